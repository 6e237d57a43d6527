"""The order of work in the project file: doubts are added up and sorted by the database, the mixing is the domain's.

Nothing is stored: the order is made when it is asked for. Of a very large project only so many threads are compared as
take a moment, drawn at random; the others stand behind them. Nobody works that many before the order is made anew.
"""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, and_, func, select

from annotator.domain.order_of_work import (
    DIVERSE_EVERY,
    MIXED,
    PRIOR_WEIGHT,
    WorkOrder,
    mixed,
    unlike,
    words_of,
)
from annotator.domain.queue import QueueQuery
from annotator.domain.suggesting import SuggestionSettings
from annotator.storage.queue import first_column, is_heard, numbers, shuffled, threads_of
from annotator.storage.suggesting import read_settings
from annotator.storage.tables import annotators, documents, sets, suggestions

_ASKED_FOR_PRIOR = 20_000  # suggestions whose mean doubt stands for all
_POOL = 20_000  # threads whose doubts are compared
_COMPARED = 400  # threads among which those unlike the rest are looked for
_DECIDED = 300  # threads that they shall be unlike: those submitted last
_CHARACTERS = 3_000  # of an article, by which it is compared


def work_order(connection: Connection, query: QueueQuery, annotator: str, limit: int | None = None) -> WorkOrder:
    """Return the threads that the query asks for in the order of work.

    While no confidence is known they come as they were imported, and no more of them than the limit.
    """
    settings = read_settings(connection)
    prior = _prior(connection, settings)
    imported = numbers(connection, query, annotator, limit if prior is None else None)
    if prior is None:
        return WorkOrder(numbers=imported)
    shuffle = threads_of(connection, query, annotator).order_by(shuffled(query.seed), documents.c.number).limit(_POOL)
    drawn = first_column(connection, shuffle)
    doubtful = first_column(connection, _by_doubt(shuffle, prior, settings))
    if len(drawn) < len(imported):
        pool = frozenset(drawn)
        doubtful.extend(number for number in imported if number not in pool)
    wanted = drawn[:_COMPARED]
    texts = _words(connection, wanted)
    compared = {number: texts[number] for number in wanted if number in texts}
    seen = frozenset[str]().union(*_words(connection, _decided(connection, annotator)).values())
    return mixed(doubtful, drawn, unlike(compared, seen, MIXED // DIVERSE_EVERY))


def _doubt() -> ColumnElement[float]:
    return 1 - func.abs(2 * suggestions.c.confidence - 1)


def _prior(connection: Connection, settings: SuggestionSettings) -> float | None:
    """Return the usual doubt of a suggestion; None where none says how sure it is."""
    known = suggestions.c.confidence.is_not(None)
    some = select(_doubt().label("doubt")).where(known, is_heard(settings)).limit(_ASKED_FOR_PRIOR).subquery()
    prior = connection.execute(select(func.avg(some.c.doubt))).scalar()
    return None if prior is None else float(prior)


def _by_doubt(selected: Select[Any], prior: float, settings: SuggestionSettings) -> Select[Any]:
    """Sort threads by ``domain.order_of_work.thread_doubt``, the most doubtful first, then as they were imported."""
    own = documents.c
    theirs = and_(suggestions.c.document == own.number, suggestions.c.confidence.is_not(None), is_heard(settings))
    total = func.coalesce(func.sum(_doubt()), 0.0)
    doubt = (total + PRIOR_WEIGHT * prior) / (func.count(suggestions.c.confidence) + PRIOR_WEIGHT)
    return (
        select(own.thread)
        .select_from(documents.outerjoin(suggestions, theirs))
        .where(own.thread.in_(selected), own.removed.is_(False))
        .group_by(own.thread)
        .order_by(doubt.desc(), own.thread)
    )


def _words(connection: Connection, wanted: Sequence[int]) -> dict[int, frozenset[str]]:
    """Return the words by which the articles of those numbers are compared."""
    own = documents.c
    query = select(own.number, func.substr(own.text, 1, _CHARACTERS)).where(own.number.in_(wanted))
    return {number: words_of(beginning) for number, beginning in connection.execute(query)}


def _decided(connection: Connection, annotator: str) -> array[int]:
    """Return the numbers of the articles that an annotator submitted last."""
    query = (
        select(sets.c.document)
        .join(annotators, annotators.c.number == sets.c.annotator)
        .join(documents, documents.c.number == sets.c.document)
        .where(annotators.c.name == annotator, sets.c.state == "submitted", documents.c.kind == "article")
        .order_by(sets.c.number.desc())
    )
    return first_column(connection, query.limit(_DECIDED))
