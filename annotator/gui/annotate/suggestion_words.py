"""Suggestions in words: how sure the machine is and why that is believed, and what another one says."""

from __future__ import annotations

from collections.abc import Sequence
from typing import assert_never

from PySide6.QtCore import QCoreApplication

from annotator.domain.accepting import BANDS, Decided, band
from annotator.domain.annotation import Basis, Suggestion
from annotator.domain.schema import Layer
from annotator.gui.annotate import words
from annotator.project.learning import AGENT as LEARNER

translate = QCoreApplication.translate


def sureness(suggestion: Suggestion, like: Decided | None) -> str:
    """Return how sure the machine is, and what that is worth: «84 % sure · right in 9 of 10 like this»."""
    sure = words.confidence(suggestion)
    if like is not None:
        pattern = translate("Suggestions", "right in {right} of 10 like this")
        why = pattern.format(right=round(10 * like.right / like.decided))
    elif suggestion.agent == LEARNER and suggestion.basis == "score":
        why = translate("Suggestions", "not calibrated yet")
    else:
        why = basis(suggestion.basis, has_probability=bool(sure))
    return " · ".join(each for each in (sure, why) if each)


def in_full(suggestion: Suggestion, like: Decided | None = None) -> str:
    """Return what few ask for: which version suggests something, and what stands behind what is said of the like."""
    return "\n".join(each for each in (words.agent_in_full(suggestion), like_in_full(suggestion, like)) if each)


def like_in_full(suggestion: Suggestion, like: Decided | None) -> str:
    """Return the decisions that stand behind what is said of the like, "" where there are too few."""
    if like is None or suggestion.confidence is None:
        return ""
    low = band(suggestion.confidence) * 100 // BANDS
    pattern = translate(
        "Suggestions",
        "Of {decided} suggestions of {agent} between {low} and {high} % that were decided in this layer, "
        "{right} were taken as they were.",
    )
    return pattern.format(
        decided=words.number(like.decided),
        agent=words.agent(suggestion),
        low=low,
        high=low + 100 // BANDS,
        right=words.number(like.right),
    )


def basis(value: Basis, *, has_probability: bool) -> str:
    """Return where a confidence comes from."""
    match value:
        case "calibrated":
            return translate("Suggestions", "calibrated")
        case "score":
            return translate("Suggestions", "the pipeline’s own score")
        case "rule":
            return translate("Suggestions", "found by a rule, no probability")
        case "lexicon":
            return translate("Suggestions", "by a lexicon, no probability")
        case "none":
            return "" if has_probability else translate("Suggestions", "no probability")
        case _:
            assert_never(value)


def times(count: int) -> str:
    """Return how often words stand in the thread."""
    if count == 1:
        return translate("Suggestions", "seen once here")
    return translate("Suggestions", "seen %Ln times here", "", count)


def otherwise(said: Sequence[Suggestion], layer: Layer) -> str:
    """Return what others say of the same place: «the list of terms says ORG»."""
    pattern = translate("Suggestions", "{agent} says {label}")
    return " · ".join(
        pattern.format(agent=words.agent(each), label=layer.label(each.annotation.label).title) for each in said
    )


def suggested_by(suggestion: Suggestion) -> str:
    """Return who suggests something."""
    return translate("Suggestions", "from {agent}").format(agent=words.agent(suggestion))


def word_of(suggestion: Suggestion) -> str:
    """Return who suggests something, and how sure: «from the learner, 84 % sure»."""
    said, sure = suggested_by(suggestion), words.confidence(suggestion)
    return f"{said}, {sure}" if sure else said


def source(suggestion: Suggestion, layer: Layer, label: str) -> str:
    """Return what the machine said of something that was decided: «from the learner, 84 % sure»."""
    whole = word_of(suggestion)
    if suggestion.annotation.label == label:
        return whole
    pattern = translate("Suggestions", "{source}, which said {label}")
    return pattern.format(source=whole, label=layer.label(suggestion.annotation.label).title)
