"""The steps of a schema change as values, each with what it makes of the schema and of what was given.

What an annotation says is a ``Given``; a step answers with what it says afterwards. Nothing is lost on the way: a
label that was given can be renamed, merged, split or retired, but not removed.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import NamedTuple, assert_never

from annotator.domain.errors import SchemaError
from annotator.domain.schema import Attribute, Label, Layer, Schema


class Given(NamedTuple):
    """What an annotation says, wherever it stands: its layer, its label, pairs of attribute and label (sorted)."""

    layer: str
    label: str
    attributes: tuple[tuple[str, str], ...] = ()


class At(NamedTuple):
    """Which annotation: whose (None for a suggestion), of which document, and its id in there."""

    annotator: str | None
    document: str
    id: str


class LabelPlace(NamedTuple):
    """Whose labels are meant: a layer's, or those of one of its attributes."""

    layer: str
    attribute: str | None = None


@dataclass(frozen=True, slots=True)
class AddLabel:
    """Put a new label behind the others."""

    place: LabelPlace
    label: Label


@dataclass(frozen=True, slots=True)
class SetLabel:
    """Put ``label`` in the place of the one called ``name``: another name, colour, key, guideline, or retired."""

    place: LabelPlace
    name: str
    label: Label


@dataclass(frozen=True, slots=True)
class RemoveLabel:
    """Take out a label that nobody gave."""

    place: LabelPlace
    name: str


@dataclass(frozen=True, slots=True)
class OrderLabels:
    """Bring the labels into this order."""

    place: LabelPlace
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class MergeLabels:
    """Let whatever has the label ``name`` have ``into`` instead, and take ``name`` out."""

    place: LabelPlace
    name: str
    into: str


@dataclass(frozen=True, slots=True)
class SplitLabel:
    """Put several labels in the place of one.

    ``assigned`` says which annotations get which of them; all others get the first. It is left out of comparisons:
    the history keeps where each annotation went, and not twice.
    """

    place: LabelPlace
    name: str
    into: tuple[Label, ...]
    assigned: Mapping[At, str] = field(default_factory=dict, compare=False)


@dataclass(frozen=True, slots=True)
class AddLayer:
    """Put a new layer behind the others."""

    layer: Layer


@dataclass(frozen=True, slots=True)
class SetLayer:
    """Change what the layer called ``name`` asks, of what, and how; labels, attributes and kind stay."""

    name: str
    layer: Layer


@dataclass(frozen=True, slots=True)
class OrderLayers:
    """Bring the layers into this order, in which they are asked."""

    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class AddAttribute:
    """Put a new attribute of a layer of spans behind the others."""

    layer: str
    attribute: Attribute


@dataclass(frozen=True, slots=True)
class SetAttribute:
    """Change the name, the title or the guideline of the attribute called ``name``, or retire it; its labels stay."""

    layer: str
    name: str
    attribute: Attribute


@dataclass(frozen=True, slots=True)
class RemoveAttribute:
    """Take out an attribute of which no label was given."""

    layer: str
    name: str


@dataclass(frozen=True, slots=True)
class OrderAttributes:
    """Bring the attributes of a layer into this order."""

    layer: str
    names: tuple[str, ...]


LabelStep = AddLabel | SetLabel | RemoveLabel | OrderLabels | MergeLabels | SplitLabel
AttributeStep = AddAttribute | SetAttribute | RemoveAttribute | OrderAttributes
Step = LabelStep | AttributeStep | AddLayer | SetLayer | OrderLayers


def labels_at(schema: Schema, place: LabelPlace) -> tuple[Label, ...]:
    """Return the labels of a place; raise ``SchemaError`` where there is no such place."""
    layer = schema.layer(place.layer)
    return layer.labels if place.attribute is None else layer.attribute(place.attribute).labels


def label_at(schema: Schema, place: LabelPlace, name: str) -> Label:
    """Return a label; raise ``SchemaError`` where there is none of that name."""
    layer = schema.layer(place.layer)
    return layer.label(name) if place.attribute is None else layer.attribute(place.attribute).label(name)


def apply_step(schema: Schema, step: Step) -> Schema:
    """Return the schema after a step.

    Raises:
        SchemaError: the step does not fit the schema, or what comes of it contradicts itself.
    """
    match step:
        case AddLayer(layer):
            return replace(schema, layers=(*schema.layers, layer))
        case SetLayer(name, layer):
            old = schema.layer(name)
            if layer.kind != old.kind:
                raise SchemaError(
                    "The layer “{layer}” keeps its kind, which is {kind}.", layer=old.title, kind=old.kind
                )
            return _with_layer(schema, name, replace(layer, labels=old.labels, attributes=old.attributes))
        case OrderLayers(names):
            _check_order(names, [layer.name for layer in schema.layers])
            return replace(schema, layers=tuple(schema.layer(name) for name in names))
        case AddAttribute() | SetAttribute() | RemoveAttribute() | OrderAttributes():
            layer = replace(schema.layer(step.layer), attributes=_attributes_after(schema.layer(step.layer), step))
            return _with_layer(schema, step.layer, layer)
        case _:
            return _with_labels(schema, step.place, _labels_after(schema, step))


