"""Changes of the schema in words, in the language of the screen."""

from __future__ import annotations

import re

from PySide6.QtCore import QCoreApplication

from annotator.domain.errors import SchemaError
from annotator.domain.schema import Attribute, Label, Layer, Schema
from annotator.domain.schema_act import SchemaAct
from annotator.domain.schema_change import LabelPlace
from annotator.domain.schema_step import (
    AddAttribute,
    AddLabel,
    AddLayer,
    AttributeStep,
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
    label_at,
)

translate = QCoreApplication.translate


def title_of(schema: Schema, place: LabelPlace, name: str) -> str:
    """Return how a label reads, or its name where the schema has none of that name any more."""
    try:
        return label_at(schema, place, name).title
    except SchemaError:
        return name


def layer_title(schema: Schema, name: str) -> str:
    """Return how a layer reads, or its name where the schema has none of that name any more."""
    return next((layer.title for layer in schema.layers if layer.name == name), name)


def place_title(schema: Schema, place: LabelPlace) -> str:
    """Return whose labels are meant: «Entities», «Entities · Toward it»."""
    layer = layer_title(schema, place.layer)
    if place.attribute is None:
        return layer
    attribute = _attribute_of(schema, place.layer, place.attribute)
    return f"{layer} · {place.attribute if attribute is None else attribute.title}"


def _attribute_of(schema: Schema, layer: str, name: str) -> Attribute | None:
    attributes = [each for own in schema.layers if own.name == layer for each in own.attributes]
    return next((each for each in attributes if each.name == name), None)


def steps_told(schema: Schema, steps: tuple[Step, ...]) -> tuple[str, ...]:
    """Return what each of the steps does; ``schema`` is what they begin with."""
    told: list[str] = []
    for step in steps:
        told.append(step_told(schema, step))
        try:
            schema = apply_step(schema, step)
        except SchemaError:
            # An old entry of the history is told as far as it is understood.
            break
    return tuple(told)


def step_told(schema: Schema, step: Step) -> str:
    """Return what a step does: «ORG renamed to Company»."""
    match step:
        case AddLayer(layer):
            return _filled(translate("SchemaWords", "new layer %1"), layer.title)
        case SetLayer(name, layer):
            return _layer(next((each for each in schema.layers if each.name == name), layer), layer)
        case OrderLayers():
            return translate("SchemaWords", "layers in another order")
        case AddAttribute() | SetAttribute() | RemoveAttribute() | OrderAttributes():
            return _attribute_step(schema, step)
        case AddLabel(place, label):
            return _filled(translate("SchemaWords", "%1 added to %2"), label.title, place_title(schema, place))
        case OrderLabels(place, _):
            return _filled(translate("SchemaWords", "labels of %1 in another order"), place_title(schema, place))
        case _:
            return _label_step(schema, step)


def _attribute_step(schema: Schema, step: AttributeStep) -> str:
    match step:
        case AddAttribute(layer_name, attribute):
            pattern = translate("SchemaWords", "new attribute %1 of %2")
            return _filled(pattern, attribute.title, layer_title(schema, layer_name))
        case SetAttribute(layer_name, name, attribute):
            return _attribute(_attribute_of(schema, layer_name, name) or attribute, attribute)
        case RemoveAttribute(layer_name, name):
            return _filled(translate("SchemaWords", "%1 removed"), place_title(schema, LabelPlace(layer_name, name)))
        case OrderAttributes(layer_name, _):
            pattern = translate("SchemaWords", "attributes of %1 in another order")
            return _filled(pattern, layer_title(schema, layer_name))


def act_told(act: SchemaAct) -> str:
    """Return what a change of the schema did: its first step, and how many more there were."""
    told = steps_told(act.after if act.taken_back else act.before, act.steps)
    if not told:
        return translate("SchemaWords", "nothing")
    more = len(told) - 1
    return told[0] if not more else _filled(translate("SchemaWords", "%1 and %2 more"), told[0], str(more))


def _label_step(schema: Schema, step: SetLabel | RemoveLabel | MergeLabels | SplitLabel) -> str:
    title = title_of(schema, step.place, step.name)
    match step:
        case RemoveLabel():
            return _filled(translate("SchemaWords", "%1 removed"), title)
        case MergeLabels(place, _, into):
            return _filled(translate("SchemaWords", "%1 merged into %2"), title, title_of(schema, place, into))
        case SplitLabel(_, _, parts):
            return _filled(translate("SchemaWords", "%1 split into %2"), title, ", ".join(each.title for each in parts))
        case SetLabel(place, name, label):
            try:
                old = label_at(schema, place, name)
            except SchemaError:
                return _filled(translate("SchemaWords", "%1 changed"), title)
            return _label(old, label)


def _label(old: Label, new: Label) -> str:
    """Return what differs between a label and what takes its place."""
    if old.title != new.title or old.name != new.name:
        named = new.title if old.title != new.title else new.name
        return _filled(translate("SchemaWords", "%1 renamed to %2"), old.title, named)
    if old.retired != new.retired:
        pattern = (
            translate("SchemaWords", "%1 retired") if new.retired else translate("SchemaWords", "%1 offered again")
        )
        return _filled(pattern, old.title)
    if old.key != new.key:
        return _filled(translate("SchemaWords", "%1 on the key %2"), old.title, new.key or "–")
    if (old.light, old.dark, old.sign) != (new.light, new.dark, new.sign):
        return _filled(translate("SchemaWords", "%1 in another colour"), old.title)
    if old.guideline != new.guideline:
        return _filled(translate("SchemaWords", "guideline of %1"), old.title)
    return _filled(translate("SchemaWords", "%1 changed"), old.title)


def _layer(old: Layer, new: Layer) -> str:
    if old.title != new.title or old.name != new.name:
        named = new.title if old.title != new.title else new.name
        return _filled(translate("SchemaWords", "layer %1 renamed to %2"), old.title, named)
    if old.retired != new.retired:
        retired = translate("SchemaWords", "layer %1 retired")
        return _filled(retired if new.retired else translate("SchemaWords", "layer %1 asked again"), old.title)
    if old.guideline != new.guideline:
        return _filled(translate("SchemaWords", "guideline of %1"), old.title)
    return _filled(translate("SchemaWords", "layer %1 asked otherwise"), old.title)


def _attribute(old: Attribute, new: Attribute) -> str:
    if old.title != new.title or old.name != new.name:
        named = new.title if old.title != new.title else new.name
        return _filled(translate("SchemaWords", "attribute %1 renamed to %2"), old.title, named)
    if old.retired != new.retired:
        retired = translate("SchemaWords", "attribute %1 retired")
        return _filled(retired if new.retired else translate("SchemaWords", "attribute %1 asked again"), old.title)
    return _filled(translate("SchemaWords", "guideline of %1"), old.title)


def _filled(pattern: str, *values: str) -> str:
    """Put the values in the places %1, %2 of a translated pattern; a %1 inside a value stays as it is."""
    return re.sub(r"%([1-9])", lambda place: values[int(place[1]) - 1], pattern)
