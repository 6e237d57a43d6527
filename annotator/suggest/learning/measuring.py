"""Whether a learner has something to say: measured on decisions, each answered by a learner that had not seen it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from annotator.suggest.learning.blending import Rows, blended
from annotator.suggest.sentiment.scoring import Scored, scored

Verdict = Literal["better", "few", "one label", "no better"]
"""Whether a learner has something to say, or why not: fewer decisions than it takes, none but of one label, or no
better on what it had not seen than what ships (or, where nothing ships, than saying how often each label is)."""

FOLDS = 5
GROUPS = 8  # from how many on they are held out whole; of fewer, nobody knows how much they differ
_FEW = 20
_SURE = 2.0  # standard errors by which the gain must be above nothing


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """Figures on decisions that were held out.

    ``held_out`` has the learner's, ``baseline`` those of what ships, or of the most frequent label where nothing does,
    on the same decisions. ``gain`` is how much likelier a decision is by the learner, in nats, with its standard error:
    the learner is better if that is surely above nothing, and it is right at least as often.
    """

    verdict: Verdict
    held_out: Scored
    baseline: Scored
    gain: float = 0.0
    gain_error: float = 0.0


def folds(groups: Sequence[str]) -> NDArray[np.int64]:
    """Return a fold for each group's members, the same for all of them; the largest groups are dealt first."""
    held = [0] * FOLDS
    fold_of: dict[str, int] = {}
    for group, size in Counter(groups).most_common():
        fold_of[group] = held.index(min(held))
        held[fold_of[group]] += size
    return np.asarray([fold_of[group] for group in groups], dtype=np.int64)


def dealt(count: int) -> NDArray[np.int64]:
    """Return a fold for each of some decisions that need not stay together, as if shuffled, always in the same way."""
    return np.random.default_rng(0).permutation(count) % FOLDS


def too_little(decided: Sequence[str]) -> Verdict | None:
    """Return why the labels decided are too few to learn from, or None."""
    if len(decided) < _FEW:
        return "few"
    # One decision alone for a label can be learned from or measured on, not both.
    often = [label for label, count in Counter(decided).items() if count > 1]
    return "one label" if len(often) < 2 else None


def nothing_measured(verdict: Verdict, labels: Sequence[str]) -> Measure:
    """Return a measure of no decision."""
    empty = scored(labels, [], np.zeros((0, len(labels))))
    return Measure(verdict=verdict, held_out=empty, baseline=empty)


def measured(
    labels: Sequence[str],
    decided: Sequence[str | None],
    *,
    wanted: Rows,
    offered: Rows,
    across: Rows,
    fold: NDArray[np.int64],
    groups: Sequence[str],
    ships: bool,
) -> Measure:
    """Measure on decisions for a label, each answered by weights that were fitted without its fold.

    Decisions of one of the ``groups`` say much the same; the error of the gain counts them as one.

    Rows are decisions, columns labels: ``wanted`` is how likely a label is right, ``offered`` what ships says,
    ``across`` what learners say that had not seen the decision's fold.
    """
    asked = np.asarray([at for at, label in enumerate(decided) if label is not None], dtype=np.int64)
    right = [labels.index(decided[at] or "") for at in asked]
    reason = too_little([labels[each] for each in right])
    if reason is not None:
        return nothing_measured(reason, labels)
    held_out, baseline = np.zeros_like(wanted), offered.copy()
    for number in np.unique(fold):
        seen, held = fold != number, fold == number
        held_out[held] = blended(offered[seen], across[seen], wanted[seen], ships=ships)(offered[held], across[held])
        if not ships:
            often = wanted[seen].sum(axis=0) + 1
            baseline[held] = often / often.sum()
    rows = np.arange(len(asked))
    gains = np.log(held_out[asked][rows, right]) - np.log(np.maximum(baseline[asked][rows, right], 1e-3))
    learned, before = scored(labels, right, held_out[asked]), scored(labels, right, baseline[asked])
    gain, error = float(gains.mean()), _error(gains, [groups[at] for at in asked])
    better = gain > _SURE * error and learned.accuracy >= before.accuracy
    return Measure(
        verdict="better" if better else "no better", held_out=learned, baseline=before, gain=gain, gain_error=error
    )


def _error(gains: NDArray[np.float64], groups: Sequence[str]) -> float:
    """Return the standard error of a mean over groups whose members hang together."""
    _, number = np.unique(np.asarray(groups), return_inverse=True)
    sums = np.bincount(number, weights=gains - gains.mean())
    if len(sums) < 2:
        return float("inf")
    return float(np.sqrt((sums**2).sum() * len(sums) / (len(sums) - 1)) / len(gains))
