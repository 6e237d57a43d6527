"""The quiet sign in the status line that there are corrections that nobody has answered."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from annotator.gui.appearance import theme_in_force
from annotator.gui.controls.drawing import box, draw_focus, hairline, inset, painter_of
from annotator.gui.corrections import words
from annotator.gui.fonts import Weight, ui_font

_ROOM = 3
"""Pixels left and right, for the ring that shows the keyboard."""
_MARK = 9


class CorrectionsButton(QAbstractButton):
    """«3 corrections» behind an open ring; a click leads to them. Nothing where nothing is open."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setToolTip(self.tr("What a reviewer changed of yours, and you have not answered yet."))
        self.hide()

    def show_open(self, count: int) -> None:
        """Show how many are open."""
        self.setVisible(count > 0)
        self.setText(words.waiting(count))
        self.setAccessibleName(self.text())
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        metrics = QFontMetrics(_font())
        return QSize(metrics.horizontalAdvance(self.text()) + _MARK + 5 + 2 * _ROOM + 1, metrics.height() + 4)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = theme_in_force()
        painter = painter_of(self)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(hairline(theme.accent, width=1.8))
        middle = self.height() / 2
        painter.drawEllipse(QRectF(_ROOM + 0.5, middle - _MARK / 2 + 0.5, _MARK - 1, _MARK - 1))
        painter.setFont(_font())
        painter.setPen(QColor(theme.ink if self.underMouse() else theme.ink_2))
        words_at = QRectF(self.rect()).adjusted(_ROOM + _MARK + 5, 0, 0, 0)
        painter.drawText(words_at, Qt.AlignmentFlag.AlignVCenter, self.text())
        if self.hasFocus():
            draw_focus(painter, box(inset(self, 2), 5), theme)


def _font() -> QFont:
    return ui_font(12, Weight.Medium)
