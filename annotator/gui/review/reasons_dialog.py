"""Where the project's short list of reasons for verdicts is edited."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from annotator.gui.controls.buttons import PushButton, primary_button
from annotator.gui.controls.labels import heading, secondary


class ReasonsDialog(QDialog):
    """One reason to a line.

    Signals:
        changed(tuple[str, ...]): the reasons as they are now.
    """

    changed = Signal(object)

    def __init__(self, reasons: Sequence[str], parent: QWidget) -> None:
        super().__init__(parent)
        title = self.tr("Reasons for verdicts")
        self.setWindowTitle(title)
        self.field = QPlainTextEdit("\n".join(reasons))
        self.field.setAccessibleName(title)
        self.field.setTabChangesFocus(True)
        self.keep = primary_button(self.tr("Keep"))
        self.keep.clicked.connect(self._keep)
        cancel = PushButton(self.tr("Cancel"))
        cancel.clicked.connect(self.reject)
        buttons = QHBoxLayout()
        buttons.addStretch()
        buttons.addWidget(cancel)
        buttons.addWidget(self.keep)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 16)
        column.setSpacing(10)
        column.addWidget(heading(title, 19))
        column.addWidget(
            secondary(
                self.tr(
                    "One to a line; annotators read them with their corrections. Verdicts that were given keep theirs."
                )
            )
        )
        column.addWidget(self.field)
        column.addLayout(buttons)
        self.resize(420, 340)

    def _keep(self) -> None:
        lines = (" ".join(line.split()) for line in self.field.toPlainText().splitlines())
        self.accept()
        self.changed.emit(tuple(dict.fromkeys(line for line in lines if line)))
