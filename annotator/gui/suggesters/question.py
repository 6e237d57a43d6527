"""What is asked before something is done that cannot be taken back by Undo."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from annotator.gui.controls.buttons import plain_button, primary_button
from annotator.gui.controls.labels import heading


class Question(QDialog):
    """Says what would be done, between its title and two answers; accepted with ``yes``, the keyboard is on ``no``."""

    def ask(self, title: str, *said: QWidget, yes: str, no: str) -> None:
        """Put the question together."""
        self.setWindowTitle(title)
        self.yes = primary_button(yes)
        self.no = plain_button(no)
        self.yes.clicked.connect(self.accept)
        self.no.clicked.connect(self.reject)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(self.no)
        buttons.addSpacing(8)
        buttons.addWidget(self.yes)
        column = QVBoxLayout(self)
        column.setContentsMargins(28, 24, 28, 20)
        column.setSpacing(12)
        column.addWidget(heading(title, 20))
        for each in said:
            column.addWidget(each)
        column.addStretch(1)
        column.addSpacing(8)
        column.addLayout(buttons)
        self.resize(520, 280)
        self.no.setFocus(Qt.FocusReason.OtherFocusReason)
