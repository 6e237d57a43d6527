"""What is shown: a thread with its schema, one annotator's sets and the suggestions that are open."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from annotator.domain.annotation import SpanAnnotation, StanceAnnotation, Suggestion
from annotator.domain.annotation_set import AnnotationSet
from annotator.domain.document import Document, Thread
from annotator.domain.schema import Label, Schema
from annotator.domain.suggesting import AttributeSuggestion
from annotator.gui.thread_view.intents import Current
from annotator.gui.thread_view.marks import Marks
from annotator.gui.thread_view.note_sign import NoteSign
from annotator.gui.thread_view.questions import QuestionRow, question_rows
from annotator.gui.thread_view.voices import UNVOICED, Voices


@dataclass(frozen=True, slots=True)
class Content:
    """A thread and what has been said about it; every document may lack a set and suggestions.

    ``attributes`` are proposed for decided spans. ``pending`` is a stance that is asked for although nothing asks for
    it: its target was chosen, not yet the answer. ``voices`` say whose labels stand in the sets, where these are those
    of several people.
    """

    thread: Thread
    schema: Schema
    sets: Mapping[str, AnnotationSet]
    suggestions: Mapping[str, tuple[Suggestion, ...]]
    pending: Current | None = None
    attributes: Mapping[str, tuple[AttributeSuggestion, ...]] = field(default_factory=dict)
    voices: Mapping[str, Voices] = field(default_factory=dict)
    _entities: dict[str, Label] = field(init=False, default_factory=dict)

    def __post_init__(self) -> None:
        """Find the labels of the entities that somebody takes a stance toward."""
        wanted = {
            each.target.id
            for document in self.thread
            for each in (*self.set_of(document).stances, *self._suggested_stances(document))
            if each.target.kind == "entity"
        }
        if self.pending is not None and self.pending.target is not None and self.pending.target.kind == "entity":
            wanted.add(self.pending.target.id)
        if wanted:
            for document in self.thread:
                self._find_entities(document, wanted)

    def set_of(self, document: Document) -> AnnotationSet:
        """Return a document's set; an empty one where nothing was said yet."""
        return self.sets.get(document.id) or AnnotationSet(document=document.id, annotator="")

    def answered(self, document: Document) -> Document | None:
        """Return what a comment answers: the article where that is not in the thread; None for the article."""
        if document.parent is None:
            return None
        return next((each for each in self.thread if each.id == document.parent), self.thread.article)

    def marks(self, document: Document, before: Marks | None = None) -> Marks:
        """Return the spans and suggested spans of a document; ``before``: as they were in a content of this schema."""
        own = self.set_of(document)
        proposed, attributes = self.suggestions.get(document.id, ()), self.attributes.get(document.id, ())
        voices = self.voices.get(document.id, UNVOICED).spans
        return Marks(self.schema, own.spans, proposed, own.rejected, before, attributes, voices)

    def names_as(self, other: Content) -> bool:
        """Tell whether the entities that somebody takes a stance toward have the same labels in another content."""
        return self._entities == other._entities

    def sign(self, document: Document) -> NoteSign:
        """Return the sign for the notes on a document and on what is in it."""
        own = self.set_of(document)
        return NoteSign.of(own.notes, own.annotator)

    def rows(self, document: Document) -> tuple[QuestionRow, ...]:
        """Return the questions of a document."""
        return question_rows(
            document,
            thread=self.thread,
            schema=self.schema,
            annotation_set=self.set_of(document),
            suggestions=self.suggestions.get(document.id, ()),
            entities=self._entities,
            pending=self.pending,
            voices=self.voices.get(document.id, UNVOICED),
        )

    def asking(self, current: Current | None) -> Content:
        """Return the content that asks for the stance that is current, where nothing else asks for it."""
        stance = current is not None and current.target is not None and current.annotation_id is None
        pending = current if stance else None
        return self if pending == self.pending else replace(self, pending=pending)

    def labelled(
        self,
        sets: Mapping[str, AnnotationSet],
        suggestions: Mapping[str, tuple[Suggestion, ...]],
        attributes: Mapping[str, tuple[AttributeSuggestion, ...]],
        voices: Mapping[str, Voices],
    ) -> Content:
        """Return the content with other labels."""
        return replace(self, sets=sets, suggestions=suggestions, attributes=attributes, voices=voices)

    def place_of(self, document_id: str, annotation_id: str) -> tuple[int, int] | None:
        """Return where a span or suggested span is, as code points; None where there is none of that id."""
        own = self.sets.get(document_id)
        spans = () if own is None else own.spans
        suggested = (each.annotation for each in self.suggestions.get(document_id, ()))
        for span in (*spans, *suggested):
            if span.id == annotation_id and isinstance(span, SpanAnnotation):
                return span.start, span.end
        return None

    def _suggested_stances(self, document: Document) -> list[StanceAnnotation]:
        suggestions = self.suggestions.get(document.id, ())
        return [each.annotation for each in suggestions if isinstance(each.annotation, StanceAnnotation)]

    def _find_entities(self, document: Document, wanted: set[str]) -> None:
        spans: list[SpanAnnotation] = list(self.set_of(document).spans)
        for span in spans:
            text = " ".join(document.text[span.start : span.end].split()).casefold()
            if text in wanted and text not in self._entities:
                self._entities[text] = self.schema.layer(span.layer).label(span.label)


class Latest:
    """What is shown by now. Blocks ask it when they are laid out, so that a change has to visit only those that are."""

    def __init__(self, content: Content) -> None:
        self.content = content
        self._marks: dict[str, Marks] = {}

    def put(self, content: Content, documents: frozenset[str]) -> None:
        """Show another content of the same thread, which differs in some documents."""
        self.content = content
        for each in documents & self._marks.keys():
            self._marks[each] = content.marks(content.thread.document(each), self._marks[each])

    def marks(self, document: Document) -> Marks:
        """Return the spans and suggested spans of a document."""
        if document.id not in self._marks:
            self._marks[document.id] = self.content.marks(document)
        return self._marks[document.id]
