"""The small sheet where somebody says who annotates."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from annotator.gui.controls.buttons import link_button, plain_button
from annotator.gui.controls.labels import section, wrapped
from annotator.gui.style_sheet import look

WIDTH = 288


class IdentityPopover(QFrame):
    """The known names, one click each, and a field for another.

    Signals:
        chosen(str): a name was clicked or typed; ``refuse`` says why it cannot be taken, ``hide`` that it is.
        renaming(str): whoever annotates shall get another name; the sheet is closed then.
    """

    chosen = Signal(str)
    renaming = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        look(self, "popover")
        self.setAccessibleName(self.tr("Who annotates"))
        self._names = QVBoxLayout()
        self._names.setSpacing(2)
        self._buttons: list[QPushButton] = []
        self._why = look(wrapped(), "bad")
        self._why.hide()
        self._field = QLineEdit()
        self._field.setPlaceholderText(self.tr("Another name"))
        self._field.setAccessibleName(self.tr("Another name"))
        self._field.returnPressed.connect(self._take)
        self._field.textChanged.connect(lambda _text: self._why.hide())
        self._add = plain_button(self.tr("Change"))
        self._add.clicked.connect(self._take)

        column = QVBoxLayout(self)
        column.setContentsMargins(16, 14, 16, 16)
        column.setSpacing(8)
        column.addWidget(section(self.tr("Who annotates")))
        column.addLayout(self._names)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self._field, 1)
        row.addWidget(self._add)
        column.addLayout(row)
        column.addWidget(self._why)
        self._rename = link_button("")
        self._rename.clicked.connect(self._ask_for_name)
        column.addWidget(self._rename)
        self._current = ""
        self.setFixedWidth(WIDTH)

    def set_names(self, names: Sequence[str], *, current: str) -> None:
        """Offer these names; the current one is marked."""
        for button in self._buttons:
            self._names.removeWidget(button)
            button.deleteLater()
        self._buttons = []
        self._current = current
        self._rename.setText(self.tr("Rename {name}…").format(name=current))
        for name in dict.fromkeys((current, *names)):
            button = link_button(self.tr("✓  {name}").format(name=name) if name == current else name)
            button.setAccessibleName(self.tr("{name}, annotates now").format(name=name) if name == current else name)
            button.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
            button.clicked.connect(partial(self.chosen.emit, name))
            self._names.addWidget(button)
            self._buttons.append(button)

    def open_at(self, corner: QPoint) -> None:
        """Show the sheet with its upper left corner there, in the global coordinates of the screen."""
        self._field.clear()
        self._why.hide()
        self.adjustSize()
        self.move(corner)
        self.show()
        self._field.setFocus()

    def refuse(self, sentence: str) -> None:
        """Say why the name cannot be taken."""
        self._why.setText(sentence)
        self._why.show()
        self.adjustSize()

    @property
    def refusal(self) -> str:
        """The sentence that says why a name cannot be taken, or ""."""
        return "" if self._why.isHidden() else self._why.text()

    def _ask_for_name(self) -> None:
        self.hide()
        self.renaming.emit(self._current)

    def _take(self) -> None:
        name = self._field.text().strip()
        if name:
            self.chosen.emit(name)
