"""Suggestions in the project file: who looked at what, what they proposed, the settings, and the gazetteer."""

from __future__ import annotations

import json
from array import array
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from sqlalchemy import Connection, Table, and_, bindparam, delete, func, insert, or_, select
from sqlalchemy.dialects import sqlite

from annotator.domain.annotation import Suggestion
from annotator.domain.document import Kind
from annotator.domain.gazetteer import Term
from annotator.domain.suggesting import SuggestionSettings, settings_as_plain, settings_from_plain
from annotator.storage import rows
from annotator.storage.tables import documents, looks, project, suggestions, terms

_KEY = "suggestions"
_AT_ONCE = 500
_FORGET = (
    "DELETE FROM suggestions WHERE document = ? AND agent = ? AND id NOT IN"
    ' (SELECT taken.suggestion FROM annotations AS taken JOIN sets AS own ON own.number = taken."set"'
    " WHERE own.document = suggestions.document AND taken.suggestion IS NOT NULL)"
)
_LOOK = ("document", "agent", "version", "fingerprint", "asked", "time")


class Look(NamedTuple):
    """As what an agent looked at a document: fingerprints of the agent, and of what it was asked about."""

    fingerprint: str
    asked: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Looked:
    """What an agent said of a document, by its id; nothing is an answer, too."""

    document: str
    asked: str
    suggestions: tuple[Suggestion, ...]


def read_settings(connection: Connection) -> SuggestionSettings:
    """Return how the project deals with suggestions; raise ``SuggesterError`` where a newer program wrote it."""
    value = connection.execute(select(project.c.value).where(project.c.key == _KEY)).scalar()
    return SuggestionSettings() if value is None else settings_from_plain(json.loads(value))


def write_settings(connection: Connection, settings: SuggestionSettings) -> None:
    """Write how the project deals with suggestions."""
    connection.execute(delete(project).where(project.c.key == _KEY))
    connection.execute(insert(project).values(key=_KEY, value=json.dumps(settings_as_plain(settings))))


def waiting_threads(
    connection: Connection, agent: str, fingerprints: Collection[str] | None, kinds: Collection[Kind]
) -> array[int]:
    """Return the numbers of the threads with documents that an agent has not looked at as it is now, in their order.

    Without ``fingerprints``, all threads that hold documents of these kinds.
    """
    own = documents.c
    query = select(own.thread).where(own.removed.is_(False), own.kind.in_(tuple(kinds))).distinct()
    if fingerprints is not None:
        looked = and_(looks.c.document == own.number, looks.c.agent == agent)
        stale = or_(looks.c.document.is_(None), looks.c.fingerprint.not_in(tuple(fingerprints)))
        query = query.outerjoin(looks, looked).where(stale)
    return array("q", connection.execute(query.order_by(own.thread)).scalars())


def amount_of(
    connection: Connection, kinds: Collection[Kind], threads: Collection[int] | None = None
) -> tuple[int, int]:
    """Return how many documents of these kinds are there, and their code points, in all threads or some."""
    own = documents.c
    query = select(func.count(), func.coalesce(func.sum(own.length), 0)).where(
        own.removed.is_(False), own.kind.in_(tuple(kinds))
    )
    if threads is not None:
        query = query.where(own.thread.in_(tuple(threads)))
    count, length = connection.execute(query).one()
    return int(count), int(length)


def looks_between(connection: Connection, agent: str, first: int, last: int) -> dict[str, Look]:
    """Return how an agent looked at the documents of the threads from one number to another, by document id."""
    query = (
        select(documents.c.id, looks.c.fingerprint, looks.c.asked)
        .join(looks, looks.c.document == documents.c.number)
        .where(looks.c.agent == agent, documents.c.thread.between(first, last))
    )
    return {row[0]: Look(row[1], row[2]) for row in connection.execute(query)}


def suggestions_between(connection: Connection, first: int, last: int) -> dict[str, list[Suggestion]]:
    """Return all suggestions for the threads from one number to another, by document id, in the order of the text.

    They carry no basis: a file of an earlier version, which may be read as it is, knows none.
    """
    own = suggestions.c
    query = (
        select(documents.c.id, *(own[column] for column in rows.PROPOSAL))
        .join(documents, documents.c.number == own.document)
        .where(documents.c.thread.between(first, last), documents.c.removed.is_(False))
        .order_by(documents.c.number, own.span_start, own.span_end.desc(), own.id)
    )
    found: dict[str, list[Suggestion]] = {}
    for row in connection.execute(query):
        found.setdefault(row[0], []).append(rows.suggestion_from_row(row[1:]))
    return found


def suggestions_of(connection: Connection, ids: Sequence[str]) -> dict[str, tuple[Suggestion, ...]]:
    """Return all suggestions for some documents, by document id, in the order of the text; () where there is none."""
    own = suggestions.c
    found: dict[str, list[Suggestion]] = {identifier: [] for identifier in ids}
    for first in range(0, len(ids), _AT_ONCE):
        query = (
            select(documents.c.id, *(own[column] for column in rows.SUGGESTION))
            .join(documents, documents.c.number == own.document)
            .where(documents.c.id.in_(ids[first : first + _AT_ONCE]))
            .order_by(documents.c.number, own.span_start, own.span_end.desc(), own.id)
        )
        for row in connection.execute(query):
            found[row[0]].append(rows.suggestion_from_row(row[1:]))
    return {identifier: tuple(each) for identifier, each in found.items()}


