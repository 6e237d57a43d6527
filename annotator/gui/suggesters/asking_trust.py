"""A project that listens to a pipeline in a folder that nobody trusted here yet: asked about once, when it opens."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QWidget

from annotator.gui.desk import Desk
from annotator.gui.suggesters.trust_dialog import TrustDialog
from annotator.gui.suggesting.life import SuggestingLife


class AskingForTrust(QObject):
    """Asks for each folder; one that is not trusted is listened to no more, so that all others are heard.

    Signals:
        trusting(str): a folder of a pipeline may be loaded from now on.
        said(str): a sentence for the status line.
    """

    trusting = Signal(str)
    said = Signal(str)

    def __init__(self, desk: Desk, life: SuggestingLife, window: QWidget, parent: QObject) -> None:
        super().__init__(parent)
        self._desk, self._life, self._window = desk, life, window
        life.untrusted.connect(self._ask)

    def _ask(self, folder: str) -> None:
        def trust() -> None:
            self.trusting.emit(folder)
            self._life.go_on()

        def leave_out() -> None:
            self._desk.background.watch(self._desk.project.proposals.leave_out(folder), done=self._desk.refresh)
            self.said.emit(self.tr("Its suggestions are switched off; the page of suggesters switches them on again."))

        dialog = TrustDialog(folder, self._window)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.accepted.connect(trust)
        dialog.rejected.connect(leave_out)
        dialog.open()
