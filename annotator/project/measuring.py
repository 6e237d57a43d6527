"""Progress and quality of the project, and the report that tells them."""

from __future__ import annotations

from annotator.datasets.import_report import Cancelled, Progress, never, silent
from annotator.domain.quality import Quality
from annotator.project.writing import Writing
from annotator.storage.pseudonyms import keep_pseudonyms
from annotator.storage.quality import read_quality


class Measuring:
    """Counts; asks the file each time, and may take seconds: not for the window's thread."""

    def __init__(self, writing: Writing) -> None:
        self._writing = writing
        self._database = writing.store.database

    def of(self, progress: Progress = silent, cancelled: Cancelled = never) -> Quality | None:
        """Return progress and quality with what is being written, or None where it was called off."""
        self._writing.settle()
        with self._database.reading() as connection:
            return read_quality(connection, self._writing.schema, progress, cancelled)

    def pseudonyms(self, names: tuple[str, ...]) -> dict[str, str]:
        """Return what annotators are called in exports that replace their names, by name; kept for good."""
        kept = self._writing.write(lambda: keep_pseudonyms(self._database, frozenset(("annotators",)))).result()
        return {name: kept.annotator(name) for name in names}
