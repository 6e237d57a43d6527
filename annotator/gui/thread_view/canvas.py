"""A scroll area that paints a scene: only what is in sight is laid out and drawn, and only what changed again."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QRegion, QResizeEvent
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QWidget

from annotator.gui.thread_view.block import Key, PaintState
from annotator.gui.thread_view.content import Content
from annotator.gui.thread_view.intents import Current
from annotator.gui.thread_view.look import CARD_RADIUS, Look
from annotator.gui.thread_view.scene import Change, Scene
from annotator.gui.thread_view.scroll_bar import QuietScrollBar
from annotator.gui.thread_view.text_block import TextBlock

_SIDE, _NARROW_SIDE = 24, 12
_NARROW = 480
_RING = 2
_MARGIN = 40  # pixels kept between what is to be seen and the edge of what is in sight
_APART = 16  # pixels between two parts to draw that are worth drawing apart
_EDGE = 5  # around what is drawn again: rings and carets stick out of their block


class Canvas(QAbstractScrollArea):
    """Shows a scene in a column in the middle. Points of the scene count from that column's top left corner.

    Signals:
        settled(): things may be elsewhere in the viewport than before.
    """

    settled = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.look = look
        self.scene: Scene | None = None
        self.only: str | None = None
        """The one document that is shown, without its questions; None for the whole thread."""
        self.ring = False
        self._settling = False
        self._held: tuple[int, int] | None = None
        self._room: tuple[Key, int] | None = None
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollBar(QuietScrollBar(lambda: (self.look.theme, self.ground), self))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)

    def paint_state(self) -> PaintState:
        """Return what is selected, current and pointed at."""
        return PaintState()

    def scene_changed(self, scene: Scene) -> None:
        """Take notice of another scene; called before it is drawn."""

    @property
    def ground(self) -> str:
        """The colour behind everything."""
        return self.look.theme.bg

    # --- where things are ---

    @property
    def scrolled(self) -> int:
        """How many pixels of the scene are above what is in sight."""
        return self.verticalScrollBar().value()

    @property
    def column_width(self) -> int:
        """The width of the text column, as wide as reading allows and the window has room for."""
        room = self.viewport().width()
        side = _SIDE if room >= _NARROW else _NARROW_SIDE
        return max(120, min(self.look.column, room - 2 * side))

    @property
    def column_left(self) -> int:
        """Where the text column begins in the viewport."""
        return max(0, (self.viewport().width() - self.column_width) // 2)

    def to_scene(self, point: QPointF) -> QPointF:
        """Return a point of the viewport as the scene sees it."""
        return QPointF(point.x() - self.column_left, point.y() + self.scrolled)

    def to_viewport(self, rect: QRectF) -> QRect:
        """Return a rectangle of the scene as the viewport sees it, in whole pixels."""
        return rect.translated(self.column_left, -self.scrolled).toAlignedRect()

    # --- stacking and scrolling ---

    def stack(self, content: Content, folded: frozenset[str], *, keep: int | None = None) -> None:
        """Build the scene anew; the block ``keep`` of the old one, or the first in sight, stays in its place."""
        old, self._held = self.scene, None
        key, offset = None, 0
        if old is not None:
            anchor = old.index_at(self.scrolled) if keep is None else keep
            key, offset = old.blocks[anchor].key, self.scrolled - old.top(anchor)
        self.scene = Scene(
            content, look=self.look, width=self.column_width, folded=folded, only=self.only, shifted=self._hold
        )
        self._keep_room(self.scene)
        self.scene_changed(self.scene)
        index = None if key is None else self.scene.index_of(key)
        self.settle(0 if index is None else self.scene.top(index) + offset, anchor=index)
        self.viewport().update()

    def keep_free(self, index: int | None, pixels: int = 0) -> None:
        """Keep room free below a block, for a widget that stands there; what is in sight above it stays in place."""
        scene = self.scene
        if scene is None:
            return
        room = None if index is None else (scene.blocks[index].key, pixels)
        if room == self._room:
            return
        sight = self.in_sight()
        anchor = next((each for each in sight if scene.top(each) >= self.scrolled), sight.start)
        offset = self.scrolled - scene.top(anchor)
        self._room = room
        self._keep_room(scene)
        self.settle(scene.top(anchor) + offset, anchor=anchor)
        self.viewport().update()

    def _keep_room(self, scene: Scene) -> None:
        index = None if self._room is None else scene.index_of(self._room[0])
        scene.keep_free(index, 0 if self._room is None else self._room[1])

    def scroll_to(self, value: int, *, anchor: int | None = None) -> None:
        """Scroll to a height and bring the picture up to date: what was drawn is moved, the rest is drawn."""
        scene = self.scene
        if scene is None or self._settling:
            return
        held = self._held
        self.settle(value, anchor=anchor)
        # Corrected estimates shift the scene under the scroll bar: how far the picture moved, a drawn block tells.
        by = None if held is None else scene.top(held[0]) - self.scrolled - held[1]
        viewport = self.viewport()
        # At a scale such as 125 % the ring's edge falls inside a pixel, which would be moved with the picture.
        split = self.ring and not self.devicePixelRatio().is_integer()
        # A widget that stands in the room kept free moves by itself, and is not to be copied with the picture.
        if by is None or abs(by) >= viewport.height() or (by and (split or self._room is not None)):
            viewport.update()
        elif by:
            edge = _RING if self.ring else 0
            viewport.scroll(0, by, viewport.rect().adjusted(edge, edge, -edge, -edge))

    def settle(self, value: int, *, anchor: int | None = None) -> None:
        """Scroll to a height, measure what comes into sight there, and set the range of the scroll bar."""
        if self.scene is None:
            return
        self._settling = True
        try:
            height = self.viewport().height()
            value = self.scene.settle(value, height, anchor=anchor)
            bar = self.verticalScrollBar()
            bar.setPageStep(height)
            bar.setSingleStep(self.look.body.line_height)
            bar.setRange(0, max(0, self.scene.height - height))
            bar.setValue(value)
        finally:
            self._settling = False
        measured = (index for index in self.in_sight() if self.scene.blocks[index].measured)
        held = next(measured, None)
        self._held = None if held is None else (held, self.scene.top(held) - self.scrolled)
        self.settled.emit()

    def _hold(self) -> None:
        """Keep what is in sight in its place after something out of sight took another height."""
        if self._held is not None and self.scene is not None:
            index, y = self._held
            self.settle(self.scene.top(index) - y, anchor=index)

    def keep_in_sight(self, rect: QRectF) -> None:
        """Scroll as little as possible to have a rectangle of the scene in sight."""
        margin = min(_MARGIN, self.viewport().height() // 4)
        if rect.top() < self.scrolled + margin:
            self.scroll_to(round(rect.top()) - margin)
        elif rect.bottom() > self.scrolled + self.viewport().height() - margin:
            self.scroll_to(round(rect.bottom()) + margin - self.viewport().height())

    def bring_into_sight(self, index: int, rect: QRectF) -> None:
        """Scroll to a rectangle of a block, a third from the top, unless it is well in sight already."""
        scene, height = self.scene, self.viewport().height()
        if scene is None:
            return
        margin = min(_MARGIN, height // 6)
        top = scene.top(index) + rect.top() - self.scrolled
        if not margin <= top <= height - margin - min(rect.height(), height / 2):
            self.scroll_to(round(scene.top(index) + rect.top() - height / 3), anchor=index)

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        if not self._settling:
            self.scroll_to(self.scrolled)

    def resizeEvent(self, event: QResizeEvent) -> None:
        scene = self.scene
        if scene is None:
            return
        if scene.width != self.column_width:
            self.stack(scene.content, scene.folded)
        else:
            self.settle(self.scrolled)
            self.viewport().update()

    # --- drawing ---

    def update_block(self, index: int) -> None:
        """Draw a block again."""
        if self.scene is not None:
            block = self.scene.blocks[index]
            rect = QRectF(block.left, self.scene.top(index), block.width, block.height)
            self.viewport().update(self.to_viewport(rect).adjusted(-_EDGE, -_EDGE, _EDGE, _EDGE))

    def update_in(self, index: int, rect: QRectF) -> None:
        """Draw a part of a block again."""
        if self.scene is not None:
            shown = self.to_viewport(rect.translated(self.scene.blocks[index].left, self.scene.top(index)))
            self.viewport().update(shown.adjusted(-_EDGE, -_EDGE, _EDGE, _EDGE))

    def show_change(self, change: Change, scrolled: int) -> None:
        """Bring the picture up to date after a change of the scene, which was ``scrolled`` as far before it."""
        moved = self._moved(change)
        split = self.ring and not self.devicePixelRatio().is_integer()
        apart = len(moved) > 1 or split or self._room is not None
        if change.resized and (self.scrolled != scrolled or apart):
            top = 0 if self.scrolled != scrolled or self.scene is None else self.scene.top(change.resized[0][0])
            self.update_from(top)
        for rect, by in moved if not apart else ():
            # What only moved is not drawn anew.
            edge = _RING if self.ring else 0
            sight = self.viewport().rect().adjusted(edge, edge, -edge, -edge)
            self.viewport().scroll(0, by, rect.adjusted(0, min(0, -by), 0, max(0, -by)) & sight)
        for index, part in change.drawn:
            self.update_in(index, part)

    def _moved(self, change: Change) -> list[tuple[QRect, int]]:
        """Return the parts of the viewport, as they are now, that were elsewhere before, and how far they moved."""
        scene, sight = self.scene, self.viewport().rect()
        if scene is None:
            return []
        moved: list[tuple[QRect, int]] = []
        by = 0
        for place, (index, grown) in enumerate(change.resized):
            by += grown
            top = scene.top(index + 1) - self.scrolled
            last = place + 1 == len(change.resized)
            bottom = sight.bottom() + 1 if last else scene.top(change.resized[place + 1][0]) - self.scrolled
            rect = QRect(sight.left(), top, sight.width(), bottom - top) & sight
            if by and not rect.isEmpty():
                moved.append((rect, by))
        return moved

    def update_from(self, y: float) -> None:
        """Draw everything again from a height of the scene downwards."""
        top = max(0, round(y) - self.scrolled - _EDGE)
        self.viewport().update(self.viewport().rect().adjusted(0, top, 0, 0))

    def update_current(self, current: Current) -> None:
        """Draw the span, suggestion or question again that is, or was, current."""
        for index in self.in_sight():
            block = self.scene.blocks[index] if self.scene is not None else None
            if block is None or block.document_id != current.document_id:
                continue
            if current.annotation_id is None:
                self.update_block(index)
            elif isinstance(block, TextBlock) and (lines := block.lines_of(current.annotation_id)) is not None:
                self.update_in(index, lines)
        if current.layer is not None and current.annotation_id is None:
            self._update_card(current.document_id)

    def _update_card(self, document_id: str) -> None:
        if self.scene is not None:
            for card, rect in self.scene.cards_between(self.scrolled, self.scrolled + self.viewport().height()):
                if card.document_id == document_id:
                    self.viewport().update(self.to_viewport(rect).adjusted(-2, -2, 2, 2))

    def update_range(self, document_id: str, start: int, end: int) -> None:
        """Draw the lines of a range of code points again, where they are in sight."""
        for index in self.in_sight():
            block = self.scene.blocks[index] if self.scene is not None else None
            if isinstance(block, TextBlock) and block.document_id == document_id and self.scene is not None:
                paragraph = block.place.paragraph
                if paragraph.start <= end and start <= paragraph.end:
                    rect = block.range_rect(start, end).translated(block.left, self.scene.top(index))
                    self.viewport().update(self.to_viewport(rect).adjusted(-_EDGE, -_EDGE, _EDGE, _EDGE))

    def in_sight(self) -> range:
        """Return the indexes of the blocks in sight."""
        if self.scene is None:
            return range(0)
        return self.scene.between(self.scrolled, self.scrolled + self.viewport().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        try:
            for band in _bands(event.region()):
                painter.setClipRect(band)
                self._paint(painter, band)
        finally:
            painter.end()

    def _paint(self, painter: QPainter, dirty: QRectF) -> None:
        look, theme = self.look, self.look.theme
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(dirty, look.colour(self.ground))
        scene = self.scene
        if scene is not None:
            left, scroll = self.column_left, self.scrolled
            top, bottom = dirty.top() + scroll - _EDGE, dirty.bottom() + scroll + _EDGE
            state = self.paint_state()
            for card, rect in scene.cards_between(top, bottom):
                asked = state.current is not None and state.current.annotation_id is None
                chosen = asked and state.current is not None and state.current.document_id == card.document_id
                self._paint_card(painter, rect.translated(left, -scroll), chosen=chosen)
            for index in scene.between(top, bottom):
                block = scene.blocks[index]
                origin = QPointF(left + block.left, scene.top(index) - scroll)
                block.paint(painter, origin, dirty, state)
        if self.ring:
            painter.setPen(QPen(look.colour(theme.accent), _RING))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(QRectF(self.viewport().rect()).adjusted(1, 1, -1, -1))

    def _paint_card(self, painter: QPainter, rect: QRectF, *, chosen: bool) -> None:
        theme = self.look.theme
        edge = QPen(self.look.colour(theme.accent if chosen else theme.line), 2 if chosen else 1)
        inset = 1.0 if chosen else 0.5
        painter.setPen(edge)
        painter.setBrush(self.look.colour(theme.paper))
        # A very long card would be a path far beyond what is in sight; its corners there are never seen.
        sight = QRectF(self.viewport().rect()).adjusted(0, -64, 0, 64)
        rect.setTop(max(rect.top(), sight.top()))
        rect.setBottom(min(rect.bottom(), sight.bottom()))
        painter.drawRoundedRect(rect.adjusted(inset, inset, -inset, -inset), CARD_RADIUS, CARD_RADIUS)


def _bands(region: QRegion) -> list[QRectF]:
    """Return what has to be drawn as rectangles one below the other, so that what is between is left alone."""
    bands: list[QRect] = []
    for rect in sorted((QRect(each) for each in region), key=QRect.top):  # type: ignore[attr-defined]  # not in the stub
        if bands and rect.top() <= bands[-1].bottom() + _APART:
            bands[-1] = bands[-1].united(rect)
        else:
            bands.append(rect)
    return [QRectF(band) for band in bands]
