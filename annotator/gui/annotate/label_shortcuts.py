"""The keys of labels while the thread has the keyboard: other ones with every schema, and whenever keys change."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Protocol

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from annotator.domain.schema import Label, Layer
from annotator.gui.desk import Desk
from annotator.gui.keys import ATTRIBUTES, BESIDE, label_keys


class Labelling(Protocol):
    """What acts on the keys of labels."""

    desk: Desk

    @property
    def span_keys(self) -> Mapping[str, tuple[Layer, Label]]:
        """Which label of spans each key gives."""

    def press(self, key: str) -> None:
        """Give the label of that key."""

    def press_beside(self, key: str) -> None:
        """Give the label of that key beside those that the words have already."""

    def press_attribute_number(self, number: int) -> None:
        """Give the label of that number, from 1, among those of a span's attributes."""


class LabelShortcuts(QObject):
    """Listens to the keys of labels and attributes within a widget."""

    def __init__(self, owner: QWidget, annotating: Labelling) -> None:
        super().__init__(owner)
        self._owner = owner
        self._annotating = annotating
        self._shortcuts: list[QShortcut] = []
        for number in range(1, ATTRIBUTES + 1):
            shortcut = QShortcut(QKeySequence(f"Alt+{number}"), owner, context=_HERE)
            shortcut.activated.connect(partial(annotating.press_attribute_number, number))
        self.bind()

    def bind(self) -> None:
        """Listen to the keys that are left for the labels by now."""
        for shortcut in self._shortcuts:
            # One that waits for its deletion would still make the key ambiguous.
            shortcut.setEnabled(False)
            shortcut.deleteLater()
        annotating = self._annotating
        layers = annotating.desk.project.schema.layers
        letters = {key for layer in layers if layer.kind != "span" for key in label_keys(layer.labels) if key}
        self._shortcuts = []
        for letter in sorted(letters | annotating.span_keys.keys()):
            shortcut = QShortcut(QKeySequence(letter), self._owner, context=_HERE)
            shortcut.activated.connect(partial(annotating.press, letter))
            self._shortcuts.append(shortcut)
        for letter in annotating.span_keys:
            shortcut = QShortcut(QKeySequence(BESIDE + letter), self._owner, context=_HERE)
            shortcut.activated.connect(partial(annotating.press_beside, letter))
            self._shortcuts.append(shortcut)


_HERE = Qt.ShortcutContext.WidgetWithChildrenShortcut
