"""Which labels stand at a place, each with whoever holds it: those that have a history of their own."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from annotator.domain.annotation import GOLD, Annotation
from annotator.domain.schema import Schema
from annotator.gui.annotate import words
from annotator.gui.review.places import Place
from annotator.gui.review.sides import Sides

translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True)
class Held:
    """A label in somebody's set, or in the gold set; ``told`` says both."""

    annotator: str
    annotation: Annotation
    told: str


def held(place: Place, schema: Schema, sides: Sides) -> list[Held]:
    """Return the labels at a place: first what stands in the gold set, then what those under review hold."""

    def said(who: str, annotation: Annotation) -> str:
        what = words.annotation(annotation, schema, place.document)
        return translate("Review", "{who}: {what}").format(who=who, what=what)

    point = place.point
    gold = place.annotations if point is None else point.gold
    found = [Held(GOLD, each, said(translate("Review", "Gold"), each)) for each in gold]
    for side in () if point is None else point.sides:
        found += [Held(side.annotator, each, said(sides.introduced(side.annotator), each)) for each in side.annotations]
    return found
