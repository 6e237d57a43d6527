"""Which paragraphs of a comment quote somebody: lines behind ``>``, and a head set in quotation marks."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from annotator.gui.thread_view.paragraphs import Paragraph

_SIGNS = re.compile(r"[ \t]*((?:>[ \t]?)+)")
_DEEPEST = 4
_PAIRS = {"“": "”", "„": "“”", "«": "»", "»": "«", "「": "」", "『": "』", '"': '"'}


@dataclass(frozen=True, slots=True)
class Quoted:
    """How a paragraph quotes: how many times over, and how many code points of it are the signs that say so."""

    depth: int = 0
    signs: int = 0


NOT_QUOTED = Quoted()
"""Somebody's own words."""


def quotes_in(text: str, paragraphs: Sequence[Paragraph]) -> list[Quoted]:
    """Return for each paragraph of a comment whether it is a quotation.

    A paragraph in quotation marks counts only where the comment begins with it and goes on below.
    """
    found = [_behind_signs(text, paragraph) for paragraph in paragraphs]
    for place, paragraph in enumerate(paragraphs[:-1]):
        if not found[place].depth and not _is_in_marks(text[paragraph.begin : paragraph.end]):
            break
        found[place] = found[place] if found[place].depth else Quoted(1)
    return found


def _behind_signs(text: str, paragraph: Paragraph) -> Quoted:
    match = _SIGNS.match(text, paragraph.begin, paragraph.end)
    if match is None:
        return NOT_QUOTED
    # Further pieces of a giant have no signs of their own.
    signs = match.end() - paragraph.begin if paragraph.begin == paragraph.start else 0
    return Quoted(min(match[1].count(">"), _DEEPEST), signs)


def _is_in_marks(line: str) -> bool:
    """Tell whether a line begins with a quotation mark whose other half is the last of it."""
    line = line.strip()
    closing = _PAIRS.get(line[:1], "")
    return len(line) > 2 and line[-1] in closing and not any(mark in line[1:-1] for mark in closing)
