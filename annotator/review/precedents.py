"""What earlier verdicts chose where labels were like those that differ now: a hint, and never a decision."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from annotator.domain.annotation import Annotation, SpanAnnotation


@dataclass(frozen=True, slots=True)
class Precedents:
    """How often verdicts made spans of a layer ``shorter`` or ``longer``, and one label of it another.

    ``relabelled`` counts by layer, the label that was given, and the one that stands in its stead.
    """

    shorter: Counter[str] = field(default_factory=Counter)
    longer: Counter[str] = field(default_factory=Counter)
    relabelled: Counter[tuple[str, str, str]] = field(default_factory=Counter)


def precedents(changes: Iterable[tuple[Annotation, Annotation]]) -> Precedents:
    """Count what verdicts changed, from what was judged to what stands in its stead."""
    found = Precedents()
    for judged, gold in changes:
        if judged.layer != gold.layer:
            continue
        if judged.label != gold.label:
            found.relabelled[judged.layer, judged.label, gold.label] += 1
        if isinstance(judged, SpanAnnotation) and isinstance(gold, SpanAnnotation):
            before, after = judged.end - judged.start, gold.end - gold.start
            if after < before:
                found.shorter[judged.layer] += 1
            elif after > before:
                found.longer[judged.layer] += 1
    return found
