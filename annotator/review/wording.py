"""What a measure of agreement says, in a sentence for people who never read its formula."""

from __future__ import annotations

from typing import assert_never

from annotator.domain.sentence import Sentence
from annotator.review.agreement import MEASURES, Agreement, Measure
from annotator.review.bootstrap import Estimate

FEW = 10
"""Texts that two judged; drawing fewer of them anew, as the intervals do, gives the same few over and over."""

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
                "On a scale from chance (0 %) to full agreement (100 %), two annotators reach {share} % ({counted}).",
                share=share,
                counted=counted,
            )
        case "fleiss_kappa":
            return Sentence(
                "On a scale from chance (0 %) to full agreement (100 %), all annotators together reach {share} % "
                "({counted}).",
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


def in_full(found: Agreement) -> Sentence | None:
    """Return that everything there is to agree on was agreed on, in place of what each measure says; else None."""
    estimates = [each for each in map(found.measure, MEASURES) if each is not None]
    if not estimates or any(each.value < 1 for each in estimates):
        return None
    return Sentence("The annotators said the same wherever two judged a text.")


def of_few(found: Agreement) -> Sentence | None:
    """Return that the measures rest on few texts, or None where they do not or there are none."""
    if found.documents >= FEW or all(found.measure(name) is None for name in MEASURES):
        return None
    if found.documents == 1:
        return Sentence("Only one text was judged by two: the figures say little.")
    return Sentence("Only {texts} texts were judged by two: the intervals say little.", texts=found.documents)


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
