"""How far something long has come, and the way to call it off."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from annotator.gui.background import Errand
from annotator.gui.controls.buttons import link_button
from annotator.gui.controls.labels import Elided
from annotator.gui.controls.progress_line import ProgressLine
from annotator.gui.style_sheet import look

SHOW_AFTER_MS = 200
CANCEL_AFTER_MS = 2000


class ProgressPanel(QWidget):
    """Stays hidden for what is quick; shows a line after 200 ms and a way to cancel after two seconds."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._errand: Errand | None = None
        self._begun_with = ""
        self._line = ProgressLine(name=self.tr("Progress"))
        self._words = look(Elided(), "meta")
        self._cancel = link_button(self.tr("Cancel"))
        self._cancel.clicked.connect(self._call_off)
        row = QHBoxLayout()
        row.addWidget(self._words, 1)
        row.addWidget(self._cancel)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self._line)
        column.addLayout(row)
        self._show_later = QTimer(self, singleShot=True, interval=SHOW_AFTER_MS)
        self._show_later.timeout.connect(self.show)
        self._cancel_later = QTimer(self, singleShot=True, interval=CANCEL_AFTER_MS)
        self._cancel_later.timeout.connect(self._cancel.show)
        self.hide()

    def follow(self, errand: Errand, words: str) -> None:
        """Show how the errand goes until ``finish``; ``words`` stand there until it says something itself."""
        self.finish()
        self._errand = errand
        self._begun_with = words
        self._words.setText(words)
        self._line.setRange(0, 0)
        self._cancel.hide()
        self._cancel.setEnabled(True)
        errand.progressed.connect(self._progressed)
        self._show_later.start()
        self._cancel_later.start()

    def finish(self) -> None:
        """Show nothing any more."""
        if self._errand is not None:
            self._errand.progressed.disconnect(self._progressed)
            self._errand = None
        self._show_later.stop()
        self._cancel_later.stop()
        self.hide()

    def _progressed(self, done: int, total: int, what: str) -> None:
        # Bytes of a large folder are more than a progress bar can count.
        percent = 100 * done // total if total else 0
        self._line.setRange(0, 100 if total else 0)
        self._line.setValue(percent)
        what = what or self._begun_with
        self._words.setText(self.tr("{percent} % · {what}").format(percent=percent, what=what) if total else what)

    def _call_off(self) -> None:
        if self._errand is not None:
            self._errand.cancel()
            self._cancel.setEnabled(False)
            self._words.setText(self.tr("Stopping…"))
