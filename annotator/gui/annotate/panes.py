"""Queue, thread and inspector side by side; in a narrow window the thread keeps its measure and the others give way."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QPointF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QEnterEvent, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QHBoxLayout, QSizePolicy, QWidget

from annotator.gui.annotate.inspector import WIDTH as INSPECTOR
from annotator.gui.annotate.queue_panel import WIDTH as QUEUE
from annotator.gui.appearance import theme_in_force
from annotator.gui.controls.drawing import box, draw_focus, inset, painter_of
from annotator.gui.controls.frames import hairline
from annotator.gui.keys import named

NARROW_QUEUE, NARROW_INSPECTOR = 224, 256
THREAD = 490
"""Room for 55 characters to a line at the default size."""
_EDGE = 20

Side = Literal["queue", "inspector"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """Which side panes a person wants: True and False are meant, None leaves it to the room that there is."""

    queue: bool | None = None
    inspector: bool | None = None


def widths(room: int, wish: Wish) -> tuple[int, int]:
    """Return how wide queue and inspector are in a page of that width, all in pixels at 100 %; 0 is not shown.

    Both shrink first; then the queue goes, and then the inspector, as far as a person did not say otherwise.
    """
    ways = [
        (queue, inspector)
        for queue, inspector in ((True, True), (False, True), (True, False), (False, False))
        if wish.queue in (None, queue) and wish.inspector in (None, inspector)
    ]
    fitting = (
        way for way in ways if room - THREAD >= (NARROW_QUEUE if way[0] else 0) + (NARROW_INSPECTOR if way[1] else 0)
    )
    queue, inspector = next(fitting, ways[-1])
    narrow_queue, narrow_inspector = NARROW_QUEUE if queue else 0, NARROW_INSPECTOR if inspector else 0
    spare = max(0, room - THREAD - narrow_queue - narrow_inspector)
    more_inspector = min(spare, INSPECTOR - NARROW_INSPECTOR) if inspector else 0
    more_queue = min(spare - more_inspector, QUEUE - NARROW_QUEUE) if queue else 0
    return narrow_queue + more_queue, narrow_inspector + more_inspector


class Panes(QWidget):
    """Places the three; where a side pane is not shown, a button at its edge brings it back.

    Signals:
        wanted(str): the action that shows or hides a pane was pressed.
        left(): a side pane that had the keyboard went.
    """

    wanted = Signal(str)
    left = Signal()

    def __init__(self, queue: QWidget, thread: QWidget, inspector: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.wish = Wish()
        self._sides: dict[Side, QWidget] = {"queue": queue, "inspector": inspector}
        self._lines = {side: hairline(upright=True) for side in self._sides}
        self.edges: dict[Side, EdgeButton] = {
            "queue": EdgeButton(self.tr("Show the queue"), "queue", leads_right=True),
            "inspector": EdgeButton(self.tr("Show the inspector"), "inspector", leads_right=False),
        }
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(queue)
        row.addWidget(self.edges["queue"])
        row.addWidget(self._lines["queue"])
        row.addWidget(thread, 1)
        row.addWidget(self._lines["inspector"])
        row.addWidget(self.edges["inspector"])
        row.addWidget(inspector)
        for side, edge in self.edges.items():
            edge.clicked.connect(lambda _checked=False, side=side: self.wanted.emit(side))

    def shows(self, side: Side) -> bool:
        """Return whether a side pane is shown."""
        return not self._sides[side].isHidden()

    def toggle(self, side: Side) -> None:
        """Show a side pane, or hide it, in windows of every width."""
        self.want(side, not self.shows(side))

    def want(self, side: Side, shown: bool | None) -> None:
        """Show a side pane, or hide it, or leave it to the room that there is."""
        queue = shown if side == "queue" else self.wish.queue
        inspector = shown if side == "inspector" else self.wish.inspector
        self.wish = Wish(queue=queue, inspector=inspector)
        self._place()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def minimumSizeHint(self) -> QSize:
        """Let the window be narrower than all three together."""
        return QSize(THREAD // 2, super().minimumSizeHint().height())

    def _place(self) -> None:
        focus = QApplication.focusWidget()
        is_left = False
        for side, width in zip(self._sides, widths(self.width(), self.wish), strict=True):
            pane = self._sides[side]
            is_left = is_left or (not width and focus is not None and pane.isAncestorOf(focus))
            if width:
                pane.setFixedWidth(width)
            pane.setVisible(bool(width))
            self.edges[side].setVisible(not width)
        if is_left:
            self.left.emit()


class EdgeButton(QAbstractButton):
    """A narrow strip where a pane is hidden; pressing it brings the pane back."""

    def __init__(self, words: str, action: str, *, leads_right: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._leads_right = leads_right
        self.setAccessibleName(words)
        self.setToolTip(f"{words} ({named(action)})")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        self.hide()

    def sizeHint(self) -> QSize:
        return QSize(_EDGE, _EDGE)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = theme_in_force()
        painter = painter_of(self)
        painter.fillRect(self.rect(), QColor(theme.bg if self.underMouse() else theme.panel))
        painter.setPen(QPen(QColor(theme.ink_2), 1.5, c=Qt.PenCapStyle.RoundCap, j=Qt.PenJoinStyle.RoundJoin))
        by = 2.5 if self._leads_right else -2.5
        middle = QPointF(self.width() / 2, 24)
        painter.drawPolyline([middle + QPointF(-by, -5), middle + QPointF(by, 0), middle + QPointF(-by, 5)])
        if self.hasFocus():
            draw_focus(painter, box(inset(self, 2), 4), theme)

    def enterEvent(self, event: QEnterEvent) -> None:
        self.update()
