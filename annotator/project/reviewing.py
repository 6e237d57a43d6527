"""Review: which threads there are to look at, opening one, and how the project is reviewed."""

from __future__ import annotations

import random
from array import array
from collections.abc import Callable, Sequence
from concurrent.futures import Future

from annotator.domain.annotation import GOLD
from annotator.domain.annotation_set import AnnotationSet
from annotator.domain.review_query import ReviewQuery, ReviewRow, ReviewSettings
from annotator.project.annotating import Annotating
from annotator.project.review_session import ReviewSession, UnderReview
from annotator.project.writing import Writing
from annotator.storage import reviewing


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
            if shuffled:
                order = shuffle_for(thread_id, names)
                names, sets = order, {document: _in_order(own, order) for document, own in sets.items()}
            return UnderReview(names, sets)

        return ReviewSession(
            self._annotating.session(thread_id, GOLD, by=reviewer),
            load=load,
            of_annotator=lambda name: self._annotating.session(thread_id, name, by=reviewer),
        )

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
