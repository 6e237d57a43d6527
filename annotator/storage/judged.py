"""What annotators submitted, document by document, for measures of agreement; in bounded memory.

Tokens are those of ``rough_tokens``: runs of word characters, and single other ones. The language's own tokenizer would
need spaCy and twenty times as long, and would give other figures with its next version; measures over tokens hardly
depend on where exactly a word ends.
"""

from array import array
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from datetime import UTC, datetime
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Connection, FromClause, Select, and_, func, select, tuple_

from annotator.domain.annotation import GOLD, ChoiceAnnotation, StanceAnnotation, sorted_spans
from annotator.domain.annotation_set import AnnotationSet
from annotator.domain.judged import Judged
from annotator.domain.tokens import TokenTable, rough_tokens
from annotator.storage import rows
from annotator.storage.queue import first_column
from annotator.storage.tables import annotations, annotators, documents, history, sets
from annotator.storage.twins import lone_spans, lone_stances

_AT_ONCE = 400
_NO_TOKENS = TokenTable((), ())

Progress = Callable[[int, int, str], None]
Cancelled = Callable[[], bool]


class Seat(NamedTuple):
    """Where a document stands: its number and its thread's, and the number of each annotator's set by name."""

    document: int
    thread: int
    sets: dict[str, int]


def read_judged(
    connection: Connection,
    layers: Collection[str],
    *,
    tokens: bool,
    progress: Progress,
    cancelled: Cancelled,
) -> Iterator[Judged]:
    """Yield the documents that two annotators or more submitted, with what they say of some layers.

    Gold is nobody's, and what was adjudicated is no independent judgment any more: only submitted sets are read. With
    ``tokens`` each document has its tokens, else none. Its week is that in which the last of the sets was submitted
    (ISO 8601, UTC): before, there was nothing to compare; None where one of them was imported, so that nobody knows.
    ``progress`` counts documents; once ``cancelled``, no more come.
    """
    numbers = _comparable(connection)
    for first in range(0, len(numbers), _AT_ONCE):
        if cancelled():
            return
        yield from _read(connection, numbers[first : first + _AT_ONCE], layers, tokens=tokens)
        progress(min(first + _AT_ONCE, len(numbers)), len(numbers), "")


def seats_of(connection: Connection, ids: Iterable[str]) -> dict[str, Seat]:
    """Return where documents stand, by id; those that are gone are left out."""
    wanted = list(dict.fromkeys(ids))
    found: dict[str, Seat] = {}
    own = documents.c
    for first in range(0, len(wanted), _AT_ONCE):
        query = (
            select(own.id, own.number, own.thread, annotators.c.name, sets.c.number)
            .select_from(_sets())
            .where(own.id.in_(wanted[first : first + _AT_ONCE]), own.removed.is_(False), _is_submitted)
        )
        for identifier, number, thread, name, its_set in connection.execute(query):
            found.setdefault(identifier, Seat(number, thread, {})).sets[name] = its_set
    return found


def _comparable(connection: Connection) -> "array[int]":
    """Return the numbers of the documents that two or more submitted, in the order of import."""
    query = (
        select(documents.c.number)
        .select_from(_sets())
        .where(_is_submitted, documents.c.removed.is_(False))
        .group_by(documents.c.number)
        .having(func.count() >= 2)
    )
    return first_column(connection, query.order_by(documents.c.number))


def _read(connection: Connection, numbers: Sequence[int], layers: Collection[str], *, tokens: bool) -> Iterator[Judged]:
    here = documents.c.number.in_(list(numbers))
    own = documents.c
    read = select(own.number, own.id, own.kind, own.length, own.thread, *((own.text,) if tokens else ())).where(here)
    found = _fetched(connection, read.order_by(own.number))
    submitted = _fetched(connection, _SUBMITTED.where(here).order_by(annotators.c.name))
    labels = {row[0]: rows.Labels() for row in submitted}
    given = annotations.c
    said = (
        select(*(given[column] for column in rows.ANNOTATION), given.set)
        .select_from(_sets().join(annotations, given.set == sets.c.number))
        .where(here, _is_submitted, given.removed.is_(False), given.layer.in_(list(layers)))
    )
    rows.sort_out(_fetched(connection, said), labels)
    times = _times(connection, {row[4] for row in found}, numbers)
    by_document: defaultdict[int, list[rows.Row]] = defaultdict(list)
    for row in submitted:
        by_document[row[1]].append(row)
    for number, identifier, kind, length, _thread, *text in found:
        theirs = by_document[number]
        yield Judged(
            document=identifier,
            kind=kind,
            length=length,
            tokens=rough_tokens(text[0]) if text else _NO_TOKENS,
            sets=tuple(_set(connection, row, identifier, labels[row[0]]) for row in theirs),
            week=_week([times.get((row[3], row[4])) for row in theirs]),
        )


def _set(connection: Connection, row: rows.Row, document: str, labels: rows.Labels) -> AnnotationSet:
    return AnnotationSet(
        document=document,
        annotator=row[2],
        state="submitted",
        spans=lone_spans(sorted_spans(labels.spans)),
        choices=tuple(sorted(labels.choices, key=_id)),
        stances=lone_stances(connection, row[0], sorted(labels.stances, key=_id)),
    )


def _id(annotation: ChoiceAnnotation | StanceAnnotation) -> str:
    return annotation.id


def _times(connection: Connection, threads: Collection[int], numbers: Sequence[int]) -> dict[tuple[int, int], int]:
    """Return when sets were submitted, by the stamp of their state, in milliseconds since 1970 (UTC).

    An import says what state sets have, not since when: its entry counts as unknown.
    """
    stamps = select(sets.c.state_writer, sets.c.state_clock).where(sets.c.document.in_(list(numbers)))
    query = select(history.c.writer, history.c.clock, history.c.time).where(
        history.c.thread.in_(list(threads)),
        history.c.kind != "import",
        tuple_(history.c.writer, history.c.clock).in_(stamps),
    )
    return {(row[0], row[1]): row[2] for row in _fetched(connection, query)}


def _week(times: Sequence[int | None]) -> str | None:
    known = [time for time in times if time is not None]
    if len(known) < len(times):
        return None
    year, week, _day = datetime.fromtimestamp(max(known) / 1000, UTC).isocalendar()
    return f"{year}-W{week:02}"


def _fetched(connection: Connection, query: Select[Any]) -> Sequence[rows.Row]:
    """Return the rows as the driver's own tuples, which are quicker to come by."""
    with connection.execute(query) as result:
        assert result.cursor is not None  # noqa: S101 - a query has one
        return result.cursor.fetchall()


def _sets() -> FromClause:
    whose = sets.join(annotators, annotators.c.number == sets.c.annotator)
    return whose.join(documents, documents.c.number == sets.c.document)


_is_submitted: ColumnElement[bool] = and_(sets.c.state == "submitted", annotators.c.name != GOLD)
_SUBMITTED = (
    select(sets.c.number, sets.c.document, annotators.c.name, sets.c.state_writer, sets.c.state_clock)
    .select_from(_sets())
    .where(_is_submitted)
)
