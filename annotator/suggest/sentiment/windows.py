"""Features of targets in their sentences: which words stand where around them, and how those words feel.

A target's own words are never looked at, so that nobody is disliked for the name: a sentence says the same whoever
is in it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from annotator.suggest.sentiment.linear import Features
from annotator.suggest.sentiment.words import (
    BLANK,
    PARTS,
    QUOTES,
    SPEAKS_OF_ONE,
    Flags,
    Keys,
    Places,
    Texts,
    Values,
    mixed,
    text_key,
)

Said = tuple[Places, Keys, Values]
"""Rows, keys and values of one kind of feature."""

_REACH = 40  # tokens to either side at most
_TARGET, _AGAIN, NEGATED = (np.uint64(text_key(f"\0{name}")) for name in ("target", "again", "negated"))
LENGTH = 4.0  # of the vector of a row's words, whatever their number
TURNED = -0.74  # what a negation makes of a valence (VADER's figure)


@dataclass(frozen=True, slots=True)
class _Pairs:
    """Each target with each token of its sentence."""

    row: Places
    token: Places
    key: Keys
    distance: Places  # in tokens, negative to the left, 0 inside the target
    inside: Flags
    same_clause: Flags


def target_features(texts: Texts, targets: Sequence[tuple[int, int, int]]) -> Features:
    """Return the features of targets: each the number of its document and a half-open range of tokens in it."""
    count = len(targets)
    if not count:
        return Features(np.zeros(0, np.int64), np.zeros(0, np.uint64), np.zeros(0, np.float32), 0)
    document, start, end = np.asarray(targets, dtype=np.int64).T
    start, end = start + texts.begins[document], end + texts.begins[document]
    pairs = _pairs(texts, start, end)
    outside = ~pairs.inside
    row, token, key = pairs.row[outside], pairs.token[outside], pairs.key[outside]
    distance, clause = pairs.distance[outside], pairs.same_clause[outside]
    side = (distance > 0).astype(np.uint64) * np.uint64(0x5851F42D4C957F2D)
    near, far = np.abs(distance) <= 8, np.abs(distance)
    full = np.where(texts.turned[token], key ^ NEGATED, key)
    ones = np.ones(len(row), np.float32)
    said = [
        (row, mixed(full, 1), ones),
        (row, mixed(full ^ side, 2), ones),
        (row[clause], mixed(full ^ side, 3)[clause], ones[clause]),
        (row, mixed(full ^ side, 4), (1.5 / (1 + far / 4)).astype(np.float32)),
        (row[near], mixed(key ^ side, 6)[near], ones[near]),
    ]
    close = far <= 4
    exact = key[close] ^ (distance[close].astype(np.uint64) * np.uint64(0xD6E8FEB86659FD93))
    said.append((row[close], mixed(exact, 5), ones[close]))
    said.extend(_pairs_of_words(pairs))
    # What is called the same elsewhere in the sentence has no letters either.
    letters = np.where((key == _AGAIN)[:, None], np.uint64(0), texts.keys[token])
    said.extend(_pieces(letters, row, side, near))
    lexical = lengthened(said, count, LENGTH)
    return joined([*lexical, *_felt(texts, pairs, count), *_placed(texts, start, end, count)], count)


def _pairs(texts: Texts, start: Places, end: Places) -> _Pairs:
    does, word = texts.does, texts.keys[:, 0]
    sentence = np.cumsum(texts.starts) - 1
    first = np.flatnonzero(texts.starts)
    after = np.append(first[1:], len(does))
    low = np.maximum(first[sentence[start]], start - _REACH)
    high = np.minimum(after[sentence[end - 1]], end + _REACH)
    sizes = high - low
    row = np.repeat(np.arange(len(start)), sizes)
    token = np.arange(int(sizes.sum())) - np.repeat(np.cumsum(sizes) - sizes - low, sizes)
    kept = (does[token] & BLANK) == 0
    row, token = row[kept], token[kept]
    inside = (token >= start[row]) & (token < end[row])
    distance = np.where(token < start[row], token - start[row], np.where(inside, 0, token - end[row] + 1))
    key = word[token]
    named = (does[end - 1] & SPEAKS_OF_ONE) == 0
    again = (key == word[end - 1][row]) & named[row]
    key = np.where(inside, _TARGET, np.where(again, _AGAIN, key))
    clause = np.cumsum((does & PARTS) != 0)
    return _Pairs(row, token, key, distance, inside, clause[token] == clause[start][row])


def _pairs_of_words(pairs: _Pairs) -> list[Said]:
    """Return neighbours as one feature, those close to the target once more with their side."""
    here, then = slice(None, -1), slice(1, None)
    kept = (pairs.row[here] == pairs.row[then]) & ~pairs.inside[here]
    row, distance = pairs.row[here][kept], pairs.distance[here][kept]
    both = mixed(pairs.key[here][kept], 7) ^ pairs.key[then][kept]
    ones = np.ones(len(row), np.float32)
    close = np.abs(distance) <= 6
    side = (distance > 0).astype(np.uint64)
    return [(row, mixed(both, 8), ones), (row[close], mixed(both ^ side, 9)[close], ones[close])]


def _pieces(keys: Keys, row: Places, side: Keys, near: Flags) -> list[Said]:
    """Return stems and endings, for words that no text had before."""
    found: list[Said] = []
    for column, value in ((1, 0.5), (2, 0.5), (3, 0.3)):
        long = keys[:, column] != 0
        found.append((row[long], mixed(keys[long, column], 10 + column), np.full(int(long.sum()), value, np.float32)))
    long = (keys[:, 2] != 0) & near
    found.append((row[long], mixed(keys[long, 2] ^ side[long], 14), np.full(int(long.sum()), 0.5, np.float32)))
    return found


def lengthened(said: list[Said], count: int, length: float) -> list[Said]:
    """Scale values so that those of each row together are a vector of one length."""
    squares = np.zeros(count)
    for row, _, value in said:
        squares += np.bincount(row, weights=value * value, minlength=count)
    scale = (length / np.sqrt(np.maximum(squares, 1e-6))).astype(np.float32)
    return [(row, key, value * scale[row]) for row, key, value in said]


def _felt(texts: Texts, pairs: _Pairs, count: int) -> list[Said]:
    """Return how the words of the lexicon feel, by where they stand."""
    far = np.abs(pairs.distance)
    feeling = texts.valence * np.where(texts.turned, TURNED, 1.0)
    feeling = np.where(pairs.inside, 0.0, feeling[pairs.token])
    where = (far >= 0, pairs.distance < 0, pairs.distance > 0, pairs.same_clause, far <= 5, far <= 10)
    rows = np.arange(count)
    found: list[Said] = []

    def add(number: int, value: np.ndarray) -> None:
        salt = np.full(count, number, np.uint64)
        found.append((rows, mixed(salt, 20), value.astype(np.float32)))

    for place, kept in enumerate(where):
        row, felt = pairs.row[kept], feeling[kept]
        good = np.bincount(row, weights=np.maximum(felt, 0), minlength=count)
        bad = np.bincount(row, weights=np.maximum(-felt, 0), minlength=count)
        balance = good - bad
        add(place * 4, np.sqrt(good))
        add(place * 4 + 1, np.sqrt(bad))
        add(place * 4 + 2, 2 * balance / np.sqrt(balance**2 + 15))
        add(place * 4 + 3, ((good == 0) & (bad == 0)).astype(np.float64))
    add(100, np.bincount(pairs.row, weights=feeling / (1 + far / 5), minlength=count))
    return found


def _placed(texts: Texts, start: Places, end: Places, count: int) -> list[Said]:
    """Return where the target stands and what kind of word it is."""
    does = texts.does
    first = np.flatnonzero(texts.starts)
    sentence = (np.cumsum(texts.starts) - 1)[start]
    after = np.append(first[1:], len(does))[sentence]
    opened = np.cumsum((does & QUOTES) != 0)
    quoted = (opened[start] - opened[first[sentence]] + ((does & QUOTES) != 0)[first[sentence]]) % 2
    spoken = opened[after - 1] > opened[first[sentence]]
    facts = (
        (does[start] & SPEAKS_OF_ONE) != 0,
        start - first[sentence] <= 1,
        after - end <= 2,
        np.minimum((after - first[sentence]) // 10, 5),
        quoted,
        spoken,
    )
    rows = np.arange(count)
    ones = np.ones(count, np.float32)
    return [(rows, mixed(np.asarray(fact).astype(np.uint64), 30 + number), ones) for number, fact in enumerate(facts)]


def joined(parts: Sequence[Said], count: int) -> Features:
    """Put parts of features together."""
    rows, keys, values = (np.concatenate(column) for column in zip(*parts, strict=True))
    return Features(rows, keys, values, count)
