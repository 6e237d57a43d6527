"""Writing suggestions out: as they are shown before anybody has decided anything, or those of one agent alone."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

from annotator.datasets.export_report import ExportRequest, Whose
from annotator.datasets.exporting import ExportRun
from annotator.domain.annotation import SUGGESTIONS, Suggestion
from annotator.domain.annotation_set import AnnotationSet
from annotator.domain.pseudonyms import Persons
from annotator.domain.schema import Schema
from annotator.domain.split import Split
from annotator.domain.suggesting import SuggestionSettings, shown
from annotator.formats.jsonl_suggestions import SuggestionsWriter, as_set
from annotator.storage.database import Connection
from annotator.storage.outflow import ThreadSets, read_between, thread_groups
from annotator.storage.store import Store
from annotator.storage.suggesting import suggestions_between


class SuggestionExport(ExportRun):
    """One export of the suggestions of a store, in our JSON lines; ``agent`` is None for those that are shown."""

    def __init__(
        self,
        store: Store,
        schema: Schema,
        out: Path,
        *,
        settings: SuggestionSettings,
        agent: str | None = None,
        pseudonyms: frozenset[Persons] = frozenset(),
    ) -> None:
        super().__init__(store, schema, ExportRequest(out=out, whose=Whose.of(SUGGESTIONS), pseudonyms=pseudonyms))
        self._lines_of = SuggestionsWriter()
        self._writer = self._lines_of
        self._settings = settings
        self._agent = agent

    def _threads(self, connection: Connection, planned: Mapping[str, Split]) -> Iterator[ThreadSets]:
        """Yield the threads with what is proposed for each document in the place of what somebody gave."""
        for first, last in thread_groups(connection):
            found = suggestions_between(connection, first, last)
            for each in read_between(connection, first, last, by=SUGGESTIONS):
                proposed = {
                    document.id: self._chosen(found.get(document.id, ()), document.id, each.thread.id)
                    for document in each.thread
                }
                self._lines_of.proposed = {one.id: one for own in proposed.values() for one in own}
                sets = {document: [as_set(document, own)] for document, own in proposed.items()}
                yield ThreadSets(each.thread, sets, planned.get(each.thread.id, each.split))

    def _chosen(self, suggestions: list[Suggestion] | tuple[()], document: str, thread: str) -> tuple[Suggestion, ...]:
        if self._agent is not None:
            return tuple(each for each in suggestions if each.agent == self._agent)
        undecided = AnnotationSet(document=document, annotator=SUGGESTIONS)
        blind = self._settings.is_blind(thread)
        return shown(suggestions, undecided, schema=self._schema, settings=self._settings, blind=blind)
