"""The small sheet where a note is written."""

from __future__ import annotations

from PySide6.QtCore import QRect, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from annotator.gui.annotate.key_button import KeyButton
from annotator.gui.annotate.noting import Noted
from annotator.gui.annotate.sheet import Sheet
from annotator.gui.annotate.writing_field import WritingField
from annotator.gui.controls.key_cap import key_text
from annotator.gui.controls.labels import meta, secondary, section


class NoteEditor(Sheet):
    """Takes a note's text: Return keeps it, Shift+Return breaks the line, Esc leaves all as it was.

    Signals:
        written(Noted, str): the text of the note about that; "" takes the note away.
    """

    written = Signal(object, str)

    def __init__(self, page: QWidget) -> None:
        super().__init__(page)
        self.setAccessibleName(self.tr("Note"))
        self._noted: Noted | None = None
        self._what = secondary()
        self.field = WritingField(hint=self.tr("What you want to remember or ask"), name=self.tr("Text of the note"))
        self.field.done.connect(self._keep)
        self.field.given_up.connect(self.close)
        self.save = KeyButton(self.tr("Keep"), key_text("Return"), filled=True)
        self.save.clicked.connect(self._keep)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 12, 12, 12)
        column.setSpacing(8)
        column.addWidget(section(self.tr("Note")))
        column.addWidget(self._what)
        column.addWidget(self.field)
        row = QHBoxLayout()
        row.addWidget(meta(self.tr("It stays in the project; exports leave it out.")), 1)
        row.addWidget(self.save)
        column.addLayout(row)

    def ask(self, noted: Noted, text: str, asking: QRect) -> None:
        """Ask for the note about something, beginning with what is written, under a rectangle of the screen."""
        self._noted = noted
        self._what.setText(noted.what)
        self.field.setPlainText(text)
        self.field.selectAll()
        self.open_under(asking, self.field)

    def _keep(self) -> None:
        noted, text = self._noted, self.field.toPlainText()
        self.close()
        if noted is not None:
            self.written.emit(noted, text)
