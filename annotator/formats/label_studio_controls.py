"""The labelling config that fits a schema, and what its controls are called, by which results say what they are of."""

from __future__ import annotations

import re
from xml.etree import ElementTree as ET

from annotator.domain.schema import Label, Schema

TEXT = "text"
DOCUMENT = "document"
OPTIONS = "_options"


class Controls:
    """The names of a schema's controls, each its own: that of a layer, with the attribute behind a dot for those.

    A stance layer has a field in each task, too, that holds what can be chosen: a label with each target.
    """

    def __init__(self, schema: Schema) -> None:
        self._layers: dict[str, str] = {}
        self._attributes: dict[tuple[str, str], str] = {}
        self._options: dict[str, str] = {}
        names, fields = {TEXT}, {TEXT, DOCUMENT}
        for layer in schema.layers:
            self._layers[layer.name] = _unlike(names, layer.name)
        for layer in schema.of_kind("span"):
            for attribute in layer.attributes:
                name = _unlike(names, f"{layer.name}.{attribute.name}")
                self._attributes[layer.name, attribute.name] = name
        for layer in schema.of_kind("stance"):
            self._options[layer.name] = _unlike(fields, re.sub(r"[^0-9A-Za-z_]", "_", layer.name), OPTIONS)
        self._layer_of = {name: layer for layer, name in self._layers.items()}
        self._attribute_of = {(layer, name): attribute for (layer, attribute), name in self._attributes.items()}

    def of_layer(self, layer: str) -> str:
        """Return what the control of a layer is called."""
        return self._layers[layer]

    def of_attribute(self, layer: str, attribute: str) -> str:
        """Return what the control of an attribute is called."""
        return self._attributes[layer, attribute]

    def options_of(self, layer: str | None) -> str | None:
        """Return the field that holds the options of a stance layer; None for what is no such layer."""
        return None if layer is None else self._options.get(layer)

    def layer_of(self, name: str) -> str:
        """Return the layer that a control is of; of one that is none of ours its name, as it may be that of a layer."""
        return self._layer_of.get(name, name)

    def attribute_of(self, layer: str, name: str) -> str:
        """Return the attribute that a control is of; of one that is none of ours its name, as far as it is its own."""
        return self._attribute_of.get((layer, name), name.rpartition(".")[2])


def _unlike(taken: set[str], name: str, ending: str = "") -> str:
    """Return a name that was not taken, the one that is asked for if it can be, and take it."""
    found, number = f"{name}{ending}", 1
    while found in taken:
        number += 1
        found = f"{name}_{number}{ending}"
    taken.add(found)
    return found


def config_of(schema: Schema) -> bytes:
    """Return the config under which tasks of a schema are shown and labelled."""
    controls = Controls(schema)
    view = ET.Element("View")
    for layer in schema.of_kind("span"):
        labels = ET.SubElement(view, "Labels", name=controls.of_layer(layer.name), toName=TEXT)
        for label in layer.labels:
            ET.SubElement(labels, "Label", value=label.name, background=label.light)
    ET.SubElement(view, "Text", name=TEXT, value=f"${TEXT}")
    for layer in schema.layers:
        match layer.kind:
            case "span":
                for attribute in layer.attributes:
                    name = controls.of_attribute(layer.name, attribute.name)
                    _choices(view, name, attribute.labels, perRegion="true")
            case "choice":
                kind = "multiple" if layer.many else "single"
                _choices(view, controls.of_layer(layer.name), layer.labels, choice=kind)
            case "stance":
                value = f"${controls.options_of(layer.name)}"
                _choices(view, controls.of_layer(layer.name), (), choice="multiple", value=value)
    ET.indent(view)
    return ET.tostring(view, encoding="unicode").encode() + b"\n"


def _choices(view: ET.Element, name: str, labels: tuple[Label, ...], **more: str) -> None:
    choices = ET.SubElement(view, "Choices", {"name": name, "toName": TEXT, **more})
    for label in labels:
        ET.SubElement(choices, "Choice", value=label.name)
