"""Queries of the queue; made for a million threads: what touches all of them reads an index alone."""

import re
from array import array
from collections.abc import Sequence
from itertools import chain
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    FromClause,
    Select,
    Subquery,
    bindparam,
    case,
    column,
    false,
    func,
    or_,
    select,
    table,
    text,
)

from annotator.domain.annotation import State
from annotator.domain.gestures import opening
from annotator.domain.queue import QueueCounts, QueueQuery, QueueRow, Theirs
from annotator.domain.schema import Schema
from annotator.domain.suggesting import SuggestionSettings
from annotator.storage.assigning import assigned_to, has_assignments
from annotator.storage.suggesting import read_settings
from annotator.storage.tables import (
    annotators,
    documents,
    is_live_article,
    notes,
    sets,
    suggestions,
)
from annotator.storage.waiting import waiting_in

_DONE: tuple[State, ...] = ("submitted", "adjudicated")
_WORD = re.compile(r"[^\W_]+")


def numbers(connection: Connection, query: QueueQuery, annotator: str, limit: int | None) -> "array[int]":
    """Return the numbers of the threads that the query asks for, in its order; the order of work has its own file."""
    return first_column(connection, _ordered(threads_of(connection, query, annotator), query).limit(limit))


def threads_of(connection: Connection, query: QueueQuery, annotator: str) -> Select[Any]:
    """Return the query of the numbers of the threads that are asked for, in no order."""
    selected = select(documents.c.number).where(is_live_article)
    whose = _whose(connection, query, annotator)
    if whose is not None:
        selected = selected.where(documents.c.number.in_(whose))
    if query.text.strip():
        found = _search(query.text)
        selected = selected.where(false() if found is None else documents.c.number.in_(found))
    if query.show == "todo":
        selected = selected.where(documents.c.number.not_in(select(_done_threads(annotator).c.thread)))
    elif query.show == "flagged":
        selected = selected.where(documents.c.number.in_(_flagged_threads(annotator)))
    return selected


def first_column(connection: Connection, query: Select[Any]) -> "array[int]":
    """Return the whole numbers that a query finds, from its only column."""
    with connection.execute(query) as result:
        # From the driver's cursor: a million rows of SQLAlchemy's take four times as long.
        assert result.cursor is not None  # noqa: S101 - a query has one
        return array("q", chain.from_iterable(iter(result.cursor.fetchone, None)))


def counts(connection: Connection, annotator: str, query: QueueQuery) -> QueueCounts:
    """Return the counts that the queue's head shows: of the threads of whom the query names."""
    whose = _whose(connection, query, annotator)
    done = _done_threads(annotator)
    flagged = _flagged_threads(annotator).subquery()

    def count(number: ColumnElement[int], source: FromClause) -> int:
        counted = select(func.count()).select_from(source)
        return int(connection.execute(counted if whose is None else counted.where(number.in_(whose))).scalar_one())

    every = select(documents.c.number).where(is_live_article).subquery()
    return QueueCounts(
        threads=count(every.c.number, every),
        submitted=count(done.c.thread, done),
        flagged=count(flagged.c.thread, flagged),
        has_own=has_assignments(connection, annotator),
    )


def page(connection: Connection, wanted: Sequence[int], annotator: str, schema: Schema) -> list[QueueRow]:
    """Return the rows of some hundred threads, in the order of the numbers; threads that are gone are left out."""
    own = documents.c
    articles = connection.execute(
        select(own.number, own.id, own.title, func.substr(own.text, 1, 200), own.source).where(own.number.in_(wanted))
    ).all()
    sizes = _pairs(
        connection,
        select(own.thread, func.count()).where(own.thread.in_(wanted), own.removed.is_(False)).group_by(own.thread),
    )
    states = {
        row[0]: row[1:]
        for row in connection.execute(
            select(
                own.thread,
                func.sum(case((sets.c.state.in_(_DONE), 1), else_=0)),
                func.sum(case((sets.c.state != "new", 1), else_=0)),
                func.min(sets.c.flag),
            )
            .join(sets, sets.c.document == own.number)
            .join(annotators, annotators.c.number == sets.c.annotator)
            .where(own.thread.in_(wanted), own.removed.is_(False), annotators.c.name == annotator)
            .group_by(own.thread)
        )
    }
    settings = read_settings(connection)
    waiting = waiting_in(connection, wanted, annotator, schema=schema, settings=settings)
    noted = _noted(connection, wanted, annotator)
    rows: dict[int, QueueRow] = {}
    for number, identifier, title, beginning, source in articles:
        done, begun, flag = states.get(number, (0, 0, None))
        size = sizes.get(number, 1)
        blind = settings.is_blind(identifier)
        suggested, unsure = (0, 0) if blind else waiting.get(number, (0, 0))
        rows[number] = QueueRow(
            number=number,
            thread_id=identifier,
            title=title or opening(beginning),
            source=source,
            comments=size - 1,
            suggestions=suggested,
            state="submitted" if done >= size else "in_progress" if begun else "new",
            flag=flag,
            notes=sum(noted.get(number, {}).values()),
            noted_by=tuple(name for name in noted.get(number, ()) if name != annotator),
            unsure=unsure,
            blind=blind,
        )
    return [rows[number] for number in wanted if number in rows]


