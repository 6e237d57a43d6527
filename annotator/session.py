"""One thread being edited: what a person does is applied at once and committed behind it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import Future
from dataclasses import dataclass, field, replace

from annotator.domain.activity import Spent
from annotator.domain.annotation import Suggestion
from annotator.domain.annotation_set import AnnotationSet
from annotator.domain.application import apply
from annotator.domain.changes import Changes
from annotator.domain.document import Thread
from annotator.domain.edit import Act, DocumentEdit, Edit, NoteEdit, SetResponse, SetState
from annotator.domain.schema import Schema
from annotator.domain.suggesting import (
    AttributeSuggestion,
    SuggestionSettings,
    attributes_shown,
    said_otherwise,
    shown,
)


@dataclass(frozen=True, slots=True)
class Done:
    """What an act changed, and the promise that it is on disk.

    ``saved`` raises ``ProjectError`` where the commit failed; the session has to be loaded again then.
    """

    changes: Changes
    saved: Future[None]


@dataclass(frozen=True, slots=True)
class Loaded:
    """A thread as it is on disk, with one annotator's sets and all suggestions, by document id.

    ``suggesting`` says which of the suggestions are shown.
    """

    thread: Thread
    sets: Mapping[str, AnnotationSet]
    suggestions: Mapping[str, tuple[Suggestion, ...]]
    suggesting: SuggestionSettings = field(default_factory=SuggestionSettings)


class EditSession:
    """One annotator's work on one thread, or a reviewer's on the gold sets of it.

    ``annotator`` is whose sets are edited, ``by`` who edits them where that is somebody else. ``load`` reads the thread
    from disk after all that was committed before, ``commit`` writes an act and, where it was measured, the active time
    that went to it.
    """

    def __init__(
        self,
        *,
        annotator: str,
        schema: Schema,
        loaded: Loaded,
        load: Callable[[], Loaded],
        commit: Callable[[Act, Spent | None], Future[None]],
        by: str | None = None,
    ) -> None:
        self.annotator = annotator
        self.by = by or annotator
        self.schema = schema
        self._load = load
        self._commit = commit
        self._loaded = loaded
        self._sets = self._all_sets()
        self.showing_all = False
        """Whether suggestions are shown that are less sure than the thresholds ask for."""

    @property
    def thread(self) -> Thread:
        """The thread as it was when it was loaded."""
        return self._loaded.thread

    @property
    def sets(self) -> Mapping[str, AnnotationSet]:
        """The annotator's sets by document id, with all that was done; every document has one, maybe empty."""
        return self._sets

    @property
    def suggestions(self) -> Mapping[str, tuple[Suggestion, ...]]:
        """All suggestions by document id, decided or not."""
        return self._loaded.suggestions

    def open_suggestions(self, document_id: str) -> tuple[Suggestion, ...]:
        """Return the suggestions of a document that are shown and wait for a decision."""
        return shown(
            self.suggestions.get(document_id, ()),
            self._sets[document_id],
            schema=self.schema,
            settings=self._settings,
            blind=self.is_blind,
        )

    def less_sure(self, document_id: str) -> int:
        """Return how many more suggestions of a document would be shown if none had to be sure."""
        if self.showing_all or self.is_blind:
            return 0
        everything = shown(
            self.suggestions.get(document_id, ()),
            self._sets[document_id],
            schema=self.schema,
            settings=replace(self._loaded.suggesting, shows_all=True),
        )
        seen = {suggestion.id for suggestion in self.open_suggestions(document_id)}
        return sum(suggestion.id not in seen for suggestion in everything)

    def said_otherwise(self, document_id: str, suggestion: Suggestion) -> tuple[Suggestion, ...]:
        """Return what other agents say of a suggestion's place, with other labels."""
        return said_otherwise(
            suggestion,
            self.suggestions.get(document_id, ()),
            self._sets[document_id],
            schema=self.schema,
            settings=self._loaded.suggesting,
        )

    def take_suggestions(
        self, found: Mapping[str, tuple[Suggestion, ...]], suggesting: SuggestionSettings
    ) -> frozenset[str]:
        """Take other suggestions for documents of the thread, and the settings; return the documents that differ."""
        here = {identifier: each for identifier, each in found.items() if identifier in self._sets}
        changed = {identifier for identifier in here if here[identifier] != self.suggestions.get(identifier, ())}
        if suggesting != self._loaded.suggesting:
            changed = set(self._sets)
        self._loaded = replace(self._loaded, suggestions={**self.suggestions, **here}, suggesting=suggesting)
        return frozenset(changed)

    def attribute_suggestions(self, document_id: str) -> tuple[AttributeSuggestion, ...]:
        """Return what is proposed for the attributes that decided spans of a document lack."""
        return attributes_shown(
            self.suggestions.get(document_id, ()),
            self._sets[document_id],
            schema=self.schema,
            settings=self._settings,
            blind=self.is_blind,
        )

    @property
    def _settings(self) -> SuggestionSettings:
        suggesting = self._loaded.suggesting
        return replace(suggesting, shows_all=True) if self.showing_all else suggesting

    @property
    def is_blind(self) -> bool:
        """Whether this is one of the threads that are shown without suggestions."""
        return self._loaded.suggesting.is_blind(self.thread.id)

    def do(self, edits: Sequence[DocumentEdit], *, spent: Spent | None = None) -> Done:
        """Apply edits as one act and commit it; the first label on a new set moves it to in_progress, a note does not.

        ``spent`` is the active time that went to it; it is kept with the act or not at all.

        Raises:
            EditError: an edit does not fit; nothing is changed.
            SchemaError: likewise.
        """
        by_document: dict[str, list[Edit]] = {}
        for each in edits:
            by_document.setdefault(each.document, []).append(each.edit)
        for document_id, own in by_document.items():
            begins = not any(isinstance(edit, SetState) for edit in own)
            labels = any(not isinstance(edit, NoteEdit | SetResponse) for edit in own)
            if self._sets[document_id].state == "new" and begins and labels:
                own.append(SetState("new", "in_progress"))
        sets = dict(self._sets)
        changed: set[str] = set()
        for document_id, own in by_document.items():
            applied = apply(own, sets[document_id], document=self.thread.document(document_id), schema=self.schema)
            sets[document_id] = applied.set
            changed |= applied.changed
        self._sets = sets
        act = Act(
            self.by,
            self.thread.id,
            tuple(DocumentEdit(document_id, edit) for document_id, own in by_document.items() for edit in own),
            None if self.by == self.annotator else self.annotator,
        )
        changes = Changes(documents=frozenset(by_document), annotations=frozenset(changed))
        return Done(changes, self._commit(act, spent))

    def reload(self) -> None:
        """Take the thread from disk again: after an undo, a failed commit, an import."""
        self._loaded = self._load()
        self._sets = self._all_sets()

    def _all_sets(self) -> Mapping[str, AnnotationSet]:
        return {
            document.id: self._loaded.sets.get(document.id)
            or AnnotationSet(document=document.id, annotator=self.annotator)
            for document in self.thread
        }
