"""The keys that scroll a page, wherever on it the keyboard is."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QScrollArea


def scroll_by(event: QKeyEvent, area: QScrollArea) -> bool:
    """Scroll an area up or down where the key says so; return whether it did."""
    bar = area.verticalScrollBar()
    ways = {
        Qt.Key.Key_Up: -bar.singleStep(),
        Qt.Key.Key_Down: bar.singleStep(),
        Qt.Key.Key_PageUp: -bar.pageStep(),
        Qt.Key.Key_PageDown: bar.pageStep(),
        Qt.Key.Key_Home: -bar.maximum(),
        Qt.Key.Key_End: bar.maximum(),
    }
    way = ways.get(Qt.Key(event.key()))
    if way is not None:
        bar.setValue(bar.value() + way)
    return way is not None
