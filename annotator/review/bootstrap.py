"""Intervals by drawing documents anew.

Measures here are functions of sums over documents. So documents are counted once, and each draw only adds up counts:
one product of two matrices for all draws together. Efron and Tibshirani, An Introduction to the Bootstrap (1993).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]

DRAWS = 1000
_BUNDLES = 400  # beyond as many, documents are drawn in bundles, which changes the intervals little
_PERCENTILES = (2.5, 97.5)


@dataclass(frozen=True, slots=True)
class Estimate:
    """A measure with the interval in which it would lie, 95 of 100 times, for other documents like these.

    ``units`` is how many tokens, documents, pairs or spans it rests on. ``low`` and ``high`` are None where there is
    but one document to draw from.
    """

    value: float
    low: float | None
    high: float | None
    units: int


@dataclass(frozen=True, slots=True)
class Draws:
    """How often each bundle of documents counts: in the first row once each, then as drawn.

    ``bundle`` is the bundle that each document stands in, alone unless documents are very many.
    """

    bundle: NDArray[np.int64]
    weights: Floats

    @classmethod
    def of(cls, documents: int, *, draws: int = DRAWS, seed: int = 0) -> Draws:
        """Draw as many documents as there are, with repetition, as often as asked; the same for the same seed."""
        generator = np.random.default_rng(seed)
        bundles = max(1, min(documents, _BUNDLES))
        bundle = generator.permutation(documents) % bundles
        weights = np.ones((draws + 1 if documents > 1 else 1, bundles))
        if documents > 1:
            drawn = generator.integers(bundles, size=(draws, bundles)) + bundles * np.arange(draws)[:, None]
            weights[1:] = np.bincount(drawn.ravel(), minlength=draws * bundles).reshape(draws, bundles)
        return cls(bundle, weights)

    @property
    def bundles(self) -> int:
        """How many bundles there are to draw from."""
        return int(self.weights.shape[1])

    def sums(self, counts: Floats) -> Floats:
        """Return sums of counts (bundles by whatever is counted): as they are in the first row, then as drawn."""
        return self.weights @ counts

    def estimate(self, values: Floats, units: int) -> Estimate | None:
        """Return the first value with the interval of the others; None where it is not a number.

        Draws in which the measure has no meaning are passed over.
        """
        value = float(values[0])
        if np.isnan(value):
            return None
        drawn = values[1:][~np.isnan(values[1:])]
        if not len(drawn):
            return Estimate(value, None, None, units)
        low, high = np.percentile(drawn, _PERCENTILES)
        return Estimate(value, min(float(low), value), max(float(high), value), units)


def ratio(above: Floats, below: Floats) -> Floats:
    """Return quotients, and nan where there is nothing to divide by."""
    result = np.full(np.broadcast_shapes(above.shape, below.shape), np.nan)
    np.divide(above, below, out=result, where=np.abs(below) > 1e-12)
    return result


def mean_of_pairs(values: Floats) -> Floats:
    """Return the mean of each row over the pairs of annotators for which the measure has a meaning."""
    known = ~np.isnan(values)
    return ratio(np.where(known, values, 0.0).sum(axis=1), known.sum(axis=1).astype(np.float64))
