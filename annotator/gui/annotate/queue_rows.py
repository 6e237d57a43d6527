"""The rows of the queue: a million of them as numbers, and what they show by the page, as far as anybody looks."""

from __future__ import annotations

from array import array
from collections import OrderedDict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from annotator.domain.order_of_work import Why
from annotator.domain.queue import QueueRow
from annotator.gui.annotate import words
from annotator.gui.background import Background
from annotator.gui.language import sentence_of
from annotator.project import Project

PAGE = 256
KEPT = 64
_IN_SIGHT = 2
ROW = Qt.ItemDataRole.UserRole
"""Gives the ``QueueRow``, or None while it is being read."""

_Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


class QueueRows(QAbstractTableModel):
    """Threads in the order of a query; pages are read in the background and the longest unseen are dropped.

    Signals:
        failed(str): rows could not be read.
    """

    failed = Signal(str)

    def __init__(self, project: Project, background: Background, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._project = project
        self._background = background
        self._numbers = array("q")
        self._whys: Mapping[int, Why] | None = None
        self._pages: OrderedDict[int, tuple[QueueRow, ...]] = OrderedDict()
        self._asked: set[int] = set()
        self._generation = 0

    @property
    def numbers(self) -> array[int]:
        """The numbers of the threads, in their order; not to be changed."""
        return self._numbers

    def show_numbers(self, numbers: array[int], whys: Mapping[int, Why] | None = None) -> None:
        """Show these threads instead; ``whys`` where they stand by doubt, with those that stand there for more."""
        self.beginResetModel()
        self._generation += 1
        self._numbers, self._whys = numbers, whys
        self._pages.clear()
        self._asked.clear()
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

    def place_of(self, number: int) -> int | None:
        """Return in which row the thread of that number is, or None where it is not among them."""
        try:
            return self._numbers.index(number)
        except ValueError:
            return None

    def row_at(self, place: int) -> QueueRow | None:
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

    def read_again(self) -> None:
        """Read anew what is in sight, and the rest once somebody looks at it; the rows stay until then."""
        for page in tuple(self._pages)[:-_IN_SIGHT]:
            del self._pages[page]
        for page in self._pages:
            self._ask(page)

    def put_rows(self, rows: Sequence[QueueRow]) -> None:
        """Show these rows where their threads stand; they keep their places, whatever became of them."""
        fresh = {row.number: self._explained(row) for row in rows}
        for page, shown in self._pages.items():
            for offset, row in enumerate(shown):
                if row.number in fresh:
                    place = page * PAGE + offset
                    self._pages[page] = (*self._pages[page][:offset], fresh[row.number], *shown[offset + 1 :])
                    self.dataChanged.emit(self.index(place, 0), self.index(place, 0))

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
        return row.title if role == Qt.ItemDataRole.DisplayRole else words.row(row)

    def _ask(self, page: int) -> None:
        if page in self._asked:
            return
        self._asked.add(page)
        generation = self._generation
        numbers = self._numbers[page * PAGE : (page + 1) * PAGE]

        def put(rows: list[QueueRow]) -> None:
            if generation != self._generation:
                return
            self._asked.discard(page)
            self._pages[page] = tuple(self._explained(row) for row in rows)
            self._pages.move_to_end(page)
            while len(self._pages) > KEPT:
                self._pages.popitem(last=False)
            self.dataChanged.emit(self.index(page * PAGE, 0), self.index(page * PAGE + len(numbers) - 1, 0))

        self._background.run(self._project.queue_rows, numbers, done=put, failed=self._sorry)

    def _explained(self, row: QueueRow) -> QueueRow:
        """Return a row with the reason why it stands where it does."""
        return row if self._whys is None else replace(row, why=self._whys.get(row.number, "uncertain"))

    def _sorry(self, error: Exception) -> None:
        self.failed.emit(sentence_of(error))
