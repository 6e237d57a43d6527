"""The current question: what is asked of which text, the answers and their keys."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from annotator.gui.annotate import suggestion_words, words
from annotator.gui.annotate.facts import NO_FACTS, Facts
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
        self._sure = meta()
        self._otherwise = look(wrapped(), "warn")
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
        column.addWidget(self._sure)
        column.addWidget(self._otherwise)
        column.addLayout(decide)

    @property
    def text(self) -> str:
        """The question in words."""
        return self._question.text()

    @property
    def lines(self) -> tuple[str, ...]:
        """What is said of the suggested answer, or of what the given one came from."""
        return tuple(each.text() for each in (self._sure, self._otherwise) if not each.isHidden())

    def show_subject(self, subject: QuestionSubject, facts: Facts = NO_FACTS) -> None:
        """Show that question, and what is known beside it."""
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
        self._show_facts(subject, facts)
        self._accept.setVisible(suggestion is not None)
        self._reject.setVisible(suggestion is not None)

    def _show_facts(self, subject: QuestionSubject, facts: Facts) -> None:
        suggestion, layer = subject.suggestion, subject.layer
        in_full = ""
        if suggestion is not None:
            in_full = suggestion_words.in_full(suggestion, facts.like)
            said = suggestion_words.sureness(suggestion, facts.like)
            said = " · ".join(each for each in (suggestion_words.suggested_by(suggestion), said) if each)
        elif facts.source is not None and subject.answers:
            in_full = suggestion_words.in_full(facts.source)
            said = suggestion_words.source(facts.source, layer, subject.answers[0])
        else:
            said = ""
        self._sure.setText(said)
        self._sure.setToolTip(in_full)
        self._sure.setVisible(bool(said))
        self._otherwise.setText(suggestion_words.otherwise(facts.otherwise, layer))
        self._otherwise.setVisible(bool(facts.otherwise))

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
