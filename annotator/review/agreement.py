"""How far annotators agree on one question: six measures, each with its interval and what it rests on.

Only the caller knows which sets are done; whoever has no set of a document said nothing of it, and an empty set says
*nothing here*. Documents judged by fewer than two count nowhere.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Literal

from annotator.domain.judged import Judged
from annotator.domain.schema import Layer
from annotator.review.bootstrap import DRAWS, Draws, Estimate
from annotator.review.gathering import ratings
from annotator.review.nominal import cohen_kappa, fleiss_kappa, krippendorff_alpha, units_judged
from annotator.review.ratings import Question, Ratings, Unit
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
    """The measures of one question, or of one label of it, one pair, one week.

    ``asked`` is the question's name. ``documents`` is how many two or more of the ``annotators`` judged, ``units`` how
    many tokens, documents, pairs of document and target, or spans (``unit``) two or more did. A measure is None where
    it has no meaning: unitizing and F1 for all but spans, any where there is nothing to compare, kappas and alpha where
    everybody said one and the same throughout.
    """

    asked: str
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
    asked: Layer | Question,
    *,
    annotators: Sequence[str] | None = None,
    draws: int = DRAWS,
    seed: int = 0,
) -> Agreement:
    """Measure one question of documents: all annotators, or those named.

    ``draws`` is how often documents are drawn anew for the intervals; the same ``seed`` gives the same intervals.
    """
    return measured(ratings(judged, asked, annotators=annotators), draws=draws, seed=seed)


def measured(rated: Ratings, *, week: str | None = None, draws: int = DRAWS, seed: int = 0) -> Agreement:
    """Measure what has been laid out; ``week`` is what it is called by, where it is a week."""
    drawn = Draws.of(rated.documents, draws=draws, seed=seed)
    exact, overlap = span_f1(rated, drawn)
    return Agreement(
        asked=rated.question.name,
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


def by_label(rated: Ratings, *, draws: int = DRAWS, seed: int = 0) -> Iterator[Agreement]:
    """Measure each label for itself, against all else, in the question's order."""
    for label in rated.labels:
        yield measured(rated.of_label(label), draws=draws, seed=seed)


def by_pair(rated: Ratings, *, draws: int = DRAWS, seed: int = 0) -> Iterator[Agreement]:
    """Measure each pair of annotators who judged a document both."""
    for pair in pairs_of(rated):
        yield measured(rated.of_annotators(pair), draws=draws, seed=seed)


def by_week(rated: Ratings, *, draws: int = DRAWS, seed: int = 0) -> Iterator[Agreement]:
    """Measure each week for itself, in their order; documents without one are left out."""
    for week in weeks_of(rated):
        yield measured(rated.of_week(week), week=week, draws=draws, seed=seed)


def pairs_of(rated: Ratings) -> tuple[tuple[str, str], ...]:
    """Return the pairs of annotators who judged a document both, in the annotators' order."""
    there = rated.present.astype(int)
    together = there.T @ there
    columns = combinations(range(len(rated.annotators)), 2)
    return tuple((rated.annotators[one], rated.annotators[two]) for one, two in columns if together[one, two])


def weeks_of(rated: Ratings) -> tuple[str, ...]:
    """Return the weeks in which documents were judged, in their order."""
    return tuple(sorted({week for week in rated.weeks if week is not None}))
