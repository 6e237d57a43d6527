"""What a table of terms would bring: seen row by row before anything is listed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from annotator.domain.gazetteer import Term
from annotator.formats.gazetteer_csv import TermTable
from annotator.gui.annotate import words
from annotator.gui.appearance import theme_in_force
from annotator.gui.controls.buttons import link_button, primary_button
from annotator.gui.controls.frames import hairline
from annotator.gui.controls.labels import heading, wrapped
from annotator.gui.controls.row_list import make_row_list
from annotator.gui.gazetteer.term_list import TermList
from annotator.gui.gazetteer.term_table import INSET
from annotator.gui.language import said
from annotator.gui.style_sheet import look
from annotator.gui.thread_view.offsets import caption

_Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_HEIGHT = 28

Fate = Literal["new", "known", "repeated", "refused"]


@dataclass(frozen=True, slots=True)
class Line:
    """A row of the file (lines count from 1): what becomes of it, its text and label, or why it is refused."""

    line: int
    fate: Fate
    text: str
    label: str = ""


def lines_of(table: TermTable, listed: TermList) -> tuple[Line, ...]:
    """Return all rows of a table in their order."""
    found: list[Line] = []
    for term in table.terms:
        first, *more = table.lines[term.id]
        label = listed.title_of(term)
        found.append(Line(first, "known" if listed.has(term.id) else "new", term.text, label))
        found += (Line(line, "repeated", term.text, label) for line in more)
    found += (Line(error.line or 0, "refused", said(error.reason)) for error in table.refused)
    return tuple(sorted(found, key=lambda each: each.line))


class _Lines(QAbstractTableModel):
    def __init__(self, lines: Sequence[Line], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lines = lines

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._lines)

    def columnCount(self, parent: _Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else 4

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return (self.tr("Line"), "", self.tr("Text"), self.tr("Label"))[section]
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return None

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        each = self._lines[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return (words.number(each.line), self._fate(each.fate), caption(each.text), each.label)[index.column()]
        if role == Qt.ItemDataRole.ToolTipRole and each.fate == "refused":
            return each.text
        if role == Qt.ItemDataRole.ForegroundRole and each.fate != "new":
            theme = theme_in_force()
            return QColor(theme.bad if each.fate == "refused" else theme.ink_3)
        return None

    def _fate(self, fate: Fate) -> str:
        fates = {
            "new": self.tr("new"),
            "known": self.tr("listed already"),
            "repeated": self.tr("said before"),
            "refused": self.tr("refused"),
        }
        return fates[fate]


class CsvPreview(QDialog):
    """Shows the rows of a table, what is wrong with them first said in numbers; accepted, its new terms are listed."""

    def __init__(self, name: str, table: TermTable, listed: TermList, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Import terms"))
        self.lines = lines_of(table, listed)
        self.new: Sequence[Term] = [term for term in table.terms if not listed.has(term.id)]
        self.summary = wrapped(self._summary())
        self.take = primary_button(
            self.tr("List 1 term") if len(self.new) == 1 else self.tr("List %Ln terms", "", len(self.new))
        )
        self.take.setEnabled(bool(self.new))
        self.take.clicked.connect(self.accept)
        cancel = link_button(self.tr("Cancel"))
        cancel.clicked.connect(self.reject)
        self.table = self._table()
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(cancel)
        buttons.addSpacing(16)
        buttons.addWidget(self.take)
        column = QVBoxLayout(self)
        column.setContentsMargins(28, 24, 28, 20)
        column.setSpacing(10)
        column.addWidget(heading(name, 20))
        column.addWidget(self.summary)
        column.addWidget(hairline())
        column.addWidget(self.table, 1)
        column.addWidget(hairline())
        column.addLayout(buttons)
        self.resize(720, 520)
        (self.take if self.new else cancel).setFocus(Qt.FocusReason.OtherFocusReason)

    def refuse(self, sentence: str) -> None:
        """Say why nothing of the table can be listed as it is."""
        self.summary.setText(sentence)
        look(self.summary, "bad")
        self.summary.style().polish(self.summary)
        self.take.setEnabled(False)

    def _table(self) -> QTableView:
        table = QTableView()
        table.setAccessibleName(self.tr("Rows of the file"))
        table.setModel(_Lines(self.lines, table))
        make_row_list(table, _HEIGHT)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setStyleSheet(INSET)
        for row, each in enumerate(self.lines):
            if each.fate == "refused":
                # Why it is refused takes the place of its label, too.
                table.setSpan(row, 2, 1, 2)
        header = table.horizontalHeader()
        header.setSectionsClickable(False)
        header.setHighlightSections(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header.setSectionResizeMode(2, QHeaderView.ResizeMode.Stretch)
        for column, width in ((0, 64), (1, 120), (3, 160)):
            header.resizeSection(column, width)
        return table

    def _summary(self) -> str:
        """Say how many rows are new, known, repeated and refused."""

        def count(*fates: Fate) -> str:
            return words.number(sum(each.fate in fates for each in self.lines))

        sentence = self.tr("{new} new · {known} listed already · {repeated} said twice in the file · {refused} refused")
        return sentence.format(
            new=count("new"), known=count("known"), repeated=count("repeated"), refused=count("refused")
        )
