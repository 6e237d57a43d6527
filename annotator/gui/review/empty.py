"""What stands in the place of a thread under review while there is none: why, and what to do about it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from annotator.domain.review_query import ReviewQuery
from annotator.gui.controls.buttons import plain_button
from annotator.gui.controls.labels import heading, secondary
from annotator.gui.style_sheet import look

_WIDTH = 420


class NothingToReview(QFrame):
    """Says that nobody submitted anything yet, that nothing is like what is asked for, or that all is settled.

    Signals:
        widening(): all threads are wanted, settled or not.
        annotating(): the way to where labels are given.
    """

    widening = Signal()
    annotating = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        look(self, "ground")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.title = heading("", 22)
        self.words = secondary()
        self.widen = plain_button(self.tr("Show all threads"))
        self.annotate = plain_button(self.tr("Go to Annotate"))
        self.widen.clicked.connect(self.widening)
        self.annotate.clicked.connect(self.annotating)
        middle = QWidget()
        middle.setFixedWidth(_WIDTH)
        inside = QVBoxLayout(middle)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(10)
        for label in (self.title, self.words):
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            inside.addWidget(label)
        for button in (self.widen, self.annotate):
            button.hide()
            inside.addWidget(button, 0, Qt.AlignmentFlag.AlignHCenter)
        column = QVBoxLayout(self)
        column.addStretch(2)
        # Not aligned, which would give broken lines the room of one.
        row = QHBoxLayout()
        row.addStretch()
        row.addWidget(middle)
        row.addStretch()
        column.addLayout(row)
        column.addStretch(3)

    def show_query(self, query: ReviewQuery, *, anything: bool) -> None:
        """Say why nothing is shown; ``anything``: somebody submitted something at all."""
        everything = query == ReviewQuery(show="all")
        if not anything:
            self.title.setText(self.tr("Nobody submitted anything yet"))
            self.words.setText(
                self.tr("Threads stand here once they are submitted. Labels of others come by File, Merge files.")
            )
        elif query == ReviewQuery():
            self.title.setText(self.tr("Nothing is left to review"))
            self.words.setText(
                self.tr("Every thread that was submitted is settled. Any of them can be taken up again.")
            )
        else:
            self.title.setText(self.tr("No thread is like that"))
            self.words.setText(self.tr("Ask for others in the list on the left."))
        self.widen.setVisible(anything and not everything)
        self.annotate.setVisible(not anything)
