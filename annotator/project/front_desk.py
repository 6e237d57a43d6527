"""The project: the one front desk for window, command line and tests."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from concurrent.futures import Future
from pathlib import Path
from typing import Self

from annotator import settings
from annotator.datasets.export_report import ExportPreview, ExportReport, ExportRequest, Whose
from annotator.datasets.import_report import Cancelled, ImportReport, ImportRequest, Progress, never, silent
from annotator.domain.annotation import GOLD
from annotator.domain.changes import Changes
from annotator.domain.finding import Labelled, Place
from annotator.domain.history import HistoryEntry, ImportEntry, Undone
from annotator.domain.order_of_work import WorkOrder
from annotator.domain.pseudonyms import Persons
from annotator.domain.queue import QueueCounts, QueueQuery, QueueRow
from annotator.domain.schema import Schema
from annotator.domain.schema_act import SchemaAct
from annotator.domain.schema_change import SchemaChange
from annotator.project.agreeing import Agreeing
from annotator.project.annotating import Annotating
from annotator.project.assigning import Assigning
from annotator.project.correcting import Correcting
from annotator.project.exporting import Exporting
from annotator.project.handing_over import HandingOver
from annotator.project.importing import Importing
from annotator.project.learning import Learning
from annotator.project.measuring import Measuring
from annotator.project.people import People
from annotator.project.proposals import Proposals
from annotator.project.recipes import Recipes
from annotator.project.releasing import Releasing
from annotator.project.reviewing import Reviewing
from annotator.project.suggesting import Suggesting
from annotator.project.timing import Timing
from annotator.project.tracing import Tracing
from annotator.project.writing import Writing, checked_name
from annotator.session import EditSession
from annotator.storage import census, order_of_work, queue
from annotator.storage.census import Census
from annotator.storage.database import Access
from annotator.storage.finder import Finder
from annotator.storage.integrity import problems_of
from annotator.storage.outcomes import SuggestionOutcomes
from annotator.storage.schema_looks import SchemaLooks
from annotator.storage.store import Store
from annotator.storage.suggestion_tallies import SuggestionTallies

__all__ = ["Access", "Project"]


class Project:
    """An open project.

    Reading may happen on any thread. Writing happens on one thread of the project's own, in the order in which it
    was asked for; methods that write answer with a ``Future`` that is done once the write is on disk.
    """

    def __init__(self, path: Path, store: Store, *, annotator: str) -> None:
        self.path = path
        self._writing = Writing(store)
        self._store = store
        self.people = People(self._writing, annotator)
        self._annotating = Annotating(self._writing)
        self._importing = Importing(self._writing)
        self._exporting = Exporting(self._writing)
        self.recipes = Recipes(self._writing)
        self.learning = Learning(self._writing)
        self.suggesting = Suggesting(self._writing, self.learning, lambda: self.annotator)
        self.assigning = Assigning(self._writing, lambda: self.annotator)
        self.timing = Timing(self._writing, lambda: self.annotator)
        self.proposals = Proposals(self._writing)
        self.reviewing = Reviewing(self._writing, self._annotating, lambda: self.annotator)
        self.handing_over = HandingOver(self._writing, self.people)
        self.tracing = Tracing(self._writing)
        self.correcting = Correcting(self._writing, lambda: self.annotator)
        self.agreement = Agreeing(self._writing)
        self.quality = Measuring(self._writing, self.agreement)
        self.releasing = Releasing(self._writing, self.agreement, self._exporting.export)
        self.finder = Finder(store.database, self._writing.settle)
        self.schema_looks = SchemaLooks(store.database)
        self.tallies = SuggestionTallies(store.database)
        self.outcomes = SuggestionOutcomes(store.database, self._writing.settle)

    @classmethod
    def create(cls, path: Path, schema: Schema, *, annotator: str | None = None) -> Self:
        """Make a project file and open it.

        Raises:
            ProjectError: there is such a file already, or its folder takes no writing.
        """
        name = checked_name(annotator or settings.system_user())
        return cls(path, Store.create(path, schema), annotator=name)

    @classmethod
    def open(cls, path: Path, *, annotator: str | None = None, access: Access = "write") -> Self:
        """Open a project file; unless somebody is named, for whom it was packed.

        With ``access`` "read" or "beside" it may be open in a window at the same time; "beside" may write what no
        window holds in memory, such as splits.

        Raises:
            ProjectError: the file is missing, in use, damaged, too new or takes no writing.
        """
        store = Store.open(path, access=access)
        try:
            name = annotator or store.handed_to() or settings.system_user()
            return cls(path, store, annotator=checked_name(name))
        except BaseException:
            store.close()
            raise

    def close(self) -> None:
        """Finish what is being written, stop an import after its last whole file, and let go of the file."""
        self.learning.close()
        self.suggesting.close()
        self._importing.close()
        self._writing.close()

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
        return self._writing.schema

    def change_schema(self, change: SchemaChange) -> Future[SchemaAct]:
        """Change the schema and what everybody gave with it, as one act; undoable.

        Raises, in the future:
            SchemaError: an annotation would be left without a place, or an import is under way.
            EditError: the schema is another by now.
        """
        return self._annotating.change_schema(change, self.annotator)

    # --- who ---

    @property
    def annotator(self) -> str:
        """Who annotates."""
        return self.people.annotator

    def set_annotator(self, name: str) -> None:
        """Let somebody else annotate from now on.

        Raises:
            AnnotatorError: the name is empty or reserved.
        """
        self.people.choose(name)

    def annotators(self) -> tuple[str, ...]:
        """Return the names of all who annotated here and of who does, sorted."""
        return tuple(sorted({*self._store.annotators(), self.annotator} - {GOLD}))

    # --- the queue ---

    def queue_numbers(self, query: QueueQuery, limit: int | None = None) -> array[int]:
        """Return the numbers of the threads that the query asks for, in its order."""
        with self._store.database.reading() as connection:
            return queue.numbers(connection, query, self.annotator, limit)

    def work_order(self, query: QueueQuery, limit: int | None = None) -> WorkOrder:
        """Return the threads that the query asks for, those first that teach most.

        While nothing is known of that they come as they were imported, and no more of them than the limit.
        """
        with self._store.database.reading() as connection:
            return order_of_work.work_order(connection, query, self.annotator, limit)

    def queue_rows(self, numbers: Sequence[int]) -> list[QueueRow]:
        """Return what the queue shows of some threads, in their order; threads that are gone are left out."""
        with self._store.database.reading() as connection:
            return queue.page(connection, numbers, self.annotator, self.schema)

    def queue_counts(self, query: QueueQuery | None = None) -> QueueCounts:
        """Return how many threads there are for who annotates, submitted and flagged; ``query`` says of whose."""
        with self._store.database.reading() as connection:
            return queue.counts(connection, self.annotator, query or QueueQuery())

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
        return self._annotating.session(thread_id, self.annotator)

    def label_places(self, places: Sequence[Place], layer: str, label: str) -> Future[Labelled]:
        """Label places in whichever threads, as one act; one that has a label gets this one in its stead.

        Raises, in the future:
            SchemaError: the schema does not know the label.
        """
        return self._annotating.label_places(places, layer, label, self.annotator)

    def undo(self) -> Future[Undone | None]:
        """Take back the annotator's latest act, in whichever thread; None where there is nothing to take back."""
        return self._annotating.undo(self.annotator)

    def redo(self) -> Future[Undone | None]:
        """Do again what was undone last, unless something else was done since; None where there is nothing."""
        return self._annotating.redo(self.annotator)

    def history(self, thread_id: str, limit: int = 50, *, settled: bool = False) -> tuple[HistoryEntry, ...]:
        """Return what the annotator did in a thread, newest first; ``settled`` waits for what is being written.

        What others did there is not told: two people who label one thread shall not know of each other's labels.
        """
        if settled:
            self._writing.settle()
        return self._store.history(thread_id, limit, by=self.annotator)

    # --- imports ---

    def preview_import(
        self, request: ImportRequest, progress: Progress = silent, cancelled: Cancelled = never
    ) -> ImportReport:
        """Read files and report what they hold, without taking anything in."""
        return self._importing.preview(request, progress, cancelled)

    def import_files(
        self, request: ImportRequest, progress: Progress = silent, cancelled: Cancelled = never
    ) -> Future[ImportReport]:
        """Take files in, all or nothing; edits made meanwhile are written when that is done."""
        return self._importing.import_files(request, self.annotator, progress, cancelled)

    def imports(self) -> tuple[ImportEntry, ...]:
        """Return the imports that brought documents, the latest first."""
        return self._store.imports()

    def remove_import(self, number: int) -> Future[Changes]:
        """Take out the documents of an import with what answers them; undoable."""
        return self._importing.remove_import(number, self.annotator)

    def remove_thread(self, thread_id: str) -> Future[Changes]:
        """Take out a thread; undoable."""
        return self._importing.remove_thread(thread_id, self.annotator)

    def add_left_out(self, import_number: int, index: int) -> Future[Changes]:
        """Add a text that an import took for boilerplate as an article of its own."""
        return self._importing.add_left_out(import_number, index, self.annotator)

    # --- exports ---

    def default_whose(self) -> Whose | None:
        """Return whose labels an export takes unless somebody chooses: gold, else the only annotator's, else None."""
        return self._exporting.default_whose(self.annotator)

    def annotators_with_labels(self) -> tuple[str, ...]:
        """Return the names of those whose labels could be exported, sorted."""
        return self._store.annotators_with_labels()

    def whose(self, annotator: str) -> Whose:
        """Return one annotator's labels to export.

        Raises:
            ExportError: nobody of that name annotated here.
        """
        return self._exporting.whose(annotator, self.annotator)

    def preview_export(self, request: ExportRequest, rows: int = 6, cancelled: Cancelled = never) -> ExportPreview:
        """Return the first lines as they would be written, with all counts."""
        return self._exporting.preview(request, rows, cancelled)

    def export(self, request: ExportRequest, progress: Progress = silent, cancelled: Cancelled = never) -> ExportReport:
        """Write an export, all or nothing; what is being written to the project is waited for first.

        Raises:
            ExportError: the place takes no writing, or it was cancelled.
        """
        return self._exporting.export(request, progress, cancelled)

    def export_suggestions(
        self,
        out: Path,
        *,
        agent: str | None = None,
        pseudonyms: frozenset[Persons] = frozenset(),
        progress: Progress = silent,
        cancelled: Cancelled = never,
    ) -> ExportReport:
        """Write suggestions as our JSON lines: as they are shown before anybody has decided, or all of one agent's.

        Raises:
            ExportError: the place takes no writing, it was cancelled, or nobody of that name has suggested anything.
        """
        return self._exporting.export_suggestions(out, agent, pseudonyms, progress, cancelled)

    def default_export_folder(self) -> Path:
        """Return where exports go unless somebody chooses."""
        return settings.default_export_folder(self.path)

    # --- the file ---

    def save_copy(self, target: Path) -> None:
        """Write a copy of the project as it is now.

        Raises:
            ProjectUnwritable: the target takes no writing.
        """
        self._writing.settle()
        self._store.database.copy_to(target)

    def back_up(self) -> Path | None:
        """Make today's backup unless there is one; return where."""
        return self._store.database.back_up()

    def fold(self) -> Future[None]:
        """Fold the write-ahead log into the file, for times when nobody writes."""
        return self._writing.write(self._store.database.fold)

    def info(self) -> Census:
        """Return what the project holds, counted."""
        with self._store.database.reading() as connection:
            return census.count(connection, self.schema)

    def check(self) -> tuple[str, ...]:
        """Return what is wrong with the file, its offsets, hashes and history; nothing, if all is well."""
        return tuple(problems_of(self._store, self.schema))
