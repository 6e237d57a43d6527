"""Acts: what people do to annotations and to the schema, and taking it back."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import Future
from contextlib import nullcontext

from annotator.domain.activity import Spent
from annotator.domain.application import apply
from annotator.domain.assignment import AssignmentAct
from annotator.domain.changes import Changes
from annotator.domain.edit import Act, Edit, Removal
from annotator.domain.errors import EditError, SchemaError
from annotator.domain.finding import Labelled, Place
from annotator.domain.history import Deed, HistoryEntry, Undone
from annotator.domain.schema import Schema
from annotator.domain.schema_act import SchemaAct
from annotator.domain.schema_change import SchemaChange
from annotator.domain.sentence import Sentence
from annotator.project.writing import Writing, suggestion_settings
from annotator.session import EditSession, Loaded
from annotator.storage.labelling import plan_labels
from annotator.storage.many_sets import sets_by_id
from annotator.storage.schema_plan import plan


class Annotating:
    """Opens threads for whoever annotates, and carries acts out and back."""

    def __init__(self, writing: Writing) -> None:
        self._writing = writing
        self._store = writing.store
        self._pending: dict[str, Future[None]] = {}

    def session(self, thread_id: str, annotator: str, *, by: str | None = None) -> EditSession:
        """Open an annotator's sets of a thread, maybe for somebody else; raise ``KeyError`` where it is not there."""
        writing = self._writing

        def load() -> Loaded:
            pending = self._pending.get(thread_id)
            if pending is not None:
                # A failed commit has been reported to whoever made it; here only its end matters.
                pending.exception()
            return Loaded(
                self._store.thread(thread_id),
                self._store.sets(thread_id, annotator),
                self._store.suggestions(thread_id),
                suggestion_settings(self._store),
            )

        def commit(act: Act, spent: Spent | None) -> Future[None]:
            saved = writing.write(lambda: self._commit(act, schema, spent))
            self._pending[thread_id] = saved
            saved.add_done_callback(lambda done: self._forget(thread_id, done))
            return saved

        while True:
            # A change of the schema that is under way is waited for; one that came meanwhile makes it begin again.
            with writing.changing:
                schema = writing.schema
            loaded = load()
            if schema is writing.schema and not writing.changing.locked():
                return EditSession(annotator=annotator, schema=schema, loaded=loaded, load=load, commit=commit, by=by)

    def label_places(self, places: Sequence[Place], layer: str, label: str, annotator: str) -> Future[Labelled]:
        """Label places in whichever threads, as one act."""
        return self._writing.write(lambda: self._label_places(places, layer, label, annotator))

    def carry_out(self, act: Act) -> Future[Changes]:
        """Do an act over several threads, all of it or, where something that it changes is another by now, nothing."""
        return self._writing.write(lambda: self._carry_out(act))

    def change_schema(self, change: SchemaChange, annotator: str) -> Future[SchemaAct]:
        """Change the schema and what everybody gave with it, as one act."""
        return self._writing.write(lambda: self._change_schema(change, annotator))

    def undo(self, annotator: str) -> Future[Undone | None]:
        """Take back the annotator's latest act; None where there is nothing to take back."""
        return self._writing.write(lambda: self._take_back(self._store.to_undo(annotator), undo=True))

    def redo(self, annotator: str) -> Future[Undone | None]:
        """Do again what was undone last, unless something else was done since; None where there is nothing."""
        return self._writing.write(lambda: self._take_back(self._store.to_redo(annotator), undo=False))

    # --- on the thread that writes ---

    def _commit(self, act: Act, schema: Schema, spent: Spent | None) -> None:
        if schema != self._writing.schema:
            raise EditError("The schema was changed before this was saved; do it again under the new one.")
        self._store.commit(act, spent=spent)

    def _carry_out(self, act: Act) -> Changes:
        changes = self._changes_of(act)
        self._store.commit(act)
        return changes

    def _change_schema(self, change: SchemaChange, annotator: str) -> SchemaAct:
        self._writing.refuse_during_import()
        if change.before != self._writing.schema:
            raise EditError("The schema was changed elsewhere; look at it again first.")
        with self._store.database.reading() as connection:
            act = plan(connection, change, annotator).act
        with self._writing.changing:
            self._store.commit(act)
            self._writing.schema = act.after
        return act

    def _forget(self, thread_id: str, saved: Future[None]) -> None:
        if self._pending.get(thread_id) is saved:
            del self._pending[thread_id]

    def _label_places(self, places: Sequence[Place], layer: str, label: str, annotator: str) -> Labelled:
        schema = self._writing.schema
        with self._store.database.reading() as connection:
            labels = plan_labels(connection, places, layer=layer, label=label, annotator=annotator, schema=schema)
        if labels.act is not None:
            self._store.commit(labels.act)
        return labels.labelled

    def _take_back(self, entry: HistoryEntry | None, *, undo: bool) -> Undone | None:
        if entry is None or entry.act is None:
            return None
        act = entry.act.inverse() if undo else entry.act
        if isinstance(act, SchemaAct):
            self._writing.refuse_during_import()
        try:
            changes = self._changes_of(act)
            with self._writing.changing if isinstance(act, SchemaAct) else nullcontext():
                self._store.take_back(entry, act, kind="undo" if undo else "redo")
                if isinstance(act, SchemaAct):
                    self._writing.schema = act.after
        except (EditError, SchemaError) as error:
            self._store.take_back(entry, None, kind="undo" if undo else "redo")
            said = (
                Sentence("This could not be undone: {reason}", reason=error.sentence)
                if undo
                else Sentence("This could not be redone: {reason}", reason=error.sentence)
            )
            return Undone(act=act, changes=Changes(), skipped=said)
        return Undone(act=act, changes=changes)

    def _changes_of(self, act: Deed) -> Changes:
        """Return what an act would change; raises as ``apply`` does where a later edit has overtaken it."""
        if isinstance(act, SchemaAct):
            # Whether it can be taken back shows as it is written.
            return Changes(documents=act.documents, schema=True)
        if isinstance(act, Removal):
            return Changes(documents=frozenset(act.documents), threads=True)
        if isinstance(act, AssignmentAct):
            # Likewise.
            return Changes(assignments=True)
        by_document: dict[str, list[Edit]] = {}
        for each in act.edits:
            by_document.setdefault(each.document, []).append(each.edit)
        changed: set[str] = set()
        schema = self._writing.schema
        with self._store.database.reading() as connection:
            for each_set in sets_by_id(connection, tuple(by_document), act.owner):
                edits = by_document[each_set.document.id]
                changed |= apply(edits, each_set.set, document=each_set.document, schema=schema).changed
        return Changes(documents=act.documents, annotations=frozenset(changed))
