"""The small sheet where a note is written."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from annotator.gui.annotate.key_button import KeyButton
from annotator.gui.annotate.noting import Noted
from annotator.gui.annotate.popover import WIDTH, place_in_sight
from annotator.gui.controls.key_cap import key_text
from annotator.gui.controls.labels import meta, secondary, section
from annotator.gui.style_sheet import look

_HEIGHT = 96


class NoteEditor(QFrame):
    """Takes a note's text: Return keeps it, Shift+Return breaks the line, Esc leaves all as it was.

    Signals:
        written(Noted, str): the text of the note about that; "" takes the note away.
        closed(): the sheet is gone, and the keyboard is free.
    """

    written = Signal(object, str)
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        look(self, "popover")
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
        self.setFixedWidth(WIDTH)

    def ask(self, noted: Noted, text: str, at: QPoint) -> None:
        """Ask for the note about something, beginning with what is written, at a place on the screen."""
        self._noted = noted
        self._what.setText(noted.what)
        self.field.setPlainText(text)
        self.field.selectAll()
        place_in_sight(self, at)
        self.show()
        self.field.setFocus()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.closed.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride:
            # While the sheet is open its keys are its own.
            event.accept()
            return True
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return False
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
