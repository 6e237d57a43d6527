"""What annotators and reviewers wrote about the texts of a thread under review, and who did."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from PySide6.QtCore import QCoreApplication

from annotator.domain.annotation import Note, question_place
from annotator.domain.annotation_set import AnnotationSet
from annotator.domain.document import Document
from annotator.domain.schema import Schema
from annotator.gui.annotate import words
from annotator.gui.annotate.noting import Noted
from annotator.gui.review.sides import Sides
from annotator.project.review_session import ReviewSession

translate = QCoreApplication.translate


def notes_on(session: ReviewSession, document_id: str, sides: Sides) -> tuple[Note, ...]:
    """Return the notes on a document by all under review, in the order of their making, by who may be told."""
    found = [_by(note, sides) for own in session.sets(document_id) for note in own.notes]
    return tuple(sorted(found, key=lambda note: note.id))


def remarks(session: ReviewSession, document: Document, sides: Sides) -> Iterator[tuple[Noted, Note]]:
    """Yield the notes on a document, each with what it is about."""
    for own in session.sets(document.id):
        for note in own.notes:
            what = _in_words(note.about, own, session.schema, document)
            if note.author != own.annotator and not sides.is_alone:
                to_one = translate("Notes", "{what}, to {name}")
                what = to_one.format(what=what, name=sides.called(own.annotator))
            yield Noted(document.id, note.about, what, note.id), _by(note, sides)


def _by(note: Note, sides: Sides) -> Note:
    return replace(note, author=sides.called(note.author)) if note.author in sides.annotators else note


def _in_words(about: str | None, own: AnnotationSet, schema: Schema, document: Document) -> str:
    if about is None:
        return words.whose(document)
    for span in own.spans:
        if about in (span.id, span.suggestion):
            return words.annotation(span, schema, document)
    for stance in own.stances:
        if question_place(stance.layer, stance.target) == about:
            return words.question_of(schema.layer(stance.layer), stance.target, document)
    for layer in schema.layers:
        if question_place(layer.name, None) == about:
            return words.question_of(layer, None, document)
    return translate("Notes", "something in %1 that is gone").replace("%1", words.whose(document))
