"""The one way to tell the user something: a quiet bar inside the window; a dialog only where a decision is needed."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMessageBox, QSizePolicy, QWidget

from annotator.gui.appearance import theme_in_force
from annotator.gui.controls.buttons import link_button
from annotator.gui.controls.drawing import painter_of
from annotator.gui.controls.labels import wrapped
from annotator.gui.fonts import Weight, ui_font
from annotator.gui.style_sheet import look

Tone = Literal["plain", "bad"]


class MessageBar(QFrame):
    """One sentence above the page, until the user puts it away or another takes its place."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        look(self, "message")
        self._act: Callable[[], None] | None = None
        self._sign = _Sign()
        self._words = wrapped()
        self._words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._words.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._action = link_button("")
        self._action.clicked.connect(self._do)
        self._close = link_button(self.tr("Close"))
        self._close.setAccessibleName(self.tr("Close the message"))
        self._close.clicked.connect(self.hide)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 6, 12, 6)
        row.setSpacing(10)
        row.addWidget(self._sign)
        row.addWidget(self._words, 1)
        row.addWidget(self._action)
        row.addWidget(self._close)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.hide()

    @property
    def text(self) -> str:
        """The sentence shown, or "" for none."""
        return "" if self.isHidden() else self._words.text()

    def say(self, sentence: str, *, action: str = "", act: Callable[[], None] | None = None) -> None:
        """Show a sentence, with a link that does something about it."""
        self._show(sentence, "plain", action, act)

    def refuse(self, sentence: str) -> None:
        """Show what could not be done, and why."""
        self._show(sentence, "bad", "", None)

    def _show(self, sentence: str, tone: Tone, action: str, act: Callable[[], None] | None) -> None:
        self._sign.set_tone(tone)
        self._words.setText(sentence)
        self._words.setAccessibleName(sentence)
        self._action.setText(action)
        self._action.setVisible(bool(action))
        self._act = act
        self.show()

    def _do(self) -> None:
        act = self._act
        self.hide()
        if act is not None:
            act()


class _Sign(QWidget):
    """An i or a mark of exclamation in a circle, so that colour is not the only sign."""

    def __init__(self) -> None:
        super().__init__()
        self._tone: Tone = "plain"
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_tone(self, tone: Tone) -> None:
        self._tone = tone
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(16, 16)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = theme_in_force()
        painter: QPainter = painter_of(self)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(theme.bad if self._tone == "bad" else theme.accent))
        painter.drawEllipse(QRectF(self.rect()))
        painter.setPen(QColor(theme.paper))
        painter.setFont(ui_font(11, Weight.Bold))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, "!" if self._tone == "bad" else "i")


def decide(parent: QWidget, *, question: str, why: str, yes: str, no: str) -> bool:
    """Ask for a decision that cannot be made later; the buttons say what they do. Esc means ``no``."""
    box = QMessageBox(parent)
    box.setText(question)
    box.setInformativeText(why)
    agree = box.addButton(yes, QMessageBox.ButtonRole.AcceptRole)
    refuse = box.addButton(no, QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(refuse)
    box.setEscapeButton(refuse)
    box.exec()
    return box.clickedButton() is agree
