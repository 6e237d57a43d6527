"""Words on the screen by their rank: heading, section, secondary and meta text."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from annotator.gui.fonts import Weight, reading_font
from annotator.gui.style_sheet import look


def heading(text: str, px: int = 27) -> QLabel:
    """Return the title of a page, in the reading face."""
    label = wrapped(text)
    label.setFont(reading_font(px, Weight.DemiBold))
    return label


def section(text: str) -> QLabel:
    """Return a small heading in capitals."""
    return look(QLabel(text.upper()), "section")


def strong(text: str = "") -> QLabel:
    """Return words in semibold."""
    return look(QLabel(text), "strong")


def secondary(text: str = "") -> QLabel:
    """Return words that explain, broken over lines where they need it."""
    return look(wrapped(text), "secondary")


def meta(text: str = "") -> QLabel:
    """Return small words about something else, broken over lines where they need it."""
    return look(wrapped(text), "meta")


def wrapped(text: str = "") -> QLabel:
    """Return words that are broken over lines; taken as plain text, whatever is in them."""
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    return label


def cell(text: str, *, right: bool = False, tone: str = "") -> QLabel:
    """Return what stands in one place of a table: plain text, figures to the right."""
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    if right:
        label.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
    return look(label, tone) if tone else label


class Elided(QLabel):
    """One line of plain text that ends in … where it has no room; the whole of it is the tool tip then."""

    def __init__(
        self, text: str = "", *, mode: Qt.TextElideMode = Qt.TextElideMode.ElideRight, parent: QWidget | None = None
    ) -> None:
        super().__init__(text, parent)
        self._mode = mode
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def minimumSizeHint(self) -> QSize:
        return QSize(24, super().minimumSizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        shown = self.fontMetrics().elidedText(self.text(), self._mode, self.contentsRect().width())
        self.setToolTip(self.text() if shown != self.text() else "")
        painter = QPainter(self)
        painter.setFont(self.font())
        painter.setPen(self.palette().color(self.foregroundRole()))
        painter.drawText(self.contentsRect(), self.alignment() | Qt.TextFlag.TextSingleLine, shown)
