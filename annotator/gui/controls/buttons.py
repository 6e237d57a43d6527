"""Push buttons by their weight on the screen: one filled button per screen, plain ones, links."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QPushButton, QSizePolicy

from annotator.gui.controls.focus_ring import FocusRing
from annotator.gui.style_sheet import look


class PushButton(QPushButton):
    """Is pressed by Enter while it has the keyboard, in a dialog or not; Enter elsewhere leaves it alone.

    Qt's own buttons know that only as the automatic default of a dialog, which takes Enter from its fields as well.
    """

    def __init__(self, text: str = "") -> None:
        super().__init__(text)
        self.setAutoDefault(False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not pressed_by_enter(self, event):
            super().keyPressEvent(event)


def pressed_by_enter(button: QAbstractButton, event: QKeyEvent) -> bool:
    """Press a button for an Enter key; return whether it was one. A key that is held down presses once."""
    if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
        return False
    if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
        return False
    if not event.isAutoRepeat():
        button.click()
    return True


def primary_button(text: str, *, large: bool = False) -> QPushButton:
    """Return the filled button of a screen."""
    button = _button(text, "primary", large=large)
    FocusRing(button)
    return button


def plain_button(text: str, *, large: bool = False) -> QPushButton:
    """Return a button with an edge."""
    return _button(text, "plain", large=large)


def link_button(text: str) -> QPushButton:
    """Return a button that looks like a link."""
    button = _button(text, "link", large=False)
    button.setCursor(Qt.CursorShape.PointingHandCursor)
    button.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
    return button


def _button(text: str, name: str, *, large: bool) -> QPushButton:
    button = look(PushButton(text), name)
    if large:
        button.setProperty("size", "large")
    return button
