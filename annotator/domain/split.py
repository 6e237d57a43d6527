"""Splits of a dataset: whole threads with all that belongs with them, assigned once and for all."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Literal

from annotator.domain.errors import ExportError
from annotator.domain.grouping import Groups
from annotator.domain.stratifying import Holding, Label, shared, stratify

Split = Literal["train", "dev", "test"]
SPLITS: tuple[Split, ...] = ("train", "dev", "test")

GroupBy = Literal["thread", "author", "date"]
GROUPINGS: tuple[GroupBy, ...] = ("thread", "author", "date")
"""What stays together or apart: threads alone; all threads of an article's author; the oldest in train, the newest in
test. Near-duplicates stay together in each."""

_NAMES: Mapping[str, Split] = {
    **{split: split for split in SPLITS},
    **dict.fromkeys(("training",), "train"),
    **dict.fromkeys(("development", "valid", "validation", "val"), "dev"),
    **dict.fromkeys(("testing",), "test"),
}


def split_named(name: str | None) -> Split | None:
    """Return the split that a file means by a name; None where it means none of ours."""
    return None if name is None else _NAMES.get(name.strip().casefold())


@dataclass(frozen=True, slots=True, kw_only=True)
class ThreadToSplit:
    """What decides where a thread goes: the split that it has, its article's author and time, its labels' counts."""

    id: str
    split: Split | None = None
    author: str | None = None
    created: str | None = None
    labels: Mapping[Label, int] = field(default_factory=dict, hash=False)


@dataclass(frozen=True, slots=True)
class Assignment:
    """The splits of threads that had none; how many groups earlier assignments tore, and threads without a date."""

    assigned: Mapping[str, Split] = field(default_factory=dict, hash=False)
    torn: int = 0
    undated: int = 0


def assign(
    threads: Iterable[ThreadToSplit],
    alike: Iterable[Sequence[str]] = (),
    *,
    shares: tuple[int, int, int],
    seed: int,
    group_by: GroupBy = "thread",
    stratified: bool = True,
) -> Assignment:
    """Assign the threads that have no split; the others stay where they are.

    ``alike`` are groups of ids of near-duplicate threads. A group that has a thread in a split goes there, and where
    most of its threads are if they are in several. All others are shared out by the labels that they hold, or without
    ``stratified`` to the split that is furthest below its share of threads; by date, the oldest fill up train and the
    newest test, a group counting as its newest thread, and threads without a date as the oldest. ``shares`` are for
    train, dev and test, in any unit. The order in which threads come changes nothing; ``seed`` decides who of equals
    goes where.

    Raises:
        ExportError: a share is negative, or all are zero.
    """
    if min(shares) < 0 or sum(shares) == 0:
        raise ExportError("The shares of a split must be three numbers such as 80,10,10, none below zero.")
    known = {thread.id: thread for thread in threads}
    splits = [Holding() for _ in SPLITS]
    assigned: dict[str, Split] = {}
    waiting: list[list[ThreadToSplit]] = []
    torn = 0
    for group in _groups(known, alike, by_author=group_by == "author"):
        held = Counter(thread.split for thread in group if thread.split is not None)
        if not held:
            waiting.append(group)
            continue
        torn += len(held) > 1
        home = max(SPLITS, key=lambda split: held[split])
        for thread in group:
            if thread.split is None:
                assigned[thread.id] = home
            splits[SPLITS.index(thread.split or home)].add(1, thread.labels if stratified else {})
    random.Random(seed).shuffle(waiting)  # noqa: S311 - repeatable, not secret
    places = (
        _by_date(waiting, splits, shares) if group_by == "date" else _by_labels(waiting, splits, shares, stratified)
    )
    for group, place in zip(waiting, places, strict=True):
        assigned.update(dict.fromkeys((thread.id for thread in group), SPLITS[place]))
    undated = sum(_time(known[thread]) is None for thread in assigned) if group_by == "date" else 0
    return Assignment(assigned, torn, undated)


def _groups(
    known: Mapping[str, ThreadToSplit], alike: Iterable[Sequence[str]], *, by_author: bool
) -> list[list[ThreadToSplit]]:
    """Return the threads that belong together, in an order that their ids alone decide."""
    groups = Groups[str]()
    for first, *others in alike:
        for other in others:
            groups.unite(first, other)
    if by_author:
        first_of: dict[str, str] = {}
        for thread in known.values():
            author = " ".join((thread.author or "").casefold().split())
            if author:
                groups.unite(first_of.setdefault(author, thread.id), thread.id)
    return [[known[thread] for thread in group] for group in groups.of(sorted(known))]


def _by_labels(
    waiting: Sequence[Sequence[ThreadToSplit]], splits: Sequence[Holding], shares: Sequence[int], stratified: bool
) -> list[int]:
    groups = [Holding() for _ in waiting]
    for group, threads in zip(groups, waiting, strict=True):
        for thread in threads:
            group.add(1, thread.labels if stratified else {})
    return stratify(groups, splits, shares)


def _by_date(waiting: Sequence[Sequence[ThreadToSplit]], splits: Sequence[Holding], shares: Sequence[int]) -> list[int]:
    """Return the splits of groups: what each split lacks is filled up in the order of time."""
    coming = sum(map(len, waiting))
    held = [split.threads for split in splits]
    lacks = [max(0.0, wanted - own) for wanted, own in zip(shared(shares, held, coming), held, strict=True)]
    ends = [sum(lacks[: split + 1]) * coming / (sum(lacks) or 1) for split in range(len(lacks))]
    able = [split for split, lack in enumerate(lacks) if lack]
    places: dict[int, int] = {}
    before = 0
    for number in sorted(range(len(waiting)), key=lambda number: _newest(waiting[number])):
        middle = before + len(waiting[number]) / 2
        places[number] = next((split for split in able if middle < ends[split]), able[-1])
        before += len(waiting[number])
    return [places[number] for number in range(len(waiting))]


def _newest(group: Sequence[ThreadToSplit]) -> tuple[float, str]:
    """Return what puts a group into the order of time, those of one time by their ids."""
    times = [time for thread in group if (time := _time(thread)) is not None]
    return max(times, default=float("-inf")), min(thread.id for thread in group)


def _time(thread: ThreadToSplit) -> float | None:
    """Return when a thread's article was written, in seconds since 1970; None where no date says it.

    Years and months count as their first day, times without a zone as UTC.
    """
    said = thread.created or ""
    try:
        time = datetime.fromisoformat(said if len(said) > 7 else f"{said[:4]}{said[4:] or '-01'}-01")
    except ValueError:
        return None
    return (time if time.tzinfo else time.replace(tzinfo=UTC)).timestamp()
