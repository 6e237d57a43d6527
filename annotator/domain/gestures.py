"""What a person means, as edits: each function answers with edits of one annotator's set, () where nothing changes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import assert_never

from annotator.domain.annotation import (
    Annotation,
    ChoiceAnnotation,
    Note,
    Origin,
    SpanAnnotation,
    StanceAnnotation,
    State,
    Suggestion,
    Target,
    choice_id,
)
from annotator.domain.annotation_set import AnnotationSet
from annotator.domain.document import Document, Thread
from annotator.domain.edit import (
    Add,
    AddNote,
    DocumentEdit,
    Edit,
    Reject,
    Remove,
    RemoveNote,
    Replace,
    ReplaceNote,
    SetFlag,
    SetState,
)
from annotator.domain.identifiers import uuid7
from annotator.domain.schema import Layer, Schema, TargetKind

Edits = tuple[DocumentEdit, ...]


def label_span(
    annotation_set: AnnotationSet,
    layer: str,
    start: int,
    end: int,
    label: str,
    *,
    waiting: Iterable[Suggestion] = (),
) -> Edits:
    """Label the range ``[start, end)``; nothing where it has that label already.

    ``waiting`` are the open suggestions of the document. One of just that range is decided with it: accepted where it
    says that label, edited where it says another; of several that with the label, else the surest.
    """
    labelled = spans_at(annotation_set, layer, start, end)
    if any(span.label == label for span in labelled):
        return ()
    suggested = [] if labelled else [each for each in waiting if _is_at(each.annotation, layer, start, end)]
    if suggested:
        taken = max(suggested, key=lambda each: (each.annotation.label == label, each.confidence or 0.0))
        return _edits(annotation_set, Add(_taken(taken, uuid7(), label)))
    return _edits(annotation_set, Add(SpanAnnotation(uuid7(), layer, start, end, label)))


def spans_at(annotation_set: AnnotationSet, layer: str, start: int, end: int) -> tuple[SpanAnnotation, ...]:
    """Return the spans of a layer whose range is just ``[start, end)``."""
    return tuple(span for span in annotation_set.spans if _is_at(span, layer, start, end))


def relabel(annotation_set: AnnotationSet, span: SpanAnnotation, label: str) -> Edits:
    """Give a span another label; one that was a suggestion's counts as edited from then on."""
    return _replace(annotation_set, span, replace(span, label=label, origin=_edited(span)))


def move_ends(annotation_set: AnnotationSet, span: SpanAnnotation, start: int, end: int) -> Edits:
    """Move the ends of a span."""
    return _replace(annotation_set, span, replace(span, start=start, end=end, origin=_edited(span)))


def split(annotation_set: AnnotationSet, span: SpanAnnotation, text: str, at: int) -> Edits:
    """Make two spans of one at an offset inside it, without the blanks at the cut; nothing where one would be blank.

    Both keep the label and the attributes; the first keeps the id.
    """
    if not span.start < at < span.end:
        return ()
    end = span.start + len(text[span.start : at].rstrip())
    start = span.end - len(text[at : span.end].lstrip())
    if end <= span.start or start >= span.end:
        return ()
    first = replace(span, end=end, origin=_edited(span))
    second = replace(span, id=uuid7(), start=start, origin=_edited(span), suggestion=None)
    return _edits(annotation_set, Replace(span, first), Add(second))


def mergeable(annotation_set: AnnotationSet, span: SpanAnnotation, text: str) -> SpanAnnotation | None:
    """Return the next span of the same layer and label in the same paragraph, or None."""
    following = (
        other
        for other in annotation_set.spans
        if (other.layer, other.label) == (span.layer, span.label) and other.order > span.order
    )
    other = next(following, None)
    return None if other is None or "\n" in text[span.end : other.start] else other


def merge(annotation_set: AnnotationSet, span: SpanAnnotation, other: SpanAnnotation) -> Edits:
    """Make one span of two and of what stands between them; where both have an attribute, the first one's holds."""
    attributes = tuple(sorted((dict(other.attributes) | dict(span.attributes)).items()))
    start, end = min(span.start, other.start), max(span.end, other.end)
    whole = replace(span, start=start, end=end, attributes=attributes, origin=_edited(span))
    return _edits(annotation_set, Remove(other), Replace(span, whole))


def set_attribute(annotation_set: AnnotationSet, span: SpanAnnotation, attribute: str, label: str | None) -> Edits:
    """Give a span an attribute; the label that it has already takes it away, as None does."""
    if span.attribute(attribute) == label:
        label = None
    attributes = {**dict(span.attributes), attribute: label}
    pairs = tuple(sorted((name, value) for name, value in attributes.items() if value is not None))
    return _replace(annotation_set, span, replace(span, attributes=pairs))


def remove(annotation_set: AnnotationSet, annotation: Annotation) -> Edits:
    """Take an annotation away."""
    return _edits(annotation_set, Remove(annotation))


