"""The list of places: arrow keys walk along it, Return goes there, Space ticks."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from annotator.domain.finding import Hit
from annotator.domain.schema import Schema
from annotator.gui.controls.row_list import make_row_list
from annotator.gui.finding.place_delegate import HEIGHT, PlaceDelegate
from annotator.gui.finding.place_rows import PlaceRows

_TICK_UP_TO = 48


class PlaceTable(QTableView):
    """Shows places.

    Signals:
        wanted(Hit): somebody wants to go to that place.
    """

    wanted = Signal(object)

    def __init__(
        self,
        rows: PlaceRows,
        schema: Callable[[], Schema],
        *,
        name: str,
        everybody: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._rows = rows
        self._delegate = PlaceDelegate(rows, schema, everybody=everybody, parent=self)
        self.setAccessibleName(name)
        self.setModel(rows)
        self.setItemDelegate(self._delegate)
        make_row_list(self, HEIGHT)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setMouseTracking(True)
        self.horizontalHeader().hide()
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.doubleClicked.connect(self._want)

    def step(self, by: int) -> Hit | None:
        """Go to the next place, or the one before (-1), and return it; None at the end, or while it is being read."""
        row = self.currentIndex().row() + by
        while 0 <= row < self._rows.rowCount() and self._rows.is_heading(row):
            row += by
        if not 0 <= row < self._rows.rowCount():
            return None
        self.setCurrentIndex(self._rows.index(row, 0))
        return self._rows.hit_at(row)

    def step_to(self, number: int) -> None:
        """Go to the place of that number, where there is one."""
        if number < len(self._rows.places):
            index = self._rows.index(self._rows.row_of(number), 0)
            self.setCurrentIndex(index)
            self.scrollTo(index)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        index = self.currentIndex()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and index.isValid():
            self._want(index)
        elif event.key() == Qt.Key.Key_Space and index.isValid():
            self._rows.toggle(index.row())
        elif event.text() and event.text().isprintable():
            event.ignore()  # letters are keys of the page, not for jumping: that would read thousands of rows
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """Letters are not for jumping here."""

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and self._rows.ticks and event.position().x() < _TICK_UP_TO:
            self._rows.toggle(index.row())

    def _want(self, index: QModelIndex) -> None:
        hit = self._rows.hit_at(index.row())
        if hit is not None and self._rows.number_at(index.row()) is not None:
            self.wanted.emit(hit)
