"""Applying edits to an annotation set: the schema and the text are checked, the rest is taken as sound."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from annotator.domain.annotation import (
    Annotation,
    ChoiceAnnotation,
    Note,
    SpanAnnotation,
    StanceAnnotation,
    Suggestion,
    choice_id,
)
from annotator.domain.annotation_set import AnnotationSet
from annotator.domain.document import Document
from annotator.domain.edit import (
    Add,
    AddNote,
    Edit,
    NoteEdit,
    Reject,
    Remove,
    RemoveNote,
    Replace,
    ReplaceNote,
    SetFlag,
    SetResponse,
    SetState,
    SetVerdict,
    Unreject,
    inverse,
)
from annotator.domain.errors import EditError, SchemaError
from annotator.domain.schema import Layer, LayerKind, Schema
from annotator.domain.sentence import Sentence
from annotator.domain.verdict import Response, Verdict

Held = TypeVar("Held", Verdict, Response)


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
    draft = _Draft(annotation_set, document=document, schema=schema)
    for edit in edits:
        draft.apply(edit)
    return Applied(draft.finished(), tuple(inverse(edit) for edit in reversed(edits)), frozenset(draft.changed))


class _Draft:
    """An annotation set being edited: the only mutable form, alive for one call of ``apply``."""

    def __init__(self, annotation_set: AnnotationSet, *, document: Document, schema: Schema) -> None:
        self._start = annotation_set
        self._document = document
        self._schema = schema
        self._spans = list(annotation_set.spans)
        self._choices = {choice.id: choice for choice in annotation_set.choices}
        self._stances = {stance.id: stance for stance in annotation_set.stances}
        self._rejected = {suggestion.id: suggestion for suggestion in annotation_set.rejected}
        self._notes = {note.id: note for note in annotation_set.notes}
        self._verdicts = {verdict.id: verdict for verdict in annotation_set.verdicts}
        self._responses = {response.id: response for response in annotation_set.responses}
        self._state = annotation_set.state
        self._flag = annotation_set.flag
        self.changed: set[str] = set()

    def apply(self, edit: Edit) -> None:
        match edit:
            case Add(annotation):
                self._put_in(annotation)
            case Remove(annotation):
                self._take_out(annotation)
            case Replace(before, after):
                self._take_out(before)
                self._put_in(after)
            case SetState(before_state, after_state):
                _expect(self._state == before_state)
                self._state = after_state
            case SetFlag(before_flag, after_flag):
                _expect(self._flag == before_flag)
                self._flag = after_flag
            case Reject(suggestion):
                if suggestion.id in self._rejected:
                    raise EditError("This suggestion is refused already.")
                self._rejected[suggestion.id] = suggestion
                self.changed.add(suggestion.id)
            case Unreject(suggestion):
                _expect(self._rejected.pop(suggestion.id, None) is not None)
                self.changed.add(suggestion.id)
            case AddNote() | RemoveNote() | ReplaceNote():
                self._write_note(edit)
            case SetVerdict(before_verdict, after_verdict):
                _put(self._verdicts, before_verdict, after_verdict)
            case SetResponse(before_response, after_response):
                _put(self._responses, before_response, after_response)

    def finished(self) -> AnnotationSet:
        return replace(
            self._start,
            state=self._state,
            flag=self._flag,
            spans=tuple(self._spans),
            choices=tuple(sorted(self._choices.values(), key=_id)),
            stances=tuple(sorted(self._stances.values(), key=_id)),
            rejected=tuple(sorted(self._rejected.values(), key=_id)),
            notes=tuple(sorted(self._notes.values(), key=_id)),
            verdicts=tuple(sorted(self._verdicts.values(), key=_id)),
            responses=tuple(sorted(self._responses.values(), key=_id)),
        )

    def _take_out(self, annotation: Annotation) -> None:
        match annotation:
            case SpanAnnotation():
                at = bisect_left(self._spans, annotation.order, key=_order)
                _expect(at < len(self._spans) and self._spans[at] == annotation)
                del self._spans[at]
            case ChoiceAnnotation():
                _expect(self._choices.pop(annotation.id, None) == annotation)
            case StanceAnnotation():
                _expect(self._stances.pop(annotation.id, None) == annotation)
        self.changed.add(annotation.id)

    def _write_note(self, edit: NoteEdit) -> None:
        match edit:
            case AddNote(note):
                _expect(note.id not in self._notes)
                self._notes[note.id] = note
            case RemoveNote(note):
                _expect(self._notes.pop(note.id, None) == note)
            case ReplaceNote(before, after):
                _expect(self._notes.get(before.id) == before)
                self._notes[after.id] = after

    def _put_in(self, annotation: Annotation) -> None:
        layer = check_annotation(annotation, document=self._document, schema=self._schema)
        match annotation:
            case SpanAnnotation():
                at = bisect_left(self._spans, annotation.order, key=_order)
                _check_neighbours(self._spans, at, annotation, layer)
                self._spans.insert(at, annotation)
            case ChoiceAnnotation():
                if annotation.id in self._choices:
                    raise EditError("“{layer}” is answered already.", layer=layer.title)
                self._choices[annotation.id] = annotation
            case StanceAnnotation():
                for other in self._stances.values():
                    if (other.layer, other.target.key) == (annotation.layer, annotation.target.key):
                        raise EditError("There is a stance toward “{target}” already.", target=annotation.target.text)
                if annotation.id in self._stances:
                    raise EditError("There is a stance with the id {id} already.", id=annotation.id)
                self._stances[annotation.id] = annotation
        self.changed.add(annotation.id)


def check_annotation(annotation: Annotation, *, document: Document, schema: Schema) -> Layer:
    """Return the annotation's layer, after checking that the annotation fits the schema and the text.

    Raises:
        EditError: the span is empty, blank or outside the text.
        SchemaError: layer, label, attribute or kind of target are not the schema's.
    """
    layer = schema.layer(annotation.layer)
    if document.kind not in layer.documents:
        if document.kind == "article":
            raise SchemaError("“{layer}” is not asked of articles.", layer=layer.name)
        raise SchemaError("“{layer}” is not asked of comments.", layer=layer.name)
    layer.label(annotation.label)
    match annotation:
        case SpanAnnotation():
            _expect_kind(layer, "span")
            _check_range(annotation, document.text)
            for name, label in annotation.attributes:
                layer.attribute(name).label(label)
        case ChoiceAnnotation():
            _expect_kind(layer, "choice")
            if annotation.id != choice_id(layer.name, annotation.label, many=layer.many):
                raise SchemaError(
                    "The choice “{id}” does not fit the layer “{layer}”.", id=annotation.id, layer=layer.name
                )
        case StanceAnnotation():
            _expect_kind(layer, "stance")
            if annotation.target.kind not in layer.targets:
                raise SchemaError(
                    "“{layer}” does not ask about the target “{target}”.",
                    layer=layer.name,
                    target=annotation.target.kind,
                )
    return layer


class SetCheck:
    """Checks whole sets against a schema, such as those that are read from files; quick, as there are millions."""

    def __init__(self, schema: Schema) -> None:
        self._schema = schema
        self._span_layers = {
            (kind, layer.name): frozenset(label.name for label in layer.labels)
            for layer in schema.of_kind("span")
            for kind in layer.documents
        }
        self._apart = frozenset(layer.name for layer in schema.of_kind("span") if not layer.overlap)

    def check(self, annotation_set: AnnotationSet, document: Document) -> None:
        """Check a set whose spans are sorted.

        Raises:
            EditError: as ``apply`` does for the first annotation that does not fit.
            SchemaError: likewise.
        """
        text, kind, labels_of = document.text, document.kind, self._span_layers
        length = len(text)
        places: set[object] = set()
        for span in annotation_set.spans:
            start, end = span.start, span.end
            if (
                span.label not in labels_of.get((kind, span.layer), ())
                or not 0 <= start < end <= length
                or span.attributes
                or text[start:end].isspace()
            ):
                check_annotation(span, document=document, schema=self._schema)
            places.add((span.layer, start, end, span.label))
        for choice in annotation_set.choices:
            check_annotation(choice, document=document, schema=self._schema)
            places.add(choice.id)
        for stance in annotation_set.stances:
            check_annotation(stance, document=document, schema=self._schema)
            places.add((stance.layer, stance.target.key))
        self._check_apart(annotation_set)
        for suggestion in annotation_set.rejected:
            check_suggestion(suggestion, document=document, schema=self._schema)
        count = len(annotation_set.spans) + len(annotation_set.choices) + len(annotation_set.stances)
        if len(places) < count or len({annotation.id for annotation in annotation_set}) < count:
            _refuse_double(annotation_set)

    def _check_apart(self, annotation_set: AnnotationSet) -> None:
        """Refuse overlap in the layers that forbid it."""
        if not self._apart:
            return
        last: dict[str, SpanAnnotation] = {}
        for span in annotation_set.spans:
            if span.layer in self._apart:
                before = last.get(span.layer)
                if before is not None:
                    _refuse_overlap(before, span, self._schema.layer(span.layer))
                last[span.layer] = span


def check_suggestion(suggestion: Suggestion, *, document: Document, schema: Schema) -> None:
    """Check what a suggester proposes.

    Raises:
        EditError: as ``check_annotation`` does.
        SchemaError: likewise.
    """
    proposed = suggestion.annotation
    if isinstance(proposed, ChoiceAnnotation):
        # The id of a proposed choice is the suggestion's, not yet the place that it would fill.
        many = schema.layer(proposed.layer).many
        proposed = replace(proposed, id=choice_id(proposed.layer, proposed.label, many=many))
    check_annotation(proposed, document=document, schema=schema)


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
        raise EditError(
            "The span {start}–{end} has the label {label} already.", start=span.start, end=span.end, label=span.label
        )
    if other.id == span.id:
        raise EditError("There is a span with the id {id} already.", id=span.id)


def _refuse_overlap(other: SpanAnnotation, span: SpanAnnotation, layer: Layer) -> None:
    if other.start < span.end and span.start < other.end:
        raise EditError(
            "The span {start}–{end} overlaps {other_start}–{other_end}; “{layer}” allows no overlap.",
            start=span.start,
            end=span.end,
            other_start=other.start,
            other_end=other.end,
            layer=layer.title,
        )


def _refuse_double(annotation_set: AnnotationSet) -> None:
    """Say what a set holds twice: a label at one place, or an id."""
    seen: set[object] = set()
    for annotation in annotation_set:
        match annotation:
            case SpanAnnotation(layer=layer, start=start, end=end, label=label):
                place: object = (layer, start, end, label)
                where = Sentence("at {start}–{end}", start=start, end=end)
            case ChoiceAnnotation(id=place):
                where = Sentence("of the document")
            case StanceAnnotation(layer=layer, target=target):
                place = (layer, target.key)
                where = Sentence("toward “{target}”", target=target.text)
        if place in seen:
            raise EditError(
                "The label {label} of “{layer}” {where} is there twice.",
                label=annotation.label,
                layer=annotation.layer,
                where=where,
            )
        if (annotation.id,) in seen:
            raise EditError("The id {id} is there twice.", id=annotation.id)
        seen.update((place, (annotation.id,)))


def _expect_kind(layer: Layer, kind: LayerKind) -> None:
    if layer.kind != kind:
        raise SchemaError(
            "“{layer}” is a layer of kind {own_kind}, not {kind}.", layer=layer.name, own_kind=layer.kind, kind=kind
        )


def _check_range(span: SpanAnnotation, text: str) -> None:
    if not 0 <= span.start < span.end <= len(text):
        raise EditError(
            "The span {start}–{end} lies outside the text, which has {length} characters.",
            start=span.start,
            end=span.end,
            length=len(text),
        )
    if text[span.start : span.end].isspace():
        raise EditError("The span {start}–{end} holds nothing but white space.", start=span.start, end=span.end)


def _put(held: dict[str, Held], before: Held | None, after: Held | None) -> None:
    """Put one value in the place of another, where either may be nothing."""
    place = before or after
    if place is not None:
        _expect(held.pop(place.id, None) == before)
    if after is not None:
        _expect(after.id not in held)
        held[after.id] = after


def _expect(as_before: bool) -> None:
    if not as_before:
        raise EditError("A later edit has changed this since.")


def _order(span: SpanAnnotation) -> tuple[int, int, str, str, str]:
    return span.order


def _range(span: SpanAnnotation) -> tuple[int, int]:
    return (span.start, span.end)


def _id(held: ChoiceAnnotation | StanceAnnotation | Suggestion | Note | Verdict | Response) -> str:
    return held.id
