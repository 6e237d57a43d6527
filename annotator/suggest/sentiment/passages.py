"""Features of passages, some sentences each: their words, pairs, stems, and how the words of the lexicon feel."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from annotator.suggest.sentiment.linear import Features
from annotator.suggest.sentiment.windows import LENGTH, NEGATED, TURNED, Said, joined, lengthened
from annotator.suggest.sentiment.words import BLANK, MARKS, Places, Texts, Values, mixed

_LONG = 48  # tokens, from where a passage ends with its sentence


@dataclass(frozen=True, slots=True)
class Passages:
    """Where each token belongs: ``of_token`` is its passage, ``document`` each passage's; ``weight`` is in words."""

    of_token: Places
    document: Places
    weight: Values

    @property
    def count(self) -> int:
        """How many there are."""
        return len(self.document)


def passages(texts: Texts, *, whole: bool = False) -> Passages:
    """Cut documents at the end of sentences, so that passages are of like length; ``whole`` leaves them in one."""
    size = len(texts.does)
    document = np.zeros(size, np.int64)
    begun = texts.begins[texts.begins < size]
    np.add.at(document, begun, 1)
    document = np.cumsum(document) - 1
    first = texts.begins[document]
    # A passage begins with the first sentence that begins after a multiple of its length.
    sentence = np.maximum.accumulate(np.where(texts.starts, np.arange(size), 0), dtype=np.int64)
    number = np.zeros(size, np.int64) if whole else (sentence - first) // _LONG
    begins = np.ones(size, np.bool_)
    begins[1:] = (document[1:] != document[:-1]) | (number[1:] != number[:-1])
    of_token = np.cumsum(begins) - 1
    words = (texts.does & BLANK) == 0
    weight = np.bincount(of_token, weights=words, minlength=int(begins.sum()))
    return Passages(of_token, document[begins], weight.astype(np.float32))


def passage_features(texts: Texts, cut: Passages) -> Features:
    """Return the features of passages."""
    count = cut.count
    kept = (texts.does & BLANK) == 0
    row, keys = cut.of_token[kept], texts.keys[kept]
    word = keys[:, 0]
    ones = np.ones(len(row), np.float32)
    together = row[:-1] == row[1:]
    said: list[Said] = [
        (row, mixed(np.where(texts.turned[kept], word ^ NEGATED, word), 1), ones),
        (row[:-1][together], mixed(mixed(word[:-1], 7) ^ word[1:], 8)[together], ones[:-1][together]),
    ]
    for column, value in ((1, 0.5), (2, 0.5), (3, 0.3)):
        long = keys[:, column] != 0
        said.append((row[long], mixed(keys[long, column], 10 + column), np.full(int(long.sum()), value, np.float32)))
    return joined([*lengthened(said, count, LENGTH), *_felt(texts, cut)], count)


def _felt(texts: Texts, cut: Passages) -> list[Said]:
    feeling = texts.valence * np.where(texts.turned, TURNED, 1.0)
    good, bad, marks, words = (
        np.bincount(cut.of_token, weights=each, minlength=cut.count)
        for each in (np.maximum(feeling, 0), np.maximum(-feeling, 0), (texts.does & MARKS) != 0, np.ones(len(feeling)))
    )
    balance = good - bad
    values = (
        np.sqrt(good),
        np.sqrt(bad),
        2 * balance / np.sqrt(balance**2 + 15),
        (good + bad == 0).astype(np.float64),
        good / np.sqrt(words),
        bad / np.sqrt(words),
        np.minimum(marks, 3) / 3,
    )
    rows = np.arange(cut.count)
    salts = [np.full(cut.count, number, np.uint64) for number in range(len(values))]
    return [(rows, mixed(salt, 20), value.astype(np.float32)) for salt, value in zip(salts, values, strict=True)]
