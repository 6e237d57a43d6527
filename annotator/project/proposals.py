"""What was suggested in a project: read for those who show it, taken by the dozen, and weighed afterwards."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import Future
from dataclasses import replace

from annotator.datasets.import_report import Cancelled, Progress
from annotator.domain.accepting import Accepted, SureSuggestion, TrackRecord
from annotator.domain.annotation import Suggestion
from annotator.domain.changes import Changes
from annotator.domain.suggesting import SuggestionSettings
from annotator.project.writing import Writing
from annotator.storage import accepting, suggesting

AT_MOST = 50_000
"""So many suggestions are previewed and taken at once."""


class Proposals:
    """The suggestions that are stored. Reading may happen on any thread."""

    def __init__(self, writing: Writing) -> None:
        self._writing = writing
        self._database = writing.store.database

    def of(self, documents: Sequence[str]) -> tuple[dict[str, tuple[Suggestion, ...]], SuggestionSettings]:
        """Return all suggestions for some documents, by document id, and how the project deals with suggestions."""
        with self._database.reading() as connection:
            return suggesting.suggestions_of(connection, documents), suggesting.read_settings(connection)

    def sure(
        self, least: float, *, annotator: str, layer: str | None, progress: Progress, cancelled: Cancelled
    ) -> tuple[SureSuggestion, ...]:
        """Return what is shown and waits for an annotator and is at least that sure (0 to 1), ``AT_MOST`` at a time.

        With everything that is being written; ``progress`` counts texts.
        """
        self._writing.settle()
        with self._database.reading() as connection:
            return accepting.sure_suggestions(
                connection,
                least=least,
                layer=layer,
                annotator=annotator,
                schema=self._writing.schema,
                at_most=AT_MOST,
                progress=progress,
                cancelled=cancelled,
            )

    def accept(self, chosen: Sequence[tuple[int, str]], annotator: str) -> Future[Accepted]:
        """Take suggestions in whichever threads, by the number of their document and their id, as one act."""

        def take() -> Accepted:
            with self._database.reading() as connection:
                act, accepted = accepting.plan_acceptance(
                    connection, chosen, annotator=annotator, schema=self._writing.schema
                )
            if act is not None:
                self._writing.store.commit(act)
            return accepted

        return self._writing.write(take)

    def leave_out(self, folder: str) -> Future[Changes]:
        """Listen no more to what is loaded from a folder, until somebody switches it on again."""

        def write() -> Changes:
            with self._database.writing() as connection:
                own = suggesting.read_settings(connection)
                listened = tuple(
                    replace(each, active=each.active and each.settings.get("pipeline") != folder)
                    for each in own.suggesters
                )
                suggesting.write_settings(connection, replace(own, suggesters=listened))
            return Changes(suggesting=True)

        return self._writing.write(write)

    def track_record(self) -> TrackRecord:
        """Return what became of suggestions so far, whoever decided."""
        with self._database.reading() as connection:
            return accepting.track_record(connection)
