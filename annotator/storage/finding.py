"""Queries that find places: words in texts, labels, documents. They stream: the first places come at once."""

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    Select,
    TextClause,
    bindparam,
    column,
    func,
    literal_column,
    select,
    table,
    text,
    tuple_,
)

from annotator.domain.annotation import Target
from annotator.domain.finding import FindQuery, Hit, Place, Term, context_of, folded, terms
from annotator.domain.gestures import opening
from annotator.storage.spans_by import Cancelled
from annotator.storage.tables import annotations, annotators, documents, history, sets

LIMIT = 20_000
"""How many places one search gives at most; whoever wants all of a label wants an export."""

_WIDEST = 80  # code points that the words of one place are apart at most
_OPENED, _CLOSED = "\ufdd2", "\ufdd3"  # noncharacters: no text means anything by them
_ROWS_AT_ONCE = 64
_SETS_AT_ONCE = 200
_RARE = 2_000  # labels; so few are sorted quicker than all sets are looked through

_index = table("document_search", column("rowid"))
_Row = Sequence[Any]


def find(connection: Connection, query: FindQuery, cancelled: Cancelled) -> Iterator[Place]:
    """Yield the places that the query asks for, in the order of import and of the text, at most ``LIMIT``.

    Whoever takes them ends it by taking no more; ``cancelled`` is asked where there may be none for long.
    """
    if query.is_empty:
        return
    wanted = terms(query.text)
    if query.asks_for_labels:
        found = _labels(connection, query, wanted, cancelled)
    elif wanted:
        found = _words(connection, query, wanted)
    else:
        found = _documents(connection, query)
    yield from islice(found, LIMIT)


def hits(connection: Connection, places: Sequence[Place]) -> list[Hit]:
    """Return places with all that is shown of them, in their order; those whose document is gone are left out."""
    article = documents.alias("article")
    own = documents.c
    rows = connection.execute(
        select(own.number, own.id, own.kind, own.author, own.text, article.c.id, article.c.title, article.c.text)
        .join(article, article.c.number == own.thread)
        .where(own.number.in_({place.document for place in places}), own.removed.is_(False))
    )
    read = {row[0]: row[1:] for row in rows}
    names = _annotators(connection, {place.set for place in places if place.set})
    targets = _targets(connection, [place for place in places if place.annotation])
    found: list[Hit] = []
    for place in places:
        if place.document not in read:
            continue
        identifier, kind, author, whole, thread, title, beginning = read[place.document]
        found.append(
            Hit(
                place=place,
                thread_id=thread,
                document_id=identifier,
                kind=kind,
                author=author,
                title=title or opening(beginning),
                context=context_of(whole, place),
                annotator=names.get(place.set),
                target=targets.get((place.set, place.annotation)),
            )
        )
    return found


def containing(words: str) -> Select[Any]:
    """Return the query of the numbers of the documents in which these words stand in a row, in any case."""
    return select(_index.c.rowid).where(_matches(_quoted(words)))


# --- words ---


def _words(connection: Connection, query: FindQuery, wanted: Sequence[Term]) -> Iterator[Place]:
    own = documents.c
    pieces = [term.text for term in wanted if term.kind == "piece"]
    spoken = _match(wanted)
    if spoken is None:
        selected = select(own.number, own.thread, own.text, own.text)
    else:
        lit = func.highlight(literal_column("document_search"), 1, _OPENED, _CLOSED)
        selected = (
            select(own.number, own.thread, own.text, lit)
            .select_from(_index.join(documents, own.number == _index.c.rowid))
            .where(_matches(spoken))
        )
    for piece in pieces:
        selected = selected.where(func.instr(own.text, piece) > 0)
    selected = selected.where(own.removed.is_(False), *_of_documents(query))
    ordered = selected.order_by(own.number if spoken is None else _index.c.rowid)
    for number, thread, whole, shown in connection.execute(ordered).yield_per(_ROWS_AT_ONCE):
        marks = sorted([*_marks(whole, shown), *_pieces(whole, pieces)])
        if not marks:  # the words stand in the author's name
            yield Place(number, thread, 0, 0)
        for group in _fullest(list(_groups(marks)), whole, wanted):
            yield Place(number, thread, group[0][0], group[-1][1], group)


