"""A round picture of a person: the initials."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from annotator.gui.appearance import theme_in_force
from annotator.gui.controls.drawing import box, draw_focus, inset, painter_of
from annotator.gui.fonts import Weight, ui_font
from annotator.gui.theme import Theme


def initials(name: str) -> str:
    """Return one or two characters that stand for the name: of its first and last word, else its first two."""
    words = [word for word in name.replace("_", " ").replace(".", " ").split() if word]
    if not words:
        return "?"
    short = words[0][0] + words[-1][0] if len(words) > 1 else words[0][:2]
    return short.upper()


def draw_avatar(painter: QPainter, rect: QRectF, name: str, theme: Theme) -> None:
    """Draw the initials of the name in a circle."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(theme.accent_bg))
    painter.drawEllipse(rect)
    painter.setPen(QColor(theme.accent_ink))
    painter.setFont(ui_font(max(8, round(rect.height() * 0.4)), Weight.DemiBold))
    painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, initials(name))


class Avatar(QAbstractButton):
    """The initials of who annotates, as a round button of 26 pixels."""

    def __init__(self, name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setText(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(28, 28)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = theme_in_force()
        painter = painter_of(self)
        circle = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        draw_avatar(painter, circle, self.text(), theme)
        if self.hasFocus():
            ring = inset(self, 2)
            draw_focus(painter, box(ring, ring.height() / 2), theme)
