from __future__ import annotations

from collections import Counter
from itertools import accumulate

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotator.domain.errors import ExportError
from annotator.domain.split import SPLITS, assign

SHARES = st.tuples(st.integers(0, 9), st.integers(0, 9), st.integers(0, 9)).filter(any)


@settings(max_examples=25)
@given(st.integers(0, 60), SHARES, st.integers())
def test_every_thread_gets_a_split_and_shares_hold_within_one(
    count: int, shares: tuple[int, int, int], seed: int
) -> None:
    threads = [f"t{number}" for number in range(count)]
    assigned = assign(threads, {}, shares=shares, seed=seed)
    sizes = Counter(assigned.values())

    assert sorted(assigned) == sorted(threads)
    for split, share in zip(SPLITS, shares, strict=True):
        assert abs(sizes[split] - count * share / sum(shares)) <= 1
        assert share or not sizes[split]


@settings(max_examples=25)
@given(st.lists(st.integers(0, 8), max_size=5), SHARES)
def test_what_comes_later_fills_up_and_shares_still_hold(batches: list[int], shares: tuple[int, int, int]) -> None:
    sizes: Counter[str] = Counter()
    for first, batch in zip(accumulate(batches, initial=0), batches, strict=False):
        sizes.update(assign((f"t{first + n}" for n in range(batch)), sizes, shares=shares, seed=first).values())

    for split, share in zip(SPLITS, shares, strict=True):
        assert abs(sizes[split] - sum(batches) * share / sum(shares)) <= 1


def test_the_seed_alone_decides_not_the_order_of_import() -> None:
    threads = [f"t{number}" for number in range(50)]
    once = assign(threads, {}, shares=(80, 10, 10), seed=1)

    assert assign(threads[::-1], {}, shares=(80, 10, 10), seed=1) == once
    assert assign(threads, {}, shares=(80, 10, 10), seed=2) != once
    assert Counter(once.values()) == {"train": 40, "dev": 5, "test": 5}


@pytest.mark.parametrize("shares", [(0, 0, 0), (-1, 1, 1)])
def test_shares_that_say_nothing_are_refused(shares: tuple[int, int, int]) -> None:
    with pytest.raises(ExportError, match="80,10,10"):
        assign(["t"], {}, shares=shares, seed=0)
