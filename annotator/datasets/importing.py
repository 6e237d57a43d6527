"""Reading files into the project, in one transaction: all of it goes in, or nothing."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Generator, Iterator
from collections.abc import Set as AbstractSet
from concurrent.futures import Future
from contextlib import closing, suppress
from dataclasses import replace
from pathlib import Path

from annotator.datasets.admission import Admission, Tally
from annotator.datasets.collecting import collecting_seldom
from annotator.datasets.counting import Distinct
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
from annotator.formats.archive import told
from annotator.formats.brat import names_apart
from annotator.formats.folders import expand
from annotator.formats.incoming import Incoming, IncomingDocument, LeftOut, Notice, ReadOptions
from annotator.formats.loss import Account, Loss, in_words
from annotator.formats.recognition import READERS, recognise
from annotator.formats.source import SourceFile
from annotator.storage.intake import Intake
from annotator.storage.store import Store

Write = Callable[[Callable[[], None]], Future[None]]
"""Runs a piece of work on the thread that writes."""

_BATCH = 1000  # documents looked up and inserted together
_BATCH_TEXT = 1 << 22  # characters of them, so that long ones do not pile up
_LEFT_OUT = 1 << 22  # characters of texts that were left out and are kept, to be put back


class ImportRun:
    """One import, from its request to its report. Runs off the window's thread."""

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
        self._given: Counter[tuple[str, bool]] = Counter()  # labels by whom, and whether that is a person
        self._authors = Distinct()
        self._files: list[FileReport] = []
        self._left_out: list[LeftOutText] = []
        self._left_out_room = _LEFT_OUT
        self._stopped = False
        self._last: SourceFile | None = None  # keeps open the archive in which the next one is, too
        self._bytes_done = 0
        self._bytes_total = 0

    def preview(self, count_there: Callable[[AbstractSet[str]], int] = lambda _ids: 0) -> ImportReport:
        """Read all files and report what they hold, and how many a project has, which ``count_there`` says of ids."""
        last = ""
        for path in self._paths():
            for batch in _batches(enumerate(self._read(path))):
                # One with the sets of several annotators comes once with each, perhaps in two batches.
                self._tally.unchanged += count_there({each.id for _, each in batch} - {last})
                last = batch[-1][1].id
                if self._stop():
                    return self._report()
        return self._report()

    def run(self, store: Store, write: Write, importer: str) -> ImportReport:
        """Read all files into the store; where that is cancelled or fails, nothing of them stays."""
        paths = self._paths()

        def take_in() -> None:
            admission = Admission(self._options.schema, self._tally)
            with collecting_seldom(), store.database.writing(checked=False) as connection:
                intake = Intake(store, connection, importer=importer, import_number=None)
                for path in paths:
                    with closing(self._read(path)) as documents:
                        self._admit(path, enumerate(documents), admission, intake)
                while put_off := admission.next_round():
                    for path, numbers in put_off.items():
                        with closing(self._again(path)) as documents:
                            late = ((number, each) for number, each in enumerate(documents) if number in numbers)
                            self._admit(path, late, admission, intake)
                admission.refuse_waiting()
                if self._stop():
                    raise _CancelledError
                intake.finish(_as_json(self._report()))

        try:
            write(take_in).result()
        except _CancelledError:
            self._tally = Tally()
        finally:
            self._last = None
        return self._report()

    def _admit(
        self, path: Path, documents: Iterator[tuple[int, IncomingDocument]], admission: Admission, intake: Intake
    ) -> None:
        for batch in _batches(documents):
            admission.admit(batch, path, intake)
            if self._stop():
                raise _CancelledError

    def _again(self, path: Path) -> Generator[IncomingDocument]:
        """Yield the documents of a file once more; all else was said when it was read first."""
        source = self._source(path)
        with suppress(FormatError):
            for incoming in READERS[self._request.format or recognise(source)].read(source, self._options):
                if isinstance(incoming, IncomingDocument):
                    yield incoming

    def _source(self, path: Path) -> SourceFile:
        return SourceFile(path, self._request.encoding, self._request.keep.get(path, frozenset()))

    def _paths(self) -> list[Path]:
        """Return the files to read, folders opened; what is none is refused."""
        paths: list[Path] = []
        for found in expand(self._request.paths):
            if isinstance(found, FormatError):
                self._refuse(found, found.file)
            else:
                paths.append(found)
        self._options = replace(self._options, names=names_apart(paths))
        self._bytes_total = sum(map(self._size, paths))
        return paths

    def _read(self, path: Path) -> Generator[IncomingDocument]:
        """Yield the documents of a file and note the rest; a file that cannot be read at all is refused."""
        source = self._source(path)
        counts = {"article": 0, "comment": 0, "labels": 0}
        authors = Distinct()
        account = Account()
        before = ""
        name = self._request.format or ""
        try:
            name = name or recognise(source)
            what = told(path)
            self._progress(self._bytes_done, self._bytes_total, what)
            for incoming in READERS[name].read(source, self._options):
                document = self._sorted_out(incoming, path, account)
                if document is None:
                    continue
                # One with the sets of several annotators comes once with each.
                counts[document.kind] += document.id != before
                before = document.id
                counts["labels"] += self._count_labels(document)
                if document.author:
                    authors.add(document.author)
                    self._authors.add(document.author)
                yield document
                self._progress(self._bytes_done + source.bytes_read, self._bytes_total, what)
        except FormatError as error:
            self._refuse(error, path)
        for loss in account.losses():
            self._account.add(loss)
        for sentence in in_words(account.losses()):
            self._tally.notes.add(Remark(path, None, sentence))
        if source.guessed:
            note = Sentence("The encoding was not said; {encoding} was guessed (--encoding).", encoding=source.guessed)
            self._tally.notes.add(Remark(path, None, note))
        self._bytes_done += self._size(path)
        self._files.append(
            FileReport(
                file=path,
                format=name,
                articles=counts["article"],
                comments=counts["comment"],
                labels=counts["labels"],
                authors=len(authors),
            )
        )

    def _count_labels(self, document: IncomingDocument) -> int:
        """Return how many labels come with a document, and count them by who gave them."""
        labels = document.labels
        given = 0 if labels is None else len(labels.spans) + len(labels.choices) + len(labels.stances)
        if labels is not None and given:
            self._given[labels.annotator, True] += given
        for suggestion in document.suggestions:
            self._given[suggestion.agent, False] += 1
        return given + len(document.suggestions)

    def _size(self, path: Path) -> int:
        """Return the bytes of a file, as it is stored; none of one that cannot be read: that is told when it is."""
        source = SourceFile(path)
        try:
            return source.size
        except FormatError:
            return 0
        finally:
            self._last = source

    def _sorted_out(self, incoming: Incoming, path: Path, account: Account) -> IncomingDocument | None:
        match incoming:
            case IncomingDocument():
                return incoming
            case LeftOut(text, line):
                self._leave_out(LeftOutText(path, line, text))
            case Loss():
                account.add(incoming)
            case Notice(sentence, line):
                self._tally.notes.add(Remark(path, line, sentence))
            case FormatError():
                self._refuse(incoming, path)
        return None

    def _leave_out(self, text: LeftOutText) -> None:
        """Keep a text to be put back, as long as there is room: the project keeps them all with the import."""
        self._left_out_room -= len(text.text)
        if self._left_out_room >= 0:
            self._left_out.append(text)
        else:
            note = Sentence("What was left out here as boilerplate is not listed: there is too much of it.")
            self._tally.notes.add(Remark(text.file, text.line, note))

    def _refuse(self, error: FormatError, path: Path | None) -> None:
        self._tally.refused.add(Remark(error.file or path, error.line, error.reason))

    def _stop(self) -> bool:
        self._stopped = self._stopped or self._cancelled()
        return self._stopped

    def _report(self) -> ImportReport:
        return ImportReport(
            files=tuple(self._files),
            authors=len(self._authors),
            given=tuple((name, count) for (name, _is_person), count in self._given.most_common()),
            annotators=frozenset(name for name, is_person in self._given if is_person),
            added=self._tally.added,
            unchanged=self._tally.unchanged,
            refused=self._tally.refused.listed(),
            notes=self._tally.notes.listed(),
            losses=self._account.losses(),
            left_out=tuple(self._left_out),
            cancelled=self._stopped,
        )


class _CancelledError(Exception):
    """Leaves the transaction, so that nothing of the import stays."""


def _batches(documents: Iterator[tuple[int, IncomingDocument]]) -> Iterator[list[tuple[int, IncomingDocument]]]:
    batch: list[tuple[int, IncomingDocument]] = []
    length = 0
    for number, document in documents:
        batch.append((number, document))
        length += len(document.text)
        if len(batch) == _BATCH or length > _BATCH_TEXT:
            yield batch
            batch, length = [], 0
    if batch:
        yield batch


def _as_json(report: ImportReport) -> str:
    """Return what the project keeps of a report: the files, and what was left out, which can still be added."""
    plain = {
        "files": [str(file.file) for file in report.files],
        "left_out": [{"file": str(each.file), "line": each.line, "text": each.text} for each in report.left_out],
    }
    return json.dumps(plain)
