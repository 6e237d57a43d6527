"""Whose threads the queue shows: one's own, all of them, or those of somebody on the team."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QWidget

from annotator.domain.queue import QueueCounts, Theirs, Worked
from annotator.gui.controls.chip import Chip
from annotator.gui.fonts import Weight, ui_font

_WIDEST = 190
"""Pixels of words on a chip, which have to fit into the queue."""


class QueueWhose(QWidget):
    """Two chips for whoever was given threads, and one that takes somebody else's away again.

    It is seen only where there is something to choose.

    Signals:
        chosen(bool, Theirs | None): the person's own threads, or all; or in their stead somebody else's.
    """

    chosen = Signal(bool, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.mine, self.everybodys = Chip(self.tr("Mine"), on=True), Chip(self.tr("All threads"))
        self.theirs = Chip("", on=True)
        self._has_own = False
        self._theirs: Theirs | None = None
        self._chips = QButtonGroup(self)
        for chip in (self.mine, self.everybodys):
            self._chips.addButton(chip)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        for chip in (self.mine, self.everybodys, self.theirs):
            row.addWidget(chip)
        row.addStretch()
        self._chips.buttonClicked.connect(lambda _chip: self.chosen.emit(self.mine.isChecked(), None))
        self.theirs.clicked.connect(self._leave_theirs)
        self._show()

    def show_counts(self, counts: QueueCounts) -> None:
        """Offer one's own threads where one was given any."""
        self._has_own = counts.has_own
        self._show()

    def show_theirs(self, theirs: Theirs | None) -> None:
        """Say that the queue shows somebody else's threads, or no more."""
        self._theirs = theirs
        self._show()

    def _leave_theirs(self) -> None:
        self.show_theirs(None)
        self.chosen.emit(self.mine.isChecked(), None)

    def _show(self) -> None:
        theirs = self._theirs
        for chip in (self.mine, self.everybodys):
            chip.setVisible(theirs is None)
        self.theirs.setVisible(theirs is not None)
        if theirs is not None:
            # It stays on: a click takes it away.
            self.theirs.setChecked(True)
            font = QFontMetrics(ui_font(12, Weight.DemiBold))
            said = font.elidedText(worked_words(theirs), Qt.TextElideMode.ElideRight, _WIDEST)
            self.theirs.setText(f"{said}  ✕")
            said = self.tr("{which}; show the others again").format(which=worked_words(theirs))
            self.theirs.setAccessibleName(said)
            self.theirs.setToolTip(said)
            self.theirs.updateGeometry()
        self.setVisible(self._has_own or theirs is not None)


def worked_words(theirs: Theirs) -> str:
    """Return which threads those are: «Submitted by Ada»."""
    patterns: dict[Worked, str] = {
        "assigned": QCoreApplication.translate("QueueWhose", "Assigned to {name}"),
        "begun": QCoreApplication.translate("QueueWhose", "Begun by {name}"),
        "submitted": QCoreApplication.translate("QueueWhose", "Submitted by {name}"),
        "flagged": QCoreApplication.translate("QueueWhose", "Flagged by {name}"),
    }
    return patterns[theirs.worked].format(name=theirs.annotator)
