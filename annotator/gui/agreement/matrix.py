"""The confusion matrix: labels by labels, the darker the oftener; agreement is grey, disagreement in colour."""

from __future__ import annotations

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from annotator.gui.agreement import words
from annotator.gui.annotate.words import number
from annotator.gui.appearance import theme_in_force
from annotator.gui.controls.drawing import hairline
from annotator.gui.fonts import Weight, ui_font
from annotator.review.confusion import Confusion
from annotator.review.ratings import Question

_HIGH = 32
_MOST_HIGH = 400
_NARROWEST, _WIDEST = 56, 104
_MOST_OF_NAMES = 160
_Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_DARKEST = 0.75  # share of the colour in the fullest cell


class MatrixRows(QAbstractTableModel):
    """A confusion as Qt asks for it."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._confusion = Confusion("", (), {})
        self._question: Question | None = None
        self._most_same = self._most_other = 0

    @property
    def confusion(self) -> Confusion:
        """What is shown."""
        return self._confusion

    def show_confusion(self, confusion: Confusion, question: Question) -> None:
        """Show this instead."""
        self.beginResetModel()
        self._confusion, self._question = confusion, question
        counts = {cell: len(found) for cell, found in confusion.cells.items()}
        self._most_same = max((count for (row, column), count in counts.items() if row == column), default=0)
        self._most_other = max((count for (row, column), count in counts.items() if row != column), default=0)
        self.endResetModel()

    def cell(self, index: _Index) -> tuple[str | None, str | None]:
        """Return the labels of a cell's row and column."""
        return self._confusion.labels[index.row()], self._confusion.labels[index.column()]

    def heat(self, index: _Index) -> float:
        """Return how full a cell is beside the fullest of its kind, from 0 to 1."""
        row, column = self.cell(index)
        most = self._most_same if row == column else self._most_other
        return self._confusion.count(row, column) / most if most else 0.0

    def fullest(self) -> tuple[int, int] | None:
        """Return row and column of the commonest disagreement, or agreement where there is none; None if empty."""
        labels = self._confusion.labels
        counted = [
            (row != column, count, -at, -across)
            for at, row in enumerate(labels)
            for across, column in enumerate(labels)
            if (count := self._confusion.count(row, column))
        ]
        if not counted:
            return None
        _, _, at, across = max(counted)
        return -at, -across

    # --- for Qt ---

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._confusion.labels)

    def columnCount(self, parent: _Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._confusion.labels)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or self._question is None:
            return None
        row, column = self.cell(index)
        if role == Qt.ItemDataRole.DisplayRole:
            count = self._confusion.count(row, column)
            return number(count) if count else ""
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            return words.cell(self._confusion, self._question, row, column)
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if self._question is None:
            return None
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return words.label(self._question, self._confusion.labels[section])
        if role == Qt.ItemDataRole.TextAlignmentRole and orientation == Qt.Orientation.Vertical:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        return None


class Matrix(QTableView):
    """Shows a confusion; arrow keys walk from cell to cell, Return and a double click go to the places.

    Signals:
        entered(): somebody wants to walk along the places of the current cell.
        stood_at(row, column): another cell is current; labels, None for nothing.
    """

    entered = Signal()
    stood_at = Signal(object, object)

    def __init__(self, rows: MatrixRows, *, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows = rows
        self.setAccessibleName(name)
        self.setModel(rows)
        self.setItemDelegate(_HeatDelegate(rows, self))
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        for header in (self.horizontalHeader(), self.verticalHeader()):
            header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
            header.setMinimumSectionSize(_HIGH)
            header.setSectionsClickable(False)
            header.setHighlightSections(False)
            header.setTextElideMode(Qt.TextElideMode.ElideRight)
            # Without the line that headers of tables have: cells are apart already.
            header.setStyleSheet("QHeaderView::section { border: none; padding: 0 6px; }")
        self.verticalHeader().setDefaultSectionSize(_HIGH)
        self.horizontalHeader().setFixedHeight(_HIGH)
        self._fit()
        rows.modelReset.connect(self._fit)
        self.doubleClicked.connect(lambda _index: self.entered.emit())
        self.selectionModel().currentChanged.connect(self._tell)

    def whole_size(self) -> QSize:
        """Return how large it is when nothing of it is out of sight."""
        count = self._rows.rowCount()
        wide = self.verticalHeader().width() + count * self.horizontalHeader().defaultSectionSize()
        return QSize(wide, (count + 1) * _HIGH)

    def sizeHint(self) -> QSize:
        whole = self.whole_size()
        bar = self.horizontalScrollBar().sizeHint().height() if whole.width() > self.width() else 0
        return QSize(whole.width(), min(whole.height(), _MOST_HIGH) + bar)

    def minimumSizeHint(self) -> QSize:
        return QSize(3 * _NARROWEST, 4 * _HIGH)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()

    def stand_at_fullest(self) -> None:
        """Stand at the commonest disagreement."""
        cell = self._rows.fullest()
        if cell is not None:
            self.setCurrentIndex(self._rows.index(*cell))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self.entered.emit()
        elif event.text() and event.text().isprintable():
            event.ignore()
        else:
            super().keyPressEvent(event)

    def _fit(self) -> None:
        """Make columns wide enough for their labels, within reason."""
        metrics = QFontMetrics(ui_font())
        names = [str(self._rows.headerData(at, Qt.Orientation.Vertical)) for at in range(self._rows.rowCount())]
        widest = max(map(metrics.horizontalAdvance, names), default=0)
        self.horizontalHeader().setDefaultSectionSize(min(max(widest + 16, _NARROWEST), _WIDEST))
        self.verticalHeader().setFixedWidth(min(widest + 16, _MOST_OF_NAMES))
        self.updateGeometry()

    def _tell(self, index: QModelIndex) -> None:
        if index.isValid():
            self.stood_at.emit(*self._rows.cell(index))


class _HeatDelegate(QStyledItemDelegate):
    """Paints a cell: its heat and its count."""

    def __init__(self, rows: MatrixRows, parent: QObject) -> None:
        super().__init__(parent)
        self._rows = rows

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        theme = theme_in_force()
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        same = index.row() == index.column()
        heat = self._rows.heat(index)
        colour = QColor(theme.ink_3 if same else theme.warn)
        # The root of it: counts differ by powers of ten, and a rare disagreement shall still be seen.
        share = (0.4 if same else _DARKEST) * heat**0.5
        colour.setAlphaF(share)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        inside = rect.adjusted(1, 1, -1, -1)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(theme.bg))
        painter.drawRoundedRect(inside, 4, 4)
        painter.setBrush(colour)
        painter.drawRoundedRect(inside, 4, 4)
        # What is dark on light ground turns light on dark ground, and takes the ink of the ground.
        painter.setPen(QColor(theme.bg if theme.dark and share > 0.5 else theme.ink))
        painter.setFont(ui_font(12, Weight.Medium if same else Weight.DemiBold))
        painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, str(index.data() or ""))
        if state & QStyle.StateFlag.State_Selected:
            focused = bool(state & QStyle.StateFlag.State_HasFocus)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(hairline(theme.accent if focused else theme.ink_3, width=2))
            painter.drawRoundedRect(inside, 4, 4)
        painter.restore()
