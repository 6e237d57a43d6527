"""Which label the person is at, as the history knows it."""

from __future__ import annotations

from annotator.domain.annotation import ChoiceAnnotation, StanceAnnotation
from annotator.gui.annotate.stops import Work
from annotator.gui.annotate.subject import QuestionSubject, SpanSubject, Subject, SuggestionSubject


def label_at(work: Work | None, subject: Subject) -> tuple[str, str] | None:
    """Return the document's id and that of the span, the answer, or the suggestion that waits; None for nothing."""
    match subject:
        case SpanSubject(document=document, span=span):
            return document.id, span.id
        case SuggestionSubject(document=document, suggestion=suggestion):
            return document.id, suggestion.id
        case QuestionSubject(document=document) if work is not None:
            own = work.sets[document.id]
            answers: tuple[ChoiceAnnotation | StanceAnnotation, ...] = tuple(
                each for each in own.choices if each.layer == subject.layer.name and subject.target is None
            )
            if subject.target is not None:
                stance = own.stance(subject.layer.name, subject.target)
                answers = () if stance is None else (stance,)
            if answers:
                return document.id, answers[0].id
            return None if subject.suggestion is None else (document.id, subject.suggestion.id)
    return None
