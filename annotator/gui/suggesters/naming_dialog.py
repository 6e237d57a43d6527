"""Which model a suggester is to use, and for one that sends texts elsewhere where to, said before it sends anything."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from annotator.gui.controls.buttons import plain_button, primary_button
from annotator.gui.controls.labels import heading, meta, secondary, wrapped
from annotator.gui.language import said
from annotator.gui.style_sheet import look
from annotator.suggest.registry import Installed


class NamingDialog(QDialog):
    """Accepted with ``name``, as the command line takes it: the kind, the model, and for some the address."""

    def __init__(self, suggester: Installed, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kind = suggester.name
        self.setWindowTitle(said(suggester.title))
        self.model = QLineEdit()
        self.model.setAccessibleName(self.tr("Name of the model, or its folder"))
        self.at = QLineEdit()
        self.at.setAccessibleName(self.tr("Address"))
        self.at.setPlaceholderText("http://localhost:11434/v1")
        self.sends = bool(suggester.sends)
        self.add = primary_button(self.tr("Agree and add") if self.sends else self.tr("Add"))
        cancel = plain_button(self.tr("Cancel"))
        self.add.clicked.connect(self.accept)
        cancel.clicked.connect(self.reject)
        for field in (self.model, self.at):
            field.textChanged.connect(lambda _text: self._show())
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(cancel)
        buttons.addSpacing(8)
        buttons.addWidget(self.add)
        column = QVBoxLayout(self)
        column.setContentsMargins(28, 24, 28, 20)
        column.setSpacing(8)
        column.addWidget(heading(said(suggester.title), 20))
        column.addSpacing(4)
        column.addWidget(meta(self.model.accessibleName()))
        column.addWidget(self.model)
        if self.sends:
            column.addWidget(meta(self.tr("Address, as of any server that speaks like OpenAI's")))
            column.addWidget(self.at)
            column.addSpacing(4)
            column.addWidget(look(wrapped(said(suggester.sends)), "warn"))
            column.addWidget(
                secondary(self.tr("Your answer holds for this project and this address, and is kept in your settings."))
            )
        column.addStretch(1)
        column.addSpacing(8)
        column.addLayout(buttons)
        self.resize(520, 360 if self.sends else 220)
        self.model.setFocus(Qt.FocusReason.OtherFocusReason)
        self._show()

    @property
    def address(self) -> str:
        """Where texts are sent to, "" for nowhere."""
        return self.at.text().strip().rstrip("/") if self.sends else ""

    @property
    def name(self) -> str:
        """How the command line would name it."""
        at = f"@{self.address}" if self.sends else ""
        return f"{self._kind}:{self.model.text().strip()}{at}"

    def _show(self) -> None:
        complete = bool(self.model.text().strip())
        if self.sends:
            complete = (
                complete and self.address.startswith(("http://", "https://")) and len(self.address) > len("https://")
            )
        self.add.setEnabled(complete)
