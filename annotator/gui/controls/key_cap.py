"""The picture of a key beside what it does."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QKeySequence, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from annotator.gui.appearance import theme_in_force
from annotator.gui.controls.drawing import hairline, painter_of
from annotator.gui.fonts import Weight, ui_font
from annotator.gui.theme import Theme

HEIGHT = 16
_PX = 10
_CAPS = {"Return": "↵", "Enter": "↵", "Backspace": "⌫", "Left": "←", "Right": "→", "Up": "↑", "Down": "↓"}
_LONG = 7
"""Letters of a name from which on its sign says the same in less room."""
_SIGNS = {"Space": "␣"}


def key_text(sequence: QKeySequence | str) -> str:
    """Return how a key reads on its cap, in the platform's words: “Ctrl ↵” for Ctrl+Return."""
    keys = QKeySequence(sequence)
    native = keys.toString(QKeySequence.SequenceFormat.NativeText)
    names, parts = keys.toString().split("+"), native.split("+")
    if len(names) != len(parts):
        return native
    return " ".join(_cap(name, part) for name, part in zip(names, parts, strict=True) if part) or native


def _cap(name: str, native: str) -> str:
    """Return what stands on the cap of one key: a sign, or its name in the language of the screen."""
    return _CAPS.get(name) or (_SIGNS.get(name, native) if len(native) >= _LONG else native)


def key_cap_width(text: str) -> int:
    """Return the width in pixels of a cap with that text."""
    return max(HEIGHT, QFontMetrics(ui_font(_PX, Weight.Medium)).horizontalAdvance(text) + 10)


def draw_key_cap(painter: QPainter, rect: QRectF, text: str, theme: Theme, *, ink: str = "") -> None:
    """Draw a cap in the rectangle; ``ink`` is its colour on a filled button."""
    edge = rect.adjusted(0.5, 0.5, -0.5, -0.5)
    painter.setBrush(QColor(theme.paper) if not ink else Qt.BrushStyle.NoBrush)
    painter.setPen(hairline(ink or theme.line_strong))
    painter.drawRoundedRect(edge, 3, 3)
    if not ink:
        painter.drawLine(edge.bottomLeft() + _UP_RIGHT, edge.bottomRight() + _UP_LEFT)
    painter.setPen(QColor(ink or theme.ink_2))
    painter.setFont(ui_font(_PX, Weight.Medium))
    painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, text)


_UP_RIGHT = QRectF(3, -1, 0, 0).topLeft()
_UP_LEFT = QRectF(-3, -1, 0, 0).topLeft()


class KeyCap(QWidget):
    """A small cap with the name of a key on it (``keys.cap``); takes neither mouse nor keyboard."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text = text
        self.setAccessibleName(text)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def set_text(self, text: str) -> None:
        """Show another key."""
        self._text = text
        self.setAccessibleName(text)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(key_cap_width(self._text), HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        draw_key_cap(painter_of(self), QRectF(self.rect()), self._text, theme_in_force())
