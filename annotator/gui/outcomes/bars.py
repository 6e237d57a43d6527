"""A measure with suggestions and without, as two bars with the range in which each would lie for other threads."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from annotator.domain.outcomes import Measure
from annotator.domain.rates import Compared, Ratio
from annotator.gui.appearance import theme_in_force
from annotator.gui.controls.drawing import box, hairline, painter_of
from annotator.gui.fonts import Weight, ui_font
from annotator.gui.outcomes import words
from annotator.gui.theme import Theme

_LINE = 26
_BAR = 12
_NAME = 64
_VALUE = 66


class TwoBars(QWidget):
    """Draws them on one scale; a share's goes to 100 %."""

    def __init__(self, measure: Measure, found: Compared, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._measure = measure
        self._lines = ((self.tr("with"), found.first), (self.tr("without"), found.second))
        self.setFixedHeight(2 * _LINE)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(words.title(measure))
        self.setAccessibleDescription("; ".join(f"{name}: {self._spoken(ratio)}" for name, ratio in self._lines))

    def sizeHint(self) -> QSize:
        return QSize(340, 2 * _LINE)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, painter = theme_in_force(), painter_of(self)
        tops = [ratio.high for _, ratio in self._lines if ratio is not None]
        most = 1.0 if self._measure in words.SHARES else max(tops, default=0.0) or 1.0
        for number, (name, ratio) in enumerate(self._lines):
            colour = theme.accent if number == 0 else theme.ink_3
            self._draw(painter, number * _LINE, name, ratio, most=most, colour=colour, theme=theme)

    def _draw(
        self, painter: QPainter, top: float, name: str, ratio: Ratio | None, *, most: float, colour: str, theme: Theme
    ) -> None:
        line = QRectF(0, top, self.width(), _LINE)
        align = Qt.AlignmentFlag.AlignVCenter
        painter.setFont(ui_font(12))
        painter.setPen(QColor(theme.ink_2))
        painter.drawText(line, align | Qt.AlignmentFlag.AlignLeft, name)
        room = line.adjusted(_NAME, (_LINE - _BAR) / 2, -_VALUE, -(_LINE - _BAR) / 2)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(theme.line))
        painter.drawPath(box(room, 3))
        if ratio is None:
            painter.setPen(QColor(theme.ink_3))
            painter.drawText(line, align | Qt.AlignmentFlag.AlignRight, "–")
            return

        def at(value: float) -> float:
            return room.left() + room.width() * min(1.0, max(0.0, value / most))

        painter.setBrush(QColor(colour))
        painter.drawPath(box(QRectF(room.left(), room.top(), max(3.0, at(ratio.value) - room.left()), _BAR), 3))
        painter.setPen(hairline(theme.ink, width=1.5))
        middle = room.center().y()
        painter.drawLine(QPointF(at(ratio.low), middle), QPointF(at(ratio.high), middle))
        for end in (ratio.low, ratio.high):
            painter.drawLine(QPointF(at(end), middle - 4), QPointF(at(end), middle + 4))
        painter.setFont(ui_font(12, Weight.DemiBold))
        painter.setPen(QColor(theme.ink))
        painter.drawText(line, align | Qt.AlignmentFlag.AlignRight, words.amount(ratio.value, self._measure))

    def _spoken(self, ratio: Ratio | None) -> str:
        return self.tr("nothing") if ratio is None else words.spread(ratio, self._measure)
