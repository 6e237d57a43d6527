"""What a key or click means where the person is: the edits that it comes to, and where the person is afterwards."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from annotator.domain import gestures
from annotator.domain.annotation import Annotation, SpanAnnotation
from annotator.domain.edit import Add
from annotator.domain.gestures import Edits
from annotator.domain.tokens import TokenTable
from annotator.gui.annotate.position import Armed, Position
from annotator.gui.annotate.stops import Work
from annotator.gui.annotate.subject import QuestionSubject, SpanSubject, SuggestionSubject, subject_of
from annotator.gui.thread_view.intents import Current
from annotator.gui.thread_view.selection import TextSelection

Tokens = Callable[[str], TokenTable]
"""Gives the tokens of the document of that id."""


@dataclass(frozen=True, slots=True)
class Step:
    """Edits, and the position once they are done; ``go_on`` leads to the next open place from there.

    ``said_already``: what the label would be given to has it already, so that nothing is left to do.
    """

    edits: Edits
    position: Position
    go_on: bool = False
    said_already: bool = False


def give(work: Work, position: Position, layer: str, label: str) -> Step | None:
    """Give a label of spans to the selection, else to the current span; None where there is neither.

    A span of the same layer that has just the range of the selection gets the label in place of its own.
    """
    selected = position.range
    if selected is not None:
        reshaped = reshape(work, position, layer, label)
        return reshaped or _label(work, position, layer, label, selected)
    match subject_of(work, position):
        case SuggestionSubject(document=document, layer=own, suggestion=suggestion) if own.name == layer:
            edits = gestures.accept_as(work.sets[document.id], suggestion, label, work.schema)
            return Step(edits, position, go_on=True)
        case SpanSubject(document=document, layer=own, span=span) if own.name == layer:
            edits = gestures.relabel(work.sets[document.id], span, label)
            return Step(edits, position.at(position.current), said_already=not edits)
        case SpanSubject(document=document, span=span) | SuggestionSubject(document=document, span=span):
            # A label of another layer is a second judgement on the same words.
            return _label(work, position, layer, label, TextSelection(document.id, span.start, span.end))
    return None


def add(work: Work, position: Position, tokens: Tokens, layer: str, label: str) -> Step | None:
    """Give one more label to the selection, else to the words of the current span, else to the token at the caret.

    The labels that they have stay; None where there are no words.
    """
    match subject_of(work, position):
        case SpanSubject(document=document, span=span) | SuggestionSubject(document=document, span=span):
            place: TextSelection | None = TextSelection(document.id, span.start, span.end)
        case _:
            place = position.range or token_at(position, tokens)
    return None if place is None else _label(work, position, layer, label, place, beside=True)


def token_at(position: Position, tokens: Tokens) -> TextSelection | None:
    """Return the token that the caret stands in or just behind; None where there is none."""
    caret = position.selection
    token = None if caret is None else tokens(caret.document_id).at(caret.position)
    return None if caret is None or token is None else TextSelection(caret.document_id, *token)


def label_token(work: Work, position: Position, tokens: Tokens, layer: str, label: str) -> Step:
    """Label the token at the caret; arm the label where there is none."""
    token = token_at(position, tokens)
    if token is None:
        return Step((), position.holding(Armed(layer, label)))
    return _label(work, position, layer, label, token)


def reshape(work: Work, position: Position, layer: str | None = None, label: str | None = None) -> Step | None:
    """Give the span that was made the selection again the ends of the selection, and a label of its layer.

    None where there is no such span, or the label is of another layer; a suggestion is accepted with it.
    """
    selected, reshaping = position.range, position.reshaping
    if selected is None or reshaping is None or selected.document_id != reshaping.document_id:
        return None
    found = decided(work, position.at(reshaping))
    if found is None or layer not in (None, found[1].layer):
        return None
    document, span, before = found
    annotation_set = work.sets[document]
    edits = gestures.move_ends(annotation_set, span, selected.start, selected.end)
    moved = _last(edits) if edits else span
    if label is not None:
        edits = (*edits, *gestures.relabel(annotation_set, moved, label))
    return Step((*before, *edits), position.at(Current(document, annotation_id=span.id)))


def answer(work: Work, position: Position, label: str, *, go_on: bool) -> Step | None:
    """Answer the current question; the answer that it has already is taken away, and nobody goes on then."""
    subject = subject_of(work, position)
    if not isinstance(subject, QuestionSubject):
        return None
    annotation_set = work.sets[subject.document.id]
    if subject.suggestion is not None:
        edits = gestures.accept_as(annotation_set, subject.suggestion, label, work.schema)
    elif subject.target is None:
        edits = gestures.choose(annotation_set, subject.layer, label)
    else:
        edits = gestures.take_stance(annotation_set, subject.layer.name, subject.target, label)
    first = not subject.answers and not subject.layer.many
    return Step(edits, position.at(position.current), go_on=go_on and first)


def give_attribute(work: Work, position: Position, attribute: str, label: str) -> Step | None:
    """Give the current span an attribute, or take it away; a suggestion is accepted with it."""
    found = decided(work, position)
    if found is None:
        return None
    document, span, before = found
    # Of a suggestion, what is proposed with it is meant when it is pressed, and not taken away.
    meant = bool(before) and span.attribute(attribute) == label
    edits = () if meant else gestures.set_attribute(work.sets[document], span, attribute, label)
    return Step((*before, *edits), position.at(Current(document, annotation_id=span.id)))


def move_end(
    work: Work, position: Position, tokens: Tokens, end: Literal["start", "end"], *, forward: bool
) -> Step | None:
    """Move the start or the end of the current span by a token; a suggestion is accepted with it."""
    found = decided(work, position)
    if found is None:
        return None
    document, span, before = found
    table = tokens(document)
    start, stop = span.start, span.end
    if end == "start":
        start = (table.next_start(start) if forward else table.previous_start(start)) or (start if forward else 0)
    else:
        moved = table.next_end(stop) if forward else table.previous_end(stop)
        stop = stop if moved is None else moved
    if start >= stop:
        return None
    edits = gestures.move_ends(work.sets[document], span, start, stop)
    return Step((*before, *edits), position.at(Current(document, annotation_id=span.id)))


def accept(work: Work, position: Position) -> Step:
    """Accept the suggestion that the person is at, or a span's new ends; go on where there is neither."""
    reshaped = reshape(work, position)
    if reshaped is not None:
        return reshaped
    subject = subject_of(work, position)
    if isinstance(subject, SuggestionSubject | QuestionSubject) and subject.suggestion is not None:
        edits = gestures.accept(work.sets[subject.document.id], subject.suggestion, work.schema)
        return Step(edits, position, go_on=True)
    return Step((), position, go_on=True)


