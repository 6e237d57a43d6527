"""Asked once for each folder that a pipeline would be loaded from: loading it can run code."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from annotator.gui.controls.buttons import plain_button, primary_button
from annotator.gui.controls.labels import heading, secondary, wrapped
from annotator.gui.fonts import mono_font


class TrustDialog(QDialog):
    """Accepted where the person trusts whoever made what lies in the folder."""

    def __init__(self, folder: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.folder = folder
        self.setWindowTitle(self.tr("Load this pipeline?"))
        path = wrapped(folder)
        path.setFont(mono_font(12))
        why = wrapped(
            self.tr(
                "A spaCy pipeline in a folder can bring code of its own, and loading it runs that code with all that "
                "you may do on this machine. Load it only where you trust whoever made it."
            )
        )
        self.trust = primary_button(self.tr("I trust it: load it"))
        self.leave = plain_button(self.tr("Do not load it"))
        self.trust.clicked.connect(self.accept)
        self.leave.clicked.connect(self.reject)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(self.leave)
        buttons.addSpacing(8)
        buttons.addWidget(self.trust)
        column = QVBoxLayout(self)
        column.setContentsMargins(28, 24, 28, 20)
        column.setSpacing(12)
        column.addWidget(heading(self.tr("Load this pipeline?"), 20))
        column.addWidget(path)
        column.addWidget(why)
        column.addWidget(secondary(self.tr("You are asked once for each folder; the answer is kept in your settings.")))
        column.addStretch(1)
        column.addSpacing(8)
        column.addLayout(buttons)
        self.resize(520, 280)
        self.leave.setFocus(Qt.FocusReason.OtherFocusReason)
