"""A field for a whole number."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QIntValidator, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget


class NumberField(QLineEdit):
    """Takes digits alone; the arrow keys count up and down. An empty field is the lowest number.

    Signals:
        changed(int): another number stands there.
    """

    changed = Signal(int)

    def __init__(self, value: int, lowest: int, highest: int, *, name: str, parent: QWidget | None = None) -> None:
        super().__init__(str(value), parent)
        self._lowest, self._highest = lowest, highest
        self.setAccessibleName(name)
        self.setValidator(QIntValidator(lowest, highest, self))
        self.setMaxLength(len(str(highest)))
        self.textChanged.connect(lambda _text: self.changed.emit(self.value))

    @property
    def value(self) -> int:
        """The number."""
        typed = self.text()
        return min(self._highest, max(self._lowest, int(typed))) if typed.isdecimal() else self._lowest

    def set_value(self, value: int) -> None:
        """Show another number, moved into the range where it lies outside."""
        self.setText(str(min(self._highest, max(self._lowest, value))))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1}.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
        else:
            self.set_value(self.value + step)
