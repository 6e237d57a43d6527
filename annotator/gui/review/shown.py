"""What the thread view shows of a thread under review: everybody's labels in one set, with whose they are."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from PySide6.QtCore import QCoreApplication

from annotator.domain.annotation import (
    Annotation,
    ChoiceAnnotation,
    Note,
    SpanAnnotation,
    StanceAnnotation,
    sorted_spans,
)
from annotator.domain.annotation_set import AnnotationSet
from annotator.gui.review.places import Key, Place
from annotator.gui.review.sides import Sides
from annotator.gui.thread_view.voices import Voice, Voices
from annotator.review.points import Point


@dataclass(frozen=True, slots=True)
class _Piece:
    """What is shown of one place: labels under the ids that they have on the screen, with whose they are."""

    place: Place
    said: tuple[tuple[Annotation, Voice], ...]
    spans: tuple[SpanAnnotation, ...]
    lead: str


@dataclass(frozen=True, slots=True)
class Shown:
    """One document as it is shown: ``places`` gives the place of each span shown, ``leads`` the span for each place."""

    set: AnnotationSet
    voices: Voices
    places: dict[str, Key]
    leads: dict[Key, str]
    sides: Sides
    pieces: dict[Key, _Piece]


def shown(
    document_id: str,
    places: Iterable[Place],
    sides: Sides,
    before: Shown | None = None,
    *,
    notes: tuple[Note, ...] = (),
) -> Shown:
    """Return what is shown of a document with these places; of ``before`` what is as it was is taken over.

    What is settled shows as the gold set has it, what is agreed as all have it, both muted; where they differ each
    says it in their own colour.
    """
    old = before.pieces if before is not None and before.sides.annotators == sides.annotators else {}
    pieces: dict[Key, _Piece] = {}
    spans: list[SpanAnnotation] = []
    voices: dict[str, Voice] = {}
    answers: dict[tuple[str, tuple[str, str]], dict[str, Voice]] = {}
    choices: dict[str, ChoiceAnnotation] = {}
    stances: dict[tuple[str, tuple[str, str]], StanceAnnotation] = {}
    of: dict[str, Key] = {}
    leads: dict[Key, str] = {}
    for place in places:
        key = place.key
        known = old.get(key)
        pieces[key] = piece = known if known is not None and known.place is place else _piece(place, sides)
        if piece.spans:
            leads[key] = piece.lead
            spans += piece.spans
        for each, voice in piece.said:
            match each:
                case SpanAnnotation(id=name):
                    voices[name] = voice
                    of[name] = key
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
        notes=notes,
    )
    return Shown(merged, Voices(voices, answers), of, leads, sides, pieces)


def _piece(place: Place, sides: Sides) -> _Piece:
    said = [(_named(name, each), voice) for name, each, voice in _said(place, sides)]
    spans = tuple([each for each, _ in said if isinstance(each, SpanAnnotation)])
    if len(spans) < 2:
        return _Piece(place, tuple(said), spans, spans[0].id if spans else "")
    lead = max(spans, key=lambda span: span.end - span.start).id
    return _Piece(place, tuple([(each, replace(voice, group=lead)) for each, voice in said]), spans, lead)


def _named(name: str, annotation: Annotation) -> Annotation:
    """Return a span under another id; other labels are known by what they answer."""
    if not isinstance(annotation, SpanAnnotation):
        return annotation
    return SpanAnnotation(
        name, annotation.layer, annotation.start, annotation.end, annotation.label, annotation.attributes
    )


def _said(place: Place, sides: Sides) -> Iterator[tuple[str, Annotation, Voice]]:
    point = place.point
    if point is None:
        if place.added is not None:
            yield f"gold/{place.added.id}", place.added, _QUIET
    elif point.is_settled and not point.contested:
        yield from _settled(point)
    elif point.is_agreed and not point.contested:
        voice = _PLAIN if sides.is_alone else _QUIET
        for each in point.sides[0].annotations:
            yield f"0/{each.id}", each, voice
    else:
        yield from _differing(point, sides)


def _settled(point: Point) -> Iterator[tuple[str, Annotation, Voice]]:
    for each in point.gold:
        yield f"gold/{each.id}", each, _QUIET
    if not point.gold:
        for option in point.options[:1]:
            for each in option.annotations:
                yield f"0/{each.id}", each, _REFUSED


def _differing(point: Point, sides: Sides) -> Iterator[tuple[str, Annotation, Voice]]:
    """Yield what each option says in the voices of those who say it, and what stands where that is contested."""
    for number, option in enumerate(point.options):
        light, dark = sides.colours(option.annotators[0])
        voice = Voice(tag=sides.letters(option.annotators), light=light, dark=dark)
        for each in option.annotations:
            yield f"{number}/{each.id}", each, voice
    if point.contested:
        for each in point.gold:
            yield f"gold/{each.id}", each, Voice(tag=QCoreApplication.translate("Review", "GOLD"))


_PLAIN = Voice()
_QUIET = Voice(muted=True)
_REFUSED = Voice(refused=True)
