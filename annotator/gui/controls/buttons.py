"""Push buttons by their weight on the screen: one filled button per screen, plain ones, links."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QSizePolicy

from annotator.gui.controls.focus_ring import FocusRing
from annotator.gui.style_sheet import look


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
    button = look(QPushButton(text), name)
    button.setAutoDefault(False)
    if large:
        button.setProperty("size", "large")
    return button
