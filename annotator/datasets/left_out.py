"""What an export leaves out since nobody asked for it, apart from what its format cannot hold."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from annotator.domain.sentence import Sentence
from annotator.formats.loss import NAMES, Part, Place


class Because(StrEnum):
    """Which filter left something out; what several would is counted for the first of them."""

    STATE = "state"
    LAYER = "layer"
    LABEL = "label"
    NEGATIVE = "negative"
    NO_AGREEMENT = "no_agreement"
    AGREEMENT = "agreement"
    NO_LABELS = "no_labels"

    __hash__ = str.__hash__


REASONS = {
    Because.STATE: Sentence("The state was not asked for."),
    Because.LAYER: Sentence("The layer was not asked for."),
    Because.LABEL: Sentence("The label was not asked for."),
    Because.NEGATIVE: Sentence("Negatives were not asked for."),
    Because.NO_AGREEMENT: Sentence("Fewer than two annotators submitted the document."),
    Because.AGREEMENT: Sentence("Agreement is too low."),
    Because.NO_LABELS: Sentence("Documents without labels were not asked for."),
}


@dataclass(frozen=True, slots=True)
class LeftOut:
    """So many of one part, layer and label that one filter left out; layer and label are "" for documents."""

    part: Part
    layer: str
    label: str
    because: Because
    count: int = 1

    @property
    def place(self) -> Place:
        """What it counts by."""
        return (self.part, self.layer, self.label)


def in_words(left_out: Iterable[LeftOut]) -> list[Sentence]:
    """Return a sentence for each layer and reason, and for documents by their reason.

    Attributes are not told: they go with their spans.
    """
    alike: dict[tuple[Part, str, Because], list[LeftOut]] = {}
    for each in left_out:
        if each.part is not Part.ATTRIBUTE:
            alike.setdefault((each.part, each.layer, each.because), []).append(each)
    return [_together(group) for group in alike.values()]


def _together(group: Sequence[LeftOut]) -> Sentence:
    first, count = group[0], sum(each.count for each in group)
    if not first.layer:
        return Sentence("{count:,} × {what}: {why}", count=count, what=NAMES[first.part], why=REASONS[first.because])
    return Sentence(
        "{count:,} × {what} “{layer}” ({labels}): {why}",
        count=count,
        what=NAMES[first.part],
        layer=first.layer,
        labels=", ".join(f"{each.label} {each.count:,}" for each in group),
        why=REASONS[first.because],
    )


def plain_left_out(left_out: Iterable[LeftOut]) -> list[dict[str, object]]:
    """Return what was left out as nested values, for programs."""
    return [
        {
            "part": each.part.value,
            "layer": each.layer or None,
            "label": each.label or None,
            "count": each.count,
            "because": each.because.value,
        }
        for each in left_out
    ]
