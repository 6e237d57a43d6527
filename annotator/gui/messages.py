"""The one way to tell the user that something went wrong: a quiet bar inside the window, never a box over it."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QWidget

from annotator.gui.appearance import theme_in_force
from annotator.gui.controls.buttons import link_button
from annotator.gui.controls.drawing import painter_of
from annotator.gui.controls.labels import wrapped
from annotator.gui.fonts import Weight, ui_font
from annotator.gui.style_sheet import look


class MessageBar(QFrame):
    """One sentence above the page, until the user puts it away or another takes its place."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        look(self, "message")
        self._words = wrapped()
        self._words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._words.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        close = link_button(self.tr("Close"))
        close.setAccessibleName(self.tr("Close the message"))
        close.clicked.connect(self.hide)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 6, 12, 6)
        row.setSpacing(10)
        row.addWidget(_Sign())
        row.addWidget(self._words, 1)
        row.addWidget(close)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.hide()

    @property
    def text(self) -> str:
        """The sentence shown, or "" for none."""
        return "" if self.isHidden() else self._words.text()

    def refuse(self, sentence: str) -> None:
        """Show what could not be done, and why."""
        self._words.setText(sentence)
        self._words.setAccessibleName(sentence)
        self.show()


class _Sign(QWidget):
    """A mark of exclamation in a circle, so that colour is not the only sign."""

    def __init__(self) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(16, 16)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = theme_in_force()
        painter = painter_of(self)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(theme.bad))
        painter.drawEllipse(QRectF(self.rect()))
        painter.setPen(QColor(theme.paper))
        painter.setFont(ui_font(11, Weight.Bold))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, "!")
