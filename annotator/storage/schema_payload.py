"""Schema changes as JSON, for the history.

The annotations that one moved may be hundreds of thousands. Their places are grouped by what they say, by annotator
and document, and packed in pieces, none of which takes long to read.
"""

from __future__ import annotations

import base64
import zlib
from collections.abc import Iterator, Mapping
from typing import Any

import orjson

from annotator.domain.errors import SchemaError
from annotator.domain.schema import Attribute, Label, Layer
from annotator.domain.schema_act import SchemaAct, Shift
from annotator.domain.schema_change import (
    AddLabel,
    AddLayer,
    At,
    Given,
    LabelPlace,
    LabelStep,
    MergeLabels,
    OrderLabels,
    RemoveLabel,
    SetAttribute,
    SetLabel,
    SetLayer,
    SplitLabel,
    Step,
)
from annotator.domain.schema_file import part_as_plain, part_from_plain, schema_as_plain, schema_from_plain

PIECE = 2000
"""Annotations in one piece."""


def schema_payload_of(act: SchemaAct) -> str:
    """Return a schema change as JSON."""
    plain = {
        "steps": [_plain(step) for step in act.steps],
        "before": schema_as_plain(act.before),
        "after": schema_as_plain(act.after),
        "taken_back": act.taken_back,
        "shifts": [_packed(shift) for whole in act.shifts for shift in _pieces(whole)],
    }
    return orjson.dumps(plain).decode()


def schema_act_of(plain: Mapping[str, Any], *, annotator: str) -> SchemaAct:
    """Return the act that ``schema_payload_of`` wrote; raise ``ValueError`` where it is none."""
    shifts: dict[tuple[Any, ...], list[At]] = {}
    for piece in plain["shifts"]:
        shift = _unpacked(piece)
        shifts.setdefault((shift.kept, shift.before, shift.after), []).extend(shift.places)
    try:
        return SchemaAct(
            annotator,
            schema_from_plain(plain["before"]),
            schema_from_plain(plain["after"]),
            tuple(_step(each) for each in plain["steps"]),
            tuple(Shift(kept, before, after, tuple(places)) for (kept, before, after), places in shifts.items()),
            plain["taken_back"],
        )
    except SchemaError as error:
        raise ValueError(str(error)) from error


def _pieces(shift: Shift) -> Iterator[Shift]:
    for first in range(0, len(shift.places), PIECE):
        yield Shift(shift.kept, shift.before, shift.after, shift.places[first : first + PIECE])


def _packed(shift: Shift) -> str:
    places: dict[str, dict[str, list[str]]] = {}
    for annotator, document, identifier in shift.places:
        places.setdefault(annotator or "", {}).setdefault(document, []).append(identifier)
    # The encoder takes plain tuples alone.
    plain = [shift.kept, shift.before and tuple(shift.before), shift.after and tuple(shift.after), places]
    return base64.b64encode(zlib.compress(orjson.dumps(plain))).decode()


def _unpacked(piece: str) -> Shift:
    try:
        kept, before, after, places = orjson.loads(zlib.decompress(base64.b64decode(piece, validate=True)))
    except zlib.error as error:
        raise ValueError(str(error)) from error
    found = [
        At(annotator or None, document, identifier)
        for annotator, by_document in places.items()
        for document, ids in by_document.items()
        for identifier in ids
    ]
    return Shift(kept, _given(before), _given(after), tuple(found))


def _given(plain: list[Any] | None) -> Given | None:
    if plain is None:
        return None
    layer, label, attributes = plain
    return Given(layer, label, tuple((name, value) for name, value in attributes))


def _plain(step: Step) -> list[object]:
    match step:
        case AddLayer(layer):
            return ["add_layer", part_as_plain(layer)]
        case SetLayer(name, layer):
            return ["set_layer", name, part_as_plain(layer)]
        case SetAttribute(layer_name, attribute):
            return ["set_attribute", layer_name, part_as_plain(attribute)]
        case _:
            return [*_plain_of_labels(step), *step.place]


def _plain_of_labels(step: LabelStep) -> list[object]:
    match step:
        case AddLabel(_, label):
            return ["add", part_as_plain(label)]
        case SetLabel(_, name, label):
            return ["set", name, part_as_plain(label)]
        case RemoveLabel(_, name):
            return ["remove", name]
        case OrderLabels(_, names):
            return ["order", names]
        case MergeLabels(_, name, into):
            return ["merge", name, into]
        case SplitLabel(_, name, labels):
            return ["split", name, [part_as_plain(label) for label in labels]]


def _step(plain: list[Any]) -> Step:
    match plain:
        case ["add_layer", layer]:
            return AddLayer(part_from_plain(Layer, layer))
        case ["set_layer", name, layer]:
            return SetLayer(name, part_from_plain(Layer, layer))
        case ["set_attribute", layer_name, attribute]:
            return SetAttribute(layer_name, part_from_plain(Attribute, attribute))
        case [what, *values, layer, attribute]:
            return _label_step(what, values, LabelPlace(layer, attribute))
        case _:
            raise ValueError(f"unknown step {plain!r} in the history")


def _label_step(what: str, values: list[Any], place: LabelPlace) -> LabelStep:
    match what, values:
        case "add", [label]:
            return AddLabel(place, part_from_plain(Label, label))
        case "set", [name, label]:
            return SetLabel(place, name, part_from_plain(Label, label))
        case "remove", [name]:
            return RemoveLabel(place, name)
        case "order", [names]:
            return OrderLabels(place, tuple(names))
        case "merge", [name, into]:
            return MergeLabels(place, name, into)
        case "split", [name, labels]:
            return SplitLabel(place, name, tuple(part_from_plain(Label, each) for each in labels))
        case _:
            raise ValueError(f"unknown step {what!r} in the history")