def _match(wanted: Iterable[Term]) -> str | None:
    """Return what full text search takes, or None where it has nothing to look for."""
    parts = [
        f"{_quoted(term.text)}{'*' if term.kind == 'beginning' else ''}" for term in wanted if term.kind != "piece"
    ]
    return " AND ".join(parts) or None


def _matches(spoken: str) -> TextClause:
    return text("document_search MATCH :words").bindparams(bindparam("words", spoken, unique=True))


def _quoted(words: str) -> str:
    return '"' + words.replace('"', '""') + '"'


def _marks(whole: str, shown: str) -> list[tuple[int, int]]:
    """Return the ranges that were marked; none where the text holds such marks itself."""
    parts = shown.split(_OPENED)
    marks: list[tuple[int, int]] = []
    at = len(parts[0])
    for part in parts[1:]:
        inside, _, rest = part.partition(_CLOSED)
        marks.append((at, at + len(inside)))
        at += len(inside) + len(rest)
    return marks if at == len(whole) else []


def _pieces(whole: str, pieces: Sequence[str]) -> list[tuple[int, int]]:
    marks: list[tuple[int, int]] = []
    for piece in pieces:
        at = whole.find(piece)
        while at >= 0:
            marks.append((at, at + len(piece)))
            at = whole.find(piece, at + len(piece))
    return marks


def _groups(marks: Sequence[tuple[int, int]]) -> Iterator[tuple[tuple[int, int], ...]]:
    """Put together what stands so close that it reads as one place."""
    group: list[tuple[int, int]] = []
    for start, end in marks:
        if group and start < group[-1][1]:  # two words that are looked for and overlap
            group[-1] = (group[-1][0], max(end, group[-1][1]))
        elif group and end - group[0][0] > _WIDEST:
            yield tuple(group)
            group = [(start, end)]
        else:
            group.append((start, end))
    if group:
        yield tuple(group)


def _fullest(
    groups: Sequence[tuple[tuple[int, int], ...]], whole: str, wanted: Sequence[Term]
) -> Sequence[tuple[tuple[int, int], ...]]:
    """Return the groups in which all stands that is looked for; all groups where it only stands far apart."""
    if len(wanted) < 2 or len(groups) < 2:
        return groups
    sought = [_plain(term.text) for term in wanted]
    full: list[tuple[tuple[int, int], ...]] = []
    for group in groups:
        there = [_plain(whole[start:end]) for start, end in group]
        if all(any(each in mark for mark in there) for each in sought):
            full.append(group)
    return full or groups


def _plain(text: str) -> str:
    """Return a text without what full text search leaves aside: case, and the marks on letters."""
    apart = text if text.isascii() else unicodedata.normalize("NFD", text)
    return "".join(each for each in apart if not unicodedata.combining(each)).casefold()


# --- labels ---


def _labels(connection: Connection, query: FindQuery, wanted: Sequence[Term], cancelled: Cancelled) -> Iterator[Place]:
    matching = _matching(query)
    there: ColumnElement[bool] = (
        select(annotations.c.id).where(annotations.c.set == sets.c.number, *matching).correlate(sets).exists()
    )
    rare = None if query.label is None else _if_rare(connection, matching)
    if rare is not None:
        there = sets.c.number.in_(rare)
    selected = select(sets.c.number, sets.c.document).where(there, *_of_sets(query))
    exact = query.span_text.strip() if not query.contains else ""
    spoken = _match((*wanted, *(term for term in terms(f'"{exact}"') if term.kind == "phrase")))
    if spoken is not None:
        selected = selected.where(sets.c.document.in_(select(_index.c.rowid).where(_matches(spoken))))
    for term in wanted:
        if term.kind == "piece":
            held = select(documents.c.number).where(func.instr(documents.c.text, term.text) > 0)
            selected = selected.where(sets.c.document.in_(held))
    rows = connection.execute(selected.order_by(sets.c.document, sets.c.annotator)).yield_per(_SETS_AT_ONCE)
    size = 8  # the first few at once, then more at a time
    while not cancelled() and (group := list(islice(rows, size))):
        yield from _of_group(connection, query, matching, [row[0] for row in group])
        size = _SETS_AT_ONCE