def write_looked(
    connection: Connection,
    looked: Sequence[Looked],
    *,
    agent: str,
    version: str,
    fingerprint: str,
    layers: Collection[str] | None,
    time: int,
) -> None:
    """Put what an agent says in the place of what it said of these documents before, in ``layers`` or all.

    Decisions and refusals are other tables and stay as they are; so does, word for word, a suggestion that somebody
    took: what the machine said then is a part of the decision. ``time`` is milliseconds since 1970 (UTC).
    """
    numbers = _numbers(connection, [each.document for each in looked])
    there = [(numbers[each.document], each) for each in looked if each.document in numbers]
    if layers is None:
        connection.exec_driver_sql(_FORGET, [(number, agent) for number, _ in there])
    else:
        in_layer = [(number, agent, layer) for number, _ in there for layer in layers]
        connection.exec_driver_sql(_FORGET + " AND layer = ?", in_layer)
    proposed = [(number, *rows.suggestion_row(own)) for number, each in there for own in each.suggestions]
    if proposed:
        connection.exec_driver_sql(_insert(suggestions, ("document", *rows.SUGGESTION), otherwise="IGNORE"), proposed)
    connection.exec_driver_sql(
        _insert(looks, _LOOK),
        [(number, agent, version, fingerprint, each.asked, time) for number, each in there],
    )


def agents_heard(connection: Connection) -> tuple[str, ...]:
    """Return the names of all whose suggestions are here, sorted."""
    own = suggestions.c
    return tuple(connection.execute(select(own.agent).distinct().order_by(own.agent)).scalars())


def forget(connection: Connection, agent: str) -> tuple[str, ...]:
    """Take away all that an agent proposed and that it ever looked; return the ids of the documents."""
    query = select(documents.c.id).join(suggestions, suggestions.c.document == documents.c.number)
    found = connection.execute(query.where(suggestions.c.agent == agent).distinct()).scalars().all()
    connection.execute(delete(suggestions).where(suggestions.c.agent == agent))
    connection.execute(delete(looks).where(looks.c.agent == agent))
    return tuple(found)


def read_terms(connection: Connection) -> tuple[Term, ...]:
    """Return the gazetteer, by label and text."""
    own = terms.c
    query = select(own.id, own.layer, own.label, own.text, own.pattern, own.any_case)
    return tuple(
        Term(
            id=row[0],
            layer=row[1],
            label=row[2],
            text=row[3],
            pattern=tuple(json.loads(row[4])) if row[4] else (),
            any_case=bool(row[5]),
        )
        for row in connection.execute(query.order_by(own.layer, own.label, own.text, own.id))
    )


def write_terms(connection: Connection, listed: Iterable[Term], removed: Iterable[str] = ()) -> None:
    """Put terms into the gazetteer, those with a known id in the place of the old ones, and take others out by id."""
    kept = tuple(listed)
    gone = [{"gone": identifier} for identifier in (*(each.id for each in kept), *removed)]
    if gone:
        connection.execute(delete(terms).where(terms.c.id == bindparam("gone")), gone)
    if kept:
        connection.execute(insert(terms), [_term_row(each) for each in kept])


def _term_row(term: Term) -> dict[str, object]:
    return {
        "id": term.id,
        "layer": term.layer,
        "label": term.label,
        "text": term.text,
        "pattern": json.dumps([dict(token) for token in term.pattern]) if term.pattern else None,
        "any_case": term.any_case,
    }


def groups(numbers: Sequence[int], *, at_most: int = 200, apart: int = 5000) -> Iterator[tuple[int, int]]:
    """Yield ranges that hold numbers in their order, some at a time; one ends where too much would lie between."""
    first = 0
    for at in range(1, len(numbers) + 1):
        if at == len(numbers) or at - first == at_most or numbers[at] - numbers[first] > apart:
            yield numbers[first], numbers[at - 1]
            first = at


def _numbers(connection: Connection, ids: Sequence[str]) -> dict[str, int]:
    """Return the numbers of documents that are there."""
    found: dict[str, int] = {}
    for first in range(0, len(ids), 5000):
        wanted = documents.c.id.in_(ids[first : first + 5000])
        rows_found = connection.execute(select(documents.c.id, documents.c.number).where(wanted))
        found.update((row[0], row[1]) for row in rows_found)
    return found


@cache
def _insert(table: Table, columns: tuple[str, ...], *, otherwise: str = "REPLACE") -> str:
    """Return the driver's statement that puts rows in; ``otherwise``: what becomes of one with a key that is taken."""
    statement = sqlite.insert(table).prefix_with(f"OR {otherwise}")
    return str(statement.compile(dialect=sqlite.dialect(), column_keys=columns))
