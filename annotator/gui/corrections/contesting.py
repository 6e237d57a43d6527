"""The small sheet where an annotator says why a correction is wrong."""

from __future__ import annotations

from PySide6.QtCore import QRect, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from annotator.gui.annotate.key_button import KeyButton
from annotator.gui.annotate.sheet import Sheet
from annotator.gui.annotate.writing_field import WritingField
from annotator.gui.controls.key_cap import key_text
from annotator.gui.controls.labels import meta, secondary, section


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
        why = self.tr("Why it should be as you had it")
        self.field = WritingField(hint=why, name=why)
        self.field.done.connect(self._send)
        self.field.given_up.connect(self.close)
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

    def _send(self) -> None:
        text = self.field.toPlainText().strip()
        if text:
            self.close()
            self.written.emit(text)
