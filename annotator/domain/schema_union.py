"""One schema of two that went apart, where each only added to what they had in common."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from typing import TypeVar

from annotator.domain.errors import SchemaError
from annotator.domain.schema import Attribute, Label, Layer, Schema
from annotator.domain.schema_change import LabelPlace
from annotator.domain.schema_file import part_as_plain

_Part = TypeVar("_Part", Layer, Attribute, Label)

Place = tuple[str, str | None, str | None]
"""The names of a layer, of an attribute of it or None, of a label or None for the layer or attribute itself."""


def places_of(schema: Schema) -> frozenset[Place]:
    """Return the names of everything that the schema holds."""
    found: set[Place] = set()
    for layer in schema.layers:
        found.add((layer.name, None, None))
        found.update((layer.name, None, label.name) for label in layer.labels)
        for attribute in layer.attributes:
            found.add((layer.name, attribute.name, None))
            found.update((layer.name, attribute.name, label.name) for label in attribute.labels)
    return frozenset(found)


def united(base: Schema, ours: Schema, theirs: Schema, *, gone: Collection[Place]) -> Schema:
    """Return the schema that holds what either does.

    ``base`` is the one that was written last: titles, colours, guidelines and order are its; what the others have
    besides stands behind, by name, so that it does not matter in which order more than two are united. ``gone`` are
    the names that either side took away or changed since they parted.

    Raises:
        SchemaError: they contradict each other: a layer asks something else, or a name that one has was taken away or
            changed by the other.
    """
    both = places_of(ours) & places_of(theirs)
    for place in sorted((places_of(ours) | places_of(theirs)) - both, key=str):
        if place in gone:
            raise SchemaError(
                "{place} was renamed, merged or removed on one side and not on the other", place=_said(place)
            )
    for layer in ours.layers:
        for other in theirs.layers:
            if other.name == layer.name:
                _check_alike(layer, other)
    layers = _joined(base.layers, ours.layers, theirs.layers)
    return replace(base, layers=tuple(_united_layer(layer, base, ours, theirs) for layer in layers))


def _united_layer(layer: Layer, *schemas: Schema) -> Layer:
    same = [each for schema in schemas for each in schema.layers if each.name == layer.name]
    attributes = _joined(layer.attributes, *(each.attributes for each in same))
    return replace(
        layer,
        labels=_keyed(_joined(layer.labels, *(each.labels for each in same))),
        attributes=tuple(_united_attribute(attribute, same) for attribute in attributes),
    )


def _united_attribute(attribute: Attribute, layers: Sequence[Layer]) -> Attribute:
    same = [each for layer in layers for each in layer.attributes if each.name == attribute.name]
    return replace(attribute, labels=_keyed(_joined(attribute.labels, *(each.labels for each in same))))


def _joined(first: Sequence[_Part], *others: Iterable[_Part]) -> tuple[_Part, ...]:
    """Return the parts of ``first`` and behind them those that only the others have, by name."""
    known = {part.name for part in first}
    more: dict[str, _Part] = {}
    for part in (part for other in others for part in other if part.name not in known):
        standing = more.setdefault(part.name, part)
        more[part.name] = max(standing, part, key=_as_text)
    return tuple(first) + tuple(more[name] for name in sorted(more))


def _keyed(labels: Sequence[Label]) -> tuple[Label, ...]:
    """Return the labels without keys that one before them has."""
    taken: set[str] = set()
    keyed: list[Label] = []
    for label in labels:
        keyed.append(replace(label, key="") if label.key in taken else label)
        taken.add(label.key)
    return tuple(keyed)


def _check_alike(ours: Layer, theirs: Layer) -> None:
    """Refuse a layer that asks something else on each side."""
    for ours_says, theirs_says, what in (
        (ours.kind, theirs.kind, "kind"),
        (frozenset(ours.documents), frozenset(theirs.documents), "documents"),
        (frozenset(ours.targets), frozenset(theirs.targets), "targets"),
        (ours.many, theirs.many, "many"),
        (ours.overlap, theirs.overlap, "overlap"),
    ):
        if ours_says != theirs_says:
            raise SchemaError("the layer “{layer}” has other “{what}”", layer=ours.name, what=what)


def _said(place: Place) -> str:
    owner = LabelPlace(place[0], place[1])
    where = owner.layer if owner.attribute is None else f"{owner.layer}.{owner.attribute}"
    return f"“{where}”" if place[2] is None else f"“{where}: {place[2]}”"


def _as_text(part: Layer | Attribute | Label) -> str:
    return json.dumps(part_as_plain(part), sort_keys=True)