def _of_group(
    connection: Connection, query: FindQuery, matching: Sequence[ColumnElement[bool]], numbers: Sequence[int]
) -> Iterator[Place]:
    """Yield the places of some sets, in the order of the numbers and of the text."""
    own = annotations.c
    columns: list[ColumnElement[Any]] = [
        documents.c.number,
        documents.c.thread,
        own.span_start,
        own.span_end,
        own.set,
        own.id,
    ]
    looked_into = folded(query.span_text)
    columns += [own.layer, own.label, documents.c.text if looked_into else literal_column("''")]
    rows = connection.execute(
        select(*columns)
        .join(sets, sets.c.number == own.set)
        .join(documents, documents.c.number == sets.c.document)
        .where(own.set.in_(numbers), documents.c.removed.is_(False), *matching)
    )
    ranks = {number: rank for rank, number in enumerate(numbers)}
    told: set[tuple[object, ...]] = set()
    for row in sorted(rows, key=lambda row: (ranks[row[4]], row[2] is None, row[2] or 0, row[3] or 0, row[5])):
        document, thread, start, end, number, identifier, layer, label, whole = row
        if start is not None:
            said = (number, start, end, layer, label)
            if said in told:  # a twin of the one before
                continue
            told.add(said)
        if looked_into:
            if start is None:
                continue
            is_there = folded(whole[start:end])
            if looked_into not in is_there if query.contains else looked_into != is_there:
                continue
        yield Place(document, thread, start or 0, end or 0, (), number, identifier, layer, label)


def _matching(query: FindQuery) -> list[ColumnElement[bool]]:
    own = annotations.c
    matching: list[ColumnElement[bool]] = [own.removed.is_(False)]
    for wanted, there in ((query.layer, own.layer), (query.label, own.label), (query.origin, own.origin)):
        if wanted is not None:
            matching.append(there == wanted)
    if query.since is not None:
        stamps = select(history.c.writer, history.c.clock).where(history.c.time >= query.since).distinct()
        matching.append(tuple_(own.writer, own.clock).in_(stamps))
    return matching


def _if_rare(connection: Connection, matching: Sequence[ColumnElement[bool]]) -> list[int] | None:
    """Return the numbers of the sets that hold such labels; None where there are many."""
    found = connection.execute(select(annotations.c.set).where(*matching).limit(_RARE)).scalars().all()
    return sorted(set(found)) if len(found) < _RARE else None


# --- documents ---


def _documents(connection: Connection, query: FindQuery) -> Iterator[Place]:
    own = documents.c
    selected = select(own.number, own.thread).where(own.removed.is_(False), *_of_documents(query))
    for number, thread in connection.execute(selected.order_by(own.number)).yield_per(_ROWS_AT_ONCE):
        yield Place(number, thread, 0, 0)


def _of_documents(query: FindQuery) -> list[ColumnElement[bool]]:
    """Return what state and flag ask of documents; one that nobody has begun has no set, or a new one."""
    if query.state is None and not query.flagged:
        return []
    if query.state == "new" and not query.flagged:
        begun = select(sets.c.document).where(sets.c.state != "new", *_by(query))
        return [documents.c.number.not_in(begun)]
    return [documents.c.number.in_(select(sets.c.document).where(*_of_sets(query)))]


def _of_sets(query: FindQuery) -> list[ColumnElement[bool]]:
    wanted = _by(query)
    if query.state is not None:
        wanted.append(sets.c.state == query.state)
    if query.flagged:
        wanted.append(sets.c.flag.is_not(None))
    return wanted


def _by(query: FindQuery) -> list[ColumnElement[bool]]:
    if query.annotator is None:
        return []
    number = select(annotators.c.number).where(annotators.c.name == query.annotator).scalar_subquery()
    return [sets.c.annotator == number]


# --- what is shown of a place ---


def _annotators(connection: Connection, numbers: set[int]) -> dict[int, str]:
    query = select(sets.c.number, annotators.c.name).join(annotators, annotators.c.number == sets.c.annotator)
    return {row[0]: row[1] for row in connection.execute(query.where(sets.c.number.in_(numbers)))}


def _targets(connection: Connection, places: Sequence[Place]) -> dict[tuple[int, str], Target]:
    own = annotations.c
    numbers = {place.set for place in places if place.start == place.end}
    query = select(own.set, own.id, own.target_kind, own.target_id, own.target_text)
    rows = connection.execute(query.where(own.set.in_(numbers), own.target_kind.is_not(None)))
    return {(row[0], row[1]): Target(row[2], row[3], row[4]) for row in rows}
