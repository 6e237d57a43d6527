"""What goes on behind the window, in the status line: suggesters loading, threads looked at, and the way to stop."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from annotator.gui.annotate import words
from annotator.gui.annotate.key_button import KeyButton
from annotator.gui.controls.labels import Elided
from annotator.gui.style_sheet import look
from annotator.gui.suggesting.standing import Standing


class SuggestingStatus(QWidget):
    """Shows it, calmly; nothing where nothing goes on.

    Signals:
        stopped(): a person wants no more threads to be looked at now.
    """

    stopped = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = look(Elided(), "meta")
        self.stop = KeyButton(self.tr("Stop"), bare=True)
        self.stop.setAccessibleName(self.tr("Stop suggesting"))
        self.stop.clicked.connect(self.stopped)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        row.addWidget(self._words)
        row.addWidget(self.stop)
        self.show_standing(Standing())

    @property
    def text(self) -> str:
        """What is shown, "" for nothing."""
        return self._words.text() if not self.isHidden() else ""

    def show_standing(self, standing: Standing) -> None:
        """Show what goes on."""
        if standing.total:
            pattern = self.tr("Suggesting {done} of {total}")
            said = pattern.format(done=words.number(standing.done), total=words.number(standing.total))
            self.setToolTip(self.tr("Threads that suggesters have looked at; it goes on at the next opening."))
        else:
            said = self.tr("Loading suggestions…") if standing.loading else ""
            self.setToolTip("")
        self._words.setText(said)
        self._words.setAccessibleName(said)
        self._words.setMinimumWidth(self._words.fontMetrics().horizontalAdvance(said) + 2)
        self.stop.setVisible(bool(standing.total))
        self.setVisible(bool(said))
