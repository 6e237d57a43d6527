"""Texts that are labelled one way here and another way, or not at all, there."""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import overload

from annotator.domain.annotation import SpanAnnotation
from annotator.domain.finding import LabelledText, Place, folded, reads_as, same_line
from annotator.domain.tokens import rough_tokens

Key = tuple[str, str]
"""A layer and a text, as it is compared."""


MOST_OF_A_TEXT = 2_000
"""How many places of one text a list holds at most."""


@dataclass(frozen=True, slots=True)
class PackedPlaces(Sequence[Place]):
    """Places of one layer in forty bytes each, quick to hand to another process; a place is made when it is asked for.

    ``labels`` are the labels that they have, "" for none.
    """

    layer: str
    labels: tuple[str, ...]
    _numbers: array[int] = field(default_factory=lambda: array("q"), repr=False)

    def add(self, document: int, thread: int, start: int, end: int, label: int) -> None:
        """Add a place; ``label`` is the place of its label in ``labels``."""
        self._numbers.extend((document, thread, start, end, label))

    def __len__(self) -> int:
        return len(self._numbers) // 5

    @overload
    def __getitem__(self, at: int) -> Place: ...
    @overload
    def __getitem__(self, at: slice) -> tuple[Place, ...]: ...
    def __getitem__(self, at: int | slice) -> Place | tuple[Place, ...]:
        if isinstance(at, slice):
            return tuple(self[each] for each in range(*at.indices(len(self))))
        first = range(0, len(self._numbers), 5)[at]
        document, thread, start, end, label = self._numbers[first : first + 5]
        return Place(document, thread, start, end, layer=self.layer, label=self.labels[label])


class LabelledTexts:
    """Gathers the spans of a project by their text; some forty bytes for each."""

    def __init__(self) -> None:
        self._keys: dict[Key, int] = {}
        self._texts: list[tuple[str, str]] = []
        self._labels: dict[str, int] = {}
        self._places = array("q")

    def add(self, document: int, text: str, span: SpanAnnotation) -> None:
        """Take note of a span of a document's text; ``document`` is its number."""
        shown = same_line(text[span.start : span.end])
        key = self._keys.setdefault((span.layer, shown.casefold()), len(self._keys))
        if key == len(self._texts):
            self._texts.append((span.layer, shown))
        elif self._texts[key][1].isupper() and not shown.isupper():
            self._texts[key] = (span.layer, shown)  # a name reads better than its shout in a dateline
        label = self._labels.setdefault(span.label, len(self._labels))
        self._places.extend((key, label, document, span.start, span.end))

    def differing(self, threads: Mapping[int, int]) -> tuple[LabelledText, ...]:
        """Return the texts with two labels or more in one layer, the most frequent first.

        ``threads`` says of which thread each document is.
        """
        given = self._given()
        mixed = {key: labels for key, labels in given.items() if len(labels) > 1}
        names = tuple(self._labels)
        # Of a text that is labelled thousands of times the rare labels are what somebody wants to look at.
        room = {key: _rarest_first(labels) for key, labels in mixed.items()}
        gathered = {key: PackedPlaces(self._texts[key][0], names) for key in mixed}
        for at in range(0, len(self._places), 5):
            key, label, document, start, end = self._places[at : at + 5]
            if key in mixed and room[key][label] > 0:
                room[key][label] -= 1
                gathered[key].add(document, threads[document], start, end, label)
        found = [
            LabelledText(*self._texts[key], self._counts(labels), gathered[key], labels.total())
            for key, labels in mixed.items()
        ]
        return tuple(sorted(found, key=lambda each: -each.total))

    def frequent(self, least: int) -> KnownTexts:
        """Return the texts that are labelled at least so often, as they are written, with their labels."""
        known = {
            self._texts[key]: self._counts(given) for key, given in self._given().items() if given.total() >= least
        }
        return KnownTexts(known)

    def _counts(self, given: Counter[int]) -> tuple[tuple[str, int], ...]:
        names = tuple(self._labels)
        return counts_of({names[label]: count for label, count in given.items()})

    def _given(self) -> dict[int, Counter[int]]:
        """Return how often each text has each label."""
        given: dict[int, Counter[int]] = {}
        for at in range(0, len(self._places), 5):
            given.setdefault(self._places[at], Counter())[self._places[at + 1]] += 1
        return given


def _rarest_first(labels: Counter[int]) -> dict[int, int]:
    """Return how many places of each label have room in a list."""
    left = MOST_OF_A_TEXT
    room: dict[int, int] = {}
    for label, count in sorted(labels.items(), key=lambda pair: pair[1]):
        room[label] = min(count, left)
        left -= room[label]
    return room


def counts_of(labels: Mapping[str, int]) -> tuple[tuple[str, int], ...]:
    """Return how often each label is there, the most frequent first; without those that are not."""
    there = ((label, count) for label, count in labels.items() if count)
    return tuple(sorted(there, key=lambda pair: (-pair[1], pair[0])))


@dataclass(frozen=True, slots=True)
class Known:
    """A text that is labelled often: its layer, how it is written first, its labels with their numbers."""

    layer: str
    text: str
    counts: tuple[tuple[str, int], ...]


class KnownTexts:
    """Finds texts that are labelled elsewhere, all of them in one walk over the tokens of a text."""

    def __init__(self, known: Mapping[Key, tuple[tuple[str, int], ...]]) -> None:
        self._known: dict[str, list[Known]] = {}
        self._lengths: dict[str, list[int]] = {}
        for (layer, text), counts in known.items():
            self._known.setdefault(folded(text), []).append(Known(layer, text, counts))
            table = rough_tokens(text)
            if table.starts:
                lengths = self._lengths.setdefault(text[: table.ends[0]].casefold(), [])
                if len(table.starts) not in lengths:
                    lengths.append(len(table.starts))
                    lengths.sort(reverse=True)

    def __len__(self) -> int:
        return sum(len(each) for each in self._known.values())

    def found_in(self, text: str) -> Iterator[tuple[int, int, Known]]:
        """Yield each range of whole tokens that reads as a known text, with that text; the longest where several do."""
        table = rough_tokens(text)
        starts, ends = table.starts, table.ends
        at, count = 0, len(starts)
        while at < count:
            lengths = self._lengths.get(text[starts[at] : ends[at]].casefold(), ())
            for length in lengths:
                last = at + length - 1
                if last < count:
                    quote = text[starts[at] : ends[last]]
                    there = [each for each in self._known.get(folded(quote), ()) if reads_as(quote, each.text)]
                    if there:
                        yield from ((starts[at], ends[last], known) for known in there)
                        at = last
                        break
            at += 1
