"""What forgetting a suggester's suggestions would take away, before it is done."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from annotator.gui.annotate import words
from annotator.gui.controls.buttons import plain_button, primary_button
from annotator.gui.controls.labels import heading, secondary, wrapped
from annotator.storage.suggestion_tallies import AgentTally


class ForgetDialog(QDialog):
    """Accepted, all that the agent proposed goes; ``unlist``: the suggester leaves the list, too."""

    def __init__(self, tally: AgentTally, *, unlist: bool, listed: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        pattern = self.tr("Take {agent} off the list?") if unlist else self.tr("Forget what {agent} suggested?")
        title = pattern.format(agent=tally.agent)
        self.setWindowTitle(title)
        decided = tally.suggestions - tally.waiting
        counts = self.tr("{suggestions} go, {waiting} of them not decided yet.").format(
            suggestions=words.suggestions(tally.suggestions), waiting=words.number(tally.waiting)
        )
        self.counts = wrapped(counts if tally.suggestions else self.tr("It has suggested nothing that is still here."))
        kept = self.tr("What people decided stays as it is, with where it came from: {count} decisions on these.")
        kept = kept.format(count=words.number(decided))
        self.forget = primary_button(self.tr("Take it off") if unlist else self.tr("Forget them"))
        self.cancel = plain_button(self.tr("Cancel"))
        self.forget.clicked.connect(self.accept)
        self.cancel.clicked.connect(self.reject)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(self.cancel)
        buttons.addSpacing(8)
        buttons.addWidget(self.forget)
        column = QVBoxLayout(self)
        column.setContentsMargins(28, 24, 28, 20)
        column.setSpacing(10)
        column.addWidget(heading(title, 20))
        column.addWidget(self.counts)
        column.addWidget(wrapped(kept))
        if listed and not unlist:
            column.addWidget(secondary(self.tr("It is turned off, too: it would say the same again.")))
        column.addStretch(1)
        column.addSpacing(8)
        column.addLayout(buttons)
        self.resize(480, 250)
        self.cancel.setFocus(Qt.FocusReason.OtherFocusReason)
