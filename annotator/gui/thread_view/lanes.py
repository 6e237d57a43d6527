"""Which lane under its line of text each span's rule takes, and where its name stands.

Pure arithmetic on pixels of one line of text. Rules of spans that overlap lie below each other, the shorter
nearer to the text; names stand in the row below their rule, move aside for one another, and go a row deeper where
there is no room to move.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

NAME_GAP = 6.0
"""Pixels kept free between two names in one row."""
_TOUCH = 0.75  # neighbours share an edge; rounding may let them overlap by less than this
_HOLD = 10.0  # pixels of its own span that a name which moved aside must still stand under


@dataclass(frozen=True, slots=True)
class Fragment:
    """The part of a span on one line of text, from ``left`` to ``right``.

    ``name_width`` is 0 where the span's name stands on an earlier line; ``length`` is that of the whole span in code
    points, and decides who is nearer to the text.
    """

    left: float
    right: float
    name_width: float
    length: int


@dataclass(frozen=True, slots=True)
class Placed:
    """Where a fragment's rule and name are: ``lane`` and ``row`` count from 0 downwards."""

    lane: int
    row: int
    name_left: float


def assign_lanes(fragments: Sequence[Fragment], width: float, *, rtl: bool = False) -> list[Placed]:
    """Place the fragments of one line of text that is ``width`` pixels wide, in the order given.

    Names begin with their span: at the left, or at the right where the text runs from right to left.
    """
    if rtl:
        mirrored = [Fragment(width - each.right, width - each.left, each.name_width, each.length) for each in fragments]
        return [
            Placed(each.lane, each.row, width - each.name_left - fragment.name_width)
            for fragment, each in zip(fragments, assign_lanes(mirrored, width), strict=True)
        ]
    lanes = _lanes(fragments)
    rows: dict[int, list[tuple[float, float]]] = {}
    placed: dict[int, Placed] = {}
    for index in sorted(range(len(fragments)), key=lambda index: (lanes[index], fragments[index].left)):
        fragment, row = fragments[index], lanes[index]
        if not fragment.name_width:
            placed[index] = Placed(row, row, fragment.left)
            continue
        while (left := _free_place(fragment, rows.setdefault(row, []), width)) is None:
            row += 1
        rows[row].append((left, left + fragment.name_width))
        placed[index] = Placed(lanes[index], row, left)
    return [placed[index] for index in range(len(fragments))]


def depth(placed: Sequence[Placed]) -> int:
    """Return how many lanes a line needs: 0 for none, 1 where nothing is on top of another."""
    return max((max(each.lane, each.row) + 1 for each in placed), default=0)


def _lanes(fragments: Sequence[Fragment]) -> list[int]:
    lanes = [0] * len(fragments)
    done: list[int] = []
    for index in sorted(range(len(fragments)), key=lambda index: fragments[index].length):
        fragment = fragments[index]
        under = [
            lanes[other]
            for other in done
            if fragments[other].left < fragment.right - _TOUCH and fragment.left < fragments[other].right - _TOUCH
        ]
        lanes[index] = max(under, default=-1) + 1
        done.append(index)
    return lanes


def _free_place(fragment: Fragment, taken: Sequence[tuple[float, float]], width: float) -> float | None:
    """Return the leftmost place for a name in a row, moving it aside while it stays under its own span."""
    last = max(0.0, width - fragment.name_width)
    left = min(fragment.left, last)
    limit = min(max(left, fragment.right - _HOLD), last)
    for begin, end in sorted(taken):
        if left < end + NAME_GAP and begin < left + fragment.name_width + NAME_GAP:
            left = end + NAME_GAP
    return left if left <= limit else None
