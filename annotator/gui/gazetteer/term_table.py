"""The table of terms: arrow keys walk along it, Return changes one, Delete takes out what is selected."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QItemSelection, QItemSelectionModel, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from annotator.domain.gazetteer import Term
from annotator.gui.controls.row_list import make_row_list
from annotator.gui.gazetteer.term_rows import CASE, KIND, LABEL, NOTE, TEXT, TermRows

INSET = (
    "QTableView, QHeaderView, QHeaderView::section { background: transparent; } QTableView::item { padding: 0 7px; }"
)
"""The look of a table that stands on its page: no ground of its own, cells as far in as the words of the header."""
_HEIGHT = 30
_NARROW = 600
_WIDTHS = {LABEL: 136, KIND: 104, CASE: 88, NOTE: 128}


class TermTable(QTableView):
    """Shows terms; several can be selected.

    Signals:
        chosen(): another term is current, or others are selected.
        editing(): the current term is to be changed.
        removing(): what is selected is to be taken out.
    """

    chosen = Signal()
    editing = Signal()
    removing = Signal()

    def __init__(self, rows: TermRows, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows = rows
        self.setAccessibleName(self.tr("Terms and patterns"))
        self.setModel(rows)
        make_row_list(self, _HEIGHT)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setWordWrap(False)
        self.setStyleSheet(INSET)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionsClickable(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header.setSectionResizeMode(TEXT, QHeaderView.ResizeMode.Stretch)
        for column, width in _WIDTHS.items():
            header.resizeSection(column, width)
        self.doubleClicked.connect(lambda _index: self.editing.emit())

    @property
    def selected(self) -> Sequence[Term]:
        """The selected terms, in their order."""
        rows = sorted(index.row() for index in self.selectionModel().selectedRows())
        return [self._rows.terms[row] for row in rows]

    def go_to(self, row: int) -> None:
        """Make a row the current one, and the only one that is selected; the last where there are fewer."""
        row = min(row, self._rows.rowCount() - 1)
        if row >= 0:
            index = self._rows.index(row, 0)
            both = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
            self.selectionModel().setCurrentIndex(index, both)
            self.scrollTo(index)

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        super().selectionChanged(selected, deselected)
        self.chosen.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        narrow = event.size().width() < _NARROW
        for column in (KIND, CASE):
            self.setColumnHidden(column, narrow)
        super().resizeEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        match event.key():
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self.editing.emit()
            case Qt.Key.Key_Delete | Qt.Key.Key_Backspace:
                self.removing.emit()
            case _:
                super().keyPressEvent(event)
