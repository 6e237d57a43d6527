"""The mouse over a thread as Qt tells it: led to the pointer in points of the scene; what is under it is shown."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPointF, Qt, QTimer
from PySide6.QtGui import QContextMenuEvent, QHelpEvent, QMouseEvent
from PySide6.QtWidgets import QToolTip

from annotator.gui.thread_view.canvas import Canvas
from annotator.gui.thread_view.controls import NOBODY, Pointed
from annotator.gui.thread_view.intents import CollapseToggled, Intent, MenuWanted
from annotator.gui.thread_view.pointer import Pointer

_AUTOSCROLL_MS = 16
_FASTEST = 48  # pixels that a drag held outside scrolls each time


class Mouse:
    """Leads what the mouse does over a canvas to its pointer.

    ``say`` tells the page; ``fold`` folds or unfolds a comment. There is no pointer before there is a scene.
    """

    def __init__(self, canvas: Canvas, *, say: Callable[[Intent], None], fold: Callable[[str], None]) -> None:
        self.pointer: Pointer | None = None
        self._canvas = canvas
        self._say = say
        self._fold = fold
        self._at = QPointF()
        self._drawn = NOBODY
        self._autoscroll = QTimer(canvas, interval=_AUTOSCROLL_MS)
        self._autoscroll.timeout.connect(self._scroll_on)
        canvas.viewport().setMouseTracking(True)

    @property
    def pointed(self) -> Pointed:
        """The control under the mouse, and the one that is held down."""
        return NOBODY if self.pointer is None else self.pointer.pointed

    # --- what Qt tells ---

    def press(self, event: QMouseEvent) -> None:
        """Press a button."""
        if event.button() == Qt.MouseButton.LeftButton and self.pointer is not None:
            held = event.modifiers()
            extend = self._canvas.paint_state().selection if held & Qt.KeyboardModifier.ShiftModifier else None
            characters = bool(held & Qt.KeyboardModifier.AltModifier)
            self.pointer.press(self._canvas.to_scene(event.position()), characters=characters, extend=extend)
            self._draw_pointed()

    def press_twice(self, event: QMouseEvent) -> None:
        """Press a button a second time."""
        if event.button() == Qt.MouseButton.LeftButton and self.pointer is not None:
            self.pointer.press_twice(self._canvas.to_scene(event.position()))
            self._draw_pointed()

    def move(self, event: QMouseEvent) -> None:
        """Move, with a button held or without."""
        self._at = event.position()
        if self.pointer is None:
            return
        if event.buttons() & Qt.MouseButton.LeftButton:
            self.pointer.move(self._canvas.to_scene(self._at))
            outside = not self._canvas.viewport().rect().contains(self._at.toPoint())
            self._set_autoscroll(on=outside and self.pointer.dragging)
        else:
            self.look_again()

    def release(self, event: QMouseEvent) -> None:
        """Let a button go."""
        self._set_autoscroll(on=False)
        if event.button() == Qt.MouseButton.LeftButton and self.pointer is not None:
            state = self._canvas.paint_state()
            toggled: CollapseToggled | None = self.pointer.release(
                self._canvas.to_scene(event.position()),
                event.globalPosition().toPoint(),
                selection=state.selection,
                current=state.current,
            )
            self._draw_pointed()
            if toggled is not None:
                self._fold(toggled.document_id)

    def ask_for_menu(self, event: QContextMenuEvent) -> None:
        """Ask for the menu of what is under the mouse."""
        if self.pointer is None:
            return
        point = self._canvas.to_scene(QPointF(event.pos()))
        document_id, marks = self.pointer.marks_at(point)
        if document_id:
            self.pointer.point_at(point, self._canvas.paint_state().selection)
            self._say(MenuWanted(document_id, marks[0].id if marks else None, event.globalPos()))

    def leave(self) -> None:
        """Go elsewhere."""
        if self.pointer is not None:
            self.pointer.leave()
            self._draw_pointed()

    def show_tip(self, event: QHelpEvent) -> None:
        """Say what is under the mouse, which rests."""
        scene = self._canvas.scene
        if scene is not None:
            point = self._canvas.to_scene(QPointF(event.pos()))
            index = scene.index_at(point.y())
            tip = scene.blocks[index].tip_at(scene.local(index, point))
            QToolTip.showText(event.globalPos(), tip, self._canvas.viewport())

    # --- what is under it ---

    def look_again(self) -> None:
        """Look again at what is under the mouse: its shape, and the control that it is on."""
        if self.pointer is None:
            return
        point = self._canvas.to_scene(self._at)
        if self.pointer.hover(point):
            self._draw_pointed()
        if self.pointer.pointed.hovered is not None or self.pointer.is_on_name(point):
            shape = Qt.CursorShape.PointingHandCursor
        else:
            shape = Qt.CursorShape.IBeamCursor if self.pointer.is_on_text(point) else Qt.CursorShape.ArrowCursor
        viewport = self._canvas.viewport()
        if viewport.cursor().shape() != shape:
            viewport.setCursor(shape)

    def _draw_pointed(self) -> None:
        """Draw the controls again that the mouse came to or left."""
        before, self._drawn = self._drawn, self.pointed
        concerned = {before.hovered, before.pressed, self._drawn.hovered, self._drawn.pressed} - {None}
        scene = self._canvas.scene
        for index in self._canvas.in_sight() if concerned else ():
            if scene is not None and not concerned.isdisjoint(scene.blocks[index].controls):
                self._canvas.update_block(index)

    # --- a drag held above or below what is in sight ---

    def _set_autoscroll(self, *, on: bool) -> None:
        if on and not self._autoscroll.isActive():
            self._autoscroll.start()
        elif not on:
            self._autoscroll.stop()

    def _scroll_on(self) -> None:
        if self.pointer is None:
            return
        y, height = self._at.y(), self._canvas.viewport().height()
        beyond = y if y < 0 else max(0.0, y - height)
        step = max(-_FASTEST, min(_FASTEST, round(beyond / 2)))
        self._canvas.verticalScrollBar().setValue(self._canvas.scrolled + step)
        self.pointer.move(self._canvas.to_scene(QPointF(self._at.x(), min(max(y, 0.0), height - 1.0))))
