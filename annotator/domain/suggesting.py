"""Which suggesters a project listens to, and which of their suggestions are shown."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from annotator.domain.annotation import (
    Annotation,
    AttributeConfidence,
    ChoiceAnnotation,
    SpanAnnotation,
    StanceAnnotation,
    Suggestion,
    choice_id,
    said,
)
from annotator.domain.annotation_set import AnnotationSet
from annotator.domain.errors import SuggesterError
from annotator.domain.schema import Schema


@dataclass(frozen=True, slots=True, kw_only=True)
class ChosenSuggester:
    """A suggester that a project knows.

    ``agent`` is the name under which its suggestions stand, ``suggester`` that of its entry point, ``settings`` are
    plain values for it. The suggestions of one that is not ``active`` are kept and not shown.
    """

    agent: str
    suggester: str
    settings: Mapping[str, object] = field(default_factory=dict, hash=False)
    active: bool = True


INSTEAD = "instead"
"""The setting of a suggester that says in whose stead it speaks, names of agents by span layer: these are silent on
words of which it says anything, be it that they are hardly a name, and go on speaking of all others."""

AT_FIRST = (
    ChosenSuggester(agent="gazetteer", suggester="gazetteer"),
    ChosenSuggester(agent="learner", suggester="learner"),
    ChosenSuggester(agent="default", suggester="default"),
)
"""What a fresh project listens to: what the researcher listed, what the project taught, the pipeline that ships."""

LAYER_THRESHOLD = 0.3
"""Where nobody set one: below, names that are refused cost more than those that are right save (measured)."""

ATTRIBUTE_THRESHOLD = 0.5
"""The same for an attribute: below, it is more likely wrong than right."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SuggestionSettings:
    """How a project deals with suggestions.

    ``suggesters`` stand in the order in which they are listened to. ``thresholds`` are probabilities by layer, or by
    ``layer.attribute``: what is less sure is not shown, and ``threshold`` says what holds where none was set; what says
    no probability always is, and with ``shows_all`` all is. ``blind_share`` is the share of threads (0 to 1) shown
    without suggestions. ``by_uncertainty``: the queue brings first what teaches most.
    """

    suggesters: tuple[ChosenSuggester, ...] = AT_FIRST
    thresholds: Mapping[str, float] = field(default_factory=dict, hash=False)
    blind_share: float = 0.0
    by_uncertainty: bool = True
    shows_all: bool = False

    def __post_init__(self) -> None:
        """Refuse what contradicts itself.

        Raises:
            SuggesterError: two agents of one name, or a number that is not from 0 to 1.
        """
        agents = [each.agent for each in self.suggesters]
        if len(set(agents)) < len(agents) or not all(agents):
            raise SuggesterError("Each suggester of a project needs a name of its own.")
        if not all(0 <= number <= 1 for number in (*self.thresholds.values(), self.blind_share)):
            raise SuggesterError("Thresholds and the blind share are numbers from 0 to 1.")

    def chosen(self, agent: str) -> ChosenSuggester | None:
        """Return the suggester of that name, or None."""
        return next((each for each in self.suggesters if each.agent == agent), None)

    def threshold(self, name: str) -> float:
        """Return how sure (0 to 1) a suggestion of a layer, or of ``layer.attribute``, has to be to be shown."""
        if self.shows_all:
            return 0.0
        return self.thresholds.get(name, ATTRIBUTE_THRESHOLD if "." in name else LAYER_THRESHOLD)

    def is_blind(self, thread: str) -> bool:
        """Tell whether a thread is shown without suggestions; one that is stays so while the share does not shrink."""
        if self.blind_share <= 0:
            return False
        drawn = int.from_bytes(hashlib.sha256(f"blind:{thread}".encode(errors="surrogatepass")).digest()[:8], "big")
        return drawn < self.blind_share * 2**64


@dataclass(frozen=True, slots=True)
class AttributeSuggestion:
    """An attribute proposed for a span that was decided already and has none of that name yet."""

    span: SpanAnnotation
    name: str
    label: str
    confidence: AttributeConfidence
    suggestion: Suggestion


