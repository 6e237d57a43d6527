"""Texts with one annotator's spans on them, for whoever looks through all of them in bounded pieces."""

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from sqlalchemy import ColumnElement, Connection, select

from annotator.domain.annotation import SpanAnnotation
from annotator.domain.document import Kind
from annotator.storage.tables import annotations, annotators, documents, sets

Progress = Callable[[int, int, str], None]
Cancelled = Callable[[], bool]

AT_ONCE = 200
"""How many documents are read at once."""


class Text(NamedTuple):
    """A document's text with one annotator's spans on it."""

    number: int
    thread: int
    id: str
    kind: Kind
    text: str
    spans: Sequence[SpanAnnotation]


def spans_by(connection: Connection, numbers: Sequence[int], annotator: str) -> Iterator[Text]:
    """Yield the documents of these numbers that are there, thread by thread, in the order of the numbers."""
    own = annotations.c
    spans: dict[int, list[SpanAnnotation]] = {}
    labelled = (
        select(sets.c.document, own.id, own.layer, own.span_start, own.span_end, own.label)
        .join(sets, sets.c.number == own.set)
        .where(sets.c.document.in_(numbers), is_by(annotator), own.span_start.is_not(None), own.removed.is_(False))
    )
    for row in connection.execute(labelled):
        spans.setdefault(row[0], []).append(SpanAnnotation(*row[1:]))
    of = documents.c
    query = select(of.number, of.thread, of.id, of.kind, of.text).where(of.number.in_(numbers), of.removed.is_(False))
    for number, thread, identifier, kind, text in connection.execute(query.order_by(of.thread, of.number)).all():
        yield Text(number, thread, identifier, kind, text, spans.get(number, []))


def is_by(annotator: str) -> ColumnElement[bool]:
    """Return the condition that a set is of that annotator."""
    return sets.c.annotator == select(annotators.c.number).where(annotators.c.name == annotator).scalar_subquery()
