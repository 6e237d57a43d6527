"""Handing a project over without a server: files for annotators, and their work brought back."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import Future
from dataclasses import replace
from pathlib import Path

from annotator.datasets.import_report import Cancelled, Progress, never, silent
from annotator.domain.errors import ProjectError
from annotator.domain.merging import MergeReport
from annotator.domain.packing import Packed, PackRequest
from annotator.project.people import People
from annotator.project.writing import Writing, checked_name
from annotator.storage import packing
from annotator.storage.merging import merge_files, preview_files


class HandingOver:
    """Makes files for annotators and merges what comes back. What reads may happen on any thread."""

    def __init__(self, writing: Writing, people: People) -> None:
        self._writing = writing
        self._store = writing.store
        self._people = people

    def handed_to(self) -> str | None:
        """Return for whom this file was packed; None for one that is no pack, or a pack for anybody."""
        return self._store.handed_to()

    def thread_ids(self) -> tuple[str, ...]:
        """Return the ids of all threads in the order of import."""
        with self._store.database.reading() as connection:
            return packing.thread_ids(connection)

    def preview_pack(self, request: PackRequest) -> Packed:
        """Return what a file for somebody would hold.

        Raises:
            AnnotatorError: the name is reserved, there is no thread of one of the ids, or none are named for somebody
                who is not known here while others have threads assigned.
        """
        request = _checked(request)
        with self._store.database.reading() as connection:
            return packing.preview(connection, request)

    def pack(self, target: Path, request: PackRequest) -> Packed:
        """Write a file for somebody, with all that is being written to the project now.

        Raises:
            AnnotatorError: there is such a file already, or as ``preview_pack`` raises.
            ProjectUnwritable: the target takes no writing.
        """
        request = _checked(request)
        self._writing.settle()
        return packing.pack(self._store.database, target, request)

    def preview_merge(
        self, files: Sequence[Path], progress: Progress = silent, cancelled: Cancelled = never
    ) -> MergeReport:
        """Return what merging these files would bring; nothing is written. Raises as ``merge`` does."""
        return preview_files(self._store, _unlike(files), step=_steps(progress, cancelled))

    def merge(
        self,
        files: Sequence[Path],
        progress: Progress = silent,
        cancelled: Cancelled = never,
        *,
        unrelated: bool = False,
    ) -> Future[MergeReport]:
        """Bring in what others did in their copies of the project, all of it or nothing; a backup is made before.

        Other projects that share no document with this one come in only where ``unrelated`` ones are meant.

        Raises, in the future:
            ProjectError: a file is missing, damaged, too new or this very project, it has another text under the same
                id, its schema contradicts this one, or it is unrelated and that is not meant; or it was cancelled, or
                an import is under way.
        """
        return self._writing.write(
            lambda: self._merge(_unlike(files), _steps(progress, cancelled), unrelated=unrelated)
        )

    def _merge(self, files: Sequence[Path], step: Callable[[int, int, str], None], *, unrelated: bool) -> MergeReport:
        writing = self._writing
        if writing.imports:
            raise ProjectError("An import is under way; files can be merged once it has ended.")
        with writing.changing:
            report = merge_files(self._store, files, by=self._people.annotator, step=step, unrelated=unrelated)
            if report.schema_changed:
                writing.schema = self._store.schema()
            # Somebody may have been renamed in another file.
            self._people.choose(self._people.annotator)
        return report


def _checked(request: PackRequest) -> PackRequest:
    return request if request.annotator is None else replace(request, annotator=checked_name(request.annotator))


def _unlike(files: Sequence[Path]) -> tuple[Path, ...]:
    """Return the files, each once."""
    return tuple({path.resolve(): path for path in files}.values())


def _steps(progress: Progress, cancelled: Cancelled) -> Callable[[int, int, str], None]:
    def step(done: int, total: int, what: str) -> None:
        if cancelled():
            raise ProjectError("Stopped; nothing was merged.")
        progress(done, total, what)

    return step
