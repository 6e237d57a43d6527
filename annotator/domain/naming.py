"""What a pipeline's names mean in a schema."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache

from annotator.domain.schema import Attribute, Label, Layer, Schema

# Names of well-known corpora, and by which of their other names the same may go in a schema, the best first.
_KNOWN: Mapping[str, tuple[str, ...]] = {
    "PER": ("PERSON",),
    "PERSON": ("PER",),
    "ORG": ("ORGANIZATION", "ORGANISATION", "CORPORATION"),
    "ORGANIZATION": ("ORG",),
    "CORPORATION": ("ORG",),
    "GPE": ("LOC", "LOCATION", "PLACE"),
    "LOC": ("LOCATION", "PLACE", "GPE"),
    "LOCATION": ("LOC", "PLACE", "GPE"),
    "FAC": ("FACILITY", "LOC", "LOCATION", "PLACE"),
    "FACILITY": ("FAC", "LOC"),
    "NORP": ("GROUP", "MISC"),
    "EVENT": ("EVE", "MISC"),
    "EVE": ("EVENT", "MISC"),
    "PRODUCT": ("PRO", "MISC"),
    "WORK_OF_ART": ("WORK", "ART", "MISC"),
    "LAW": ("MISC",),
    "LANGUAGE": ("MISC",),
    "TIME": ("DATE",),
    "POS": ("POSITIVE",),
    "NEG": ("NEGATIVE",),
    "NEU": ("NEUTRAL",),
    "POSITIVE": ("POS",),
    "NEGATIVE": ("NEG",),
    "NEUTRAL": ("NEU",),
}


class Naming:
    """Translates a pipeline's labels into those of a schema: its own names, then the aliases, then the well-known.

    A name that means nothing here is left out. Letters' case decides only where two labels differ by nothing else.
    """

    def __init__(self, schema: Schema) -> None:
        self._spans = tuple((layer, _names(layer)) for layer in schema.of_kind("span"))
        self._choices = tuple((layer, _names(layer)) for layer in schema.of_kind("choice"))

    def span(self, name: str, layer: str | None = None) -> tuple[str, str] | None:
        """Return the layer and label that a span's name means, in that layer or the first that knows it."""
        return _first(self._spans, name, layer)

    def choice(self, name: str, layer: str | None = None) -> tuple[str, str] | None:
        """Return the layer and label that a text's name means; “layer=label” and “layer.label” say which layer."""
        for sign in ("=", "."):
            before, found, after = name.partition(sign)
            if found and layer is None:
                meant = _first(self._choices, after, before)
                if meant is not None:
                    return meant
        return _first(self._choices, name, layer)


def label_for(name: str, among: Layer | Attribute) -> str | None:
    """Return the label of a layer or attribute that a pipeline's name means, or None."""
    return _meant(_names(among), name)


def _first(layers: Iterable[tuple[Layer, Mapping[str, str]]], name: str, wanted: str | None) -> tuple[str, str] | None:
    for layer, names in layers:
        if wanted is None or layer.name == wanted:
            label = _meant(names, name)
            if label is not None:
                return layer.name, label
    return None


def _meant(names: Mapping[str, str], name: str) -> str | None:
    for each in (name, name.upper(), *_KNOWN.get(name.upper(), ())):
        if each in names:
            return names[each]
    return None


@cache
def _names(among: Layer | Attribute) -> Mapping[str, str]:
    """Return what each name means, also in capitals; a label's own name goes before another's alias."""
    names: dict[str, str] = {}
    for spelled in (_own, _aliases):
        for label in among.offered:
            for name in spelled(label):
                names.setdefault(name, label.name)
    for name, label_name in list(names.items()):
        names.setdefault(name.upper(), label_name)
    return names


def _own(label: Label) -> tuple[str, ...]:
    return (label.name,)


def _aliases(label: Label) -> tuple[str, ...]:
    return label.spacy
