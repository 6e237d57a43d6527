"""Pairing spans that overlap: as many as can be, the same from both sides."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from annotator.review.aligning import Range, overlapping_pairs

RANGES = st.lists(
    st.tuples(st.integers(0, 20), st.integers(1, 8)).map(lambda each: (each[0], each[0] + each[1])),
    max_size=7,
    unique=True,
).map(sorted)


def most(first: list[Range], second: list[Range]) -> int:
    """Return the greatest number of pairs, by trying all."""
    if not first:
        return 0
    (start, end), rest = first[0], first[1:]
    best = most(rest, second)
    for at, other in enumerate(second):
        if start < other[1] and other[0] < end:
            best = max(best, 1 + most(rest, second[:at] + second[at + 1 :]))
    return best


@given(RANGES, RANGES)
def test_as_many_pairs_as_can_be(first: list[Range], second: list[Range]) -> None:
    pairs = overlapping_pairs(first, second)
    assert len(pairs) == most(first, second)
    assert len({one for one, _ in pairs}) == len({two for _, two in pairs}) == len(pairs)
    assert all(first[one][0] < second[two][1] and second[two][0] < first[one][1] for one, two in pairs)


@given(RANGES, RANGES)
def test_the_same_from_both_sides(first: list[Range], second: list[Range]) -> None:
    second = [each for each in second if each not in first]
    back = overlapping_pairs(second, first)
    assert overlapping_pairs(first, second) == sorted((one, two) for two, one in back)
