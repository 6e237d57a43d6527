"""What the annotate page has to say in the status line: how much is left, and the way on."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from annotator.gui.annotate import words
from annotator.gui.annotate.key_button import KeyButton
from annotator.gui.annotate.stops import Work


class Hints(QWidget):
    """Small buttons, each with its key.

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
        row.setSpacing(12)
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

    def show_work(self, work: Work | None, open_count: int) -> None:
        """Show how much of the open thread waits; ``open_count`` are its suggestions and open questions."""
        suggestions = 0 if work is None else sum(len(each) for each in work.suggestions.values())
        if suggestions:
            left = self.tr("{suggestions} left").format(suggestions=words.suggestions(suggestions))
        else:
            left = self.tr("1 question open") if open_count == 1 else self.tr("%n questions open", "", open_count)
        self.left_over.say(left)
        self.left_over.setVisible(work is not None and open_count > 0)
        flagged = work is not None and work.sets[work.thread.id].flag is not None
        self.flag.say(self.tr("Take the flag away") if flagged else self.tr("Flag"))
        for button in (self.flag, self.note, self.skip, self.submit):
            button.setEnabled(work is not None)
