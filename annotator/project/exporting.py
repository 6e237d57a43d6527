"""Labels that go out: whose, and how they would look."""

from __future__ import annotations

from pathlib import Path

from annotator.datasets.export_report import ExportPreview, ExportReport, ExportRequest, Whose
from annotator.datasets.exporting import ExportRun
from annotator.datasets.import_report import Cancelled, Progress
from annotator.datasets.near_duplicates import NearDuplicates
from annotator.datasets.suggestion_export import SuggestionExport
from annotator.domain.annotation import GOLD
from annotator.domain.errors import ExportError
from annotator.domain.pseudonyms import Persons
from annotator.domain.sentence import Sentence
from annotator.project.writing import Writing
from annotator.storage.people import resolve
from annotator.storage.suggesting import agents_heard, read_settings


class Exporting:
    """Writes labels out."""

    def __init__(self, writing: Writing) -> None:
        self._writing = writing
        self._store = writing.store
        self._near_duplicates = NearDuplicates()

    def default_whose(self, annotator: str) -> Whose | None:
        """Return whose labels an export takes unless somebody chooses: gold, else the only annotator's, else None."""
        names = self._store.annotators_with_labels()
        if GOLD in names:
            return Whose.GOLD
        if len(names) > 1:
            return None
        return Whose.of(names[0] if names else annotator)

    def whose(self, wanted: str, annotator: str) -> Whose:
        """Return one annotator's labels to export; raise ``ExportError`` where nobody of that name annotated here."""
        with self._store.database.reading() as connection:
            wanted = resolve(connection, wanted)
        names = self._store.annotators_with_labels()
        if wanted not in (*names, annotator):
            known = (
                Sentence("there are labels by {names}", names=", ".join(names))
                if names
                else Sentence("nobody has labelled anything yet")
            )
            raise ExportError("There are no labels by “{wanted}”; {known}.", wanted=wanted, known=known)
        return Whose.of(wanted)

    def preview(self, request: ExportRequest, rows: int, cancelled: Cancelled) -> ExportPreview:
        """Return the first lines as they would be written, with all counts."""
        return self._run(request).preview(rows, cancelled)

    def export(self, request: ExportRequest, progress: Progress, cancelled: Cancelled) -> ExportReport:
        """Write an export, all or nothing; what is being written to the project is waited for first."""
        self._writing.settle()
        return self._run(request).run(progress, cancelled)

    def _run(self, request: ExportRequest) -> ExportRun:
        return ExportRun(self._store, self._writing.schema, request, self._near_duplicates)

    def export_suggestions(
        self,
        out: Path,
        agent: str | None,
        pseudonyms: frozenset[Persons],
        progress: Progress,
        cancelled: Cancelled,
    ) -> ExportReport:
        """Write suggestions: as shown before anybody has decided, or one agent's."""
        self._writing.settle()
        with self._store.database.reading() as connection:
            own = read_settings(connection)
            agents = agents_heard(connection)
        if agent is not None and agent not in agents and own.chosen(agent) is None:
            known = (
                Sentence("there are some by {names}", names=", ".join(agents))
                if agents
                else Sentence("nobody has suggested anything yet")
            )
            raise ExportError("There are no suggestions by “{agent}”; {known}.", agent=agent, known=known)
        run = SuggestionExport(self._store, self._writing.schema, out, settings=own, agent=agent, pseudonyms=pseudonyms)
        return run.run(progress, cancelled)
