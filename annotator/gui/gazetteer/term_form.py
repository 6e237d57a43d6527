"""Where a term or a pattern is written: its words, its label, and what it finds."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from annotator.domain.gazetteer import Term, term_of
from annotator.domain.schema import Schema
from annotator.gui.controls.buttons import link_button, primary_button
from annotator.gui.controls.labels import heading, meta, wrapped
from annotator.gui.controls.picker import Picker
from annotator.gui.controls.segmented_control import Option, SegmentedControl
from annotator.gui.controls.tick import Tick
from annotator.gui.fonts import mono_font
from annotator.gui.style_sheet import look

_PATTERN_HEIGHT = 132


class TermForm(QWidget):
    """Shows the term that is written; it is listed by its button or by Return.

    Signals:
        edited(): something else stands there.
        listing(): the term is to be listed.
    """

    edited = Signal()
    listing = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.original: Term | None = None
        self._showing = False
        self.heading = heading("", 20)
        self.kind = SegmentedControl(
            (Option(False, self.tr("Words")), Option(True, self.tr("Pattern"))), name=self.tr("Kind"), chosen=False
        )
        self.text = QLineEdit()
        self.label = Picker(name=self.tr("Label"))
        self.any_case = Tick(self.tr("In capitals or small letters"))
        self.pattern = QPlainTextEdit()
        self.pattern.setFont(mono_font())
        self.pattern.setFixedHeight(_PATTERN_HEIGHT)
        self.pattern.setTabChangesFocus(True)
        self.pattern.setAccessibleName(self.tr("Pattern: one table per token, in JSON"))
        self.examples = [self._example(title, pattern) for title, pattern in self._ready_made()]
        self.finds = wrapped()
        self.finds.setMinimumHeight(40)
        self.finds.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        self.add = primary_button("")
        self.fresh = link_button(self.tr("Write a new one"))
        self._whole = meta(self.tr("Whole words are matched, never parts of one."))
        self._how = meta(
            self.tr("One table per token, in the words of spaCy's matcher: TEXT, LOWER, SHAPE, IS_TITLE, LIKE_NUM, OP.")
        )
        self._place()
        self._connect()
        self.show_term(None)

    def _ready_made(self) -> Sequence[tuple[str, str]]:
        """Return patterns to begin with, each under its name."""
        return (
            (self.tr("A ministry"), '[{"LOWER": "ministry"}, {"LOWER": "of"}, {"IS_TITLE": true, "OP": "+"}]'),
            (
                self.tr("A title and a name"),
                '[{"LOWER": {"IN": ["dr", "dr.", "mr", "mr.", "mrs", "mrs.", "ms"]}}, {"IS_TITLE": true, "OP": "+"}]',
            ),
            (self.tr("A year"), '[{"SHAPE": "dddd"}]'),
        )

    def _example(self, title: str, pattern: str) -> QWidget:
        button = link_button(title)
        button.setAccessibleName(self.tr("Begin with the pattern “{title}”").format(title=title))

        def begin() -> None:
            if not self.text.text().strip():
                self.text.setText(title)
            self.pattern.setPlainText(pattern)
            self.pattern.setFocus(Qt.FocusReason.OtherFocusReason)

        button.clicked.connect(begin)
        return button

    def _place(self) -> None:
        examples = QHBoxLayout()
        examples.setSpacing(14)
        for button in self.examples:
            examples.addWidget(button)
        examples.addStretch(1)
        self._called = meta(self.tr("Text"))
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 20, 20, 20)
        column.setSpacing(8)
        column.addWidget(self.heading)
        column.addSpacing(4)
        column.addWidget(self.kind)
        column.addSpacing(4)
        column.addWidget(self._called)
        column.addWidget(self.text)
        column.addWidget(self.any_case)
        column.addWidget(self._whole)
        column.addWidget(self._how)
        column.addWidget(self.pattern)
        column.addLayout(examples)
        column.addSpacing(4)
        column.addWidget(meta(self.tr("Label")))
        column.addWidget(self.label)
        column.addSpacing(8)
        column.addWidget(self.finds)
        buttons = QHBoxLayout()
        buttons.setSpacing(14)
        buttons.addWidget(self.add)
        buttons.addWidget(self.fresh)
        buttons.addStretch(1)
        column.addLayout(buttons)
        column.addStretch(1)

    def _connect(self) -> None:
        self.kind.chosen.connect(self._choose_kind)
        self.text.textChanged.connect(lambda _text: self._edited())
        self.pattern.textChanged.connect(self._edited)
        self.any_case.toggled.connect(lambda _on: self._edited())
        self.label.picked.connect(lambda _value: self._edited())
        self.text.returnPressed.connect(self.listing)
        self.add.clicked.connect(self.listing)
        self.fresh.clicked.connect(self.begin)

    # --- what stands there ---

    @property
    def is_pattern(self) -> bool:
        """Whether a pattern is written."""
        return self.kind.value is True

    @property
    def term(self) -> Term | None:
        """What is written, None as long as that is no term; ``why_not`` says why."""
        text, chosen = " ".join(self.text.text().split()), self.label.value
        pattern = self._tokens()
        if not text or not isinstance(chosen, tuple) or (self.is_pattern and not pattern):
            return None
        layer, label = chosen
        any_case = self.any_case.isChecked() and not self.is_pattern
        return term_of(text, layer, label, any_case=any_case, pattern=pattern or ())

    @property
    def why_not(self) -> str:
        """Why what is written is no term, "" where nothing is written yet."""
        if self.is_pattern and self.pattern.toPlainText().strip() and not self._tokens():
            return self.tr("Not a pattern yet: write a list of tables in JSON, one per token.")
        if self.is_pattern and self._tokens() and not self.text.text().strip():
            return self.tr("Say what the pattern shall be called.")
        return ""

    def _tokens(self) -> Sequence[Mapping[str, Any]] | None:
        """Return the tables of the pattern, None where it is none."""
        if not self.is_pattern:
            return None
        try:
            plain = json.loads(self.pattern.toPlainText())
        except ValueError:
            return None
        sound = isinstance(plain, list) and plain and all(isinstance(token, dict) for token in plain)
        return plain if sound else None

    # --- showing ---

    def show_labels(self, schema: Schema) -> None:
        """Offer the labels of spans."""
        layers = schema.of_kind("span")
        lines = [
            ((layer.name, label.name), label.title if len(layers) == 1 else f"{layer.title} · {label.title}")
            for layer in layers
            for label in layer.offered
        ]
        self.label.set_lines(lines, chosen=self.label.value)

    def show_term(self, term: Term | None) -> None:
        """Show a listed term to be changed, or None for a new one of the same kind and label."""
        self._showing = True
        self.original = term
        if term is not None:
            self.kind.set_chosen(bool(term.pattern))
            self.label.choose((term.layer, term.label))
            self.any_case.setChecked(term.any_case)
        self.text.setText("" if term is None else term.text)
        shown = "" if term is None or not term.pattern else json.dumps([dict(token) for token in term.pattern])
        self.pattern.setPlainText(shown)
        self.heading.setText(self.tr("New term") if term is None else self.tr("Change a term"))
        self.add.setText(self.tr("List it") if term is None else self.tr("Change it"))
        self.fresh.setVisible(term is not None)
        self._showing = False
        self._show_kind()
        self._edited()

    def begin(self) -> None:
        """Begin a new term, ready to type."""
        self.show_term(None)
        self.text.setFocus(Qt.FocusReason.OtherFocusReason)

    def tell(self, sentence: str, *, sound: bool, settled: bool) -> None:
        """Say what the term finds or why it is none; it can be listed where it is ``sound`` and ``settled``."""
        look(self.finds, "secondary" if sound else "bad")
        self.finds.style().polish(self.finds)
        self.finds.setText(sentence)
        self.finds.setAccessibleName(sentence)
        self.add.setEnabled(settled)

    def _choose_kind(self, _pattern: object) -> None:
        self._show_kind()
        self._edited()

    def _show_kind(self) -> None:
        pattern = self.is_pattern
        self._called.setText(self.tr("Called") if pattern else self.tr("Text"))
        self.text.setAccessibleName(self._called.text())
        for_words: tuple[QWidget, ...] = (self.any_case, self._whole)
        for_patterns: tuple[QWidget, ...] = (self._how, self.pattern, *self.examples)
        for widget in (*for_words, *for_patterns):
            widget.setVisible(pattern == (widget in for_patterns))

    def _edited(self) -> None:
        if not self._showing:
            self.edited.emit()
