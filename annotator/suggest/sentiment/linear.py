"""A linear classifier over hashed features: softmax of summed weights, with its own small trainer.

Kept in numpy alone, so that what ships needs no library beyond spaCy's own. Fitted by L-BFGS,
which takes no seed.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from annotator.suggest.sentiment.words import Keys, Places, Values

Loss = Callable[[NDArray[np.float64]], tuple[float, NDArray[np.float64]]]

BITS = 18
_MEMORY = 8  # of steps that L-BFGS remembers
_PATIENT = 80  # steps at most; more changes no figure


@dataclass(frozen=True, slots=True)
class Features:
    """Features of rows in any order: the row of each, its key, its value; ``count`` is the number of rows."""

    rows: Places
    keys: Keys
    values: Values
    count: int


@dataclass(frozen=True, slots=True)
class Linear:
    """Weights by bucket and label, a bias per label, and the temperature that calibrates."""

    weights: NDArray[np.float32]
    bias: NDArray[np.float32]
    temperature: float = 1.0

    def scores(self, features: Features) -> NDArray[np.float64]:
        """Return a score per row and label; their softmax is a probability."""
        at = buckets(features.keys)
        found = np.empty((features.count, len(self.bias)))
        for label in range(len(self.bias)):
            said = self.weights[label, at] * features.values
            found[:, label] = np.bincount(features.rows, weights=said, minlength=features.count) + self.bias[label]
        return found / self.temperature

    def plain(self) -> dict[str, Any]:
        """Return arrays and numbers that ``from_plain`` makes the same of; weights with 11 bits of precision."""
        used = np.flatnonzero(self.weights.any(axis=0)).astype(np.uint32)
        return {
            "used": used,
            "weights": self.weights[:, used].astype(np.float16),
            "bias": self.bias,
            "temperature": np.float64(self.temperature),
        }

    @classmethod
    def from_plain(cls, plain: dict[str, Any]) -> Linear:
        """Return what ``plain`` came from."""
        weights = np.zeros((len(plain["bias"]), 1 << BITS), dtype=np.float32)
        weights[:, plain["used"]] = plain["weights"]
        return cls(weights, np.asarray(plain["bias"], dtype=np.float32), float(plain["temperature"]))


def buckets(keys: Keys) -> Places:
    """Return the bucket of each key."""
    return (keys >> np.uint64(64 - BITS)).astype(np.int64)


def softmax(scores: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return probabilities that add up to 1 in each row."""
    raised = np.exp(scores - scores.max(axis=1, keepdims=True))
    found: NDArray[np.float64] = raised / raised.sum(axis=1, keepdims=True)
    return found


def chosen(features: Features, rows: Places) -> Features:
    """Return the features of some rows, renumbered in the order of ``rows``."""
    renumbered = np.full(features.count, -1)
    renumbered[rows] = np.arange(len(rows))
    kept = renumbered[features.rows] >= 0
    return Features(renumbered[features.rows[kept]], features.keys[kept], features.values[kept], len(rows))


def fit(
    features: Features,
    labels: Places,
    *,
    importance: NDArray[np.float64] | None = None,
    count: int = 3,
    strength: float = 0.15,
    least: int = 2,
) -> Linear:
    """Fit a softmax regression with a penalty on the square of its weights.

    ``importance`` weighs rows; by default all labels weigh the same in sum. ``strength`` is the inverse of the penalty;
    ``least`` is how many rows must have a bucket for it to be used at all.
    """
    at = buckets(features.keys)
    pairs = np.unique(features.rows * (1 << BITS) + at)
    often = np.bincount(pairs % (1 << BITS), minlength=1 << BITS) >= least
    kept = often[at]
    used = np.flatnonzero(often)
    column = np.zeros(1 << BITS, dtype=np.int64)
    column[used] = np.arange(len(used))
    rows, columns, values = features.rows[kept], column[at[kept]], features.values[kept].astype(np.float64)
    if importance is None:
        importance = balanced(labels, count)
    wanted = np.eye(count)[labels]

    def loss(flat: NDArray[np.float64]) -> tuple[float, NDArray[np.float64]]:
        weights, bias = flat[count:].reshape(count, -1), flat[:count]
        scores = np.empty((features.count, count))
        for label in range(count):
            scores[:, label] = np.bincount(rows, weights=weights[label, columns] * values, minlength=features.count)
        likely = softmax(scores + bias)
        cost = -float((importance * np.log(np.maximum(likely[np.arange(len(labels)), labels], 1e-12))).sum())
        slope = (likely - wanted) * importance[:, None]
        gradient = np.empty_like(flat)
        gradient[:count] = slope.sum(axis=0)
        for label in range(count):
            pull = np.bincount(columns, weights=slope[rows, label] * values, minlength=len(used))
            gradient[count + label * len(used) : count + (label + 1) * len(used)] = pull + weights[label] / strength
        return cost + float((weights**2).sum()) / (2 * strength), gradient

    found = minimised(loss, np.zeros(count + count * len(used)))
    weights = np.zeros((count, 1 << BITS), dtype=np.float32)
    weights[:, used] = found[count:].reshape(count, -1)
    return Linear(weights, found[:count].astype(np.float32))


def balanced(labels: Places, count: int) -> NDArray[np.float64]:
    """Return weights of rows by which every label weighs the same in sum, and all rows together as many as they are."""
    often = np.bincount(labels, minlength=count)
    weights: NDArray[np.float64] = len(labels) / (count * np.maximum(often, 1))[labels]
    return weights


def minimised(loss: Loss, start: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return where a loss, given with its slope, is least.

    By L-BFGS with a backtracking line search (Nocedal and Wright, *Numerical Optimization*, 2006, 7.4).
    """
    at = start
    cost, gradient = loss(at)
    steps: list[tuple[NDArray[np.float64], NDArray[np.float64], float]] = []
    for _ in range(_PATIENT):
        direction = gradient.copy()
        used: list[float] = []
        for step, change, scale in reversed(steps):
            used.append(scale * float(step @ direction))
            direction -= used[-1] * change
        if steps:
            step, change, _scale = steps[-1]
            direction *= float(step @ change) / float(change @ change)
        else:
            direction /= max(1.0, float(np.linalg.norm(gradient)))
        for (step, change, scale), share in zip(steps, reversed(used), strict=True):
            direction += (share - scale * float(change @ direction)) * step
        falls = float(gradient @ direction)
        size = 1.0
        while True:
            tried = at - size * direction
            new_cost, new_gradient = loss(tried)
            if new_cost <= cost - 1e-4 * size * falls or size < 1e-6:
                break
            size /= 2
        step, change = tried - at, new_gradient - gradient
        if float(step @ change) > 1e-10:
            steps = [*steps[1 - _MEMORY :], (step, change, 1.0 / float(step @ change))]
        settled = abs(cost - new_cost) < 1e-6 * max(1.0, abs(cost))
        at, cost, gradient = tried, new_cost, new_gradient
        if settled:
            break
    return at
