"""The layers of the schema with their labels, in one list."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QColor,
    QDragLeaveEvent,
    QDragMoveEvent,
    QDropEvent,
    QFontMetrics,
    QKeyEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from annotator.domain.schema import Attribute, Label, Layer, Schema
from annotator.domain.schema_change import LabelPlace
from annotator.gui.annotate import words
from annotator.gui.appearance import theme_in_force
from annotator.gui.controls.drawing import box, draw_focus
from annotator.gui.controls.key_cap import HEIGHT as CAP_HEIGHT
from annotator.gui.controls.key_cap import draw_key_cap, key_cap_width
from annotator.gui.fonts import Weight, ui_font
from annotator.gui.schema.chosen import Chosen

ROW = 30
ROLE = Qt.ItemDataRole.UserRole

_Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class Row:
    """One line: a layer, an attribute or a label; ``uses`` is None while it is being counted, or does not apply."""

    chosen: Chosen
    title: str
    depth: int = 0
    label: Label | None = None
    retired: bool = False
    uses: int | None = None


def rows_of(schema: Schema) -> list[Row]:
    """Return the lines of a schema."""
    rows: list[Row] = []
    for layer in schema.layers:
        place = LabelPlace(layer.name)
        rows.append(Row(Chosen(place), layer.title, retired=layer.retired))
        rows += _labels(layer, place, 1)
        for attribute in layer.attributes:
            own = LabelPlace(layer.name, attribute.name)
            rows.append(Row(Chosen(own), attribute.title, depth=1, retired=attribute.retired))
            rows += _labels(attribute, own, 2)
    return rows


def _labels(owner: Layer | Attribute, place: LabelPlace, depth: int) -> list[Row]:
    return [Row(Chosen(place, each.name), each.title, depth, each, each.retired) for each in owner.labels]


class OutlineRows(QAbstractListModel):
    """The rows, as Qt asks for them."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows: Sequence[Row] = ()

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Show these rows; those that stay where they are keep the keyboard."""
        if len(rows) == len(self.rows):
            self.rows = rows
            self.dataChanged.emit(self.index(0), self.index(len(rows) - 1))
            return
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    def flags(self, index: _Index) -> Qt.ItemFlag:
        return super().flags(index) | Qt.ItemFlag.ItemIsDragEnabled | Qt.ItemFlag.ItemIsDropEnabled

    def rowCount(self, parent: _Index | None = None) -> int:
        return len(self.rows)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = self.rows[index.row()]
        if role == ROLE:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return row.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._said(row)
        return None

    def _said(self, row: Row) -> str:
        parts = [row.title]
        if row.label is not None:
            parts.append(self.tr("label"))
            if row.label.key:
                parts.append(self.tr("key {key}").format(key=row.label.key))
        else:
            parts.append(self.tr("layer") if row.chosen.place.attribute is None else self.tr("attribute"))
        if row.retired:
            parts.append(self.tr("retired"))
        if row.uses is not None:
            parts.append(self.tr("given once") if row.uses == 1 else self.tr("given %Ln times", "", row.uses))
        return ", ".join(parts)


class Outline(QListView):
    """Shows the rows; the arrow keys walk along them, Alt with them or the mouse moves one among those beside it.

    Signals:
        chosen(Chosen): a person went to another row.
        moving(int): what is current is to go up (-1) or down (1).
        dropped(Chosen, Chosen | None): that is to stand before the other, None: behind all beside it.
    """

    chosen = Signal(object)
    moving = Signal(int)
    dropped = Signal(object, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows = OutlineRows(self)
        self.setModel(self._rows)
        self.setItemDelegate(_Delegate(self))
        self.setAccessibleName(self.tr("Layers and labels"))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setUniformItemSizes(True)
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setStyleSheet("QListView { background: transparent; border: none; outline: none; }")
        self.setDragDropMode(QListView.DragDropMode.InternalMove)
        self._showing = False
        self._gap: int | None = None
        self.selectionModel().currentChanged.connect(self._went)

    def show_rows(self, rows: Sequence[Row], chosen: Chosen) -> None:
        """Show these rows, and which of them is chosen."""
        self._showing = True
        self._rows.show_rows(rows)
        for number, row in enumerate(rows):
            if row.chosen == chosen:
                self.setCurrentIndex(self._rows.index(number))
        self._showing = False

    @property
    def titles(self) -> list[str]:
        """The titles shown."""
        return [row.title for row in self._rows.rows]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        by = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(Qt.Key(event.key()))
        if by is not None and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.moving.emit(by)
        else:
            super().keyPressEvent(event)

    # --- the mouse ---

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        self._show_gap(self._gap_at(event.position().y()))
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._show_gap(None)
        super().dragLeaveEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:
        rows = self._beside()
        gap = self._gap_at(event.position().y())
        self._show_gap(None)
        # A copy: a move would have the view take the row out itself.
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        moved = self._rows.rows[self.currentIndex().row()].chosen
        if rows[gap : gap + 1] != [moved]:
            self.dropped.emit(moved, rows[gap] if gap < len(rows) else None)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._gap is not None:
            painter = QPainter(self.viewport())
            y = min(max(1, self._edges()[self._gap]), self.viewport().height() - 2)
            painter.fillRect(12, y - 1, self.viewport().width() - 24, 2, QColor(theme_in_force().accent))
            painter.end()

    def _beside(self) -> list[Chosen]:
        """Return what stands beside the current row, with it."""
        around = self._rows.rows[self.currentIndex().row()].chosen.around
        return [row.chosen for row in self._rows.rows if row.chosen.around == around]

    def _edges(self) -> list[int]:
        """Return where each of the rows beside the current one begins, and where the last of them ends."""
        rows = self._rows.rows
        around = rows[self.currentIndex().row()].chosen.around
        numbers = [number for number, row in enumerate(rows) if row.chosen.around == around]
        last = numbers[-1] + 1
        while last < len(rows) and rows[last].depth > rows[numbers[-1]].depth:
            last += 1
        end = self.visualRect(self._rows.index(last - 1)).bottom() + 1
        return [*(self.visualRect(self._rows.index(number)).top() for number in numbers), end]

    def _gap_at(self, y: float) -> int:
        """Return before which of the rows beside the current one a drop at that height puts it."""
        return sum((top + bottom) / 2 < y for top, bottom in pairwise(self._edges()))

    def _show_gap(self, gap: int | None) -> None:
        if gap != self._gap:
            self._gap = gap
            self.viewport().update()

    def _went(self, current: QModelIndex, _before: QModelIndex) -> None:
        if not self._showing and current.isValid():
            self.chosen.emit(self._rows.rows[current.row()].chosen)


class _Delegate(QStyledItemDelegate):
    """Paints one row."""

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        return QSize(200, ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        row: Row = index.data(ROLE)
        theme = theme_in_force()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = QRectF(option.rect).adjusted(8, 1, -8, -1)
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
        if selected or hovered:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(theme.accent_bg if selected else theme.bg))
            painter.drawPath(box(rect, 6))
        x = rect.left() + 8 + 14 * row.depth
        right = rect.right() - 8
        middle = rect.center().y()
        if row.label is not None:
            colour = QColor(row.label.dark if theme.dark else row.label.light)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour)
            painter.drawRoundedRect(QRectF(x, middle - 5, 10, 10), 3, 3)
            x += 18
            if row.label.key:
                key = row.label.key.upper()
                width = key_cap_width(key)
                draw_key_cap(painter, QRectF(right - width, middle - CAP_HEIGHT / 2, width, CAP_HEIGHT), key, theme)
                right -= width + 8
            if row.uses:
                painter.setFont(ui_font(11))
                painter.setPen(QColor(theme.ink_3))
                count = words.number(row.uses)
                width = QFontMetrics(ui_font(11)).horizontalAdvance(count)
                painter.drawText(QRectF(right - width, rect.top(), width, rect.height()), _MIDDLE, count)
                right -= width + 8
        font = ui_font(13, Weight.Medium if row.label is not None else Weight.DemiBold)
        font.setStrikeOut(row.retired)
        painter.setFont(font)
        painter.setPen(QColor(theme.ink_3 if row.retired else theme.accent_ink if selected else theme.ink))
        title = QFontMetrics(font).elidedText(words.plain(row.title), Qt.TextElideMode.ElideRight, int(right - x))
        painter.drawText(QRectF(x, rect.top(), right - x, rect.height()), _MIDDLE, title)
        if option.state & QStyle.StateFlag.State_HasFocus:
            draw_focus(painter, box(rect.adjusted(1, 1, -1, -1), 5), theme)
        painter.restore()


_MIDDLE = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)
