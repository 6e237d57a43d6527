"""Documents that come and go: imports, their removal, and texts put back that an import had left out."""

from __future__ import annotations

from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path

from annotator.datasets.import_report import Cancelled, ImportReport, ImportRequest, Progress
from annotator.datasets.importing import ImportRun
from annotator.domain.changes import Changes
from annotator.domain.document import Document
from annotator.domain.edit import Removal
from annotator.domain.identifiers import document_id, text_sha256
from annotator.domain.normalisation import storable
from annotator.project.writing import Writing, checked_name
from annotator.storage.intake import Intake


class Importing:
    """Takes documents in, on a thread of its own that hands the transaction to the one that writes."""

    def __init__(self, writing: Writing) -> None:
        self._writing = writing
        self._store = writing.store
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="import")

    def close(self) -> None:
        """Call off an import, of which nothing stays then."""
        self._writing.closing = True
        self._thread.shutdown(wait=True)

    def preview(self, request: ImportRequest, progress: Progress, cancelled: Cancelled) -> ImportReport:
        """Read files and report what they hold, without taking anything in; ``unchanged`` is what is there already."""
        run = ImportRun(request, schema=self._writing.schema, progress=progress, cancelled=cancelled)
        return run.preview(self._store.count_documents)

    def import_files(
        self, request: ImportRequest, importer: str, progress: Progress, cancelled: Cancelled
    ) -> Future[ImportReport]:
        """Take files in, all or nothing; edits made meanwhile are written when that is done."""
        if request.annotator is not None:
            checked_name(request.annotator)
        writing = self._writing

        def stop() -> bool:
            return writing.closing or cancelled()

        def run() -> ImportReport:
            # Asked of the writer, so that a change of the schema that came first is in force by then.
            schema = writing.write(lambda: writing.schema).result()
            return ImportRun(request, schema=schema, progress=progress, cancelled=stop).run(
                self._store, writing.write, importer
            )

        imported = self._thread.submit(run)
        writing.imports.add(imported)
        imported.add_done_callback(writing.imports.discard)
        return imported

    def remove_import(self, number: int, annotator: str) -> Future[Changes]:
        """Take out the documents of an import with what answers them."""
        return self._remove(Removal(annotator, None, self._store.documents_of_import(number)))

    def remove_thread(self, thread_id: str, annotator: str) -> Future[Changes]:
        """Take out a thread."""
        documents = tuple(document.id for document in self._store.thread(thread_id))
        return self._remove(Removal(annotator, thread_id, documents))

    def add_left_out(self, import_number: int, index: int, annotator: str) -> Future[Changes]:
        """Add a text that an import took for boilerplate as an article of its own."""
        entry = next(each for each in self._store.imports() if each.number == import_number)
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
                intake = Intake(self._store, connection, importer=annotator, import_number=import_number)
                if not intake.known([identifier]):
                    intake.add_document(document, parent=None, original=None)
                intake.finish()
            return Changes(threads=True)

        return self._writing.write(add)

    def _remove(self, act: Removal) -> Future[Changes]:
        def remove() -> Changes:
            self._store.commit(act)
            return Changes(documents=frozenset(act.documents), threads=True)

        return self._writing.write(remove)
