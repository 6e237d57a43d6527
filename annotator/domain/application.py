"""Applying edits to an annotation set: the schema and the text are checked, the rest is taken as sound."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from annotator.domain.annotation import (
    Annotation,
    AnnotationSet,
    ChoiceAnnotation,
    SpanAnnotation,
    StanceAnnotation,
    Suggestion,
    choice_id,
)
from annotator.domain.document import Document
from annotator.domain.edit import Add, Edit, Reject, Remove, Replace, SetFlag, SetState, Unreject, inverse
from annotator.domain.errors import EditError, SchemaError
from annotator.domain.schema import Layer, Schema


@dataclass(frozen=True, slots=True)
class Applied:
    """What became of a sequence of edits: the new set, the edits that take it back, the ids that changed."""

    set: AnnotationSet
    inverse: tuple[Edit, ...]
    changed: frozenset[str]


def apply(edits: Sequence[Edit], annotation_set: AnnotationSet, *, document: Document, schema: Schema) -> Applied:
    """Apply edits in their order, all of them or none.

    Only what the edits touch is checked: a span against its neighbours, found by bisection.

    Raises:
        EditError: an edit is outside the text, a duplicate, overlaps where the layer forbids it, or expects
            something that is no longer so.
        SchemaError: an edit names a layer or label that the schema does not know, or that it does not ask of
            this kind of document.
    """
    spans = list(annotation_set.spans)
    choices = {choice.id: choice for choice in annotation_set.choices}
    stances = {stance.id: stance for stance in annotation_set.stances}
    rejected = {suggestion.id: suggestion for suggestion in annotation_set.rejected}
    state, flag = annotation_set.state, annotation_set.flag
    changed: set[str] = set()

    def take_out(annotation: Annotation) -> None:
        if isinstance(annotation, SpanAnnotation):
            at = bisect_left(spans, annotation.order, key=_order)
            if at == len(spans) or spans[at] != annotation:
                raise _overtaken()
            del spans[at]
        else:
            place: dict[str, ChoiceAnnotation] | dict[str, StanceAnnotation] = (
                choices if isinstance(annotation, ChoiceAnnotation) else stances
            )
            if place.get(annotation.id) != annotation:
                raise _overtaken()
            del place[annotation.id]
        changed.add(annotation.id)

    def put_in(annotation: Annotation) -> None:
        layer = check_annotation(annotation, document=document, schema=schema)
        match annotation:
            case SpanAnnotation():
                at = bisect_left(spans, annotation.order, key=_order)
                _check_neighbours(spans, at, annotation, layer)
                spans.insert(at, annotation)
            case ChoiceAnnotation():
                if annotation.id in choices:
                    raise EditError(f"“{layer.title}” is answered already.")
                choices[annotation.id] = annotation
            case StanceAnnotation():
                for other in stances.values():
                    if other.layer == annotation.layer and other.target.key == annotation.target.key:
                        raise EditError(f"There is a stance toward “{annotation.target.text}” already.")
                stances[annotation.id] = annotation
        changed.add(annotation.id)

    for edit in edits:
        match edit:
            case Add(annotation):
                put_in(annotation)
            case Remove(annotation):
                take_out(annotation)
            case Replace(before, after):
                take_out(before)
                put_in(after)
            case SetState(before_state, after_state):
                if state != before_state:
                    raise _overtaken()
                state = after_state
            case SetFlag(before_flag, after_flag):
                if flag != before_flag:
                    raise _overtaken()
                flag = after_flag
            case Reject(suggestion):
                if suggestion.id in rejected:
                    raise EditError("This suggestion is refused already.")
                rejected[suggestion.id] = suggestion
                changed.add(suggestion.id)
            case Unreject(suggestion):
                if rejected.pop(suggestion.id, None) is None:
                    raise _overtaken()
                changed.add(suggestion.id)

    after_set = replace(
        annotation_set,
        state=state,
        flag=flag,
        spans=tuple(spans),
        choices=tuple(sorted(choices.values(), key=_id)),
        stances=tuple(sorted(stances.values(), key=_id)),
        rejected=tuple(sorted(rejected.values(), key=_id)),
    )
    return Applied(after_set, tuple(inverse(edit) for edit in reversed(edits)), frozenset(changed))


def check_annotation(annotation: Annotation, *, document: Document, schema: Schema) -> Layer:
    """Return the annotation's layer, after checking that the annotation fits the schema and the text.

    Raises:
        EditError: the span is empty, blank or outside the text.
        SchemaError: layer, label, attribute or kind of target are not the schema's.
    """
    layer = schema.layer(annotation.layer)
    if document.kind not in layer.documents:
        raise SchemaError(f"“{layer.name}” is not asked of {document.kind}s.")
    layer.label(annotation.label)
    match annotation:
        case SpanAnnotation(start=start, end=end):
            if layer.kind != "span":
                raise SchemaError(f"“{layer.name}” is not a layer of spans.")
            if not 0 <= start < end <= len(document.text):
                raise EditError(
                    f"The span {start}–{end} lies outside the text, which has {len(document.text)} characters."
                )
            if document.text[start:end].isspace():
                raise EditError(f"The span {start}–{end} holds nothing but white space.")
            for name, label in annotation.attributes:
                layer.attribute(name).label(label)
        case ChoiceAnnotation(id=identifier):
            if layer.kind != "choice":
                raise SchemaError(f"“{layer.name}” is not a layer of choices.")
            if identifier != choice_id(layer.name, annotation.label, many=layer.many):
                raise SchemaError(f"The choice “{identifier}” does not fit the layer “{layer.name}”.")
        case StanceAnnotation(target=target):
            if layer.kind != "stance":
                raise SchemaError(f"“{layer.name}” is not a layer of stances.")
            if target.kind not in layer.targets:
                raise SchemaError(f"“{layer.name}” does not ask about the target “{target.kind}”.")
    return layer


def check_set(annotation_set: AnnotationSet, *, document: Document, schema: Schema) -> None:
    """Check a whole set, such as one that was read from a file.

    Raises:
        EditError: as ``apply`` does for the first annotation that does not fit.
        SchemaError: likewise.
    """
    empty = AnnotationSet(document=annotation_set.document, annotator=annotation_set.annotator)
    apply([Add(annotation) for annotation in annotation_set], empty, document=document, schema=schema)


def suggestions_open(
    suggestions: Iterable[Suggestion], annotation_set: AnnotationSet, *, schema: Schema
) -> tuple[Suggestion, ...]:
    """Return the suggestions that still wait for a decision, in their order.

    One is settled when it was accepted or refused, when its span is labelled in that layer already, or when
    its question is answered.
    """
    settled = {suggestion.id for suggestion in annotation_set.rejected}
    settled.update(annotation.suggestion for annotation in annotation_set if annotation.suggestion is not None)
    places = {(span.layer, span.start, span.end) for span in annotation_set.spans}
    answered = {choice.layer for choice in annotation_set.choices}
    toward = {(stance.layer, stance.target.key) for stance in annotation_set.stances}

    def is_open(suggestion: Suggestion) -> bool:
        if suggestion.id in settled:
            return False
        match suggestion.annotation:
            case SpanAnnotation(layer=layer, start=start, end=end):
                return (layer, start, end) not in places
            case ChoiceAnnotation(id=identifier, layer=layer):
                if schema.layer(layer).many:
                    return all(choice.id != identifier for choice in annotation_set.choices)
                return layer not in answered
            case StanceAnnotation(layer=layer, target=target):
                return (layer, target.key) not in toward

    return tuple(suggestion for suggestion in suggestions if is_open(suggestion))


def _check_neighbours(spans: list[SpanAnnotation], at: int, span: SpanAnnotation, layer: Layer) -> None:
    """Refuse a duplicate, and an overlap where the layer forbids it; ``at`` is where the span would go."""
    # Spans over the same range stand next to each other, so a duplicate is among the nearest.
    before, after = at - 1, at
    while before >= 0 and _range(spans[before]) == _range(span):
        _refuse_duplicate(spans[before], span)
        before -= 1
    while after < len(spans) and _range(spans[after]) == _range(span):
        _refuse_duplicate(spans[after], span)
        after += 1
    if layer.overlap:
        return
    # Without overlap the layer's spans are sorted by end too: the nearest of the layer on each side decides.
    for index in range(at - 1, -1, -1):
        if spans[index].layer == layer.name:
            _refuse_overlap(spans[index], span, layer)
            break
    for index in range(at, len(spans)):
        if spans[index].layer == layer.name:
            _refuse_overlap(spans[index], span, layer)
            break


def _refuse_duplicate(other: SpanAnnotation, span: SpanAnnotation) -> None:
    if (other.layer, other.label) == (span.layer, span.label):
        raise EditError(f"The span {span.start}–{span.end} has the label {span.label} already.")
    if other.id == span.id:
        raise EditError(f"There is a span with the id {span.id} already.")


def _refuse_overlap(other: SpanAnnotation, span: SpanAnnotation, layer: Layer) -> None:
    if other.start < span.end and span.start < other.end:
        raise EditError(
            f"The span {span.start}–{span.end} overlaps {other.start}–{other.end}; “{layer.title}” allows no overlap."
        )


def _overtaken() -> EditError:
    return EditError("A later edit has changed this since.")


def _order(span: SpanAnnotation) -> tuple[int, int, str, str, str]:
    return span.order


def _range(span: SpanAnnotation) -> tuple[int, int]:
    return (span.start, span.end)


def _id(annotation: ChoiceAnnotation | StanceAnnotation | Suggestion) -> str:
    return annotation.id
