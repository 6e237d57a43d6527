"""Where an undo leads a reviewer: the place of which something was taken back or done again."""

from __future__ import annotations

from collections.abc import Sequence

from annotator.domain.edit import Act, Add, Remove, Replace, SetVerdict
from annotator.domain.history import Undone
from annotator.gui.review.places import Place


def place_of(undone: Undone, places: Sequence[Place]) -> Place | None:
    """Return the first place that an act is about; None where it is about none, or nothing was done."""
    if undone.skipped is not None or not isinstance(undone.act, Act):
        return None
    for each in undone.act.edits:
        wanted: set[str] = set()
        layer = ""
        match each.edit:
            case SetVerdict(before, after):
                verdict = after or before
                if verdict is not None:
                    wanted, layer = {verdict.about, *(one.id for one in verdict.gold)}, verdict.layer
            case Add(annotation) | Remove(annotation) | Replace(after=annotation):
                wanted, layer = {annotation.id}, annotation.layer
            case _:
                continue
        for place in places:
            if place.document.id != each.document or place.layer != layer:
                continue
            is_empty = place.point is not None and place.point.is_empty
            if wanted & {one.id for one in place.annotations} or (is_empty and layer in wanted):
                return place
    return None
