"""The lines of a page of text, the blocks that blank lines make of them, and paragraphs made of blocks."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

_LINE_END = re.compile("\r\n?|\n")
_INVISIBLE = "\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"
_TAB = 4


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a page: its number, from 1, and its text without the line end."""

    number: int
    text: str

    @property
    def said(self) -> str:
        """The text without the white space around it; empty for a blank line."""
        return self.text.strip().strip(_INVISIBLE).strip()

    @property
    def indent(self) -> int:
        """Columns of white space before the text."""
        expanded = self.text.expandtabs(_TAB)
        return len(expanded) - len(expanded.lstrip())


Block = tuple[Line, ...]
"""Lines without a blank one between them."""


def split_lines(text: str) -> list[Line]:
    """Return the lines of ``text``; LF, CRLF and CR end a line, and nothing else does."""
    return [Line(number, said) for number, said in enumerate(_LINE_END.split(text), 1)]


def blocks(lines: Iterable[Line]) -> Iterator[Block]:
    """Yield the blocks that blank lines separate."""
    block: list[Line] = []
    for line in lines:
        if line.said:
            block.append(line)
        elif block:
            yield tuple(block)
            block.clear()
    if block:
        yield tuple(block)


def paragraph(block: Sequence[Line]) -> str:
    """Return the block as a paragraph: its line breaks kept, the indentation that its lines share gone."""
    prefix = min((line.text[: len(line.text) - len(line.text.lstrip())] for line in block), key=len)
    shared = len(prefix) if all(line.text.startswith(prefix) for line in block) else 0
    return "\n".join(line.text[shared:].rstrip(" \t\xa0") for line in block).lstrip(" \t\xa0")


def paragraphs(of: Iterable[Sequence[Line]]) -> str:
    """Return the blocks as paragraphs with one blank line between them."""
    return "\n\n".join(paragraph(block) for block in of)
