"""How far something has come, as a thin line."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QProgressBar, QSizePolicy, QWidget

from annotator.gui.appearance import theme_in_force
from annotator.gui.controls.drawing import painter_of
from annotator.gui.theme import Theme

HEIGHT = 4


def draw_progress(painter: QPainter, rect: QRectF, shares: tuple[tuple[float, str], ...], theme: Theme) -> None:
    """Draw shares of the whole, each from 0 to 1 in its colour, one after the other on a grey line."""
    radius = rect.height() / 2
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(theme.line))
    painter.drawRoundedRect(rect, radius, radius)
    x = rect.left()
    for share, colour in shares:
        width = min(share * rect.width(), rect.right() - x)
        if width > 0:
            painter.setBrush(QColor(colour))
            painter.drawRoundedRect(QRectF(x, rect.top(), width, rect.height()), radius, radius)
            x += width


class ProgressLine(QProgressBar):
    """A progress bar of four pixels; as any progress bar it is busy while its maximum is 0.

    ``state``: drawn in the colour of what is done, rather than in the accent.
    """

    def __init__(self, *, name: str, state: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._state = state
        self.setAccessibleName(name)
        self.setTextVisible(False)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(160, HEIGHT)

    def minimumSizeHint(self) -> QSize:
        return QSize(40, HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = theme_in_force()
        reach = self.maximum() - self.minimum()
        share = (self.value() - self.minimum()) / reach if reach else 0.0
        colour = theme.ok if self._state else theme.accent
        draw_progress(painter_of(self), QRectF(self.rect()), ((max(0.0, share), colour),), theme)
