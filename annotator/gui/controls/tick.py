"""A tick box."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPaintEvent
from PySide6.QtWidgets import QCheckBox

from annotator.gui.appearance import theme_in_force
from annotator.gui.controls.drawing import box, draw_focus, draw_tick, hairline, painter_of
from annotator.gui.fonts import ui_font

_SIDE = 16


class Tick(QCheckBox):
    """A check box in our look: a square of 16 pixels and its words."""

    def sizeHint(self) -> QSize:
        words = QFontMetrics(ui_font()).horizontalAdvance(self.text())
        return QSize(_SIDE + 4 + (8 + words if self.text() else 0), 24)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def hitButton(self, pos: object) -> bool:
        return True

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = theme_in_force()
        painter = painter_of(self)
        square = QRectF(2.5, (self.height() - _SIDE) / 2 + 0.5, _SIDE - 1, _SIDE - 1)
        on = self.isChecked() and self.isEnabled()
        painter.setBrush(QColor(theme.accent if on else theme.paper))
        painter.setPen(hairline(theme.accent if on else theme.line_strong))
        painter.drawPath(box(square, 4))
        if self.isChecked():
            draw_tick(painter, square, theme.bg if theme.dark else theme.paper)
        if self.hasFocus():
            draw_focus(painter, box(square.adjusted(-1.5, -1.5, 1.5, 1.5), 5), theme)
        painter.setPen(QColor(theme.ink if self.isEnabled() else theme.ink_3))
        painter.setFont(ui_font())
        words = self.rect().adjusted(_SIDE + 12, 0, 0, 0)
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, self.text())
