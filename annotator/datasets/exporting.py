"""Writing labels out: which sets, into which files, all or nothing."""

from __future__ import annotations

import errno
import hashlib
import os
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, suppress
from dataclasses import dataclass, field, replace
from io import BytesIO
from itertools import chain
from operator import attrgetter
from pathlib import Path

import orjson

from annotator.datasets.collecting import collecting_seldom
from annotator.datasets.export_notes import GoldCount, on_files, on_gold, on_names
from annotator.datasets.export_report import ExportPreview, ExportReport, ExportRequest, SplitCount, Whose
from annotator.datasets.import_report import Cancelled, Progress
from annotator.datasets.manifest import FileEntry, manifest_of
from annotator.datasets.near_duplicates import NearDuplicates
from annotator.datasets.splitting import plan_splits
from annotator.domain.annotation import Annotation
from annotator.domain.annotation_set import AnnotationSet
from annotator.domain.document import Document
from annotator.domain.errors import ExportError
from annotator.domain.identifiers import uuid7
from annotator.domain.pseudonyms import Pseudonyms
from annotator.domain.schema import Schema
from annotator.domain.sentence import Sentence
from annotator.domain.split import SPLITS, Split, split_named
from annotator.formats.writing import WRITERS
from annotator.storage.database import Connection
from annotator.storage.outflow import ThreadSets, count_threads, last_edit, read_threads
from annotator.storage.pseudonyms import keep_pseudonyms, look_at_pseudonyms
from annotator.storage.splits import assign_splits
from annotator.storage.store import Store

