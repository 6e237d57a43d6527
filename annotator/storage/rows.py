"""Rows to values and back; rows come as tuples in the order of the column lists here."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import orjson
from sqlalchemy import Select, select

from annotator.domain.annotation import (
    Annotation,
    ChoiceAnnotation,
    SpanAnnotation,
    StanceAnnotation,
    Suggestion,
    Target,
)
from annotator.domain.document import Document
from annotator.storage import tables

Row = Sequence[Any]

SHAPE = ("layer", "label", "span_start", "span_end", "attributes", "target_kind", "target_id", "target_text")
ANNOTATION = ("id", *SHAPE, "origin", "suggestion")
PROPOSAL = ("id", *SHAPE, "agent", "version", "confidence")


def select_documents() -> Select[Any]:
    """Return the query whose rows ``document_from_row`` takes."""
    document, parent, article = tables.documents, tables.documents.alias("parent"), tables.documents.alias("article")
    own = document.c
    return select(
        own.id,
        own.kind,
        article.c.id,
        parent.c.id,
        own.author,
        own.created,
        own.source,
        own.title,
        own.text,
        own.text_sha256,
        own.meta,
    ).select_from(
        document.join(article, article.c.number == own.thread).outerjoin(parent, parent.c.number == own.parent)
    )


def document_from_row(row: Row) -> Document:
    """Return the document of a row of ``select_documents``."""
    return Document(
        id=row[0],
        kind=row[1],
        thread=row[2],
        parent=row[3],
        author=row[4],
        created=row[5],
        source=row[6],
        title=row[7],
        text=row[8],
        text_sha256=row[9],
        meta=orjson.loads(row[10]) if row[10] else {},
    )


def annotation_from_row(row: Row) -> Annotation:
    """Return the annotation of a row of the columns ``ANNOTATION``."""
    if row[3] is not None:
        return SpanAnnotation(row[0], row[1], row[3], row[4], row[2], _pairs(row[5]), row[9], row[10])
    if row[6] is not None:
        return StanceAnnotation(row[0], row[1], Target(row[6], row[7], row[8]), row[2], row[9], row[10])
    return ChoiceAnnotation(row[0], row[1], row[2], row[9], row[10])


def suggestion_from_row(row: Row) -> Suggestion:
    """Return the suggestion of a row of the columns ``PROPOSAL``."""
    return Suggestion(annotation_from_row((*row[:9], "scratch", None)), row[9], row[10], row[11])


def annotation_row(annotation: Annotation) -> tuple[Any, ...]:
    """Return the values of the columns ``ANNOTATION``."""
    return (annotation.id, *_shape(annotation), annotation.origin, annotation.suggestion)


def proposal_row(suggestion: Suggestion) -> tuple[Any, ...]:
    """Return the values of the columns ``PROPOSAL``."""
    return (
        suggestion.id,
        *_shape(suggestion.annotation),
        suggestion.agent,
        suggestion.version,
        suggestion.confidence,
    )


def _shape(annotation: Annotation) -> tuple[Any, ...]:
    match annotation:
        case SpanAnnotation():
            attributes = orjson.dumps(dict(annotation.attributes)).decode() if annotation.attributes else None
            return (annotation.layer, annotation.label, annotation.start, annotation.end, attributes, None, None, None)
        case StanceAnnotation(target=target):
            return (annotation.layer, annotation.label, None, None, None, target.kind, target.id, target.text)
        case ChoiceAnnotation():
            return (annotation.layer, annotation.label, None, None, None, None, None, None)


def _pairs(attributes: str | None) -> tuple[tuple[str, str], ...]:
    return tuple(sorted(orjson.loads(attributes).items())) if attributes else ()
