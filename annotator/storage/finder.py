"""The finder of an open project: every question about where something stands, for any thread to ask."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from itertools import islice

from annotator.domain.finding import FindQuery, Hit, LabelledText, Place, Wanted
from annotator.domain.schema import Schema
from annotator.domain.tokens import TokenTable
from annotator.storage import consistency, finding, occurrences
from annotator.storage.database import Database
from annotator.storage.list_process import ListProcess
from annotator.storage.spans_by import Cancelled, Progress

_FIRST, _MORE = 24, 512  # places handed on at once: few at first, so that the first are there at once


class Finder:
    """Reads places out of a project. ``settle`` waits until all that is being written is in the file."""

    def __init__(self, database: Database, settle: Callable[[], None]) -> None:
        self._database = database
        self._lists = ListProcess(database.path)
        self._settle = settle

    def find(self, query: FindQuery, found: Callable[[tuple[Place, ...]], None], cancelled: Cancelled) -> bool:
        """Look for what the query asks for; ``found`` gets the places by and by, in their order.

        Return whether there are more than it gives at most.
        """
        count = 0
        with self._database.reading() as connection:
            places = finding.find(connection, query, cancelled)
            while not cancelled() and (some := tuple(islice(places, _MORE if count else _FIRST))):
                count += len(some)
                found(some)
        return count >= finding.LIMIT

    def hits(self, places: Sequence[Place]) -> list[Hit]:
        """Return some places with all that is shown of them; those whose document is gone are left out."""
        with self._database.reading() as connection:
            return finding.hits(connection, places)

    def occurrences(
        self,
        wanted: Wanted,
        *,
        annotator: str,
        schema: Schema,
        thread: str | None,
        tokens: Mapping[str, TokenTable],
        progress: Progress,
        cancelled: Cancelled,
    ) -> tuple[Place, ...]:
        """Return every occurrence of a text in a thread, or in the project (None), with what is labelled muted.

        ``tokens`` are the tables that are there, by document id.
        """
        self._settle()
        with self._database.reading() as connection:
            return occurrences.occurrences_of(
                connection,
                wanted,
                annotator=annotator,
                schema=schema,
                thread=thread,
                tokens=tokens,
                progress=progress,
                cancelled=cancelled,
            )

    def differing(self, annotator: str, progress: Progress, cancelled: Cancelled) -> tuple[LabelledText, ...]:
        """Return the texts that an annotator labelled in two ways or more; () where it was called off."""
        self._settle()
        return self._lists.read(partial(consistency.differing, annotator=annotator), progress, cancelled)

    def missed(
        self,
        annotator: str,
        *,
        schema: Schema,
        least: int,
        everywhere: bool,
        progress: Progress,
        cancelled: Cancelled,
    ) -> tuple[LabelledText, ...]:
        """Return the texts that an annotator labelled at least so often, and where they have no label.

        Only threads that the annotator has begun are looked at, unless ``everywhere``; () where it was called off.
        """
        self._settle()
        read = partial(consistency.missed, annotator=annotator, schema=schema, least=least, everywhere=everywhere)
        return self._lists.read(read, progress, cancelled)
