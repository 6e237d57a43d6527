"""Releases: exports that are frozen under a version."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from annotator.datasets.dataset_card import CardWords
from annotator.datasets.export_report import ExportReport, ExportRequest
from annotator.datasets.import_report import Cancelled, Progress, never, silent
from annotator.datasets.release import ReleaseReport, check_new, write_release
from annotator.project.agreeing import Agreeing
from annotator.project.writing import Writing
from annotator.storage.releasing import suggester_versions

Export = Callable[[ExportRequest, Progress, Cancelled], ExportReport]


class Releasing:
    """Freezes exports; takes as long as an export and as measuring agreement: not for the window's thread."""

    def __init__(self, writing: Writing, agreement: Agreeing, export: Export) -> None:
        self._writing = writing
        self._agreement = agreement
        self._export = export

    def release(
        self,
        request: ExportRequest,
        version: str,
        words: CardWords,
        progress: Progress = silent,
        cancelled: Cancelled = never,
    ) -> ReleaseReport:
        """Write a release with what the export's request asks for, in a folder of its own below ``request.out``.

        Raises:
            ExportError: the version is there already or is none, the place takes no writing, or it was cancelled.
        """
        check_new(request.out, version)
        agreement = self._agreement.in_whole(self._agreement.questions, progress, cancelled)
        with self._writing.store.database.reading() as connection:
            suggesters = suggester_versions(connection)
        return write_release(
            request.out,
            version,
            lambda out: self._export(replace(request, out=out), progress, cancelled),
            words=words,
            schema=self._writing.schema,
            agreement=agreement,
            suggesters=suggesters,
        )
