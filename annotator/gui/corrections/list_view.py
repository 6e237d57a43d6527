"""The list of corrections: arrow keys walk along it, Return goes to the place."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QWidget

from annotator.domain.correction import Correction
from annotator.gui.corrections.rows import CorrectionDelegate, CorrectionRows


class CorrectionList(QListView):
    """Shows corrections.

    Signals:
        chosen(): another one is the current one, or none is.
        wanted(): the person wants to go to the place of the current one.
    """

    chosen = Signal()
    wanted = Signal()

    def __init__(self, rows: CorrectionRows, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows = rows
        self.setAccessibleName(self.tr("Corrections"))
        self.setModel(rows)
        self.setItemDelegate(CorrectionDelegate(rows, self))
        self.setUniformItemSizes(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.selectionModel().currentChanged.connect(lambda _now, _before: self.chosen.emit())
        self.doubleClicked.connect(lambda _index: self.wanted.emit())

    @property
    def current(self) -> Correction | None:
        """The current correction."""
        return self._rows.at(self.currentIndex().row())

    def stand_at(self, row: int) -> None:
        """Make the row the current one, or the last where there are fewer."""
        row = min(row, self._rows.rowCount() - 1)
        index = self._rows.index(row, 0) if row >= 0 else QModelIndex()
        self.setCurrentIndex(index)
        if row >= 0:
            self.scrollTo(index)
        self.chosen.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self.wanted.emit()
        elif event.text() and event.text().isprintable():
            event.ignore()  # letters are keys of the page, not for jumping
        else:
            super().keyPressEvent(event)
