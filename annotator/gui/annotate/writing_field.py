"""A field for some lines of text on a small sheet."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPlainTextEdit

_HEIGHT = 96


class WritingField(QPlainTextEdit):
    """Takes what is written: Return is done with it, Shift+Return breaks the line, Esc gives it up.

    Signals:
        done(): Return was pressed.
        given_up(): Esc was pressed.
    """

    done = Signal()
    given_up = Signal()

    def __init__(self, *, hint: str, name: str) -> None:
        super().__init__()
        self.setPlaceholderText(hint)
        self.setAccessibleName(name)
        self.setFixedHeight(_HEIGHT)
        self.setTabChangesFocus(True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        is_return = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if event.key() == Qt.Key.Key_Escape:
            self.given_up.emit()
        elif is_return and not event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self.done.emit()
        else:
            super().keyPressEvent(event)
