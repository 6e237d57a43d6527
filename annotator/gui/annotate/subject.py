"""The thing that the person is at, with all that is known of it: what the inspector shows."""

from __future__ import annotations

from dataclasses import dataclass

from annotator.domain.annotation import SpanAnnotation, Suggestion, Target
from annotator.domain.document import Document
from annotator.domain.schema import Layer
from annotator.gui.annotate.position import Position
from annotator.gui.annotate.stops import Work


@dataclass(frozen=True, slots=True)
class SpanSubject:
    """A decided span."""

    document: Document
    layer: Layer
    span: SpanAnnotation


@dataclass(frozen=True, slots=True)
class SuggestionSubject:
    """A suggested span that waits for a decision."""

    document: Document
    layer: Layer
    suggestion: Suggestion
    span: SpanAnnotation


@dataclass(frozen=True, slots=True)
class QuestionSubject:
    """A choice or stance question: the labels that answer it so far, and the suggested answer if one waits."""

    document: Document
    layer: Layer
    target: Target | None
    answers: tuple[str, ...]
    suggestion: Suggestion | None


Subject = SpanSubject | SuggestionSubject | QuestionSubject | None


def subject_of(work: Work, position: Position) -> Subject:
    """Return what the position is at; None where that is nothing, or nothing that is there still."""
    current = position.current
    if current is None or current.document_id not in work.sets:
        return None
    document = work.thread.document(current.document_id)
    if current.annotation_id is not None:
        return _span_subject(work, document, current.annotation_id)
    if current.layer is None:
        return None
    layer = work.schema.layer(current.layer)
    annotation_set = work.sets[document.id]
    if current.target is None:
        answers = tuple(choice.label for choice in annotation_set.choices if choice.layer == layer.name)
    else:
        stance = annotation_set.stance(layer.name, current.target)
        answers = () if stance is None else (stance.label,)
    return QuestionSubject(document, layer, current.target, answers, work.suggested_answer(current))


def _span_subject(work: Work, document: Document, annotation_id: str) -> Subject:
    span = work.span(document.id, annotation_id)
    if span is not None:
        return SpanSubject(document, work.schema.layer(span.layer), span)
    suggestion = work.suggestion(document.id, annotation_id)
    if suggestion is not None and isinstance(suggestion.annotation, SpanAnnotation):
        layer = work.schema.layer(suggestion.annotation.layer)
        return SuggestionSubject(document, layer, suggestion, suggestion.annotation)
    return None