def choose(annotation_set: AnnotationSet, layer: Layer, label: str) -> Edits:
    """Answer a choice; the label that it has already takes the answer away, and toggles where many are allowed."""
    identifier = choice_id(layer.name, label, many=layer.many)
    old = next((choice for choice in annotation_set.choices if choice.id == identifier), None)
    if old is None:
        return _edits(annotation_set, Add(ChoiceAnnotation(identifier, layer.name, label)))
    if old.label == label:
        return _edits(annotation_set, Remove(old))
    return _edits(annotation_set, Replace(old, replace(old, label=label, origin=_edited(old))))


def take_stance(annotation_set: AnnotationSet, layer: str, target: Target, label: str) -> Edits:
    """Answer a stance toward a target; the label that it has already takes the answer away."""
    old = annotation_set.stance(layer, target)
    if old is None:
        return _edits(annotation_set, Add(StanceAnnotation(uuid7(), layer, target, label)))
    if old.label == label:
        return _edits(annotation_set, Remove(old))
    return _edits(annotation_set, Replace(old, replace(old, label=label, origin=_edited(old))))


def accept(annotation_set: AnnotationSet, suggestion: Suggestion, schema: Schema) -> Edits:
    """Take a suggestion as it is."""
    return accept_as(annotation_set, suggestion, suggestion.annotation.label, schema)


def accept_as(annotation_set: AnnotationSet, suggestion: Suggestion, label: str, schema: Schema) -> Edits:
    """Take a suggestion, with another label where ``label`` is not the suggested one."""
    proposed = suggestion.annotation
    if isinstance(proposed, ChoiceAnnotation):
        identifier = choice_id(proposed.layer, label, many=schema.layer(proposed.layer).many)
    else:
        identifier = uuid7()
    return _edits(annotation_set, Add(_taken(suggestion, identifier, label)))


def reject(annotation_set: AnnotationSet, suggestion: Suggestion) -> Edits:
    """Refuse a suggestion."""
    if any(refused.id == suggestion.id for refused in annotation_set.rejected):
        return ()
    return _edits(annotation_set, Reject(suggestion))


def submit(sets: Iterable[AnnotationSet]) -> Edits:
    """Submit the sets of a thread."""
    return _to_state(sets, "submitted")


def reopen(sets: Iterable[AnnotationSet]) -> Edits:
    """Take submitted sets up again."""
    return _to_state((each for each in sets if each.state == "submitted"), "in_progress")


def flag(annotation_set: AnnotationSet, reason: str | None) -> Edits:
    """Flag a document with a reason, or take the flag away with None."""
    reason = (reason or "").strip() or None
    return () if reason == annotation_set.flag else _edits(annotation_set, SetFlag(annotation_set.flag, reason))


def note(annotation_set: AnnotationSet, about: str | None, text: str, *, author: str, time: int) -> Edits:
    """Write a note, in the place of the author's own about the same thing; one without text goes.

    What others wrote there stays beside it. ``time`` is milliseconds since 1970 (UTC).
    """
    text = text.strip()
    old = next((each for each in annotation_set.notes if each.about == about and each.author == author), None)
    if old is None:
        return _edits(annotation_set, AddNote(Note(uuid7(), about, text, time, author))) if text else ()
    return change_note(annotation_set, old, text, time=time)


def change_note(annotation_set: AnnotationSet, old: Note, text: str, *, time: int) -> Edits:
    """Write another text in the place of a note; one without text goes. ``time`` as for ``note``."""
    text = text.strip()
    if not text:
        return _edits(annotation_set, RemoveNote(old))
    return () if text == old.text else _edits(annotation_set, ReplaceNote(old, replace(old, text=text, time=time)))


@dataclass(frozen=True, slots=True)
class Question:
    """A choice or stance that is asked of a document; ``target`` is None for a choice."""

    layer: Layer
    target: Target | None
    required: bool


def questions(
    document: Document, annotation_set: AnnotationSet, schema: Schema, thread: Thread
) -> tuple[Question, ...]:
    """Return the questions of a document in order: each choice, then each stance that is asked or given.

    A stance layer asks by itself about the first of its targets; more are there once they have an answer. Of a
    retired layer only the answers are left.
    """
    asked: list[Question] = []
    for layer in schema.layers:
        if layer.retired:
            asked.extend(_answered(layer, annotation_set))
        elif document.kind not in layer.documents:
            continue
        elif layer.kind == "choice":
            asked.append(Question(layer, None, layer.required))
        elif layer.kind == "stance":
            default = default_target(layer, document, thread)
            given = [stance.target for stance in annotation_set.stances if stance.layer == layer.name]
            if default is not None and all(target.key != default.key for target in given):
                # Once there is a stance toward anything else, the default is offered and no longer required.
                asked.append(Question(layer, default, layer.required and not given))
            asked.extend(Question(layer, target, layer.required) for target in given)
    return tuple(asked)


