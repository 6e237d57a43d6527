"""Dealing threads out to annotators, and taking them back."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from concurrent.futures import Future
from dataclasses import replace

from annotator.domain.assignment import AssignmentAct, Deal, Dealing, deal
from annotator.domain.errors import AnnotatorError
from annotator.project.writing import Writing, checked_name
from annotator.storage import assigning
from annotator.storage.people import resolve


class Assigning:
    """Says who labels which threads. Reading may happen on any thread; what is written can be undone."""

    def __init__(self, writing: Writing, annotator: Callable[[], str]) -> None:
        self._writing = writing
        self._annotator = annotator
        self._database = writing.store.database

    def threads(self, numbers: Sequence[int]) -> tuple[str, ...]:
        """Return the ids of threads by their numbers; those that are gone are left out."""
        with self._database.reading() as connection:
            return assigning.ids_of(connection, numbers)

    def preview(self, dealing: Dealing) -> Deal:
        """Return what ``assign`` would deal, and write nothing.

        Raises:
            AnnotatorError: a name is empty or reserved, or there is no such thread.
        """
        self._writing.settle()
        return self._deal(dealing)

    def assign(self, dealing: Dealing) -> Future[Deal]:
        """Deal threads out as one act, those that nobody has yet; raises, in the future, as ``preview`` does."""

        def write() -> Deal:
            dealt = self._deal(dealing)
            if dealt.pairs:
                self._writing.store.commit(AssignmentAct(self._annotator(), dealt.pairs))
            return dealt

        return self._writing.write(write)

    def take_back(self, name: str) -> Future[int]:
        """Take from an annotator, as one act, what they have not begun; the future says how many threads that were."""

        def write() -> int:
            with self._database.reading() as connection:
                taken = assigning.unbegun(connection, resolve(connection, name))
            if taken:
                self._writing.store.commit(AssignmentAct(self._annotator(), (), taken))
            return len(taken)

        return self._writing.write(write)

    def _deal(self, dealing: Dealing) -> Deal:
        with self._database.reading() as connection:
            dealing = replace(dealing, to=tuple(resolve(connection, checked_name(name)) for name in dealing.to))
            threads = assigning.all_threads(connection)
            if dealing.threads is not None:
                known = frozenset(threads)
                for thread in dealing.threads:
                    if thread not in known:
                        raise AnnotatorError("There is no thread “{thread}” in this project.", thread=thread)
                return deal(dealing.threads, assigning.read_standing(connection), dealing)
            dealt = deal(threads, assigning.read_standing(connection), dealing)
            # Nobody asked for those that somebody has already.
            return replace(dealt, left=0)
