"""What a gesture of labelling makes of a point: what shall stand there, or None where it means nothing there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Literal, TypeVar

from annotator.domain.annotation import (
    Annotation,
    ChoiceAnnotation,
    SpanAnnotation,
    StanceAnnotation,
    Target,
    choice_id,
)
from annotator.domain.identifiers import uuid7
from annotator.domain.schema import Layer
from annotator.domain.tokens import TokenTable
from annotator.gui.review.places import Place
from annotator.review.difference import meaning

_A = TypeVar("_A", bound=Annotation)


def base_of(place: Place) -> SpanAnnotation | None:
    """Return the one span that a change of the place begins from.

    That is what stands in the gold set, else what most say, else the longest of those that sides hold alone; None
    where somebody holds several.
    """
    point = place.point
    if point is None:
        return place.added if isinstance(place.added, SpanAnnotation) else None
    if point.is_settled:
        held: Sequence[Annotation] = point.gold or point.options[0].annotations
    elif point.majority is not None and point.majority.annotations:
        held = point.majority.annotations
    else:
        alone = [each.annotations for each in point.options if len(each.annotations) == 1]
        crowded = any(len(each.annotations) > 1 for each in point.options)
        held = () if crowded or not alone else max(alone, key=_length)
    return held[0] if len(held) == 1 and isinstance(held[0], SpanAnnotation) else None


def relabelled(place: Place, layer: str, label: str) -> SpanAnnotation | None:
    """Return the span of a place with another label of its layer."""
    base = base_of(place)
    return None if base is None or base.layer != layer else _said_already(place, replace(base, label=label))


def with_ends(
    place: Place, tokens: TokenTable, end: Literal["start", "end"], *, forward: bool
) -> SpanAnnotation | None:
    """Return the span of a place with its start or its end moved by a token."""
    base = base_of(place)
    if base is None:
        return None
    start, stop = base.start, base.end
    if end == "start":
        start = (tokens.next_start(start) if forward else tokens.previous_start(start)) or (start if forward else 0)
    else:
        moved = tokens.next_end(stop) if forward else tokens.previous_end(stop)
        stop = stop if moved is None else moved
    if start >= stop or (start, stop) == (base.start, base.end):
        return None
    return _said_already(place, replace(base, start=start, end=stop))


def with_attribute(place: Place, layer: Layer, number: int) -> SpanAnnotation | None:
    """Return the span of a place with the attribute label of that number, from 1; without it where it has it."""
    base = base_of(place)
    choices = [(each.name, label.name) for each in layer.attributes for label in each.offered]
    if base is None or not 0 < number <= len(choices):
        return None
    attribute, label = choices[number - 1]
    given = {**dict(base.attributes), attribute: label}
    if base.attribute(attribute) == label:
        del given[attribute]
    return _said_already(place, replace(base, attributes=tuple(sorted(given.items()))))


def answered(layer: Layer, target: Target | None, label: str, place: Place | None) -> Annotation:
    """Return an answer to a question; the one that somebody gave, where it is the same."""
    given: Annotation
    if layer.kind == "stance" and target is not None:
        given = StanceAnnotation(uuid7(), layer.name, target, label)
    else:
        given = ChoiceAnnotation(choice_id(layer.name, label, many=layer.many), layer.name, label)
    return given if place is None else _said_already(place, given)


def _said_already(place: Place, wanted: _A) -> _A:
    """Return the annotation of somebody at the place that says just what is wanted, or what is wanted."""
    return next(
        (each for each in place.annotations if meaning(each) == meaning(wanted) and isinstance(each, type(wanted))),
        wanted,
    )


def _length(annotations: Sequence[Annotation]) -> int:
    first = annotations[0]
    return first.end - first.start if isinstance(first, SpanAnnotation) else 0
