"""The project: the one front desk for window, command line and tests."""

from __future__ import annotations

import threading
from array import array
from collections.abc import Callable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import nullcontext
from pathlib import Path
from typing import Self, TypeVar

from annotator import settings
from annotator.datasets.export_report import ExportPreview, ExportReport, ExportRequest, Whose
from annotator.datasets.exporting import ExportRun
from annotator.datasets.import_report import Cancelled, ImportReport, ImportRequest, Progress
from annotator.datasets.importing import ImportRun
from annotator.domain.annotation import GOLD
from annotator.domain.application import apply
from annotator.domain.changes import Changes
from annotator.domain.document import Document
from annotator.domain.edit import Act, Edit, Removal
from annotator.domain.errors import AnnotatorError, EditError, ExportError, SchemaError
from annotator.domain.finding import Labelled, Place
from annotator.domain.history import Deed, HistoryEntry, ImportEntry, Undone
from annotator.domain.identifiers import document_id, text_sha256
from annotator.domain.normalisation import storable
from annotator.domain.queue import QueueCounts, QueueQuery, QueueRow
from annotator.domain.schema import Schema
from annotator.domain.schema_act import SchemaAct
from annotator.domain.schema_change import SchemaChange
from annotator.session import EditSession, Loaded
from annotator.storage import census, queue
from annotator.storage.census import Census
from annotator.storage.database import Access
from annotator.storage.finder import Finder
from annotator.storage.intake import Intake
from annotator.storage.integrity import problems_of
from annotator.storage.labelling import plan_labels
from annotator.storage.many_sets import sets_by_id
from annotator.storage.schema_looks import SchemaLooks
from annotator.storage.schema_plan import plan
from annotator.storage.store import Store

__all__ = ["Access", "Project"]

T = TypeVar("T")


def _silent(_done: int, _total: int, _what: str) -> None:
    """Report progress to nobody."""


def _never() -> bool:
    return False


