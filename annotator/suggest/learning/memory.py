"""What a project remembers of names: how often each was given which label, or none, in how many threads.

A name that is always the same label is nearly certain at its next turn; one that goes both ways says so by its counts.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

Kind = int
"""By what a name is known again: its words as they are, its words in any case, its last word."""
KINDS = 3
LONGEST = 12  # words of a name that is remembered

Key = tuple[Kind, str]


def keys(words: Sequence[str]) -> tuple[Key, ...]:
    """Return by what a name of these words is known again."""
    whole = " ".join(words)
    return (0, whole), (1, whole.lower()), (2, words[-1].lower())


class Memory:
    """Counts of labels by name; "" stands for having been left without one, or refused."""

    def __init__(self) -> None:
        self._counts: dict[Key, dict[str, Counter[str]]] = defaultdict(lambda: defaultdict(Counter))
        self._totals: dict[Key, Counter[str]] = defaultdict(Counter)
        self._lengths: dict[str, set[int]] = defaultdict(set)

    def __len__(self) -> int:
        """Return how many names are known, written alike in any case."""
        return sum(1 for (kind, _), count in self._totals.items() if kind == 1 and count.total() > count[""])

    def add(self, words: Sequence[str], label: str, group: str) -> None:
        """Remember that a name of these words was given a label, or "" for none, in a group."""
        for key in keys(words):
            self._counts[key][group][label] += 1
            self._totals[key][label] += 1
        if label and len(words) <= LONGEST:
            self._lengths[words[0].lower()].add(len(words))

    def knows(self, words: Sequence[str]) -> bool:
        """Tell whether these words were decided anywhere, as a name or as none."""
        return (0, " ".join(words)) in self._totals

    def counts(self, key: Key, labels: Sequence[str], without: str | None = None) -> list[int]:
        """Return how often each label was given, ``without`` what is known from one group."""
        total = self._totals.get(key)
        if total is None:
            return [0] * len(labels)
        own = self._counts[key].get(without) if without is not None else None
        return [total[label] - (own[label] if own else 0) for label in labels]

    def places(self, words: Sequence[str]) -> Iterator[tuple[int, int]]:
        """Yield where names that are known stand, written as before or with a capital."""
        low = [word.lower() for word in words]
        for start, word in enumerate(low):
            for length in self._lengths.get(word, ()):
                end = start + length
                if end <= len(words) and (self._is_name((1, " ".join(low[start:end])))):
                    whole = " ".join(words[start:end])
                    if self._is_name((0, whole)) or any(letter.isupper() for letter in whole):
                        yield start, end

    def names(self, *, at_least: int) -> dict[tuple[str, ...], str]:
        """Return the names, by their words as they are written, that were given one label throughout, so many times."""
        return {
            tuple(name.split(" ")): label
            for (kind, name), count in self._totals.items()
            if kind == 0
            for label, times in [count.most_common(1)[0]]
            if label and at_least <= times == count.total()
        }

    def plain(self) -> list[Any]:
        """Return lists that ``from_plain`` makes the same of."""
        return [[kind, name, dict(count)] for (kind, name), count in sorted(self._totals.items())]

    @classmethod
    def from_plain(cls, plain: Iterable[Any]) -> Memory:
        """Return what ``plain`` came from; of which groups it came is forgotten."""
        memory = cls()
        for kind, name, counts in plain:
            memory._totals[kind, name] = Counter(counts)
            words = name.split(" ")
            if kind == 1 and any(label for label in counts) and len(words) <= LONGEST:
                memory._lengths[words[0]].add(len(words))
        return memory

    def _is_name(self, key: Key) -> bool:
        total = self._totals.get(key)
        return total is not None and total.total() > total[""]
