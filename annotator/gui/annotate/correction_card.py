"""A correction in the inspector: what it changes, why, and the way to the page where it is answered."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from annotator.domain.correction import Correction
from annotator.domain.schema import Schema
from annotator.gui.annotate import correction_words
from annotator.gui.controls.buttons import link_button
from annotator.gui.controls.labels import meta, secondary, wrapped
from annotator.gui.fonts import Weight, ui_font
from annotator.gui.style_sheet import look
from annotator.gui.thread_view.offsets import caption


class CorrectionCard(QFrame):
    """Shows the correction of the current thing; nothing where there is none.

    Signals:
        wanted(): all corrections are wanted.
    """

    wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        look(self, "card")
        self._change = wrapped()
        self._change.setFont(ui_font(13, Weight.DemiBold))
        self._why = secondary()
        self._answer = meta()
        self.all = link_button(self.tr("My corrections…"))
        # A click leaves the keyboard with the text.
        self.all.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.all.clicked.connect(self.wanted)
        column = QVBoxLayout(self)
        column.setContentsMargins(13, 10, 13, 8)
        column.setSpacing(3)
        column.addWidget(look(meta(self.tr("≠ corrected in review")), "warn"))
        for widget in (self._change, self._why, self._answer, self.all):
            column.addWidget(widget)
        self.hide()

    @property
    def lines(self) -> tuple[str, ...]:
        """What is shown, line by line."""
        labels = (self._change, self._why, self._answer)
        return () if self.isHidden() else tuple(each.text() for each in labels if not each.isHidden())

    def show_correction(self, correction: Correction | None, schema: Schema) -> None:
        """Show it, or nothing."""
        self.setVisible(correction is not None)
        if correction is None:
            return
        told = correction_words.change(correction, schema)
        self._change.setText(caption(f"{told.before} → {told.after}"))
        for label, text in (
            (self._why, correction_words.why(correction)),
            (self._answer, correction_words.answer(correction)),
        ):
            label.setText(caption(text))
            label.setVisible(bool(text))
        self.setAccessibleName(self.tr("Corrected: {change}").format(change=self._change.text()))
