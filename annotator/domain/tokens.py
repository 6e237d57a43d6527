"""The tokens of one text, and snapping a range to them."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from itertools import accumulate

# Letters keep their combining marks, which \w leaves out: general, Hebrew, Arabic, Syriac, and Indic scripts' signs.
_MARKS = r"\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed\u0730-\u074a\u0900-\u0dff\u200d"
_ROUGH = re.compile(rf"([\w{_MARKS}]+|[^\w\s])")
_SENTENCE_END = re.compile(r"[.!?…。！？؟۔]+[\"'”’»)\]]*(?=\s|$)|\n+")  # noqa: RUF001 - other scripts' full stops


@dataclass(frozen=True, slots=True)
class TokenTable:
    """Where the tokens of one text are: ascending, disjoint half-open ranges of code points."""

    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def snap(self, start: int, end: int) -> tuple[int, int] | None:
        """Return the smallest range of whole tokens that covers every token touched by ``[start, end)``.

        An empty range touches the token that it stands in or at the start of. None where no token is touched.
        """
        first = bisect_right(self.ends, start)
        last = bisect_left(self.starts, max(end, start + 1)) - 1
        if first > last or first == len(self.starts):
            return None
        return self.starts[first], self.ends[last]

    def at(self, offset: int) -> tuple[int, int] | None:
        """Return the token that ``offset`` stands in, or just behind; None between tokens."""
        index = bisect_right(self.starts, offset) - 1
        if index < 0 or offset > self.ends[index]:
            return None
        return self.starts[index], self.ends[index]

    def next_start(self, offset: int) -> int | None:
        """Return the start of the first token that starts behind ``offset``, or None."""
        index = bisect_right(self.starts, offset)
        return self.starts[index] if index < len(self.starts) else None

    def next_end(self, offset: int) -> int | None:
        """Return the end of the first token that ends behind ``offset``, or None."""
        index = bisect_right(self.ends, offset)
        return self.ends[index] if index < len(self.ends) else None

    def previous_start(self, offset: int) -> int | None:
        """Return the start of the last token that starts before ``offset``, or None."""
        index = bisect_left(self.starts, offset) - 1
        return self.starts[index] if index >= 0 else None

    def previous_end(self, offset: int) -> int | None:
        """Return the end of the last token that ends before ``offset``, or None."""
        index = bisect_left(self.ends, offset) - 1
        return self.ends[index] if index >= 0 else None


def rough_tokens(text: str) -> TokenTable:
    """Return runs of word characters and single other characters: what snaps until the tokenizer has answered."""
    # By the lengths of what is between tokens and of themselves, in turn: three times as fast as by matches.
    bounds = tuple(accumulate(map(len, _ROUGH.split(text))))
    return TokenTable(bounds[0:-1:2], bounds[1::2])


def sentence_bounds(text: str) -> tuple[int, ...]:
    """Return where sentences begin, ascending, with the length of the text last; by punctuation and line breaks."""
    starts = {0, *(match.end() for match in _SENTENCE_END.finditer(text))}
    return tuple(sorted({_skip_blank(text, start) for start in starts} | {len(text)}))


def _skip_blank(text: str, offset: int) -> int:
    while offset < len(text) and text[offset].isspace():
        offset += 1
    return offset
