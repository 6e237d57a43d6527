"""The caret and the selection: values, and where each movement leads. Offsets are code points; no Qt here."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import Enum, auto

from annotator.domain.tokens import TokenTable
from annotator.gui.thread_view.paragraphs import Paragraph


@dataclass(frozen=True, slots=True)
class TextSelection:
    """A selection in one document; the caret stands at ``position``, alone where ``anchor`` equals it."""

    document_id: str
    anchor: int
    position: int

    @property
    def start(self) -> int:
        """The lower end."""
        return min(self.anchor, self.position)

    @property
    def end(self) -> int:
        """The upper end."""
        return max(self.anchor, self.position)

    @property
    def is_caret(self) -> bool:
        """Whether nothing is selected."""
        return self.anchor == self.position


class Movement(Enum):
    """A step of the caret."""

    NEXT_CHARACTER = auto()
    PREVIOUS_CHARACTER = auto()
    NEXT_TOKEN = auto()
    PREVIOUS_TOKEN = auto()
    NEXT_LINE = auto()
    PREVIOUS_LINE = auto()
    LINE_START = auto()
    LINE_END = auto()
    NEXT_SENTENCE = auto()
    PREVIOUS_SENTENCE = auto()
    NEXT_PARAGRAPH = auto()
    PREVIOUS_PARAGRAPH = auto()
    NEXT_PAGE = auto()
    PREVIOUS_PAGE = auto()
    DOCUMENT_START = auto()
    DOCUMENT_END = auto()

    @property
    def forward(self) -> bool:
        """Whether it leads towards the end of the text."""
        return self.name.startswith("NEXT") or self in {Movement.LINE_END, Movement.DOCUMENT_END}


VERTICAL = frozenset({Movement.NEXT_LINE, Movement.PREVIOUS_LINE, Movement.NEXT_PAGE, Movement.PREVIOUS_PAGE})
"""Movements that keep the caret's column."""
NEEDS_LINES = VERTICAL | {Movement.LINE_START, Movement.LINE_END}
"""Movements that depend on how the text is broken into lines."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What movements through one document go by.

    ``sentences`` begin where ``sentence_bounds`` says; ``step(offset, forward)`` is the next or previous caret stop,
    so that a caret never stands inside a character that is written with several code points.
    """

    length: int
    tokens: TokenTable
    sentences: Sequence[int]
    paragraphs: Sequence[Paragraph]
    step: Callable[[int, bool], int]


def moved(by: Movement, offset: int, reading: Reading, *, extend: bool) -> int:
    """Return where ``by`` leads from ``offset``; the same offset where the document has no further one.

    Extending by token goes to the end of a token rather than to the beginning of the next.
    """
    match by:
        case Movement.NEXT_CHARACTER | Movement.PREVIOUS_CHARACTER:
            return reading.step(offset, by.forward)
        case Movement.NEXT_TOKEN:
            following = reading.tokens.next_end(offset) if extend else reading.tokens.next_start(offset)
            return reading.length if following is None else following
        case Movement.PREVIOUS_TOKEN:
            preceding = reading.tokens.previous_start(offset)
            return 0 if preceding is None else preceding
        case Movement.NEXT_SENTENCE | Movement.PREVIOUS_SENTENCE:
            return _neighbour(reading.sentences, offset, reading.length, forward=by.forward)
        case Movement.NEXT_PARAGRAPH | Movement.PREVIOUS_PARAGRAPH:
            starts = [each.start for each in reading.paragraphs]
            return _neighbour(starts, offset, reading.length, forward=by.forward)
        case Movement.DOCUMENT_START:
            return 0
        case Movement.DOCUMENT_END:
            return reading.length
        case _:
            raise ValueError(f"{by.name} depends on how the text is broken into lines")


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """Return ``[start, end)`` without white space at its edges; empty where there is nothing else."""
    while start < end and text[end - 1].isspace():
        end -= 1
    while start < end and text[start].isspace():
        start += 1
    return start, end


def dragged(tokens: TokenTable, origin: int, offset: int) -> tuple[int, int]:
    """Return anchor and position of a drag from ``origin`` to ``offset`` that takes whole tokens."""
    low, high = sorted((origin, offset))
    snapped = tokens.snap(low, high) if low < high else None
    if snapped is None:
        return origin, offset
    start, end = snapped
    return (start, end) if offset >= origin else (end, start)


def _neighbour(stops: Sequence[int], offset: int, length: int, *, forward: bool) -> int:
    if forward:
        index = bisect_right(stops, offset)
        return stops[index] if index < len(stops) else length
    index = bisect_left(stops, offset) - 1
    return stops[index] if index >= 0 else 0
