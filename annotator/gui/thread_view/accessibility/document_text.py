"""The text of one document as a screen reader reads it: characters, caret, selection, lines and where they are."""

from __future__ import annotations

from bisect import bisect_right

from PySide6.QtCore import QPoint, QRect, QRectF

from annotator.gui.thread_view.accessibility.answering import answering, nothing
from annotator.gui.thread_view.accessibility.text_slots import WholeTextInterface
from annotator.gui.thread_view.accessibility.tree import Tree
from annotator.gui.thread_view.offsets import DisplayText, display_text
from annotator.gui.thread_view.selection import TextSelection


def _nowhere() -> tuple[int, int]:
    return (0, 0)


class DocumentText(WholeTextInterface):
    """A document's text. Offsets are UTF-16 units of it, as everywhere in Qt."""

    def __init__(self, tree: Tree, document_id: str) -> None:
        super().__init__()
        self._tree = tree
        self._document_id = document_id
        self._shown = ("", display_text(""))
        self.complete()

    @property
    def shown(self) -> DisplayText:
        """The text as it is told, and how its offsets count."""
        text = self._tree.content.thread.document(self._document_id).text
        if self._shown[0] is not text:
            self._shown = (text, display_text(text, line_end="\n"))
        return self._shown[1]

    @property
    def _selection(self) -> TextSelection | None:
        selection = self._tree.canvas.paint_state().selection
        return selection if selection is not None and selection.document_id == self._document_id else None

    def _select(self, anchor: int, position: int) -> None:
        low, high = (self.shown.from_qt(min(max(unit, 0), self.shown.units)) for unit in (anchor, position))
        self._tree.acts.select(self._document_id, low, high)
        self._tree.acts.reveal(self._document_id, *sorted((low, high)))

    # --- caret and selection ---

    @answering(lambda: -1)
    def cursorPosition(self) -> int:
        selection = self._selection
        return -1 if selection is None else self.shown.to_qt(selection.position)

    @answering(nothing)
    def setCursorPosition(self, position: int) -> None:
        self._select(position, position)

    @answering(int)
    def selectionCount(self) -> int:
        # Where the ends cannot be told, it is better to say nothing.
        return int(self.whole and self._selection is not None and not self._selection.is_caret)

    @answering(_nowhere)
    def selected(self) -> tuple[int, int]:
        selection = self._selection
        if selection is None:
            return (0, 0)
        return self.shown.to_qt(selection.start), self.shown.to_qt(selection.end)

    @answering(nothing)
    def addSelection(self, start: int, end: int) -> None:
        self._select(start, end)

    @answering(nothing)
    def setSelection(self, index: int, start: int, end: int) -> None:
        self._select(start, end)

    @answering(nothing)
    def removeSelection(self, index: int) -> None:
        selection = self._selection
        if selection is not None:
            self._tree.acts.select(self._document_id, selection.position, selection.position)

    # --- characters and lines ---

    @answering(int)
    def characterCount(self) -> int:
        return self.shown.units

    @answering(str)
    def text(self, start: int, end: int) -> str:
        units = self.shown.units
        start, end = min(max(start, 0), units), units if end < 0 else min(end, units)
        return self.shown.between(start, end) if start < end else ""

    @answering(_nowhere)
    def line_at(self, offset: int) -> tuple[int, int]:
        """Return the line on the screen around ``offset``, with the blanks and line ends behind it."""
        scene, shown = self._tree.scene, self.shown
        texts = scene.texts(self._document_id)
        at = shown.from_qt(min(max(offset, 0), shown.units))
        number = max(0, bisect_right([block.place.paragraph.start for block in texts], at) - 1)
        layout = texts[number].layout
        line = layout.line_of(at)
        start = layout.line_start(line) if number or line else 0
        if line + 1 < layout.line_count:
            end = layout.line_start(line + 1)
        elif number + 1 < len(texts):
            end = texts[number + 1].place.paragraph.start
        else:
            end = len(shown.text)
        return shown.to_qt(start), shown.to_qt(end)

    # --- places ---

    @answering(QRect)
    def characterRect(self, offset: int) -> QRect:
        at = self.shown.from_qt(min(max(offset, 0), self.shown.units))
        scene = self._tree.scene
        index, block = scene.text_index(self._document_id, at), scene.text_block(self._document_id, at)
        if index is None or block is None:
            return QRect()
        boxes = block.boxes(at, block.layout.step(at, forward=True))
        # White space at the end of a line takes no room: there it is where the caret would be.
        box = boxes[0] if boxes else block.caret_rect(min(at, block.place.paragraph.end))
        return self._tree.to_screen(box.translated(block.left, scene.top(index)))

    @answering(lambda: -1)
    def offsetAtPoint(self, point: QPoint) -> int:
        scene, at = self._tree.scene, self._tree.from_screen(point)
        found = scene.text_at(at)
        if found is None or found[0].document_id != self._document_id:
            return -1
        block, inside = found
        character = block.character_at(inside)
        return self.shown.to_qt(block.offset_at(inside) if character is None else character)

    @answering(nothing)
    def scrollToSubstring(self, start: int, end: int) -> None:
        self._tree.acts.reveal(self._document_id, self.shown.from_qt(start), self.shown.from_qt(end))

    # --- for the objects of spans ---

    def rect_of(self, start: int, end: int) -> QRectF:
        """Return where the code points ``[start, end)`` are in the scene: what is not laid out, by its paragraph."""
        scene = self._tree.scene
        index = scene.text_index(self._document_id, start)
        if index is None:
            return QRectF()
        around = self._tree.block_rect(range(index, index + 1))
        sight = QRectF(0, self._tree.canvas.scrolled, scene.width, self._tree.canvas.viewport().height())
        block = scene.text_block(self._document_id, start) if around.intersects(sight) else None
        if block is None:
            return around
        rect = QRectF()
        for box in block.boxes(start, end):
            rect = rect.united(box)
        return rect.translated(block.left, scene.top(index))
