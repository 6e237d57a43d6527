"""A filter or a member of a selection that is on or off."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QColor, QEnterEvent, QFontMetrics, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from annotator.gui.appearance import theme_in_force
from annotator.gui.controls.drawing import box, draw_focus, hairline, inset, painter_of
from annotator.gui.fonts import Weight, ui_font


class Chip(QAbstractButton):
    """A pill that is on (accent tint) or off (hairline). Put several in a ``QButtonGroup`` to have one on at a time.

    Use it as any checkable button: ``toggled`` and ``clicked`` speak, ``setText`` changes a count in it.
    """

    def __init__(self, text: str, *, on: bool = False, name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._hovered = False
        self.setCheckable(True)
        self.setChecked(on)
        self.setText(text)
        if name:
            self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(QFontMetrics(ui_font(12, Weight.DemiBold)).horizontalAdvance(self.text()) + 22, 24)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = theme_in_force()
        painter = painter_of(self)
        on = self.isChecked()
        rect = inset(self)
        painter.setBrush(QColor(theme.accent_bg if on else theme.bg if self._hovered else theme.paper))
        painter.setPen(hairline(theme.accent_bg if on else theme.line_strong))
        painter.drawPath(box(rect, rect.height() / 2))
        painter.setPen(QColor(theme.accent_ink if on else theme.ink_2))
        painter.setFont(ui_font(12, Weight.DemiBold if on else Weight.Medium))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self.text())
        if self.hasFocus():
            ring = inset(self, 2)
            draw_focus(painter, box(ring, ring.height() / 2), theme)

    def enterEvent(self, event: QEnterEvent) -> None:
        self._hovered = True
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        self._hovered = False
        self.update()
