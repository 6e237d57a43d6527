"""The rows of the list of threads: a million as numbers, and what they show by the page, as far as anybody looks."""

from __future__ import annotations

from array import array
from collections import OrderedDict
from collections.abc import Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from annotator.domain.review_query import ReviewRow
from annotator.gui.background import Background
from annotator.gui.language import sentence_of
from annotator.gui.review import thread_words
from annotator.project.reviewing import Reviewing

PAGE = 256
KEPT = 64
ROW = Qt.ItemDataRole.UserRole
"""Gives the ``ReviewRow``, or None while it is being read."""

_Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


class ThreadRows(QAbstractTableModel):
    """Threads of a query; pages are read in the background and the longest unseen are dropped.

    Signals:
        failed(str): rows could not be read.
    """

    failed = Signal(str)

    def __init__(self, reviewing: Reviewing, background: Background, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._reviewing = reviewing
        self._background = background
        self._numbers = array("q")
        self._annotators: tuple[str, ...] | None = None
        self._pages: OrderedDict[int, tuple[ReviewRow, ...]] = OrderedDict()
        self._asked: set[int] = set()
        self._generation = 0
        self.blind = False
        """Whether names are left out of what is read out."""

    @property
    def numbers(self) -> array[int]:
        """The numbers of the threads, in their order; not to be changed."""
        return self._numbers

    def show_numbers(self, numbers: array[int], annotators: tuple[str, ...] | None) -> None:
        """Show these threads instead, with those of the annotators who submitted them."""
        self.beginResetModel()
        self._generation += 1
        self._numbers, self._annotators = numbers, annotators
        self._pages.clear()
        self._asked.clear()
        self.endResetModel()

    def place_of(self, number: int | None) -> int | None:
        """Return in which row the thread of that number is, or None where it is not among them."""
        try:
            return None if number is None else self._numbers.index(number)
        except ValueError:
            return None

    def row_at(self, place: int) -> ReviewRow | None:
        """Return what is known of a row; one that is not known yet is read, and announced when it is there."""
        if not 0 <= place < len(self._numbers):
            return None
        page, offset = divmod(place, PAGE)
        rows = self._pages.get(page)
        if rows is None:
            self._ask(page)
            return None
        self._pages.move_to_end(page)
        return rows[offset] if offset < len(rows) else None

    def put_rows(self, rows: Sequence[ReviewRow]) -> None:
        """Show these rows where their threads stand; they keep their places, whatever became of them."""
        fresh = {row.number: row for row in rows}
        for page, shown in self._pages.items():
            for offset, row in enumerate(shown):
                if row.number in fresh:
                    self._pages[page] = (*self._pages[page][:offset], fresh[row.number], *shown[offset + 1 :])
                    place = self.index(page * PAGE + offset, 0)
                    self.dataChanged.emit(place, place)

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._numbers)

    def columnCount(self, parent: _Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else 1

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or role not in (ROW, Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return None
        row = self.row_at(index.row())
        if role == ROW:
            return row
        if row is None:
            return ""
        return row.title if role == Qt.ItemDataRole.DisplayRole else thread_words.row(row, blind=self.blind)

    def _ask(self, page: int) -> None:
        if page in self._asked:
            return
        self._asked.add(page)
        generation = self._generation
        numbers = self._numbers[page * PAGE : (page + 1) * PAGE]

        def put(rows: list[ReviewRow]) -> None:
            if generation != self._generation:
                return
            self._asked.discard(page)
            self._pages[page] = tuple(rows)
            self._pages.move_to_end(page)
            while len(self._pages) > KEPT:
                self._pages.popitem(last=False)
            self.dataChanged.emit(self.index(page * PAGE, 0), self.index(page * PAGE + len(numbers) - 1, 0))

        self._background.run(self._reviewing.rows, numbers, self._annotators, done=put, failed=self._sorry)

    def _sorry(self, error: Exception) -> None:
        self.failed.emit(sentence_of(error))
