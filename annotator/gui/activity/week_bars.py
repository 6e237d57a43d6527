"""The last seven days as bars."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QDate, QLocale, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from annotator.domain.activity import DayTime
from annotator.gui.activity import words
from annotator.gui.appearance import theme_in_force
from annotator.gui.controls.drawing import box, hairline, painter_of
from annotator.gui.fonts import Weight, ui_font

HEIGHT = 116
_BAR = 28
_WORDS = 18


class WeekBars(QWidget):
    """A bar for each day, the time over it and the day below it; today stands out."""

    def __init__(self, days: Sequence[DayTime], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._days = tuple(days)
        self.setFixedHeight(HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("Active time of the last seven days"))
        told = (f"{day_name(each.day)} {words.length(each.active)}" for each in self._days)
        self.setAccessibleDescription(", ".join(told))

    def sizeHint(self) -> QSize:
        return QSize(360, HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, painter = theme_in_force(), painter_of(self)
        most = max((each.active for each in self._days), default=0)
        floor, room = self.height() - _WORDS, self.height() - 2 * _WORDS - 4
        width = self.width() / max(1, len(self._days))
        painter.setPen(hairline(theme.line_strong))
        painter.drawLine(QPointF(0, floor), QPointF(self.width(), floor))
        for number, each in enumerate(self._days):
            is_today = number == len(self._days) - 1
            centre = (number + 0.5) * width
            high = max(2.0, room * each.active / most) if each.active else 0.0
            if high:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(QColor(theme.accent if is_today else theme.ink_3))
                bar = QRectF(centre - _BAR / 2, floor - high, _BAR, high)
                painter.drawPath(box(bar, min(3.0, high / 2)))
            font = ui_font(11, Weight.DemiBold if is_today else Weight.Normal)
            painter.setFont(font)
            painter.setPen(QColor(theme.ink if is_today else theme.ink_2))
            column = QRectF(centre - width / 2, floor + 2, width, _WORDS - 2)
            painter.drawText(column, Qt.AlignmentFlag.AlignCenter, day_name(each.day))
            if each.active:
                over = QRectF(column.left(), floor - high - _WORDS, width, _WORDS - 2)
                told = words.length(each.active)
                shown = QFontMetricsF(font).elidedText(told, Qt.TextElideMode.ElideRight, width)
                painter.drawText(over, Qt.AlignmentFlag.AlignCenter, shown)


def day_name(day: date) -> str:
    """Return the short name of the day of the week."""
    return QLocale().dayName(QDate(day.year, day.month, day.day).dayOfWeek(), QLocale.FormatType.ShortFormat)
