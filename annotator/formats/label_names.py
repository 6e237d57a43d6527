"""What labels are called in formats that know labels and no layers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping

from annotator.domain.schema import LayerKind, Schema


class LabelNames:
    """The names of a schema's labels outside: the label's own, with its layer before it where two layers share it.

    ``spell`` makes of a name one that the format can write. The same schema gives the same names, so that what was
    written can be read back.
    """

    def __init__(self, schema: Schema, kind: LayerKind, spell: Callable[[str], str] = str) -> None:
        labels = [(layer.name, label.name) for layer in schema.of_kind(kind) for label in layer.labels]
        times = Counter(spell(label) for _layer, label in labels)
        self._outside: dict[tuple[str, str], str] = {}
        self._inside: dict[str, tuple[str, str]] = {}
        for layer, label in labels:
            name = plain = spell(label) if times[spell(label)] == 1 else spell(f"{layer}.{label}")
            number = 1
            while name in self._inside or (name != spell(label) and times[name]):
                number += 1
                name = f"{plain}_{number}"
            self._outside[layer, label] = name
            self._inside[name] = (layer, label)
        self._loosely = self._loose(schema, kind)

    def outside(self, layer: str, label: str) -> str:
        """Return what a label is called there."""
        return self._outside[layer, label]

    def inside(self, name: str) -> tuple[str, str] | None:
        """Return layer and label of a name there, or None; names of pipelines and other capitals count, too."""
        return self._inside.get(name) or self._loosely.get(name.casefold())

    def names(self) -> Mapping[str, tuple[str, str]]:
        """Return all names with their layers and labels, in the order of the schema."""
        return self._inside

    def _loose(self, schema: Schema, kind: LayerKind) -> dict[str, tuple[str, str]]:
        loosely: dict[str, tuple[str, str]] = {}
        for layer in schema.of_kind(kind):
            for label in layer.labels:
                for name in (label.name, f"{layer.name}.{label.name}", label.title, *label.spacy):
                    loosely.setdefault(name.casefold(), (layer.name, label.name))
        return loosely
