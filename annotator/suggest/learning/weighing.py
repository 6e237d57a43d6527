"""How much each kind of evidence weighs: a softmax over the labels of each stretch, drawn gently to where it began."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from annotator.suggest.sentiment.linear import minimised, softmax

Array = NDArray[np.float64]

_PULL = 4.0  # of the weights of evidence toward where they began, in decisions
_LOOKS_PULL = 5.0  # of the weights of what a stretch is like toward nothing


@dataclass(frozen=True, slots=True)
class Weights:
    """``evidence``: one per kind; ``bias``: one per label; ``looks``: by what a stretch is like, and label.

    ``middle`` and ``spread`` bring what a stretch is like to one scale.
    """

    evidence: Array
    bias: Array
    looks: Array
    middle: Array
    spread: Array

    def __call__(self, evidence: Array, looks: Array) -> Array:
        """Return probabilities, a row per stretch; ``evidence`` is by stretch, label and kind."""
        scores = evidence @ self.evidence + self.bias
        if self.looks.size and len(looks):
            scores = scores + ((looks - self.middle) / self.spread) @ self.looks
        return softmax(scores) if len(scores) else scores

    def plain(self) -> dict[str, Any]:
        """Return arrays by name."""
        return {name: getattr(self, name) for name in ("evidence", "bias", "looks", "middle", "spread")}


def unweighed(begin: Array, labels: int) -> Weights:
    """Return the weights before anything was decided; ``begin`` is one per kind of evidence."""
    nothing = np.zeros((0, labels))
    return Weights(begin, np.zeros(labels), nothing, np.zeros(0), np.ones(0))


def weighed(begin: Array, evidence: Array, looks: Array, wanted: Array) -> Weights:
    """Return the weights under which what was decided is likeliest; ``wanted`` has a row of probabilities each."""
    count, labels, kinds = evidence.shape
    middle, spread = looks.mean(axis=0), looks.std(axis=0) + 1e-3
    spread = spread * np.sqrt(max(looks.shape[1], 1))
    like = (looks - middle) / spread
    width = like.shape[1]
    start = np.concatenate([begin, np.zeros(labels + width * labels)])
    pull = np.concatenate([np.full(kinds, 3 * _PULL), np.full(labels, _PULL), np.full(width * labels, _LOOKS_PULL)])

    def loss(at: Array) -> tuple[float, Array]:
        own = at[kinds + labels :].reshape(width, labels)
        likely = softmax(evidence @ at[:kinds] + at[kinds : kinds + labels] + like @ own)
        away = at - start
        slope = likely - wanted
        cost = -float((wanted * np.log(np.maximum(likely, 1e-12))).sum()) + float((pull * away**2).sum()) / 2
        gradient = [np.einsum("nk,nkj->j", slope, evidence), slope.sum(axis=0), (like.T @ slope).ravel()]
        return cost, np.concatenate(gradient) + pull * away

    if not count:
        return unweighed(begin, labels)
    found = minimised(loss, start)
    own = found[kinds + labels :].reshape(width, labels)
    return Weights(found[:kinds], found[kinds : kinds + labels], own, middle, spread)
