"""One annotator's sets of many documents at once: a few queries for hundreds, where one by one they are thousands."""

from collections.abc import Iterator, Sequence
from operator import attrgetter
from typing import NamedTuple

from sqlalchemy import ColumnElement, Connection, select

from annotator.domain.annotation import (
    Annotation,
    ChoiceAnnotation,
    SpanAnnotation,
    StanceAnnotation,
    Suggestion,
    sorted_spans,
)
from annotator.domain.annotation_set import AnnotationSet
from annotator.domain.document import Document
from annotator.storage import rows, tables
from annotator.storage.registers import read_remarks
from annotator.storage.twins import lone_spans, lone_stances

_AT_ONCE = 500
_ID = attrgetter("id")


class DocumentSet(NamedTuple):
    """A document with one annotator's set of it, which is new and empty where there is none."""

    number: int
    document: Document
    removed: bool
    set: AnnotationSet


def sets_by_number(connection: Connection, numbers: Sequence[int], annotator: str) -> Iterator[DocumentSet]:
    """Yield the documents of these numbers, removed ones too, in the order of the numbers by the hundred."""
    for first in range(0, len(numbers), _AT_ONCE):
        group = list(numbers[first : first + _AT_ONCE])
        yield from _read(connection, tables.documents.c.number.in_(group), annotator)


def sets_by_id(connection: Connection, ids: Sequence[str], annotator: str) -> Iterator[DocumentSet]:
    """Yield the documents of these ids, removed ones too."""
    for first in range(0, len(ids), _AT_ONCE):
        group = list(ids[first : first + _AT_ONCE])
        yield from _read(connection, tables.documents.c.id.in_(group), annotator)


def _read(connection: Connection, wanted: ColumnElement[bool], annotator: str) -> Iterator[DocumentSet]:
    documents, sets = tables.documents.c, tables.sets.c
    by = select(tables.annotators.c.number).where(tables.annotators.c.name == annotator).scalar_subquery()
    own = (
        select(sets.document, sets.number, sets.state, sets.flag)
        .join(tables.documents, documents.number == sets.document)
        .where(wanted, sets.annotator == by)
    )
    found = {row[0]: row[1:] for row in connection.execute(own)}
    numbers = [number for number, _, _ in found.values()]
    labels: dict[int, list[Annotation]] = {}
    given = tables.annotations.c
    columns = [given[name] for name in rows.ANNOTATION]
    for row in connection.execute(select(given.set, *columns).where(given.set.in_(numbers), given.removed.is_(False))):
        labels.setdefault(row[0], []).append(rows.annotation_from_row(row[1:]))
    refused: dict[int, list[Suggestion]] = {}
    proposed = tables.rejections.c
    columns = [proposed[name] for name in rows.PROPOSAL]
    there = select(proposed.set, *columns).where(proposed.set.in_(numbers), proposed.removed.is_(False))
    for row in connection.execute(there):
        refused.setdefault(row[0], []).append(rows.suggestion_from_row(row[1:]))
    remarks = read_remarks(connection, numbers)
    query = rows.select_documents().add_columns(documents.number, documents.removed).where(wanted)
    for row in connection.execute(query.order_by(documents.number)).all():
        document = rows.document_from_row(row)
        number, state, flag = found.get(row[-2], (0, "new", None))
        annotations = labels.get(number, ())
        yield DocumentSet(
            row[-2],
            document,
            row[-1],
            AnnotationSet(
                document=document.id,
                annotator=annotator,
                state=state,
                flag=flag,
                spans=lone_spans(sorted_spans([each for each in annotations if isinstance(each, SpanAnnotation)])),
                choices=tuple(sorted((each for each in annotations if isinstance(each, ChoiceAnnotation)), key=_ID)),
                stances=lone_stances(
                    connection,
                    number,
                    sorted((each for each in annotations if isinstance(each, StanceAnnotation)), key=_ID),
                ),
                rejected=tuple(sorted(refused.get(number, ()), key=_ID)),
                notes=remarks.notes.get(number, ()),
                verdicts=remarks.verdicts.get(number, ()),
                responses=remarks.responses.get(number, ()),
            ),
        )
