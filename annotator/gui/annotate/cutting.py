"""Making two spans of one, and one of two."""

from __future__ import annotations

from dataclasses import dataclass

from annotator.domain import gestures
from annotator.domain.annotation import SpanAnnotation
from annotator.domain.document import Document
from annotator.domain.edit import Add
from annotator.gui.annotate.meaning import Step, decided
from annotator.gui.annotate.position import Position
from annotator.gui.annotate.stops import Work
from annotator.gui.annotate.subject import SpanSubject, SuggestionSubject, subject_of
from annotator.gui.thread_view.intents import Current
from annotator.gui.thread_view.selection import TextSelection


@dataclass(frozen=True, slots=True)
class _Meant:
    """The span that is to be cut or merged, and the position as if the person were at it."""

    document: Document
    span: SpanAnnotation
    position: Position


def split(work: Work, position: Position, caret: TextSelection | None) -> Step | None:
    """Split the span that the caret is in, the current one before others, the inner before the outer."""
    if caret is None:
        return None
    meant = _meant(work, position, caret, at=caret.position)
    if meant is None:
        return None
    taken = decided(work, meant.position)
    if taken is None:
        return None
    document, span, before = taken
    edits = gestures.split(work.sets[document], span, meant.document.text, caret.position)
    added = edits[-1].edit if edits else None
    if not isinstance(added, Add):
        return None
    return Step((*before, *edits), position.at(Current(document, annotation_id=added.annotation.id)))


def merge(work: Work, position: Position, caret: TextSelection | None) -> Step | None:
    """Merge the current span, or the one that the caret is in, with the next of its label in the paragraph."""
    meant = _meant(work, position, caret, at=None)
    taken = None if meant is None else decided(work, meant.position)
    if meant is None or taken is None:
        return None
    document, span, before = taken
    annotation_set = work.sets[document]
    other = gestures.mergeable(annotation_set, span, meant.document.text)
    if other is None:
        return None
    edits = gestures.merge(annotation_set, span, other)
    return Step((*before, *edits), position.at(Current(document, annotation_id=span.id)))


def _meant(work: Work, position: Position, caret: TextSelection | None, *, at: int | None) -> _Meant | None:
    """Return the span that is meant: the current one (if ``at`` is inside it), else the innermost at the caret."""
    subject = subject_of(work, position)
    if isinstance(subject, SpanSubject | SuggestionSubject):
        in_text = caret is not None and caret.document_id == subject.document.id
        if at is None or (in_text and subject.span.start < at < subject.span.end):
            return _Meant(subject.document, subject.span, position)
    if caret is None or caret.document_id not in work.sets:
        return None
    around = [
        span
        for span in work.sets[caret.document_id].spans
        if span.start <= caret.position <= span.end and (at is None or span.start < at < span.end)
    ]
    if not around:
        return None
    span = min(around, key=lambda span: span.end - span.start)
    here = position.at(Current(caret.document_id, annotation_id=span.id))
    return _Meant(work.thread.document(caret.document_id), span, here)
