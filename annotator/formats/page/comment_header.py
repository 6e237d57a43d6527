"""The lines that head a comment: number or bullet, author, ``on`` or ``says``, perhaps a date."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from annotator.formats.dates import match_date, to_iso
from annotator.formats.page.boilerplate import bare, is_machinery
from annotator.formats.page.comment_author import Surroundings, can_be_author, split_author
from annotator.formats.page.lines import Line

Marker = Literal["", "number", "bullet"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Header:
    """What heads a comment.

    ``first`` and ``after`` are places in the list of lines: where it begins, and where what it heads begins.
    ``indent`` is the column of the marker (or of the author), ``column`` the one of what follows the marker.
    ``path`` is the number as its parts say it: ``2.1`` is ``(2, 1)``. ``shape`` tells headers of one make from
    others. ``body`` is text on the same line. ``aside`` are lines in between that say none of this. ``until`` is
    where what it heads ends, where that is not the next header.
    """

    first: int
    after: int
    indent: int
    column: int
    marker: Marker = ""
    path: tuple[int, ...] = ()
    shape: str
    author: str | None = None
    answered: str | None = None
    created: str | None = None
    body: str = ""
    aside: tuple[Line, ...] = ()
    until: int | None = None


_MARKER = re.compile(
    r"(?:(?P<number>[(\[]?(?:#\s?)?\d{1,4}(?:\.\d{1,4})*[.)\]:]*|#\d{1,5})(?:\s+|(?<=[.)\]:])(?=[^\W\d])|$)"
    r"|(?P<bullet>[-*•·‣▪●◦○■▶►+–—]+)\s+)"
)
# Markdown, and the button that folds a comment.
_DECORATION = re.compile(r"#{1,6}\s+(?=\D)|[*_]{2}(?=\S)|\[[–—+-]\]\s*")
# The same button behind the date.
_FOLD = re.compile(r"^\[[–—+-]\]|[\s|]*\[(?:[–—+-]|\d+\s+more)\]$")
_PARTS = re.compile(r"\s+[|•·]\s+")
_COMMENT_BY = re.compile(r"(?:comment|reply|response)\s+(?:(?:posted|written|submitted|left)\s+)?by\s", re.IGNORECASE)
_PREPOSITION = re.compile(r"(?:on|at|am|vom|le|el|em|il|op|den)\s", re.IGNORECASE)
_POINTS = re.compile(r"\s+-?\d+\s+(?:points?|likes?|upvotes?|votes?)$", re.IGNORECASE)
_VERB = (
    r"(?:says|said|writes|wrote|commented|comments|replied|replies|responded|posted|adds|added|sagt|sagte|schreibt"
    r"|schrieb|meint|meinte|antwortete|kommentierte|dit|a\s+dit|a\s+écrit|écrit|a\s+répondu|dice|dijo|escribió|escribe"
    r"|respondió|comentó|diz|disse|escreveu|respondeu|ha\s+detto|ha\s+scritto|scrive|schreef|zegt|skrev|sade|sier|pisze"
    r"|пишет|написала?|говорит|ответила?|says\s+in\s+reply)"
)
_SAYS = re.compile(
    rf"(?P<author>.{{0,80}}?)(?:(?<=\s)|^){_VERB}(?:\s+(?:in\s+(?:reply|response)\s+)?to\s+(?P<to>[^:]{{1,60}}))?"
    r"\s*(?P<end>:|…|\.{2,3}|$)\s*(?P<body>.*)",
    re.IGNORECASE,
)
_VERB_FIRST = re.compile(r"(?:يقول|تقول|قال|قالت|كتب|كتبت)\s+(?P<author>[^:]{1,60}):?")
_VERB_END = re.compile(rf"(?:(?<=\s)|^){_VERB}\W*$", re.IGNORECASE)
_SEPARATOR = re.compile(
    r"(?:\s*(?:[,•·|:@/(\[»–—-]|(?:(?<=\s)|^)(?:on|at|am|vom|le|el|em|il|op|den|в|في|بتاريخ|posted|published|wrote|commented)(?=\s|$)))+\s*$",
    re.IGNORECASE,
)
_AFTER_DATE = re.compile(rf"[\s.)\]]*(?:{_VERB}\b\s*)?(?P<end>:|…|\.\.\.)?\s*(?P<body>.*)", re.IGNORECASE)
_EDITED = re.compile(r"[(\[,·•|\s-]*(?:last\s+)?(?:edited|updated|bearbeitet|modifié)\b.{0,60}", re.IGNORECASE)
_ON_DATE = re.compile(r"(?:on|at|am|um|le|el|op)\s+", re.IGNORECASE)
_DATE_PREFIX = re.compile(
    r"(?:(?:posted|published|written|commented|submitted|date|added|created|veröffentlicht|publié)\s*:?\s*)?"
    r"(?:(?:on|at|am|le|el|op)\s+)?",
    re.IGNORECASE,
)
_COLON = re.compile(r"(?P<author>[^:：]{1,60}?)\s?(?::\s+|：\s*|[:：]$)(?P<body>.*)")  # noqa: RUF001 - a Chinese colon
_LONGEST = 240


def date_of(line: str) -> str | None:
    """Return the date, in ISO 8601 where it is plain, of a line that says nothing else; None for other lines."""
    text = bare(line).strip("()[] ")
    start = _DATE_PREFIX.match(text)
    begin = start.end() if start else 0
    end = match_date(text, begin)
    if end is None:
        return None
    rest = text[end:].strip(" ,.)]:")
    if not rest or is_machinery(rest, in_comment=True) or _EDITED.fullmatch(rest):
        return to_iso(text[begin:end])
    return None


def date_among_buttons(line: str) -> str | None:
    """Return the date of a line that has buttons beside it: ``Like · Reply · 3h``; None for other lines."""
    parts = [part for part in re.split(r"\s*[·•|]\s*|\s{2,}|\t", bare(line)) if part]
    dates = [date for part in parts if (date := date_of(part))]
    buttons = all(is_machinery(part, in_comment=True) for part in parts if date_of(part) is None)
    return dates[0] if len(dates) == 1 and buttons else None


def header_at(lines: Sequence[Line], index: int) -> Header | None:
    """Return the header that begins with that line, if the line itself says so by more than a name."""
    line = lines[index]
    if not line.said or (len(line.said) > _LONGEST and ":" not in line.said[:90]):
        return None
    start = _begin(lines, index)
    rest = _rest(line, start)
    if header := _with_date(start, rest, line.number):
        return _absorb(lines, replace(header, shape="folded") if _FOLD.search(line.said) else header)
    for read in (_date_first, _with_verb):
        if header := read(start, rest):
            return _absorb(lines, header)
    below = _next(lines, start.after)
    heads = below is not None and lines[below].indent > line.indent
    if header := _with_on(start, rest, "sure" if heads else "likely"):
        return _absorb(lines, header)
    return _two_lines(lines, start, rest)


def weak_header_at(lines: Sequence[Line], index: int) -> Header | None:
    """Return the header that the line may be if its neighbours are: a name, a number, ``Name: text``.

    ``shape`` says what it has: ``name``, ``colon``, ``nameless`` (a marker and text) or ``marker`` (nothing else).
    """
    line = lines[index]
    start = _begin(lines, index)
    rest = _rest(line, start)
    if not rest:
        return _absorb(lines, replace(start, shape="marker")) if start.marker else None
    colon = _COLON.fullmatch(rest)
    if colon and can_be_author(colon["author"], "none"):
        author, answered = split_author(colon["author"])
        header = replace(start, shape="colon", author=author, answered=answered, body=colon["body"] or "")
        return header if header.body else _absorb(lines, header)
    if can_be_author(rest, "none"):
        author, answered = split_author(rest)
        return _absorb(lines, replace(start, shape="name", author=author, answered=answered))
    return replace(start, shape="nameless", body=rest) if start.marker else None


def _begin(lines: Sequence[Line], index: int) -> Header:
    line = lines[index]
    text = line.said
    match = _MARKER.match(text)
    if not match:
        return Header(first=index, after=index + 1, indent=line.indent, column=line.indent, shape="")
    number = match["number"]
    path = tuple(int(part) for part in re.findall(r"\d+", number)) if number else ()
    return Header(
        first=index,
        after=index + 1,
        indent=line.indent,
        column=line.indent + match.end(),
        marker="number" if number else "bullet",
        path=path,
        shape="",
    )


def _rest(line: Line, start: Header) -> str:
    rest = line.said[start.column - line.indent :]
    if decoration := _DECORATION.match(rest):
        rest = rest[decoration.end() :].rstrip("*_ ")
    rest = _FOLD.sub("", rest)
    return rest.replace("**", "").replace("__", "").strip()


def _with_date(start: Header, rest: str, number: int) -> Header | None:
    for place in re.finditer(r"(?<!\w)\w", rest[:140]):
        end = match_date(rest, place.start())
        if end is None:
            continue
        before, behind = rest[: place.start()], _AFTER_DATE.fullmatch(rest[end:])
        separator = _SEPARATOR.search(before)
        said = before[: separator.start()] if separator else before.rstrip()
        said = _POINTS.sub("", _VERB_END.sub("", said))
        if not said and _PREPOSITION.match(before) and _PREPOSITION.search(before, 1):
            # One of two prepositions is a name.
            said = before.split()[0]
        body = behind["body"] if behind else ""
        if not behind or (body and not behind["end"] and not _trails(body)):
            return None
        kept = body if behind["end"] else ""
        # What else the line says, a place or a badge, is neither date nor text.
        aside = (Line(number, body),) if body and not kept and not is_machinery(body, in_comment=True) else ()
        created = to_iso(rest[place.start() : end])
        said, *places = _PARTS.split(said.strip(" |•·"))
        if places:
            aside = (Line(number, " | ".join(places)), *aside)
        between = separator.group() if separator else before[len(said) :]
        shape = "by" if _COMMENT_BY.match(said) else "date" + _kind(between)
        if not said.strip(" *_-–—•·|,:"):
            # Without an author the date must follow a number or a bullet; a date alone may be anybody's.
            return replace(start, shape=shape, created=created, body=kept, aside=aside) if start.marker else None
        named = separator is not None or bool(start.marker) or said != before
        if is_machinery(said) or not can_be_author(said, "sure" if start.marker else "likely" if named else "none"):
            return None
        author, answered = split_author(said)
        return replace(start, shape=shape, author=author, answered=answered, created=created, body=kept, aside=aside)
    return None


def _date_first(start: Header, rest: str) -> Header | None:
    text = rest.lstrip("([")
    opening = _ON_DATE.match(text)
    begin = opening.end() if opening else 0
    end = match_date(text, begin)
    if end is None:
        return None
    behind = text[end:].lstrip(" ,)]-–—•·|:")
    says = _SAYS.fullmatch(behind) or _COLON.fullmatch(behind)
    said = says["author"] if says else behind
    if not can_be_author(said, "likely" if says else "none"):
        return None
    author, answered = split_author(said)
    body = (says["body"] or "") if says else ""
    return replace(
        start, shape="date-first", author=author, answered=answered, created=to_iso(text[begin:end]), body=body
    )


def _with_verb(start: Header, rest: str) -> Header | None:
    first = _VERB_FIRST.fullmatch(rest)
    if first and can_be_author(first["author"], "likely"):
        return replace(start, shape="says", author=split_author(first["author"])[0])
    match = _SAYS.fullmatch(rest)
    if not match or (match["body"] and match["end"] != ":"):
        return None
    said = match["author"].strip()
    if not said:
        return replace(start, shape="says", body=match["body"]) if start.marker else None
    # "Jane Doe says: I agree" on one line is a comment; "The mayor said: never" in one is not.
    if not can_be_author(said, "none" if match["body"] else "likely"):
        return None
    author, answered = split_author(said)
    answered = answered or (split_author(match["to"])[0] if match["to"] else None)
    return replace(start, shape="says", author=author, answered=answered, body=match["body"])


def _with_on(start: Header, rest: str, surroundings: Surroundings) -> Header | None:
    said, _, last = rest.rpartition(" ")
    if not start.marker or (last or rest).rstrip(":").lower() not in ("on", "am", "le", "el", "في"):
        return None
    if said and not can_be_author(said, surroundings):
        return None
    author, answered = split_author(said)
    return replace(start, shape="dateon", author=author, answered=answered)


def _two_lines(lines: Sequence[Line], start: Header, rest: str) -> Header | None:
    """Read a name with a date on the next line, or on the one after a badge."""
    if not can_be_author(rest, "likely") or date_of(rest):
        return None
    follow = _next(lines, start.after)
    if follow is None:
        return None
    created = date_of(lines[follow].said)
    aside: tuple[Line, ...] = ()
    if created is None and follow == start.after and len(lines[follow].said) <= 40:
        badge = lines[follow]
        dated = _next(lines, follow + 1)
        if dated == follow + 1 and badge.said[-1] not in ".!?:," and can_be_author(rest, "none"):
            created = date_of(lines[dated].said)
            follow, aside = dated, (badge,)
    if created is None:
        return None
    author, answered = split_author(rest)
    return replace(
        start, after=follow + 1, shape="two-line", author=author, answered=answered, created=created, aside=aside
    )


def _absorb(lines: Sequence[Line], header: Header) -> Header:
    """Take the lines under a header that still belong to it: its date, whom it answers."""
    if header.body:
        return header
    follow = _next(lines, header.after)
    if follow is not None and header.created is None and (created := date_of(lines[follow].said)):
        header = replace(header, created=created, after=follow + 1)
        follow = _next(lines, header.after)
    if follow is not None and header.answered is None:
        author, answered = split_author(lines[follow].said)
        if author is None and answered and can_be_author(answered, "likely"):
            header = replace(header, answered=answered, after=follow + 1)
    return header


def _next(lines: Sequence[Line], index: int) -> int | None:
    """Return the next line that says something, at most one blank line further."""
    for place in range(index, min(index + 2, len(lines))):
        if lines[place].said:
            return place
    return None


def _trails(rest: str) -> bool:
    return is_machinery(rest, in_comment=True) or _EDITED.fullmatch(rest) is not None or rest[0] in "|•·#[("


def _kind(separator: str) -> str:
    """Return what of a separator tells one make of header from another."""
    for mark in "•·|»,(–—-@/:":
        if mark in separator:
            return mark
    return "on" if separator.strip() else " "
