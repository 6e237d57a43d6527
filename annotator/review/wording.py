"""What a measure of agreement says, in a sentence for people who never read its formula."""

from __future__ import annotations

from annotator.domain.sentence import Sentence
from annotator.review.agreement import Agreement, Measure

_OF_SPANS = ("unitizing_alpha", "f1_exact", "f1_overlap")


def in_words(found: Agreement, measure: Measure) -> Sentence:
    """Return what the number says, what it rests on, or why there is none."""
    estimate = found.measure(measure)
    if estimate is None:
        if measure in _OF_SPANS and found.unit != "token":
            return Sentence("This measures spans, and the layer has none.")
        if not found.units:
            return Sentence("Nothing was judged by two annotators yet.")
        return Sentence("All said one and the same throughout, so there is nothing to tell agreement from chance by.")
    places = {
        "share": f"{100 * estimate.value:.0f}",
        "units": f"{estimate.units:,}",
        "documents": f"{found.documents:,}",
    }
    if estimate.value <= 0 and measure not in ("f1_exact", "f1_overlap"):
        return Sentence("The annotators agree no more than chance alone would give, in {documents} texts.", **places)
    match measure:
        case "cohen_kappa" | "fleiss_kappa" | "krippendorff_alpha":
            return _beyond_chance(found, measure, places)
        case "unitizing_alpha":
            return Sentence(
                "The ends of {units} spans lie {share} % closer together than chance alone would put them.", **places
            )
        case "f1_exact":
            return Sentence(
                "Of two annotators’ spans {share} % have the same ends and label in both; {units} were compared.",
                **places,
            )
        case "f1_overlap":
            return Sentence(
                "Of two annotators’ spans {share} % overlap one of the other’s with its label; {units} were compared.",
                **places,
            )


def _beyond_chance(found: Agreement, measure: Measure, places: dict[str, str]) -> Sentence:
    match found.unit:
        case "token":
            compared = Sentence("{units} tokens", **places)
        case "document":
            compared = Sentence("{units} texts", **places)
        case "pair":
            compared = Sentence("{units} stances toward one target", **places)
    share = places["share"]
    if measure == "cohen_kappa":
        return Sentence(
            "Two annotators go {share} % of the way from what chance would give the two to full agreement, over "
            "{compared}.",
            share=share,
            compared=compared,
        )
    if measure == "fleiss_kappa":
        return Sentence(
            "The annotators together go {share} % of the way from chance to full agreement, over {compared}.",
            share=share,
            compared=compared,
        )
    return Sentence(
        "The annotators avoid {share} % of the disagreement that chance would give, over {compared}, also where not "
        "all have judged.",
        share=share,
        compared=compared,
    )
