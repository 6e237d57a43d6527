"""Which lines of a section head its comments: pages differ, but the comments of one page are made alike."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace

from annotator.formats.page.boilerplate import all_machinery, is_furniture, is_machinery
from annotator.formats.page.comment_header import Header, header_at, weak_header_at
from annotator.formats.page.comment_heading import Heading, comment_heading
from annotator.formats.page.line_above import with_lines_above
from annotator.formats.page.lines import Block, Line, blocks

# How much may stand between the heading and the first comment before it is an article that goes on.
_FAR_BLOCKS = 6
_FAR_CHARACTERS = 800

_SIGNED = frozenset(("says", "two-line", "folded", "by", "date•", "date·", "date|", "date»"))

_Read = Callable[[Sequence[Line], int], Header | None]


def choose_headers(lines: Sequence[Line], heading: Heading) -> list[Header]:
    """Return what heads the comments in ``lines``, in their order; nothing where no reading is likely.

    Headers that say so themselves (with a date, with ``says``) decide. Where there are none, numbers, ``Name:`` and
    lines with a name alone are tried; the one that gives as many comments as the heading promises comes first.
    """
    if not _may_begin(lines, heading):
        return []
    foot = _foot(lines)
    strong = with_lines_above(lines, found) if (found := _alike(lines, heading.count)) else []
    over = lines[:foot]
    text = [block for block in blocks(over) if not all_machinery([line.said for line in block], in_comment=True)]
    if not text and (not strong or strong[0].shape == "two-line"):
        # Other stories have a date below their headline as well.
        return []
    if strong and _near(lines, strong[0]):
        above = [header for header in strong if header.first < foot]
        return _signed(lines, strong) or (above if len(above) == heading.count else strong)
    if not text:
        return []
    readings = [
        headers
        for part, read in ((lines, _marked), (over, _marked), (lines, _colons), (over, _colons), (over, _names))
        if (headers := read(part, heading)) and _near(lines, headers[0])
    ]
    if heading.sure and heading.count and (plain := _nameless(lines, text, heading.count)):
        readings.append(plain)
    exact = [headers for headers in readings if len(headers) == heading.count]
    return next(iter(exact or readings), [])


def _foot(lines: Sequence[Line]) -> int:
    """Return where the lists of other stories begin that stand under the comments; the number of lines, if nowhere."""
    for index, line in enumerate(lines):
        starts = line.said and (index == 0 or not lines[index - 1].said)
        # Who writes "More on that tomorrow." in a comment ends it so; and forms stand over comments, too.
        if not starts or not is_furniture(line.said) or line.said[-1] == "." or is_machinery(line.said):
            continue
        if comment_heading(line.said) is None:
            return index
    return len(lines)


def _may_begin(lines: Sequence[Line], heading: Heading) -> bool:
    """Return whether anything soon below the heading can head a comment; a look that costs little."""
    if heading.sure and heading.count:
        return True
    seen = 0
    for index, line in enumerate(lines):
        if line.said and (header_at(lines, index) or weak_header_at(lines, index)):
            return True
        seen += len(line.said)
        if seen > _FAR_CHARACTERS:
            return False
    return False


def dated_headers(lines: Sequence[Line]) -> list[Header]:
    """Return two or more headers of one make with author and date, as they stand where no heading announces them."""
    found = [
        header
        for header in _scan(lines, header_at, block_starts=False)
        if header.author and header.created and header.shape in _SIGNED
    ]
    found = [
        header for header in (with_lines_above(lines, found) if found else []) if _begins_block(lines, header.first)
    ]
    headers = _of_one_make(found)
    # "Comment by Jane Doe on 3 March" says what it heads.
    return headers if len(headers) > 1 or any(header.shape == "by" for header in headers) else []


def _signed(lines: Sequence[Line], headers: Sequence[Header]) -> list[Header]:
    """Return the headers as signatures, where text stands over the first and none under the last; else nothing."""
    over = lines[: headers[0].first]
    under = [line.said for line in lines[headers[-1].after :] if line.said]
    feet = next((place for place, said in enumerate(under) if is_furniture(said)), len(under))
    says_over = not all_machinery([line.said for line in over if line.said])
    if not says_over or len(headers) < 2 or headers[-1].body or not all_machinery(under[:feet], in_comment=True):
        return []
    begins = [0, *(header.after for header in headers[:-1])]
    last = headers[-1]
    foot = tuple(line for line in lines[last.after :] if line.said)
    return [
        replace(
            header, after=begin, until=header.first, aside=(*header.aside, *foot) if header is last else header.aside
        )
        for header, begin in zip(headers, begins, strict=True)
    ]


def _near(lines: Sequence[Line], header: Header) -> bool:
    between = [
        block
        for block in blocks(lines[: header.first])
        if not all_machinery([line.said for line in block], in_comment=True)
    ]
    return len(between) < _FAR_BLOCKS and sum(len(line.said) for block in between for line in block) < _FAR_CHARACTERS


def _scan(lines: Sequence[Line], read: _Read, *, block_starts: bool) -> list[Header]:
    headers: list[Header] = []
    index = 0
    while index < len(lines):
        starts = not block_starts or _begins_block(lines, index)
        header = read(lines, index) if lines[index].said and starts else None
        if header:
            headers.append(header)
        index = header.after if header else index + 1
    return headers


def _begins_block(lines: Sequence[Line], index: int) -> bool:
    # Text that stands further in or out than the line above it begins something, with or without a blank line.
    return index == 0 or not lines[index - 1].said or lines[index].indent != lines[index - 1].indent


def _remembering(read: _Read) -> _Read:
    """Return ``read`` for one list of lines, each of which it looks at once."""
    known: dict[int, Header | None] = {}

    def remembering(lines: Sequence[Line], index: int) -> Header | None:
        if index not in known:
            known[index] = read(lines, index)
        return known[index]

    return remembering


def _alike(lines: Sequence[Line], count: int | None) -> list[Header]:
    """Return the headers that say so themselves and are of the commonest make, with lesser ones in their row."""
    once = _remembering(header_at)
    apart = _of_one_make(_scan(lines, once, block_starts=True), count)
    close = _of_one_make(_scan(lines, once, block_starts=False), count)
    # Comments may follow each other without blank lines, as the first shows.
    compact = count is None and len(apart) == 1 and apart[0].after < len(lines) and lines[apart[0].after].said != ""
    chosen = close if compact or _fits_better(len(close), len(apart), count) else apart
    if not chosen or not chosen[0].marker:
        return chosen
    return _with_lesser(lines, chosen)


def _fits_better(close: int, apart: int, count: int | None) -> bool:
    if count is not None and close != apart:
        return abs(close - count) < abs(apart - count)
    return close > 2 * apart


def _of_one_make(headers: Sequence[Header], count: int | None = None) -> list[Header]:
    if not headers:
        return []
    makes = Counter(_make(header) for header in headers)
    # max() takes the first of equals, and a Counter keeps the order in which it met them.
    make = max(makes, key=lambda name: makes[name])
    shapes = {header.shape for header in headers if _make(header) == make}
    found = [header for header in headers if _make(header) == make or (make != _MARKED and header.shape in shapes)]
    dated = [header for header in found if header.created]
    # "Mayor Brunn said:" heads a quotation, where exactly the promised comments have a date.
    return dated if len(dated) == count else found


_MARKED = "marked"


def _make(header: Header) -> str:
    return _MARKED if header.marker else header.shape


def _with_lesser(lines: Sequence[Line], headers: Sequence[Header]) -> list[Header]:
    """Add the headers that lack author, ``on`` and date, but stand in the same column outside of every comment."""
    ends = [header.first for header in headers[1:]] + [len(lines)]
    every = {(header.indent, header.marker) for header in headers}
    found: list[Header] = []
    for header, end in zip(headers, ends, strict=True):
        found.append(header)
        body = next((line for line in lines[header.after : end] if line.said), None)
        if header.body or body is None or body.indent <= header.indent:
            continue
        columns = {(indent, marker) for indent, marker in every if indent <= header.indent}
        for index in range(header.after, end):
            if lines[index].said and not lines[index - 1].said:
                lesser = weak_header_at(lines, index)
                if lesser and lesser.marker and (lesser.indent, lesser.marker) in columns and lesser.after <= end:
                    found.append(lesser)
    return found


def _marked(lines: Sequence[Line], heading: Heading) -> list[Header]:
    """Return numbered or bulleted headers: names alone, ``Name: text``, or text without a name."""
    first = _scan(lines, _if_marked, block_starts=True)
    if not first:
        return []
    close = _scan(lines, _if_marked, block_starts=False)
    found = close if _fits_better(len(close), len(first), heading.count) else first
    chosen: list[Header] = []
    for header in found:
        # A deeper one without a name is a list in a comment; so is one that does not go on counting.
        if not chosen or header.indent == chosen[0].indent or header.column == chosen[0].column:
            counts_on = (
                not header.path or header.path[0] > max(other.path[:1] or (0,) for other in chosen or [header])[0]
            )
            if chosen and header.shape == "nameless" and not counts_on:
                continue
            chosen.append(header)
        elif header.shape in ("name", "colon", "marker") and header.indent > chosen[0].indent:
            chosen.append(header)
    named = sum(header.shape in ("name", "colon") for header in chosen)
    numbered = all(header.path for header in chosen)
    likely = heading.sure or named == len(chosen) > 1
    return chosen if likely and (named * 2 >= len(chosen) or numbered or len(chosen) == heading.count) else []


def _if_marked(lines: Sequence[Line], index: int) -> Header | None:
    header = weak_header_at(lines, index)
    return header if header and header.marker else None


def _colons(lines: Sequence[Line], heading: Heading) -> list[Header]:
    """Return headers of the make ``Name: text``."""
    apart = _scan(lines, _if_colon, block_starts=True)
    close = _scan(lines, _if_colon, block_starts=False)
    found = close if _fits_better(len(close), len(apart), heading.count) else apart
    # "Note: …" in a lone block heads nothing.
    return found if heading.sure and (len(found) > 1 or len(found) == heading.count) else []


def _if_colon(lines: Sequence[Line], index: int) -> Header | None:
    header = weak_header_at(lines, index)
    return header if header and header.shape == "colon" and not header.marker else None


def _names(lines: Sequence[Line], heading: Heading) -> list[Header]:
    """Return headers that are a name alone, each with a text below it."""
    found = [header for header in _scan(lines, _if_name, block_starts=True) if _has_text(lines, header)]
    if not found or not heading.sure:
        return []
    bodies = [next((line for line in lines[header.after :] if line.said), None) for header in found]
    indented = all(body and body.indent > header.indent for header, body in zip(found, bodies, strict=True))
    return found if indented or len(found) > 1 or len(found) == heading.count else []


def _if_name(lines: Sequence[Line], index: int) -> Header | None:
    header = weak_header_at(lines, index)
    if header and header.shape == "name" and not header.marker and not is_furniture(lines[index].said):
        return None if all_machinery([lines[index].said], in_comment=True) else header
    return None


def _has_text(lines: Sequence[Line], header: Header) -> bool:
    follow = next((index for index in range(header.after, len(lines)) if lines[index].said), None)
    return follow is not None and (follow == header.after or _if_name(lines, follow) is None)


def _nameless(lines: Sequence[Line], text: Sequence[Block], count: int) -> list[Header]:
    """Return comments without any header, where there are as many blocks as the heading promises, or one is."""
    wanted = text[:1] if count == 1 else text
    if len(wanted) != count:
        return []
    places = {line.number: index for index, line in enumerate(lines)}
    starts = [places[block[0].number] for block in wanted]
    return [
        Header(first=start, after=start, indent=lines[start].indent, column=lines[start].indent, shape="nothing")
        for start in starts
    ]
