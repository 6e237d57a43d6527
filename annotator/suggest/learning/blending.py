"""What ships and what was learned, weighed against each other by what people decided.

The weights begin at what ships, alone and as it is; each decision pulls them to where decisions are likeliest. So a
learner with ten decisions says little that what ships does not say, and with some hundreds the other way round.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from annotator.suggest.sentiment.linear import minimised, softmax

Rows = NDArray[np.float64]

_LEAST = 1e-3  # of a probability: nobody is surer than that of so few decisions
_PULL, _PULL_OF_BIAS = 3.0, 8.0  # toward where the weights begin, in decisions


@dataclass(frozen=True, slots=True)
class Blend:
    """Weights of what ships and of what was learned, and a bias per label."""

    shipped: float
    learned: float
    bias: tuple[float, ...]

    def __call__(self, shipped: Rows, learned: Rows) -> Rows:
        """Return probabilities, a row per question."""
        return softmax(self.shipped * _logs(shipped) + self.learned * _logs(learned) + np.asarray(self.bias))


def blended(shipped: Rows, learned: Rows, decided: Rows, *, ships: bool) -> Blend:
    """Fit a blend; each argument has a row per decision and a column per label, ``decided`` how likely it is right.

    ``ships`` is whether anything ships that speaks of these labels; else the weights begin at what was learned.
    """
    from_shipped, from_learned = _logs(shipped), _logs(learned)
    start = np.zeros(2 + decided.shape[1])
    start[:2] = (1.0, 0.0) if ships else (0.0, 0.5)

    pull = np.full(len(start), _PULL_OF_BIAS)
    pull[:2] = _PULL

    def loss(at: NDArray[np.float64]) -> tuple[float, NDArray[np.float64]]:
        likely = softmax(at[0] * from_shipped + at[1] * from_learned + at[2:])
        away = at - start
        slope = likely - decided
        gradient = np.concatenate([[(slope * from_shipped).sum()], [(slope * from_learned).sum()], slope.sum(axis=0)])
        if not ships:
            gradient[0] = 0.0
        cost = -float((decided * np.log(np.maximum(likely, 1e-12))).sum()) + float((pull * away**2).sum()) / 2
        return cost, gradient + pull * away

    found = minimised(loss, start)
    # Nothing that is learned may count against itself: a falling weight is chance.
    return Blend(max(float(found[0]), 0.0), max(float(found[1]), 0.0), tuple(found[2:].tolist()))


def _logs(likely: Rows) -> Rows:
    logs = np.log(np.clip(likely, _LEAST, 1.0))
    centred: Rows = logs - logs.mean(axis=1, keepdims=True)
    return centred
