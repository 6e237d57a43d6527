"""The right of the screen: the labels, the current thing, its guideline, what happened here."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from annotator.domain.schema import Label, Layer
from annotator.gui.annotate.above_card import AboveCard
from annotator.gui.annotate.correction_card import CorrectionCard
from annotator.gui.annotate.facts import NO_FACTS, Facts
from annotator.gui.annotate.guideline_card import GuidelineCard
from annotator.gui.annotate.history_list import HistoryList
from annotator.gui.annotate.keyed_label import KeyedLabel
from annotator.gui.annotate.label_palette import LabelPalette
from annotator.gui.annotate.notes_card import NotesCard
from annotator.gui.annotate.position import Position
from annotator.gui.annotate.question_card import QuestionCard
from annotator.gui.annotate.subject import QuestionSubject, SpanSubject, Subject, SuggestionSubject
from annotator.gui.annotate.suggestion_card import SuggestionCard
from annotator.gui.controls.buttons import link_button
from annotator.gui.controls.frames import scrolled
from annotator.gui.controls.labels import section
from annotator.gui.style_sheet import look

WIDTH = 304


class Inspector(QFrame):
    """Shows a position in a thread; says what was pressed.

    Signals:
        triggered(str): an action of the table of keys.
        label_pressed(str, str): a label of a layer of spans.
        attribute_pressed(str, str): an attribute of the current span, and its label.
        answered(str): a label of the current question.
        wanted(str): a page of the window.
    """

    triggered = Signal(str)
    label_pressed = Signal(str, str)
    attribute_pressed = Signal(str, str)
    answered = Signal(str)
    wanted = Signal(str)

    def __init__(self, labels: Sequence[KeyedLabel], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        look(self, "bar")
        self.setAccessibleName(self.tr("Inspector"))
        self._labels = tuple(labels)
        self._position = Position()
        self._subject: Subject = None
        self._facts = NO_FACTS
        self.palette_ = LabelPalette(labels)
        self._labels_heading = section(self.tr("Labels"))
        self.heading = section("")
        self.span_card = SuggestionCard()
        self.question_card = QuestionCard()
        self.correction = CorrectionCard()
        self.guideline = GuidelineCard()
        self.above = AboveCard()
        self.notes = NotesCard()
        self.history = HistoryList()
        inside = look(QWidget(), "page")
        self._column = column = QVBoxLayout(inside)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(8)
        column.addWidget(self._labels_heading)
        column.addWidget(self.palette_)
        column.addSpacing(12)
        column.addWidget(self.heading)
        column.addWidget(self.span_card)
        column.addWidget(self.question_card)
        column.addWidget(self.correction)
        column.addSpacing(12)
        column.addWidget(self.guideline)
        column.addSpacing(12)
        column.addWidget(self.above)
        column.addLayout(self._links())
        column.addSpacing(12)
        column.addWidget(self.notes)
        column.addSpacing(12)
        column.addWidget(self.history)
        column.addStretch()
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        area = scrolled(inside)
        # One that comes and goes would shift the labels under the mouse.
        area.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        outer.addWidget(area)
        self._connect()
        self.show_position(Position(), None)
        self.notes.hide()
        self.history.hide()

    def _connect(self) -> None:
        self._listen_to_labels()
        self.above.triggered.connect(self.triggered)
        self.span_card.triggered.connect(self.triggered)
        self.span_card.attribute_pressed.connect(self.attribute_pressed)
        self.question_card.triggered.connect(self.triggered)
        self.correction.wanted.connect(lambda: self.wanted.emit("corrections"))
        self.notes.wanted.connect(lambda: self.triggered.emit("note"))
        self.history.wanted.connect(lambda: self.triggered.emit("history"))
        self.question_card.answered.connect(self.answered)
        self.question_card.hovered.connect(self._hover)

    def _links(self) -> QHBoxLayout:
        """Return the ways to whoever suggests."""
        self.suggesters = link_button(self.tr("Suggesters…"))
        self.gazetteer = link_button(self.tr("Terms…"))
        self.suggesters.clicked.connect(lambda: self.wanted.emit("suggesters"))
        self.gazetteer.clicked.connect(lambda: self.wanted.emit("gazetteer"))
        row = QHBoxLayout()
        row.setSpacing(16)
        for link in (self.suggesters, self.gazetteer):
            # A click leaves the keyboard with the text.
            link.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            row.addWidget(link)
        row.addStretch(1)
        return row

    def show_position(self, position: Position, subject: Subject, facts: Facts = NO_FACTS) -> None:
        """Show where the person is, and what is known beside it."""
        self._position, self._subject, self._facts = position, subject, facts
        is_span = isinstance(subject, SpanSubject | SuggestionSubject)
        given = (
            (subject.layer.name, subject.span.label) if isinstance(subject, SpanSubject | SuggestionSubject) else None
        )
        self.palette_.show_state(armed=position.armed, given=given)
        self.span_card.setVisible(is_span)
        self.question_card.setVisible(isinstance(subject, QuestionSubject))
        self.heading.setVisible(subject is not None)
        match subject:
            case SpanSubject() | SuggestionSubject():
                suggested = isinstance(subject, SuggestionSubject)
                self.heading.setText((self.tr("This suggestion") if suggested else self.tr("This span")).upper())
                self.span_card.show_subject(subject, facts)
            case QuestionSubject():
                self.heading.setText(self.tr("This question").upper())
                self.question_card.show_subject(subject, facts)
        self._hover(None, None)

    def show_labels(self, labels: Sequence[KeyedLabel]) -> None:
        """Show other labels of spans, or the same with other keys."""
        before, self.palette_ = self.palette_, LabelPalette(labels)
        self._labels = tuple(labels)
        self._column.replaceWidget(before, self.palette_)
        before.hide()
        before.deleteLater()
        self._listen_to_labels()
        self.question_card.forget()
        self.show_position(self._position, self._subject, self._facts)

    def first(self) -> QWidget:
        """Return where the keyboard goes first."""
        visible = [button for button in self.palette_.buttons.values() if button.isVisible()]
        return visible[0] if visible else next(iter(self.question_card.buttons.values()), self)

    def _listen_to_labels(self) -> None:
        self.palette_.pressed.connect(self.label_pressed)
        self.palette_.hovered.connect(self._hover)
        self._labels_heading.setVisible(bool(self._labels))
        self.palette_.setVisible(bool(self._labels))

    def _hover(self, layer: Layer | None, label: Label | None) -> None:
        """Show the guideline of what is under the mouse, else of the current thing, else of the label in the hand."""
        if layer is None:
            match self._subject:
                case SpanSubject(layer=layer, span=span) | SuggestionSubject(layer=layer, span=span):
                    label = layer.label(span.label)
                case QuestionSubject(layer=layer):
                    pass
                case None if self._position.armed is not None:
                    armed = self._position.armed
                    for each in self._labels:
                        if (each.layer.name, each.label.name) == (armed.layer, armed.label):
                            layer, label = each.layer, each.label
                case None:
                    layer = self._labels[0].layer if self._labels else None
        self.guideline.show_guideline(layer, label)
