"""What Hugging Face's ``datasets`` calls the columns of our tables: types, and the names of labels in order.

The form is that of ``datasets.Features.to_dict``, as old and new versions of it read it.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from annotator.domain.schema import Layer, Schema
from annotator.formats.document_fields import KEYS
from annotator.formats.hf_text import answer_columns
from annotator.formats.hf_tokens import tags_in_order

Feature = dict[str, Any] | list[Any]

TEXT: Feature = {"dtype": "string", "_type": "Value"}
_NUMBER: Feature = {"dtype": "int32", "_type": "Value"}
_SPAN = ("layer", "id", "start", "end", "label", "quote", "attributes", "origin")
_STANCE = ("layer", "id", "target_kind", "target_id", "target_text", "label", "origin")


def table_features(schema: Schema) -> dict[str, Feature]:
    """Return the columns of a Parquet table, in order."""
    attributes = [_texts("name", "label")]
    spans = {name: _NUMBER if name in ("start", "end") else TEXT for name in _SPAN} | {"attributes": attributes}
    return {
        **_texts(*KEYS, "text", "offset_unit"),
        "tokens": _many(TEXT),
        "starts": _many(_NUMBER),
        "ends": _many(_NUMBER),
        **{column: _many(_class(names)) for column, names in tags_in_order(schema).items()},
        **{column: _answer(layer) for column, layer in answer_columns(schema).items()},
        "spans": [spans],
        "choices": [_texts("layer", "label", "origin")],
        "stances": [_texts(*_STANCE)],
        "rejected": TEXT,
        **_texts("annotator", "state", "flag"),
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


def _texts(*names: str) -> dict[str, Feature]:
    return dict.fromkeys(names, TEXT)


def _class(names: Sequence[str]) -> Feature:
    return {"names": [*names], "_type": "ClassLabel"}


def _answer(layer: Layer) -> Feature:
    one = _class([label.name for label in layer.labels])
    return _many(one) if layer.many else one


def _many(feature: Feature) -> Feature:
    return {"feature": feature, "length": -1, "_type": "Sequence"}
