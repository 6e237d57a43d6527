"""A long list of threads on the screen: one walks in it by arrows, and opens a thread by a click or Return."""

from __future__ import annotations

from typing import Any, Protocol

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QStyledItemDelegate, QTableView

from annotator.gui.controls.row_list import make_row_list
from annotator.gui.paged_rows import PagedRows


class Finder(Protocol):
    """Whoever found the threads, and opens one."""

    @property
    def rows(self) -> PagedRows[Any]:
        """What was found."""
        ...

    def open_row(self, place: int) -> None:
        """Open the thread of a row."""
        ...


class PagedTable(QTableView):
    """Shows what a finder found.

    Signals:
        left(): the keyboard goes back to the thread.
    """

    left = Signal()

    def __init__(self, finder: Finder, delegate: QStyledItemDelegate, *, height: int) -> None:
        """``height`` is that of a row, in pixels."""
        super().__init__()
        self._found = finder
        delegate.setParent(self)
        self.setModel(finder.rows)
        self.setItemDelegate(delegate)
        make_row_list(self, height)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        # Below the last row is the panel itself.
        self.setStyleSheet("QTableView { background: transparent; }")
        self.setMouseTracking(True)
        self.horizontalHeader().hide()
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.clicked.connect(self._open)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self._open(self.currentIndex())
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """Letters are not for jumping here: with a million rows that would read them all."""

    def stand_at(self, place: int | None) -> None:
        """Make a row the current one and bring it into sight; None leaves all as it is."""
        if place is not None:
            index = self._found.rows.index(place, 0)
            self.setCurrentIndex(index)
            self.scrollTo(index)

    def _open(self, index: QModelIndex) -> None:
        self._found.open_row(index.row())
        self.left.emit()
