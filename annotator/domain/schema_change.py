"""Changing the schema of a project: steps as values, each with what it makes of the schema and of what was given.

What an annotation says is a ``Given``; a step answers with what it says afterwards. Nothing is lost on the way: a
label that was given can be renamed, merged, split or retired, but not removed.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import reduce
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
class SetAttribute:
    """Change the title or the guideline of an attribute; its name and labels stay."""

    layer: str
    attribute: Attribute


LabelStep = AddLabel | SetLabel | RemoveLabel | OrderLabels | MergeLabels | SplitLabel
Step = LabelStep | AddLayer | SetLayer | SetAttribute


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
                raise SchemaError(f"The layer “{old.title}” keeps its kind, which is {old.kind}.")
            return _with_layer(schema, name, replace(layer, labels=old.labels, attributes=old.attributes))
        case SetAttribute(layer_name, attribute):
            labels = schema.layer(layer_name).attribute(attribute.name).labels
            return _with_attribute(schema, layer_name, replace(attribute, labels=labels))
        case _:
            return _with_labels(schema, step.place, _labels_after(schema, step))


def _labels_after(schema: Schema, step: LabelStep) -> tuple[Label, ...]:
    """Return the labels of the place that a step is about."""
    labels = labels_at(schema, step.place)
    match step:
        case AddLabel(_, label):
            return (*labels, label)
        case OrderLabels(place, names):
            if sorted(names) != sorted(label.name for label in labels):
                raise SchemaError("An order has to name each label once.")
            return tuple(label_at(schema, place, name) for name in names)
        case SetLabel(place, name, label):
            return _replaced(schema, place, name, (label,))
        case RemoveLabel(place, name):
            if len(labels) == 1:
                raise SchemaError("The last label cannot be removed; retire its layer instead.")
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
        case AddLabel() | RemoveLabel() | OrderLabels() | AddLayer() | SetAttribute():
            return given
        case _:
            assert_never(step)


@dataclass(frozen=True, slots=True)
class SchemaChange:
    """Steps from one schema to another."""

    before: Schema
    steps: tuple[Step, ...] = ()

    @property
    def after(self) -> Schema:
        """The schema that comes of it; raises ``SchemaError`` where a step does not fit."""
        return reduce(apply_step, self.steps, self.before)

    def then(self, step: Step) -> SchemaChange:
        """Return the change with one more step; changing the same label or layer again is still one step.

        What is done to a layer that the change adds goes into its adding; adding it again replaces it.

        Raises:
            SchemaError: the step does not fit.
        """
        steps = self._folded(step) or _joined(self.steps, step)
        changed = SchemaChange(self.before, steps)
        if changed.after == self.before and not any(isinstance(each, SplitLabel | MergeLabels) for each in steps):
            return SchemaChange(self.before)
        return changed

    def _folded(self, step: Step) -> tuple[Step, ...]:
        """Return the steps with one that concerns an added layer in its adding, or () where it does not."""
        name = _concerns(step)
        for place, each in enumerate(self.steps):
            if isinstance(each, AddLayer) and each.layer.name == name:
                layer = step.layer if isinstance(step, AddLayer) else self._made(step, name)
                return (*self.steps[:place], AddLayer(layer), *self.steps[place + 1 :])
        return ()

    def _made(self, step: Step, name: str) -> Layer:
        """Return what a step makes of a layer."""
        before, after = self.after, apply_step(self.after, step)
        return next(new for old, new in zip(before.layers, after.layers, strict=True) if old.name == name)

    def migrate(self, given: Given, at: At) -> Given:
        """Return what an annotation says after all steps."""
        for step in self.steps:
            given = migrate(step, given, at)
        return given

    def sources(self, place: LabelPlace, name: str) -> tuple[LabelPlace, frozenset[str]]:
        """Return the labels, as they are called before the change, whose annotations come to have this one."""
        layers = [layer for layer in self.before.layers if self.after_name(layer.name) == place.layer]
        if not layers:
            return place, frozenset()
        old = LabelPlace(layers[0].name, place.attribute)
        if place.attribute is not None and place.attribute not in {each.name for each in layers[0].attributes}:
            return old, frozenset()
        nowhere = At(None, "", "")
        found: set[str] = set()
        for label in labels_at(self.before, old):
            if place.attribute is None:
                after = self.migrate(Given(old.layer, label.name), nowhere).label
            else:
                pairs = ((place.attribute, label.name),)
                after = dict(self.migrate(Given(old.layer, "", pairs), nowhere).attributes)[place.attribute]
            if after == name:
                found.add(label.name)
        return old, frozenset(found)

    def reading(self) -> dict[str, frozenset[str] | None]:
        """Return whose annotations have to be looked at: layer to labels, None for all of the layer's."""
        after = self.after
        wanted: dict[str, frozenset[str] | None] = {}
        for layer in self.before.layers:
            new = after.layer(self.after_name(layer.name))
            if _asks_otherwise(layer, new):
                wanted[layer.name] = None
                continue
            labels = self._labels_moved(layer, new)
            if labels:
                wanted[layer.name] = labels
            if self._moves_attributes(layer):
                wanted[layer.name] = None
        return wanted

    def after_name(self, name: str) -> str:
        """Return what a layer is called after all steps."""
        return self.migrate(Given(name, ""), At(None, "", "")).layer

    def _labels_moved(self, layer: Layer, new: Layer) -> frozenset[str]:
        """Return the labels that become others, with those that they come to share a name with."""
        nowhere = At(None, "", "")
        known = {label.name for label in new.labels}
        after = {label.name: self.migrate(Given(layer.name, label.name), nowhere).label for label in layer.labels}
        moved = {name for name, to in after.items() if name != to or to not in known}
        moved |= {
            name
            for step in self.steps
            if isinstance(step, SplitLabel) and step.place.attribute is None
            for name in after
            if self._passes(LabelPlace(layer.name), name, step)
        }
        reached = {after[name] for name in moved}
        return frozenset(moved | {name for name, to in after.items() if moved and to in reached})

    def _moves_attributes(self, layer: Layer) -> bool:
        """Whether labels of the layer's attributes become others."""
        changing = (SetLabel, MergeLabels, SplitLabel, RemoveLabel)
        if not any(isinstance(step, changing) and step.place.attribute is not None for step in self.steps):
            return False
        nowhere = At(None, "", "")
        new = self.after.layer(self.after_name(layer.name))
        for attribute in layer.attributes:
            place = LabelPlace(layer.name, attribute.name)
            known = {label.name for label in new.attribute(attribute.name).labels}
            for label in attribute.labels:
                pairs = ((attribute.name, label.name),)
                if self.migrate(Given(layer.name, "", pairs), nowhere).attributes != pairs or label.name not in known:
                    return True
                if any(isinstance(step, SplitLabel) and self._passes(place, label.name, step) for step in self.steps):
                    return True
        return False

    def _passes(self, place: LabelPlace, name: str, split: SplitLabel) -> bool:
        """Whether what has this label before the change comes to the split."""
        pairs = () if place.attribute is None else ((place.attribute, name),)
        given = Given(place.layer, name if place.attribute is None else "", pairs)
        for step in self.steps:
            if step is split:
                break
            given = migrate(step, given, At(None, "", ""))
        label = given.label if split.place.attribute is None else dict(given.attributes).get(split.place.attribute)
        return (given.layer, place.attribute) == split.place and label == split.name


