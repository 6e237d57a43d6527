"""What the annotate page has to say in the status line: how much is left, and the way on."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from annotator.gui.annotate import words
from annotator.gui.annotate.key_button import KeyButton
from annotator.gui.annotate.stops import Work

_GAP = 12


class Hints(QWidget):
    """Small buttons, each with its key; where the window is narrow, those that matter most.

    Signals:
        triggered(str): an action of the table of keys.
    """

    triggered = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.left_over = KeyButton("", action="next_open", bare=True)
        self.flag = KeyButton(self.tr("Flag"), action="flag", bare=True)
        self.note = KeyButton(self.tr("Note"), action="note", bare=True)
        self.skip = KeyButton(self.tr("Skip"), action="skip", bare=True)
        self.submit = KeyButton(self.tr("Submit and next"), action="submit", bare=True)
        self.submit.set_emphatic(emphatic=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(_GAP)
        row.addStretch()
        for action, button in (
            ("next_open", self.left_over),
            ("flag", self.flag),
            ("note", self.note),
            ("skip", self.skip),
            ("submit", self.submit),
        ):
            button.clicked.connect(lambda _checked=False, action=action: self.triggered.emit(action))
            row.addWidget(button)
        self.show_work(None, 0)

    def sizeHint(self) -> QSize:
        return QSize(self._width_of(self._wanted()), self.submit.sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        return self.submit.minimumSizeHint()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _wanted(self) -> list[KeyButton]:
        """Return what there is to show, that which can go first at the end: its keys act all the same."""
        left = [self.left_over] if self._is_open else []
        return [self.submit, *left, self.skip, self.flag, self.note]

    def _fit(self) -> None:
        """Show what there is room for."""
        wanted = self._wanted()
        while len(wanted) > 1 and self._width_of(wanted) > self.width():
            wanted.pop()
        for button in (self.left_over, self.flag, self.note, self.skip, self.submit):
            button.setVisible(button in wanted)

    @staticmethod
    def _width_of(buttons: Sequence[KeyButton]) -> int:
        return sum(each.sizeHint().width() for each in buttons) + _GAP * (len(buttons) - 1)

    def show_work(self, work: Work | None, open_count: int) -> None:
        """Show how much of the open thread waits; ``open_count`` are its suggestions and open questions."""
        suggestions = 0 if work is None else sum(len(each) for each in work.suggestions.values())
        if suggestions:
            left = self.tr("{suggestions} left").format(suggestions=words.suggestions(suggestions))
        else:
            left = self.tr("1 question open") if open_count == 1 else self.tr("%n questions open", "", open_count)
        self.left_over.say(left)
        self._is_open = work is not None and open_count > 0
        flagged = work is not None and work.sets[work.thread.id].flag is not None
        self.flag.say(self.tr("Take the flag away") if flagged else self.tr("Flag"))
        for button in (self.flag, self.note, self.skip, self.submit):
            button.setEnabled(work is not None)
        self.updateGeometry()
        self._fit()
