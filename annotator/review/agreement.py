"""How far annotators agree on one layer: six measures, each with its interval and what it rests on.

Only the caller knows which sets are done; whoever has no set of a document said nothing of it, and an empty set says
*nothing here*. Documents judged by fewer than two count nowhere.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Literal

from annotator.domain.schema import Layer
from annotator.review.bootstrap import DRAWS, Draws, Estimate
from annotator.review.nominal import cohen_kappa, fleiss_kappa, krippendorff_alpha, units_judged
from annotator.review.ratings import Judged, Ratings, Unit, ratings
from annotator.review.span_f1 import span_f1
from annotator.review.unitizing import unitizing_alpha

Measure = Literal["cohen_kappa", "fleiss_kappa", "krippendorff_alpha", "unitizing_alpha", "f1_exact", "f1_overlap"]
MEASURES: tuple[Measure, ...] = (
    "cohen_kappa",
    "fleiss_kappa",
    "krippendorff_alpha",
    "unitizing_alpha",
    "f1_exact",
    "f1_overlap",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement:
    """The measures of one layer, or of one label of it, one pair, one week.

    ``documents`` is how many two or more of the ``annotators`` judged, ``units`` how many tokens, documents or pairs
    of document and target (``unit``). A measure is None where it has no meaning: unitizing and F1 for choices and
    stances, any where there is nothing to compare, kappas and alpha where everybody said one and the same throughout.
    """

    layer: str
    label: str | None
    week: str | None
    annotators: tuple[str, ...]
    documents: int
    unit: Unit
    units: int
    cohen_kappa: Estimate | None
    fleiss_kappa: Estimate | None
    krippendorff_alpha: Estimate | None
    unitizing_alpha: Estimate | None
    f1_exact: Estimate | None
    f1_overlap: Estimate | None

    def measure(self, name: Measure) -> Estimate | None:
        """Return the measure of that name."""
        found: Estimate | None = getattr(self, name)
        return found


def agreement(
    judged: Iterable[Judged],
    layer: Layer,
    *,
    annotators: Sequence[str] | None = None,
    draws: int = DRAWS,
    seed: int = 0,
) -> Agreement:
    """Measure one layer of documents: all annotators, or those named.

    ``draws`` is how often documents are drawn anew for the intervals; the same ``seed`` gives the same intervals.
    """
    return measured(ratings(judged, layer, annotators=annotators), draws=draws, seed=seed)


def measured(rated: Ratings, *, week: str | None = None, draws: int = DRAWS, seed: int = 0) -> Agreement:
    """Measure what has been laid out; ``week`` is what it is called by, where it is a week."""
    drawn = Draws.of(rated.documents, draws=draws, seed=seed)
    exact, overlap = span_f1(rated, drawn)
    return Agreement(
        layer=rated.layer.name,
        label=rated.label,
        week=week,
        annotators=rated.annotators,
        documents=rated.documents,
        unit=rated.unit,
        units=units_judged(rated),
        cohen_kappa=cohen_kappa(rated, drawn),
        fleiss_kappa=fleiss_kappa(rated, drawn),
        krippendorff_alpha=krippendorff_alpha(rated, drawn),
        unitizing_alpha=unitizing_alpha(rated, drawn),
        f1_exact=exact,
        f1_overlap=overlap,
    )


def by_label(rated: Ratings, *, draws: int = DRAWS, seed: int = 0) -> tuple[Agreement, ...]:
    """Measure each label for itself, against all else, in the layer's order."""
    return tuple(measured(rated.of_label(label), draws=draws, seed=seed) for label in rated.labels)


def by_pair(rated: Ratings, *, draws: int = DRAWS, seed: int = 0) -> tuple[Agreement, ...]:
    """Measure each pair of annotators who judged a document both."""
    pairs = (rated.of_annotators(pair) for pair in combinations(rated.annotators, 2))
    return tuple(measured(pair, draws=draws, seed=seed) for pair in pairs if pair.documents)


def by_week(rated: Ratings, *, draws: int = DRAWS, seed: int = 0) -> tuple[Agreement, ...]:
    """Measure each week for itself, in their order; documents without one are left out."""
    weeks = sorted({week for week in rated.weeks if week is not None})
    return tuple(measured(rated.of_week(week), week=week, draws=draws, seed=seed) for week in weeks)
