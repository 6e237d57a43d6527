"""What the forms of labels and layers are made of."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QWidget


def in_a_row(*widgets: QWidget) -> QWidget:
    """Return widgets side by side, as one control of a form."""
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(8)
    for widget in widgets:
        row.addWidget(widget)
    row.addStretch(1)
    return holder
