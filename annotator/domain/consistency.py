"""Texts that are labelled one way here and another way, or not at all, there."""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from annotator.domain.annotation import SpanAnnotation
from annotator.domain.finding import LabelledText, Place, folded, reads_as, same_line
from annotator.domain.tokens import rough_tokens

Key = tuple[str, str]
"""A layer and a text, as it is compared."""


MOST_OF_A_TEXT = 2_000
"""How many places of one text a list holds at most."""


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
        names = list(self._labels)
        # Of a text that is labelled thousands of times the rare labels are what somebody wants to look at.
        room = {key: _rarest_first(labels) for key, labels in mixed.items()}
        gathered: dict[int, list[Place]] = {key: [] for key in mixed}
        for at in range(0, len(self._places), 5):
            key, label, document, start, end = self._places[at : at + 5]
            if key in mixed and room[key][label] > 0:
                room[key][label] -= 1
                layer = self._texts[key][0]
                place = Place(document, threads[document], start, end, layer=layer, label=names[label])
                gathered[key].append(place)
        found = [
            LabelledText(
                *self._texts[key],
                counts_of(names[label] for label in labels.elements()),
                tuple(gathered[key]),
                labels.total(),
            )
            for key, labels in mixed.items()
        ]
        return tuple(sorted(found, key=lambda each: -each.total))

    def frequent(self, least: int) -> KnownTexts:
        """Return the texts that are labelled at least so often, as they are written, with their labels."""
        names = list(self._labels)
        known = {
            self._texts[key]: counts_of(names[label] for label in given.elements())
            for key, given in self._given().items()
            if given.total() >= least
        }
        return KnownTexts(known)

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


def counts_of(labels: Iterable[str]) -> tuple[tuple[str, int], ...]:
    """Return how often each label is there, the most frequent first."""
    return tuple(sorted(Counter(labels).items(), key=lambda pair: (-pair[1], pair[0])))


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
