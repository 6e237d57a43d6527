"""Suggestions above a threshold: how many of the thread's, taking them all, and those that are hidden."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from annotator.domain.accepting import is_above
from annotator.domain.annotation import Suggestion
from annotator.gui.annotate import words
from annotator.gui.annotate.key_button import KeyButton
from annotator.gui.annotate.stops import Work
from annotator.gui.annotate.threshold_slider import ThresholdSlider
from annotator.gui.controls.buttons import link_button
from annotator.gui.controls.labels import meta, section
from annotator.gui.style_sheet import look

AT_FIRST = 80


class AboveCard(QWidget):
    """Shows a slider with what it comes to in the open thread; not there where nothing is suggested.

    Signals:
        triggered(str): an action of the table of keys.
    """

    triggered = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._suggestions: tuple[Suggestion, ...] = ()
        self.slider = ThresholdSlider(name=self.tr("How sure, in percent"))
        self.slider.setValue(AT_FIRST)
        self._counts = meta()
        self.accept = KeyButton("", action="accept_above", bare=True)
        self.accept.set_emphatic(emphatic=True)
        self.less_sure = link_button("")
        self.slider.valueChanged.connect(self._count)
        self.accept.clicked.connect(lambda: self.triggered.emit("accept_above"))
        self.less_sure.clicked.connect(lambda: self.triggered.emit("less_sure"))
        card = look(QFrame(), "card")
        inside = QVBoxLayout(card)
        inside.setContentsMargins(13, 10, 13, 10)
        inside.setSpacing(4)
        inside.addWidget(self.slider)
        inside.addWidget(self._counts)
        row = QHBoxLayout()
        row.addWidget(self.accept)
        row.addStretch()
        inside.addLayout(row)
        inside.addWidget(self.less_sure)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(section(self.tr("Suggestions above")))
        column.addWidget(card)
        self.show_work(None, showing_all=False)

    @property
    def least(self) -> float:
        """The threshold, from 0 to 1; at 0 those are above it, too, that say no probability."""
        return self.slider.value() / 100

    @property
    def text(self) -> str:
        """What is said of the thread's suggestions."""
        return self._counts.text()

    @property
    def can_accept(self) -> bool:
        """Whether any suggestion of the thread is sure enough."""
        return bool(self.above(self._suggestions))

    @property
    def can_show_more(self) -> bool:
        """Whether suggestions are hidden, or shown only for the moment."""
        return not self.less_sure.isHidden()

    def above(self, suggestions: Sequence[Suggestion]) -> list[Suggestion]:
        """Return those that are sure enough."""
        return [each for each in suggestions if is_above(each, self.least)]

    def show_work(self, work: Work | None, *, showing_all: bool) -> None:
        """Show the suggestions of the open thread; ``showing_all``: those that are less sure, too."""
        self._suggestions = () if work is None else tuple(each for own in work.suggestions.values() for each in own)
        hidden = 0 if work is None else sum(work.less_sure.values())
        if showing_all:
            self.less_sure.setText(self.tr("Hide those that are less sure"))
        elif hidden == 1:
            self.less_sure.setText(self.tr("1 less sure hidden · show"))
        else:
            self.less_sure.setText(self.tr("%Ln less sure hidden · show", "", hidden))
        self.less_sure.setVisible(bool(hidden) or showing_all)
        self._count()
        self.setVisible(bool(self._suggestions) or bool(hidden) or showing_all)

    def _count(self) -> None:
        above, total = len(self.above(self._suggestions)), words.number(len(self._suggestions))
        if self.slider.value():
            pattern = self.tr("{percent} % and more: {above} of {total}")
            said = pattern.format(percent=self.slider.value(), above=words.number(above), total=total)
        else:
            said = self.tr("All of them: {total}").format(total=total)
        self._counts.setText(said)
        self.slider.setAccessibleDescription(said)
        self.accept.say(self.tr("Accept {count}…").format(count=words.number(above)))
        self.accept.setEnabled(above > 0)
        self.accept.setVisible(above > 0)
