"""Kappas and alpha of units that each annotator puts into one category, all categories being equally far apart.

The formulas are a few lines each, and each is a function of sums over documents, so that intervals cost one product
of matrices. nltk, scikit-learn and statsmodels compute them from whole tables only, without missing values (but for
nltk's alpha), and would have to do so again for each draw.
"""

from __future__ import annotations

from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from annotator.review.bootstrap import Draws, Estimate, Floats, mean_of_pairs, ratio
from annotator.review.ratings import MISSING, Ratings


def cohen_kappa(rated: Ratings, draws: Draws) -> Estimate | None:
    """Cohen's kappa of two annotators; of more, the mean of all pairs.

    A pair's units are those that both judged. Sources: Cohen, A coefficient of agreement for nominal scales,
    Educational and Psychological Measurement 20 (1960); the mean of pairs after Light, Psychological Bulletin 76
    (1971). From -1 to 1. None where all is of one category, so that chance cannot be told from agreement.
    """
    kinds, bundle, values = len(rated.categories), draws.bundle[rated.owner], rated.values
    pairs = list(combinations(range(len(rated.annotators)), 2))
    if not pairs:
        return None
    counts = np.zeros((draws.bundles, len(pairs), 1 + 2 * kinds))
    for number, (one, two) in enumerate(pairs):
        both = (values[one] != MISSING) & (values[two] != MISSING)
        first, second, place = values[one][both], values[two][both], bundle[both]
        counts[:, number, 0] = np.bincount(place[first == second], minlength=draws.bundles)
        counts[:, number, 1 : 1 + kinds] = _by_bundle(place, first, kinds, draws.bundles)
        counts[:, number, 1 + kinds :] = _by_bundle(place, second, kinds, draws.bundles)
    sums = draws.sums(counts.reshape(draws.bundles, -1)).reshape(-1, len(pairs), 1 + 2 * kinds)
    same, rows, columns = sums[..., 0], sums[..., 1 : 1 + kinds], sums[..., 1 + kinds :]
    units = rows.sum(axis=-1)
    chance = (rows * columns).sum(axis=-1)
    return draws.estimate(mean_of_pairs(ratio(units * same - chance, units**2 - chance)), units_judged(rated))


def fleiss_kappa(rated: Ratings, draws: Draws) -> Estimate | None:
    """Fleiss' kappa of units with two or more judgments, whoever judged.

    Where units have different numbers of judgments, each unit's shares count alike, after Gwet, Handbook of Inter-Rater
    Reliability (4th edition, 2014); with one number for all this is Fleiss, Measuring nominal scale agreement among
    many raters, Psychological Bulletin 76 (1971). From -1 to 1. None where all is of one category.
    """
    judged, same = _judgments(rated)
    kept = judged >= 2
    judged, same, bundle = judged[kept], same[kept], draws.bundle[rated.owner[kept]]
    counts = np.zeros((draws.bundles, 2 + len(rated.categories)))
    counts[:, 0] = np.bincount(bundle, weights=same / (judged * (judged - 1)), minlength=draws.bundles)
    counts[:, 1] = np.bincount(bundle, minlength=draws.bundles)
    counts[:, 2:] = _shares(rated, kept, bundle, draws.bundles, 1 / judged)
    sums = draws.sums(counts)
    agreement = ratio(sums[:, 0], sums[:, 1])
    chance = (ratio(sums[:, 2:], sums[:, 1:2]) ** 2).sum(axis=1)
    return draws.estimate(ratio(agreement - chance, 1 - chance), int(kept.sum()))


def krippendorff_alpha(rated: Ratings, draws: Draws) -> Estimate | None:
    """Krippendorff's alpha for nominal data, of units with two or more judgments; missing ones are left out.

    Source: Krippendorff, Computing Krippendorff's alpha-reliability (2011), part C. At most 1. None where all is of
    one category.
    """
    judged, same = _judgments(rated)
    kept = judged >= 2
    judged, same, bundle = judged[kept], same[kept], draws.bundle[rated.owner[kept]]
    counts = np.zeros((draws.bundles, 1 + len(rated.categories)))
    counts[:, 0] = np.bincount(bundle, weights=same / (judged - 1), minlength=draws.bundles)
    counts[:, 1:] = _shares(rated, kept, bundle, draws.bundles, np.ones(len(judged)))
    sums = draws.sums(counts)
    coincidences, of_category = sums[:, 0], sums[:, 1:]
    values = of_category.sum(axis=1)
    chance = (of_category * (of_category - 1)).sum(axis=1)
    alpha = ratio((values - 1) * coincidences - chance, values * (values - 1) - chance)
    return draws.estimate(alpha, int(kept.sum()))


def units_judged(rated: Ratings) -> int:
    """Return how many units two or more annotators judged."""
    return int(((rated.values != MISSING).sum(axis=0) >= 2).sum())


def _judgments(rated: Ratings) -> tuple[Floats, Floats]:
    """Return for each unit how many annotators judged it, and in how many ordered pairs two of them said the same."""
    values = rated.values
    same = np.zeros(values.shape[1])
    for one, two in combinations(range(len(rated.annotators)), 2):
        same += 2 * ((values[one] == values[two]) & (values[one] != MISSING))
    return (values != MISSING).sum(axis=0).astype(np.float64), same


def _by_bundle(
    bundle: NDArray[np.int64], values: NDArray[np.int32], kinds: int, bundles: int, weights: Floats | None = None
) -> Floats:
    """Count values by bundle and category."""
    places = np.bincount(bundle * kinds + values, weights=weights, minlength=bundles * kinds)
    return places.reshape(bundles, kinds).astype(np.float64)


def _shares(
    rated: Ratings, kept: NDArray[np.bool_], bundle: NDArray[np.int64], bundles: int, weights: Floats
) -> Floats:
    """Add up by bundle and category the weight that each judgment of a unit has."""
    kinds = len(rated.categories)
    total = np.zeros((bundles, kinds))
    for own in rated.values[:, kept]:
        there = own != MISSING
        total += _by_bundle(bundle[there], own[there], kinds, bundles, weights[there])
    return total
