"""The left of the review page: the points of this thread, or the threads."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from annotator.gui.controls.buttons import link_button
from annotator.gui.controls.segmented_control import Option, SegmentedControl
from annotator.gui.review.points_panel import PointsPanel
from annotator.gui.review.threads_panel import ThreadsPanel
from annotator.gui.style_sheet import look

Side = Literal["points", "threads"]


class LeftPane(QFrame):
    """Shows one of both lists, and quietly how many verdicts are contested.

    Signals:
        contested_wanted(): the threads with contested verdicts are wanted.
    """

    contested_wanted = Signal()

    def __init__(self, points: PointsPanel, threads: ThreadsPanel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        look(self, "bar")
        self.setAccessibleName(self.tr("Review lists"))
        self._points, self._threads = points, threads
        self.switch = SegmentedControl(
            (Option("points", self.tr("This thread")), Option("threads", self.tr("Threads"))),
            name=self.tr("What is listed"),
            chosen="points",
        )
        self.contested = link_button("")
        self.contested.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.contested.hide()
        self.contested.clicked.connect(self.contested_wanted)
        self._stack = QStackedWidget()
        self._stack.addWidget(points)
        self._stack.addWidget(threads)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 12, 0, 0)
        column.setSpacing(0)
        row = QHBoxLayout()
        row.setContentsMargins(16, 0, 16, 0)
        row.addWidget(self.switch, 0, Qt.AlignmentFlag.AlignLeft)
        row.addStretch()
        row.addWidget(self.contested)
        column.addLayout(row)
        column.addWidget(self._stack, 1)
        self.switch.chosen.connect(self._choose)

    def show_list(self, side: Side) -> None:
        """Show one of the lists."""
        self.switch.set_chosen(side)
        self._stack.setCurrentWidget(self._points if side == "points" else self._threads)

    def show_contested(self, count: int) -> None:
        """Show how many verdicts their annotators do not accept; nothing where there are none."""
        said = self.tr("1 contested") if count == 1 else self.tr("%Ln contested", "", count)
        self.contested.setText(said)
        self.contested.setAccessibleName(said)
        self.contested.setToolTip(self.tr("Verdicts that their annotators do not accept"))
        self.contested.setVisible(count > 0)

    @property
    def first(self) -> QWidget:
        """What gets the keyboard when it comes to this pane."""
        points = self._stack.currentWidget() is self._points
        return self._points.list if points else self._threads.table

    def _choose(self, side: object) -> None:
        self.show_list("threads" if side == "threads" else "points")
