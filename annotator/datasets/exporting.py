"""Writing labels out: which sets, into which files, all or nothing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field, replace
from itertools import chain
from operator import attrgetter
from pathlib import Path
from tempfile import TemporaryDirectory

from annotator.datasets.collecting import collecting_seldom
from annotator.datasets.export_files import ExportFiles
from annotator.datasets.export_notes import GoldCount, on_files, on_gold, on_names, on_parted, refuse_losses
from annotator.datasets.export_report import ExportPreview, ExportReport, ExportRequest, SplitCount, Whose
from annotator.datasets.import_report import Cancelled, Progress
from annotator.datasets.manifest import FileEntry, manifest_of
from annotator.datasets.near_duplicates import NearDuplicates, go_on
from annotator.datasets.selection import Selection
from annotator.datasets.splitting import plan_splits
from annotator.domain.annotation import Annotation
from annotator.domain.errors import ExportError
from annotator.domain.pseudonyms import Pseudonyms
from annotator.domain.schema import Schema
from annotator.domain.sentence import Sentence
from annotator.domain.split import SPLITS, Split, split_named
from annotator.formats.draft import Draft
from annotator.formats.fitting import Fitting
from annotator.formats.labelled import Labelled, LabelledThread
from annotator.formats.loss import Account, Part
from annotator.formats.writer import Writer, accounted
from annotator.formats.writing import WRITERS
from annotator.storage.database import Connection
from annotator.storage.outflow import ThreadSets, count_threads, last_edit, read_threads
from annotator.storage.pseudonyms import keep_pseudonyms, look_at_pseudonyms
from annotator.storage.splits import assign_splits
from annotator.storage.store import Store

_LABEL = attrgetter("layer", "label")
_PREVIEWED = 1000  # threads; more cannot be cut into tokens while somebody looks on
_WHOLE = "all"  # the name of the only file where there is no split


@dataclass(slots=True)
class _Count:
    """Counts of one file while it is written."""

    threads: int = 0
    documents: int = 0
    labels: Counter[tuple[str, str]] = field(default_factory=Counter)

    def frozen(self, name: str) -> SplitCount:
        return SplitCount(name=name, threads=self.threads, documents=self.documents, labels=dict(self.labels))


class ExportRun:
    """One export of a store; ``near_duplicates`` remembers what earlier ones made of the texts."""

    def __init__(
        self, store: Store, schema: Schema, request: ExportRequest, near_duplicates: NearDuplicates | None = None
    ) -> None:
        if request.format not in WRITERS:
            raise ExportError(
                "There is no writer for “{format}”; there are {known}.", format=request.format, known=", ".join(WRITERS)
            )
        self._store = store
        self._request = request
        self._near_duplicates = near_duplicates or NearDuplicates()
        self._writer: Writer = WRITERS[request.format]
        self._is_file = ExportFiles(request.out, self._writer.suffix).is_one
        self._schema = schema
        self._pseudonyms = Pseudonyms()
        self._named_beside = 0
        self._gold = GoldCount()
        self._selection = Selection(request, schema)
        if request.layers is not None:
            kept = tuple(layer for layer in schema.layers if layer.name in request.layers)
            self._schema = replace(schema, layers=kept)

    def preview(self, rows: int, cancelled: Cancelled) -> ExportPreview:
        """Return the first ``rows`` lines and all counts; nothing is written, new threads get the splits they would.

        Where the format holds tokens alone, what it cannot hold is counted for the first threads and not for all.

        Raises:
            ExportError: it was cancelled.
        """
        if self._request.pseudonyms:
            self._pseudonyms = look_at_pseudonyms(self._store.database, self._request.pseudonyms)
        counts, account = self._counts(), Account()
        fitting = Fitting(self._schema, self._writer.holds, account)
        sample: list[LabelledThread] = []
        missing, threads = rows, 0
        looked_at = _PREVIEWED if self._writer.holds.tokens is not None else None
        with self._store.database.reading() as connection:
            plan = plan_splits(connection, self._request, self._near_duplicates, cancelled)
            for each in self._threads(connection, plan.assigned):
                given = self._labelled(each, counts[self._count_name(each.split)])
                threads += 1
                if threads % 100 == 0:
                    go_on(cancelled)
                if looked_at is None or threads <= looked_at:
                    fitted = fitting.fit(given)
                    if missing > 0 and fitted.documents:
                        sample.append(fitted._replace(documents=fitted.documents[:missing]))
                        missing -= len(fitted.documents)
        return ExportPreview(
            lines=_lines_of(self._writer, self._schema, sample, rows),
            splits=tuple(count.frozen(name) for name, count in counts.items()),
            losses=account.losses(),
            losses_of=None if looked_at is None or threads <= looked_at else looked_at,
            left_out=self._selection.left_out(),
            notes=(*self._on_gold(), *plan.notes, *self._on_parted()),
        )

    def run(self, progress: Progress, cancelled: Cancelled) -> ExportReport:
        """Write the files and then the manifest beside them; where it fails or is cancelled, nothing has changed.

        Raises:
            ExportError: the place takes no writing, the export was cancelled, or is strict and something is lost.
        """
        counts, account = self._counts(), Account()
        files = ExportFiles(self._request.out, self._writer.suffix)
        try:
            drafts = {name: files.draft(name) for name in self._file_names()}
            # One state of the project for all of it: what is written meanwhile waits for the next export.
            with collecting_seldom(), self._store.database.reading() as connection:
                time = last_edit(connection, by=self._read_by)
                plan = plan_splits(connection, self._request, self._near_duplicates, cancelled)
                if self._request.pseudonyms:
                    # After the first reading, which fixes the state: whoever comes meanwhile is not in it.
                    self._pseudonyms = keep_pseudonyms(self._store.database, self._request.pseudonyms)
                with ExitStack() as stack:
                    write = {
                        name: stack.enter_context(accounted(self._writer, draft, self._schema, account))
                        for name, draft in drafts.items()
                    }
                    total = count_threads(connection)
                    for done, each in enumerate(self._threads(connection, plan.assigned)):
                        given = self._labelled(each, counts[self._count_name(each.split)])
                        write[self._file_name(each.split)](given)
                        if done % 100 == 0:
                            progress(done, total, each.thread.article.title or each.thread.id)
                            go_on(cancelled)
            losses, left_out = account.losses(), self._selection.left_out()
            if self._request.strict:
                refuse_losses(losses)
            entries = [
                FileEntry(
                    written.name,
                    written.sha256,
                    tuple(
                        count.frozen(split)
                        for split, count in counts.items()
                        if written.is_first and self._file_name(split) == written.part
                    ),
                )
                for written in files.written()
            ]
            manifest = manifest_of(
                self._request,
                self._schema,
                entries,
                time,
                labels_of=self._labels_of,
                gold=self._gold,
                losses=losses,
                left_out=left_out,
            )
            assign_splits(self._store.database, plan.assigned)
            placed, stale = files.place(manifest)
        except OSError as error:
            raise ExportError(
                "{path}: the export cannot be written ({reason}).", path=self._request.out, reason=error.strerror
            ) from error
        finally:
            files.discard()
        return ExportReport(
            files=placed,
            splits=tuple(count.frozen(name) for name, count in counts.items()),
            losses=losses,
            left_out=left_out,
            notes=(
                *self._on_gold(),
                *plan.notes,
                *self._on_parted(),
                *on_files(plan.settled, stale),
                *on_names(self._request.pseudonyms, self._named_beside),
            ),
        )

    def _threads(self, connection: Connection, planned: Mapping[str, Split]) -> Iterator[ThreadSets]:
        """Yield the threads with their splits, those of ``planned`` too."""
        for each in read_threads(connection, by=self._read_by):
            split = each.split if self._request.split is None else planned.get(each.thread.id, split_named(each.split))
            yield each if split == each.split else each._replace(split=split)

    def _labelled(self, each: ThreadSets, count: _Count) -> LabelledThread:
        """Return what of a thread is asked for, and count it."""
        self._gold.add(each)
        documents: list[Labelled] = []
        given: list[Sequence[Annotation]] = []
        for document, sets in self._selection.of_thread(each):
            told, wanted = document, sets
            if self._pseudonyms:
                told = self._pseudonyms.document(document)
                wanted = [one for one in self._pseudonyms.annotation_sets(sets) if one is not None]
                self._named_beside += self._pseudonyms.is_named_beside(document)
            for one in wanted:
                given += (one.spans, one.choices, one.stances)
            documents.append(Labelled(told, tuple(wanted)))
        count.labels.update(map(_LABEL, chain.from_iterable(given)))
        count.documents += len(documents)
        count.threads += bool(documents)
        return LabelledThread(tuple(documents), each.split)

    def _on_gold(self) -> tuple[Sentence, ...]:
        return on_gold(self._gold) if self._request.whose == Whose.GOLD else ()

    def _on_parted(self) -> tuple[Sentence, ...]:
        """Return what is to be said of comments without what they answer, where the format tells what that is."""
        return on_parted(self._selection.parted) if self._writer.holds.holds(Part.PARENT) else ()

    @property
    def _read_by(self) -> str | None:
        """Whose sets decide what goes out; None for everybody's, as where agreement counts."""
        return self._request.whose.annotator if self._request.min_agreement is None else None

    @property
    def _labels_of(self) -> str | None:
        """Whose labels these are, as the files tell it; None for everybody's."""
        whose = self._request.whose.annotator
        return None if whose is None else self._pseudonyms.annotator(whose)

    def _counts(self) -> dict[str, _Count]:
        return {name: _Count() for name in ((_WHOLE,) if self._request.split is None else SPLITS)}

    def _count_name(self, split: str | None) -> str:
        return _WHOLE if self._request.split is None or split is None else split

    def _file_names(self) -> tuple[str, ...]:
        return (_WHOLE,) if self._request.split is None or self._is_file else SPLITS

    def _file_name(self, split: str | None) -> str:
        return _WHOLE if self._is_file else self._count_name(split)


def _lines_of(writer: Writer, schema: Schema, sample: Sequence[LabelledThread], rows: int) -> tuple[str, ...]:
    """Return the first lines that a writer makes of some threads; none where it makes no text, or there are none."""
    if not sample:
        return ()
    with TemporaryDirectory() as folder:
        draft = Draft(Path(folder), _WHOLE)
        with writer.writing(draft, schema) as write:
            for each in sample:
                write(each)
        return draft.first_lines(writer.suffix, rows)