def _concerns(step: Step) -> str:
    """Return the name of the layer that a step is about."""
    match step:
        case AddLayer(layer):
            return layer.name
        case SetLayer(name, _):
            return name
        case SetAttribute(layer_name, _):
            return layer_name
        case _:
            return step.place.layer


def _joined(steps: tuple[Step, ...], step: Step) -> tuple[Step, ...]:
    """Put a step behind the others, or into the last where that changes the same thing."""
    last = steps[-1] if steps else None
    match last, step:
        case SetLabel(), SetLabel() if last.place == step.place and last.label.name == step.name:
            return (*steps[:-1], SetLabel(last.place, last.name, step.label))
        case SetLayer(), SetLayer() if last.layer.name == step.name:
            return (*steps[:-1], SetLayer(last.name, step.layer))
        case SetAttribute(), SetAttribute() if (last.layer, last.attribute.name) == (step.layer, step.attribute.name):
            return (*steps[:-1], step)
        case OrderLabels(), OrderLabels() if last.place == step.place:
            return (*steps[:-1], step)
        case AddLabel(), SetLabel() if last.place == step.place and last.label.name == step.name:
            return (*steps[:-1], AddLabel(last.place, step.label))
        case AddLabel(), RemoveLabel() if last.place == step.place and last.label.name == step.name:
            return steps[:-1]
        case _:
            return (*steps, step)


def _asks_otherwise(layer: Layer, new: Layer) -> bool:
    """Whether answers that fitted the layer have to be looked at again."""
    return (
        layer.name != new.name
        or not set(layer.documents) <= set(new.documents)
        or not set(layer.targets) <= set(new.targets)
        or layer.many != new.many
        or (layer.overlap and not new.overlap)
    )


def _relabelled(given: Given, place: LabelPlace, name: str, to: str) -> Given:
    if given.layer != place.layer:
        return given
    if place.attribute is None:
        return given if given.label != name else given._replace(label=to)
    if (place.attribute, name) not in given.attributes:
        return given
    pairs = {**dict(given.attributes), place.attribute: to}
    return given._replace(attributes=tuple(sorted(pairs.items())))


def _replaced(schema: Schema, place: LabelPlace, name: str, by: tuple[Label, ...]) -> tuple[Label, ...]:
    label_at(schema, place, name)
    return tuple(new for label in labels_at(schema, place) for new in (by if label.name == name else (label,)))


def _with_labels(schema: Schema, place: LabelPlace, labels: tuple[Label, ...]) -> Schema:
    layer = schema.layer(place.layer)
    if place.attribute is None:
        return _with_layer(schema, layer.name, replace(layer, labels=labels))
    return _with_attribute(schema, layer.name, replace(layer.attribute(place.attribute), labels=labels))


def _with_attribute(schema: Schema, layer_name: str, attribute: Attribute) -> Schema:
    layer = schema.layer(layer_name)
    attributes = tuple(attribute if each.name == attribute.name else each for each in layer.attributes)
    return _with_layer(schema, layer_name, replace(layer, attributes=attributes))


def _with_layer(schema: Schema, name: str, layer: Layer) -> Schema:
    schema.layer(name)
    return replace(schema, layers=tuple(layer if each.name == name else each for each in schema.layers))
