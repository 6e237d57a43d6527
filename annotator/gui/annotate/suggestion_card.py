"""The current span or suggestion: its text, where it comes from, how sure that is, what can be done with it."""

from __future__ import annotations

from itertools import takewhile

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from annotator.domain.annotation import SpanAnnotation
from annotator.domain.schema import Attribute, Layer
from annotator.gui.annotate import suggestion_words, words
from annotator.gui.annotate.facts import NO_FACTS, Facts
from annotator.gui.annotate.key_button import KeyButton
from annotator.gui.annotate.subject import SpanSubject, SuggestionSubject
from annotator.gui.controls.labels import meta, wrapped
from annotator.gui.controls.progress_line import ProgressLine
from annotator.gui.controls.segmented_control import Option, SegmentedControl
from annotator.gui.fonts import Weight, reading_font
from annotator.gui.keys import ATTRIBUTES
from annotator.gui.style_sheet import look


class SuggestionCard(QFrame):
    """Shows a decided or a suggested span.

    Signals:
        triggered(str): an action of the table of keys.
        attribute_pressed(str, str): an attribute and its label.
    """

    triggered = Signal(str)
    attribute_pressed = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        look(self, "card")
        self._shown_for: tuple[Layer, frozenset[tuple[str, str]]] | None = None
        self._text = wrapped()
        self._text.setFont(reading_font(16, Weight.DemiBold))
        self._about = meta()
        self._line = ProgressLine(name=self.tr("How sure the suggester is"))
        self._line.setRange(0, 100)
        self._sure = meta()
        self._otherwise = look(wrapped(), "warn")
        self.accept = KeyButton(self.tr("Accept"), action="accept", filled=True)
        self.accept.clicked.connect(lambda: self.triggered.emit("accept"))
        self.reject = KeyButton(self.tr("Reject"), action="remove")
        self.reject.clicked.connect(lambda: self.triggered.emit("remove"))
        self.delete = KeyButton(self.tr("Delete"), action="remove")
        self.delete.clicked.connect(lambda: self.triggered.emit("remove"))
        self.everywhere = KeyButton("", action="everywhere", bare=True)
        self.everywhere.clicked.connect(lambda: self.triggered.emit("everywhere"))
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        for button in (self.accept, self.reject, self.delete):
            buttons.addWidget(button)
        self._attributes = QVBoxLayout()
        self._attributes.setSpacing(6)
        self._rows: dict[str, SegmentedControl] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(13, 12, 13, 13)
        column.setSpacing(6)
        column.addWidget(self._text)
        column.addWidget(self._about)
        column.addWidget(self._line)
        column.addWidget(self._sure)
        column.addWidget(self._otherwise)
        column.addSpacing(2)
        column.addLayout(buttons)
        column.addSpacing(2)
        column.addLayout(self._attributes)
        column.addWidget(self.everywhere)

    @property
    def text(self) -> str:
        """The quoted text of the span."""
        return self._text.text()

    @property
    def lines(self) -> tuple[str, ...]:
        """What is said of the span below its text, line by line."""
        return tuple(each.text() for each in (self._about, self._sure, self._otherwise) if not each.isHidden())

    def show_subject(self, subject: SpanSubject | SuggestionSubject, facts: Facts = NO_FACTS) -> None:
        """Show that span, and what is known beside it."""
        span = subject.span
        label = subject.layer.label(span.label).title
        suggested = isinstance(subject, SuggestionSubject)
        self._text.setText(words.plain(subject.document.text[span.start : span.end]))
        parts = [label]
        if isinstance(subject, SuggestionSubject):
            confidence = subject.suggestion.confidence
            parts.append(self.tr("from {agent}").format(agent=words.agent(subject.suggestion)))
            self._sure.setText(suggestion_words.sureness(subject.suggestion, facts.like))
            self._sure.setToolTip(suggestion_words.in_full(subject.suggestion, facts.like))
        else:
            confidence = None
            parts.append(words.origin(span))
            came = facts.source
            self._sure.setText("" if came is None else suggestion_words.source(came, subject.layer, span.label))
            self._sure.setToolTip("" if came is None else suggestion_words.in_full(came))
        if facts.seen:
            parts.append(suggestion_words.times(facts.seen))
        self._about.setText(" · ".join(parts))
        self._line.setVisible(confidence is not None)
        self._line.setValue(round((confidence or 0.0) * 100))
        self._sure.setVisible(bool(self._sure.text()))
        self._otherwise.setText(suggestion_words.otherwise(facts.otherwise, subject.layer))
        self._otherwise.setVisible(bool(facts.otherwise))
        self.accept.setVisible(suggested)
        self.reject.setVisible(suggested)
        self.delete.setVisible(not suggested)
        self.everywhere.say(self.tr("Label all {count} in this thread").format(count=words.number(facts.seen)))
        self.everywhere.setVisible(facts.seen > 1)
        self._show_attributes(subject, facts)
        self.setAccessibleName(f"{label} {words.quote(self._text.text())}")

    def _show_attributes(self, subject: SpanSubject | SuggestionSubject, facts: Facts) -> None:
        layer, span = subject.layer, subject.span
        retired = frozenset(pair for pair in span.attributes if _is_retired(layer, *pair))
        if (layer, retired) != self._shown_for:
            self._shown_for = (layer, retired)
            while (line := self._attributes.takeAt(0)) is not None:
                if (widget := line.widget()) is not None:
                    widget.hide()
                    widget.deleteLater()
            asked = [each for each in layer.attributes if not each.retired or span.attribute(each.name) is not None]
            self._rows = {attribute.name: self._row(layer, attribute, span) for attribute in asked}
        proposed: dict[str, tuple[str, float | None]] = {
            each.name: (each.label, each.confidence.confidence) for each in facts.attributes
        }
        if isinstance(subject, SuggestionSubject):
            sure = {each.name: each.confidence for each in subject.suggestion.attributes}
            proposed = {name: (label, sure.get(name)) for name, label in span.attributes}
        for name, control in self._rows.items():
            control.set_chosen(None if name in proposed else span.attribute(name))
            control.set_suggested(*proposed.get(name, (None, None)))

    def _row(self, layer: Layer, attribute: Attribute, span: SpanAnnotation) -> SegmentedControl:
        """Return the labels to choose from; one that is retired is shown where it is given."""
        given = span.attribute(attribute.name)
        options = [
            Option(label.name, "" if label.sign else label.title, label.sign, tip=label.title, spoken=label.title)
            for label in attribute.labels
            if label in attribute.offered or label.name == given
        ]
        control = SegmentedControl(options, name=attribute.title)
        for button in control.findChildren(QWidget):
            # A click leaves the keyboard with the text.
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        control.chosen.connect(lambda label: self.attribute_pressed.emit(attribute.name, label))
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(look(QLabel(attribute.title), "meta"))
        row.addWidget(control)
        row.addStretch()
        row.addWidget(look(QLabel(self._keys(layer, attribute)), "meta"))
        self._attributes.addWidget(line)
        return control

    def _keys(self, layer: Layer, attribute: Attribute) -> str:
        """Return which keys give the labels of an attribute: they are counted through all attributes of the layer."""
        before = takewhile(lambda each: each.name != attribute.name, layer.attributes)
        first = sum(len(each.offered) for each in before) + 1
        last = min(first + len(attribute.offered) - 1, ATTRIBUTES)
        if first > last:
            return ""
        if first == last:
            return self.tr("Alt {number}").format(number=first)
        return self.tr("Alt {first}…{last}").format(first=first, last=last)


def _is_retired(layer: Layer, name: str, label: str) -> bool:
    attribute = layer.attribute(name)
    return attribute.retired or attribute.label(label).retired
