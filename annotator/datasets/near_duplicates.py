"""Finds articles that say nearly the same among very many, without comparing each with each."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from hashlib import blake2b
from threading import Lock

import numpy as np
from numpy.typing import NDArray

from annotator.datasets.import_report import Cancelled
from annotator.domain.errors import ExportError
from annotator.domain.grouping import Groups
from annotator.domain.near_duplicates import ALIKE, LEAST_WORDS, SHINGLE, jaccard, shingles_of, words_of
from annotator.storage.database import Connection
from annotator.storage.splits import Article, articles_of_length, texts_of

# Two texts of similarity 0.8 share no band in three of a million cases, those of 0.9 in none of 10**12; of texts that
# share a tenth one pair in three thousand is compared for nothing.
_BANDS, _ROWS = 32, 5

_DRAWN = random.Random(5)  # noqa: S311 - repeatable, not secret
_FACTORS, _ADDENDS, _PLACES, _MIXING = (
    np.array([_DRAWN.getrandbits(64) | 1 for _ in range(count)], np.uint64)
    for count in (_BANDS * _ROWS, _BANDS * _ROWS, SHINGLE, _ROWS)
)
_HALF = np.uint64(32)
_AT_ONCE = 4096  # shingles of a text, for which all hashes are in memory

Bands = NDArray[np.uint32]


class NearDuplicates:
    """Groups articles of which one is like the next, however many stand between the first and the last.

    MinHash (Broder 1997, "On the resemblance and containment of documents") with banding (Leskovec, Rajaraman and
    Ullman, "Mining of Massive Datasets", section 3.4) finds pairs; whether they are alike their shingles decide. What
    was made of a text is kept, 128 bytes each, since texts never change, and so is what was found of the same articles.
    """

    def __init__(self) -> None:
        self._bands: dict[int, bytes] = {}
        self._asked: list[Article] = []
        self._found: list[list[str]] = []
        self._lock = Lock()

    def groups(self, connection: Connection, cancelled: Cancelled) -> list[list[str]]:
        """Return the ids of near-duplicates, two or more to a group.

        Raises:
            ExportError: it was cancelled.
        """
        articles = articles_of_length(connection, LEAST_WORDS)
        with self._lock:
            if articles != self._asked:
                self._learn(connection, [each.number for each in articles if each.number not in self._bands], cancelled)
                long = [each for each in articles if self._bands[each.number]]
                self._found = self._grouped(connection, long, cancelled)
                self._asked = articles
            return self._found

    def _grouped(self, connection: Connection, articles: Sequence[Article], cancelled: Cancelled) -> list[list[str]]:
        groups = Groups[str]()
        representative: dict[str, Article] = {}
        for each in articles:
            groups.unite(each.id, representative.setdefault(each.text_sha256, each).id)
        lone = list(representative.values())
        bands = np.frombuffer(b"".join(self._bands[each.number] for each in lone), np.uint32).reshape(-1, _BANDS)
        self._compare(lone, bands, groups, _reader(connection), cancelled)
        return [group for group in groups.of(each.id for each in articles) if len(group) > 1]

    def _learn(self, connection: Connection, numbers: Sequence[int], cancelled: Cancelled) -> None:
        for done, (number, text) in enumerate(texts_of(connection, numbers)):
            words = words_of(text)
            self._bands[number] = _bands(words).tobytes() if len(words) >= LEAST_WORDS else b""
            if done % 100 == 0:
                go_on(cancelled)

    def _compare(
        self,
        articles: Sequence[Article],
        bands: Bands,
        groups: Groups[str],
        shingles: Callable[[int], frozenset[tuple[str, ...]]],
        cancelled: Cancelled,
    ) -> None:
        """Unite the articles that share a band and are alike; each is compared with no group that it is in."""
        for band in range(_BANDS):
            for bucket in _buckets(bands[:, band]):
                go_on(cancelled)
                met: list[list[Article]] = []
                for each in (articles[at] for at in bucket):
                    own, apart = [each], []
                    for others in met:
                        if groups.together(each.id, others[0].id) or any(
                            jaccard(shingles(each.number), shingles(other.number)) >= ALIKE for other in others
                        ):
                            groups.unite(each.id, others[0].id)
                            own += others
                        else:
                            apart.append(others)
                    met = [*apart, own]


def _reader(connection: Connection) -> Callable[[int], frozenset[tuple[str, ...]]]:
    """Return what tells an article's shingles by its number, and remembers some."""

    @lru_cache(maxsize=200)
    def shingles(number: int) -> frozenset[tuple[str, ...]]:
        ((_, text),) = texts_of(connection, [number])
        return shingles_of(words_of(text))

    return shingles


def _buckets(column: Bands) -> Iterator[list[int]]:
    """Yield the places of values that stand more than once."""
    order = np.argsort(column, kind="stable")
    edges = np.flatnonzero(np.diff(column[order])) + 1
    for bucket in np.split(order, edges) if len(order) else ():
        if len(bucket) > 1:
            yield bucket.tolist()


def _bands(words: Sequence[str]) -> Bands:
    """Return the bands of a text: equal where all ``_ROWS`` smallest hashes in them are."""
    hashed = np.fromiter(map(_hash, words), np.uint64, len(words))
    runs = np.lib.stride_tricks.sliding_window_view(hashed, SHINGLE)
    shingles = np.unique((runs * _PLACES).sum(axis=1, dtype=np.uint64))
    shingles = (shingles ^ (shingles >> _HALF)) * _FACTORS[0]
    smallest = np.full(_BANDS * _ROWS, np.iinfo(np.uint64).max, np.uint64)
    for first in range(0, len(shingles), _AT_ONCE):
        hashes = np.multiply.outer(_FACTORS, shingles[first : first + _AT_ONCE])
        hashes += _ADDENDS[:, np.newaxis]
        np.minimum(smallest, hashes.min(axis=1), out=smallest)
    mixed: NDArray[np.uint64] = (smallest.reshape(_BANDS, _ROWS) * _MIXING).sum(axis=1, dtype=np.uint64)
    return (mixed >> _HALF).astype(np.uint32)


@lru_cache(maxsize=1 << 17)
def _hash(word: str) -> int:
    return int.from_bytes(blake2b(word.encode(errors="surrogatepass"), digest_size=8).digest(), "little")


def go_on(cancelled: Cancelled) -> None:
    """Raise ``ExportError`` where an export was cancelled."""
    if cancelled():
        raise ExportError("The export was cancelled; nothing was changed.")
