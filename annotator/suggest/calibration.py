"""Confidence that means something: scores turned into probabilities by what people decided, and how far off they are.

A calibrated suggester that says 0.8 is right in four of five cases. Three maps are offered, nested in one form:
``sigmoid(a·ln p - b·ln(1 - p) + c)``. With a = b = 1/T and c = 0 it is temperature scaling (Guo, Pleiss, Sun &
Weinberger, *On Calibration of Modern Neural Networks*, ICML 2017), with a = b it is Platt's logistic map on log odds
(*Probabilistic Outputs for Support Vector Machines*, 1999, whose smoothed targets are taken as well), with all three
free it is beta calibration (Kull, Silva Filho & Flach, AISTATS 2017). Few decisions cannot carry three numbers: each
map is drawn gently toward changing nothing, so that none of them harms when there is nothing to learn from.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

Kind = Literal["temperature", "platt", "beta"]

_EDGE = 1e-4  # scores nearer to 0 or 1 say no more than this: no one has seen ten thousand decisions of a kind
_PULL = 1.0  # toward changing nothing, as strong as about one decision
_STEPS = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Calibration:
    """A rising map from scores to probabilities; without arguments it changes nothing but the outermost scores."""

    a: float = 1.0
    b: float = 1.0
    c: float = 0.0

    def __call__(self, score: float) -> float:
        """Return the probability that a suggestion with that score, from 0 to 1, is right."""
        return float(self.of([score])[0])

    def of(self, scores: Sequence[float]) -> NDArray[np.float64]:
        """Return the probabilities of many scores at once."""
        low, high = _log_parts(scores)
        return _sigmoid(self.a * low + self.b * high + self.c)


def fitted(scores: Sequence[float], right: Sequence[bool], *, kind: Kind = "platt") -> Calibration:
    """Return the map of that kind that makes decisions likeliest: ``scores`` from 0 to 1, ``right`` if accepted.

    Any number of decisions will do; with none the map changes nothing.

    Raises:
        ValueError: the two are not of the same length.
    """
    if len(scores) != len(right):
        raise ValueError(f"{len(scores)} scores, but {len(right)} decisions.")
    if not len(scores):
        return Calibration()
    low, high = _log_parts(scores)
    outcomes = np.asarray(right, dtype=float)
    for columns in _columns(kind):
        design = np.stack([low * each[0] + high * each[1] + each[2] for each in columns], axis=1)
        start = np.array([0.0 if each[2] else 1.0 for each in columns])
        weights = _likeliest(design, _smoothed(outcomes), start)
        a, b, c = (float(weights @ np.array([each[place] for each in columns])) for place in range(3))
        if a >= 0 and b >= 0:  # a falling map would say that better scores are worse
            return Calibration(a=a, b=b, c=c)
    return Calibration(a=0.0, b=0.0, c=_log_odds(float(_smoothed(outcomes).mean())))


def calibration_error(probabilities: Sequence[float], right: Sequence[bool], *, bins: int = 15) -> float:
    """Return the expected calibration error, from 0 to 1: how far said and seen lie apart, over bins of equal mass.

    Bins of equal mass (Nguyen & O'Connor, *Posterior calibration and exploratory analysis for natural language
    processing*, EMNLP 2015) weigh all decisions alike; of equal width, a few lonely scores would make the noise.
    Equal probabilities stay in one bin, so that the order in which they come does not matter.

    Raises:
        ValueError: there is nothing to measure, the two are not of the same length, or bins is below one.
    """
    if len(probabilities) != len(right) or not len(probabilities) or bins < 1:
        raise ValueError("Give as many probabilities as decisions, at least one, and at least one bin.")
    said = np.asarray(probabilities, dtype=float)
    seen = np.asarray(right, dtype=float)
    _, place, counts = np.unique(said, return_inverse=True, return_counts=True)
    middles = np.cumsum(counts) - (counts + 1) / 2
    bin_of = np.minimum((middles * bins / len(said)).astype(int), bins - 1)[place]
    gaps = np.bincount(bin_of, weights=said - seen, minlength=bins)
    return float(np.abs(gaps).sum() / len(said))


def _columns(kind: Kind) -> list[list[tuple[float, float, float]]]:
    """Return designs to try in order; a column gives its share of ln p, of -ln(1 - p) and of 1."""
    odds, one = (1.0, 1.0, 0.0), (0.0, 0.0, 1.0)
    if kind == "temperature":
        return [[odds]]
    if kind == "platt":
        return [[odds, one]]
    return [[(1.0, 0.0, 0.0), (0.0, 1.0, 0.0), one], [(1.0, 0.0, 0.0), one], [(0.0, 1.0, 0.0), one]]


def _likeliest(
    design: NDArray[np.float64], targets: NDArray[np.float64], start: NDArray[np.float64]
) -> NDArray[np.float64]:
    """Return the weights of a logistic regression by Newton's method with halved steps, drawn toward the start."""
    weights = start.copy()

    def cost(at: NDArray[np.float64]) -> float:
        odds = design @ at
        return float(np.logaddexp(0, odds).sum() - targets @ odds + _PULL / 2 * ((at - start) ** 2).sum())

    now = cost(weights)
    for _ in range(_STEPS):
        said = _sigmoid(design @ weights)
        slope = design.T @ (said - targets) + _PULL * (weights - start)
        bend = (design * (said * (1 - said))[:, None]).T @ design + _PULL * np.eye(len(weights))
        step = np.linalg.solve(bend, slope)
        while cost(weights - step) > now and float(np.abs(step).max()) > 1e-12:
            step /= 2
        weights -= step
        now = cost(weights)
        if float(np.abs(step).max()) < 1e-9:
            break
    return weights


def _smoothed(outcomes: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return Platt's targets: a little short of 0 and 1, as far as so few cases let one be sure."""
    yes = outcomes.sum()
    no = len(outcomes) - yes
    return np.asarray(np.where(outcomes > 0, (yes + 1) / (yes + 2), 1 / (no + 2)))


def _log_parts(scores: Sequence[float]) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    inside = np.clip(np.asarray(scores, dtype=float), _EDGE, 1 - _EDGE)
    return np.log(inside), -np.log1p(-inside)


def _sigmoid(odds: NDArray[np.float64]) -> NDArray[np.float64]:
    return np.asarray(1 / (1 + np.exp(-np.clip(odds, -500, 500))))


def _log_odds(probability: float) -> float:
    return float(np.log(probability) - np.log1p(-probability))