def remove(work: Work, position: Position) -> Step | None:
    """Reject the suggestion, or delete the span or the answer, that the person is at."""
    subject = subject_of(work, position)
    if subject is None:
        return None
    document = subject.document.id
    annotation_set = work.sets[document]
    if isinstance(subject, SpanSubject):
        caret = TextSelection(document, subject.span.start, subject.span.start)
        return Step(gestures.remove(annotation_set, subject.span), position.selecting(caret))
    if subject.suggestion is not None:
        return Step(
            gestures.reject(annotation_set, subject.suggestion),
            position.at(position.current),
            go_on=isinstance(subject, SuggestionSubject),
        )
    given: list[Annotation] = [
        choice for choice in annotation_set.choices if choice.layer == subject.layer.name and subject.target is None
    ]
    if subject.target is not None and (stance := annotation_set.stance(subject.layer.name, subject.target)) is not None:
        given.append(stance)
    edits = tuple(edit for each in given for edit in gestures.remove(annotation_set, each))
    return Step(edits, position.at(position.current))


def reselect(work: Work, position: Position) -> Step | None:
    """Make the current span the selection again, so that its end can be moved by characters; once more: its start."""
    selected = position.range
    if position.reshaping is not None and selected is not None:
        turned = TextSelection(selected.document_id, selected.position, selected.anchor)
        return Step((), position.selecting(turned, reshaping=position.reshaping))
    subject = subject_of(work, position)
    if not isinstance(subject, SpanSubject | SuggestionSubject):
        return None
    selection = TextSelection(subject.document.id, subject.span.start, subject.span.end)
    return Step((), position.selecting(selection, reshaping=position.current))


def _label(
    work: Work, position: Position, layer: str, label: str, selected: TextSelection, *, beside: bool = False
) -> Step:
    """Label a range; a span of the layer over just that range is relabelled, unless the label goes ``beside`` it."""
    document, start, end = selected.document_id, selected.start, selected.end
    annotation_set = work.sets[document]
    there = gestures.spans_at(annotation_set, layer, start, end)
    same = next((span for span in there if span.label == label), None)
    if same is not None:
        return Step((), position.at(Current(document, annotation_id=same.id)), said_already=True)
    if there and not beside:
        edits = gestures.relabel(annotation_set, there[-1], label)
    else:
        edits = gestures.label_span(annotation_set, layer, start, end, label, waiting=work.suggestions[document])
    return Step(edits, position.at(Current(document, annotation_id=_last(edits).id)))


def decided(work: Work, position: Position) -> tuple[str, SpanAnnotation, Edits] | None:
    """Return the current span with its document, and the edits that make it one where it is a suggestion still."""
    match subject_of(work, position):
        case SpanSubject(document=document, span=span):
            return document.id, span, ()
        case SuggestionSubject(document=document, suggestion=suggestion):
            edits = gestures.accept(work.sets[document.id], suggestion, work.schema)
            return document.id, _last(edits), edits
    return None


def _last(edits: Edits) -> SpanAnnotation:
    """Return the span as the last of the edits leaves it."""
    edit = edits[-1].edit
    annotation = edit.annotation if isinstance(edit, Add) else getattr(edit, "after", None)
    if not isinstance(annotation, SpanAnnotation):
        raise TypeError("the edits are not of a span")
    return annotation
