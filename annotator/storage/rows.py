"""Rows to values and back; rows come as tuples in the order of the column lists here."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import orjson
from sqlalchemy import Select, select

from annotator.domain.annotation import (
    Annotation,
    AttributeConfidence,
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
NOTE = ("id", "about", "text", "time", "author")
PROPOSAL = ("id", *SHAPE, "agent", "version", "confidence")
SUGGESTION = (*PROPOSAL, "basis", "sureness")


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
    identifier, layer, label, start, end, attributes, kind, target, text, origin, suggestion = row
    if start is not None:
        pairs = _pairs(attributes) if attributes else ()
        return SpanAnnotation(identifier, layer, start, end, label, pairs, origin, suggestion)
    if kind is not None:
        return StanceAnnotation(identifier, layer, Target(kind, target, text), label, origin, suggestion)
    return ChoiceAnnotation(identifier, layer, label, origin, suggestion)


@dataclass(slots=True)
class Labels:
    """What a set holds, by kind; grows while rows are read."""

    spans: list[SpanAnnotation] = field(default_factory=list)
    choices: list[ChoiceAnnotation] = field(default_factory=list)
    stances: list[StanceAnnotation] = field(default_factory=list)

    def __bool__(self) -> bool:
        return bool(self.spans or self.choices or self.stances)

    def take(self, found: Iterable[Row]) -> None:
        """Add the annotations of rows of the columns ``ANNOTATION``.

        Does what ``annotation_from_row`` does, in a loop of its own: an export reads millions.
        """
        spans, choices, stances = self.spans, self.choices, self.stances
        for identifier, layer, label, start, end, attributes, kind, target, text, origin, suggestion in found:
            if start is not None:
                pairs = _pairs(attributes) if attributes else ()
                spans.append(SpanAnnotation(identifier, layer, start, end, label, pairs, origin, suggestion))
            elif kind is not None:
                toward = Target(kind, target, text)
                stances.append(StanceAnnotation(identifier, layer, toward, label, origin, suggestion))
            else:
                choices.append(ChoiceAnnotation(identifier, layer, label, origin, suggestion))


def sort_out(found: Iterable[Row], labels: Mapping[int, Labels]) -> None:
    """Put the annotations of rows of the columns ``ANNOTATION`` and the set's number into the labels of their sets."""
    by_set: defaultdict[int, list[Row]] = defaultdict(list)
    for row in found:
        by_set[row[-1]].append(row[:-1])
    for number, own in by_set.items():
        labels[number].take(own)


def suggestion_from_row(row: Row) -> Suggestion:
    """Return the suggestion of a row of the columns ``PROPOSAL`` or ``SUGGESTION``."""
    annotation = annotation_from_row((*row[:9], "scratch", None))
    if len(row) == len(PROPOSAL):
        return Suggestion(annotation, row[9], row[10], row[11])
    return Suggestion(annotation, row[9], row[10], row[11], row[12] or "none", _sureness(row[13]) if row[13] else ())


def annotation_row(annotation: Annotation) -> tuple[Any, ...]:
    """Return the values of the columns ``ANNOTATION``."""
    shape: tuple[Any, ...]
    match annotation:
        case SpanAnnotation(id=identifier, layer=layer, start=start, end=end, label=label, attributes=pairs):
            attributes = orjson.dumps(dict(pairs)).decode() if pairs else None
            shape = (identifier, layer, label, start, end, attributes, None, None, None)
        case StanceAnnotation(id=identifier, layer=layer, target=target, label=label):
            shape = (identifier, layer, label, None, None, None, target.kind, target.id, target.text)
        case ChoiceAnnotation(id=identifier, layer=layer, label=label):
            shape = (identifier, layer, label, None, None, None, None, None, None)
    return (*shape, annotation.origin, annotation.suggestion)


def proposal_row(suggestion: Suggestion) -> tuple[Any, ...]:
    """Return the values of the columns ``PROPOSAL``."""
    shape = annotation_row(suggestion.annotation)[:-2]
    return (*shape, suggestion.agent, suggestion.version, suggestion.confidence)


def suggestion_row(suggestion: Suggestion) -> tuple[Any, ...]:
    """Return the values of the columns ``SUGGESTION``."""
    sureness = {each.name: (each.confidence, each.basis) for each in suggestion.attributes}
    basis = None if suggestion.basis == "none" else suggestion.basis
    return (*proposal_row(suggestion), basis, orjson.dumps(sureness).decode() if sureness else None)


def _sureness(sureness: str) -> tuple[AttributeConfidence, ...]:
    return tuple(AttributeConfidence(name, *sure) for name, sure in sorted(orjson.loads(sureness).items()))


def _pairs(attributes: str) -> tuple[tuple[str, str], ...]:
    return tuple(sorted(orjson.loads(attributes).items()))
