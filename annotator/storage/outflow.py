"""Reading documents with their annotation sets, thread by thread, for exports; in bounded memory."""

from array import array
from collections.abc import Iterator, Sequence
from operator import attrgetter
from typing import Any, NamedTuple, TypeVar

import orjson
from sqlalchemy import Connection, Select, bindparam, func, select

from annotator.domain.annotation import ChoiceAnnotation, StanceAnnotation, Suggestion, sorted_spans
from annotator.domain.annotation_set import AnnotationSet
from annotator.domain.document import Document, Thread
from annotator.storage import rows
from annotator.storage.tables import (
    annotations,
    annotators,
    documents,
    history,
    is_live_article,
    rejections,
    sets,
    splits,
)
from annotator.storage.twins import lone_spans, lone_stances

_THREADS_AT_ONCE = 200

Identified = TypeVar("Identified", ChoiceAnnotation, StanceAnnotation, Suggestion)


class ThreadSets(NamedTuple):
    """A thread, the sets of its documents by document id (annotators in the order of their names), its split."""

    thread: Thread
    sets: dict[str, list[AnnotationSet]]
    split: str | None


def read_threads(connection: Connection, *, by: str | None = None) -> Iterator[ThreadSets]:
    """Yield all threads in the order of import, with everybody's sets or those ``by`` one annotator."""
    for first, last in thread_groups(connection):
        yield from read_between(connection, first, last, by=by)


def thread_groups(connection: Connection) -> Iterator[tuple[int, int]]:
    """Yield the first and the last number of some threads at a time, until all are through."""
    numbers = array("q", connection.execute(_THREADS.order_by(documents.c.number)).scalars())
    for first in range(0, len(numbers), _THREADS_AT_ONCE):
        group = numbers[first : first + _THREADS_AT_ONCE]
        yield group[0], group[-1]


def read_between(connection: Connection, first: int, last: int, *, by: str | None = None) -> Iterator[ThreadSets]:
    """Yield the threads from one number to another, both included, as ``read_threads`` does."""
    yield from _read_group(connection, {"first": first, "last": last, "by": by})


def count_threads(connection: Connection) -> int:
    """Return how many threads there are."""
    return int(connection.execute(select(func.count()).select_from(_THREADS.subquery())).scalar_one())


def last_edit(connection: Connection, *, by: str | None = None) -> int | None:
    """Return when the last label was given or taken, in milliseconds since 1970 (UTC); None where nobody did."""
    query = select(func.max(history.c.time))
    if by is not None:
        # What somebody does to another's sets, such as a reviewer to the gold ones, says whose they are first.
        said = history.c.payload
        theirs = (annotators.c.name == by) & (said.is_(None) | said.not_like('{"whose"%'))
        for_them = said.startswith(orjson.dumps({"whose": by}).decode()[:-1], autoescape=True)
        query = query.join(annotators, annotators.c.number == history.c.annotator).where(theirs | for_them)
    return connection.execute(query).scalar()


def _read_group(connection: Connection, values: dict[str, Any]) -> Iterator[ThreadSets]:
    by_thread: dict[str, list[Document]] = {}
    for row in _fetched(connection, _DOCUMENTS, values):
        document = rows.document_from_row(row)
        by_thread.setdefault(document.thread, []).append(document)
    found = _fetched(connection, _of_sets(_SETS, values["by"]), values)
    rejected: dict[int, list[Suggestion]] = {}
    for refused in _fetched(connection, _of_sets(_REJECTIONS, values["by"]), values):
        rejected.setdefault(refused[-1], []).append(rows.suggestion_from_row(refused[:-1]))
    by_document: dict[str, list[AnnotationSet]] = {}
    for row in found:
        made = _set(connection, row, rejected.get(row[0], []))
        if made is not None:
            by_document.setdefault(made.document, []).append(made)
    assigned = {row[0]: row[1] for row in connection.execute(_SPLITS, values)}
    for thread_id, documents_of_thread in by_thread.items():
        thread = Thread.from_documents(documents_of_thread)
        own = {document.id: by_document[document.id] for document in thread if document.id in by_document}
        yield ThreadSets(thread, own, assigned.get(thread_id))


def _fetched(connection: Connection, query: Select[Any], values: dict[str, Any]) -> Sequence[rows.Row]:
    """Return the rows as the driver's own tuples: SQLAlchemy's rows would take as long to make as to read."""
    with connection.execute(query, values) as result:
        assert result.cursor is not None  # noqa: S101 - a query has one
        return result.cursor.fetchall()


def _set(connection: Connection, row: rows.Row, rejected: list[Suggestion]) -> AnnotationSet | None:
    """Return a set of a row of ``_SETS``, or None for one that is as if nobody had touched the document."""
    number, document, annotator, state, flag, packed = row
    labels = rows.Labels()
    labels.take(orjson.loads(packed))
    if state == "new" and flag is None and not (labels or rejected):
        return None
    return AnnotationSet(
        document=document,
        annotator=annotator,
        state=state,
        flag=flag,
        spans=lone_spans(sorted_spans(labels.spans)) if labels.spans else (),
        choices=_by_id(labels.choices),
        stances=lone_stances(connection, number, _by_id(labels.stances)) if labels.stances else (),
        rejected=_by_id(rejected),
    )


def _by_id(made: list[Identified]) -> tuple[Identified, ...]:
    return tuple(sorted(made, key=_ID)) if len(made) > 1 else tuple(made)


_ID = attrgetter("id")
_THREADS = select(documents.c.number).where(is_live_article)
_in_group = documents.c.thread.between(bindparam("first"), bindparam("last"))

_DOCUMENTS = (
    rows.select_documents()
    .where(_in_group, documents.c.removed.is_(False))
    .order_by(documents.c.thread, documents.c.number)
)
# The annotations of a set as one JSON text, which SQLite makes and orjson reads in less than half of the time that it
# takes to fetch as many rows. By a query of its own for each set: grouped, SQLite might read the whole table.
_PACKED = (
    select(func.json_group_array(func.json_array(*(annotations.c[name] for name in rows.ANNOTATION))))
    .where(annotations.c.set == sets.c.number, annotations.c.removed.is_(False))
    .scalar_subquery()
)
_SETS = (
    select(sets.c.number, documents.c.id, annotators.c.name, sets.c.state, sets.c.flag, _PACKED)
    .join(documents, documents.c.number == sets.c.document)
    .join(annotators, annotators.c.number == sets.c.annotator)
    .where(_in_group)
    .order_by(annotators.c.name)
)


# As rows, since SQLite's JSON does not keep the last digits of a confidence; unsorted, since a sort by set would make
# SQLite read the whole table.
_REJECTIONS = (
    select(*(rejections.c[name] for name in (*rows.PROPOSAL, "set")))
    .join(sets, sets.c.number == rejections.c.set)
    .join(documents, documents.c.number == sets.c.document)
    .where(_in_group, rejections.c.removed.is_(False))
)
_SPLITS = select(documents.c.id, splits.c.split).join(documents, documents.c.number == splits.c.thread).where(_in_group)


def _of_sets(query: Select[Any], by: str | None) -> Select[Any]:
    own = select(annotators.c.number).where(annotators.c.name == bindparam("by")).scalar_subquery()
    return query if by is None else query.where(sets.c.annotator == own)