def _answered(layer: Layer, annotation_set: AnnotationSet) -> list[Question]:
    """Return the questions of a layer that have an answer; nothing is required of them any more."""
    stances = [
        Question(layer, each.target, required=False) for each in annotation_set.stances if each.layer == layer.name
    ]
    if annotation_set.choice(layer.name) is not None:
        return [Question(layer, None, required=False), *stances]
    return stances


def is_answered(question: Question, annotation_set: AnnotationSet) -> bool:
    """Return whether the set holds an answer to the question."""
    if question.target is None:
        return annotation_set.choice(question.layer.name) is not None
    return annotation_set.stance(question.layer.name, question.target) is not None


def default_target(layer: Layer, document: Document, thread: Thread) -> Target | None:
    """Return the target that a stance layer asks about by itself, or None where that is an entity."""
    return target_of_kind(layer.targets[0], document, thread)


def target_of_kind(kind: TargetKind, document: Document, thread: Thread) -> Target | None:
    """Return the thread's claim, or the document that this one answers; None for an entity, which has to be named."""
    match kind:
        case "claim":
            return Target("claim", thread.id, headline(thread.article))
        case "parent":
            # A comment whose parent is gone stands under the article, and answers it.
            parent = next((each for each in thread if each.id == document.parent), thread.article)
            return Target("parent", parent.id, headline(parent) if parent.kind == "article" else opening(parent.text))
        case "entity":
            return None
        case _:
            assert_never(kind)


def targets_of(
    layer: Layer, document: Document, thread: Thread, sets: Mapping[str, AnnotationSet], schema: Schema
) -> tuple[Target, ...]:
    """Return the targets to choose from: claim and parent, then the thread's entities, the most frequent first.

    Entities are the spans of any layer whose label does not stand for a date or an amount, and the targets that
    somebody typed; each counts once per case-folded text.
    """
    targets: list[Target] = []
    for kind in layer.targets:
        target = target_of_kind(kind, document, thread)
        if target is not None and all(other.key != target.key for other in targets):
            targets.append(target)
    if "entity" in layer.targets:
        amounts = {(each.name, label.name) for each in schema.layers for label in each.labels if label.is_amount}
        found: dict[str, tuple[int, Target]] = {}
        for each in thread:
            annotation_set = sets.get(each.id)
            if annotation_set is None:
                continue
            entities = [
                Target.entity(each.text[span.start : span.end])
                for span in annotation_set.spans
                if (span.layer, span.label) not in amounts
            ]
            entities += [stance.target for stance in annotation_set.stances if stance.target.kind == "entity"]
            for entity in entities:
                count, first = found.get(entity.id, (0, entity))
                found[entity.id] = (count + 1, first)
        targets += [entity for _, entity in sorted(found.values(), key=lambda pair: -pair[0])]
    return tuple(targets)


def headline(article: Document) -> str:
    """Return the article's title, or the opening of its text where it has none."""
    return article.title or opening(article.text)


def opening(text: str, length: int = 60) -> str:
    """Return the first line of a text, cut at a word after ``length`` characters at most."""
    line = text.strip().partition("\n")[0]
    if len(line) <= length:
        return line
    return line[:length].rpartition(" ")[0].rstrip(" ,.;:–—-") + "…" if " " in line[:length] else line[:length] + "…"


def _edits(annotation_set: AnnotationSet, *edits: Edit) -> Edits:
    return tuple(DocumentEdit(annotation_set.document, edit) for edit in edits)


def _is_at(annotation: Annotation, layer: str, start: int, end: int) -> bool:
    """Whether an annotation is a span of that layer over just that range."""
    return isinstance(annotation, SpanAnnotation) and (annotation.layer, annotation.start, annotation.end) == (
        layer,
        start,
        end,
    )


def _taken(suggestion: Suggestion, identifier: str, label: str) -> Annotation:
    """Return the decision that a suggestion becomes with a label, which may be another than it says."""
    origin: Origin = "accepted" if suggestion.annotation.label == label else "edited"
    return replace(suggestion.annotation, id=identifier, label=label, origin=origin, suggestion=suggestion.id)


def _replace(annotation_set: AnnotationSet, before: Annotation, after: Annotation) -> Edits:
    return () if _same_place(before, after) else _edits(annotation_set, Replace(before, after))


def _same_place(before: Annotation, after: Annotation) -> bool:
    """Whether two annotations say the same, whatever their origin."""
    return replace(after, origin=before.origin) == before


def _edited(annotation: Annotation) -> Origin:
    return "edited" if annotation.origin == "accepted" else annotation.origin


def _to_state(sets: Iterable[AnnotationSet], state: State) -> Edits:
    return tuple(DocumentEdit(each.document, SetState(each.state, state)) for each in sets if each.state != state)
