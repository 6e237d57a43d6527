"""The current correction at length: what was there, what shall be there, why, and what can be answered."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from annotator.domain.annotation import Annotation
from annotator.domain.correction import Correction
from annotator.domain.schema import Schema
from annotator.gui.annotate import correction_words
from annotator.gui.annotate.key_button import KeyButton
from annotator.gui.controls.key_cap import key_text
from annotator.gui.controls.labels import meta, secondary, strong, wrapped
from annotator.gui.corrections import words
from annotator.gui.fonts import Weight, reading_font
from annotator.gui.style_sheet import look
from annotator.gui.thread_view.offsets import caption


class CorrectionCard(QFrame):
    """Shows one correction.

    Signals:
        acknowledging(): it is to be acknowledged, or the answer to be taken away where it is.
        contesting(): it is to be contested.
        wanted(): the person wants to go to the place.
    """

    acknowledging = Signal()
    contesting = Signal()
    wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        look(self, "card")
        self._before = wrapped()
        struck = reading_font(16)
        struck.setStrikeOut(True)
        self._before.setFont(struck)
        look(self._before, "secondary")
        self._after = wrapped()
        self._after.setFont(reading_font(16, Weight.DemiBold))
        self._reason = strong()
        self._reason.setWordWrap(True)
        self._note = secondary()
        self._guideline = meta()
        self._who = meta()
        self._noted = secondary()
        self._answer = wrapped()
        self.acknowledge = KeyButton("", action="accept", filled=True)
        self.contest = KeyButton(self.tr("Contest…"), action="note")
        self.go = KeyButton(self.tr("Go to the text"), key_text("Return"), bare=True)
        self.acknowledge.clicked.connect(self.acknowledging)
        self.contest.clicked.connect(self.contesting)
        self.go.clicked.connect(self.wanted)
        column = QVBoxLayout(self)
        column.setContentsMargins(13, 12, 13, 13)
        column.setSpacing(6)
        self._lines = (
            *(self._before, self._after, self._reason, self._note),
            *(self._guideline, self._who, self._noted, self._answer),
        )
        for widget in self._lines:
            column.addWidget(widget)
        column.addSpacing(2)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.acknowledge)
        buttons.addWidget(self.contest)
        column.addLayout(buttons)
        column.addWidget(self.go)

    @property
    def lines(self) -> tuple[str, ...]:
        """What is shown, line by line."""
        return tuple(each.text() for each in self._lines if not each.isHidden())

    def show_correction(self, correction: Correction, schema: Schema, *, blind: bool) -> None:
        """Show a correction; ``blind`` tells nobody who reviewed."""
        told = correction_words.change(correction, schema)
        verdict = correction.verdict
        _say(self._before, told.before if verdict.judged is not None else "")
        _say(
            self._after,
            told.after if verdict.judged is not None else self.tr("Missed: {label}").format(label=told.after),
        )
        _say(self._reason, verdict.reason or "")
        _say(self._note, verdict.note)
        right: Annotation | None = next(iter(verdict.gold), None)
        label = words.label_of(right or verdict.judged, schema)
        guideline = "" if label is None else label.guideline.text
        pattern = self.tr("Guideline of {label}: {guideline}")
        _say(self._guideline, pattern.format(label=label.title, guideline=guideline) if label and guideline else "")
        _say(self._who, words.by_whom(correction, blind=blind))
        self._noted.setText(words.notes(correction, blind=blind))
        self._noted.setVisible(bool(correction.notes))
        _say(self._answer, correction_words.answer(correction))
        look(self._answer, "warn" if correction.standing == "contested" else "ok")
        self._answer.style().polish(self._answer)
        is_acknowledged = correction.standing == "acknowledged"
        self.acknowledge.say(self.tr("Take back") if is_acknowledged else self.tr("Acknowledge"))
        self.setAccessibleName(words.spoken(correction, schema, blind=blind))


def _say(label: QLabel, text: str) -> None:
    label.setText(caption(text))
    label.setVisible(bool(text))
