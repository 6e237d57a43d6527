"""Active time: keeping it, and reading what it comes to."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import Future

from annotator.domain.activity import Spent, TimeSpent
from annotator.project.writing import Writing
from annotator.storage import activity


class Timing:
    """Keeps active time in the project's file and tells it. Reading may happen on any thread."""

    def __init__(self, writing: Writing, annotator: Callable[[], str]) -> None:
        self._writing = writing
        self._annotator = annotator
        self._database = writing.store.database

    def add(self, annotator: str, thread_id: str, spent: Spent, *, reviewing: bool = False) -> Future[None]:
        """Keep an annotator's active time at a thread that led to no act; ``EditSession.do`` takes that which did.

        Time of ``reviewing`` is kept apart, whatever it led to.
        """
        return self._writing.write(
            lambda: self._writing.store.add_time(annotator, thread_id, spent, reviewing=reviewing)
        )

    def at_thread(self, annotator: str, thread_id: str, *, reviewing: bool = False) -> int:
        """Return somebody's active milliseconds at a thread; raise ``KeyError`` where there is none of that id."""
        number = self._writing.store.thread_number(thread_id)
        with self._database.reading() as connection:
            return activity.time_at_thread(connection, number, annotator, reviewing=reviewing)

    def of_entries(self, entries: Sequence[str]) -> dict[str, int]:
        """Return the active milliseconds of entries of the history by id; those not measured are left out."""
        with self._database.reading() as connection:
            return activity.time_of_entries(connection, entries)

    def spent(self, annotator: str | None = None) -> TimeSpent:
        """Return the active time of an annotator, or of who annotates, with what is being written."""
        self._writing.settle()
        with self._database.reading() as connection:
            return activity.time_spent(connection, annotator or self._annotator())
