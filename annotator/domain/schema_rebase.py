"""A change that was begun under one schema, carried over to another that took its place meanwhile."""

from __future__ import annotations

from dataclasses import fields, replace
from typing import NamedTuple, TypeVar

from annotator.domain.errors import SchemaError
from annotator.domain.schema import Attribute, Label, Layer, Schema
from annotator.domain.schema_change import SchemaChange
from annotator.domain.schema_step import SetAttribute, SetLabel, SetLayer, Step, apply_step, label_at

_Part = TypeVar("_Part", Label, Attribute, Layer)


class Rebased(NamedTuple):
    """The change as it is now, and the steps that fit no more, each with the schema that it was begun under."""

    change: SchemaChange
    left_out: tuple[tuple[Schema, Step], ...]


def rebase(change: SchemaChange, schema: Schema) -> Rebased:
    """Return what a change is when it begins with another schema.

    Of a label, an attribute or a layer it changes what it changed before and leaves all else as it is there.
    """
    made, was = SchemaChange(schema), change.before
    left_out: list[tuple[Schema, Step]] = []
    for step in change.steps:
        try:
            made = made.then(_carried(step, was, made.after))
        except SchemaError:
            left_out.append((was, step))
        was = apply_step(was, step)
    return Rebased(made, tuple(left_out))


def _carried(step: Step, was: Schema, now: Schema) -> Step:
    match step:
        case SetLabel(place, name, label):
            return SetLabel(place, name, _merged(label_at(was, place, name), label, label_at(now, place, name)))
        case SetAttribute(layer, name, attribute):
            old, new = was.layer(layer).attribute(name), now.layer(layer).attribute(name)
            return SetAttribute(layer, name, _merged(old, attribute, new))
        case SetLayer(name, layer):
            return SetLayer(name, _merged(was.layer(name), layer, now.layer(name)))
        case _:
            return step


def _merged(was: _Part, wanted: _Part, now: _Part) -> _Part:
    """Return ``now`` with whatever differs between ``was`` and ``wanted`` as it is wanted."""
    changed = {
        each.name: getattr(wanted, each.name)
        for each in fields(was)
        if getattr(was, each.name) != getattr(wanted, each.name)
    }
    return replace(now, **changed)
