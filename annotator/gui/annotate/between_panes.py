"""The keyboard's way between queue, thread and inspector."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QStackedWidget, QWidget

from annotator.gui.annotate.inspector import Inspector
from annotator.gui.annotate.panes import Panes
from annotator.gui.annotate.queue_panel import QueuePanel


class BetweenPanes:
    """Leads the keyboard from pane to pane, to the search of the queue and back to the thread."""

    def __init__(
        self, panes: Panes, *, queue: QueuePanel, middle: QStackedWidget, thread: QWidget, inspector: Inspector
    ) -> None:
        self._panes, self._queue, self._middle, self._thread = panes, queue, middle, thread
        self._inspector = inspector
        # Whether the queue is shown for a search only, where there is little room.
        self._visiting = False

    @property
    def in_queue(self) -> bool:
        """Whether the keyboard is in the queue."""
        return _has_focus(self._queue)

    def go(self, step: int) -> None:
        """Go to the next pane, or with -1 to the one before."""
        panes: dict[QWidget, QWidget] = {self._middle: self._middle.currentWidget() or self._thread}
        if self._panes.shows("queue"):
            panes = {self._queue: self._queue.table, **panes}
        if self._panes.shows("inspector"):
            panes[self._inspector] = self._inspector.first()
        here = next((number for number, holder in enumerate(panes) if _has_focus(holder)), 0)
        list(panes.values())[(here + step) % len(panes)].setFocus(Qt.FocusReason.ShortcutFocusReason)

    def search(self) -> None:
        """Go to the search of the queue, which is shown for it if need be."""
        if not self._panes.shows("queue"):
            self._visiting = True
            self._panes.want("queue", True)
        self._queue.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._queue.search.selectAll()

    def leave_queue(self) -> None:
        """Go back to the thread; a queue that came for a search only goes again."""
        self._thread.setFocus()
        if self._visiting:
            self._visiting = False
            self._panes.want("queue", None)


def _has_focus(holder: QWidget) -> bool:
    focus = QApplication.focusWidget()
    return focus is not None and holder.isAncestorOf(focus)