class Project:
    """An open project.

    Reading may happen on any thread. Writing happens on one thread of the project's own, in the order in which it
    was asked for; methods that write answer with a ``Future`` that is done once the write is on disk.
    """

    def __init__(self, path: Path, store: Store, *, annotator: str) -> None:
        self.path = path
        self._schema = store.schema()
        self._changing = threading.Lock()
        self._store = store
        self._annotator = annotator
        self._writer = ThreadPoolExecutor(1, thread_name_prefix="writer")
        self._importer = ThreadPoolExecutor(1, thread_name_prefix="import")
        self._closing = False
        self.finder = Finder(store.database, lambda: self._write(lambda: None).result())
        self._pending: dict[str, Future[None]] = {}
        self.schema_looks = SchemaLooks(store.database)
        self._imports: set[Future[ImportReport]] = set()

    @classmethod
    def create(cls, path: Path, schema: Schema, *, annotator: str | None = None) -> Self:
        """Make a project file and open it.

        Raises:
            ProjectError: there is such a file already, or its folder takes no writing.
        """
        name = _checked_name(annotator or settings.system_user())
        return cls(path, Store.create(path, schema), annotator=name)

    @classmethod
    def open(cls, path: Path, *, annotator: str | None = None, access: Access = "write") -> Self:
        """Open a project file.

        With ``access`` "read" or "beside" it may be open in a window at the same time; "beside" may write what no
        window holds in memory, such as splits.

        Raises:
            ProjectError: the file is missing, in use, damaged, too new or takes no writing.
        """
        name = _checked_name(annotator or settings.system_user())
        store = Store.open(path, access=access)
        try:
            return cls(path, store, annotator=name)
        except BaseException:
            store.close()
            raise

    def close(self) -> None:
        """Finish what is being written, stop an import after its last whole file, and let go of the file."""
        self._closing = True
        self._importer.shutdown(wait=True)
        self._writer.shutdown(wait=True)
        self._store.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @property
    def name(self) -> str:
        """What the project is called: the file's name without its ending."""
        return self.path.stem

    # --- the schema ---

    @property
    def schema(self) -> Schema:
        """The schema as it is now; a change, its undo and its redo replace it."""
        return self._schema

    def change_schema(self, change: SchemaChange) -> Future[SchemaAct]:
        """Change the schema and what everybody gave with it, as one act; undoable.

        Raises, in the future:
            SchemaError: an annotation would be left without a place, or an import is under way.
            EditError: the schema is another by now.
        """
        annotator = self._annotator
        return self._write(lambda: self._change_schema(change, annotator))

    # --- who ---

    @property
    def annotator(self) -> str:
        """Who annotates."""
        return self._annotator

    def set_annotator(self, name: str) -> None:
        """Let somebody else annotate from now on.

        Raises:
            AnnotatorError: the name is empty or reserved.
        """
        self._annotator = _checked_name(name)

    def annotators(self) -> tuple[str, ...]:
        """Return the names of all who annotated here and of who does, sorted."""
        return tuple(sorted({*self._store.annotators(), self._annotator} - {GOLD}))

    # --- the queue ---

    def queue_numbers(self, query: QueueQuery, limit: int | None = None) -> array[int]:
        """Return the numbers of the threads that the query asks for, in its order."""
        with self._store.database.reading() as connection:
            return queue.numbers(connection, query, self._annotator, limit)

    def queue_rows(self, numbers: Sequence[int]) -> list[QueueRow]:
        """Return what the queue shows of some threads, in their order; threads that are gone are left out."""
        with self._store.database.reading() as connection:
            return queue.page(connection, numbers, self._annotator)

    def queue_counts(self) -> QueueCounts:
        """Return how many threads there are, submitted and flagged."""
        with self._store.database.reading() as connection:
            return queue.counts(connection, self._annotator)

    def threads_titled(self, typed: str, limit: int) -> list[tuple[str, str]]:
        """Return the ids and titles of at most that many threads whose titles hold every word that was typed."""
        with self._store.database.reading() as connection:
            return queue.titled(connection, typed, limit)

    def thread_number(self, thread_id: str) -> int:
        """Return the number of a thread; raise ``KeyError`` where there is none of that id."""
        return self._store.thread_number(thread_id)

    # --- annotating ---

    def session(self, thread_id: str) -> EditSession:
        """Open a thread for the annotator; raise ``KeyError`` where there is none of that id."""
        annotator = self._annotator

        def load() -> Loaded:
            pending = self._pending.get(thread_id)
            if pending is not None:
                # A failed commit has been reported to whoever made it; here only its end matters.
                pending.exception()
            return Loaded(
                self._store.thread(thread_id),
                self._store.sets(thread_id, annotator),
                self._store.suggestions(thread_id),
            )

        def commit(act: Act) -> Future[None]:
            saved = self._write(lambda: self._commit(act, schema))
            self._pending[thread_id] = saved
            saved.add_done_callback(lambda done: self._forget(thread_id, done))
            return saved

        while True:
            # A change of the schema that is under way is waited for; one that came meanwhile makes it begin again.
            with self._changing:
                schema = self._schema
            loaded = load()
            if schema is self._schema and not self._changing.locked():
                return EditSession(annotator=annotator, schema=schema, loaded=loaded, load=load, commit=commit)

    def label_places(self, places: Sequence[Place], layer: str, label: str) -> Future[Labelled]:
        """Label places in whichever threads, as one act; one that has a label gets this one in its stead.

        Raises, in the future:
            SchemaError: the schema does not know the label.
        """
        annotator = self._annotator
        return self._write(lambda: self._label_places(places, layer, label, annotator))

    def undo(self) -> Future[Undone | None]:
        """Take back the annotator's latest act, in whichever thread; None where there is nothing to take back."""
        annotator = self._annotator
        return self._write(lambda: self._take_back(self._store.to_undo(annotator), undo=True))

    def redo(self) -> Future[Undone | None]:
        """Do again what was undone last, unless something else was done since; None where there is nothing."""
        annotator = self._annotator
        return self._write(lambda: self._take_back(self._store.to_redo(annotator), undo=False))

    def history(self, thread_id: str, limit: int = 50, *, settled: bool = False) -> tuple[HistoryEntry, ...]:
        """Return what the annotator did in a thread, newest first; ``settled`` waits for what is being written.

        What others did there is not told: two people who label one thread shall not know of each other's labels.
        """
        if settled:
            self._write(lambda: None).result()
        return self._store.history(thread_id, limit, by=self._annotator)

    # --- imports ---

    def preview_import(
        self, request: ImportRequest, progress: Progress = _silent, cancelled: Cancelled = _never
    ) -> ImportReport:
        """Read files and report what they hold, without taking anything in."""
        return ImportRun(request, schema=self.schema, progress=progress, cancelled=cancelled).preview()

    def import_files(
        self, request: ImportRequest, progress: Progress = _silent, cancelled: Cancelled = _never
    ) -> Future[ImportReport]:
        """Take files in, one transaction each; edits made meanwhile are written in between."""
        if request.annotator is not None:
            _checked_name(request.annotator)

        def stop() -> bool:
            return self._closing or cancelled()

        importer = self._annotator

        def run() -> ImportReport:
            # Asked of the writer, so that a change of the schema that came first is in force by then.
            schema = self._write(lambda: self._schema).result()
            return ImportRun(request, schema=schema, progress=progress, cancelled=stop).run(
                self._store, self._write, importer
            )

        imported = self._importer.submit(run)
        self._imports.add(imported)
        imported.add_done_callback(self._imports.discard)
        return imported

    def imports(self) -> tuple[ImportEntry, ...]:
        """Return the imports that brought documents, the latest first."""
        return self._store.imports()

    def remove_import(self, number: int) -> Future[Changes]:
        """Take out the documents of an import with what answers them; undoable."""
        act = Removal(self._annotator, None, self._store.documents_of_import(number))
        return self._write(lambda: self._remove(act))

    def remove_thread(self, thread_id: str) -> Future[Changes]:
        """Take out a thread; undoable."""
        documents = tuple(document.id for document in self._store.thread(thread_id))
        act = Removal(self._annotator, thread_id, documents)
        return self._write(lambda: self._remove(act))

    def add_left_out(self, import_number: int, index: int) -> Future[Changes]:
        """Add a text that an import took for boilerplate as an article of its own."""
        entry = next(each for each in self.imports() if each.number == import_number)
        file, line, text = entry.left_out[index]

        def add() -> Changes:
            text_hash = text_sha256(text)
            identifier = document_id(text_hash, f"{Path(file).name}:{line}")
            document = Document(
                id=identifier,
                kind="article",
                thread=identifier,
                source=storable(Path(file).name),
                text=text,
                text_sha256=text_hash,
            )
            with self._store.database.writing() as connection:
                intake = Intake(self._store, connection, importer=self._annotator, import_number=import_number)
                if not intake.known([identifier]):
                    intake.add_document(document, parent=None, original=None)
                intake.finish()
            return Changes(threads=True)

        return self._write(add)

    # --- exports ---

    def default_whose(self) -> Whose | None:
        """Return whose labels an export takes unless somebody chooses: gold, else the only annotator's, else None."""
        names = self._store.annotators_with_labels()
        if GOLD in names:
            return Whose.GOLD
        if len(names) > 1:
            return None
        return Whose.of(names[0] if names else self._annotator)

    def annotators_with_labels(self) -> tuple[str, ...]:
        """Return the names of those whose labels could be exported, sorted."""
        return self._store.annotators_with_labels()

    def whose(self, annotator: str) -> Whose:
        """Return one annotator's labels to export.

        Raises:
            ExportError: nobody of that name annotated here.
        """
        names = self._store.annotators_with_labels()
        if annotator not in (*names, self._annotator):
            known = f"there are labels by {', '.join(names)}" if names else "nobody has labelled anything yet"
            raise ExportError(f"There are no labels by “{annotator}”; {known}.")
        return Whose.of(annotator)

    def preview_export(self, request: ExportRequest, rows: int = 6) -> ExportPreview:
        """Return the first lines as they would be written, with all counts."""
        return ExportRun(self._store, self.schema, request).preview(rows)

    def export(
        self, request: ExportRequest, progress: Progress = _silent, cancelled: Cancelled = _never
    ) -> ExportReport:
        """Write an export, all or nothing; what is being written to the project is waited for first.

        Raises:
            ExportError: the place takes no writing, or it was cancelled.
        """
        self._write(lambda: None).result()
        return ExportRun(self._store, self.schema, request).run(progress, cancelled)

    def default_export_folder(self) -> Path:
        """Return where exports go unless somebody chooses."""
        return settings.default_export_folder(self.path)

    # --- the file ---

    def save_copy(self, target: Path) -> None:
        """Write a copy of the project as it is now.

        Raises:
            ProjectUnwritable: the target takes no writing.
        """
        self._write(lambda: None).result()
        self._store.database.copy_to(target)

    def back_up(self) -> Path | None:
        """Make today's backup unless there is one; return where."""
        return self._store.database.back_up()

    def fold(self) -> Future[None]:
        """Fold the write-ahead log into the file, for times when nobody writes."""
        return self._write(self._store.database.fold)

    def info(self) -> Census:
        """Return what the project holds, counted."""
        with self._store.database.reading() as connection:
            return census.count(connection, self.schema)

    def check(self) -> tuple[str, ...]:
        """Return what is wrong with the file, its offsets, hashes and history; nothing, if all is well."""
        return tuple(problems_of(self._store, self.schema))

    # --- on the thread that writes ---

    def _write(self, work: Callable[[], T]) -> Future[T]:
        return self._writer.submit(work)

    def _commit(self, act: Act, schema: Schema) -> None:
        if schema != self._schema:
            raise EditError("The schema was changed before this was saved; do it again under the new one.")
        self._store.commit(act)

    def _change_schema(self, change: SchemaChange, annotator: str) -> SchemaAct:
        self._refuse_during_import()
        if change.before != self._schema:
            raise EditError("The schema was changed elsewhere; look at it again first.")
        with self._store.database.reading() as connection:
            act = plan(connection, change, annotator).act
        with self._changing:
            self._store.commit(act)
            self._schema = act.after
        return act

    def _refuse_during_import(self) -> None:
        """An import checks labels against the schema that it began with."""
        if self._imports:
            raise SchemaError("An import is under way; the schema can be changed once it has ended.")

    def _forget(self, thread_id: str, saved: Future[None]) -> None:
        if self._pending.get(thread_id) is saved:
            del self._pending[thread_id]

    def _label_places(self, places: Sequence[Place], layer: str, label: str, annotator: str) -> Labelled:
        with self._store.database.reading() as connection:
            labels = plan_labels(connection, places, layer=layer, label=label, annotator=annotator, schema=self.schema)
        if labels.act is not None:
            self._store.commit(labels.act)
        return labels.labelled

    def _remove(self, act: Removal) -> Changes:
        self._store.commit(act)
        return Changes(documents=frozenset(act.documents), threads=True)

    def _take_back(self, entry: HistoryEntry | None, *, undo: bool) -> Undone | None:
        if entry is None or entry.act is None:
            return None
        act = entry.act.inverse() if undo else entry.act
        if isinstance(act, SchemaAct):
            self._refuse_during_import()
        try:
            changes = self._changes_of(act)
            with self._changing if isinstance(act, SchemaAct) else nullcontext():
                self._store.take_back(entry, act, kind="undo" if undo else "redo")
                if isinstance(act, SchemaAct):
                    self._schema = act.after
        except (EditError, SchemaError) as error:
            self._store.take_back(entry, None, kind="undo" if undo else "redo")
            what = "undone" if undo else "redone"
            return Undone(act=act, changes=Changes(), skipped=f"This could not be {what}: {error}")
        return Undone(act=act, changes=changes)

    def _changes_of(self, act: Deed) -> Changes:
        """Return what an act would change; raises as ``apply`` does where a later edit has overtaken it."""
        if isinstance(act, SchemaAct):
            # Whether it can be taken back shows as it is written.
            return Changes(documents=act.documents, schema=True)
        if isinstance(act, Removal):
            return Changes(documents=frozenset(act.documents), threads=True)
        by_document: dict[str, list[Edit]] = {}
        for each in act.edits:
            by_document.setdefault(each.document, []).append(each.edit)
        changed: set[str] = set()
        with self._store.database.reading() as connection:
            for each_set in sets_by_id(connection, tuple(by_document), act.annotator):
                edits = by_document[each_set.document.id]
                changed |= apply(edits, each_set.set, document=each_set.document, schema=self.schema).changed
        return Changes(documents=act.documents, annotations=frozenset(changed))


def _checked_name(name: str) -> str:
    name = " ".join(name.split())
    if not name:
        raise AnnotatorError("Somebody has to annotate: give a name.")
    if name.casefold() == GOLD:
        raise AnnotatorError(f"“{GOLD}” is the name of the adjudicated set; choose another.")
    return name
