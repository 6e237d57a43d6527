"""How well what was typed fits a title: whole words before beginnings, pieces, letters in their order, slips."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import TypeVar

_T = TypeVar("_T")

_WORD = re.compile(r"[^\W_]+")
_LETTER_WORD = 4
"""From how many letters on a word may hold a slip of the fingers."""
_ALIKE = 0.75
_ALSO = 0.6
"""What a match in other words for a thing is worth beside one in its title."""


@dataclass(frozen=True, slots=True)
class Match:
    """How well a text fits, from 0 to 1, and the places of its characters that were meant."""

    score: float
    places: tuple[int, ...] = ()


def match(typed: str, title: str, also: str = "") -> Match | None:
    """Return how well a title fits; None unless each typed word is found in it, or all of them in ``also``."""
    found = _match(typed, title)
    if found is None and also:
        other = _match(typed, f"{title} {also}")
        return None if other is None else Match(other.score * _ALSO)
    return found


def best(typed: str, offered: Iterable[tuple[_T, str, str]]) -> list[tuple[_T, Match]]:
    """Return what fits of (thing, title, other words), the best first; what fits alike stays in its order."""
    found = [(thing, fits) for thing, title, also in offered if (fits := match(typed, title, also)) is not None]
    return sorted(found, key=lambda pair: -pair[1].score)


def _match(typed: str, title: str) -> Match | None:
    words = _fold(typed).split()
    folded = _fold(title)
    if not words:
        return Match(1.0)
    spots = [(spot.start(), spot.end()) for spot in _WORD.finditer(folded)]
    score, places, last = 0.0, set[int](), -1
    for word in words:
        found = _find(word, folded, spots)
        if found is None:
            return None
        own, at = found
        score += own
        if at and at[0] > last:
            # Words in the order in which they were typed are meant more likely.
            score += 0.02
        last = at[0] if at else last
        places.update(at)
    # Of two titles that hold the words the shorter is meant.
    size = sum(map(len, words)) / max(1, len(folded))
    return Match(0.9 * score / (1.02 * len(words)) + 0.1 * min(1.0, size), tuple(sorted(places)))


def _find(word: str, folded: str, spots: Sequence[tuple[int, int]]) -> tuple[float, tuple[int, ...]] | None:
    for start, end in spots:
        if folded[start:end] == word:
            return 1.0, tuple(range(start, end))
    for number, (start, _) in enumerate(spots):
        if folded.startswith(word, start):
            return 0.9 if number == 0 else 0.85, tuple(range(start, start + len(word)))
    at = folded.find(word)
    if at >= 0:
        return 0.6, tuple(range(at, at + len(word)))
    initials = _initials(word, folded, spots)
    if initials is not None:
        return 0.5, initials
    return _slip(word, folded, spots)


def _initials(word: str, folded: str, spots: Sequence[tuple[int, int]]) -> tuple[int, ...] | None:
    """Find letters in order, each at the beginning of a word or next to the last: “subne” in Submit, next."""
    starts = {start for start, _ in spots}

    def follow(letters: str, after: int) -> tuple[int, ...] | None:
        if not letters:
            return ()
        for at in range(after + 1, len(folded)):
            if folded[at] == letters[0] and (at in starts or (after >= 0 and at == after + 1)):
                rest = follow(letters[1:], at)
                if rest is not None:
                    return (at, *rest)
        return None

    return follow(word, -1)


def _slip(word: str, folded: str, spots: Sequence[tuple[int, int]]) -> tuple[float, tuple[int, ...]] | None:
    if len(word) < _LETTER_WORD:
        return None
    alike = [(SequenceMatcher(None, word, folded[start:end]).ratio(), start, end) for start, end in spots]
    ratio, start, end = max(alike, default=(0.0, 0, 0))
    return (0.35 * ratio, tuple(range(start, end))) if ratio >= _ALIKE else None


def _fold(text: str) -> str:
    """Return a text without case and accents, character by character, so that places stay what they are."""
    return "".join(unicodedata.normalize("NFD", each)[:1].lower()[:1] or each for each in text)
