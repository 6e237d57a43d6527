"""What is known of the thing that the person is at, beside itself: what else was said, what became of the like."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from annotator.domain.accepting import Decided, TrackRecord
from annotator.domain.annotation import Annotation, ChoiceAnnotation, SpanAnnotation, StanceAnnotation, Suggestion
from annotator.domain.document import Thread
from annotator.domain.suggesting import AttributeSuggestion
from annotator.gui.annotate.stops import Work
from annotator.gui.annotate.subject import QuestionSubject, SpanSubject, Subject, SuggestionSubject
from annotator.session import EditSession


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """``seen`` is how often the words of a span stand in the thread, ``like`` what became of suggestions like this.

    ``otherwise`` is what other agents say of the same place. ``source`` is the suggestion that a decision came from,
    ``attributes`` what is proposed for a decided span.
    """

    seen: int = 0
    like: Decided | None = None
    otherwise: tuple[Suggestion, ...] = ()
    source: Suggestion | None = None
    attributes: tuple[AttributeSuggestion, ...] = ()


NO_FACTS = Facts()


def facts_of(work: Work | None, subject: Subject, session: EditSession | None, record: TrackRecord) -> Facts:
    """Return what is known of a subject in the open thread."""
    if work is None or subject is None or session is None or session.thread.id != work.thread.id:
        return NO_FACTS
    document = subject.document.id
    if isinstance(subject, QuestionSubject):
        suggestion = subject.suggestion
        given = next((each for each in work.sets[document] if _answers(each, subject)), None)
        source = None if given is None else work.source(document, given)
        seen = 0
    else:
        suggestion = subject.suggestion if isinstance(subject, SuggestionSubject) else None
        source = work.source(document, subject.span) if isinstance(subject, SpanSubject) else None
        seen = times_seen(work.thread, subject.document.text[subject.span.start : subject.span.end])
    return Facts(
        seen=seen,
        like=None if suggestion is None else record.of(suggestion),
        otherwise=() if suggestion is None else session.said_otherwise(document, suggestion),
        source=source,
        attributes=work.attributes_of(document, subject.span) if isinstance(subject, SpanSubject) else (),
    )


def _answers(annotation: Annotation, subject: QuestionSubject) -> bool:
    match annotation:
        case ChoiceAnnotation(layer=layer):
            return layer == subject.layer.name and subject.target is None
        case StanceAnnotation(layer=layer, target=target):
            return layer == subject.layer.name and subject.target is not None and target.key == subject.target.key
        case SpanAnnotation():
            return False


@lru_cache(maxsize=8)
def _pattern(text: str) -> re.Pattern[str]:
    before = r"(?<!\w)" if text[:1].isalnum() else ""
    after = r"(?!\w)" if text[-1:].isalnum() else ""
    return re.compile(before + re.escape(text) + after)


def times_seen(thread: Thread, text: str) -> int:
    """Return how often words stand in the texts of a thread, written just so."""
    return sum(len(_pattern(text).findall(document.text)) for document in thread)
