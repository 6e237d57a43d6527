"""Where the things of a thread are on the screen, so that sheets open beside what they are about."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QPoint, QRect, QRectF, QSize

from annotator.domain.schema import Layer
from annotator.gui.annotate.position import Position
from annotator.gui.annotate.stops import Work
from annotator.gui.thread_view.intents import Current
from annotator.gui.thread_view.view import ThreadView

_FROM_RIGHT = 340


class OnScreen:
    """Asks the thread view; all rectangles are on the screen."""

    def __init__(self, view: ThreadView) -> None:
        self._view = view

    def corner(self) -> QRect:
        """Return the lower right corner of the thread, above where the status line says *Flag* and *Note*."""
        return QRect(self._view.mapToGlobal(QPoint(self._view.width() - _FROM_RIGHT, self._view.height())), QSize())

    def at_hand(self, position: Position) -> QRect:
        """Return where the current thing, else the selection or caret is; the corner where that is out of sight."""
        found = None if position.marked is None else self._rect_of(position.marked)
        selected = position.selection
        if found is None and selected is not None:
            found = self._text_rect(selected.document_id, selected.start, max(selected.end, selected.start + 1))
        place = self.corner() if found is None else self._to_screen(*found)
        viewport = self._view.viewport()
        seen = QRect(viewport.mapToGlobal(QPoint()), viewport.size())
        return place if seen.intersects(place) else self.corner()

    def asking_row(self, work: Work, document_id: str, layer: Layer) -> QRect:
        """Bring the last row that asks a document for a stance into sight; return it, as wide as its card."""
        scene = self._view.scene
        asked = [each for each in work.questions(work.thread.document(document_id)) if each.layer.name == layer.name]
        for question in reversed(asked):
            current = Current(document_id, layer=layer.name, target=question.target)
            found = self._rect_of(current)
            if found is not None and scene is not None:
                self._view.bring_into_sight(*found)
                index, rect = self._rect_of(current) or found
                block = scene.blocks[index]
                return self._to_screen(index, QRectF(block.left, rect.top(), block.width, rect.height()))
        return self.at_hand(Position(current=Current(document_id)))

    def documents(self) -> list[str]:
        """Return the ids of the texts that are in sight, from the top."""
        scene = self._view.scene
        blocks = [] if scene is None else [scene.blocks[index] for index in self._view.in_sight()]
        return list(dict.fromkeys(block.document_id for block in blocks))

    def is_in_sight(self, current: Current) -> bool:
        """Return whether a span or a question is on the screen, from its top to its bottom."""
        found = self._rect_of(current)
        if found is None or self._view.scene is None:
            return False
        rect = found[1].translated(0, self._view.scene.top(found[0]) - self._view.scrolled)
        return rect.top() >= 0 and rect.bottom() <= self._view.viewport().height()

    @contextmanager
    def holding(self, position: Position) -> Iterator[None]:
        """Keep what the person is at where it is on the screen, whatever changes above it; nothing out of sight."""
        before = self._height_of(position)
        yield
        after = self._height_of(position)
        if before is not None and after is not None and before != after:
            self._view.scroll_to(self._view.scrolled + after - before)

    def _height_of(self, position: Position) -> int | None:
        """Return how far below the upper edge the person is; None where that is nowhere, or out of sight."""
        found = None if position.marked is None else self._rect_of(position.marked)
        selected = position.selection
        if found is None and selected is not None:
            found = self._text_rect(selected.document_id, selected.start, max(selected.end, selected.start + 1))
        if found is None or self._view.scene is None:
            return None
        top = round(self._view.scene.top(found[0]) + found[1].top()) - self._view.scrolled
        return top if 0 <= top <= self._view.viewport().height() else None

    def _rect_of(self, current: Current) -> tuple[int, QRectF] | None:
        """Return the block that a span or a question is in, and where in the column; None where it is not shown."""
        scene = self._view.scene
        if scene is None:
            return None
        if current.annotation_id is not None:
            place = scene.content.place_of(current.document_id, current.annotation_id)
            return None if place is None else self._text_rect(current.document_id, *place)
        found = scene.question(current)
        return None if found is None else (found[0], found[1].translated(scene.blocks[found[0]].left, 0))

    def _text_rect(self, document_id: str, start: int, end: int) -> tuple[int, QRectF] | None:
        """Return the block that the beginning of a range of a text is in, and where in the column."""
        scene = self._view.scene
        index = None if scene is None else scene.text_index(document_id, start)
        block = None if scene is None else scene.text_block(document_id, start)
        if index is None or block is None:
            return None
        return index, block.range_rect(start, end).translated(block.left, 0)

    def _to_screen(self, index: int, rect: QRectF) -> QRect:
        top = 0 if self._view.scene is None else self._view.scene.top(index)
        seen = self._view.to_viewport(rect.translated(0, top))
        return QRect(self._view.viewport().mapToGlobal(seen.topLeft()), seen.size())
