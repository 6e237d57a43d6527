"""The small sheet where an annotator says why a correction is wrong."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from annotator.gui.annotate.key_button import KeyButton
from annotator.gui.annotate.sheet import Sheet
from annotator.gui.controls.key_cap import key_text
from annotator.gui.controls.labels import meta, secondary, section

_HEIGHT = 96


class ContestSheet(Sheet):
    """Takes the reason: Return sends it, Shift+Return breaks the line, Esc leaves all as it was.

    Signals:
        written(str): why it is wrong; never empty.
    """

    written = Signal(str)

    def __init__(self, page: QWidget) -> None:
        super().__init__(page)
        self.setAccessibleName(self.tr("Contest a correction"))
        self._what = secondary()
        self.field = QPlainTextEdit()
        self.field.setPlaceholderText(self.tr("Why it should be as you had it"))
        self.field.setAccessibleName(self.tr("Why it should be as you had it"))
        self.field.setFixedHeight(_HEIGHT)
        self.field.setTabChangesFocus(True)
        self.field.installEventFilter(self)
        self.send = KeyButton(self.tr("Contest"), key_text("Return"), filled=True)
        self.send.clicked.connect(self._send)
        self.field.textChanged.connect(lambda: self.send.setEnabled(bool(self.field.toPlainText().strip())))
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 12, 12, 12)
        column.setSpacing(8)
        column.addWidget(section(self.tr("Contest a correction")))
        column.addWidget(self._what)
        column.addWidget(self.field)
        row = QHBoxLayout()
        row.addWidget(meta(self.tr("The reviewer looks at it again.")), 1)
        row.addWidget(self.send)
        column.addLayout(row)

    def ask(self, what: str, text: str, asking: QRect) -> None:
        """Ask why ``what`` is wrong, beginning with what was written, under a rectangle of the screen."""
        self._what.setText(what)
        self.field.setPlainText(text)
        self.field.selectAll()
        self.send.setEnabled(bool(text.strip()))
        self.open_under(asking, self.field)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is not self.field or not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return super().eventFilter(watched, event)
        if event.key() == Qt.Key.Key_Escape:
            self.close()
            return True
        is_return = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if is_return and not event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self._send()
            return True
        return False

    def _send(self) -> None:
        text = self.field.toPlainText().strip()
        if text:
            self.close()
            self.written.emit(text)
