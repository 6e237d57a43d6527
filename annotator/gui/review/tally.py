"""What is to be told of a thread under review beside its text: agreement, corrections, how far its gold set is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from annotator.domain.annotation_set import AnnotationSet
from annotator.domain.document import Document
from annotator.domain.judged import Judged
from annotator.domain.schema import Schema
from annotator.domain.tokens import TokenTable
from annotator.gui.review.places import Place
from annotator.project.review_session import ReviewSession

Figure = Literal["f1", "alpha", "kappa"]


@dataclass(frozen=True, slots=True)
class Measured:
    """One measure of one layer; ``value`` is None where it has no meaning."""

    layer: str
    figure: Figure
    value: float | None


@dataclass(frozen=True, slots=True)
class Tally:
    """``settled`` of ``points`` are decided; ``corrections`` are counted by annotator.

    ``agreed`` is how many labels all gave, ``empty`` how many questions all left open. ``layers`` are the labels that
    stand in the gold sets, by the title of their layer; ``without`` counts what was decided and left no
    label there. ``waiting`` of the agreed labels are not approved yet.
    """

    corrections: Mapping[str, int]
    agreed: int
    empty: int
    settled: int
    points: int
    layers: Mapping[str, int]
    without: int
    waiting: int


def tally(session: ReviewSession, places: Sequence[Place]) -> Tally:
    """Count what is decided in a thread."""
    corrections: Counter[str] = Counter()
    layers: Counter[str] = Counter()
    titles = {layer.name: layer.title for layer in session.schema.layers}
    for own in session.gold.sets.values():
        corrections.update(each.annotator for each in own.verdicts if each.is_correction)
        layers.update(titles[each.layer] for each in own)
    points = [each for each in places if each.point is not None]
    return Tally(
        corrections={name: corrections[name] for name in session.annotators if corrections[name]},
        agreed=sum(not each.is_difference and bool(each.annotations) for each in points),
        empty=sum(not each.annotations for each in points),
        settled=sum(not each.is_open for each in points),
        points=len(points),
        layers=layers,
        without=sum(each.point is not None and each.point.is_settled and not each.point.gold for each in points),
        waiting=sum(each.is_open and not each.is_difference and bool(each.annotations) for each in points),
    )


def measured(
    documents: Sequence[tuple[Document, tuple[AnnotationSet, ...]]], tokens: Mapping[str, TokenTable], schema: Schema
) -> tuple[Measured, ...]:
    """Measure how far those agree who gave labels to the documents of a thread, by layer."""
    # numpy is loaded when somebody reviews, not with the window.
    from annotator.review.agreement import agreement  # noqa: PLC0415

    judged = [
        Judged(
            document=document.id, kind=document.kind, length=len(document.text), tokens=tokens[document.id], sets=sets
        )
        for document, sets in documents
        if document.id in tokens and len(sets) > 1
    ]
    found: list[Measured] = []
    for layer in schema.layers:
        if not judged or all(each.kind not in layer.documents for each in judged):
            continue
        result = agreement(judged, layer, draws=2)
        kappa = result.cohen_kappa or result.fleiss_kappa
        figures: list[tuple[Figure, float | None]] = (
            [
                ("f1", None if result.f1_exact is None else result.f1_exact.value),
                ("alpha", None if result.unitizing_alpha is None else result.unitizing_alpha.value),
            ]
            if layer.kind == "span"
            else [("kappa", None if kappa is None else kappa.value)]
        )
        found += [Measured(layer.title, name, value) for name, value in figures]
    return tuple(found)
