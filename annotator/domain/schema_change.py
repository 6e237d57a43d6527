"""A change of the schema: steps from one to another, and what that means for what was given before."""

from __future__ import annotations

from dataclasses import dataclass
from functools import reduce

from annotator.domain.errors import SchemaError
from annotator.domain.schema import Layer, Schema
from annotator.domain.schema_step import (
    AddAttribute,
    AddLabel,
    AddLayer,
    At,
    Given,
    LabelPlace,
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
    apply_step,
    migrate,
)

__all__ = ["At", "Given", "LabelPlace", "SchemaChange"]

_NOWHERE = At(None, "", "")


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

        What is done to a layer or an attribute that the change adds goes into its adding; adding a layer again
        replaces it.

        Raises:
            SchemaError: the step does not fit.
        """
        changed = SchemaChange(self.before, self._folded(step) or _joined(self.steps, step))
        steps = changed.steps
        if changed.after == self.before and not any(isinstance(each, SplitLabel | MergeLabels) for each in steps):
            return SchemaChange(self.before)
        return changed

    def without_layer(self, name: str) -> SchemaChange:
        """Return the change without a layer that it adds."""
        steps: list[Step] = []
        for step in self.steps:
            if isinstance(step, OrderLayers):
                steps.append(OrderLayers(tuple(each for each in step.names if each != name)))
            elif _concerns(step)[0] != name:
                steps.append(step)
        change = SchemaChange(self.before, tuple(steps))
        return SchemaChange(self.before) if change.after == self.before else change

    def _folded(self, step: Step) -> tuple[Step, ...]:
        """Return the steps with one that concerns an added layer in its adding, or () where it does not."""
        if isinstance(step, OrderLayers):
            return ()
        name, attribute = _concerns(step)
        for place, each in enumerate(self.steps):
            made: Step | None = None
            if isinstance(each, AddLayer) and each.layer.name == name:
                made = AddLayer(step.layer if isinstance(step, AddLayer) else self._made(step, name))
            elif isinstance(each, AddAttribute) and (each.layer, each.attribute.name) == (name, attribute):
                made = None if isinstance(step, RemoveAttribute) else self._made_attribute(step, each)
            else:
                continue
            steps = (*self.steps[:place], *(() if made is None else (made,)), *self.steps[place + 1 :])
            if isinstance(step, AddLayer) or _leads_to(self.before, steps, apply_step(self.after, step)):
                return steps
            # A later step knows it by the name that it had: this one stays a step of its own.
            return ()
        return ()

    def _made(self, step: Step, name: str) -> Layer:
        """Return what a step makes of a layer."""
        before, after = self.after, apply_step(self.after, step)
        return next(new for old, new in zip(before.layers, after.layers, strict=True) if old.name == name)

    def _made_attribute(self, step: Step, adding: AddAttribute) -> AddAttribute:
        """Return an adding with what a step makes of the attribute."""
        before = self.after.layer(adding.layer).attributes
        after = apply_step(self.after, step).layer(adding.layer).attributes
        name = adding.attribute.name
        return AddAttribute(adding.layer, next(new for old, new in zip(before, after, strict=True) if old.name == name))

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
        layer = layers[0]
        if place.attribute is None:
            labels = {each.name: self.migrate(Given(layer.name, each.name), _NOWHERE).label for each in layer.labels}
            return LabelPlace(layer.name), frozenset(old for old, new in labels.items() if new == name)
        for attribute in layer.attributes:
            own = {each.name: self._attribute_after(layer.name, attribute.name, each.name) for each in attribute.labels}
            found = frozenset(old for old, new in own.items() if new == (place.attribute, name))
            if found:
                return LabelPlace(layer.name, attribute.name), found
        return LabelPlace(layer.name, place.attribute), frozenset()

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
        return self.migrate(Given(name, ""), _NOWHERE).layer

    def _attribute_after(self, layer: str, attribute: str, label: str) -> tuple[str, str]:
        """Return what an attribute with a label is called after all steps, and the label."""
        return self.migrate(Given(layer, "", ((attribute, label),)), _NOWHERE).attributes[0]

    def _labels_moved(self, layer: Layer, new: Layer) -> frozenset[str]:
        """Return the labels that become others, with those that they come to share a name with."""
        known = {label.name for label in new.labels}
        after = {label.name: self.migrate(Given(layer.name, label.name), _NOWHERE).label for label in layer.labels}
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
        """Whether the layer's attributes or their labels become others."""
        new = self.after.layer(self.after_name(layer.name))
        known = {(attribute.name, label.name) for attribute in new.attributes for label in attribute.labels}
        for attribute in layer.attributes:
            place = LabelPlace(layer.name, attribute.name)
            for label in attribute.labels:
                pair = (attribute.name, label.name)
                if self._attribute_after(layer.name, *pair) != pair or pair not in known:
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
            given = migrate(step, given, _NOWHERE)
        attribute, label = given.attributes[0] if given.attributes else (None, given.label)
        return (given.layer, attribute) == split.place and label == split.name


def _concerns(step: Step) -> tuple[str | None, str | None]:
    """Return the name of the layer that a step is about, and of the attribute of it."""
    match step:
        case AddLayer(layer):
            return layer.name, None
        case SetLayer(name, _):
            return name, None
        case OrderLayers():
            return None, None
        case AddAttribute(layer_name, attribute):
            return layer_name, attribute.name
        case SetAttribute(layer_name, name, _) | RemoveAttribute(layer_name, name):
            return layer_name, name
        case OrderAttributes(layer_name, _):
            return layer_name, None
        case _:
            return step.place


def _leads_to(before: Schema, steps: tuple[Step, ...], after: Schema) -> bool:
    try:
        return SchemaChange(before, steps).after == after
    except SchemaError:
        return False


def _joined(steps: tuple[Step, ...], step: Step) -> tuple[Step, ...]:
    """Put a step behind the others, or into the last where that changes the same thing."""
    both = None if not steps else _as_one(steps[-1], step)
    return (*steps, step) if both is None else (*steps[:-1], *both)


def _as_one(last: Step, step: Step) -> tuple[Step, ...] | None:
    """Return what two steps come to where they change the same thing."""
    match last, step:
        case SetLabel(), SetLabel() if last.place == step.place and last.label.name == step.name:
            return (SetLabel(last.place, last.name, step.label),)
        case SetLayer(), SetLayer() if last.layer.name == step.name:
            return (SetLayer(last.name, step.layer),)
        case SetAttribute(), SetAttribute() if (last.layer, last.attribute.name) == (step.layer, step.name):
            return (SetAttribute(last.layer, last.name, step.attribute),)
        case AddLabel(), SetLabel() if last.place == step.place and last.label.name == step.name:
            return (AddLabel(last.place, step.label),)
        case AddLabel(), RemoveLabel() if last.place == step.place and last.label.name == step.name:
            return ()
        case _:
            return (step,) if _orders_the_same(last, step) else None


def _orders_the_same(last: Step, step: Step) -> bool:
    match last, step:
        case OrderLabels(), OrderLabels():
            return last.place == step.place
        case OrderAttributes(), OrderAttributes():
            return last.layer == step.layer
        case _:
            return isinstance(last, OrderLayers) and isinstance(step, OrderLayers)


def _asks_otherwise(layer: Layer, new: Layer) -> bool:
    """Whether answers that fitted the layer have to be looked at again."""
    return (
        layer.name != new.name
        or not set(layer.documents) <= set(new.documents)
        or not set(layer.targets) <= set(new.targets)
        or layer.many != new.many
        or (layer.overlap and not new.overlap)
    )
