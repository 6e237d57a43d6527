"""Rows that are each given one of several labels: texts, or single places of one text."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from annotator.domain.schema import Label
from annotator.domain.schema_change import At
from annotator.gui.annotate import words
from annotator.gui.appearance import theme_in_force
from annotator.gui.controls.drawing import box, draw_focus
from annotator.gui.fonts import Weight, ui_font

ROLE = Qt.ItemDataRole.UserRole
ROW = 34

_Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class Line:
    """One row: what stands there, how it reads (``lead`` and ``tail`` around ``text``), and all that it stands for."""

    text: str
    ats: tuple[At, ...]
    lead: str = ""
    tail: str = ""
    note: str = ""


class Lines(QAbstractListModel):
    """The rows, with the label that each has: None where those that it stands for differ."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.lines: Sequence[Line] = ()
        self.parts: Sequence[Label] = ()
        self.assigned: Mapping[At, str] = {}

    def show_lines(self, lines: Sequence[Line], parts: Sequence[Label], assigned: Mapping[At, str]) -> None:
        """Show other rows."""
        self.beginResetModel()
        self.lines, self.parts, self.assigned = lines, parts, assigned
        self.endResetModel()

    def show_parts(self, parts: Sequence[Label], assigned: Mapping[At, str]) -> None:
        """Show who has which label now."""
        self.parts, self.assigned = parts, assigned
        if self.lines:
            self.dataChanged.emit(self.index(0), self.index(len(self.lines) - 1))

    def part_of(self, line: Line) -> Label | None:
        """Return the label that all of a row's have, or None where they differ."""
        first = self.parts[0].name
        names = {self.assigned.get(at, first) for at in line.ats}
        return next((part for part in self.parts if names == {part.name}), None)

    def rowCount(self, parent: _Index | None = None) -> int:
        return len(self.lines)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        line = self.lines[index.row()]
        if role == ROLE:
            return line
        if role == Qt.ItemDataRole.DisplayRole:
            return line.text
        if role == Qt.ItemDataRole.AccessibleTextRole:
            part = self.part_of(line)
            label = self.tr("several labels") if part is None else part.title
            return ", ".join(
                each for each in (f"{line.lead} {line.text} {line.tail}".strip(), line.note, label) if each
            )
        return None


class LinesView(QListView):
    """Shows the rows; a digit gives the selected ones the label of that number.

    Signals:
        pressed_number(int): a digit was pressed, from 1.
        went(Line | None): the person is at another row.
    """

    pressed_number = Signal(int)
    went = Signal(object)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.lines = Lines(self)
        self.setModel(self.lines)
        self.setItemDelegate(_Delegate(self.lines, self))
        self.setAccessibleName(name)
        self.setSelectionMode(QListView.SelectionMode.ExtendedSelection)
        self.setUniformItemSizes(True)
        self.setMinimumHeight(2 * ROW + 8)
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setStyleSheet("QListView { background: transparent; border: none; outline: none; }")
        self.selectionModel().currentChanged.connect(self._went)

    @property
    def selected(self) -> list[Line]:
        """The selected rows."""
        return [self.lines.lines[index.row()] for index in self.selectionModel().selectedIndexes()]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.text().isdecimal() and event.text() != "0":
            self.pressed_number.emit(int(event.text()))
        else:
            super().keyPressEvent(event)

    def _went(self, current: QModelIndex, _before: QModelIndex) -> None:
        self.went.emit(self.lines.lines[current.row()] if current.isValid() else None)


class _Delegate(QStyledItemDelegate):
    """Paints one row: the text among what is around it, its label on the right."""

    def __init__(self, lines: Lines, parent: QObject) -> None:
        super().__init__(parent)
        self._lines = lines

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        return QSize(200, ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        line: Line = index.data(ROLE)
        theme = theme_in_force()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect = QRectF(option.rect).adjusted(4, 1, -4, -1)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(theme.accent_bg))
            painter.drawPath(box(rect, 6))
        part = self._lines.part_of(line)
        strong = ui_font(12, Weight.DemiBold)
        label = self.tr("several") if part is None else words.plain(part.title)
        width = QFontMetrics(strong).horizontalAdvance(label)
        right = rect.right() - 10 - width
        painter.setFont(strong)
        colour = theme.ink_2 if part is None else part.dark if theme.dark else part.light
        painter.setPen(QColor(colour))
        painter.drawText(QRectF(right, rect.top(), width + 2, rect.height()), _MIDDLE, label)
        if line.note:
            painter.setFont(ui_font(12))
            painter.setPen(QColor(theme.ink_3))
            width = QFontMetrics(ui_font(12)).horizontalAdvance(line.note)
            right -= width + 14
            painter.drawText(QRectF(right, rect.top(), width + 2, rect.height()), _MIDDLE, line.note)
        self._draw_text(painter, line, rect.adjusted(10, 0, right - rect.right() - 12, 0))
        if option.state & QStyle.StateFlag.State_HasFocus:
            draw_focus(painter, box(rect.adjusted(1, 1, -1, -1), 5), theme)
        painter.restore()

    def _draw_text(self, painter: QPainter, line: Line, room: QRectF) -> None:
        """Draw the text in the middle of what is around it, which gives way where there is no room."""
        theme = theme_in_force()
        strong, plain = QFontMetrics(ui_font(13, Weight.DemiBold)), QFontMetrics(ui_font(13))
        text = strong.elidedText(words.plain(line.text), Qt.TextElideMode.ElideMiddle, int(room.width()))
        left = int(room.width()) - strong.horizontalAdvance(text)
        before = words.plain(line.lead) + (" " if line.lead[-1:].isspace() else "")
        after = (" " if line.tail[:1].isspace() else "") + words.plain(line.tail)
        lead = plain.elidedText(before, Qt.TextElideMode.ElideLeft, max(0, left // 2))
        tail_room = max(0, left - plain.horizontalAdvance(lead))
        tail = plain.elidedText(after, Qt.TextElideMode.ElideRight, tail_room)
        x = room.left()
        for part, metrics, font, ink in (
            (lead, plain, ui_font(13), theme.ink_2),
            (text, strong, ui_font(13, Weight.DemiBold), theme.ink),
            (tail, plain, ui_font(13), theme.ink_2),
        ):
            if part:
                painter.setFont(font)
                painter.setPen(QColor(ink))
                width = metrics.horizontalAdvance(part)
                painter.drawText(QRectF(x, room.top(), width + 2, room.height()), _MIDDLE, part)
                x += width


_MIDDLE = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)