def _noted(connection: Connection, threads: Sequence[int], annotator: str) -> dict[int, dict[str, int]]:
    """Return how many notes stand in an annotator's sets of these threads, by who wrote them."""
    own, author = documents.c, annotators.alias("author").c
    query = (
        select(own.thread, author.name, func.count())
        .select_from(documents)
        .join(sets, sets.c.document == own.number)
        .join(annotators, annotators.c.number == sets.c.annotator)
        .join(notes, notes.c.set == sets.c.number)
        .join(author.name.table, author.number == notes.c.author)
        .where(own.thread.in_(threads), annotators.c.name == annotator, notes.c.removed.is_(False))
        .group_by(own.thread, author.name)
        .order_by(own.thread, author.name)
    )
    found: dict[int, dict[str, int]] = {}
    for thread, name, count in connection.execute(query):
        found.setdefault(thread, {})[name] = count
    return found


def shuffled(seed: int) -> ColumnElement[int]:
    """Return what puts threads in an order at random that is the same for one seed."""
    # A multiplicative hash (Knuth, TAOCP 6.4) needs no stored column.
    return ((documents.c.number + seed) * 2654435761) % 4294967296


def titled(connection: Connection, typed: str, limit: int) -> list[tuple[str, str]]:
    """Return the ids and titles of at most that many threads whose titles hold every word, in the order of import."""
    own = documents.c
    query = select(own.id, own.title).where(is_live_article, own.title.is_not(None))
    for word in typed.split():
        # SQLite knows the cases of ASCII letters alone.
        cases = dict.fromkeys((word, word.lower(), word.capitalize(), word.upper()))
        query = query.where(or_(*(own.title.icontains(each, autoescape=True) for each in cases)))
    return [(row[0], row[1]) for row in connection.execute(query.order_by(own.number).limit(limit))]


def _whose(connection: Connection, query: QueueQuery, annotator: str) -> Select[Any] | None:
    """Return the query of the threads among which the queue looks, by their numbers; None for all."""
    if query.theirs is not None:
        return _worked_at(query.theirs)
    return assigned_to(annotator) if query.mine and has_assignments(connection, annotator) else None


def _worked_at(theirs: Theirs) -> Select[Any]:
    match theirs.worked:
        case "assigned":
            return assigned_to(theirs.annotator)
        case "submitted":
            return select(_done_threads(theirs.annotator).c.thread)
        case "flagged":
            return _flagged_threads(theirs.annotator)
        case "begun":
            begun = (
                select(documents.c.thread)
                .join(sets, sets.c.document == documents.c.number)
                .join(annotators, annotators.c.number == sets.c.annotator)
                .where(annotators.c.name == theirs.annotator, sets.c.state != "new", documents.c.removed.is_(False))
            )
            return begun.where(documents.c.thread.not_in(select(_done_threads(theirs.annotator).c.thread)))


def _done_threads(annotator: str) -> Subquery:
    """The threads of which the annotator submitted every document; reads the annotator's sets, not the documents."""
    counted = documents.alias("counted")
    size = (
        select(func.count())
        .where(counted.c.thread == documents.c.thread, counted.c.removed.is_(False))
        .correlate(documents)
        .scalar_subquery()
    )
    return (
        select(documents.c.thread)
        .join(sets, sets.c.document == documents.c.number)
        .join(annotators, annotators.c.number == sets.c.annotator)
        .where(annotators.c.name == annotator, sets.c.state.in_(_DONE), documents.c.removed.is_(False))
        .group_by(documents.c.thread)
        .having(func.count() == size)
        .subquery()
    )


def _flagged_threads(annotator: str) -> Select[Any]:
    return (
        select(documents.c.thread)
        .distinct()
        .join(sets, sets.c.document == documents.c.number)
        .join(annotators, annotators.c.number == sets.c.annotator)
        .where(annotators.c.name == annotator, sets.c.flag.is_not(None), documents.c.removed.is_(False))
    )


def is_heard(settings: SuggestionSettings) -> ColumnElement[bool]:
    """Return the condition that a suggestion is of an agent that the project listens to."""
    return suggestions.c.agent.not_in([each.agent for each in settings.suggesters if not each.active])


def is_above(settings: SuggestionSettings) -> list[ColumnElement[bool]]:
    """Return the conditions that a suggestion is as sure as its layer asks for."""
    own = suggestions.c
    named = list(settings.thresholds)
    return [
        or_(where, own.confidence.is_(None), own.confidence >= settings.threshold(layer))
        for where, layer in [(own.layer.in_(named), ""), *((own.layer != layer, layer) for layer in named)]
    ]


def _search(words: str) -> Select[Any] | None:
    """Return the threads in which every word stands (the last may be unfinished); None where there is no word."""
    terms = _WORD.findall(words)
    if not terms:
        return None
    phrase = " ".join(f'"{term}"' for term in terms) + "*"
    index = table("document_search", column("rowid"))
    return (
        select(documents.c.thread)
        .join(index, index.c.rowid == documents.c.number)
        .where(text("document_search MATCH :phrase").bindparams(bindparam("phrase", phrase)))
        .where(documents.c.removed.is_(False))
    )


def _ordered(selected: Select[Any], query: QueueQuery) -> Select[Any]:
    number = documents.c.number
    match query.order:
        case "import" | "uncertain":
            return selected.order_by(number)
        case "random":
            return selected.order_by(shuffled(query.seed), number)
        case "title":
            return selected.order_by(func.lower(documents.c.title), number)
        case "length":
            whole = documents.alias("whole")
            length = (
                select(func.sum(whole.c.length))
                .where(whole.c.thread == number, whole.c.removed.is_(False))
                .correlate(documents)
                .scalar_subquery()
            )
            return selected.order_by(length, number)


def _pairs(connection: Connection, query: Select[Any]) -> dict[int, int]:
    return {row[0]: row[1] for row in connection.execute(query)}