def suggestions_open(
    suggestions: Iterable[Suggestion], annotation_set: AnnotationSet, *, schema: Schema
) -> tuple[Suggestion, ...]:
    """Return the suggestions that still wait for a decision, in their order.

    One is settled when it was accepted, when that label at that place was refused, whoever proposed it, when its span
    is labelled in that layer already, or when its question is answered. What the schema offers no more waits for none.
    """
    offered = {layer.name: {label.name for label in layer.offered} for layer in schema.layers}
    refused = {said(suggestion.annotation) for suggestion in annotation_set.rejected}
    settled = {suggestion.id for suggestion in annotation_set.rejected}
    settled.update(annotation.suggestion for annotation in annotation_set if annotation.suggestion is not None)
    places = {(span.layer, span.start, span.end) for span in annotation_set.spans}
    choices = {choice.id for choice in annotation_set.choices}
    answered = {choice.layer for choice in annotation_set.choices}
    toward = {(stance.layer, stance.target.key) for stance in annotation_set.stances}

    def is_open(suggestion: Suggestion) -> bool:
        if suggestion.id in settled or said(suggestion.annotation) in refused:
            return False
        if suggestion.annotation.label not in offered.get(suggestion.annotation.layer, ()):
            return False
        match suggestion.annotation:
            case SpanAnnotation(layer=layer, start=start, end=end):
                return (layer, start, end) not in places
            case ChoiceAnnotation(layer=layer, label=label):
                if schema.layer(layer).many:
                    return choice_id(layer, label, many=True) not in choices
                return layer not in answered
            case StanceAnnotation(layer=layer, target=target):
                return (layer, target.key) not in toward

    return tuple(suggestion for suggestion in suggestions if is_open(suggestion))


def shown(
    suggestions: Iterable[Suggestion],
    annotation_set: AnnotationSet,
    *,
    schema: Schema,
    settings: SuggestionSettings,
    blind: bool = False,
) -> tuple[Suggestion, ...]:
    """Return what is shown of a document's suggestions: open ones, in the order of the text.

    Agents that the settings do not name were imported by somebody: they come first, then the active ones in order. A
    place is the first agent's that says anything sure enough of it: the same words have its labels alone, a question
    that takes one answer has its answer. What was decided or refused, by whichever agent it was proposed, is not shown
    again.
    """
    if blind:
        return ()
    taken: dict[object, str] = {}
    kept: dict[int, Suggestion] = {}
    suggestions = tuple(suggestions)
    waiting = _not_overruled(suggestions_open(suggestions, annotation_set, schema=schema), suggestions, settings)
    heard = ((rank, at) for at, each in enumerate(waiting) if (rank := _rank(each, settings)) is not None)
    for _, at in sorted(heard):
        suggestion = _above(waiting[at], schema, settings)
        if suggestion is None:
            continue
        place = _place(suggestion.annotation, schema)
        # One agent may say two things of the same words; to a question it gives one answer.
        if place not in taken or (
            isinstance(suggestion.annotation, SpanAnnotation) and taken[place] == suggestion.agent
        ):
            taken[place] = suggestion.agent
            kept[at] = suggestion
    return tuple(kept[at] for at in sorted(kept))


def said_otherwise(
    suggestion: Suggestion,
    suggestions: Iterable[Suggestion],
    annotation_set: AnnotationSet,
    *,
    schema: Schema,
    settings: SuggestionSettings,
) -> tuple[Suggestion, ...]:
    """Return what other agents that are listened to say of a suggestion's place with another label, in their order."""
    place = _place(suggestion.annotation, schema)
    ranked = [
        (rank, each.id, each)
        for each in suggestions_open(suggestions, annotation_set, schema=schema)
        if each.agent != suggestion.agent
        and each.annotation.label != suggestion.annotation.label
        and (rank := _rank(each, settings)) is not None
        and _place(each.annotation, schema) == place
    ]
    return tuple(each for _, _, each in sorted(ranked, key=lambda each: each[:2]))


def attributes_shown(
    suggestions: Iterable[Suggestion],
    annotation_set: AnnotationSet,
    *,
    schema: Schema,
    settings: SuggestionSettings,
    blind: bool = False,
) -> tuple[AttributeSuggestion, ...]:
    """Return what is proposed for the attributes that decided spans lack, by the same rules as ``shown``."""
    if blind:
        return ()
    places = {(span.layer, span.start, span.end, span.label): span for span in annotation_set.spans}
    ranked = sorted(
        ((rank, each.id, each) for each in suggestions if (rank := _rank(each, settings)) is not None),
        key=lambda each: each[:2],
    )
    found: dict[tuple[str, str], AttributeSuggestion] = {}
    for _, _, each in ranked:
        proposed = each.annotation
        if not isinstance(proposed, SpanAnnotation):
            continue
        span = places.get((proposed.layer, proposed.start, proposed.end, proposed.label))
        sure = _above(each, schema, _without_threshold(settings, proposed.layer))
        if span is None or sure is None or not isinstance(sure.annotation, SpanAnnotation):
            continue
        confidences = {confidence.name: confidence for confidence in sure.attributes}
        for name, label in sure.annotation.attributes:
            if span.attribute(name) is None and (span.id, name) not in found:
                confidence = confidences.get(name, AttributeConfidence(name, None))
                found[span.id, name] = AttributeSuggestion(span, name, label, confidence, each)
    return tuple(found.values())


