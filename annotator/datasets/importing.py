"""Reading files into the project, one transaction per file."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from functools import partial
from itertools import islice
from pathlib import Path

from annotator.datasets.admission import Admission, Tally
from annotator.datasets.collecting import collecting_seldom
from annotator.datasets.import_report import (
    Cancelled,
    FileReport,
    ImportReport,
    ImportRequest,
    LeftOutText,
    Progress,
    Remark,
)
from annotator.domain.errors import FormatError
from annotator.domain.schema import Schema
from annotator.domain.sentence import Sentence
from annotator.formats.incoming import Incoming, IncomingDocument, LeftOut, Notice, ReadOptions
from annotator.formats.loss import Account, Loss, in_words
from annotator.formats.recognition import READERS, expand, recognise
from annotator.formats.source import SourceFile
from annotator.storage.intake import Intake
from annotator.storage.store import Store

Write = Callable[[Callable[[], None]], Future[None]]
"""Runs a piece of work on the thread that writes."""

_BATCH = 1000  # documents looked up and inserted together


class ImportRun:
    """One import, from its request to its report. Runs off the window's thread; files go in one by one."""

    def __init__(
        self,
        request: ImportRequest,
        *,
        schema: Schema,
        progress: Progress = lambda _done, _total, _what: None,
        cancelled: Cancelled = lambda: False,
    ) -> None:
        self._request = request
        self._options = ReadOptions(
            schema=schema,
            columns=request.columns,
            annotator=request.annotator,
            agent=request.agent,
            offset_unit=request.offset_unit,
        )
        self._progress = progress
        self._cancelled = cancelled
        self._tally = Tally()
        self._account = Account()
        self._files: list[FileReport] = []
        self._left_out: list[LeftOutText] = []
        self._stopped = False
        self._bytes_done = 0
        self._bytes_total = 0

    def preview(self) -> ImportReport:
        """Read all files and report what they hold, without a project."""
        for path in self._paths():
            for _ in self._read(path, self._tally):
                if self._stop():
                    return self._report()
        return self._report()

    def run(self, store: Store, write: Write, importer: str) -> ImportReport:
        """Read all files into the store; a file that was begun when the run is cancelled leaves nothing behind."""
        admission = Admission(self._options.schema)
        number: int | None = None

        def file_in(path: Path) -> None:
            nonlocal number
            tally = Tally()
            with store.database.writing(checked=False) as connection:
                intake = Intake(store, connection, importer=importer, import_number=number)
                documents = self._read(path, tally)
                while batch := list(islice(documents, _BATCH)):
                    admission.admit(batch, path, intake, tally)
                    if self._stop():
                        raise _CancelledError
                intake.finish()
            number = intake.import_number
            self._tally.add(tally)

        for path in self._paths():
            if self._stop():
                break
            try:
                with collecting_seldom():
                    write(partial(file_in, path)).result()
            except _CancelledError:
                break
        admission.refuse_waiting(self._tally)
        report = self._report()
        if number is not None:
            write(partial(store.finish_import, number, _as_json(report))).result()
        return report

    def _paths(self) -> list[Path]:
        """Return the files to read, folders opened; what is none is refused."""
        paths: list[Path] = []
        for found in expand(self._request.paths):
            if isinstance(found, FormatError):
                _refuse(found, found.file, self._tally)
            else:
                paths.append(found)
        self._bytes_total = sum(path.stat().st_size for path in paths if path.is_file())
        return paths

    def _read(self, path: Path, tally: Tally) -> Iterator[IncomingDocument]:
        """Yield the documents of a file and note the rest; a file that cannot be read at all is refused."""
        source = SourceFile(path, self._request.encoding, self._request.keep.get(path, frozenset()))
        counts = {"article": 0, "comment": 0, "labels": 0}
        authors: set[str] = set()
        account = Account()
        before = ""
        name = self._request.format or ""
        try:
            name = name or recognise(path, source)
            self._progress(self._bytes_done, self._bytes_total, path.name)
            for incoming in READERS[name].read(source, self._options):
                document = self._sorted_out(incoming, path, tally, account)
                if document is None:
                    continue
                # One with the sets of several annotators comes once with each.
                counts[document.kind] += document.id != before
                before = document.id
                counts["labels"] += _label_count(document)
                if document.author:
                    authors.add(document.author)
                yield document
                self._progress(self._bytes_done + source.bytes_read, self._bytes_total, path.name)
        except FormatError as error:
            _refuse(error, path, tally)
        for loss in account.losses():
            self._account.add(loss)
        tally.notes += [Remark(path, None, sentence) for sentence in in_words(account.losses())]
        if source.guessed:
            note = Sentence("The encoding was not said; {encoding} was guessed (--encoding).", encoding=source.guessed)
            tally.notes.append(Remark(path, None, note))
        self._bytes_done += path.stat().st_size if path.is_file() else 0
        self._files.append(
            FileReport(
                file=path,
                format=name,
                articles=counts["article"],
                comments=counts["comment"],
                labels=counts["labels"],
                authors=frozenset(authors),
            )
        )

    def _sorted_out(self, incoming: Incoming, path: Path, tally: Tally, account: Account) -> IncomingDocument | None:
        match incoming:
            case IncomingDocument():
                return incoming
            case LeftOut(text, line):
                self._left_out.append(LeftOutText(path, line, text))
            case Loss():
                account.add(incoming)
            case Notice(sentence, line):
                tally.notes.append(Remark(path, line, sentence))
            case FormatError():
                _refuse(incoming, path, tally)
        return None

    def _stop(self) -> bool:
        self._stopped = self._stopped or self._cancelled()
        return self._stopped

    def _report(self) -> ImportReport:
        return ImportReport(
            files=tuple(self._files),
            added=self._tally.added,
            unchanged=len(self._tally.unchanged),
            refused=tuple(self._tally.refused),
            notes=tuple(self._tally.notes),
            losses=self._account.losses(),
            left_out=tuple(self._left_out),
            cancelled=self._stopped,
        )


class _CancelledError(Exception):
    """Leaves the transaction of a file, so that nothing of it stays."""


def _refuse(error: FormatError, path: Path | None, tally: Tally) -> None:
    tally.refused.append(Remark(error.file or path, error.line, error.reason))


def _label_count(document: IncomingDocument) -> int:
    labels = document.labels
    given = 0 if labels is None else len(labels.spans) + len(labels.choices) + len(labels.stances)
    return given + len(document.suggestions)


def _as_json(report: ImportReport) -> str:
    """Return what the project keeps of a report: the files, and what was left out, which can still be added."""
    plain = {
        "files": [str(file.file) for file in report.files],
        "left_out": [{"file": str(each.file), "line": each.line, "text": each.text} for each in report.left_out],
    }
    return json.dumps(plain)
