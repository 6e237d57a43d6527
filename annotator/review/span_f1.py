"""How many spans two annotators have in common: the harmonic mean of precision and recall, whoever is taken as right.

F1 does not correct for chance. For spans there is little to correct: what nobody marked is not counted, and where it is
very much, F1 of pairs comes near to kappa (Hripcsak and Rothschild, Agreement, the F-measure, and reliability in
information retrieval, Journal of the American Medical Informatics Association 12, 2005).
"""

from __future__ import annotations

from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from annotator.review.aligning import overlapping_pairs
from annotator.review.bootstrap import Draws, Estimate, mean_of_pairs, ratio
from annotator.review.ratings import Ints, Ratings, Spans, first_places


def span_f1(rated: Ratings, draws: Draws) -> tuple[Estimate | None, Estimate | None]:
    """Return the mean F1 of all pairs of annotators: of spans that are the same, and of spans that overlap.

    The same is: both ends and the label. Overlapping is: at least one code point and the label, one span with one; the
    same spans first, then as many others as can be. From 0 to 1. None where nobody has a span, and for layers of
    another kind.
    """
    spans = rated.spans
    pairs = list(combinations(range(len(rated.annotators)), 2))
    if spans is None or not pairs:
        return None, None
    lanes = _Lanes(rated, spans)
    counts = np.zeros((draws.bundles, len(pairs), 4))
    for number, (one, two) in enumerate(pairs):
        first, second = lanes.of(one, beside=two), lanes.of(two, beside=one)
        same = np.isin(first, second, assume_unique=True)
        rest = first[~same], second[~np.isin(second, first, assume_unique=True)]
        overlapping = lanes.overlapping(*rest)
        for column, found in enumerate((first[same], overlapping, first, second)):
            counts[:, number, column] = np.bincount(
                draws.bundle[spans.document[lanes.at[found]]], minlength=draws.bundles
            )
    sums = draws.sums(counts.reshape(draws.bundles, -1)).reshape(-1, len(pairs), 4)
    exact, overlap, below = sums[..., 0], sums[..., 0] + sums[..., 1], sums[..., 2] + sums[..., 3]
    values = (mean_of_pairs(ratio(2 * common, below)) for common in (exact, overlap))
    of_same, of_overlapping = (draws.estimate(value, len(spans)) for value in values)
    return of_same, of_overlapping


class _Lanes:
    """The different spans that were given, numbered by label, document and place; texts stand one behind the other.

    ``at`` is for each number the position of one such span among all.
    """

    def __init__(self, rated: Ratings, spans: Spans) -> None:
        shift = first_places(rated.lengths)
        whole = int((rated.lengths + 1).sum())
        start = whole * spans.label + shift[spans.document] + spans.start
        length = spans.end - spans.start
        longest = int(length.max(initial=0))
        _, self.at, self._number = np.unique(start * (longest + 1) + length, return_index=True, return_inverse=True)
        self._start, self._end = start[self.at], (start + length)[self.at]
        self._rated, self._spans = rated, spans

    def of(self, annotator: int, *, beside: int) -> Ints:
        """Return the spans of one annotator in documents that another judged, too."""
        kept: NDArray[np.bool_] = self._spans.annotator == annotator
        kept &= self._rated.present[self._spans.document, beside]
        return np.unique(self._number[kept])

    def overlapping(self, first: Ints, second: Ints) -> Ints:
        """Return those of the first that have an overlapping one of the second to themselves."""
        pairs = overlapping_pairs(self._ranges(first), self._ranges(second))
        return first[np.array([one for one, _ in pairs], dtype=np.int64)]

    def _ranges(self, numbers: Ints) -> list[tuple[int, int]]:
        return list(zip(self._start[numbers].tolist(), self._end[numbers].tolist(), strict=True))
