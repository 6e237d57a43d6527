"""Notes: what a note is about, in words, and which are shown where the person is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from annotator.domain.annotation import Note, SpanAnnotation, question_place
from annotator.domain.annotation_set import AnnotationSet
from annotator.domain.document import Document
from annotator.gui.annotate import words
from annotator.gui.annotate.position import Position
from annotator.gui.annotate.stops import Work
from annotator.gui.annotate.subject import QuestionSubject, SpanSubject, Subject, SuggestionSubject, subject_of

translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True)
class Noted:
    """Something that a note is or could be about: its document, its place there, and how it is called.

    ``note`` is the id of the note where one is meant that is there.
    """

    document_id: str
    about: str | None
    what: str
    note: str | None = None


def noted_here(work: Work, position: Position) -> Noted:
    """Return what a note would be about: the current thing, else the text that the person is at, else the article."""
    subject = subject_of(work, position)
    if subject is not None:
        return Noted(
            subject.document.id, _about(work, subject), _in_words(work, subject.document, _about(work, subject))
        )
    document = work.thread.document(position.document or work.thread.id)
    return Noted(document.id, None, words.whose(document))


def notes_here(work: Work, position: Position) -> tuple[tuple[Noted, Note], ...]:
    """Return the notes to show: those of the text that the person is at, what is current first; else all."""
    here = noted_here(work, position)
    found = [pair for document in work.thread for pair in _of_document(work, document)]
    if position.document is not None:
        found = [pair for pair in found if pair[0].document_id == here.document_id]
    return tuple(sorted(found, key=lambda pair: pair[0].about != here.about or here.about is None))


def text_of(work: Work, noted: Noted) -> str:
    """Return the text of the annotator's own note about that, "" where there is none."""
    found = own_note(work.sets[noted.document_id], noted)
    return "" if found is None else found.text


def own_note(own: AnnotationSet, noted: Noted) -> Note | None:
    """Return the annotator's own note that is meant, or the first of those about that; None where there is none."""
    mine = [each for each in own.notes if each.author == own.annotator and each.about == noted.about]
    return next((each for each in mine if each.id == noted.note), mine[0] if mine else None)


def _of_document(work: Work, document: Document) -> Iterator[tuple[Noted, Note]]:
    for note in work.sets[document.id].notes:
        yield Noted(document.id, note.about, _in_words(work, document, note.about), note.id), note


def _about(work: Work, subject: Subject) -> str | None:
    match subject:
        case SpanSubject(document=document, span=span):
            # A note about a suggestion stays with the span that it became.
            as_suggested = {note.about for note in work.sets[document.id].notes} & {span.suggestion} - {None}
            return next(iter(as_suggested), span.id)
        case SuggestionSubject(suggestion=suggestion):
            return suggestion.id
        case QuestionSubject(layer=layer, target=target):
            return question_place(layer.name, target)
    return None


def _in_words(work: Work, document: Document, about: str | None) -> str:
    if about is None:
        return words.whose(document)
    annotation_set = work.sets[document.id]
    for span in annotation_set.spans:
        if about in (span.id, span.suggestion):
            return words.annotation(span, work.schema, document)
    suggestion = work.suggestion(document.id, about)
    if suggestion is not None and isinstance(suggestion.annotation, SpanAnnotation):
        return words.annotation(suggestion.annotation, work.schema, document)
    for question in work.questions(document):
        if question_place(question.layer.name, question.target) == about:
            return words.question_of(question.layer, question.target, document)
    return translate("Notes", "something in %1 that is gone").replace("%1", words.whose(document))
