"""Who labels which threads: dealt out at random and evenly, some to several so that agreement can be measured."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from annotator.domain.errors import AnnotatorError

Pairs = tuple[tuple[str, str], ...]
"""Threads and annotators, by id and name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Dealing:
    """How threads are dealt out.

    Of all of them, ``share`` percent go to ``by`` annotators each, the others to one. ``threads`` are ids, or None for
    all that nobody has. The same ``seed`` deals alike.
    """

    to: tuple[str, ...]
    share: int = 0
    by: int = 2
    seed: int = 0
    threads: tuple[str, ...] | None = None

    def __post_init__(self) -> None:
        """Check that it can be done.

        Raises:
            AnnotatorError: it cannot.
        """
        if not self.to:
            raise AnnotatorError("Say who shall label: name at least one annotator.")
        if len(set(self.to)) < len(self.to):
            raise AnnotatorError("Somebody is named twice; name each annotator once.")
        if not 0 <= self.share <= 100:
            raise AnnotatorError("The share is {share} percent; it must be between 0 and 100.", share=self.share)
        if self.share and self.by < 2:
            raise AnnotatorError("Threads that are labelled more than once need two annotators or more.")
        if self.share and self.by > len(self.to):
            raise AnnotatorError(
                "{by} annotators are asked for on each of these threads and only {number} named.",
                by=self.by,
                number=len(self.to),
            )


@dataclass(frozen=True, slots=True, kw_only=True)
class Deal:
    """What is dealt: who gets which threads. ``left`` counts threads that were asked for and have somebody already."""

    pairs: Pairs
    left: int = 0

    @property
    def threads(self) -> int:
        """How many threads are dealt."""
        return len({thread for thread, _ in self.pairs})

    @property
    def several(self) -> int:
        """How many of them go to more than one annotator."""
        return len(self._shared_threads)

    @property
    def of(self) -> dict[str, int]:
        """How many threads each annotator gets, by name; those who get none are left out."""
        return dict(sorted(Counter(annotator for _, annotator in self.pairs).items()))

    @property
    def shared(self) -> dict[str, int]:
        """How many of an annotator's threads others get, too; those who share none are left out."""
        threads = self._shared_threads
        return dict(Counter(annotator for thread, annotator in self.pairs if thread in threads))

    @property
    def _shared_threads(self) -> frozenset[str]:
        holders = Counter(thread for thread, _ in self.pairs)
        return frozenset(thread for thread, number in holders.items() if number > 1)


@dataclass(frozen=True, slots=True)
class AssignmentAct:
    """Threads given to annotators and taken from them, by whoever assigned them; undone as one."""

    annotator: str
    given: Pairs
    taken: Pairs = ()

    @property
    def thread(self) -> None:
        """It happens in no thread."""
        return

    @property
    def documents(self) -> frozenset[str]:
        """It touches nobody's labels."""
        return frozenset()

    def inverse(self) -> AssignmentAct:
        """Return the act that takes this one back."""
        return AssignmentAct(self.annotator, self.taken, self.given)


def deal(threads: Iterable[str], standing: Mapping[str, Sequence[str]], dealing: Dealing) -> Deal:
    """Deal out the threads that are not in ``standing``, which tells who has which already and stays as it is.

    Nobody gets more than one thread more than another. Who gets that one, and which annotators meet on a thread, is
    chosen so that with what stands already everybody has as many, and all pairs meet as often, as can be.
    """
    asked = list(dict.fromkeys(threads))
    free = sorted(thread for thread in asked if not standing.get(thread))
    chance = random.Random(dealing.seed)  # noqa: S311 - repeatable, not secret
    chance.shuffle(free)
    names = sorted(dealing.to)
    chance.shuffle(names)
    hands = _Hands(names, standing)
    several = (len(free) * dealing.share + 50) // 100
    pairs = [(thread, name) for thread in free[:several] for name in hands.together(dealing.by)]
    pairs += [(thread, hands.one()) for thread in free[several:]]
    return Deal(pairs=tuple(sorted(pairs)), left=len(asked) - len(free))


class _Hands:
    """What everybody holds while it is dealt, so that the next thread goes to whoever has least."""

    def __init__(self, names: Sequence[str], standing: Mapping[str, Sequence[str]]) -> None:
        self._places = {name: place for place, name in enumerate(names)}
        self._meetings: list[tuple[str, str]] = _schedule(names)
        self._dealt = dict.fromkeys(names, 0)
        self._held = dict.fromkeys(names, 0)
        self._met: dict[tuple[str, str], int] = dict.fromkeys(self._meetings, 0)
        for holders in standing.values():
            self._count(sorted(set(holders).intersection(names), key=self._places.__getitem__))

    def one(self) -> str:
        """Return who gets a thread alone."""
        name = min(self._least(()), key=lambda name: (self._held[name], self._places[name]))
        self._give([name])
        return name

    def together(self, number: int) -> list[str]:
        """Return the annotators, two or more, who all get a thread."""
        least = self._least(())
        if len(least) > 1:
            meetings = [pair for pair in self._meetings if least.issuperset(pair)]
        else:
            (first,) = least
            rest = self._least(least)
            meetings = [pair for pair in self._meetings if first in pair and not rest.isdisjoint(pair)]
        # Of equals the first of the schedule, by which everybody's turn comes as often.
        first_two = min(meetings, key=lambda pair: (self._met[pair], sum(self._held[name] for name in pair)))
        chosen = list(first_two)
        while len(chosen) < number:
            chosen.append(
                min(
                    self._least(chosen),
                    key=lambda name: (
                        sum(self._met[self._pair(name, other)] for other in chosen),
                        self._held[name],
                        self._places[name],
                    ),
                )
            )
        self._give(chosen)
        return chosen

    def _least(self, without: Iterable[str]) -> set[str]:
        """Return those who were dealt fewest, but for some."""
        others = self._dealt.keys() - set(without)
        fewest = min(self._dealt[name] for name in others)
        return {name for name in others if self._dealt[name] == fewest}

    def _give(self, names: Sequence[str]) -> None:
        for name in names:
            self._dealt[name] += 1
        self._count(names)

    def _count(self, names: Sequence[str]) -> None:
        for name in names:
            self._held[name] += 1
        for one, other in combinations(names, 2):
            self._met[self._pair(one, other)] += 1

    def _pair(self, one: str, other: str) -> tuple[str, str]:
        return (one, other) if self._places[one] < self._places[other] else (other, one)


def _schedule(names: Sequence[str]) -> list[tuple[str, str]]:
    """Return every pair once, ordered so that wherever one stops nobody was in more than one pair more than another.

    For an even number these are rounds in which everybody meets somebody (the circle method of tournaments); for an
    odd one rings through everybody (Walecki's), of which every second pair is taken, twice around.
    """
    *circle, last = names
    size = len(circle)
    pairs: list[tuple[str, str]] = []
    for turn in range(size if size % 2 else size // 2):
        if size % 2:
            pairs.append((circle[turn], last))
            pairs += [(circle[(turn + way) % size], circle[(turn - way) % size]) for way in range(1, size // 2 + 1)]
        else:
            ways = (0, *(sign * way for way in range(1, size // 2) for sign in (1, -1)), size // 2)
            ring = [last, *(circle[(turn + way) % size] for way in ways)]
            pairs += [(ring[2 * step % len(ring)], ring[(2 * step + 1) % len(ring)]) for step in range(len(ring))]
    places = {name: place for place, name in enumerate(names)}
    return [(one, other) if places[one] < places[other] else (other, one) for one, other in pairs]
