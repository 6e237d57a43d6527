"""Asked before texts of a project are sent to an address for the first time."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from annotator.gui.controls.buttons import plain_button, primary_button
from annotator.gui.controls.labels import heading, secondary, wrapped
from annotator.gui.fonts import mono_font


class SendingDialog(QDialog):
    """Accepted where the person agrees; ``what`` is the suggester's own sentence on what it sends."""

    def __init__(self, address: str, what: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Send texts to this address?"))
        where = wrapped(address)
        where.setFont(mono_font(12))
        self.agree = primary_button(self.tr("Agree: send them"))
        leave = plain_button(self.tr("Send nothing"))
        self.agree.clicked.connect(self.accept)
        leave.clicked.connect(self.reject)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(leave)
        buttons.addSpacing(8)
        buttons.addWidget(self.agree)
        column = QVBoxLayout(self)
        column.setContentsMargins(28, 24, 28, 20)
        column.setSpacing(12)
        column.addWidget(heading(self.tr("Send texts to this address?"), 20))
        column.addWidget(where)
        column.addWidget(wrapped(what))
        column.addWidget(
            secondary(self.tr("Your answer holds for this project and this address, and is kept in your settings."))
        )
        column.addStretch(1)
        column.addSpacing(8)
        column.addLayout(buttons)
        self.resize(520, 280)
        leave.setFocus(Qt.FocusReason.OtherFocusReason)
