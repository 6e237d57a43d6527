"""Pages of Reddit, whose lines are cut at every dot: they are put together as other pages write them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from annotator.formats.page.boilerplate import is_machinery
from annotator.formats.page.comment_header import date_of
from annotator.formats.page.lines import Block, Line, blocks

_NAME = re.compile(r"(?:u/)?[\w-]{3,20}|\[deleted\]|\[removed\]")
_FORUM = re.compile(r"r/\w{2,30}")
_BADGE = re.compile(r"OP|MOD|Top \d+% (?:Commenter|Poster)|Profile Badge .{1,40}|Edited .{1,30}", re.IGNORECASE)
_TAB = re.compile(r"comments|related|other discussions \(\d+\)|[\d.]+k?|•")
_DOT = "•"
_HEADING = "Comments Section"


@dataclass(frozen=True, slots=True)
class Opening:
    """What stands over the headline of a post; ``after`` is the place behind it."""

    lines: Block
    after: int
    author: str | None = None
    created: str | None = None


def opening(lines: Sequence[Line]) -> Opening | None:
    """Return what a post of Reddit begins with: the forum, a dot, when, and who; on older pages tabs and the votes."""
    block = next(blocks(lines), ())
    tabs = [place for place, line in enumerate(block) if _TAB.fullmatch(line.said)]
    if tabs and tabs[-1] + 1 < len(block) and any(line.said == "comments" for line in block):
        last = block[tabs[-1]]
        return Opening(block[: tabs[-1] + 1], lines.index(last) + 1)
    said = [place for place, line in enumerate(lines[:20]) if line.said]
    forum = next((at for at, place in enumerate(said) if _FORUM.fullmatch(lines[place].said)), None)
    if forum is None or len(said) < forum + 4:
        return None
    _forum, dot, when, who = (lines[place].said for place in said[forum : forum + 4])
    created = date_of(when)
    if forum > 1 or dot != _DOT or created is None or not _NAME.fullmatch(who):
        return None
    after = said[forum + 3] + 1
    return Opening(tuple(lines[place] for place in said[: forum + 4]), after, who, created)


def put_together(lines: Sequence[Line]) -> Sequence[Line]:
    """Return the lines with the heading and the headers of the comments apart and on one line each."""
    begin = next((place for place, line in enumerate(lines) if line.said == _HEADING), None)
    if begin is None:
        return lines
    heading = lines[begin]
    found = [*lines[:begin], Line(heading.number, ""), Line(heading.number, "Comments"), Line(heading.number, "")]
    place = begin + 1
    while place < len(lines):
        after = _header_end(lines, place)
        if after is None:
            found.append(lines[place])
            place += 1
            continue
        number = lines[place].number
        parts = [line.said for line in lines[place:after] if line.said != _DOT]
        when = next(at for at, part in enumerate(parts) if date_of(part))
        parts = [parts[0], parts[when], *parts[1:when], *parts[when + 1 :]]
        found += [Line(number, ""), Line(number, f" {_DOT} ".join(parts)), Line(number, "")]
        place = after
    return found


def _header_end(lines: Sequence[Line], place: int) -> int | None:
    """Return where the header ends that begins with a name there: badges, a dot, when, and perhaps more badges."""
    if not _NAME.fullmatch(lines[place].said) or is_machinery(lines[place].said, in_comment=True):
        return None
    at = place + 1
    while at < len(lines) and _BADGE.fullmatch(lines[at].said):
        at += 1
    if at + 1 >= len(lines) or lines[at].said != _DOT or date_of(lines[at + 1].said) is None:
        return None
    at += 2
    while at < len(lines) and (
        _BADGE.fullmatch(lines[at].said)
        or (lines[at].said == _DOT and at + 1 < len(lines) and _BADGE.fullmatch(lines[at + 1].said))
    ):
        at += 1
    return at
