"""The current question: what is asked of which text, the answers and their keys."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from annotator.gui.annotate import words
from annotator.gui.annotate.key_button import KeyButton
from annotator.gui.annotate.label_palette import LabelButton
from annotator.gui.annotate.subject import QuestionSubject
from annotator.gui.controls.labels import meta, wrapped
from annotator.gui.fonts import Weight, ui_font
from annotator.gui.keys import label_keys
from annotator.gui.style_sheet import look


class QuestionCard(QFrame):
    """Shows a choice or stance question.

    Signals:
        triggered(str): an action of the table of keys.
        answered(str): the label that was clicked.
        hovered(Layer | None, Label | None): the mouse is over an answer, or over none any more.
    """

    triggered = Signal(str)
    answered = Signal(str)
    hovered = Signal(object, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        look(self, "card")
        self._question = wrapped()
        self._question.setFont(ui_font(13, Weight.DemiBold))
        self._whose = meta()
        self._answers = QVBoxLayout()
        self._answers.setSpacing(6)
        self.buttons: dict[str, LabelButton] = {}
        self._shown = ""
        self._accept = KeyButton(self.tr("Accept"), action="accept", filled=True)
        self._accept.clicked.connect(lambda: self.triggered.emit("accept"))
        self._reject = KeyButton(self.tr("Reject"), action="remove")
        self._reject.clicked.connect(lambda: self.triggered.emit("remove"))
        decide = QHBoxLayout()
        decide.setSpacing(8)
        decide.addWidget(self._accept)
        decide.addWidget(self._reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(13, 12, 13, 13)
        column.setSpacing(6)
        column.addWidget(self._question)
        column.addWidget(self._whose)
        column.addSpacing(2)
        column.addLayout(self._answers)
        column.addLayout(decide)

    @property
    def text(self) -> str:
        """The question in words."""
        return self._question.text()

    def show_subject(self, subject: QuestionSubject) -> None:
        """Show that question."""
        layer, suggestion = subject.layer, subject.suggestion
        self._question.setText(words.question(layer, subject.target, subject.document.thread))
        self._whose.setText(words.whose(subject.document))
        self.setAccessibleName(words.question_of(layer, subject.target, subject.document))
        if layer.name != self._shown:
            self._build(subject)
        for name, button in self.buttons.items():
            suggested = suggestion is not None and suggestion.annotation.label == name
            note = "" if suggestion is None or not suggested else words.confidence(suggestion)
            button.show_state(chosen=name in subject.answers, suggested=suggested, note=note)
        self._accept.setVisible(suggestion is not None)
        self._reject.setVisible(suggestion is not None)

    def forget(self) -> None:
        """Make the answers anew when a question is shown next: their keys are others."""
        self._shown = ""

    def _build(self, subject: QuestionSubject) -> None:
        while (line := self._answers.takeAt(0)) is not None:
            if (widget := line.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self._shown = subject.layer.name
        self.buttons = {}
        labels = subject.layer.labels
        for label, key in zip(labels, label_keys(labels), strict=True):
            if label not in subject.layer.offered:
                continue
            button = LabelButton(label, key)
            button.clicked.connect(partial(self.answered.emit, label.name))
            button.hovered.connect(
                lambda over, layer=subject.layer, label=label: self.hovered.emit(
                    layer if over else None, label if over else None
                )
            )
            self.buttons[label.name] = button
            self._answers.addWidget(button)
