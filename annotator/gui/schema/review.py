"""What a change of the schema would do, before it is done."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from annotator.domain.schema import Schema
from annotator.domain.schema_act import Effect, Occurrence
from annotator.domain.schema_change import Given, LabelPlace
from annotator.gui import schema_words
from annotator.gui.annotate import words
from annotator.gui.background import Errand
from annotator.gui.controls.buttons import link_button, plain_button, primary_button
from annotator.gui.controls.frames import card, scrolled
from annotator.gui.controls.labels import heading, meta, secondary, section, wrapped
from annotator.gui.controls.progress_line import ProgressLine
from annotator.gui.fonts import reading_font
from annotator.gui.progress_panel import SHOW_AFTER_MS, ProgressPanel
from annotator.gui.style_sheet import look


class Review(QWidget):
    """Shows the steps, what they touch, and the first of that in its text.

    Signals:
        going_back(): the person wants to change more.
        taking_back(): the last step is to be taken back.
        applying(): the change is to be carried out.
    """

    going_back = Signal()
    taking_back = Signal()
    applying = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._before: Schema | None = None
        self._after: Schema | None = None
        self.steps = wrapped()
        self.numbers = secondary()
        self.who = meta()
        self.more = meta()
        self.why = look(wrapped(), "bad")
        self._examples = QVBoxLayout()
        self._examples.setSpacing(10)
        self._first = section(self.tr("The first of them"))
        self.apply = primary_button(self.tr("Apply"), large=True)
        self.back = plain_button(self.tr("Back"), large=True)
        self.take_back = link_button(self.tr("Take the last step back"))
        self.progress = ProgressPanel()
        self.writing = ProgressLine(name=self.tr("Writing the change"))
        self.writing.setRange(0, 0)
        self.writing.hide()
        self._show_writing = QTimer(self, singleShot=True, interval=SHOW_AFTER_MS)
        self._show_writing.timeout.connect(self.writing.show)
        self._place()
        self.apply.clicked.connect(self.applying)
        self.back.clicked.connect(self.going_back)
        self.take_back.clicked.connect(self.taking_back)

    def _place(self) -> None:
        sheet, inside = card(margin=16, gap=6)
        inside.addWidget(self.steps)
        inside.addWidget(self.take_back)
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(36, 28, 36, 28)
        column.setSpacing(8)
        column.addWidget(heading(self.tr("What will change"), 22))
        column.addWidget(sheet)
        column.addSpacing(6)
        for widget in (self.numbers, self.progress, self.writing, self.who, self.more, self.why):
            column.addWidget(widget)
        column.addSpacing(10)
        column.addWidget(self._first)
        column.addLayout(self._examples)
        column.addStretch(1)
        buttons = QHBoxLayout()
        buttons.setContentsMargins(36, 12, 36, 16)
        buttons.addWidget(self.back)
        buttons.addStretch(1)
        buttons.addWidget(self.apply)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(scrolled(inner), 1)
        outer.addLayout(buttons)

    def show_steps(self, before: Schema, after: Schema, told: Sequence[str]) -> None:
        """Show what will be done, while it is being found out what that means."""
        self._before, self._after = before, after
        self.steps.setText("\n".join(told))
        self.numbers.setText(self.tr("Looking what has these labels…"))
        for widget in (self.who, self.more, self.why, self._first):
            widget.hide()
        self._show_examples(())
        self.apply.setEnabled(False)

    def show_looking(self, errand: Errand) -> None:
        """Show how far looking what a change touches has come, once that takes its time."""
        self.progress.follow(errand, self.tr("Looking what has these labels…"))

    def show_applying(self) -> None:
        """Show that the change is being written: it is done whole or not at all."""
        for button in (self.apply, self.back, self.take_back):
            button.setEnabled(False)
        self.apply.setText(self.tr("Applying…"))
        self._show_writing.start()

    def settle(self) -> None:
        """Show that nothing is under way any more."""
        self._show_writing.stop()
        self.writing.hide()
        self.apply.setText(self.tr("Apply"))
        for button in (self.back, self.take_back):
            button.setEnabled(True)

    def show_effect(self, effect: object) -> None:
        """Show what it means, or the sentence that says why it cannot be done."""
        self.progress.finish()
        if isinstance(effect, Effect):
            self._show(effect)
        else:
            self.numbers.setText(self.tr("This cannot be done."))
            self.refuse(str(effect))

    def refuse(self, sentence: str) -> None:
        """Say why it could not be done."""
        self.why.setText(sentence)
        self.why.setAccessibleName(sentence)
        self.why.setVisible(bool(sentence))

    def _show(self, effect: Effect) -> None:
        self.numbers.setText(self._numbers(effect))
        people = [
            self.tr("{count} by {name}").format(count=words.number(count), name=words.plain(name))
            for name, count in effect.by
        ]
        self.who.setText(" · ".join(people))
        self.who.setVisible(bool(people))
        more = "\n".join(self._more(effect))
        self.more.setText(more)
        self.more.setVisible(bool(more))
        self.refuse("")
        self._first.setVisible(bool(effect.examples))
        self._show_examples(effect.examples)
        self.apply.setEnabled(True)
        self.apply.setFocus()

    def _numbers(self, effect: Effect) -> str:
        if not effect.annotations:
            return self.tr("No annotation becomes another.")
        annotations = self.tr("1 annotation") if effect.annotations == 1 else self.tr("{count} annotations")
        threads = self.tr("1 thread") if effect.threads == 1 else self.tr("{count} threads")
        return self.tr("{annotations} in {threads} will become others.").format(
            annotations=annotations.format(count=words.number(effect.annotations)),
            threads=threads.format(count=words.number(effect.threads)),
        )

    def _more(self, effect: Effect) -> list[str]:
        said: list[str] = []
        if effect.doubled:
            doubled = self.tr("{count} would stand twice at one place: the earlier stays, the other is taken away.")
            said.append(doubled.format(count=words.number(effect.doubled)))
        if effect.rejections:
            one, several = self.tr("1 refusal follows."), self.tr("{count} refusals follow.")
            said.append((one if effect.rejections == 1 else several).format(count=words.number(effect.rejections)))
        if effect.suggestions:
            one, several = self.tr("1 suggestion follows."), self.tr("{count} suggestions follow.")
            said.append((one if effect.suggestions == 1 else several).format(count=words.number(effect.suggestions)))
        return said

    def _show_examples(self, examples: Sequence[Occurrence]) -> None:
        while (place := self._examples.takeAt(0)) is not None:
            widget = place.widget()
            if widget is not None:
                widget.deleteLater()
        for each in examples:
            self._examples.addWidget(self._example(each))

    def _example(self, each: Occurrence) -> QWidget:
        text = QLabel(in_context(each))
        text.setTextFormat(Qt.TextFormat.RichText)
        text.setWordWrap(True)
        text.setFont(reading_font(14))
        became = self.tr("taken away") if each.after is None else said_of(self._after, each.after)
        about = meta(
            self.tr("{before} → {after} · {name}").format(
                before=said_of(self._before, each.before), after=became, name=words.plain(each.at.annotator or "")
            )
        )
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(1)
        column.addWidget(text)
        column.addWidget(about)
        return holder


def in_context(each: Occurrence) -> str:
    """Return an occurrence as rich text: what is labelled stands out from what is around it."""
    if not each.lead and each.tail and each.text != each.tail:
        return f"<b>{escape(words.plain(each.text))}</b> {escape(words.plain(each.tail))}"
    tail = "" if each.tail == each.text else each.tail
    pad = " " if each.lead[-1:].isspace() else ""
    after = " " if tail[:1].isspace() else ""
    lead, tail = escape(words.plain(each.lead)), escape(words.plain(tail))
    return f"{lead}{pad}<b>{escape(words.plain(each.text))}</b>{after}{tail}"


def said_of(schema: Schema | None, given: Given) -> str:
    """Return what is given in words: its label, with the labels of its attributes."""
    if schema is None:
        return given.label
    titles = [schema_words.title_of(schema, LabelPlace(given.layer), given.label)]
    titles += [schema_words.title_of(schema, LabelPlace(given.layer, name), label) for name, label in given.attributes]
    return ", ".join(titles)
