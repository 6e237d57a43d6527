"""What Hugging Face's ``datasets`` calls the columns of our tables: types, and the names of labels in order.

The form is that of ``datasets.Features.to_dict``. A table of Parquet carries it; for JSON lines it stands beside them,
since what is guessed from their first rows fits no later one where those say nothing.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from annotator.domain.schema import Layer, Schema
from annotator.formats.document_fields import KEYS
from annotator.formats.hf_text import answer_columns
from annotator.formats.hf_tokens import tags_in_order

Feature = dict[str, Any] | list[Any]
Features = dict[str, Feature]

TEXT: Feature = {"dtype": "string", "_type": "Value"}
_OFFSET: Feature = {"dtype": "int32", "_type": "Value"}
_SURE: Feature = {"dtype": "float64", "_type": "Value"}
_ANY: Feature = {"decode": True, "_type": "Json"}  # what has other keys in every row
_SPAN = ("layer", "id", "start", "end", "label", "quote", "attributes", "origin")
_STANCE = ("layer", "id", "target_kind", "target_id", "target_text", "label", "origin")


def features_of(name: str, schema: Schema, *, suggested: bool = False) -> Features | None:
    """Return the columns of a format that ``datasets`` reads, by the format's name; None for the others.

    ``suggested`` is whether the lines hold suggestions.
    """
    match name:
        case "jsonl":
            return _lines(schema, suggested=suggested)
        case "hf-tokens":
            return {**_texts(*KEYS, "text"), **_tokens(), **_tags(schema), **_texts("annotator", "state", "flag")}
        case "hf-text":
            return {**_texts(*KEYS, "text"), **_answers(schema), **_texts("annotator", "state", "flag")}
        case "parquet":
            return table_features(schema)
        case _:
            return None


def table_features(schema: Schema) -> Features:
    """Return the columns of a Parquet table, in order."""
    spans = {name: _OFFSET if name in ("start", "end") else TEXT for name in _SPAN}
    return {
        **_texts(*KEYS, "text", "offset_unit"),
        **_tokens(),
        **_tags(schema),
        **_answers(schema),
        "spans": [spans | {"attributes": [_texts("name", "label")]}],
        "choices": [_texts("layer", "label", "origin")],
        "stances": [_texts(*_STANCE)],
        **_texts("rejected", "annotator", "state", "flag"),
    }


def class_names(feature: object) -> list[str] | None:
    """Return the names of a class label, or of those in a list, in order; None where the feature is something else."""
    for _ in range(4):  # a list of lists of lists has no labels that anybody could use
        if isinstance(feature, list) and len(feature) == 1:
            feature = feature[0]
        elif isinstance(feature, dict) and feature.get("_type") in ("Sequence", "List", "LargeList"):
            feature = feature.get("feature")
    if not isinstance(feature, dict) or feature.get("_type") != "ClassLabel":
        return None
    names = feature.get("names")
    return names if isinstance(names, list) and all(isinstance(name, str) for name in names) else None


def yaml_features(features: Mapping[str, Feature]) -> list[dict[str, Any]]:
    """Return columns as the head of a dataset card has them."""
    return [{"name": name, **_in_yaml(feature)} for name, feature in features.items()]


def _in_yaml(feature: Feature) -> dict[str, Any]:
    if isinstance(feature, list):
        return {"list": yaml_features(feature[0])}
    match feature.get("_type"):
        case "Value":
            return {"dtype": feature["dtype"]}
        case "ClassLabel":
            return {"dtype": {"class_label": {"names": {str(at): name for at, name in enumerate(feature["names"])}}}}
        case "Sequence":
            (kind,) = _in_yaml(feature["feature"]).values()
            return {"sequence": kind}
        case "Json":
            return {"dtype": "json"}
        case _:
            return {"struct": yaml_features(feature)}


# --- columns ---


def _texts(*names: str) -> Features:
    return dict.fromkeys(names, TEXT)


def _tokens() -> Features:
    return {"tokens": _many(TEXT), "starts": _many(_OFFSET), "ends": _many(_OFFSET)}


def _tags(schema: Schema) -> Features:
    return {column: _many(_class(names)) for column, names in tags_in_order(schema).items()}


def _answers(schema: Schema) -> Features:
    return {column: _answer(layer) for column, layer in answer_columns(schema).items()}


def _answer(layer: Layer) -> Feature:
    one = _class([label.name for label in layer.labels])
    return _many(one) if layer.many else one


def _class(names: Sequence[str]) -> Feature:
    return {"names": [*names], "_type": "ClassLabel"}


def _many(feature: Feature) -> Feature:
    return {"feature": feature, "length": -1, "_type": "Sequence"}


# --- our own lines ---


def _lines(schema: Schema, *, suggested: bool) -> Features:
    choices = [layer.name for layer in schema.of_kind("choice")]
    return {
        **_texts("id", "kind", "thread", "parent", "author", "created", "source", "title"),
        **_texts("text", "text_sha256", "offset_unit"),
        "labels": {layer.name: _said(layer, _texts("agent") if suggested else {}) for layer in schema.layers} or _ANY,
        "annotator": TEXT,
        "confidence": dict.fromkeys(choices, _SURE) or _ANY,
        "origins": _texts(*choices) or _ANY,
        "rejected": _ANY,
        **_texts("flag", "state", "split"),
        "meta": _ANY,
    }


def _said(layer: Layer, agent: Features) -> Feature:
    """Return what the labels of a layer are; ``agent`` is there where somebody proposed them."""
    sure = {"confidence": _SURE} if agent else {}
    if layer.kind == "span":
        attributes = _texts(*(attribute.name for attribute in layer.attributes)) or _ANY
        place = {"start": _OFFSET, "end": _OFFSET}
        return [
            {"id": TEXT, **place, **_texts("label", "quote"), "attributes": attributes, "origin": TEXT, **agent, **sure}
        ]
    if layer.kind == "stance":
        target = _texts("kind", "id", "text")
        return [{"id": TEXT, "target": target, "label": TEXT, "origin": TEXT, **agent, **sure}]
    return _many(TEXT) if layer.many else TEXT
