"""Where a person says why a thread is flagged."""

from __future__ import annotations

from PySide6.QtCore import QRect, Signal
from PySide6.QtWidgets import QWidget

from annotator.gui.annotate.popover import PickPopover


class FlagDialog(PickPopover):
    """Offers the usual reasons; another can be typed.

    Signals:
        flagged(str): the reason.
    """

    flagged = Signal(str)

    def __init__(self, page: QWidget) -> None:
        super().__init__(
            self.tr("Flag this thread"),
            hint=self.tr("Choose or type a reason"),
            offer=self.tr("Because: {text}"),
            page=page,
        )
        self.picked.connect(self.flagged.emit)
        self.typed.connect(self.flagged.emit)

    def ask(self, asking: QRect) -> None:
        """Ask for a reason under, or above, a rectangle of the screen."""
        reasons = (
            self.tr("not sure how to label it"),
            self.tr("the guideline does not cover it"),
            self.tr("wrong page or broken text"),
            self.tr("the same as another thread"),
            self.tr("disturbing content"),
        )
        self.offer([(reason, reason) for reason in reasons], asking=asking)
