"""What a measure of agreement says, in a sentence for people who never read its formula."""

from __future__ import annotations

from typing import assert_never

from annotator.domain.sentence import Sentence
from annotator.review.agreement import Agreement, Measure
from annotator.review.bootstrap import Estimate

_OF_SPANS = ("unitizing_alpha", "f1_exact", "f1_overlap")


def in_words(found: Agreement, measure: Measure) -> Sentence:
    """Return what the number says and how much it rests on, or why there is none."""
    estimate = found.measure(measure)
    if estimate is None:
        return _no_number(found, measure)
    counted = _counted(found, measure, estimate)
    if estimate.value <= 0 and measure not in ("f1_exact", "f1_overlap"):
        return Sentence("The annotators agree no more than chance alone would give ({counted}).", counted=counted)
    share = round(100 * estimate.value)
    match measure:
        case "cohen_kappa":
            return Sentence(
                "Two annotators go {share} % of the way from what chance would give the two to full agreement "
                "({counted}).",
                share=share,
                counted=counted,
            )
        case "fleiss_kappa":
            return Sentence(
                "The annotators together go {share} % of the way from chance to full agreement ({counted}).",
                share=share,
                counted=counted,
            )
        case "krippendorff_alpha":
            return Sentence(
                "The annotators avoid {share} % of the disagreement that chance would give, whoever judged what "
                "({counted}).",
                share=share,
                counted=counted,
            )
        case "unitizing_alpha":
            return Sentence(
                "The spans of two annotators lie {share} % closer together than chance would put them ({counted}).",
                share=share,
                counted=counted,
            )
        case "f1_exact":
            return Sentence(
                "Of two annotators’ spans, {share} % have the same ends and the same label in both ({counted}).",
                share=share,
                counted=counted,
            )
        case "f1_overlap":
            return Sentence(
                "Of two annotators’ spans, {share} % overlap one of the other’s that has the same label ({counted}).",
                share=share,
                counted=counted,
            )
        case _:
            assert_never(measure)


def _no_number(found: Agreement, measure: Measure) -> Sentence:
    if measure in _OF_SPANS:
        if found.unit != "token":
            return Sentence("This measures where spans stand, which is not what was asked here.")
        return Sentence("Nobody has marked a span that another could have marked, too.")
    if not found.units:
        return Sentence("Nothing was judged by two annotators yet.")
    return Sentence("All said one and the same throughout, so agreement cannot be told from chance.")


def _counted(found: Agreement, measure: Measure, estimate: Estimate) -> Sentence:
    units = estimate.units
    if measure in _OF_SPANS:
        return Sentence("spans: {units:,}", units=units)
    match found.unit:
        case "token":
            return Sentence("tokens: {units:,}", units=units)
        case "document":
            return Sentence("texts: {units:,}", units=units)
        case "pair":
            return Sentence("texts with a target: {units:,}", units=units)
        case "span":
            return Sentence("spans that two annotators have in common: {units:,}", units=units)
