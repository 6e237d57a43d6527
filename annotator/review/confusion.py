"""Which label one annotator gives where another gives which, with the places behind each number."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations

from annotator.domain.annotation import Annotation, SpanAnnotation, StanceAnnotation, said
from annotator.domain.annotation_set import AnnotationSet
from annotator.domain.schema import Layer
from annotator.review.aligning import overlapping_pairs
from annotator.review.ratings import Judged


@dataclass(frozen=True, slots=True)
class Place:
    """Where two annotators stand beside each other: what each of them said, None for nothing."""

    document: str
    row_annotator: str
    row: Annotation | None
    column_annotator: str
    column: Annotation | None


@dataclass(frozen=True, slots=True)
class Confusion:
    """Labels by labels: what row annotators said, and what column annotators said of the same.

    ``labels`` are those of the layer, then any that the schema no longer knows; None stands last, for nothing here.
    ``cells`` hold the places by label of row and column, those without any left out. Spans are paired one with one: the
    same ends first, then as many overlapping ones as can be. Choices and stances are compared where both answered; of
    choices with many labels, each label for itself.
    """

    layer: str
    labels: tuple[str | None, ...]
    cells: dict[tuple[str | None, str | None], tuple[Place, ...]]

    def count(self, row: str | None, column: str | None) -> int:
        """Return how many places a cell holds."""
        return len(self.cells.get((row, column), ()))

    @property
    def counts(self) -> tuple[tuple[int, ...], ...]:
        """The numbers, row by row in the order of ``labels``."""
        return tuple(tuple(self.count(row, column) for column in self.labels) for row in self.labels)


def confusion(judged: Iterable[Judged], layer: Layer, *, annotators: Sequence[str] | None = None) -> Confusion:
    """Compare two annotators, the first in rows; of more, all pairs of them added up, in the order given or by name."""
    cells: defaultdict[tuple[str | None, str | None], list[Place]] = defaultdict(list)
    for document in judged:
        if document.kind not in layer.documents:
            continue
        own = {each.annotator: each for each in document.sets}
        names = [name for name in annotators or sorted(own) if name in own]
        for row, column in combinations(names, 2):
            for one, two in _pairs(own[row], own[column], layer):
                key = (None if one is None else one.label, None if two is None else two.label)
                cells[key].append(Place(document.document, row, one, column, two))
    known = tuple(label.name for label in layer.labels)
    others = {label for key in cells for label in key if label is not None} - set(known)
    return Confusion(layer.name, (*known, *sorted(others), None), {key: tuple(found) for key, found in cells.items()})


_Pair = tuple[Annotation | None, Annotation | None]


def _pairs(one: AnnotationSet, two: AnnotationSet, layer: Layer) -> list[_Pair]:
    if layer.kind == "span":
        return _span_pairs(*([span for span in own.spans if span.layer == layer.name] for own in (one, two)))
    first, second = ({_question(each): each for each in own if each.layer == layer.name} for own in (one, two))
    asked = sorted({*first, *second} if layer.many else {*first} & {*second})
    return [(first.get(question), second.get(question)) for question in asked]


def _question(annotation: Annotation) -> tuple[str, ...]:
    """Return what was answered; of a choice its id, which is the layer's name, or with the label where many hold."""
    return annotation.target.key if isinstance(annotation, StanceAnnotation) else (annotation.id,)


def _span_pairs(first: list[SpanAnnotation], second: list[SpanAnnotation]) -> list[_Pair]:
    pairs: list[_Pair] = []
    # What both say, then what both call something at the same ends.
    for key in (said, _ends):
        waiting: defaultdict[tuple[object, ...], list[SpanAnnotation]] = defaultdict(list)
        for span in reversed(second):
            waiting[key(span)].append(span)
        same = [(span, waiting[key(span)].pop()) for span in first if waiting[key(span)]]
        pairs += same
        gone = {id(span) for pair in same for span in pair}
        first, second = ([span for span in side if id(span) not in gone] for side in (first, second))
    overlapping = overlapping_pairs([_ends(span) for span in first], [_ends(span) for span in second])
    pairs += [(first[one], second[two]) for one, two in overlapping]
    alone = [{*range(len(first))}, {*range(len(second))}]
    for one, two in overlapping:
        alone[0].discard(one)
        alone[1].discard(two)
    pairs += [(first[one], None) for one in sorted(alone[0])]
    pairs += [(None, second[two]) for two in sorted(alone[1])]
    return sorted(pairs, key=_reading_order)


def _ends(span: Annotation) -> tuple[int, int]:
    assert isinstance(span, SpanAnnotation)  # noqa: S101 - tells the type checker what the caller made sure of
    return span.start, span.end


def _reading_order(pair: _Pair) -> tuple[int, int]:
    return min(_ends(span) for span in pair if span is not None)
