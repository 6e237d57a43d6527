"""Asked before texts of a project are sent to an address for the first time."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from annotator.gui.controls.labels import secondary, wrapped
from annotator.gui.fonts import mono_font
from annotator.gui.suggesters.question import Question


class SendingDialog(Question):
    """Accepted where the person agrees; ``what`` is the suggester's own sentence on what it sends."""

    def __init__(self, address: str, what: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        where = wrapped(address)
        where.setFont(mono_font(12))
        self.ask(
            self.tr("Send texts to this address?"),
            where,
            wrapped(what),
            secondary(self.tr("Your answer holds for this project and this address, and is kept in your settings.")),
            yes=self.tr("Agree: send them"),
            no=self.tr("Send nothing"),
        )
