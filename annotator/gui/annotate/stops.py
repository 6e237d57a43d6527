"""The places of a thread that a person walks along: what is open, and what is decided, in reading order."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from annotator.domain.annotation import (
    Annotation,
    ChoiceAnnotation,
    Note,
    SpanAnnotation,
    StanceAnnotation,
    Suggestion,
    question_place,
)
from annotator.domain.annotation_set import AnnotationSet
from annotator.domain.document import Document, Thread
from annotator.domain.edit import (
    Act,
    Add,
    AddNote,
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
)
from annotator.domain.gestures import Question, is_answered, questions
from annotator.domain.schema import Schema
from annotator.domain.suggesting import AttributeSuggestion
from annotator.gui.thread_view.intents import Current
from annotator.gui.thread_view.selection import TextSelection

Rank = tuple[int, int, int, int]
"""Order in the thread: the document's place; 0 for its text, 1 for its questions; where; the longer span first."""


@dataclass(frozen=True, slots=True)
class Stop:
    """One place, with its rank."""

    rank: Rank
    current: Current


@dataclass(frozen=True, slots=True)
class Work:
    """A thread as it stands for one annotator.

    ``suggestions`` are the open ones; ``attributes`` are proposed for decided spans that lack them. ``proposals`` are
    all suggestions, decided or not; ``less_sure`` counts those that would be shown if none had to be sure.
    """

    thread: Thread
    schema: Schema
    sets: Mapping[str, AnnotationSet]
    suggestions: Mapping[str, tuple[Suggestion, ...]]
    attributes: Mapping[str, tuple[AttributeSuggestion, ...]] = field(default_factory=dict)
    proposals: Mapping[str, tuple[Suggestion, ...]] = field(default_factory=dict)
    less_sure: Mapping[str, int] = field(default_factory=dict)

    def questions(self, document: Document) -> tuple[Question, ...]:
        """Return the questions of a document: asked, answered, and those that only a suggestion answers so far."""
        asked = questions(document, self.sets[document.id], self.schema, self.thread)
        more: list[Question] = []
        for suggestion in self.suggestions[document.id]:
            stance = suggestion.annotation
            if isinstance(stance, StanceAnnotation) and all(
                (other.layer.name, other.target and other.target.key) != (stance.layer, stance.target.key)
                for other in (*asked, *more)
            ):
                more.append(Question(self.schema.layer(stance.layer), stance.target, required=False))
        return (*asked, *more)

    def suggestion(self, document_id: str, suggestion_id: str) -> Suggestion | None:
        """Return the open suggestion with that id, or None."""
        return next((each for each in self.suggestions[document_id] if each.id == suggestion_id), None)

    def source(self, document_id: str, annotation: Annotation) -> Suggestion | None:
        """Return the suggestion that a decision came from, as it was made then, or None."""
        proposals = self.proposals.get(document_id, ())
        return next((each for each in proposals if each.id == annotation.suggestion), None)

    @property
    def proposals_by_id(self) -> Mapping[str, Suggestion]:
        """All suggestions of the thread, decided or not."""
        return {each.id: each for own in self.proposals.values() for each in own}

    def attributes_of(self, document_id: str, span: SpanAnnotation) -> tuple[AttributeSuggestion, ...]:
        """Return the attributes that are proposed for a decided span."""
        return tuple(each for each in self.attributes.get(document_id, ()) if each.span.id == span.id)

    def span(self, document_id: str, annotation_id: str) -> SpanAnnotation | None:
        """Return the decided span with that id, or None."""
        return next((span for span in self.sets[document_id].spans if span.id == annotation_id), None)

    def suggested_answer(self, current: Current) -> Suggestion | None:
        """Return the open suggestion that answers the question that ``current`` stands at, or None."""
        for suggestion in self.suggestions[current.document_id]:
            match suggestion.annotation:
                case ChoiceAnnotation(layer=layer) if layer == current.layer and current.target is None:
                    return suggestion
                case StanceAnnotation(layer=layer, target=target) if (
                    layer == current.layer and current.target is not None and target.key == current.target.key
                ):
                    return suggestion
        return None


def open_stops(work: Work) -> list[Stop]:
    """Return the suggestions and the open questions: those that are required, asked of a comment, or suggested."""
    stops: list[Stop] = []
    for place, document in enumerate(work.thread):
        for suggestion in work.suggestions[document.id]:
            if isinstance(suggestion.annotation, SpanAnnotation):
                span = suggestion.annotation
                stops.append(Stop(_at_span(place, span), Current(document.id, annotation_id=span.id)))
        for number, question in enumerate(work.questions(document)):
            current = Current(document.id, layer=question.layer.name, target=question.target)
            if is_answered(question, work.sets[document.id]):
                continue
            asked = question.required or document.kind == "comment"
            given = _answered_otherwise(question, work.sets[document.id])
            if (asked and not given) or work.suggested_answer(current) is not None:
                stops.append(Stop((place, 1, number, 0), current))
    return sorted(stops, key=_rank)


