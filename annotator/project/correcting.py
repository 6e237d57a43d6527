"""Corrections: what an annotator gets back from review, and what they answer."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import Future

from annotator.datasets.import_report import Cancelled, Progress, never, silent
from annotator.domain.correction import Answer, Answered, Correction, Corrections
from annotator.project.writing import Writing
from annotator.storage import corrections
from annotator.storage.store import now


class Correcting:
    """Knows the corrections of whoever sits at the program. Reading may happen on any thread."""

    def __init__(self, writing: Writing, annotator: Callable[[], str]) -> None:
        self._writing = writing
        self._annotator = annotator
        self._database = writing.store.database

    def mine(self, progress: Progress = silent, cancelled: Cancelled = never) -> Corrections:
        """Return the annotator's corrections, the latest first, with what is being written."""
        self._writing.settle()
        with self._database.reading() as connection:
            return corrections.read_corrections(connection, self._annotator(), progress, cancelled)

    def in_thread(self, thread_id: str) -> tuple[Correction, ...]:
        """Return those in one thread, the latest first; raise ``KeyError`` where there is none of that id."""
        number = self._writing.store.thread_number(thread_id)
        with self._database.reading() as connection:
            return corrections.thread_corrections(connection, self._annotator(), number)

    def count_open(self) -> int:
        """Return how many of them are unanswered."""
        with self._database.reading() as connection:
            return corrections.count_open(connection, self._annotator())

    def answer(self, answers: Sequence[Answer]) -> Future[Answered]:
        """Answer corrections in whichever threads, as one act that can be undone."""
        annotator = self._annotator()

        def write() -> Answered:
            with self._database.reading() as connection:
                act, answered = corrections.plan_answers(
                    connection, answers, annotator=annotator, schema=self._writing.schema, time=now()
                )
            if act is not None:
                self._writing.store.commit(act)
            return answered

        return self._writing.write(write)
