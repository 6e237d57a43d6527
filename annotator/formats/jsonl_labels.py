"""Labels in our own JSON lines: nested values to annotations and back."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from operator import attrgetter
from typing import Any, TypeVar, cast

from annotator.domain.annotation import (
    STATES,
    SUGGESTIONS,
    Annotation,
    ChoiceAnnotation,
    Origin,
    SpanAnnotation,
    StanceAnnotation,
    State,
    Suggestion,
    Target,
    choice_id,
    sorted_spans,
)
from annotator.domain.annotation_set import AnnotationSet
from annotator.domain.errors import AnnotatorError
from annotator.domain.identifiers import document_id, uuid7
from annotator.domain.schema import Layer, Schema, TargetKind
from annotator.domain.sentence import Sentence

_ORIGINS: tuple[Origin, ...] = ("scratch", "accepted", "edited", "imported")

_ID = attrgetter("id")

Plain = dict[str, Any]
Identified = TypeVar("Identified", ChoiceAnnotation, StanceAnnotation, Suggestion)


class UnfitError(AnnotatorError):
    """What a line says does not fit; the message is the reason, a sentence."""


def read_set(plain: Plain, text: str, document: str, *, annotator: str | None, schema: Schema) -> AnnotationSet | None:
    """Return the annotation set of a line, or None where it holds nothing of anybody's.

    Raises:
        UnfitError: a value is not of its type, a quote is not where the line says, labels have no annotator.
        SchemaError: a layer is not the schema's.
    """
    from_line = text_or_none(plain, "annotator")
    if from_line == SUGGESTIONS:
        raise UnfitError("These labels are suggestions, nobody's; take them as such (--as-suggestions AGENT).")
    annotator = annotator or from_line
    spans: list[SpanAnnotation] = []
    choices: list[ChoiceAnnotation] = []
    stances: list[StanceAnnotation] = []
    for name, given in _table(plain, "labels").items():
        if not given:
            continue
        layer = schema.layer(name)
        if layer.kind == "span":
            spans += _spans(given, layer, text)
        elif layer.kind == "choice":
            choices += _choices(given, layer, _table(plain, "origins").get(name))
        else:
            stances += _stances(given, layer)
    rejected: list[Suggestion] = []
    for name, given in _table(plain, "rejected").items():
        if given:
            rejected += _refused(given, schema.layer(name), text)
    flag, state = text_or_none(plain, "flag"), plain.get("state")
    if state is not None and state not in STATES:
        raise UnfitError("The state “{state}” is none of {known}.", state=state, known=", ".join(STATES))
    if not (spans or choices or stances or rejected or flag or state not in (None, "new")):
        return None
    if annotator is None:
        raise UnfitError("There are labels, but no annotator of them; say whose they are (--annotator NAME).")
    return AnnotationSet(
        document=document,
        annotator=annotator,
        state=cast("State", state or "in_progress"),
        flag=flag,
        spans=sorted_spans(spans),
        choices=_by_id(choices),
        stances=_by_id(stances),
        rejected=_by_id(rejected),
    )


def read_suggestions(plain: Plain, text: str, document: str, *, agent: str, schema: Schema) -> tuple[Suggestion, ...]:
    """Return a line's labels as suggestions of ``agent``; raises as ``read_set`` does.

    A suggestion without an id gets one of its content, so that the same file twice adds nothing.
    """
    suggestions: list[Suggestion] = []
    for name, given in _table(plain, "labels").items():
        if not given:
            continue
        layer = schema.layer(name)
        made = _annotations(given, layer, text)
        if layer.kind == "choice":
            sure = [_table(plain, "confidence").get(name)] * len(made)
        else:
            sure = [each.get("confidence") for each in given]
        for annotation, confidence in zip(made, sure, strict=True):
            own = replace(annotation, id=document_id(f"{document}:{agent}", _place(annotation)), origin="scratch")
            suggestions.append(Suggestion(own, agent, "", _confidence(confidence)))
    return tuple(suggestions)


def _annotations(given: object, layer: Layer, text: str) -> Sequence[Annotation]:
    if layer.kind == "span":
        return _spans(given, layer, text)
    return _stances(given, layer) if layer.kind == "stance" else _choices(given, layer, None)


def _place(annotation: Annotation) -> str:
    """Return what a suggestion says, as one text."""
    match annotation:
        case SpanAnnotation(layer=layer, label=label, start=start, end=end):
            return f"{layer}:{label}:{start}:{end}"
        case StanceAnnotation(layer=layer, label=label, target=target):
            return f"{layer}:{label}:{target.kind}:{target.id}"
        case ChoiceAnnotation(layer=layer, label=label):
            return f"{layer}:{label}"


def text_or_none(plain: Plain, key: str) -> str | None:
    """Return a value that is a text, or a number as text; raise ``UnfitError`` for anything else but null."""
    value = plain.get(key)
    if value is None or isinstance(value, str):
        return value
    if isinstance(value, int | float):
        return str(value)
    raise UnfitError("“{key}” must be a text or null.", key=key)


def _table(plain: Plain, key: str) -> Plain:
    value = plain.get(key)
    if value is None:
        return {}
    if not isinstance(value, dict):
        raise UnfitError("“{key}” must be an object with the layers as keys.", key=key)
    return value


def _objects(given: object, layer: Layer) -> list[Plain]:
    if not isinstance(given, list) or not {*map(type, given)} <= {dict}:
        raise UnfitError("“{layer}” must be a list of objects.", layer=layer.name)
    return given


def _choices(given: object, layer: Layer, origin: object) -> list[ChoiceAnnotation]:
    labels = given if layer.many else [given]
    if not isinstance(labels, list) or not {*map(type, labels)} <= {str}:
        wanted = Sentence("a list of labels") if layer.many else Sentence("one label or null")
        raise UnfitError("“{layer}” takes {wanted}.", layer=layer.name, wanted=wanted)
    name, many, checked = layer.name, layer.many, _origin(origin)
    return [ChoiceAnnotation(choice_id(name, label, many=many), name, label, checked) for label in labels]


def _spans(given: object, layer: Layer, text: str) -> list[SpanAnnotation]:
    """Read spans and check each against the text; written for speed, since there are millions of them."""
    spans: list[SpanAnnotation] = []
    length, name = len(text), layer.name
    for plain in _objects(given, layer):
        get = plain.get
        start, end, label = get("start"), get("end"), get("label")
        if type(start) is not int or type(end) is not int or type(label) is not str:
            raise UnfitError("A span of “{name}” needs start, end and label.", name=name)
        if not 0 <= start < end <= length:
            raise UnfitError(
                "The span {start}–{end} lies outside the text, which has {length} characters.",
                start=start,
                end=end,
                length=length,
            )
        quote = get("quote")
        if quote is not None and text[start:end] != quote:
            raise UnfitError(
                "The text at {start}–{end} is “{found}”, not “{quote}” as the line says.",
                start=start,
                end=end,
                found=text[start:end],
                quote=quote,
            )
        attributes, identifier, origin = get("attributes"), get("id"), get("origin")
        pairs = _pairs(attributes, name) if attributes else ()
        if type(identifier) is not str:
            identifier = _identifier(identifier)
        if origin not in _ORIGINS:
            origin = _origin(origin)
        spans.append(SpanAnnotation(identifier, name, start, end, label, pairs, origin))
    return spans


def _pairs(attributes: object, name: str) -> tuple[tuple[str, str], ...]:
    if not isinstance(attributes, dict) or not all(isinstance(label, str) for label in attributes.values()):
        raise UnfitError("The attributes of a span of “{name}” must be an object with a label for each.", name=name)
    return tuple(sorted(attributes.items()))


def _stances(given: object, layer: Layer) -> list[StanceAnnotation]:
    stances: list[StanceAnnotation] = []
    for plain in _objects(given, layer):
        target, label = plain.get("target"), plain.get("label")
        if not isinstance(target, dict) or not isinstance(label, str):
            raise UnfitError("A stance of “{layer}” needs target and label.", layer=layer.name)
        kind, identifier, text = target.get("kind"), target.get("id"), target.get("text") or ""
        if kind == "entity" and not identifier and isinstance(text, str):
            identifier = text.casefold()
        if not isinstance(kind, str) or not isinstance(identifier, str) or not isinstance(text, str):
            raise UnfitError("A target needs kind and id.")
        made = Target(cast("TargetKind", kind), identifier, text)
        origin = _origin(plain.get("origin"))
        stances.append(StanceAnnotation(_identifier(plain.get("id")), layer.name, made, label, origin))
    return stances


def _identifier(given: object) -> str:
    """Return the id that an annotation came with, or a new one."""
    if isinstance(given, str | int) and given != "":
        return str(given)
    if given in (None, ""):
        return uuid7()
    raise UnfitError("The id of a label must be a text or null.")


def _origin(given: object) -> Origin:
    if given is None:
        return "imported"
    if given not in _ORIGINS:
        raise UnfitError("The origin “{given}” is none of {known}.", given=given, known=", ".join(_ORIGINS))
    return given


def _confidence(given: object) -> float | None:
    if given is None:
        return None
    if not isinstance(given, int | float) or not 0 <= given <= 1:
        raise UnfitError("The confidence “{given}” is no number from 0 to 1.", given=given)
    return float(given)


def _refused(given: object, layer: Layer, text: str) -> Iterator[Suggestion]:
    """Yield the suggestions of one layer that were refused."""
    for each in _objects(given, layer):
        made: Annotation
        if layer.kind == "span":
            (made,) = _spans([each], layer, text)
        elif layer.kind == "stance":
            (made,) = _stances([each], layer)
        else:
            made = ChoiceAnnotation(_identifier(each.get("id")), layer.name, str(each.get("label")))
        agent, version = text_or_none(each, "agent") or "unknown", text_or_none(each, "version") or ""
        yield Suggestion(replace(made, origin="scratch"), agent, version, _confidence(each.get("confidence")))


def write_labels(annotation_set: AnnotationSet | None, text: str, schema: Schema) -> tuple[Plain, Plain, Plain]:
    """Return ``labels``, ``origins`` and ``rejected`` of a line, a key for each layer."""
    labels: Plain = {}
    origins: Plain = {}
    rejected: Plain = {}
    for layer in schema.layers:
        rejected[layer.name] = []
        labels[layer.name] = None if layer.kind == "choice" and not layer.many else []
        if layer.kind == "choice":
            origins[layer.name] = None
    if annotation_set is None:
        return labels, origins, rejected
    for span in annotation_set.spans:
        labels[span.layer].append(_plain_span(span, text))
    for choice in annotation_set.choices:
        if labels[choice.layer] is None:
            labels[choice.layer] = choice.label
        else:
            labels[choice.layer].append(choice.label)
        origins[choice.layer] = origins[choice.layer] or choice.origin
    for stance in annotation_set.stances:
        labels[stance.layer].append({**_plain_stance(stance), "origin": stance.origin})
    for suggestion in annotation_set.rejected:
        rejected[suggestion.annotation.layer].append(_plain_rejected(suggestion, text))
    return labels, origins, rejected


def _plain_span(span: SpanAnnotation, text: str) -> Plain:
    return {
        "id": span.id,
        "start": span.start,
        "end": span.end,
        "label": span.label,
        "quote": text[span.start : span.end],
        "attributes": dict(span.attributes) if span.attributes else {},
        "origin": span.origin,
    }


def _plain_stance(stance: StanceAnnotation) -> Plain:
    target = stance.target
    return {
        "id": stance.id,
        "target": {"kind": target.kind, "id": target.id, "text": target.text},
        "label": stance.label,
    }


def _plain_rejected(suggestion: Suggestion, text: str) -> Plain:
    match suggestion.annotation:
        case SpanAnnotation() as span:
            plain = _plain_span(span, text)
            del plain["origin"]
        case StanceAnnotation() as stance:
            plain = _plain_stance(stance)
        case ChoiceAnnotation(id=identifier, label=label):
            plain = {"id": identifier, "label": label}
    return {
        **plain,
        "agent": suggestion.agent,
        "version": suggestion.version,
        "confidence": suggestion.confidence,
    }


def _by_id(made: list[Identified]) -> tuple[Identified, ...]:
    return tuple(sorted(made, key=_ID)) if len(made) > 1 else tuple(made)
