"""A long text in windows that overlap, each with the part of it that it answers for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Window:
    """The half-open range ``[start, end)`` of code points of a text that is read at once.

    What begins in ``[own_start, own_end)`` is this window's to say, so that nothing is said twice and nothing is cut.
    """

    start: int
    end: int
    own_start: int
    own_end: int


def windows(length: int, words: Sequence[tuple[int, int]], *, most: int, overlap: int) -> Iterator[Window]:
    """Yield windows of at most ``most`` words over a text of ``length`` code points; each shares ``overlap`` words.

    ``words`` are the places of the text's words, in order. A window answers for what begins up to the middle of what
    it shares with the next.
    """
    if not 0 <= overlap < most:
        raise ValueError("windows share fewer words than they have")
    first, own_start = 0, 0
    while first + most < len(words):
        following = first + most - overlap
        own_end = words[following + overlap // 2][0]
        yield Window(words[first][0] if first else 0, words[first + most - 1][1], own_start, own_end)
        first, own_start = following, own_end
    yield Window(words[first][0] if first else 0, length, own_start, length)
