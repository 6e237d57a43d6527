"""Where a project lets names begin and end: words that it adds to what ships finds, and words that it leaves out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from annotator.suggest.learning.ground import Stretch


class Edges:
    """Words at the edges of names: put before, cut off in front, put behind, cut off at the end."""

    def __init__(self) -> None:
        self._words: tuple[Counter[str], ...] = (Counter(), Counter(), Counter(), Counter())

    def look(self, doc: Doc, found: Sequence[Stretch], names: Iterable[Stretch]) -> None:
        """Learn from names that differ by one word from what was found."""
        there = set(names)
        for start, end in found:
            if (start, end) not in there:
                for number, (other, word) in enumerate(_moved(doc, (start, end))):
                    if other in there:
                        self._words[number][word] += 1

    def others(self, doc: Doc, found: Iterable[Stretch]) -> Iterator[Stretch]:
        """Yield what was found with other edges, where the project has drawn such ones."""
        for stretch in found:
            for number, (other, word) in enumerate(_moved(doc, stretch)):
                if word in self._words[number]:
                    yield other

    def plain(self) -> list[Any]:
        """Return lists that ``from_plain`` makes the same of."""
        return [dict(words) for words in self._words]

    @classmethod
    def from_plain(cls, plain: Sequence[Any]) -> Edges:
        """Return what ``plain`` came from."""
        edges = cls()
        edges._words = tuple(Counter(words) for words in plain)
        return edges


def _moved(doc: Doc, stretch: Stretch) -> Iterator[tuple[Stretch, str]]:
    """Yield the four stretches that differ by a word at one edge, with that word; none there gives a blank word."""
    start, end = stretch
    several = end - start > 1
    yield ((start - 1, end), doc[start - 1].lower_) if start else (stretch, "")
    yield ((start + 1, end), doc[start].lower_) if several else (stretch, "")
    yield ((start, end + 1), doc[end].lower_) if end < len(doc) else (stretch, "")
    yield ((start, end - 1), doc[end - 1].lower_) if several else (stretch, "")