def is_suggested(work: Work, current: Current) -> bool:
    """Return whether a suggestion waits there: a span, or the answer to a question."""
    if current.annotation_id is not None:
        return work.suggestion(current.document_id, current.annotation_id) is not None
    return work.suggested_answer(current) is not None


def decided_stops(work: Work) -> list[Stop]:
    """Return the spans and the answered questions."""
    stops: list[Stop] = []
    for place, document in enumerate(work.thread):
        annotation_set = work.sets[document.id]
        stops += [Stop(_at_span(place, span), Current(document.id, span.id)) for span in annotation_set.spans]
        for number, question in enumerate(work.questions(document)):
            if is_answered(question, annotation_set):
                current = Current(document.id, layer=question.layer.name, target=question.target)
                stops.append(Stop((place, 1, number, 0), current))
    return sorted(stops, key=_rank)


def required_stops(work: Work) -> list[Stop]:
    """Return the required questions that have no answer yet."""
    return [
        Stop((place, 1, number, 0), Current(document.id, layer=question.layer.name, target=question.target))
        for place, document in enumerate(work.thread)
        for number, question in enumerate(work.questions(document))
        if question.required and not is_answered(question, work.sets[document.id])
    ]


def rank_of(work: Work, current: Current) -> Rank | None:
    """Return where ``current`` stands, or None where it is there no more."""
    for place, document in enumerate(work.thread):
        if document.id != current.document_id:
            continue
        if current.annotation_id is not None:
            span = work.span(document.id, current.annotation_id)
            suggestion = work.suggestion(document.id, current.annotation_id)
            if span is None and suggestion is not None and isinstance(suggestion.annotation, SpanAnnotation):
                span = suggestion.annotation
            return None if span is None else _at_span(place, span)
        for number, question in enumerate(work.questions(document)):
            if question.layer.name == current.layer and _key(question) == _key_of(current):
                return (place, 1, number, 0)
        # A target that was just chosen has no answer yet: it stands behind the questions.
        return (place, 1, len(work.questions(document)), 0)
    return None


def rank_of_caret(work: Work, document_id: str, offset: int) -> Rank | None:
    """Return where a caret stands, or None where the thread has no such document."""
    for place, document in enumerate(work.thread):
        if document.id == document_id:
            return (place, 0, offset, 0)
    return None


def place_of(act: Act, work: Work) -> Current | TextSelection | None:
    """Return where an act happened: what it left there, else the range or question that it was about."""
    for each in act.edits:
        if each.document not in work.sets:
            continue
        match each.edit:
            case Add(annotation) | Remove(annotation) | Replace(after=annotation):
                pass
            case Reject(suggestion) | Unreject(suggestion):
                annotation = suggestion.annotation
            case AddNote(note) | RemoveNote(note) | ReplaceNote(after=note):
                return _place_of_note(note, each.document, work)
            case SetState() | SetFlag() | SetVerdict() | SetResponse():
                continue
        match annotation:
            case SpanAnnotation(id=identifier, start=start, end=end):
                current = Current(each.document, annotation_id=identifier)
                is_there = rank_of(work, current) is not None
                return current if is_there else TextSelection(each.document, start, end)
            case ChoiceAnnotation(layer=layer):
                return Current(each.document, layer=layer)
            case StanceAnnotation(layer=layer, target=target):
                return Current(each.document, layer=layer, target=target)
    return None


def _place_of_note(note: Note, document_id: str, work: Work) -> Current | TextSelection:
    """Return the span, suggestion or question that a note is about, else the begin of its text."""
    document = work.thread.document(document_id)
    if note.about is not None:
        for span in work.sets[document_id].spans:
            if note.about in (span.id, span.suggestion):
                return Current(document_id, annotation_id=span.id)
        suggestion = work.suggestion(document_id, note.about)
        if suggestion is not None and isinstance(suggestion.annotation, SpanAnnotation):
            return Current(document_id, annotation_id=note.about)
        for question in work.questions(document):
            if question_place(question.layer.name, question.target) == note.about:
                return Current(document_id, layer=question.layer.name, target=question.target)
    return TextSelection(document_id, 0, 0)


def neighbour(stops: Sequence[Stop], rank: Rank | None, *, forward: bool) -> Current | None:
    """Return the stop next to a rank, going round at the end; without a rank the first, or the last."""
    ordered: Iterable[Stop] = stops if forward else reversed(stops)
    for stop in ordered:
        if rank is None or (stop.rank > rank if forward else stop.rank < rank):
            return stop.current
    if not stops:
        return None
    return stops[0 if forward else -1].current


def _answered_otherwise(question: Question, annotation_set: AnnotationSet) -> bool:
    """Whether a stance toward another target was given, so that the one asked about by itself is only an offer."""
    return (
        question.target is not None
        and not question.required
        and any(stance.layer == question.layer.name for stance in annotation_set.stances)
    )


def _key(question: Question) -> tuple[str, str] | None:
    return None if question.target is None else question.target.key


def _key_of(current: Current) -> tuple[str, str] | None:
    return None if current.target is None else current.target.key


def _at_span(place: int, span: SpanAnnotation) -> Rank:
    return (place, 0, span.start, -span.end)


def _rank(stop: Stop) -> Rank:
    return stop.rank
