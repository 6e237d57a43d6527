"""The current span or suggestion: its text, where it comes from, what can be done with it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from annotator.domain.annotation import SpanAnnotation
from annotator.domain.schema import Attribute, Layer
from annotator.gui.annotate import words
from annotator.gui.annotate.key_button import KeyButton
from annotator.gui.annotate.subject import SpanSubject, SuggestionSubject
from annotator.gui.controls.labels import meta, wrapped
from annotator.gui.controls.progress_line import ProgressLine
from annotator.gui.controls.segmented_control import Option, SegmentedControl
from annotator.gui.fonts import Weight, reading_font
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
        self._shown_for: tuple[Layer, frozenset[str]] | None = None
        self._text = wrapped()
        self._text.setFont(reading_font(16, Weight.DemiBold))
        self._about = meta()
        self._line = ProgressLine(name=self.tr("How sure the suggester is"))
        self._line.setRange(0, 100)
        self._sure = meta()
        self.accept = KeyButton(self.tr("Accept"), action="accept", filled=True)
        self.accept.clicked.connect(lambda: self.triggered.emit("accept"))
        self.reject = KeyButton(self.tr("Reject"), action="remove")
        self.reject.clicked.connect(lambda: self.triggered.emit("remove"))
        self.delete = KeyButton(self.tr("Delete"), action="remove")
        self.delete.clicked.connect(lambda: self.triggered.emit("remove"))
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
        column.addSpacing(2)
        column.addLayout(buttons)
        column.addSpacing(2)
        column.addLayout(self._attributes)

    @property
    def text(self) -> str:
        """The quoted text of the span."""
        return self._text.text()

    def show_subject(self, subject: SpanSubject | SuggestionSubject) -> None:
        """Show that span."""
        span = subject.span
        label = subject.layer.label(span.label).title
        suggested = isinstance(subject, SuggestionSubject)
        self._text.setText(words.plain(subject.document.text[span.start : span.end]))
        confidence = None
        if isinstance(subject, SuggestionSubject):
            confidence = subject.suggestion.confidence
            about = self.tr("{label} · from {agent}").format(label=label, agent=words.agent(subject.suggestion))
            self._sure.setText(words.confidence(subject.suggestion))
        else:
            about = self.tr("{label} · {origin}").format(label=label, origin=words.origin(span))
        self._about.setText(about)
        self._line.setVisible(confidence is not None)
        self._line.setValue(round((confidence or 0.0) * 100))
        self._sure.setVisible(confidence is not None)
        self.accept.setVisible(suggested)
        self.reject.setVisible(suggested)
        self.delete.setVisible(not suggested)
        self._show_attributes(subject.layer, span)
        self.setAccessibleName(f"{label} {words.quote(self._text.text())}")

    def _show_attributes(self, layer: Layer, span: SpanAnnotation) -> None:
        given = frozenset(label for name, label in span.attributes if layer.attribute(name).label(label).retired)
        if (layer, given) != self._shown_for:
            self._shown_for = (layer, given)
            while (line := self._attributes.takeAt(0)) is not None:
                if (widget := line.widget()) is not None:
                    widget.hide()
                    widget.deleteLater()
            self._rows = {attribute.name: self._row(attribute, given) for attribute in layer.attributes}
        for name, control in self._rows.items():
            control.set_chosen(span.attribute(name))

    def _row(self, attribute: Attribute, given: frozenset[str]) -> SegmentedControl:
        """Return the labels to choose from; one that is retired is shown where it is given."""
        options = [
            Option(label.name, "" if label.sign else label.title, label.sign, tip=label.title, spoken=label.title)
            for label in attribute.labels
            if not label.retired or label.name in given
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
        row.addWidget(look(QLabel(self.tr("Alt 1…{last}").format(last=len(attribute.offered))), "meta"))
        self._attributes.addWidget(line)
        return control
