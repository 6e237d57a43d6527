"""What stands in the place of a thread while there is none."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from annotator.domain.queue import QueueCounts
from annotator.gui.controls.buttons import primary_button
from annotator.gui.controls.labels import heading, secondary
from annotator.gui.style_sheet import look


class EmptyPage(QFrame):
    """Says why there is nothing to read: no thread yet, or none left to do.

    Signals:
        importing(): the person wants to import files.
    """

    importing = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        look(self, "ground")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._title = heading("", 22)
        self._words = secondary()
        self.offer = primary_button(self.tr("Import files…"))
        self.offer.clicked.connect(self.importing)
        column = QVBoxLayout(self)
        column.setSpacing(10)
        column.addStretch(2)
        for widget in (self._title, self._words, self.offer):
            widget.setMaximumWidth(420)
            column.addWidget(widget, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(3)
        for label in (self._title, self._words):
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            label.setMinimumWidth(420)
        self._title.hide()
        self._words.hide()
        self.offer.hide()

    def show_counts(self, counts: QueueCounts) -> None:
        """Show what there is to say to these counts."""
        if counts.threads:
            self._title.setText(self.tr("Choose a thread"))
            done = self.tr("Every thread is submitted. Any of them can be opened again from the queue.")
            todo = self.tr("Open one from the queue on the left.")
            self._words.setText(todo if counts.todo else done)
        else:
            self._title.setText(self.tr("Nothing to read yet"))
            self._words.setText(self.tr("Import articles with their comments, and they stand in the queue."))
        self._title.show()
        self._words.show()
        self.offer.setVisible(not counts.threads)
