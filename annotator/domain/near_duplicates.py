"""Articles that say nearly the same: agency copy, updates, one text under two addresses."""

from __future__ import annotations

import re
from collections.abc import Sequence

LEAST_WORDS = 50
"""Shorter texts are never near-duplicates: a few words in common would chain what has nothing to do with each other."""

SHINGLE = 5
"""Words in a row that count as one thing said."""

ALIKE = 0.8
"""The Jaccard similarity of their shingles from which on two texts are near-duplicates."""

# In scripts without blanks each character is a word; else a page of them would be a dozen words.
_UNSPACED = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
_WORD = re.compile(rf"[{_UNSPACED}]|[^\W{_UNSPACED}]+")


def words_of(text: str) -> list[str]:
    """Return the words of a text without case or punctuation, in their order."""
    return _WORD.findall(text.casefold())


def shingles_of(words: Sequence[str]) -> frozenset[tuple[str, ...]]:
    """Return all runs of ``SHINGLE`` words."""
    return frozenset(zip(*(words[first:] for first in range(SHINGLE)), strict=False))


def jaccard(one: frozenset[tuple[str, ...]], other: frozenset[tuple[str, ...]]) -> float:
    """Return the share of two texts' shingles that both have, from 0 to 1; 0 where neither has any."""
    common = len(one & other)
    return common / ((len(one) + len(other) - common) or 1)


def are_near_duplicates(one: str, other: str) -> bool:
    """Return whether two texts are long enough to be compared and say nearly the same."""
    words, others = words_of(one), words_of(other)
    long = min(len(words), len(others)) >= LEAST_WORDS
    return long and jaccard(shingles_of(words), shingles_of(others)) >= ALIKE
