"""The rows of the queue."""

from __future__ import annotations

from array import array
from collections.abc import Mapping
from dataclasses import replace

from PySide6.QtCore import QModelIndex, QObject

from annotator.domain.order_of_work import Why
from annotator.domain.queue import QueueRow
from annotator.gui.annotate import words
from annotator.gui.background import Background
from annotator.gui.paged_rows import PAGE, PagedRows
from annotator.project import Project

_IN_SIGHT = 2


class QueueRows(PagedRows[QueueRow]):
    """Threads in the order of a query."""

    def __init__(self, project: Project, background: Background, parent: QObject | None = None) -> None:
        super().__init__(background, parent)
        self._project = project
        self._whys: Mapping[int, Why] | None = None

    def show_numbers(self, numbers: array[int], whys: Mapping[int, Why] | None = None) -> None:
        """Show these threads instead; ``whys`` where they stand by doubt, with those that stand there for more."""
        self.beginResetModel()
        self._whys = whys
        self._put_numbers(numbers)
        self.endResetModel()

    def extend_numbers(self, numbers: array[int]) -> None:
        """Show these threads, which begin with those that are shown already: a first page, and nothing is lost."""
        first = len(self._numbers)
        if first != PAGE or numbers[:first] != self._numbers:
            self.show_numbers(numbers)
        elif len(numbers) > first:
            self.beginInsertRows(QModelIndex(), first, len(numbers) - 1)
            self._numbers = numbers
            self.endInsertRows()

    def read_again(self) -> None:
        """Read anew what is in sight, and the rest once somebody looks at it; the rows stay until then."""
        for page in tuple(self._pages)[:-_IN_SIGHT]:
            del self._pages[page]
        for page in self._pages:
            self._ask(page)

    def _read(self, numbers: array[int]) -> list[QueueRow]:
        return self._project.queue_rows(numbers)

    def _spoken(self, row: QueueRow) -> str:
        return words.row(row)

    def _told(self, row: QueueRow) -> QueueRow:
        """Return a row with the reason why it stands where it does."""
        return row if self._whys is None else replace(row, why=self._whys.get(row.number, "uncertain"))
