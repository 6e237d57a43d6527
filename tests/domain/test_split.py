from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import accumulate

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotator.domain.errors import ExportError
from annotator.domain.split import GROUPINGS, SPLITS, Assignment, Split, ThreadToSplit, assign, split_named

SHARES = st.tuples(st.integers(0, 9), st.integers(0, 9), st.integers(0, 9)).filter(any)
EVEN = (80, 10, 10)
_LABELS = st.dictionaries(st.sampled_from([("mood", "glad"), ("mood", "sad"), ("names", "PERSON")]), st.integers(1, 9))
_DAYS = st.sampled_from([None, "2019", "2020-02", "2020-02-03", "2021-06-01T10:00:00+02:00", "last week"])


@st.composite
def threads(draw: st.DrawFn, *, at_most: int = 40) -> list[ThreadToSplit]:
    return [
        ThreadToSplit(
            id=f"t{number}",
            split=draw(st.sampled_from([None, None, None, *SPLITS])),
            author=draw(st.sampled_from([None, "Ada", "ada ", "Bo", "Cy"])),
            created=draw(_DAYS),
            labels=draw(_LABELS),
        )
        for number in range(draw(st.integers(0, at_most)))
    ]


def plain(count: int, first: int = 0) -> list[ThreadToSplit]:
    return [ThreadToSplit(id=f"t{number}") for number in range(first, first + count)]


def settled(each: Sequence[ThreadToSplit], assignment: Assignment) -> list[ThreadToSplit]:
    return [replace(thread, split=assignment.assigned.get(thread.id, thread.split)) for thread in each]


def sizes(assigned: Mapping[str, Split]) -> Counter[str]:
    return Counter(assigned.values())


# --- shares ---


@settings(max_examples=25)
@given(st.integers(0, 60), SHARES, st.integers(), st.booleans())
def test_every_thread_gets_a_split_and_shares_hold_within_one(
    count: int, shares: tuple[int, int, int], seed: int, labelled: bool
) -> None:
    each = [
        replace(one, labels={("mood", f"m{at % 7}"): at % 3 + 1} if labelled else {})
        for at, one in enumerate(plain(count))
    ]
    assigned = assign(each, shares=shares, seed=seed).assigned

    assert sorted(assigned) == sorted(thread.id for thread in each)
    for split, share in zip(SPLITS, shares, strict=True):
        assert abs(sizes(assigned)[split] - count * share / sum(shares)) <= 1
        assert share or not sizes(assigned)[split]


@settings(max_examples=25)
@given(st.lists(st.integers(0, 8), max_size=5), SHARES)
def test_what_comes_later_fills_up_and_shares_still_hold(batches: list[int], shares: tuple[int, int, int]) -> None:
    here: list[ThreadToSplit] = []
    for first, batch in zip(accumulate(batches, initial=0), batches, strict=False):
        here += plain(batch, first)
        here = settled(here, assign(here, shares=shares, seed=first))

    held = Counter(thread.split for thread in here)
    for split, share in zip(SPLITS, shares, strict=True):
        assert abs(held[split] - sum(batches) * share / sum(shares)) <= 1


@settings(max_examples=50)
@given(threads(), SHARES, st.integers(0, 9))
def test_shares_hold_as_far_as_groups_let_them(
    each: list[ThreadToSplit], shares: tuple[int, int, int], seed: int
) -> None:
    new = [replace(thread, split=None) for thread in each]
    assigned = assign(new, shares=shares, seed=seed, group_by="author").assigned

    authors = Counter((thread.author or thread.id).strip().casefold() for thread in new)
    largest = max(authors.values(), default=0)
    for split, share in zip(SPLITS, shares, strict=True):
        wanted = len(new) * share / sum(shares)
        assert wanted - 2 * largest <= sizes(assigned)[split] <= wanted + largest
        assert share or not sizes(assigned)[split]


@pytest.mark.parametrize("shares", [(0, 0, 0), (-1, 1, 1)])
def test_shares_that_say_nothing_are_refused(shares: tuple[int, int, int]) -> None:
    with pytest.raises(ExportError, match="80,10,10"):
        assign(plain(1), shares=shares, seed=0)


# --- what belongs together, and what stays ---


@settings(max_examples=100)
@given(threads(), SHARES, st.integers(0, 9), st.sampled_from(GROUPINGS), st.booleans(), st.data())
def test_old_ones_never_move_no_group_is_torn_and_neither_order_nor_run_changes_anything(
    each: list[ThreadToSplit],
    shares: tuple[int, int, int],
    seed: int,
    group_by: str,
    stratified: bool,
    data: st.DataObject,
) -> None:
    ids = [thread.id for thread in each]
    alike = data.draw(
        st.lists(st.lists(st.sampled_from(ids), min_size=2, max_size=4), max_size=4) if ids else st.just([])
    )
    choice = {"shares": shares, "seed": seed, "group_by": group_by, "stratified": stratified}
    once = assign(each, alike, **choice)  # type: ignore[arg-type]
    shuffled = data.draw(st.permutations(each))
    turned = data.draw(st.permutations([data.draw(st.permutations(group)) for group in alike]))

    assert assign(shuffled, turned, **choice) == once  # type: ignore[arg-type]
    assert set(once.assigned) == {thread.id for thread in each if thread.split is None}
    after = settled(each, once)
    assert assign(after, alike, **choice).assigned == {}  # type: ignore[arg-type]
    where = {thread.id: thread.split for thread in after}
    before = {thread.id: thread.split for thread in each}
    for group in connected(each, alike, by_author=group_by == "author"):
        old = {before[thread] for thread in group} - {None}
        new = {where[thread] for thread in group if before[thread] is None}
        assert len(new) <= 1
        assert not old or new <= old


