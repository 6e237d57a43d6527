"""The scroll bar beside a thread: a quiet handle, drawn in a fraction of the time that a style takes for one.

It is drawn anew with every scrolled frame and every new lane, so its cost is that of reading and of labelling.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QRectF, Qt
from PySide6.QtGui import QColor, QEnterEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QScrollBar, QStyle, QStyleOptionSlider, QWidget

from annotator.gui.theme import Theme

_INSET = 3
_RADIUS = 3


class QuietScrollBar(QScrollBar):
    """``colours`` answers with the theme in force and the colour of the ground."""

    def __init__(self, colours: Callable[[], tuple[Theme, str]], parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)
        self._colours = colours
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, ground = self._colours()
        option = QStyleOptionSlider()
        self.initStyleOption(option)
        handle = self.style().subControlRect(
            QStyle.ComplexControl.CC_ScrollBar, option, QStyle.SubControl.SC_ScrollBarSlider, self
        )
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(ground))
        if self.maximum() > self.minimum():
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(theme.ink_3 if self.underMouse() or self.isSliderDown() else theme.line_strong))
            shown = QRectF(handle).adjusted(_INSET, _INSET, -_INSET, -_INSET)
            painter.drawRoundedRect(shown, _RADIUS, _RADIUS)
        painter.end()

    def enterEvent(self, event: QEnterEvent) -> None:
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        self.update()
