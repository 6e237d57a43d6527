"""Reading documents with their annotation sets, thread by thread, for exports; in bounded memory."""

from array import array
from collections.abc import Iterator, Sequence
from operator import attrgetter
from typing import Any, NamedTuple

from sqlalchemy import Connection, Select, bindparam, func, select

from annotator.domain.annotation import (
    Annotation,
    AnnotationSet,
    ChoiceAnnotation,
    SpanAnnotation,
    StanceAnnotation,
    State,
    Suggestion,
    sorted_spans,
)
from annotator.domain.document import Document, Thread
from annotator.storage import rows
from annotator.storage.tables import annotations, annotators, documents, history, rejections, sets, splits

_THREADS_AT_ONCE = 200


class ThreadSets(NamedTuple):
    """A thread, the sets of its documents by document id (annotators in the order of their names), its split."""

    thread: Thread
    sets: dict[str, list[AnnotationSet]]
    split: str | None


def read_threads(connection: Connection, *, by: str | None = None) -> Iterator[ThreadSets]:
    """Yield all threads in the order of import, with everybody's sets or those ``by`` one annotator."""
    numbers = array("q", connection.execute(_THREADS.order_by(documents.c.number)).scalars())
    for first in range(0, len(numbers), _THREADS_AT_ONCE):
        group = numbers[first : first + _THREADS_AT_ONCE]
        yield from _read_group(connection, {"first": group[0], "last": group[-1], "by": by})


def count_threads(connection: Connection) -> int:
    """Return how many threads there are."""
    return int(connection.execute(select(func.count()).select_from(_THREADS.subquery())).scalar_one())


def last_edit(connection: Connection, *, by: str | None = None) -> int | None:
    """Return when the last label was given or taken, in milliseconds since 1970 (UTC); None where nobody did."""
    query = select(func.max(history.c.time))
    if by is not None:
        query = query.join(annotators, annotators.c.number == history.c.annotator).where(annotators.c.name == by)
    return connection.execute(query).scalar()


def _read_group(connection: Connection, values: dict[str, Any]) -> Iterator[ThreadSets]:
    found: dict[str, list[Document]] = {}
    for row in connection.execute(_DOCUMENTS, values).all():
        document = rows.document_from_row(row)
        found.setdefault(document.thread, []).append(document)
    labels: dict[int, list[Annotation]] = {}
    for labelled in connection.execute(_of_sets(_ANNOTATIONS, values["by"]), values).all():
        labels.setdefault(labelled[-1], []).append(rows.annotation_from_row(labelled[:-1]))
    rejected: dict[int, list[Suggestion]] = {}
    for refused in connection.execute(_of_sets(_REJECTIONS, values["by"]), values):
        rejected.setdefault(refused[-1], []).append(rows.suggestion_from_row(refused[:-1]))
    by_document: dict[str, list[AnnotationSet]] = {}
    for number, document_id, annotator, state, flag in connection.execute(_of_sets(_SETS, values["by"]), values):
        made = _set(document_id, annotator, state, flag, labels.get(number, []), rejected.get(number, []))
        if made is not None:
            by_document.setdefault(document_id, []).append(made)
    assigned = {row[0]: row[1] for row in connection.execute(_SPLITS, values)}
    for thread_id, documents_of_thread in found.items():
        thread = Thread.from_documents(documents_of_thread)
        own = {document.id: by_document[document.id] for document in thread if document.id in by_document}
        yield ThreadSets(thread, own, assigned.get(thread_id))


def _set(
    document: str,
    annotator: str,
    state: State,
    flag: str | None,
    labels: list[Annotation],
    rejected: list[Suggestion],
) -> AnnotationSet | None:
    """Return a set, or None for one that is as if nobody had touched the document."""
    if state == "new" and flag is None and not (labels or rejected):
        return None
    labels.sort(key=_ID)
    return AnnotationSet(
        document=document,
        annotator=annotator,
        state=state,
        flag=flag,
        spans=sorted_spans([each for each in labels if type(each) is SpanAnnotation]),
        choices=tuple([each for each in labels if type(each) is ChoiceAnnotation]),
        stances=tuple([each for each in labels if type(each) is StanceAnnotation]),
        rejected=tuple(sorted(rejected, key=_ID)),
    )


_ID = attrgetter("id")
_THREADS = select(documents.c.number).where(documents.c.kind == "article", documents.c.removed.is_(False))
_in_group = documents.c.thread.between(bindparam("first"), bindparam("last"))

_DOCUMENTS = (
    rows.select_documents()
    .where(_in_group, documents.c.removed.is_(False))
    .order_by(documents.c.thread, documents.c.number)
)
_SETS = (
    select(sets.c.number, documents.c.id, annotators.c.name, sets.c.state, sets.c.flag)
    .join(documents, documents.c.number == sets.c.document)
    .join(annotators, annotators.c.number == sets.c.annotator)
    .where(_in_group)
    .order_by(annotators.c.name)
)


def _select_of_sets(table: Any, columns: Sequence[str]) -> Select[Any]:  # noqa: ANN401 - either of two tables
    """Return the query of what sets hold; unsorted, since a sort by set would make SQLite read the whole table."""
    return (
        select(*(table.c[column] for column in columns), table.c.set)
        .join(sets, sets.c.number == table.c.set)
        .join(documents, documents.c.number == sets.c.document)
        .join(annotators, annotators.c.number == sets.c.annotator)
        .where(_in_group, table.c.removed.is_(False))
    )


_ANNOTATIONS = _select_of_sets(annotations, rows.ANNOTATION)
_REJECTIONS = _select_of_sets(rejections, rows.PROPOSAL)
_SPLITS = select(documents.c.id, splits.c.split).join(documents, documents.c.number == splits.c.thread).where(_in_group)


def _of_sets(query: Select[Any], by: str | None) -> Select[Any]:
    return query if by is None else query.where(annotators.c.name == bindparam("by"))
