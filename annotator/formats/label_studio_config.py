"""Label Studio's labelling config: the one that fits a schema, and what any of them says of names."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from xml.etree import ElementTree as ET

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import ParseError, fromstring

from annotator.domain.errors import FormatError
from annotator.domain.schema import Attribute, Label, Layer, Schema
from annotator.formats.raw import is_file, names_beside
from annotator.formats.source import SourceFile

SUFFIX = ".config.xml"
TEXT = "text"
_LARGEST = 1 << 20  # bytes


@dataclass(frozen=True, slots=True)
class StudioConfig:
    """What a config says: which field of a task each object shows, by its name, and what each control is about."""

    fields: Mapping[str, str] = field(default_factory=dict)
    controls: Mapping[str, str] = field(default_factory=dict)


def attribute_name(layer: Layer, attribute: Attribute) -> str:
    """Return what the control of an attribute is called."""
    return f"{layer.name}.{attribute.name}"


def options_field(layer: Layer) -> str:
    """Return the field of a task that holds the options of a stance layer: a label with each target."""
    return f"{re.sub(r'[^0-9A-Za-z_]', '_', layer.name)}_options"


def config_of(schema: Schema) -> bytes:
    """Return the config under which tasks of a schema are shown and labelled."""
    view = ET.Element("View")
    for layer in schema.layers:
        if layer.kind == "span":
            labels = ET.SubElement(view, "Labels", name=layer.name, toName=TEXT)
            for label in layer.labels:
                ET.SubElement(labels, "Label", value=label.name, background=label.light)
    ET.SubElement(view, "Text", name=TEXT, value=f"${TEXT}")
    for layer in schema.layers:
        match layer.kind:
            case "span":
                for attribute in layer.attributes:
                    _choices(view, attribute_name(layer, attribute), attribute.labels, perRegion="true")
            case "choice":
                _choices(view, layer.name, layer.labels, choice="multiple" if layer.many else "single")
            case "stance":
                _choices(view, layer.name, (), choice="multiple", value=f"${options_field(layer)}")
    ET.indent(view)
    return ET.tostring(view, encoding="unicode").encode() + b"\n"


def _choices(view: ET.Element, name: str, labels: tuple[Label, ...], **more: str) -> None:
    choices = ET.SubElement(view, "Choices", {"name": name, "toName": TEXT, **more})
    for label in labels:
        ET.SubElement(choices, "Choice", value=label.name)


def config_beside(path: Path) -> StudioConfig:
    """Return what the config beside a file of tasks says: one called like the file, else the only one there.

    Raises:
        FormatError: the config is no XML, larger than a megabyte, or names entities.
    """
    own = path.with_suffix(SUFFIX)
    found = [own] if is_file(own) else [path.with_name(name) for name in names_beside(path) if name.endswith(".xml")]
    if len(found) != 1:
        return StudioConfig()
    beside = SourceFile(found[0])
    data = beside.head(_LARGEST) if beside.size <= _LARGEST else b""
    try:
        root = fromstring(data, forbid_dtd=True)
    except (ParseError, DefusedXmlException, ValueError, LookupError, RecursionError) as error:
        if found[0] != own:
            return StudioConfig()
        raise FormatError("The labelling config is no plain XML.", file=found[0]) from error
    fields: dict[str, str] = {}
    controls: dict[str, str] = {}
    for element in root.iter():
        name, value = element.get("name"), element.get("value") or ""
        if name and value.startswith("$") and not element.get("toName"):
            fields[name] = value[1:]
        elif name and (to_name := element.get("toName")):
            controls[name] = to_name
    return StudioConfig(fields, controls)
