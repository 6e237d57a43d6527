"""Review: which threads there are to look at, opening one, and how the project is reviewed."""

from __future__ import annotations

import random
from array import array
from collections.abc import Callable, Sequence
from concurrent.futures import Future
from dataclasses import dataclass

from annotator.datasets.import_report import Cancelled, Progress, never, silent
from annotator.domain.annotation import GOLD
from annotator.domain.annotation_set import AnnotationSet
from annotator.domain.changes import Changes
from annotator.domain.edit import Act
from annotator.domain.review_query import ReviewQuery, ReviewRow, ReviewSettings
from annotator.project.annotating import Annotating
from annotator.project.review_session import PointKey, ReviewSession, UnderReview
from annotator.project.writing import Writing
from annotator.review.points import Point
from annotator.review.precedents import Precedents, precedents
from annotator.storage import reviewing

AT_MOST = 2000
"""How many differences are settled by their majority at once, and how many verdicts a hint looks back on."""


@dataclass(frozen=True, slots=True)
class ByMajority:
    """An open difference that has a majority, with the thread that it is in and its title."""

    thread: str
    title: str
    point: Point


class Reviewing:
    """Opens threads for a reviewer, who is whoever sits at the program. Reading may happen on any thread."""

    def __init__(self, writing: Writing, annotating: Annotating, annotator: Callable[[], str]) -> None:
        self._writing = writing
        self._annotating = annotating
        self._annotator = annotator
        self._database = writing.store.database

    def threads(self, query: ReviewQuery) -> array[int]:
        """Return the numbers of the submitted threads that are asked for, in the order of import."""
        with self._database.reading() as connection:
            return reviewing.threads(connection, query)

    def rows(self, numbers: Sequence[int], annotators: Sequence[str] | None = None) -> list[ReviewRow]:
        """Return what the list shows of some threads, with those of the annotators who submitted them."""
        with self._database.reading() as connection:
            return reviewing.page(connection, numbers, annotators)

    def count_contested(self, annotators: Sequence[str] | None = None) -> int:
        """Return how many verdicts these annotators, or all, do not accept as they stand."""
        with self._database.reading() as connection:
            return reviewing.count_contested(connection, annotators)

    def session(
        self, thread_id: str, annotators: Sequence[str] | None = None, *, shuffled: bool = False
    ) -> ReviewSession:
        """Open a thread with what these annotators submitted of it, or everybody; raise ``KeyError`` without it.

        They stand in the order of their names; ``shuffled``, in another with each thread, so that their places tell
        nobody who they are.
        """
        reviewer = self._annotator()
        number = self._writing.store.thread_number(thread_id)

        def load() -> UnderReview:
            with self._database.reading() as connection:
                names, sets = reviewing.under_review(connection, number, annotators)
                given = reviewing.assigned(connection, [number], annotators).get(number, ())
            awaited = tuple(each for each in given if each not in names)
            if shuffled:
                order = shuffle_for(thread_id, names)
                names, sets = order, {document: _in_order(own, order) for document, own in sets.items()}
            return UnderReview(names, sets, awaited)

        return ReviewSession(
            self._annotating.session(thread_id, GOLD, by=reviewer),
            load=load,
            of_annotator=lambda name: self._annotating.session(thread_id, name, by=reviewer),
        )

    def by_majority(
        self, query: ReviewQuery, *, progress: Progress = silent, cancelled: Cancelled = never
    ) -> tuple[ByMajority, ...]:
        """Return the open differences in the threads of a query that have a majority, at most ``AT_MOST``."""
        found: list[ByMajority] = []
        numbers = self.threads(query)
        for done, number in enumerate(numbers):
            if cancelled() or len(found) >= AT_MOST:
                break
            for row in self.rows([number], query.annotators):
                session = self.session(row.thread_id, query.annotators)
                found += [ByMajority(row.thread_id, row.title, each) for each in session.with_majority()]
            progress(done + 1, len(numbers), "")
        return tuple(found[:AT_MOST])

    def accept_majority(self, chosen: Sequence[ByMajority], annotators: Sequence[str] | None) -> Future[Changes]:
        """Settle these differences by what most say, as one act; undoable.

        Raises, in the future:
            EditError: one of them was decided or given otherwise meanwhile; nothing is done.
        """
        keys: dict[str, set[PointKey]] = {}
        for each in chosen:
            keys.setdefault(each.thread, set()).add(each.point.key)
        edits = tuple(
            edit for thread, own in keys.items() for edit in self.session(thread, annotators).majority_edits(own)
        )
        return self._annotating.carry_out(Act(self._annotator(), None, edits, GOLD))

    def precedents(self) -> Precedents:
        """Return what the latest verdicts of this project chose."""
        with self._database.reading() as connection:
            return precedents(reviewing.changes(connection, AT_MOST))

    def settings(self) -> ReviewSettings:
        """Return how the project is reviewed."""
        with self._database.reading() as connection:
            return reviewing.read_settings(connection)

    def change_settings(self, changed: ReviewSettings) -> Future[None]:
        """Keep how the project is reviewed from now on."""

        def write() -> None:
            with self._database.writing() as connection:
                reviewing.write_settings(connection, changed)

        return self._writing.write(write)


def shuffle_for(thread_id: str, names: Sequence[str]) -> tuple[str, ...]:
    """Return names in an order that is another with each thread, and the same whenever the thread is opened."""
    order = sorted(names)
    random.Random(f"blind:{thread_id}").shuffle(order)  # noqa: S311 - no secret
    return tuple(order)


def _in_order(sets: Sequence[AnnotationSet], names: Sequence[str]) -> tuple[AnnotationSet, ...]:
    return tuple(sorted(sets, key=lambda each: names.index(each.annotator)))
