"""The small sheet where a note is written."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from annotator.gui.annotate.key_button import KeyButton
from annotator.gui.annotate.noting import Noted
from annotator.gui.annotate.sheet import Sheet
from annotator.gui.controls.key_cap import key_text
from annotator.gui.controls.labels import meta, secondary, section

_HEIGHT = 96


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
        self.field = QPlainTextEdit()
        self.field.setPlaceholderText(self.tr("What you want to remember or ask"))
        self.field.setAccessibleName(self.tr("Text of the note"))
        self.field.setFixedHeight(_HEIGHT)
        self.field.setTabChangesFocus(True)
        self.field.installEventFilter(self)
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

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is not self.field or not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return super().eventFilter(watched, event)
        if event.key() == Qt.Key.Key_Escape:
            self.close()
            return True
        is_return = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if is_return and not event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self._keep()
            return True
        return False

    def _keep(self) -> None:
        noted, text = self._noted, self.field.toPlainText()
        self.close()
        if noted is not None:
            self.written.emit(noted, text)
