"""A thread stacked from blocks: where each one is, which are in sight, and what changes when the labels do.

Heights are estimates until a block comes into sight; ``settle`` measures what does and keeps what is being read in
its place. Coordinates count from the top left corner of the text column.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import accumulate

from PySide6.QtCore import QPointF, QRectF

from annotator.domain.document import Document
from annotator.gui.thread_view.arrangement import Card, arrange, arrange_text
from annotator.gui.thread_view.block import Block, Key
from annotator.gui.thread_view.content import Content, Latest
from annotator.gui.thread_view.headings import CardHead
from annotator.gui.thread_view.intents import Current
from annotator.gui.thread_view.look import Look
from annotator.gui.thread_view.question_blocks import QuestionsBlock
from annotator.gui.thread_view.text_block import TextBlock

BOTTOM = 64
"""Pixels kept free below the last block."""
_HANGING = 10  # pixels by which names under the last line may hang out of their block
_KEPT = 240
_ROUNDS = 8


@dataclass(frozen=True, slots=True)
class Change:
    """What an update changed: blocks with what to draw again of each, and those that took another height, by how much.

    Both go from top to bottom.
    """

    drawn: tuple[tuple[int, QRectF], ...] = ()
    resized: tuple[tuple[int, int], ...] = ()


class Scene:
    """The blocks of a thread in a column ``width`` pixels wide; ``folded`` are the comments shown as one line.

    ``only`` is the one document whose text is shown, None for all.

    ``shifted`` is called when a block out of sight turned out to be higher or lower than estimated.
    """

    def __init__(
        self,
        content: Content,
        *,
        look: Look,
        width: int,
        folded: frozenset[str],
        shifted: Callable[[], None],
        only: str | None = None,
    ) -> None:
        self._shifted = shifted
        self._latest = Latest(content)
        self.look = look
        self.width = width
        self.folded = folded
        if only is None:
            self._bottom = BOTTOM
            arrangement = arrange(self._latest, look=look, width=width, folded=folded)
        else:
            self._bottom = _HANGING
            arrangement = arrange_text(self._latest, content.thread.document(only), look=look, width=width)
        self.blocks: list[Block] = arrangement.blocks
        self.cards: list[Card] = arrangement.cards
        self._texts: dict[str, list[int]] = {}
        for index, block in enumerate(self.blocks):
            if isinstance(block, TextBlock):
                self._texts.setdefault(block.document_id, []).append(index)
        self._tops: list[int] = []
        self._room: tuple[int, int] | None = None
        self._stack()

    @property
    def content(self) -> Content:
        """What is shown."""
        return self._latest.content

    # --- heights ---

    @property
    def height(self) -> int:
        """The height of everything, as far as it is known."""
        return self._tops[-1] + self._bottom

    def top(self, index: int) -> int:
        """Return where a block begins."""
        return self._tops[index]

    def _stack(self) -> None:
        heights = [block.height for block in self.blocks]
        if self._room is not None:
            index, pixels = self._room
            heights[index] += pixels
        self._tops = list(accumulate(heights, initial=0))

    def keep_free(self, index: int | None, pixels: int) -> None:
        """Keep room free below a block, for something that stands there; None keeps none."""
        self._room = None if index is None else (index, pixels)
        self._stack()

    def index_at(self, y: float) -> int:
        """Return the block at a height; the first above all, the last below all."""
        return min(max(bisect_right(self._tops, y) - 1, 0), len(self.blocks) - 1)

    def between(self, top: float, bottom: float) -> range:
        """Return the indexes of the blocks that reach into ``[top, bottom)``."""
        return range(self.index_at(top), self.index_at(bottom - 1) + 1)

    def cards_between(self, top: float, bottom: float) -> Iterator[tuple[Card, QRectF]]:
        """Yield the cards that reach into ``[top, bottom)`` with their rectangles."""
        for card in self.cards:
            card_top = self._tops[card.first] + card.gap
            card_bottom = self._tops[card.last + 1]
            if card_top < bottom and card_bottom > top:
                yield card, QRectF(card.left, card_top, card.width, card_bottom - card_top)

    def settle(self, scroll: int, height: int, *, anchor: int | None = None) -> int:
        """Measure what is in sight at ``scroll`` and return where to scroll so that what was seen stays put.

        Args:
            scroll: pixels from the top of everything to the top of what is in sight.
            height: how much is in sight, in pixels.
            anchor: the block that is to stay put; by default the first in sight whose height is known.
        """
        if anchor is None:
            sight = self.between(scroll, scroll + height)
            anchor = next((index for index in sight if self.blocks[index].measured), sight.start)
        offset = scroll - self._tops[anchor]
        for _ in range(_ROUNDS):
            scroll = max(0, min(self._tops[anchor] + offset, self.height - height))
            if not self._measure(self.between(scroll, scroll + height)):
                break
        self._release_far(scroll, height)
        return scroll

    def measure(self, index: int) -> None:
        """Make sure that a block has its true height."""
        if self._measure(range(index, index + 1)):
            self._shifted()

    def _measure(self, indexes: range) -> bool:
        moved = False
        for index in indexes:
            block = self.blocks[index]
            if not block.measured:
                before = block.height
                block.measure()
                moved = moved or block.height != before
        if moved:
            self._stack()
        return moved

    def _release_far(self, scroll: int, height: int, *, kept: int = _KEPT) -> None:
        """Let go of layouts far from sight once there are many; their heights stay known."""
        measured = [index for index, block in enumerate(self.blocks) if block.measured]
        if len(measured) > kept:
            near = self.between(scroll - 4 * height, scroll + 5 * height)
            for index in measured:
                if index not in near:
                    self.blocks[index].release()

    # --- what is where ---

    def texts(self, document_id: str) -> list[TextBlock]:
        """Return the paragraphs of a document that are shown; none for one that is folded away."""
        return [
            block for index in self._texts.get(document_id, ()) if isinstance(block := self.blocks[index], TextBlock)
        ]

    def text_index(self, document_id: str, offset: int) -> int | None:
        """Return the block that the code point ``offset`` stands in, or behind; None where the text is folded away."""
        indexes = self._texts.get(document_id)
        if not indexes:
            return None
        starts = [block.place.paragraph.start for block in self.texts(document_id)]
        return indexes[max(0, bisect_right(starts, offset) - 1)]

    def text_block(self, document_id: str, offset: int) -> TextBlock | None:
        """Return the paragraph that ``offset`` stands in, measured; None where the text is folded away."""
        index = self.text_index(document_id, offset)
        if index is None:
            return None
        self.measure(index)
        block = self.blocks[index]
        return block if isinstance(block, TextBlock) else None

    def whole(self, document_id: str, offset: int, *, forward: bool) -> int:
        """Return ``offset``, or the nearest place on that side where a caret may stand."""
        block = self.text_block(document_id, offset)
        return offset if block is None else block.layout.stop_near(offset, forward=forward)

    def text_at(self, point: QPointF, document_id: str | None = None) -> tuple[TextBlock, QPointF] | None:
        """Return the paragraph at a point, and the point inside it; of one document the nearest, if one is named."""
        if document_id is None:
            index = self.index_at(point.y())
            block = self.blocks[index]
            if not isinstance(block, TextBlock):
                return None
            return block, self.local(index, point)
        indexes = self._texts.get(document_id)
        if not indexes:
            return None
        nearest = min(
            indexes, key=lambda index: max(self._tops[index] - point.y(), point.y() - self._tops[index + 1], 0)
        )
        found = self.blocks[nearest]
        self.measure(nearest)
        return (found, self.local(nearest, point)) if isinstance(found, TextBlock) else None

    def offset_in(self, document_id: str, point: QPointF) -> int | None:
        """Return the caret stop of a document nearest to a point; above or below its text, its begin or end."""
        indexes = self._texts.get(document_id)
        found = self.text_at(point, document_id)
        if not indexes or found is None:
            return None
        block, inside = found
        if point.y() < self._tops[indexes[0]]:
            return block.place.paragraph.start
        if point.y() >= self._tops[indexes[-1] + 1]:
            return block.place.paragraph.end
        return block.offset_at(inside)

    def local(self, index: int, point: QPointF) -> QPointF:
        """Return a point as its block sees it."""
        return QPointF(point.x() - self.blocks[index].left, point.y() - self._tops[index])

    def document_beside(self, document_id: str, *, forward: bool) -> Document | None:
        """Return the next or previous document whose text is shown, or None."""
        shown = [document for document in self.content.thread if document.id in self._texts]
        place = next((index for index, document in enumerate(shown) if document.id == document_id), None)
        if place is None:
            return None
        beside = place + (1 if forward else -1)
        return shown[beside] if 0 <= beside < len(shown) else None

    def index_of(self, key: Key) -> int | None:
        """Return the block with that key, or None."""
        return next((index for index, block in enumerate(self.blocks) if block.key == key), None)

    def question(self, current: Current) -> tuple[int, QRectF] | None:
        """Return the block that asks the current question, and where in it; None where it is not shown."""
        for index, block in enumerate(self.blocks):
            if isinstance(block, QuestionsBlock) and block.document_id == current.document_id:
                self.measure(index)
                rect = block.question_rect(current)
                if rect is not None:
                    return index, rect
        return None

    # --- labels ---

    def update(self, content: Content, documents: frozenset[str]) -> Change:
        """Show other labels of some documents and say what has to be drawn again."""
        renamed = not content.names_as(self.content)
        self._latest.put(content, documents)
        drawn: list[tuple[int, QRectF]] = []
        resized: list[tuple[int, int]] = []
        for index, block in enumerate(self.blocks):
            concerned = block.document_id in documents or (renamed and isinstance(block, QuestionsBlock))
            if not block.measured or not concerned:
                continue
            before, rect = block.height, None
            if isinstance(block, TextBlock):
                rect = block.update_marks()
            elif isinstance(block, QuestionsBlock | CardHead) and block.update():
                rect = QRectF(0, 0, block.width, block.height)
            if rect is not None:
                drawn.append((index, rect))
            if block.height != before:
                resized.append((index, block.height - before))
        if resized:
            self._stack()
        return Change(tuple(drawn), tuple(resized))
