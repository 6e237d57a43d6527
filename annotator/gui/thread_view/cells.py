"""Characters of one line of mixed direction where they are drawn, each with the code points that write it."""

from __future__ import annotations

from dataclasses import dataclass, replace

JOIN = 1.0
"""Pixels of rounding between neighbours that still touch."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A character as the reader sees it, with the code points ``[start, end)`` that write it.

    ``level`` says how deeply it is embedded in text of the other direction, as far as its place shows that.
    """

    start: int
    end: int
    left: float
    right: float
    rtl: bool
    level: int = 0

    def distance(self, x: float) -> float:
        """Return how far beside the character ``x`` is, 0 within it."""
        return max(self.left - x, x - self.right, 0.0)


def share_ligatures(cells: list[Cell], source: str, origin: int) -> list[Cell]:
    """Give each character of a ligature (lam-alef) an equal share; Qt gives all of it to the first."""
    shared = list(cells)
    for index in range(1, len(cells)):
        before, cell = shared[index - 1], cells[index]
        edge = before.left if before.rtl else before.right
        drawn = not source[cell.start - origin].isspace()
        if drawn and cell.left == cell.right == edge and before.right - before.left > JOIN and cell.rtl == before.rtl:
            middle = (before.left + before.right) / 2
            halves = (
                ((middle, before.right), (before.left, middle))
                if cell.rtl
                else (
                    (before.left, middle),
                    (middle, before.right),
                )
            )
            shared[index - 1] = Cell(before.start, before.end, *halves[0], before.rtl)
            shared[index] = Cell(cell.start, cell.end, *halves[1], cell.rtl)
    return shared


def with_levels(cells: list[Cell], *, rtl: bool) -> list[Cell]:
    """Tell embedded text, and numbers embedded in that, by where they are drawn; Qt keeps the levels to itself."""
    levelled: list[Cell] = []
    edge = min((cell.left for cell in cells), default=0.0)
    embedded_left, before = 0.0, None
    for cell in cells:
        level = 0 if cell.rtl == rtl else 1
        if not rtl and not cell.rtl:
            # In text from left to right, what is drawn to the left of the words before it belongs to those, and what
            # begins a line without being drawn at its edge to words on the line before.
            if before is None:
                level = 2 if cell.left > edge + JOIN else 0
            elif before.rtl:
                level = 2 if cell.left < embedded_left else 0
            else:
                level = before.level if abs(cell.left - before.right) < JOIN else 0
        embedded_left = cell.left if cell.rtl else embedded_left
        before = replace(cell, level=level)
        levelled.append(before)
    return levelled
