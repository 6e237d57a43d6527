"""Labels in our own JSON lines: nested values to annotations and back."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any, cast

from annotator.domain.annotation import (
    STATES,
    Annotation,
    AnnotationSet,
    ChoiceAnnotation,
    Origin,
    SpanAnnotation,
    StanceAnnotation,
    State,
    Suggestion,
    Target,
    choice_id,
)
from annotator.domain.identifiers import document_id, uuid7
from annotator.domain.schema import Layer, Schema

_ORIGINS = frozenset(("scratch", "accepted", "edited", "imported"))
_STATES = frozenset(STATES)

Plain = dict[str, Any]


class UnfitError(Exception):
    """What a line says does not fit; the message is the reason, a sentence."""


def read_set(plain: Plain, text: str, document: str, *, annotator: str | None, schema: Schema) -> AnnotationSet | None:
    """Return the annotation set of a line, or None where it holds nothing of anybody's.

    Raises:
        UnfitError: a value is not of its type, a quote is not where the line says, labels have no annotator.
        SchemaError: a layer is not the schema's.
    """
    annotator = annotator or text_or_none(plain, "annotator")
    annotations = [annotation for annotation, _ in _annotations(plain, text, schema)]
    rejected = [
        each for name, given in _table(plain, "rejected").items() for each in _refused(name, given, text, schema)
    ]
    flag, state = text_or_none(plain, "flag"), plain.get("state")
    if state is not None and state not in _STATES:
        raise UnfitError(f"The state “{state}” is none of {', '.join(STATES)}.")
    if not (annotations or rejected or flag or state not in (None, "new")):
        return None
    if annotator is None:
        raise UnfitError("There are labels, but no annotator of them; say whose they are (--annotator NAME).")
    return AnnotationSet(
        document=document,
        annotator=annotator,
        state=cast("State", state or "in_progress"),
        flag=flag,
        spans=tuple(sorted((each for each in annotations if isinstance(each, SpanAnnotation)), key=_order)),
        choices=tuple(sorted((each for each in annotations if isinstance(each, ChoiceAnnotation)), key=_id)),
        stances=tuple(sorted((each for each in annotations if isinstance(each, StanceAnnotation)), key=_id)),
        rejected=tuple(sorted(rejected, key=_id)),
    )


def read_suggestions(plain: Plain, text: str, document: str, *, agent: str, schema: Schema) -> tuple[Suggestion, ...]:
    """Return a line's labels as suggestions of ``agent``; raises as ``read_set`` does.

    A suggestion without an id gets one of its content, so that the same file twice adds nothing.
    """
    suggestions: list[Suggestion] = []
    for annotation, confidence in _annotations(plain, text, schema):
        given = annotation.id if not isinstance(annotation, ChoiceAnnotation) else ""
        place = f"{annotation.layer}:{annotation.label}:{given}"
        if isinstance(annotation, SpanAnnotation):
            place += f":{annotation.start}:{annotation.end}"
        elif isinstance(annotation, StanceAnnotation):
            place += f":{annotation.target.kind}:{annotation.target.id}"
        own = document_id(f"{document}:{agent}", place)
        suggestions.append(Suggestion(replace(annotation, id=own, origin="scratch"), agent, "", confidence))
    return tuple(suggestions)


def _annotations(plain: Plain, text: str, schema: Schema) -> Iterator[tuple[Annotation, float | None]]:
    """Yield each label of a line with the confidence that the line gives it."""
    origins, sure = _table(plain, "origins"), _table(plain, "confidence")
    for name, given in _table(plain, "labels").items():
        if not given:
            continue
        layer = schema.layer(name)
        if layer.kind == "choice":
            if isinstance(given, list) != layer.many or not all(isinstance(each, str) for each in given):
                raise UnfitError(f"“{name}” takes {'a list of labels' if layer.many else 'one label or null'}.")
            for label in given if layer.many else [given]:
                identifier = choice_id(name, label, many=layer.many)
                yield ChoiceAnnotation(identifier, name, label, _origin(origins.get(name))), _confidence(sure.get(name))
            continue
        read = _span if layer.kind == "span" else _stance
        for each in _objects(given, name):
            yield read(each, layer, text), _confidence(each.get("confidence"))


def text_or_none(plain: Plain, key: str) -> str | None:
    """Return a value that is a text, or a number as text; raise ``UnfitError`` for anything else but null."""
    value = plain.get(key)
    if value is None or isinstance(value, str):
        return value
    if isinstance(value, int | float):
        return str(value)
    raise UnfitError(f"“{key}” must be a text or null.")


def _table(plain: Plain, key: str) -> Plain:
    value = plain.get(key)
    if value is None:
        return {}
    if not isinstance(value, dict):
        raise UnfitError(f"“{key}” must be an object with the layers as keys.")
    return value


def _objects(given: object, name: str) -> list[Plain]:
    if not isinstance(given, list) or not all(isinstance(each, dict) for each in given):
        raise UnfitError(f"“{name}” must be a list of objects.")
    return given


def _span(plain: Plain, layer: Layer, text: str) -> SpanAnnotation:
    start, end, label = plain.get("start"), plain.get("end"), plain.get("label")
    if type(start) is not int or type(end) is not int or not isinstance(label, str):
        raise UnfitError(f"A span of “{layer.name}” needs start, end and label.")
    if not 0 <= start < end <= len(text):
        raise UnfitError(f"The span {start}–{end} lies outside the text, which has {len(text)} characters.")
    quote = plain.get("quote")
    if quote is not None and text[start:end] != quote:
        raise UnfitError(f"The text at {start}–{end} is “{text[start:end]}”, not “{quote}” as the line says.")
    attributes = plain.get("attributes")
    pairs = tuple(sorted(attributes.items())) if attributes else ()
    return SpanAnnotation(
        plain.get("id") or uuid7(), layer.name, start, end, label, pairs, _origin(plain.get("origin"))
    )


def _stance(plain: Plain, layer: Layer, _text: str) -> StanceAnnotation:
    target, label = plain.get("target"), plain.get("label")
    if not isinstance(target, dict) or not isinstance(label, str):
        raise UnfitError(f"A stance of “{layer.name}” needs target and label.")
    kind, text = target.get("kind"), target.get("text") or ""
    if kind == "entity":
        made = Target("entity", target.get("id") or text.casefold(), text)
    elif isinstance(kind, str) and isinstance(target.get("id"), str):
        made = Target(cast("Any", kind), target["id"], text)
    else:
        raise UnfitError("A target needs kind and id.")
    return StanceAnnotation(plain.get("id") or uuid7(), layer.name, made, label, _origin(plain.get("origin")))


def _origin(given: object) -> Origin:
    if given is None:
        return "imported"
    if given not in _ORIGINS:
        raise UnfitError(f"The origin “{given}” is none of {', '.join(sorted(_ORIGINS))}.")
    return cast("Origin", given)


def _confidence(given: object) -> float | None:
    if given is None:
        return None
    if not isinstance(given, int | float) or not 0 <= given <= 1:
        raise UnfitError(f"The confidence “{given}” is no number from 0 to 1.")
    return float(given)


def _refused(name: str, given: object, text: str, schema: Schema) -> Iterator[Suggestion]:
    """Yield the suggestions of one layer that were refused."""
    layer = schema.layer(name)
    for each in _objects(given or [], name):
        made: Annotation
        if layer.kind == "choice":
            made = ChoiceAnnotation(each.get("id") or uuid7(), name, each.get("label", ""))
        else:
            read = _span if layer.kind == "span" else _stance
            made = read({**each, "origin": "scratch"}, layer, text)
        agent = each.get("agent") or "unknown"
        yield Suggestion(made, agent, each.get("version") or "", _confidence(each.get("confidence")))


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
        origins[choice.layer] = choice.origin
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
        "attributes": dict(span.attributes),
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


def _order(span: SpanAnnotation) -> tuple[int, int, str, str, str]:
    return span.order


def _id(annotation: ChoiceAnnotation | StanceAnnotation | Suggestion) -> str:
    return annotation.id
