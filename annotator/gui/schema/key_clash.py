"""Whether a key can be a label's: commands and other labels have theirs."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from annotator.domain.schema import Label, Layer, Schema
from annotator.domain.schema_change import LabelPlace
from annotator.domain.schema_step import labels_at
from annotator.gui.keys import KEYS, sequences, title

translate = QCoreApplication.translate


def clash(schema: Schema, place: LabelPlace, old: Label | None, new: Label) -> str:
    """Return a sentence about who has the key that ``new`` asks for, or "" where it is free."""
    key = new.key.upper()
    if not key or (old is not None and old.key.upper() == key):
        return ""
    for command in KEYS:
        if key in (each.toString() for each in sequences(command.action)):
            said = translate("KeyClash", "The key {key} does this in the thread: {what}. Choose another.")
            return said.format(key=key, what=title(command.action))
    for label in _rivals(schema, place):
        if label.key.upper() == key and (old is None or label is not old):
            return translate("KeyClash", "The key {key} gives {label}; choose another.").format(
                key=key, label=label.title
            )
    return ""


def clash_of_spans(schema: Schema, layer: Layer) -> str:
    """Return a sentence about a key that two labels would have were the layer one of spans, or "" where none is."""
    others = [each for each in schema.of_kind("span") if each.name != layer.name]
    taken = {label.key.upper(): label for each in others for label in each.labels if label.key}
    for label in layer.labels:
        if (rival := taken.get(label.key.upper())) is not None:
            said = translate("KeyClash", "The key {key} of {label} gives {other} already; give it another key first.")
            return said.format(key=label.key.upper(), label=label.title, other=rival.title)
    return ""


def _rivals(schema: Schema, place: LabelPlace) -> tuple[Label, ...]:
    """Return the labels whose keys act at the same time: those of all layers of spans together."""
    layer = schema.layer(place.layer)
    if place.attribute is not None or layer.kind != "span":
        return labels_at(schema, place)
    return tuple(label for each in schema.of_kind("span") for label in each.labels)
