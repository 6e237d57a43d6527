"""Which span of one annotator answers which of another."""

from __future__ import annotations

from collections.abc import Sequence
from heapq import heappop, heappush

Range = tuple[int, int]


def overlapping_pairs(first: Sequence[Range], second: Sequence[Range]) -> list[tuple[int, int]]:
    """Pair half-open ranges that overlap, each with at most one of the other side, as many as can be.

    Returns positions in both, ascending. Whichever ends first takes the overlapping one that ends next: all that it
    overlaps and that is still free holds its last place, so that no other choice leaves more to those behind it. The
    pairs are the same from both sides if no range stands on both; those are for the caller to pair beforehand.
    """
    sides = (first, second)
    ranges = [(*span, side, at) for side, spans in enumerate(sides) for at, span in enumerate(spans)]
    by_start = sorted(ranges)
    begun: tuple[list[tuple[int, int, int]], list[tuple[int, int, int]]] = ([], [])
    taken: set[tuple[int, int]] = set()
    pairs: list[tuple[int, int]] = []
    following = 0
    for end, _, side, at in sorted((end, start, side, at) for start, end, side, at in ranges):
        while following < len(by_start) and by_start[following][0] < end:
            start, its_end, its_side, its_at = by_start[following]
            heappush(begun[its_side], (its_end, start, its_at))
            following += 1
        if (side, at) in taken:
            continue
        others = begun[1 - side]
        # One that ended before has had its turn and found nothing.
        while others and (others[0][0] < end or (1 - side, others[0][2]) in taken):
            heappop(others)
        if others:
            other = heappop(others)[2]
            taken |= {(side, at), (1 - side, other)}
            pairs.append((at, other) if side == 0 else (other, at))
    return sorted(pairs)
