"""A measure on its scale: the value as a dot, where it would lie for other texts as a bar."""

from __future__ import annotations

import math

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from annotator.gui.appearance import theme_in_force
from annotator.gui.controls.drawing import box, hairline, painter_of
from annotator.review.bootstrap import Estimate

_HIGH = 22
_BAR = 8
_DOT = 4.5


class IntervalStrip(QWidget):
    """Draws from ``least`` to 1; a tick stands at 0, where chance is, if that is not the left end."""

    def __init__(self, estimate: Estimate | None, *, least: float, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._estimate, self._least = estimate, least
        self.setFixedHeight(_HIGH)
        self.setMinimumWidth(72)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(180, _HIGH)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, painter = theme_in_force(), painter_of(self)
        middle = self.height() / 2
        painter.setPen(hairline(theme.line_strong))
        painter.drawLine(QPointF(_DOT, middle), QPointF(self.width() - _DOT, middle))
        ends = {self._least, 0.0, 1.0}
        for value in ends:
            painter.drawLine(QPointF(self._at(value), middle - 3), QPointF(self._at(value), middle + 3))
        estimate = self._estimate
        if estimate is None:
            return
        painter.setPen(Qt.PenStyle.NoPen)
        if estimate.low is not None and estimate.high is not None:
            left, right = self._at(estimate.low), self._at(estimate.high)
            bar = QRectF(left - _BAR / 2, middle - _BAR / 2, right - left + _BAR, _BAR)
            colour = QColor(theme.accent)
            colour.setAlphaF(0.3)
            painter.setBrush(colour)
            painter.drawPath(box(bar, _BAR / 2))
        painter.setBrush(QColor(theme.accent))
        painter.drawEllipse(QPointF(self._at(estimate.value), middle), _DOT, _DOT)

    def _at(self, value: float) -> float:
        share = (max(self._least, value) - self._least) / (1 - self._least)
        return _DOT + share * (self.width() - 2 * _DOT)


def least_of(estimates: list[Estimate | None]) -> float:
    """Return where the scale of some measures begins: at 0, or as many quarters lower as it takes; at -1 at most."""
    lows = [each.value if each.low is None else each.low for each in estimates if each is not None]
    return max(-1.0, math.floor(min([0.0, *lows]) * 4) / 4)
