"""Where the part of a span on one line is drawn."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF

from annotator.gui.thread_view.look import RULE
from annotator.gui.thread_view.marks import Mark

_RULE_REACH = 4.0  # pixels above and below a rule that count as it


@dataclass(frozen=True, slots=True)
class DrawnMark:
    """The part of a mark on one line: its boxes from left to right, the rule's top, and its name, if it is here."""

    mark: Mark
    boxes: tuple[QRectF, ...]
    rule_top: float
    name: QRectF | None

    def covers(self, point: QPointF) -> bool:
        """Tell whether a point is on the letters or on the rule."""
        near = abs(point.y() - self.rule_top - RULE / 2) <= _RULE_REACH
        return any(box.contains(point) or (near and box.left() <= point.x() <= box.right()) for box in self.boxes)
