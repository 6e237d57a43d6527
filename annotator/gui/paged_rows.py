"""Rows of a long list: a million of them as numbers, and what they show by the page, as far as anybody looks."""

from __future__ import annotations

from abc import abstractmethod
from array import array
from collections import OrderedDict
from collections.abc import Sequence
from typing import Generic, Protocol, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from annotator.gui.background import Background
from annotator.gui.language import sentence_of

PAGE = 256
KEPT = 64
ROW = Qt.ItemDataRole.UserRole
"""Gives the row as a value, or None while it is being read."""

Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()


class Numbered(Protocol):
    """What a row shows of a thread."""

    @property
    def number(self) -> int:
        """The thread's number."""
        ...

    @property
    def title(self) -> str:
        """What stands in the list."""
        ...


Row = TypeVar("Row", bound=Numbered)


class PagedRows(QAbstractTableModel, Generic[Row]):
    """Threads by number; pages of what they show are read in the background, the longest unseen are dropped.

    Signals:
        failed(str): rows could not be read.
    """

    failed = Signal(str)

    def __init__(self, background: Background, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._background = background
        self._numbers = array("q")
        self._pages: OrderedDict[int, tuple[Row, ...]] = OrderedDict()
        self._asked: set[int] = set()
        self._generation = 0

    @abstractmethod
    def _read(self, numbers: array[int]) -> list[Row]:
        """Return the rows of some threads, in their order; called on another thread."""

    @abstractmethod
    def _spoken(self, row: Row) -> str:
        """Return what a row says to who does not see it."""

    def _told(self, row: Row) -> Row:
        """Return a row as it is shown, with what only the list knows of it."""
        return row

    @property
    def numbers(self) -> array[int]:
        """The numbers of the threads, in their order; not to be changed."""
        return self._numbers

    def _put_numbers(self, numbers: array[int]) -> None:
        """Show these threads instead; inside a reset of the list."""
        self._generation += 1
        self._numbers = numbers
        self._pages.clear()
        self._asked.clear()

    def place_of(self, number: int | None) -> int | None:
        """Return in which row the thread of that number is, or None where it is not among them."""
        try:
            return None if number is None else self._numbers.index(number)
        except ValueError:
            return None

    def row_at(self, place: int) -> Row | None:
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

    def put_rows(self, rows: Sequence[Row]) -> None:
        """Show these rows where their threads stand; they keep their places, whatever became of them."""
        fresh = {row.number: self._told(row) for row in rows}
        for page, shown in self._pages.items():
            for offset, row in enumerate(shown):
                if row.number in fresh:
                    self._pages[page] = (*self._pages[page][:offset], fresh[row.number], *shown[offset + 1 :])
                    place = self.index(page * PAGE + offset, 0)
                    self.dataChanged.emit(place, place)

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._numbers)

    def columnCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else 1

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or role not in (ROW, Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return None
        row = self.row_at(index.row())
        if role == ROW:
            return row
        if row is None:
            return ""
        return row.title if role == Qt.ItemDataRole.DisplayRole else self._spoken(row)

    def _ask(self, page: int) -> None:
        if page in self._asked:
            return
        self._asked.add(page)
        generation = self._generation
        numbers = self._numbers[page * PAGE : (page + 1) * PAGE]

        def put(rows: list[Row]) -> None:
            if generation != self._generation:
                return
            self._asked.discard(page)
            self._pages[page] = tuple(self._told(row) for row in rows)
            self._pages.move_to_end(page)
            while len(self._pages) > KEPT:
                self._pages.popitem(last=False)
            self.dataChanged.emit(self.index(page * PAGE, 0), self.index(page * PAGE + len(numbers) - 1, 0))

        self._background.run(self._read, numbers, done=put, failed=self._sorry)

    def _sorry(self, error: Exception) -> None:
        self.failed.emit(sentence_of(error))
