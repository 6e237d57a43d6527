"""Where a reviewer returns a thread to its annotator, with a note."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from annotator.gui.annotate.key_button import KeyButton
from annotator.gui.annotate.sheet import Sheet
from annotator.gui.controls.key_cap import key_text
from annotator.gui.controls.labels import meta, section
from annotator.gui.controls.picker import Picker
from annotator.gui.review.sides import Sides


class GivingBack(Sheet):
    """Asks to whom, and what to tell them. Return gives the thread back, Esc leaves all as it was.

    Signals:
        given(str, str): the annotator, and the note, which may be "".
    """

    given = Signal(str, str)

    def __init__(self, page: QWidget) -> None:
        super().__init__(page)
        self.setAccessibleName(self.tr("Return the thread"))
        self.whom = Picker(name=self.tr("To whom"))
        self.note = QLineEdit()
        self.note.setPlaceholderText(self.tr("What is to be done"))
        self.note.setAccessibleName(self.tr("Note to the annotator"))
        self.give = KeyButton(self.tr("Return it"), key_text("Return"), filled=True)
        self.give.clicked.connect(self._give)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 12, 12, 12)
        column.setSpacing(8)
        column.addWidget(section(self.tr("Return the thread")))
        column.addWidget(self.whom)
        column.addWidget(self.note)
        column.addWidget(meta(self.tr("It is in progress again there; what was decided stays.")))
        column.addWidget(self.give)

    def ask(self, sides: Sides, asking: QRect) -> None:
        """Ask above or under a rectangle of the screen."""
        self.whom.set_lines([(name, sides.introduced(name)) for name in sides.annotators])
        self.whom.setVisible(not sides.is_alone)
        self.note.clear()
        self.open_under(asking, self.note)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._give()
        elif event.key() == Qt.Key.Key_Escape:
            self.close()
        else:
            super().keyPressEvent(event)

    def _give(self) -> None:
        whom, note = self.whom.value, self.note.text().strip()
        self.close()
        if isinstance(whom, str):
            self.given.emit(whom, note)
