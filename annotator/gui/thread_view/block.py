"""What a thread is stacked from: pieces that know their height, draw themselves and say what is at a point."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter

from annotator.gui.thread_view.controls import NOBODY, Control, Pointed
from annotator.gui.thread_view.intents import Current
from annotator.gui.thread_view.look import Look
from annotator.gui.thread_view.selection import TextSelection


@dataclass(frozen=True, slots=True)
class PaintState:
    """What changes from one drawing to the next; ``caret`` tells whether the view has the keyboard."""

    current: Current | None = None
    selection: TextSelection | None = None
    caret: bool = False
    pointed: Pointed = NOBODY


Key = tuple[str, str, int]
"""Which piece of which document a block is, and at which code point it begins."""


class Block(ABC):
    """A piece of a thread as wide as its column allows.

    ``left`` counts from the text column's left edge, ``height`` is an estimate in whole pixels until the block is
    measured. Coordinates of points and controls count from the block's own top left corner.
    """

    def __init__(self, document_id: str, *, look: Look, left: float, width: float) -> None:
        self.document_id = document_id
        self.look = look
        self.left = left
        self.width = width
        self.measured = False
        self.height = self.estimate()

    @property
    def key(self) -> Key:
        """What stays the same when the thread is stacked anew at another width."""
        return (self.document_id, type(self).__name__, 0)

    @abstractmethod
    def estimate(self) -> int:
        """Return a guess of the height, cheaply."""

    @abstractmethod
    def measure(self) -> None:
        """Lay the block out and set its height; cheap where that is done already."""

    @abstractmethod
    def paint(self, painter: QPainter, origin: QPointF, clip: QRectF, state: PaintState) -> None:
        """Draw the block with its top left corner at ``origin``; what is outside ``clip`` may be left out."""

    @property
    def controls(self) -> Sequence[Control]:
        """What can be pressed."""
        return ()

    def control_at(self, point: QPointF) -> Control | None:
        """Return the control at a point, or None."""
        return next((control for control in self.controls if control.rect.contains(point)), None)

    def tip_at(self, point: QPointF) -> str:
        """Return what to say about a point when the mouse rests there, or nothing."""
        control = self.control_at(point)
        return "" if control is None else control.tip

    def release(self) -> None:  # noqa: B027 - most blocks hold nothing worth letting go
        """Let go of what drawing needs and can be had again; the height stays."""
