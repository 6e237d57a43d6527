"""What some sites write over the line with the date: the name, with the place below it; the subject of a post."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from annotator.formats.page.boilerplate import all_machinery, is_machinery
from annotator.formats.page.comment_author import can_be_author, split_author
from annotator.formats.page.comment_header import Header, date_of
from annotator.formats.page.comment_heading import comment_heading
from annotator.formats.page.lines import Line

_SUBJECT = re.compile(r"(?:re|aw|antw|sv|vs|rif|betreff|subject)\s*:\s+\S", re.IGNORECASE)
_COMMENTED = re.compile(r"\s+(?:commented|replied|wrote)\s+", re.IGNORECASE)
_LONGEST_BADGE = 30
_SENTENCE_ENDS = '.!?…”"’'
# Between a place or a badge and the date.
_APART = frozenset(("date•", "date·", "date|", "date,", "date–", "date—", "date-"))


def with_lines_above(lines: Sequence[Line], headers: Sequence[Header]) -> list[Header]:
    """Return the headers with the lines over them that belong to them.

    A name over ``Portland, Oregon | March 3`` is the author, where every header has one: a lone name over one of
    them may be what the comment above it ends with. ``Re: …`` in the line above is the subject of a post.
    """
    named = [_named(lines, header) for header in headers]
    if all(named) and any(line.said for line in lines[headers[-1].after :]):
        found = [header for header in named if header]
    else:
        found = [_with_subject(lines, header) for header in headers]
    return [_announced(lines, header) for header in found]


def _named(lines: Sequence[Line], header: Header) -> Header | None:
    """Return the header with the name above it as its author, and what it took for one as a place."""
    above = next((place for place in (header.first - 1, header.first - 2) if place >= 0 and lines[place].said), None)
    if above is None or header.marker or header.shape not in _APART or not header.author:
        return None
    said = lines[above].said
    before = lines[above - 1].said if above else ""
    badge = above > 1 and 0 < len(before) <= _LONGEST_BADGE and not lines[above - 2].said
    alone = not before or before[-1] in _SENTENCE_ENDS or is_machinery(before, in_comment=True)
    if not (alone or badge) or not can_be_author(said, "none") or date_of(said) or comment_heading(said):
        return None
    if all_machinery([said], in_comment=True):
        return None
    author, answered = split_author(said)
    aside = (Line(lines[header.first].number, header.author), *header.aside)
    if alone:
        return replace(header, first=above, author=author, answered=answered, aside=aside)
    return replace(header, first=above - 1, author=author, answered=answered, aside=(lines[above - 1], *aside))


def _with_subject(lines: Sequence[Line], header: Header) -> Header:
    above = next((place for place in (header.first - 1, header.first - 2) if place >= 0 and lines[place].said), None)
    if above is None or not _SUBJECT.match(lines[above].said):
        return header
    return replace(header, first=above, aside=(lines[above], *header.aside))


def _announced(lines: Sequence[Line], header: Header) -> Header:
    """Return the header with what was written of it for screen readers and in place of a picture.

    That is the author with the date, and below it the first letter of the author alone.
    """
    if not header.author:
        return header
    first = header.first - 1
    if first > 0 and lines[first].said.casefold() == header.author[0].casefold():
        first -= 1
    if first < 0:
        return header
    said = re.fullmatch(
        rf"{re.escape(header.author)}\s+(?:commented|replied|wrote)\s+(.+)", lines[first].said, re.IGNORECASE
    )
    if said is None or date_of(said[1]) is None:
        return header
    return replace(header, first=first, aside=(*lines[first : header.first], *header.aside))
