"""Progress and quality of the project, and the report that tells them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from pathlib import Path

from annotator.datasets.import_report import Cancelled, Progress, never, silent
from annotator.datasets.quality_report import Speech, write_report
from annotator.domain.errors import ExportError
from annotator.domain.quality import Quality
from annotator.project.agreeing import Agreeing
from annotator.project.writing import Writing
from annotator.storage.pseudonyms import keep_pseudonyms
from annotator.storage.quality import read_quality


class Measuring:
    """Counts; asks the file each time, and may take seconds: not for the window's thread."""

    def __init__(self, writing: Writing, agreement: Agreeing) -> None:
        self._writing = writing
        self._agreement = agreement
        self._database = writing.store.database

    def of(self, progress: Progress = silent, cancelled: Cancelled = never) -> Quality | None:
        """Return progress and quality with what is being written, or None where it was called off."""
        self._writing.settle()
        with self._database.reading() as connection:
            return read_quality(connection, self._writing.schema, progress, cancelled)

    def report(
        self,
        out: Path,
        *,
        pseudonyms: bool = False,
        speech: Speech | None = None,
        progress: Progress = silent,
        cancelled: Cancelled = never,
    ) -> Quality:
        """Write a report of it, with agreement, as one HTML page, and return what it tells.

        ``pseudonyms``: annotators are called what they are called in exports that replace their names.

        Raises:
            ExportError: the place takes no writing, or it was called off.
        """
        quality = self.of(progress, cancelled)
        agreement = self._agreement.in_whole(self._agreement.questions, progress, cancelled)
        if quality is None or cancelled():
            raise ExportError("It was called off; no report was written.")
        if pseudonyms:
            quality = quality.called(self._pseudonyms(each.name for each in quality.people))
        write_report(
            out,
            quality,
            agreement,
            project=self._database.path.stem,
            schema=self._writing.schema,
            now=datetime.now().astimezone(),
            speech=speech,
        )
        return quality

    def _pseudonyms(self, names: Iterable[str]) -> dict[str, str]:
        kept = self._writing.write(lambda: keep_pseudonyms(self._database, frozenset(("annotators",)))).result()
        return {name: kept.annotator(name) for name in names}