def _attributes_after(layer: Layer, step: AttributeStep) -> tuple[Attribute, ...]:
    """Return the attributes of the layer that a step is about."""
    match step:
        case AddAttribute(_, attribute):
            return (*layer.attributes, attribute)
        case SetAttribute(_, name, attribute):
            new = replace(attribute, labels=layer.attribute(name).labels)
            return tuple(new if each.name == name else each for each in layer.attributes)
        case RemoveAttribute(_, name):
            layer.attribute(name)
            return tuple(each for each in layer.attributes if each.name != name)
        case OrderAttributes(_, names):
            _check_order(names, [each.name for each in layer.attributes])
            return tuple(layer.attribute(name) for name in names)
        case _:
            assert_never(step)


def _labels_after(schema: Schema, step: LabelStep) -> tuple[Label, ...]:
    """Return the labels of the place that a step is about."""
    labels = labels_at(schema, step.place)
    match step:
        case AddLabel(_, label):
            return (*labels, label)
        case OrderLabels(place, names):
            _check_order(names, [label.name for label in labels])
            return tuple(label_at(schema, place, name) for name in names)
        case SetLabel(place, name, label):
            return _replaced(schema, place, name, (label,))
        case RemoveLabel(place, name):
            if len(labels) == 1:
                what = "layer" if place.attribute is None else "attribute"
                raise SchemaError("The last label cannot be removed; retire its {what} instead.", what=what)
            return _replaced(schema, place, name, ())
        case MergeLabels(place, name, into):
            label_at(schema, place, into)
            if name == into:
                raise SchemaError("A label cannot be merged into itself.")
            return _replaced(schema, place, name, ())
        case SplitLabel(place, name, parts):
            if len(parts) < 2:
                raise SchemaError("Splitting a label takes at least two labels.")
            return _replaced(schema, place, name, parts)
        case _:
            assert_never(step)


def migrate(step: Step, given: Given, at: At) -> Given:
    """Return what an annotation says after a step."""
    match step:
        case SetLabel(place, name, label):
            return _relabelled(given, place, name, label.name)
        case MergeLabels(place, name, into):
            return _relabelled(given, place, name, into)
        case SplitLabel(place, name, labels, assigned):
            return _relabelled(given, place, name, assigned.get(at, labels[0].name))
        case SetLayer(name, layer):
            return given if given.layer != name else given._replace(layer=layer.name)
        case SetAttribute(layer_name, name, attribute) if given.layer == layer_name:
            renamed = {attribute.name if each == name else each: label for each, label in given.attributes}
            return given._replace(attributes=tuple(sorted(renamed.items())))
        case _:
            return given


def migrate_back(step: Step, given: Given) -> Given:
    """Return what an annotation says once a step is taken back, by what it says alone.

    What was merged is not told apart any more, and stays as it is.
    """
    match step:
        case SetLabel(place, name, label):
            return _relabelled(given, place, label.name, name)
        case SplitLabel(place, name, labels):
            parts = {label.name for label in labels}
            own = given.label if place.attribute is None else dict(given.attributes).get(place.attribute)
            return given if own is None or own not in parts else _relabelled(given, place, own, name)
        case SetLayer(name, layer):
            return given if given.layer != layer.name else given._replace(layer=name)
        case SetAttribute(layer_name, name, attribute) if given.layer == layer_name:
            renamed = {name if each == attribute.name else each: label for each, label in given.attributes}
            return given._replace(attributes=tuple(sorted(renamed.items())))
        case _:
            return given


def _relabelled(given: Given, place: LabelPlace, name: str, to: str) -> Given:
    if given.layer != place.layer:
        return given
    if place.attribute is None:
        return given if given.label != name else given._replace(label=to)
    if (place.attribute, name) not in given.attributes:
        return given
    pairs = {**dict(given.attributes), place.attribute: to}
    return given._replace(attributes=tuple(sorted(pairs.items())))


def _check_order(names: tuple[str, ...], known: list[str]) -> None:
    if sorted(names) != sorted(known):
        raise SchemaError("An order has to name each of them once.")


def _replaced(schema: Schema, place: LabelPlace, name: str, by: tuple[Label, ...]) -> tuple[Label, ...]:
    label_at(schema, place, name)
    return tuple(new for label in labels_at(schema, place) for new in (by if label.name == name else (label,)))


def _with_labels(schema: Schema, place: LabelPlace, labels: tuple[Label, ...]) -> Schema:
    layer = schema.layer(place.layer)
    if place.attribute is None:
        return _with_layer(schema, layer.name, replace(layer, labels=labels))
    own = layer.attribute(place.attribute)
    attributes = tuple(replace(own, labels=labels) if each is own else each for each in layer.attributes)
    return _with_layer(schema, layer.name, replace(layer, attributes=attributes))


def _with_layer(schema: Schema, name: str, layer: Layer) -> Schema:
    schema.layer(name)
    return replace(schema, layers=tuple(layer if each.name == name else each for each in schema.layers))
