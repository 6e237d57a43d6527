"""The keys of labels while the thread has the keyboard: other ones with every schema, and whenever keys change."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from annotator.gui.annotate.annotating import Annotating
from annotator.gui.keys import ATTRIBUTES, BESIDE, label_keys


class LabelShortcuts(QObject):
    """Listens to the keys of labels and attributes within a widget."""

    def __init__(self, owner: QWidget, annotating: Annotating) -> None:
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
