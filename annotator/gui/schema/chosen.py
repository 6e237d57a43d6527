"""What of a schema is in front of the person."""

from __future__ import annotations

from dataclasses import dataclass, replace

from annotator.domain.schema import Schema
from annotator.domain.schema_change import LabelPlace
from annotator.domain.schema_step import labels_at


@dataclass(frozen=True, slots=True)
class Chosen:
    """What is in front of the person: a layer, one of its attributes, or a label of either."""

    place: LabelPlace
    label: str | None = None

    @property
    def name(self) -> str:
        """The name of what is chosen, among those beside it."""
        return self.label or self.place.attribute or self.place.layer

    @property
    def around(self) -> tuple[object, ...]:
        """What is the same for all that stand beside each other, and can be put in another order."""
        if self.label is not None:
            return ("label", *self.place)
        return ("layer",) if self.place.attribute is None else ("attribute", self.place.layer)


def nearest(schema: Schema, chosen: Chosen) -> Chosen:
    """Return what was chosen, or what is nearest to it in a schema that has it no more."""
    place = chosen.place
    layer = next((each for each in schema.layers if each.name == place.layer), None)
    if layer is None:
        return Chosen(LabelPlace(schema.layers[0].name))
    if place.attribute is not None and place.attribute not in {each.name for each in layer.attributes}:
        return Chosen(LabelPlace(layer.name))
    names = {label.name for label in labels_at(schema, place)}
    return chosen if chosen.label in names else Chosen(place)


def followed(chosen: Chosen, was: Chosen, now: Chosen) -> Chosen:
    """Return how something is called once what was called ``was`` is called ``now``: its labels go with its name."""
    if chosen == was:
        return now
    place = chosen.place
    if was.label is None and was.place.attribute is None and place.layer == was.place.layer:
        return replace(chosen, place=place._replace(layer=now.place.layer))
    if was.label is None and place == was.place:
        return replace(chosen, place=now.place)
    return chosen
