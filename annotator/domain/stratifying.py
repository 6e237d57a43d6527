"""Sharing groups of threads out among splits, so that each split has its share of threads and of every label."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

Label = tuple[str, str]
"""A layer and one of its labels."""


@dataclass(slots=True)
class Holding:
    """What a group of threads, or a split, holds."""

    threads: int = 0
    labels: Counter[Label] = field(default_factory=Counter)

    def add(self, threads: int, labels: Mapping[Label, int]) -> None:
        """Take in some more."""
        self.threads += threads
        self.labels.update(labels)


def shared(shares: Sequence[int], held: Sequence[int], coming: int) -> list[float]:
    """Return how much each split should hold of what the splits hold and of what is coming."""
    total = sum(held) + coming
    return [share * total / sum(shares) for share in shares]


def stratify(groups: Sequence[Holding], splits: Sequence[Holding], shares: Sequence[int]) -> list[int]:
    """Return for each group the number of the split that it goes to; ``splits`` are filled with them.

    Iterative stratification (Sechidis, Tsoumakas and Vlahavas 2011, "On the stratification of multi-label data",
    section 3.2): the label that the fewest groups still have is shared out first. Their groups have a label once or
    not at all; as ours are threads with many, those with the most of it go first, and a group goes where it brings
    the splits nearest to their shares of all its labels and of threads (least chi-square, each label counting alike).
    The last groups that have a label go to the splits that have none of it, so that a rare one stands in every split
    where there are groups enough. A split takes no group of which more than half is above its share of threads while
    another has room. Groups without labels come last, the largest first, each to the split that lacks most threads.
    """
    sharing = _Sharing(groups, splits, shares)
    having: dict[Label, set[int]] = {}
    for number, group in enumerate(groups):
        for label in group.labels:
            having.setdefault(label, set()).add(number)
    while having:
        rarest = min(having, key=lambda label: (len(having[label]), label))
        places = sorted(having[rarest], key=lambda number: (-groups[number].labels[rarest], number))
        for left, number in zip(range(len(places), 0, -1), places, strict=True):
            sharing.place(number, sharing.for_label(number, rarest, left))
            for label in groups[number].labels:
                having[label].discard(number)
        having = {label: numbers for label, numbers in having.items() if numbers}
    for number in sorted(sharing.waiting, key=lambda number: (-groups[number].threads, number)):
        sharing.place(number, sharing.furthest_below)
    return [sharing.placed[number] for number in range(len(groups))]


class _Sharing:
    """Groups being shared out, and how much each split should hold."""

    def __init__(self, groups: Sequence[Holding], splits: Sequence[Holding], shares: Sequence[int]) -> None:
        self._groups, self._splits = groups, splits
        self._able = [number for number, share in enumerate(shares) if share]
        coming = Holding()
        for group in groups:
            coming.add(group.threads, group.labels)
        self._threads = shared(shares, [split.threads for split in splits], coming.threads)
        self._labels = {
            label: shared(shares, [split.labels[label] for split in splits], count)
            for label, count in coming.labels.items()
        }
        self.waiting = set(range(len(groups)))
        self.placed: dict[int, int] = {}

    @property
    def furthest_below(self) -> int:
        """The split that lacks most threads; the first of equals."""
        return max(self._able, key=self._room)

    def for_label(self, number: int, label: Label, left: int) -> int:
        """Return the split for a group; ``left`` groups, this one with them, still have the label."""
        fitting = [split for split in self._able if 2 * self._room(split) >= self._groups[number].threads]
        without = [split for split in fitting if not self._splits[split].labels[label]]
        among = without if without and left <= len(without) else fitting
        return min(among, key=lambda split: self._strain(number, split), default=self.furthest_below)

    def place(self, number: int, split: int) -> None:
        """Put a group into a split."""
        self._splits[split].add(self._groups[number].threads, self._groups[number].labels)
        self.waiting.discard(number)
        self.placed[number] = split

    def _room(self, split: int) -> float:
        return self._threads[split] - self._splits[split].threads

    def _strain(self, number: int, split: int) -> float:
        """Return by how much a group, put into a split, raises its chi-square (below zero: lowers it)."""
        group, held = self._groups[number], self._splits[split]
        strain = _raised(held.threads, group.threads, self._threads[split], sum(self._threads))
        for label, count in group.labels.items():
            strain += _raised(held.labels[label], count, self._labels[label][split], sum(self._labels[label]))
        return strain


def _raised(held: int, more: int, wanted: float, total: float) -> float:
    """Return by how much the square of what is wanted and not held rises with some more, as a share of both."""
    return more * (2 * (held - wanted) + more) / (wanted * total)
