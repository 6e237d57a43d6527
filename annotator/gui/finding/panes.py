"""How the parts of the finding page are put together."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel, QLayout, QVBoxLayout, QWidget

from annotator.gui.controls.frames import hairline


def fill(panel: QWidget, *above: QLayout, body: QWidget) -> None:
    """Fill a panel from edge to edge: what stands above, a hairline, and a body that takes the room that is left."""
    column = QVBoxLayout(panel)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    for part in above:
        column.addLayout(part)
    column.addWidget(hairline())
    column.addWidget(body, 1)


def notice(words: QLabel) -> QWidget:
    """Return what stands in the stead of a list that has nothing to show."""
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(24, 24, 24, 24)
    column.addWidget(words)
    column.addStretch(1)
    return holder
