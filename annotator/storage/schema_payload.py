"""Schema changes as JSON, for the history.

The annotations that one moved may be hundreds of thousands. Their places are grouped by what they say, by annotator
and document, and packed in pieces, none of which takes long to read.
"""

from __future__ import annotations

import base64
import zlib
from collections.abc import Iterator, Mapping
from itertools import chain
from typing import Any

import orjson

from annotator.domain.errors import SchemaError
from annotator.domain.schema import Attribute, Label, Layer
from annotator.domain.schema_act import Kept, Places, SchemaAct, Shift
from annotator.domain.schema_change import At, Given, LabelPlace
from annotator.domain.schema_file import part_as_plain, part_from_plain, schema_as_plain, schema_from_plain
from annotator.domain.schema_step import (
    AddAttribute,
    AddLabel,
    AddLayer,
    AttributeStep,
    LabelStep,
    MergeLabels,
    OrderAttributes,
    OrderLabels,
    OrderLayers,
    RemoveAttribute,
    RemoveLabel,
    SetAttribute,
    SetLabel,
    SetLayer,
    SplitLabel,
    Step,
)

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
    shifts: dict[tuple[Kept, Given | None, Given | None], list[Places]] = {}
    for piece in plain["shifts"]:
        shift = _unpacked(piece)
        shifts.setdefault((shift.kept, shift.before, shift.after), []).append(shift.places)
    try:
        return SchemaAct(
            annotator,
            schema_from_plain(plain["before"]),
            schema_from_plain(plain["after"]),
            tuple(_step(each) for each in plain["steps"]),
            tuple(Shift(kept, before, after, _together(own)) for (kept, before, after), own in shifts.items()),
            plain["taken_back"],
        )
    except SchemaError as error:
        raise ValueError(str(error)) from error


def _pieces(shift: Shift) -> Iterator[Shift]:
    for places in shift.places.pieces(PIECE):
        yield Shift(shift.kept, shift.before, shift.after, places)


def _together(pieces: list[Places]) -> Places:
    return Places(
        tuple(chain.from_iterable(each.annotators for each in pieces)),
        tuple(chain.from_iterable(each.documents for each in pieces)),
        tuple(chain.from_iterable(each.ids for each in pieces)),
    )


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
    found = Places.of(
        At(annotator or None, document, identifier)
        for annotator, by_document in places.items()
        for document, ids in by_document.items()
        for identifier in ids
    )
    return Shift(kept, _given(before), _given(after), found)


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
        case OrderLayers(names):
            return ["order_layers", names]
        case AddAttribute(layer_name, attribute):
            return ["add_attribute", layer_name, part_as_plain(attribute)]
        case SetAttribute(layer_name, name, attribute):
            return ["set_attribute", layer_name, name, part_as_plain(attribute)]
        case RemoveAttribute(layer_name, name):
            return ["remove_attribute", layer_name, name]
        case OrderAttributes(layer_name, names):
            return ["order_attributes", layer_name, names]
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
        case ["order_layers", names]:
            return OrderLayers(tuple(names))
        case [("add_attribute" | "set_attribute" | "remove_attribute" | "order_attributes") as what, layer, *values]:
            return _attribute_step(what, layer, values)
        case [what, *values, layer, attribute]:
            return _label_step(what, values, LabelPlace(layer, attribute))
        case _:
            raise ValueError(f"unknown step {plain!r} in the history")


def _attribute_step(what: str, layer: str, values: list[Any]) -> AttributeStep:
    match what, values:
        case "add_attribute", [attribute]:
            return AddAttribute(layer, part_from_plain(Attribute, attribute))
        case "set_attribute", [attribute]:
            # As it was written while attributes kept their names.
            own = part_from_plain(Attribute, attribute)
            return SetAttribute(layer, own.name, own)
        case "set_attribute", [name, attribute]:
            return SetAttribute(layer, name, part_from_plain(Attribute, attribute))
        case "remove_attribute", [name]:
            return RemoveAttribute(layer, name)
        case "order_attributes", [names]:
            return OrderAttributes(layer, tuple(names))
        case _:
            raise ValueError(f"unknown step {what!r} in the history")


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
