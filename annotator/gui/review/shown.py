"""What the thread view shows of a thread under review: everybody's labels in one set, with whose they are."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from PySide6.QtCore import QCoreApplication

from annotator.domain.annotation import (
    Annotation,
    ChoiceAnnotation,
    SpanAnnotation,
    StanceAnnotation,
    sorted_spans,
)
from annotator.domain.annotation_set import AnnotationSet
from annotator.gui.review.places import Key, Place
from annotator.gui.review.sides import Sides
from annotator.gui.thread_view.voices import Voice, Voices
from annotator.review.points import Point

_Said = tuple[str, Annotation, Voice]
"""The id under which a label is shown, the label, whose it is."""


@dataclass(frozen=True, slots=True)
class Shown:
    """One document as it is shown: ``places`` gives the place of each span shown, ``leads`` the span for each place."""

    set: AnnotationSet
    voices: Voices
    places: dict[str, Key] = field(default_factory=dict)
    leads: dict[Key, str] = field(default_factory=dict)


def shown(document_id: str, places: Iterable[Place], sides: Sides) -> Shown:
    """Return what is shown of a document with these places.

    What is settled shows as the gold set has it, what is agreed as all have it, both muted; where they differ each
    says it in their own colour.
    """
    spans: list[SpanAnnotation] = []
    voices: dict[str, Voice] = {}
    answers: dict[tuple[str, tuple[str, str]], dict[str, Voice]] = {}
    choices: dict[str, ChoiceAnnotation] = {}
    stances: dict[tuple[str, tuple[str, str]], StanceAnnotation] = {}
    of: dict[str, Key] = {}
    leads: dict[Key, str] = {}
    for place in places:
        said = list(_said(place, sides))
        held = [(name, each) for name, each, _ in said if isinstance(each, SpanAnnotation)]
        lead = max(held, key=lambda pair: pair[1].end - pair[1].start)[0] if held else ""
        if lead:
            leads[place.key] = lead
        for name, each, voice in said:
            match each:
                case SpanAnnotation():
                    spans.append(replace(each, id=name))
                    voices[name] = replace(voice, group=lead if len(held) > 1 else "")
                    of[name] = place.key
                case ChoiceAnnotation(id=identifier, layer=layer, label=label):
                    choices.setdefault(identifier, each)
                    answers.setdefault((layer, ("", "")), {})[label] = voice
                case StanceAnnotation(layer=layer, target=target, label=label):
                    stances.setdefault((layer, target.key), each)
                    answers.setdefault((layer, target.key), {})[label] = voice
    merged = AnnotationSet(
        document=document_id,
        annotator="",
        spans=sorted_spans(spans),
        choices=tuple(choices.values()),
        stances=tuple(stances.values()),
    )
    return Shown(merged, Voices(voices, answers), of, leads)


def _said(place: Place, sides: Sides) -> Iterator[_Said]:
    point = place.point
    if point is None:
        if place.added is not None:
            yield f"gold/{place.added.id}", place.added, _QUIET
    elif point.is_settled and not point.contested:
        yield from _settled(point)
    elif point.is_agreed and not point.contested:
        voice = Voice() if sides.is_alone else _QUIET
        for each in point.sides[0].annotations:
            yield f"0/{each.id}", each, voice
    else:
        yield from _differing(point, sides)


def _settled(point: Point) -> Iterator[_Said]:
    for each in point.gold:
        yield f"gold/{each.id}", each, _QUIET
    if not point.gold:
        for option in point.options[:1]:
            for each in option.annotations:
                yield f"0/{each.id}", each, _REFUSED


def _differing(point: Point, sides: Sides) -> Iterator[_Said]:
    """Yield what each option says in the voices of those who say it, and what stands where that is contested."""
    for number, option in enumerate(point.options):
        light, dark = sides.colours(option.annotators[0])
        voice = Voice(tag=sides.letters(option.annotators), light=light, dark=dark)
        for each in option.annotations:
            yield f"{number}/{each.id}", each, voice
    if point.contested:
        for each in point.gold:
            yield f"gold/{each.id}", each, Voice(tag=QCoreApplication.translate("Review", "GOLD"))


_QUIET = Voice(muted=True)
_REFUSED = Voice(refused=True)
