from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from annotator.domain.grouping import Groups

PAIRS = st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9)), max_size=12)


@given(PAIRS, st.permutations(range(10)))
def test_what_is_united_belongs_together_through_others_too(pairs: list[tuple[int, int]], order: list[int]) -> None:
    groups = Groups[int]()
    reached = {number: {number} for number in range(10)}
    for one, other in pairs:
        groups.unite(one, other)
        joined = reached[one] | reached[other]
        reached.update(dict.fromkeys(joined, joined))

    found = groups.of(order)
    assert {frozenset(group) for group in found} == {frozenset(group) for group in reached.values()}
    assert [group[0] for group in found] == sorted((group[0] for group in found), key=order.index)
    assert all(group == sorted(group, key=order.index) for group in found)
    for one in range(10):
        for other in range(10):
            assert groups.together(one, other) == (other in reached[one])
