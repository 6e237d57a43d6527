"""How well probabilities of labels fit what was decided: accuracy, macro F1, calibration error."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from annotator.suggest.calibration import calibration_error


@dataclass(frozen=True, slots=True, kw_only=True)
class Scored:
    """Figures over ``count`` answers; each from 0 to 1.

    ``macro_f1`` is the mean over the labels that were decided at least once. ``calibration_error`` is the expected one
    of the label proposed, over 15 bins of equal mass. ``likely`` is the share of the answers that are more likely right
    than not by their own probability, ``right_if_likely`` that of the right ones among them.
    """

    count: int
    accuracy: float
    macro_f1: float
    calibration_error: float
    likely: float
    right_if_likely: float
    f1: dict[str, float]


def scored(labels: Sequence[str], decided: Sequence[int], likely: NDArray[np.float64]) -> Scored:
    """Compare probabilities, a row per answer and a column per label, with what was decided, by number of the label."""
    right = np.asarray(decided, dtype=np.int64)
    proposed = likely.argmax(axis=1) if len(right) else np.zeros(0, np.int64)
    f1: dict[str, float] = {}
    for number, label in enumerate(labels):
        there, found = right == number, proposed == number
        if there.any():
            f1[label] = 2 * float((there & found).sum()) / float(there.sum() + found.sum())
    hits = right == proposed
    sure = likely.max(axis=1) >= 0.5 if len(right) else np.zeros(0, np.bool_)
    return Scored(
        count=len(right),
        accuracy=float(hits.mean()) if len(right) else 0.0,
        macro_f1=sum(f1.values()) / len(f1) if f1 else 0.0,
        calibration_error=calibration_error(likely.max(axis=1).tolist(), hits.tolist()) if len(right) else 0.0,
        likely=float(sure.mean()) if len(right) else 0.0,
        right_if_likely=float(hits[sure].mean()) if sure.any() else 0.0,
        f1=f1,
    )
