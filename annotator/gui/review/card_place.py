"""Where the decision card stands: in the text, right under the words that it is about."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRectF, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from annotator.gui.review.places import Place
from annotator.gui.thread_view.intents import Current
from annotator.gui.thread_view.scene import Scene
from annotator.gui.thread_view.view import ThreadView

_GAP = 10
_NARROWEST = 320


class CardPlace(QObject):
    """Keeps room in the thread for a card, and the card in it, wherever the thread is scrolled."""

    def __init__(self, view: ThreadView, card: QWidget) -> None:
        super().__init__(view)
        self._view = view
        self._card = card
        self._at: tuple[Current, int] | None = None
        card.setParent(view.viewport())
        card.hide()
        view.settled.connect(self._follow)
        view.viewport().installEventFilter(self)
        card.installEventFilter(self)
        # What is in the card may take another height once it is laid out.
        self._fitting = QTimer(self, singleShot=True, interval=0)
        self._fitting.timeout.connect(self._fit_again)
        self._is_revealing = False

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if self._at is None:
            return False
        if watched is self._card:
            if event.type() == QEvent.Type.LayoutRequest:
                # What is written in has to be seen whole.
                focus = QApplication.focusWidget()
                self._is_revealing |= focus is not None and self._card.isAncestorOf(focus)
                self._fitting.start()
        elif event.type() == QEvent.Type.Resize:
            self._is_revealing = self._card.isVisible()
            self._fitting.start()
        return False

    def stand(self, place: Place | None, current: Current | None) -> None:
        """Stand under a place from now on, and have both in sight; nowhere without one."""
        if place is None or current is None:
            self._at = None
            self._card.hide()
            self._view.keep_free(None)
            return
        end = len(place.document.text) if place.extent is None else place.extent[1] - 1
        self._at = (current, end)
        self._fit()

    def reveal(self) -> None:
        """Scroll until the place and the card are in sight, once it is known how high the card is, too."""
        self._is_revealing = self._fitting.isActive()
        scene, index = self._view.scene, self._index()
        if scene is None or index is None or self._at is None:
            return
        self._view.reveal_current()
        block = scene.blocks[index]
        rect = QRectF(0, block.height, block.width, self._card.height() + 2 * _GAP)
        below = scene.top(index) + rect.bottom() - self._view.scrolled - self._view.viewport().height()
        if below > 0:
            room = self._above()
            self._view.scroll_to(self._view.scrolled + round(min(below, max(0.0, room))))

    def _above(self) -> float:
        """Return how many pixels are above the current words, so that they stay in sight."""
        scene, at = self._view.scene, self._at
        if scene is None or at is None:
            return 0.0
        current, end = at
        found = scene.question(current) if current.annotation_id is None else None
        if found is not None:
            return scene.top(found[0]) + found[1].top() - self._view.scrolled - _GAP
        place = None
        if current.annotation_id is not None:
            place = scene.content.place_of(current.document_id, current.annotation_id)
        start = end if place is None else place[0]
        index, block = scene.text_index(current.document_id, start), scene.text_block(current.document_id, start)
        if index is None or block is None:
            return 0.0
        return scene.top(index) + block.range_rect(start, start).top() - self._view.scrolled - _GAP

    def _index(self) -> int | None:
        """Return the block under which the card stands; None where that is folded away."""
        scene, at = self._view.scene, self._at
        if scene is None or at is None:
            return None
        current, end = at
        found = scene.question(current) if current.annotation_id is None else None
        return found[0] if found is not None else scene.text_index(current.document_id, end)

    def _fit(self) -> None:
        index, scene = self._index(), self._view.scene
        if index is None or scene is None:
            self._card.hide()
            self._view.keep_free(None)
            return
        width = self._width(scene, index)
        height = self._card_height(width)
        self._card.resize(width, height)
        self._view.keep_free(index, height + 2 * _GAP)
        self._follow()
        self._card.show()
        self._fitting.start()

    def _fit_again(self) -> None:
        index, scene = self._index(), self._view.scene
        if index is None or scene is None:
            return
        width = self._width(scene, index)
        if (width, self._card_height(width)) != (self._card.width(), self._card.height()):
            self._fit()
        if self._is_revealing:
            self._is_revealing = False
            self.reveal()

    def _card_height(self, width: int) -> int:
        layout = self._card.layout()
        if layout is not None and layout.hasHeightForWidth():
            return layout.totalHeightForWidth(width)
        return self._card.sizeHint().height()

    def _width(self, scene: Scene, index: int) -> int:
        return max(_NARROWEST, min(round(scene.blocks[index].width), self._view.column_width))

    def _follow(self) -> None:
        """Move the card to its room."""
        index, scene = self._index(), self._view.scene
        if index is None or scene is None:
            return
        block = scene.blocks[index]
        top = scene.top(index) + block.height + _GAP
        shown = self._view.to_viewport(QRectF(block.left, top, 1, 1))
        left = min(shown.left(), self._view.viewport().width() - self._card.width())
        self._card.move(max(0, left), shown.top())
