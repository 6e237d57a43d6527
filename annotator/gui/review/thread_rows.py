"""The rows of the reviewer's list of threads."""

from __future__ import annotations

from array import array

from PySide6.QtCore import QObject

from annotator.domain.review_query import ReviewRow
from annotator.gui.background import Background
from annotator.gui.paged_rows import PagedRows
from annotator.gui.review import thread_words
from annotator.project.reviewing import Reviewing


class ThreadRows(PagedRows[ReviewRow]):
    """Threads of a query, with those who submitted them."""

    def __init__(self, reviewing: Reviewing, background: Background, parent: QObject | None = None) -> None:
        super().__init__(background, parent)
        self._reviewing = reviewing
        self._annotators: tuple[str, ...] | None = None
        self.blind = False
        """Whether names are left out of what is read out."""

    def show_numbers(self, numbers: array[int], annotators: tuple[str, ...] | None) -> None:
        """Show these threads instead, with those of the annotators who submitted them."""
        self.beginResetModel()
        self._annotators = annotators
        self._put_numbers(numbers)
        self.endResetModel()

    def _read(self, numbers: array[int]) -> list[ReviewRow]:
        return self._reviewing.rows(numbers, self._annotators)

    def _spoken(self, row: ReviewRow) -> str:
        return thread_words.row(row, blind=self.blind)
