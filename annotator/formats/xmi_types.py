"""What a schema is called in a UIMA CAS, and the two files that tell other programs of it.

A span layer is a type of annotations, a choice or stance layer one of annotations of the whole document; the label is
their feature ``value``. What stands beside the text is an annotation of the document, too, so that INCEpTION shows and
keeps it; what is about a set or about one label is in types of our own, which it passes over.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from xml.etree import ElementTree as ET

import orjson

from annotator.domain.schema import Label, Layer, Schema
from annotator.formats.document_fields import KEYS

TYPE_SYSTEM = "TypeSystem.xml"
LAYERS = "layers.json"

ANNOTATION = "uima.tcas.Annotation"
DOCUMENT_META_DATA = "de.tudarmstadt.ukp.dkpro.core.api.metadata.type.DocumentMetaData"
DETAILS = "webanno.custom.DocumentDetails"
SET = "annotator.AnnotationSet"
MARK = "annotator.Mark"
ORIGINAL = "annotator.Original"

VALUE = "value"
TARGET = ("targetKind", "target", "targetText")
SET_KEYS = ("annotator", "state", "flag", "rejected")

_OF_DOCUMENT = "uima.cas.AnnotationBase"
_ANYTHING = "uima.cas.TOP"
_STRING = "uima.cas.String"
_INTEGER = "uima.cas.Integer"
_BOOLEAN = "uima.cas.Boolean"
_CUSTOM = "webanno.custom."
# What an annotation has anyway, and what would be mistaken for it.
_TAKEN = (VALUE, "label", "begin", "end", "sofa", "id", *TARGET)
# Types of our own: what they are, and their features.
_OURS: Mapping[str, tuple[str, Mapping[str, str]]] = {
    DOCUMENT_META_DATA: (
        "uima.tcas.DocumentAnnotation",
        {**dict.fromkeys(("documentTitle", "documentId", "collectionId"), _STRING), "isLastSegment": _BOOLEAN},
    ),
    DETAILS: (_OF_DOCUMENT, dict.fromkeys(KEYS, _STRING)),
    SET: (_ANYTHING, dict.fromkeys(SET_KEYS, _STRING)),
    MARK: (_ANYTHING, {"of": _ANYTHING, "identifier": _STRING, "origin": _STRING}),
    ORIGINAL: (_ANYTHING, {"of": _INTEGER, "feature": _STRING, "json": _STRING}),
}


@dataclass(frozen=True, slots=True)
class LayerType:
    """The type of a layer, and the features of its attributes, by their names."""

    layer: Layer
    name: str
    features: Mapping[str, str]


def layer_types(schema: Schema) -> Mapping[str, LayerType]:
    """Return the types of all layers, by the names of the layers; the same schema gives the same types."""
    types = {DETAILS.removeprefix(_CUSTOM).lower()}
    return {layer.name: _layer_type(layer, types) for layer in schema.layers}


def _layer_type(layer: Layer, types: set[str]) -> LayerType:
    features = {each.lower() for each in _TAKEN}
    name = _CUSTOM + _spell(layer.name[:1].upper() + layer.name[1:], types)
    return LayerType(layer, name, {each.name: _spell(each.name, features) for each in layer.attributes})


def spelled(name: str) -> str:
    """Return a name as UIMA can have it: letters and digits of ASCII and underscores, a letter first."""
    plain = re.sub(r"[^0-9A-Za-z_]", "_", name)
    return plain if re.match(r"[A-Za-z]", plain) else f"x{plain}"


def _spell(name: str, taken: set[str]) -> str:
    found, number = spelled(name), 1
    while found.lower() in taken:
        number += 1
        found = f"{spelled(name)}{number}"
    taken.add(found.lower())
    return found


def _features_of(each: LayerType) -> Iterator[tuple[str, str, Sequence[Label]]]:
    """Yield the features of a layer, with what they are called on screens and the labels that they take."""
    yield VALUE, VALUE, each.layer.labels
    for attribute in each.layer.attributes:
        yield each.features[attribute.name], attribute.title, attribute.labels
    if each.layer.kind == "stance":
        for feature in TARGET:
            yield feature, feature, ()


def type_system_of(types: Mapping[str, LayerType]) -> bytes:
    """Return the type system of a dataset as UIMA describes it."""
    root = ET.Element("typeSystemDescription", xmlns="http://uima.apache.org/resourceSpecifier")
    described = ET.SubElement(root, "types")
    for name, (supertype, features) in _OURS.items():
        _describe(described, name, "", supertype, features)
    for each in types.values():
        supertype = ANNOTATION if each.layer.kind == "span" else _OF_DOCUMENT
        own = {feature: _STRING for feature, _title, _labels in _features_of(each)}
        _describe(described, each.name, each.layer.title, supertype, own)
    ET.indent(root)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{ET.tostring(root, encoding="unicode")}\n'.encode()


def _describe(parent: ET.Element, name: str, title: str, supertype: str, features: Mapping[str, str]) -> None:
    element = ET.SubElement(parent, "typeDescription")
    ET.SubElement(element, "name").text = name
    ET.SubElement(element, "description").text = _printable(title)
    ET.SubElement(element, "supertypeName").text = supertype
    listed = ET.SubElement(element, "features")
    for feature, kind in features.items():
        described = ET.SubElement(listed, "featureDescription")
        ET.SubElement(described, "name").text = feature
        ET.SubElement(described, "description")
        ET.SubElement(described, "rangeTypeName").text = kind


def _printable(title: str) -> str:
    return "".join(character if character.isprintable() else " " for character in title)


_PLAIN_LAYER: Mapping[str, object] = {
    "type": "document-metadata",
    "description": None,
    "enabled": True,
    "built_in": False,
    "readonly": False,
    "attach_type": None,
    "attach_feature": None,
    "allow_stacking": True,
    "cross_sentence": True,
    "show_hover": True,
    "anchoring_mode": "CHARACTERS",
    "overlap_mode": "ANY_OVERLAP",
    "validation_mode": "NEVER",
    "lock_to_token_offset": False,
    "multiple_tokens": False,
    "linked_list_behavior": False,
    "traits": None,
}


def layers_of(types: Mapping[str, LayerType]) -> bytes:
    """Return the layers as INCEpTION imports them, with their titles and what labels they take; and one for details."""
    plain = [_plain_layer(each) for each in types.values()]
    features = [_plain_feature(key, key) for key in KEYS]
    plain.append({**_PLAIN_LAYER, "name": DETAILS, "uiName": "Document", "readonly": True, "features": features})
    return orjson.dumps(plain, option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE)


def _plain_layer(each: LayerType) -> Mapping[str, object]:
    layer = each.layer
    return {
        **_PLAIN_LAYER,
        "name": each.name,
        "uiName": layer.title,
        "type": "span" if layer.kind == "span" else _PLAIN_LAYER["type"],
        "description": layer.guideline.text or None,
        "enabled": not layer.retired,
        "allow_stacking": layer.overlap,
        "overlap_mode": "ANY_OVERLAP" if layer.overlap else "NO_OVERLAP",
        "features": [
            _plain_feature(name, title, layer.title if name == VALUE else f"{layer.title} · {title}", labels)
            for name, title, labels in _features_of(each)
        ],
    }


def _plain_feature(name: str, title: str, called: str = "", labels: Sequence[Label] = ()) -> Mapping[str, object]:
    """Return a feature; its labels, where it has some, are a tag set of that name."""
    tags = [{"tag_name": label.name, "tag_description": label.title} for label in labels]
    return {
        "name": name,
        "uiName": title,
        "type": _STRING,
        "enabled": True,
        "visible": True,
        "required": False,
        "remember": False,
        "hideUnconstraintFeature": False,
        "description": None,
        "multi_value_mode": "NONE",
        "link_mode": "NONE",
        "curatable": True,
        "tag_set": {"name": called, "language": None, "tags": tags, "create_tag": False} if tags else None,
    }