def _without_threshold(settings: SuggestionSettings, layer: str) -> SuggestionSettings:
    """Leave out the threshold of a layer: a decided span needs to be sure no more."""
    return replace(settings, thresholds={**settings.thresholds, layer: 0.0})


def _rank(suggestion: Suggestion, settings: SuggestionSettings) -> int | None:
    """Return how early who suggests this is heard, or None where nobody listens."""
    for rank, each in enumerate(settings.suggesters):
        if each.agent == suggestion.agent:
            return rank if each.active else None
    return -1


def _not_overruled(
    waiting: Sequence[Suggestion], suggestions: Iterable[Suggestion], settings: SuggestionSettings
) -> tuple[Suggestion, ...]:
    """Leave out spans on words of which somebody has spoken who speaks in the stead of their agents."""
    overruled = {
        (each.agent, layer): agents
        for each in settings.suggesters
        if each.active
        for layer, agents in _in_whose_stead(each).items()
    }
    if not overruled:
        return tuple(waiting)
    spoken: dict[tuple[str, str], list[SpanAnnotation]] = defaultdict(list)
    for each in suggestions:
        # Also what was decided since, and what is too unsure to be shown: those words were judged.
        if isinstance(each.annotation, SpanAnnotation):
            for agent in overruled.get((each.agent, each.annotation.layer), ()):
                spoken[agent, each.annotation.layer].append(each.annotation)

    def is_overruled(said: Suggestion) -> bool:
        span = said.annotation
        return isinstance(span, SpanAnnotation) and any(
            span.start < judged.end and judged.start < span.end for judged in spoken.get((said.agent, span.layer), ())
        )

    return tuple(each for each in waiting if not is_overruled(each))


def _in_whose_stead(chosen: ChosenSuggester) -> Mapping[str, Sequence[str]]:
    instead = chosen.settings.get(INSTEAD)
    return instead if isinstance(instead, Mapping) else {}


def _above(suggestion: Suggestion, schema: Schema, settings: SuggestionSettings) -> Suggestion | None:
    """Return a suggestion with those of its attributes that are sure enough; None where it is not, or not asked."""
    proposed = suggestion.annotation
    layer = next((each for each in schema.layers if each.name == proposed.layer), None)
    if layer is None or proposed.label not in {label.name for label in layer.offered}:
        return None
    if not _sure(suggestion.confidence, settings.threshold(layer.name)):
        return None
    if not isinstance(proposed, SpanAnnotation) or not proposed.attributes:
        return suggestion
    asked = {(attribute.name, label.name) for attribute in layer.attributes for label in attribute.offered}
    left_out = {
        each.name
        for each in suggestion.attributes
        if not _sure(each.confidence, settings.threshold(f"{layer.name}.{each.name}"))
    } | {pair[0] for pair in proposed.attributes if pair not in asked}
    if not left_out:
        return suggestion
    pairs = tuple(pair for pair in proposed.attributes if pair[0] not in left_out)
    sure = tuple(each for each in suggestion.attributes if each.name not in left_out)
    return replace(suggestion, annotation=replace(proposed, attributes=pairs), attributes=sure)


def _sure(confidence: float | None, threshold: float) -> bool:
    return confidence is None or confidence >= threshold


def _place(annotation: Annotation, schema: Schema) -> object:
    match annotation:
        case SpanAnnotation(layer=layer, start=start, end=end):
            return (layer, start, end)
        case ChoiceAnnotation(layer=layer, label=label):
            return (layer, label) if schema.layer(layer).many else layer
        case StanceAnnotation(layer=layer, target=target):
            return (layer, target.key)


def settings_as_plain(settings: SuggestionSettings) -> dict[str, object]:
    """Return settings as nested dicts and lists."""
    return {
        "suggesters": [
            {
                "agent": each.agent,
                "suggester": each.suggester,
                "settings": dict(each.settings),
                "active": each.active,
            }
            for each in settings.suggesters
        ],
        "thresholds": dict(settings.thresholds),
        "blind_share": settings.blind_share,
        "by_uncertainty": settings.by_uncertainty,
    }


def settings_from_plain(plain: Mapping[str, object]) -> SuggestionSettings:
    """Return the settings that ``settings_as_plain`` gave; what is missing is as by default.

    Raises:
        SuggesterError: the values are not what that function gives.
    """
    known = dict(plain)
    try:
        chosen = known.pop("suggesters", None)
        if chosen is not None:
            known["suggesters"] = tuple(ChosenSuggester(**each) for each in chosen)  # type: ignore[attr-defined]
        return SuggestionSettings(**known)  # type: ignore[arg-type]
    except (TypeError, AttributeError) as error:
        raise SuggesterError("The project's settings for suggestions are not of this version.") from error
