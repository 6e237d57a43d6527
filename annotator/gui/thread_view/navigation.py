"""Where the caret goes in a thread: movements that need lines, and the step from one document to the next."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

from PySide6.QtCore import QPointF

from annotator.domain.tokens import TokenTable, sentence_bounds
from annotator.gui.thread_view.scene import Scene
from annotator.gui.thread_view.selection import NEEDS_LINES, VERTICAL, Movement, Reading, TextSelection, moved
from annotator.gui.thread_view.text_block import TextBlock


class Navigator:
    """Moves carets through a scene; remembers the column that vertical movements keep to."""

    def __init__(self, scene: Scene, tokens: Callable[[str], TokenTable]) -> None:
        self._scene = scene
        self._tokens = tokens
        self._column: float | None = None
        self._sentences = lru_cache(maxsize=8)(sentence_bounds)

    def move(self, selection: TextSelection, by: Movement, *, extend: bool, page: int) -> TextSelection:
        """Return the selection after a movement; without ``extend`` it is a caret.

        A caret that has nowhere to go in its document goes on into the next one, a selection does not. ``page``
        is the height of what is in sight, in pixels.
        """
        document_id = selection.document_id
        if by in VERTICAL:
            where = self._vertical(selection, by, page=page, extend=extend)
        else:
            self._column = None
            where = (document_id, self._horizontal(selection, by, extend=extend))
        if not extend and where == (document_id, selection.position) and by.name.startswith(("NEXT", "PREVIOUS")):
            where = self._beside(document_id, by) or where
        anchor = selection.anchor if extend else where[1]
        return TextSelection(where[0], anchor, where[1])

    def forget_column(self) -> None:
        """Let the next vertical movement keep to the column that the caret is in then."""
        self._column = None

    def is_right_to_left(self, selection: TextSelection) -> bool:
        """Tell whether the caret is in a paragraph that runs from right to left."""
        block = self._scene.text_block(selection.document_id, selection.position)
        return block is not None and block.layout.rtl

    def _horizontal(self, selection: TextSelection, by: Movement, *, extend: bool) -> int:
        block = self._scene.text_block(selection.document_id, selection.position)
        if block is None:
            return selection.position
        if by in NEEDS_LINES:
            line = block.layout.line_of(selection.position)
            return block.layout.line_end(line) if by.forward else block.layout.line_start(line)
        if not extend and not selection.is_caret and by in {Movement.NEXT_CHARACTER, Movement.PREVIOUS_CHARACTER}:
            return selection.end if by.forward else selection.start
        offset = moved(by, selection.position, self._reading(selection.document_id), extend=extend)
        return self._scene.whole(selection.document_id, offset, forward=by.forward)

    def _reading(self, document_id: str) -> Reading:
        blocks = self._scene.texts(document_id)
        text = blocks[0].place.text

        def step(offset: int, forward: bool) -> int:
            block = self._scene.text_block(document_id, offset)
            stop = offset if block is None else block.layout.step(offset, forward=forward)
            if stop != offset or block is None:
                return stop
            beside = blocks.index(block) + (1 if forward else -1)
            if not 0 <= beside < len(blocks):
                return offset
            paragraph = blocks[beside].place.paragraph
            return paragraph.start if forward else paragraph.end

        paragraphs = [block.place.paragraph for block in blocks]
        return Reading(len(text), self._tokens(document_id), self._sentences(text), paragraphs, step)

    def _vertical(self, selection: TextSelection, by: Movement, *, page: int, extend: bool) -> tuple[str, int]:
        document_id, offset = selection.document_id, selection.position
        index = self._scene.text_index(document_id, offset)
        block = self._scene.text_block(document_id, offset)
        if index is None or block is None:
            return document_id, offset
        caret = block.caret_rect(offset)
        if self._column is None:
            self._column = caret.center().x() + block.left
        if by in {Movement.NEXT_PAGE, Movement.PREVIOUS_PAGE}:
            y = self._scene.top(index) + caret.center().y() + (page if by.forward else -page)
            found = self._scene.text_at(QPointF(self._column, y), document_id)
            return (document_id, offset) if found is None else (document_id, found[0].offset_at(self._to(found)))
        line = block.layout.line_of(offset) + (1 if by.forward else -1)
        if 0 <= line < block.layout.line_count:
            return document_id, block.layout.hit(line, self._column - block.left)
        texts = self._scene.texts(document_id)
        beside = texts.index(block) + (1 if by.forward else -1)
        if not 0 <= beside < len(texts):
            following = None if extend else self._scene.document_beside(document_id, forward=by.forward)
            if following is None:
                return document_id, offset
            texts = self._scene.texts(following.id)
            beside = 0 if by.forward else len(texts) - 1
        target = texts[beside]
        line = 0 if by.forward else target.layout.line_count - 1
        return target.document_id, target.layout.hit(line, self._column - target.left)

    def _to(self, found: tuple[TextBlock, QPointF]) -> QPointF:
        block, point = found
        return QPointF((self._column or 0.0) - block.left, point.y())

    def _beside(self, document_id: str, by: Movement) -> tuple[str, int] | None:
        following = self._scene.document_beside(document_id, forward=by.forward)
        if following is None:
            return None
        offset = 0 if by.forward else len(following.text)
        return following.id, self._scene.whole(following.id, offset, forward=by.forward)
