"""How places and the headings of their threads look in a list."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from annotator.domain.finding import Hit
from annotator.domain.schema import Label, Schema
from annotator.gui.annotate import words
from annotator.gui.appearance import theme_in_force
from annotator.gui.controls.drawing import box, draw_tick, hairline
from annotator.gui.finding import place_words
from annotator.gui.finding.context_line import draw_context
from annotator.gui.finding.place_rows import PlaceRows
from annotator.gui.fonts import Weight, ui_font
from annotator.gui.theme import Theme
from annotator.gui.thread_view.offsets import caption

HEIGHT = 48
_LEFT, _RIGHT = 24, 20
_TICK = 16
_LABEL = 112
_LEFT_ALIGNED = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft


class PlaceDelegate(QStyledItemDelegate):
    """Paints one row; all are of one height, so that thousands need no measuring."""

    def __init__(
        self, rows: PlaceRows, schema: Callable[[], Schema], *, everybody: bool = False, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._rows, self._everybody = rows, everybody
        self._schema = schema

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(320, HEIGHT)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        theme = theme_in_force()
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        hit = self._rows.hit_at(index.row())
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._rows.is_heading(index.row()):
            _draw_heading(painter, QRectF(rect), hit, self._rows.count_under(index.row()), theme)
        else:
            current = bool(state & QStyle.StateFlag.State_Selected)
            hovered = bool(state & QStyle.StateFlag.State_MouseOver)
            painter.fillRect(rect, QColor(theme.accent_bg if current else theme.bg if hovered else theme.paper))
            painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), QColor(theme.line))
            if hit is None:
                _draw_waiting(painter, QRectF(rect), theme)
            else:
                self._draw_hit(painter, QRectF(rect), hit, index.row(), theme, current=current)
            if state & QStyle.StateFlag.State_HasFocus:
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.setPen(hairline(theme.accent, width=2))
                painter.drawRoundedRect(QRectF(rect).adjusted(2, 2, -2, -3), 5, 5)
        painter.restore()

    def about(self, hit: Hit, row: int) -> str:
        """Return what stands below a place."""
        return place_words.about(hit, self._schema(), everybody=self._everybody)

    def _draw_hit(self, painter: QPainter, rect: QRectF, hit: Hit, row: int, theme: Theme, *, current: bool) -> None:
        left = rect.left() + _LEFT
        if self._rows.ticks:
            if not hit.place.muted:
                square = QRectF(left + 0.5, rect.center().y() - _TICK / 2 + 0.5, _TICK - 1, _TICK - 1)
                _draw_box(painter, square, theme, on=self._rows.is_ticked(row))
            left += _TICK + 12
        label = place_words.label_of(hit, self._schema())
        right = rect.right() - _RIGHT
        if label is not None:
            _draw_label(painter, QRectF(right - _LABEL, rect.top(), _LABEL, rect.height()), label, theme)
            right -= _LABEL + 12
        muted = hit.place.muted
        ground = QColor(theme.accent_bg if not current else theme.paper)
        if label is not None:
            ground = QColor(label.dark if theme.dark else label.light)
            ground.setAlphaF(theme.tint)
        draw_context(
            painter,
            QRectF(left, rect.top() + 5, right - left, 23),
            hit.context,
            ink=theme.ink_3 if muted else theme.ink,
            mark_ink=theme.ink_2 if muted else theme.ink if label is not None else theme.accent_ink,
            mark_ground=ground,
        )
        painter.setFont(ui_font(11))
        painter.setPen(QColor(theme.ink_3))
        about = caption(self.about(hit, row))
        about = QFontMetrics(painter.font()).elidedText(about, Qt.TextElideMode.ElideRight, int(right - left))
        painter.drawText(QRectF(left, rect.top() + 27, right - left, 16), _LEFT_ALIGNED, about)


def _draw_heading(painter: QPainter, rect: QRectF, hit: Hit | None, count: int, theme: Theme) -> None:
    painter.fillRect(rect, QColor(theme.panel))
    painter.fillRect(QRectF(rect.left(), rect.bottom() - 1, rect.width(), 1), QColor(theme.line))
    if hit is None:
        return
    line = QRectF(rect.left() + _LEFT, rect.top() + 16, rect.width() - _LEFT - _RIGHT, rect.height() - 18)
    said = place_words.places(count)
    painter.setFont(ui_font(11))
    painter.setPen(QColor(theme.ink_3))
    painter.drawText(line, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, said)
    room = line.width() - QFontMetrics(painter.font()).horizontalAdvance(said) - 16
    font = ui_font(13, Weight.DemiBold)
    painter.setFont(font)
    painter.setPen(QColor(theme.ink))
    title = QFontMetrics(font).elidedText(caption(hit.title), Qt.TextElideMode.ElideRight, int(room))
    painter.drawText(line, _LEFT_ALIGNED, words.isolated(title))


def _draw_waiting(painter: QPainter, rect: QRectF, theme: Theme) -> None:
    """Show where the words will be."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(theme.line))
    painter.drawRoundedRect(QRectF(rect.left() + _LEFT, rect.top() + 12, rect.width() * 0.6, 9), 3, 3)
    painter.drawRoundedRect(QRectF(rect.left() + _LEFT, rect.top() + 30, rect.width() * 0.2, 7), 3, 3)


def _draw_box(painter: QPainter, square: QRectF, theme: Theme, *, on: bool) -> None:
    painter.setBrush(QColor(theme.accent if on else theme.paper))
    painter.setPen(hairline(theme.accent if on else theme.line_strong))
    painter.drawPath(box(square, 4))
    if on:
        draw_tick(painter, square, theme.bg if theme.dark else theme.paper)


def _draw_label(painter: QPainter, room: QRectF, label: Label, theme: Theme) -> None:
    """Draw the label at the right of its place: its colour or its sign, and its name."""
    colour = QColor(label.dark if theme.dark else label.light)
    middle = room.center().y()
    if label.sign:
        painter.setFont(ui_font(12, Weight.DemiBold))
        painter.setPen(QColor(theme.ink_2))
        painter.drawText(
            QRectF(room.left() - 2, room.top(), 14, room.height()), Qt.AlignmentFlag.AlignCenter, label.sign
        )
    else:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        painter.drawRoundedRect(
            QRectF(QPointF(room.left(), middle - 5), QPointF(room.left() + 10, middle + 5)), 2.5, 2.5
        )
    font = ui_font(12, Weight.Medium)
    painter.setFont(font)
    painter.setPen(QColor(theme.ink))
    title = QFontMetrics(font).elidedText(label.title, Qt.TextElideMode.ElideRight, int(room.width() - 18))
    painter.drawText(room.adjusted(18, 0, 0, 0), _LEFT_ALIGNED, title)
