"""Asked once for each folder that a pipeline would be loaded from: loading it can run code."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from annotator.gui.controls.labels import secondary, wrapped
from annotator.gui.fonts import mono_font
from annotator.gui.suggesters.question import Question


class TrustDialog(Question):
    """Accepted where the person trusts whoever made what lies in the folder."""

    def __init__(self, folder: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.folder = folder
        path = wrapped(folder)
        path.setFont(mono_font(12))
        why = self.tr(
            "A spaCy pipeline in a folder can bring code of its own, and loading it runs that code with all that "
            "you may do on this machine. Load it only where you trust whoever made it."
        )
        once = self.tr("You are asked once for each folder; the answer is kept in your settings.")
        self.ask(
            self.tr("Load this pipeline?"),
            path,
            wrapped(why),
            secondary(once),
            yes=self.tr("I trust it: load it"),
            no=self.tr("Do not load it"),
        )
