"""A page of two sides: choices on the left, what comes of them on the right."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from annotator.gui.controls.frames import hairline, scrolled


def two_sides(page: QWidget) -> tuple[QVBoxLayout, QVBoxLayout]:
    """Lay a page out in two sides that scroll, a hairline between them; return the layouts to fill, left and right."""
    left, right = QWidget(), QWidget()
    column, shown = QVBoxLayout(left), QVBoxLayout(right)
    for layout in (column, shown):
        layout.setContentsMargins(36, 34, 36, 36)
        layout.setSpacing(8)
    row = QHBoxLayout(page)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(0)
    row.addWidget(scrolled(left, whole=True), 43)
    row.addWidget(hairline(upright=True))
    row.addWidget(scrolled(right, ground="ground", sideways=True), 57)
    return column, shown


def bring_into_sight(widget: QWidget) -> None:
    """Scroll what is around a widget until that is in sight, as soon as it has its place."""

    def scroll() -> None:
        around = widget.parentWidget()
        while around is not None and not isinstance(around, QScrollArea):
            around = around.parentWidget()
        if around is not None and widget.isVisible():
            around.ensureWidgetVisible(widget)

    QTimer.singleShot(0, widget, scroll)