def connected(each: Sequence[ThreadToSplit], alike: Sequence[Sequence[str]], *, by_author: bool) -> list[set[str]]:
    groups = [set(group) for group in alike] + [{thread.id} for thread in each]
    if by_author:
        authors = {thread.author.strip().casefold() for thread in each if thread.author}
        groups += [{one.id for one in each if (one.author or "").strip().casefold() == author} for author in authors]
    joined: list[set[str]] = []
    for group in groups:
        met = [other for other in joined if other & group]
        joined = [other for other in joined if other not in met] + [group.union(*met)]
    return joined


def test_the_seed_decides_and_nothing_else() -> None:
    once = assign(plain(50), shares=EVEN, seed=1).assigned

    assert assign(plain(50)[::-1], shares=EVEN, seed=1).assigned == once
    assert assign(plain(50), shares=EVEN, seed=2).assigned != once
    assert sizes(once) == {"train": 40, "dev": 5, "test": 5}


def test_a_near_duplicate_goes_where_the_most_of_its_kind_are_and_tears_are_counted() -> None:
    here = [
        ThreadToSplit(id="a", split="test"),
        ThreadToSplit(id="b", split="dev"),
        ThreadToSplit(id="c", split="dev"),
        *plain(3),
    ]
    found = assign(here, [["a", "b"], ["b", "c"], ["c", "t1"]], shares=(1, 0, 0), seed=0)
    assert found == Assignment({"t0": "train", "t1": "dev", "t2": "train"}, torn=1)


def test_names_of_splits_from_elsewhere_are_understood() -> None:
    assert [split_named(name) for name in ("train", "Validation", "dev", " val", "testing")] == [
        *("train", "dev", "dev", "dev", "test")
    ]
    assert split_named("held out") is split_named(None) is None


# --- labels ---


def test_rare_labels_stand_in_every_split() -> None:
    rare = {
        7: ("mood", "glad"),
        23: ("mood", "glad"),
        61: ("mood", "glad"),
        9: ("names", "X"),
        62: ("names", "X"),
        90: ("names", "X"),
    }
    each = [
        replace(thread, labels={("mood", "sad"): 3, **({rare[at]: 1} if at in rare else {})})
        for at, thread in enumerate(plain(100))
    ]
    for seed in range(5):
        assigned = assign(each, shares=EVEN, seed=seed).assigned
        assert sizes(assigned) == {"train": 80, "dev": 10, "test": 10}
        for label in set(rare.values()):
            assert {assigned[thread.id] for thread in each if label in thread.labels} == set(SPLITS)


def test_each_split_gets_its_share_of_each_label() -> None:
    each = [
        replace(thread, labels={("mood", "glad"): at % 4, ("mood", "sad"): 10 - at % 9} if at % 2 else {})
        for at, thread in enumerate(plain(200))
    ]
    assigned = assign(each, shares=(60, 20, 20), seed=3).assigned
    for label in (("mood", "glad"), ("mood", "sad")):
        held: Counter[str] = Counter()
        for thread in each:
            held[assigned[thread.id]] += thread.labels.get(label, 0)
        for split, share in zip(SPLITS, (0.6, 0.2, 0.2), strict=True):
            assert held[split] / held.total() == pytest.approx(share, abs=0.03)


def test_what_a_split_holds_already_counts() -> None:
    glad = {("mood", "glad"): 1}
    here = [ThreadToSplit(id=f"old{at}", split="train", labels=glad) for at in range(8)]
    here += [ThreadToSplit(id=f"new{at}", labels=glad if at < 2 else {}) for at in range(10)]
    assigned = assign(here, shares=(50, 25, 25), seed=0).assigned
    assert {assigned["new0"], assigned["new1"]} == {"dev", "test"}


# --- dates ---


def test_the_oldest_train_and_the_newest_test_and_undated_ones_are_told() -> None:
    days = ["2021-03-04", "2021-03-04T12:00:00+01:00", "2018", "2019-11", None, "yesterday", "2022-01-01", "1970-01-01"]
    here = [replace(thread, created=day) for thread, day in zip(plain(8), days, strict=True)]
    found = assign(here, [["t7", "t6"]], shares=(50, 25, 25), seed=0, group_by="date")

    assert found.undated == 2
    assert [found.assigned[f"t{at}"] for at in (4, 5, 2, 3)] == ["train"] * 4
    assert [found.assigned[f"t{at}"] for at in (0, 1)] == ["dev"] * 2
    assert [found.assigned[f"t{at}"] for at in (7, 6)] == ["test"] * 2


@settings(max_examples=50)
@given(st.lists(st.integers(1, 28), max_size=40), SHARES)
def test_by_date_nothing_in_train_is_newer_than_anything_in_test(days: list[int], shares: tuple[int, int, int]) -> None:
    here = [replace(thread, created=f"2024-02-{day:02}") for thread, day in zip(plain(len(days)), days, strict=True)]
    assigned = assign(here, shares=shares, seed=0, group_by="date").assigned
    order = [SPLITS.index(assigned[thread.id]) for thread in sorted(here, key=lambda each: (each.created, each.id))]
    assert order == sorted(order)
    for split, share in zip(SPLITS, shares, strict=True):
        assert abs(sizes(assigned)[split] - len(days) * share / sum(shares)) <= 1
