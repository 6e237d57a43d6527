"""Dealing threads out: evenly, the same for one seed, and never touching what somebody has already."""

from __future__ import annotations

from collections import Counter
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.domain.assignment import AssignmentAct, Deal, Dealing, deal
from annotator.domain.errors import AnnotatorError

NAMES = tuple(f"annotator {number}" for number in range(10))
dealings = st.integers(1, len(NAMES)).flatmap(
    lambda number: st.builds(
        Dealing,
        to=st.just(NAMES[:number]),
        share=st.integers(0, 100) if number > 1 else st.just(0),
        by=st.integers(2, max(2, number)),
        seed=st.integers(0, 2**32),
    )
)
counts = st.integers(0, 120)


def threads(count: int, first: int = 0) -> list[str]:
    """Return the ids of some threads."""
    return [f"thread {number}" for number in range(first, first + count)]


def holders(made: Deal) -> dict[str, list[str]]:
    """Return who has each thread."""
    found: dict[str, list[str]] = {}
    for thread, name in made.pairs:
        found.setdefault(thread, []).append(name)
    return found


def meetings(made: Deal, names: tuple[str, ...]) -> Counter[tuple[str, str]]:
    """Return how often each pair of annotators has the same thread."""
    met = Counter(dict.fromkeys(combinations(sorted(names), 2), 0))
    met.update(pair for own in holders(made).values() for pair in combinations(sorted(own), 2))
    return met


@given(counts, dealings)
def test_everybody_gets_as_many_threads(count: int, dealing: Dealing) -> None:
    made = deal(threads(count), {}, dealing)
    got = [made.of.get(name, 0) for name in dealing.to]
    assert max(got) - min(got) <= 1
    assert sorted(holders(made)) == sorted(threads(count))


@given(counts, dealings)
def test_the_share_goes_to_as_many_annotators_as_asked(count: int, dealing: Dealing) -> None:
    own = holders(deal(threads(count), {}, dealing))
    sizes = Counter(len(set(each)) for each in own.values())
    several = (count * dealing.share + 50) // 100
    assert sizes == Counter({size: number for size, number in ((dealing.by, several), (1, count - several)) if number})


@given(counts, st.integers(2, len(NAMES)), st.integers(0, 100), st.integers(0, 2**32))
def test_all_pairs_meet_as_often(count: int, number: int, share: int, seed: int) -> None:
    dealing = Dealing(to=NAMES[:number], share=share, by=2, seed=seed)
    met = meetings(deal(threads(count), {}, dealing), dealing.to)
    assert max(met.values()) - min(met.values()) <= 1


@given(counts, dealings, st.randoms(use_true_random=False))
def test_the_same_seed_deals_alike_whatever_the_order(count: int, dealing: Dealing, chance: object) -> None:
    shuffled = threads(count)
    chance.shuffle(shuffled)  # type: ignore[attr-defined]  # hypothesis gives a Random
    assert deal(shuffled, {}, dealing) == deal(threads(count), {}, dealing)


@given(counts, counts, dealings, dealings)
def test_what_somebody_has_stays(count: int, more: int, first: Dealing, second: Dealing) -> None:
    standing = holders(deal(threads(count), {}, first))
    made = deal(threads(count + more), standing, second)
    assert not standing.keys() & holders(made).keys()
    assert made.left == count
    got = [made.of.get(name, 0) for name in second.to]
    assert max(got) - min(got) <= 1


@given(st.integers(1, 60), st.integers(1, len(NAMES)), st.integers(0, 2**32))
def test_threads_that_come_one_by_one_are_spread_as_evenly(count: int, number: int, seed: int) -> None:
    standing: dict[str, list[str]] = {}
    for thread in threads(count):
        standing |= holders(deal([thread], standing, Dealing(to=NAMES[:number], seed=seed)))
    got = Counter(name for own in standing.values() for name in own)
    assert max(got.values()) - min(got[name] for name in NAMES[:number]) <= 1


def test_pairs_that_come_by_and_by_all_meet() -> None:
    standing: dict[str, list[str]] = {}
    for first in range(0, 60, 6):
        standing |= holders(deal(threads(6, first), standing, Dealing(to=NAMES[:6], share=50, seed=3)))
    met = Counter(pair for own in standing.values() for pair in combinations(sorted(own), 2))
    assert sum(met.values()) == 30
    assert set(met) == set(combinations(sorted(NAMES[:6]), 2))


def test_another_seed_deals_otherwise() -> None:
    dealt = {deal(threads(40), {}, Dealing(to=NAMES[:3], seed=seed)).pairs for seed in range(8)}
    assert len(dealt) == 8


def test_an_act_is_taken_back_by_its_inverse() -> None:
    act = AssignmentAct("Ada", (("thread 1", "Ben"),), (("thread 2", "Ben"),))
    assert act.inverse() == AssignmentAct("Ada", (("thread 2", "Ben"),), (("thread 1", "Ben"),))
    assert act.inverse().inverse() == act


@pytest.mark.parametrize(
    ("dealing", "said"),
    [
        ({"to": ()}, "Say who shall label: name at least one annotator."),
        ({"to": ("Ada", "Ada")}, "Somebody is named twice; name each annotator once."),
        ({"to": ("Ada", "Ben"), "share": 101}, "The share is 101 percent; it must be between 0 and 100."),
        (
            {"to": ("Ada", "Ben"), "share": 10, "by": 1},
            "Threads that are labelled more than once need two annotators or more.",
        ),
        (
            {"to": ("Ada", "Ben"), "share": 10, "by": 3},
            "3 annotators are asked for on each of these threads and only 2 named.",
        ),
    ],
)
def test_what_cannot_be_dealt_is_refused(dealing: dict[str, object], said: str) -> None:
    with pytest.raises(AnnotatorError, match="^" + said.replace(".", r"\.") + "$"):
        Dealing(**dealing)  # type: ignore[arg-type]