_LABEL = attrgetter("layer", "label")
_NOBODYS = (None,)  # what is written of a document that nobody touched
_BUFFER = 1 << 20  # bytes; lines are written in thousands
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
        self._writer = WRITERS[request.format]
        self._schema = schema
        self._pseudonyms = Pseudonyms()
        self._named_beside = 0
        self._gold = GoldCount()
        if request.layers is not None:
            for name in request.layers:
                schema.layer(name)
            kept = tuple(layer for layer in schema.layers if layer.name in request.layers)
            self._schema = replace(schema, layers=kept)

    def preview(self, rows: int) -> ExportPreview:
        """Return the first ``rows`` lines and all counts; nothing is written, new threads get the splits they would."""
        if self._request.pseudonyms:
            self._pseudonyms = look_at_pseudonyms(self._store.database, self._request.pseudonyms)
        counts = self._counts()
        sample = BytesIO()
        write = self._writer.open(sample, self._schema)
        written = 0
        with self._store.database.reading() as connection:
            plan = plan_splits(connection, self._request, self._near_duplicates)
            for each in self._threads(connection, plan.assigned):
                for document, annotation_set in self._lines(each, counts[self._count_name(each.split)]):
                    if written < rows:
                        write(document, annotation_set, each.split)
                        written += 1
        return ExportPreview(
            lines=tuple(sample.getvalue().decode().split("\n")[:-1]),
            splits=tuple(count.frozen(name) for name, count in counts.items()),
            losses=self._writer.losses,
            notes=(*self._on_gold(), *plan.notes),
        )

    def run(self, progress: Progress, cancelled: Cancelled) -> ExportReport:
        """Write the files and then the manifest beside them; where it fails or is cancelled, nothing has changed.

        Raises:
            ExportError: the place takes no writing, or the export was cancelled.
        """
        counts = self._counts()
        targets = {name: self._target(name) for name in self._file_names()}
        manifest = self._manifest_path()
        drafts = {path: path.with_name(f".{path.name}.{uuid7()}.part") for path in (*targets.values(), manifest)}
        try:
            manifest.parent.mkdir(parents=True, exist_ok=True)
            for path in drafts:
                # Else the files before it would be replaced, and threads assigned, by the time this one fails.
                if path.is_dir():
                    raise IsADirectoryError(errno.EISDIR, f"“{path.name}” is a folder there")
            files = {name: drafts[path] for name, path in targets.items()}
            # One state of the project for all of it: what is written meanwhile waits for the next export.
            with collecting_seldom(), self._store.database.reading() as connection:
                time = last_edit(connection, by=self._request.whose.annotator)
                plan = plan_splits(connection, self._request, self._near_duplicates, cancelled)
                if self._request.pseudonyms:
                    # After the first reading, which fixes the state: whoever comes meanwhile is not in it.
                    self._pseudonyms = keep_pseudonyms(self._store.database, self._request.pseudonyms)
                self._write(connection, files, counts, plan.assigned, progress, cancelled)
            entries = [
                FileEntry(
                    path.name,
                    _sha256(drafts[path]),
                    tuple(count.frozen(split) for split, count in counts.items() if self._file_name(split) == name),
                )
                for name, path in targets.items()
            ]
            drafts[manifest].write_bytes(
                manifest_of(self._request, self._schema, entries, time, labels_of=self._labels_of, gold=self._gold)
            )
            stale = _files_of_last(manifest) - {path.name for path in drafts}
            assign_splits(self._store.database, plan.assigned)
            for path, draft in drafts.items():
                draft.replace(path)
            for name in stale:
                manifest.with_name(name).unlink()
        except OSError as error:
            raise ExportError(
                "{path}: the export cannot be written ({reason}).", path=self._request.out, reason=error.strerror
            ) from error
        finally:
            for draft in drafts.values():
                with suppress(OSError):  # where the folder could not be made, there is no draft
                    draft.unlink()
        return ExportReport(
            files=tuple(drafts),
            splits=tuple(count.frozen(name) for name, count in counts.items()),
            losses=self._writer.losses,
            notes=(
                *self._on_gold(),
                *plan.notes,
                *on_files(plan.settled, stale),
                *on_names(self._request.pseudonyms, self._named_beside),
            ),
        )

    def _write(
        self,
        connection: Connection,
        drafts: Mapping[str, Path],
        counts: Mapping[str, _Count],
        planned: Mapping[str, Split],
        progress: Progress,
        cancelled: Cancelled,
    ) -> None:
        total = count_threads(connection)
        with ExitStack() as stack:
            files = {name: stack.enter_context(path.open("wb", _BUFFER)) for name, path in drafts.items()}
            writers = {name: self._writer.open(file, self._schema) for name, file in files.items()}
            for done, each in enumerate(self._threads(connection, planned)):
                name = self._file_name(each.split)
                for document, annotation_set in self._lines(each, counts[self._count_name(each.split)]):
                    writers[name](document, annotation_set, each.split)
                if done % 100 == 0:
                    progress(done, total, each.thread.article.title or each.thread.id)
                    if cancelled():
                        raise ExportError("The export was cancelled; nothing was changed.")
            for file in files.values():
                file.flush()
                os.fsync(file.fileno())

    def _threads(self, connection: Connection, planned: Mapping[str, Split]) -> Iterator[ThreadSets]:
        """Yield the threads with their splits, those of ``planned`` too."""
        for each in read_threads(connection, by=self._request.whose.annotator):
            split = each.split if self._request.split is None else planned.get(each.thread.id, split_named(each.split))
            yield each if split == each.split else each._replace(split=split)

    def _lines(self, each: ThreadSets, count: _Count) -> Iterator[tuple[Document, AnnotationSet | None]]:
        """Yield the lines of a thread, and count them."""
        self._gold.add(each)
        states = self._request.states
        documents = 0
        given: list[Sequence[Annotation]] = []
        for document in each.thread:
            wanted: Sequence[AnnotationSet | None] = each.sets.get(document.id, _NOBODYS)
            if states is not None:
                wanted = [one for one in wanted if ("new" if one is None else one.state) in states]
            documents += bool(wanted)
            told = document
            if self._pseudonyms and wanted:
                told, wanted = self._pseudonyms.document(document), self._pseudonyms.annotation_sets(wanted)
                self._named_beside += self._pseudonyms.is_named_beside(document)
            for one in wanted:
                narrowed = self._narrowed(one)
                if narrowed is not None:
                    given += (narrowed.spans, narrowed.choices, narrowed.stances)
                yield told, narrowed
        count.labels.update(map(_LABEL, chain.from_iterable(given)))
        count.documents += documents
        count.threads += bool(documents)

    def _narrowed(self, annotation_set: AnnotationSet | None) -> AnnotationSet | None:
        """Return a set with the wanted layers alone."""
        layers = self._request.layers
        if annotation_set is None or layers is None:
            return annotation_set
        return replace(
            annotation_set,
            spans=tuple(span for span in annotation_set.spans if span.layer in layers),
            choices=tuple(choice for choice in annotation_set.choices if choice.layer in layers),
            stances=tuple(stance for stance in annotation_set.stances if stance.layer in layers),
            rejected=tuple(each for each in annotation_set.rejected if each.annotation.layer in layers),
        )

    def _on_gold(self) -> tuple[Sentence, ...]:
        return on_gold(self._gold) if self._request.whose == Whose.GOLD else ()

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
        return (_WHOLE,) if self._request.split is None or self._is_file() else SPLITS

    def _file_name(self, split: str | None) -> str:
        return _WHOLE if self._is_file() else self._count_name(split)

    def _is_file(self) -> bool:
        return self._request.out.suffix == self._writer.suffix

    def _target(self, name: str) -> Path:
        return self._request.out if self._is_file() else self._request.out / f"{name}{self._writer.suffix}"

    def _manifest_path(self) -> Path:
        out = self._request.out
        return out.with_suffix(".manifest.json") if self._is_file() else out / "manifest.json"


def _files_of_last(manifest: Path) -> set[str]:
    """Return the names of the files that the export before this one wrote here and nobody changed since.

    Left where they are, they would be read together with the new ones.
    """
    try:
        entries = orjson.loads(manifest.read_bytes())["files"]
        written = {entry["name"]: entry["sha256"] for entry in entries}
        return {
            name
            for name, sha256 in written.items()
            if manifest.with_name(name).is_file() and _sha256(manifest.with_name(name)) == sha256
        }
    except (OSError, ValueError, KeyError, TypeError):
        return set()  # no manifest of ours


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
