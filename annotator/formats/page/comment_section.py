"""The comments of a page of text: which lines head one, what each of them says, which answers which."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from annotator.formats.incoming import LeftOut
from annotator.formats.page.boilerplate import is_furniture, is_machinery
from annotator.formats.page.comment_choice import choose_headers
from annotator.formats.page.comment_header import Header, date_among_buttons
from annotator.formats.page.comment_heading import Heading, comment_heading
from annotator.formats.page.lines import Block, Line, blocks, paragraph, paragraphs
from annotator.formats.page.profile import profile_lines


@dataclass(frozen=True, slots=True)
class PageComment:
    """A comment of a page; ``parent`` is the place of the one that it answers, None where that is the article."""

    line: int
    text: str
    author: str | None
    created: str | None
    parent: int | None


@dataclass(slots=True)
class Section:
    """What stands below the heading of the comments.

    ``restored`` is text before the first comment that a person wants in the article.
    """

    comments: list[PageComment] = field(default_factory=list)
    left_out: list[LeftOut] = field(default_factory=list)
    restored: list[Block] = field(default_factory=list)


def read_section(lines: Sequence[Line], heading: Heading, keep: frozenset[int]) -> Section | None:
    """Return the comments in ``lines``, which follow their heading; None where nothing there looks like comments.

    ``keep`` holds the numbers of lines that would be left out and are to stay.
    """
    headers = choose_headers(lines, heading)
    if not headers:
        return None
    section = Section()
    begin = min(headers[0].first, headers[0].after)
    for block in blocks(lines[:begin]):
        sift(block, [True] * len(block), keep, section.restored, section.left_out)
    parents = _parents(headers)
    places: dict[int, int | None] = {}
    for index, header in enumerate(headers):
        last = index + 1 == len(headers)
        end = header.until or (len(lines) if last else headers[index + 1].first)
        text, created = _body(lines, header, end, keep, section.left_out, last=last)
        parent = parents[index]
        above = None if parent is None else places[parent]
        number = lines[header.first].number
        if not text and number in keep:
            text = lines[header.first].said
        if not text:
            # A comment that says nothing is none; what answers it answers what it answered.
            places[index] = above
            section.left_out.append(LeftOut(paragraph(lines[header.first : header.first + 1]), number))
            continue
        places[index] = len(section.comments)
        section.comments.append(PageComment(number, text, header.author, created, above))
    return section if section.comments else None


def sift(
    block: Block, unwanted: Sequence[bool], keep: frozenset[int], wanted: list[Block], left_out: list[LeftOut]
) -> None:
    """Put the lines of a block where they belong: to what is ``wanted``, or to what is left out.

    Unwanted lines that follow each other are left out as one text, and stay as one where ``keep`` has any of them.
    """
    kept: list[Line] = []
    run: list[Line] = []
    for line, out in (*zip(block, unwanted, strict=True), (None, False)):
        if run and not out:
            if keep.isdisjoint(line.number for line in run):
                left_out.append(LeftOut(paragraph(run), run[0].number))
            else:
                kept.extend(run)
            run = []
        if out and line:
            run.append(line)
        elif line:
            kept.append(line)
    if kept:
        wanted.append(tuple(kept))


def _body(
    lines: Sequence[Line], header: Header, end: int, keep: frozenset[int], left_out: list[LeftOut], *, last: bool
) -> tuple[str, str | None]:
    """Return what a comment says, and when it was written."""
    number = lines[header.first].number
    wanted: list[Block] = []
    for line in header.aside:
        sift((line,), [True], keep, wanted, left_out)
    said = list(lines[header.after : end])
    if header.body:
        # As far in as what goes on below it, so that both are one paragraph.
        below = said[0].text if said else ""
        said.insert(0, Line(number, below[: len(below) - len(below.lstrip())] + header.body))
    indented = ended = False
    for place, block in enumerate(blocks(said)):
        if not wanted:
            indented = block[-1].indent > header.indent
        outside = bool(wanted) and indented and block[0].indent <= header.indent
        foot = place > 0 and _is_foot(block[0].said)
        ended = ended or (last and foot)
        if outside or foot or ended:
            unwanted = [True] * len(block)
        else:
            unwanted = [line.number != number and is_machinery(line.said, in_comment=True) for line in block]
            profile = profile_lines(block, header.author)
            unwanted[len(block) - profile :] = [True] * profile
        sift(block, unwanted, keep, wanted, left_out)
    if not wanted:
        _restore_notice(said, wanted, left_out)
    created = header.created
    if wanted and created is None and (created := date_among_buttons(wanted[-1][-1].said)):
        # Some sites write the date under the comment.
        wanted[-1] = wanted[-1][:-1]
    return paragraphs(block for block in wanted if block), created


def _restore_notice(said: Sequence[Line], wanted: list[Block], left_out: list[LeftOut]) -> None:
    """Take the first sentence back that sounds like a notice, where somebody has signed it and says nothing else."""
    notice = next((line for line in said if line.said[-1:] in (".", "!", "?")), None)
    # A text left out with others around it is a notice in truth.
    alone = [left for left in left_out if notice and left.line == notice.number and left.text == paragraph([notice])]
    if notice and alone and not _is_foot(notice.said):
        left_out.remove(alone[0])
        wanted.append((notice,))


def _is_foot(said: str) -> bool:
    heading = comment_heading(said)
    return is_furniture(said) or (heading is not None and heading.sure)


def _parents(headers: Sequence[Header]) -> list[int | None]:
    """Return, per header, the place of the one whose comment it answers."""
    parents: list[int | None] = []
    above: list[int] = []
    numbered: dict[tuple[int, ...], int] = {}
    written: dict[str, int] = {}
    for index, header in enumerate(headers):
        while above and not _deeper(header, headers[above[-1]]):
            above.pop()
        parent = above[-1] if above else None
        if len(header.path) > 1:
            parent = numbered.get(header.path[:-1], parent)
        if parent is None and header.answered:
            # The place in the tree is surer than a name that many may bear.
            parent = written.get(header.answered.casefold())
        parents.append(parent)
        above.append(index)
        numbered[header.path] = index
        if header.author:
            written[header.author.casefold()] = index
    return parents


def _deeper(header: Header, other: Header) -> bool:
    # Both columns, since right-aligned numbers begin further left when they grow a digit.
    return header.indent > other.indent and header.column > other.column
