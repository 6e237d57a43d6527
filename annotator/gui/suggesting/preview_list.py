"""Suggestions to be taken, line by line, each of which can be left out: ticked with Space or a click."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from annotator.gui.controls.row_list import make_row_list

_Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_ROW = 32
_SURE, _WHERE = 1, 2


@dataclass(frozen=True, slots=True)
class Line:
    """One suggestion: ``key`` names it, ``what`` says it, ``sure`` how sure it is, ``where`` it stands."""

    key: Hashable
    what: str
    sure: str
    where: str


class PreviewRows(QAbstractTableModel):
    """Lines with their ticks, all of them ticked at first.

    Signals:
        ticked(): another number of lines is ticked.
    """

    ticked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines: Sequence[Line] = ()
        self._left_out: set[Hashable] = set()

    def show_lines(self, lines: Sequence[Line]) -> None:
        """Show these lines; those that were left out stay so."""
        self.beginResetModel()
        self._lines = lines
        self.endResetModel()
        self.ticked.emit()

    @property
    def chosen(self) -> list[Hashable]:
        """The keys of the lines that are ticked, in their order."""
        return [line.key for line in self._lines if line.key not in self._left_out]

    @property
    def whats(self) -> list[str]:
        """What all lines say."""
        return [line.what for line in self._lines]

    def toggle(self, row: int) -> None:
        """Tick a line, or leave it out."""
        key = self._lines[row].key
        self._left_out ^= {key}
        self.dataChanged.emit(self.index(row, 0), self.index(row, self.columnCount() - 1))
        self.ticked.emit()

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._lines)

    def columnCount(self, parent: _Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else 3

    def flags(self, index: _Index) -> Qt.ItemFlag:
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return flags | Qt.ItemFlag.ItemIsUserCheckable if index.column() == 0 else flags

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        line = self._lines[index.row()]
        texts = (line.what, line.sure, line.where)
        if role == Qt.ItemDataRole.DisplayRole:
            return texts[index.column()]
        if role == Qt.ItemDataRole.AccessibleTextRole and index.column() == 0:
            return ", ".join(each for each in texts if each)
        if role == Qt.ItemDataRole.CheckStateRole and index.column() == 0:
            return Qt.CheckState.Unchecked if line.key in self._left_out else Qt.CheckState.Checked
        return None

    def setData(self, index: _Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.CheckStateRole:
            return False
        self.toggle(index.row())
        return True


class PreviewTable(QTableView):
    """Shows the lines; Space ticks the current one wherever it is clicked."""

    def __init__(self, rows: PreviewRows, *, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setModel(rows)
        make_row_list(self, _ROW)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setWordWrap(False)
        header = self.horizontalHeader()
        header.hide()
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        for column, width in ((_SURE, 64), (_WHERE, 200)):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Fixed)
            self.setColumnWidth(column, width)
