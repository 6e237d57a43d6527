"""The share of threads that are shown without suggestions."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from annotator.gui.controls.labels import meta, secondary
from annotator.gui.controls.number_field import NumberField
from annotator.gui.controls.segmented_control import Option, SegmentedControl

HIGHEST = 50
_OFFERED = (0, 5, 10, 20, 50)


class BlindShare(QWidget):
    """A few shares to choose from, and a field for any other up to half.

    Signals:
        changed(float): another share, from 0 to 0.5.
    """

    changed = Signal(float)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._share = 0
        self.offered = SegmentedControl(
            tuple(Option(share, f"{share} %" if share else self.tr("None")) for share in _OFFERED),
            name=self.tr("Threads without suggestions"),
            chosen=0,
        )
        self.field = NumberField(0, 0, HIGHEST, name=self.tr("Threads without suggestions, in percent"))
        self.field.setFixedWidth(56)
        sign = meta("%")
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(self.offered)
        row.addWidget(self.field)
        row.addWidget(sign)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(row)
        column.addWidget(
            secondary(
                self.tr(
                    "These threads, drawn by lot, are labelled with nothing suggested: comparing them with the others "
                    "shows whether suggestions help, or lead people to agree with the machine."
                )
            )
        )
        self.offered.chosen.connect(self._choose)
        self.field.changed.connect(self._choose)

    def show_share(self, share: float) -> None:
        """Show a share from 0 to 0.5."""
        self._share = round(share * 100)
        self.offered.set_chosen(self._share)
        if self.field.value != self._share:
            self.field.blockSignals(True)
            self.field.set_value(self._share)
            self.field.blockSignals(False)

    def _choose(self, percent: int) -> None:
        if percent != self._share:
            self.show_share(percent / 100)
            self.changed.emit(percent / 100)
