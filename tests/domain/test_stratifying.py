from __future__ import annotations

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from annotator.domain.stratifying import Holding, stratify

A, B = ("layer", "a"), ("layer", "b")
GROUPS = st.lists(
    st.builds(
        lambda threads, labels: Holding(threads, Counter(labels)),
        st.integers(1, 4),
        st.dictionaries(st.sampled_from([A, B]), st.integers(1, 5)),
    ),
    max_size=20,
)
SHARES = st.tuples(st.integers(0, 9), st.integers(0, 9), st.integers(0, 9)).filter(any)


@given(GROUPS, SHARES)
def test_splits_hold_what_they_were_given_and_none_more_than_its_share_and_a_group(
    groups: list[Holding], shares: tuple[int, int, int]
) -> None:
    splits = [Holding() for _ in shares]
    places = stratify(groups, splits, shares)

    total = sum(group.threads for group in groups)
    largest = max((group.threads for group in groups), default=0)
    for number, (split, share) in enumerate(zip(splits, shares, strict=True)):
        own = [group for group, place in zip(groups, places, strict=True) if place == number]
        assert split.threads == sum(group.threads for group in own)
        assert split.labels == sum((group.labels for group in own), Counter())
        assert split.threads <= total * share / sum(shares) + largest
        assert share or not own


def test_the_groups_with_the_most_of_a_label_do_not_all_go_to_the_largest_split() -> None:
    groups = [Holding(1, Counter({A: 100 if number < 10 else 1})) for number in range(100)]
    splits = [Holding() for _ in range(3)]
    stratify(groups, splits, (80, 10, 10))
    assert [split.threads for split in splits] == [80, 10, 10]
    assert [split.labels[A] for split in splits] == [872, 109, 109]


def test_a_label_of_three_groups_stands_in_three_splits_whatever_else_they_hold() -> None:
    groups = [Holding(1, Counter({B: 9, **({A: 1} if number in (3, 4, 70) else {})})) for number in range(100)]
    splits = [Holding() for _ in range(3)]
    stratify(groups, splits, (90, 5, 5))
    assert [split.labels[A] for split in splits] == [1, 1, 1]
