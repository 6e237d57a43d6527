"""The labels of spans, each with the key that gives it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from annotator.domain.schema import Label, Layer
from annotator.gui.keys import label_keys


@dataclass(frozen=True, slots=True)
class KeyedLabel:
    """A label of a layer of spans and its key, upper case, "" where none is left."""

    key: str
    layer: Layer
    label: Label


def keyed_labels(layers: Sequence[Layer]) -> tuple[KeyedLabel, ...]:
    """Return the labels that can be given, over all layers of spans together: no key means two of them."""
    pairs = [(layer, label) for layer in layers if not layer.retired for label in layer.labels]
    keys = label_keys([label for _, label in pairs])
    return tuple(KeyedLabel(key, *pair) for key, pair in zip(keys, pairs, strict=True) if not pair[1].retired)
