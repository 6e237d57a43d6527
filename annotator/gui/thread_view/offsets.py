"""Code points of our text to UTF-16 units of Qt's copy and back; the one place that converts.

Text is never read back from Qt: the copy below only goes in. Every replacement is one character for one, so that
the two differ in nothing but how they count what lies beyond U+FFFF.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass

_ZERO_WIDTH = "\u200b"
_REPLACEMENT = "\ufffd"
# Qt ends a block at U+FDD0 and U+FDD1, takes U+FFFC for an embedded object and drops lone surrogates.
_UNSHOWABLE = re.compile("[\ud800-\udfff\ufdd0-\ufdef\ufffc]")
_LINE_ENDS = re.compile("[\r\n\u2029]")
RIGHT_TO_LEFT = re.compile(
    "[\u0590-\u08ff\u200f\u202b\u202e\u2067\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]"
)
"""Letters and marks that make a text run from right to left, or embed it so."""
_ASTRAL = re.compile("[\U00010000-\U0010ffff]")


@dataclass(frozen=True, slots=True)
class DisplayText:
    """Qt's copy of one stretch of text; offsets count from its beginning.

    ``text`` has as many code points as the source; ``astral`` are those that Qt counts as two units.
    """

    text: str
    astral: tuple[int, ...]
    _second_units: tuple[int, ...]

    def to_qt(self, offset: int) -> int:
        """Return the UTF-16 unit at which the code point ``offset`` begins."""
        return offset + bisect_left(self.astral, offset) if self.astral else offset

    def between(self, start: int, end: int) -> str:
        """Return the text of the UTF-16 units ``[start, end)``, fit to be given to Qt by itself."""
        return _with_safe_start(self.text[self.from_qt(start) : self.from_qt(end)])

    @property
    def units(self) -> int:
        """How many UTF-16 units the text has."""
        return len(self.text) + len(self.astral)

    def from_qt(self, unit: int) -> int:
        """Return the code point that the UTF-16 ``unit`` belongs to; the second half of a pair counts to its first."""
        return unit - bisect_right(self._second_units, unit) if self._second_units else unit


def display_text(source: str, *, line_end: str = " ") -> DisplayText:
    """Return the copy of ``source`` that Qt shows without moving, dropping or joining anything.

    ``line_end`` is the one character that each character of a line end becomes.
    """
    if source.isascii() and "\n" not in source and "\r" not in source:
        return DisplayText(source, (), ())
    text = _with_safe_start(_LINE_ENDS.sub(line_end, _UNSHOWABLE.sub(_REPLACEMENT, source)))
    astral = tuple(match.start() for match in _ASTRAL.finditer(text))
    return DisplayText(text, astral, tuple(offset + index + 1 for index, offset in enumerate(astral)))


def _with_safe_start(text: str) -> str:
    # A leading byte order mark is swallowed on the way to Qt, its mirror image swaps the whole string's bytes.
    return _ZERO_WIDTH + text[1:] if text[:1] in {"\ufeff", "\ufffe"} else text


def caption(source: str) -> str:
    """Return ``source`` fit for one line of a caption: an author's name, a target in words."""
    return display_text(" ".join(source.split())).text


def isolated(source: str) -> str:
    """Return ``source`` as a caption for inside a sentence, where it leaves the order of the words around it alone."""
    text = caption(source)
    return f"\u2068{text}\u2069" if RIGHT_TO_LEFT.search(text) else text
