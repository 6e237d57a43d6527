"""Figures as bars: rows with a name, one or two bars and what they say; and upright bars, one for each week."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from annotator.domain.schema import Label
from annotator.gui.appearance import theme_in_force
from annotator.gui.controls.drawing import box, hairline, painter_of
from annotator.gui.fonts import Weight, ui_font
from annotator.gui.theme import Theme
from annotator.gui.thread_view.offsets import caption

_LINE, _SECOND = 26, 15
_BAR = 10
_NAME, _TOLD = 0.26, 0.4
"""Shares of the width that the name takes, and that what the bars say takes at most."""
_GAP = 16
_HIGH, _WORDS = 150, 18
_ALIGN = Qt.AlignmentFlag

Paint = str | Label
"""One of the colours of the theme by its name, or those of a label."""


@dataclass(frozen=True, slots=True)
class Bar:
    """Parts one behind the other, each a share of the whole width (0 to 1) with its colour; ``told`` stands beside."""

    parts: tuple[tuple[float, Paint], ...]
    told: str


@dataclass(frozen=True, slots=True)
class BarRow:
    """A name and its bars, one or two; ``strong`` stands out."""

    name: str
    bars: tuple[Bar, ...]
    strong: bool = False

    @property
    def spoken(self) -> str:
        """How it is read out."""
        return f"{self.name}: {', '.join(each.told for each in self.bars)}"


class BarRows(QWidget):
    """Draws rows below each other."""

    def __init__(self, name: str, rows: Sequence[BarRow], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows = tuple(rows)
        self.setAccessibleName(name)
        self.setAccessibleDescription("; ".join(each.spoken for each in self.rows))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(sum(_height(each) for each in self.rows))

    def sizeHint(self) -> QSize:
        return QSize(420, self.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, painter = theme_in_force(), painter_of(self)
        metrics = QFontMetricsF(ui_font(11, Weight.DemiBold))
        longest = max((metrics.horizontalAdvance(bar.told) for row in self.rows for bar in row.bars), default=0.0)
        told, top = min(self.width() * _TOLD, longest + _GAP), 0.0
        for row in self.rows:
            _draw_row(painter, QRectF(0, top, self.width(), _height(row)), row, theme, told=told)
            top += _height(row)


class Columns(QWidget):
    """Upright bars: of each its name, its value, and what stands over it."""

    def __init__(self, name: str, columns: Sequence[tuple[str, float, str]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.columns = tuple(columns)
        self.setAccessibleName(name)
        self.setAccessibleDescription(", ".join(f"{title}: {over}" for title, _, over in self.columns))
        self.setFixedHeight(_HIGH)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(420, _HIGH)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, painter = theme_in_force(), painter_of(self)
        floor, room = self.height() - _WORDS, self.height() - 2 * _WORDS - 4
        painter.setPen(hairline(theme.line_strong))
        painter.drawLine(QPointF(0, floor), QPointF(self.width(), floor))
        most = max((value for _, value, _ in self.columns), default=0.0)
        width = self.width() / max(1, len(self.columns))
        painter.setFont(ui_font(11))
        metrics = QFontMetricsF(painter.font())
        # Names that would run into each other are drawn for every second or third bar.
        widest = max((metrics.horizontalAdvance(title) for title, _, _ in self.columns), default=0.0) + 8
        every = max(1, -(-int(widest) // max(1, int(width))))
        for place, (title, value, over) in enumerate(self.columns):
            middle = (place + 0.5) * width
            tall = room * value / most if most else 0.0
            if value:
                wide = min(30.0, width * 0.6)
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(QColor(theme.accent))
                tall = max(2.0, tall)
                painter.drawPath(box(QRectF(middle - wide / 2, floor - tall, wide, tall), min(3.0, tall / 2)))
                painter.setPen(QColor(theme.ink_2))
                if metrics.horizontalAdvance(over) <= width:
                    above = QRectF(middle - width / 2, floor - tall - _WORDS, width, _WORDS - 2)
                    painter.drawText(above, _ALIGN.AlignCenter, over)
            if place % every == 0:
                painter.setPen(QColor(theme.ink_2))
                below = QRectF(middle - widest / 2, floor + 2, widest, _WORDS - 2)
                painter.drawText(below, _ALIGN.AlignCenter, title)


def _height(row: BarRow) -> int:
    return _LINE + _SECOND * (len(row.bars) - 1)


def _draw_row(painter: QPainter, room: QRectF, row: BarRow, theme: Theme, *, told: float) -> None:
    name = QRectF(room.left(), room.top(), room.width() * _NAME - _GAP, _LINE)
    painter.setFont(ui_font(12, Weight.DemiBold if row.strong else Weight.Normal))
    painter.setPen(QColor(theme.ink))
    metrics = QFontMetricsF(painter.font())
    words = metrics.elidedText(caption(row.name), Qt.TextElideMode.ElideRight, name.width())
    painter.drawText(name, _ALIGN.AlignVCenter | _ALIGN.AlignLeft, words)
    for place, bar in enumerate(row.bars):
        line = QRectF(room.left(), room.top() + place * _SECOND, room.width(), _LINE)
        painter.setFont(ui_font(11, Weight.DemiBold if row.strong else Weight.Normal))
        painter.setPen(QColor(theme.ink_2))
        shown = QFontMetricsF(painter.font()).elidedText(bar.told, Qt.TextElideMode.ElideRight, told)
        painter.drawText(line, _ALIGN.AlignVCenter | _ALIGN.AlignRight, shown)
        left, right = room.width() * _NAME, room.width() - told
        scale = QRectF(left, line.center().y() - _BAR / 2, right - left, _BAR)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(theme.line))
        painter.drawPath(box(scale, 3))
        at = scale.left()
        for share, paint in bar.parts:
            wide = scale.width() * min(1.0, share)
            if wide > 0:
                painter.setBrush(colour_of(paint, theme))
                painter.drawPath(box(QRectF(at, scale.top(), max(2.0, wide), _BAR), min(3.0, wide / 2)))
            at += wide


def colour_of(paint: Paint, theme: Theme) -> QColor:
    """Return a colour in a theme."""
    if isinstance(paint, Label):
        return QColor(paint.dark if theme.dark else paint.light)
    return QColor(str(getattr(theme, paint)))
