"""The texts of a list of consistency: each with its labels and how often it has them."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from annotator.domain.finding import LabelledText
from annotator.domain.schema import Schema
from annotator.gui.annotate import words
from annotator.gui.appearance import theme_in_force
from annotator.gui.controls.drawing import hairline
from annotator.gui.finding import place_words
from annotator.gui.fonts import Weight, reading_font, ui_font
from annotator.gui.thread_view.offsets import caption

WIDTH = 304
_HEIGHT = 54
_Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_LINE = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft


class TextRows(QAbstractListModel):
    """Texts in their order; one that is settled leaves the list."""

    def __init__(self, schema: Callable[[], Schema], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._schema = schema
        self.texts: list[LabelledText] = []

    def show_texts(self, texts: Sequence[LabelledText]) -> None:
        """Show these texts instead."""
        self.beginResetModel()
        self.texts = list(texts)
        self.endResetModel()

    def drop(self, row: int) -> None:
        """Take a text out of the list."""
        self.beginRemoveRows(_NOWHERE, row, row)
        del self.texts[row]
        self.endRemoveRows()

    def put(self, row: int, text: LabelledText) -> None:
        """Show a text as it is now."""
        self.texts[row] = text
        self.dataChanged.emit(self.index(row, 0), self.index(row, 0))

    def counts(self, text: LabelledText) -> str:
        """Return the labels of a text with their numbers, and how many places have none."""
        titles = {
            label.name: label.title
            for each in self._schema().layers
            if each.name == text.layer
            for label in each.labels
        }
        parts = [f"{titles.get(label, label)} {words.number(count)}" for label, count in text.counts]
        if text.is_missed:
            pattern = self.tr("{count} missed")
            parts.append(pattern.format(count=words.number(text.total)))
        return " · ".join(parts)

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.texts)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        text = self.texts[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return caption(text.text)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{text.text}. {self.counts(text)}. {place_words.places(text.total)}"
        return self.counts(text) if role == Qt.ItemDataRole.UserRole else None


class TextList(QListView):
    """Shows the texts; all rows are of one height."""

    def __init__(self, rows: TextRows, *, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setModel(rows)
        self.setItemDelegate(_TextDelegate(self))
        self.setUniformItemSizes(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFixedWidth(WIDTH)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.text() and event.text().isprintable():
            event.ignore()  # letters and digits are keys of the page
        else:
            super().keyPressEvent(event)


class _TextDelegate(QStyledItemDelegate):
    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        return QSize(WIDTH - 12, _HEIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        theme = theme_in_force()
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        current = bool(state & QStyle.StateFlag.State_Selected)
        hovered = bool(state & QStyle.StateFlag.State_MouseOver)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(rect, QColor(theme.accent_bg if current else theme.bg if hovered else theme.panel))
        painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), QColor(theme.line))
        room = QRectF(rect).adjusted(24, 7, -16, -7)
        font = reading_font(15, Weight.DemiBold)
        painter.setFont(font)
        painter.setPen(QColor(theme.ink))
        text = QFontMetrics(font).elidedText(str(index.data()), Qt.TextElideMode.ElideMiddle, int(room.width()))
        painter.drawText(QRectF(room.left(), room.top(), room.width(), 21), _LINE, text)
        painter.setFont(ui_font(11))
        painter.setPen(QColor(theme.ink_2))
        counts = str(index.data(Qt.ItemDataRole.UserRole))
        counts = QFontMetrics(painter.font()).elidedText(counts, Qt.TextElideMode.ElideRight, int(room.width()))
        painter.drawText(QRectF(room.left(), room.top() + 23, room.width(), 16), _LINE, counts)
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(hairline(theme.accent, width=2))
            painter.drawRoundedRect(QRectF(rect).adjusted(2, 2, -2, -3), 5, 5)
        painter.restore()
