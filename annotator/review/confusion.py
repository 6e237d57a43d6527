"""Which label one annotator gives where another gives which, with the places behind each number."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

from annotator.domain.annotation import Annotation, SpanAnnotation, StanceAnnotation, said
from annotator.domain.annotation_set import AnnotationSet
from annotator.domain.judged import Judged
from annotator.domain.schema import Layer
from annotator.review.aligning import overlapping_pairs
from annotator.review.gathering import attributes_of, question_of
from annotator.review.ratings import Question


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

    ``labels`` are those of the question, then any that the schema no longer knows; None stands last, for nothing here,
    where that can be compared.
    ``cells`` hold the places by label of row and column, those without any left out. Spans are paired one with one: the
    same ends first, then as many overlapping ones as can be. Choices and stances are compared where both answered; of
    choices with many labels, each label for itself. Attributes are compared on spans with the same ends.
    """

    asked: str
    labels: tuple[str | None, ...]
    cells: dict[tuple[str | None, str | None], tuple[Place, ...]]

    def count(self, row: str | None, column: str | None) -> int:
        """Return how many places a cell holds."""
        return len(self.cells.get((row, column), ()))

    @property
    def counts(self) -> tuple[tuple[int, ...], ...]:
        """The numbers, row by row in the order of ``labels``."""
        return tuple(tuple(self.count(row, column) for column in self.labels) for row in self.labels)

    def of_pair(self, row: str, column: str) -> Confusion:
        """Return what two annotators said, one in rows and one in columns."""

        def kept(place: Place) -> bool:
            return (place.row_annotator, place.column_annotator) == (row, column)

        cells = {cell: tuple(filter(kept, places)) for cell, places in self.cells.items()}
        return replace(self, cells={cell: places for cell, places in cells.items() if places})


def confusion(
    judged: Iterable[Judged], asked: Layer | Question, *, annotators: Sequence[str] | None = None
) -> Confusion:
    """Compare two annotators, the first in rows; of more, all pairs of them added up, in the order given or by name."""
    confusing = Confusing(question_of(asked), annotators=annotators)
    for document in judged:
        confusing.add(document)
    return confusing.confusion()


class Confusing:
    """Takes documents in one by one; whatever is not of the question is left out."""

    def __init__(self, question: Question, *, annotators: Sequence[str] | None = None) -> None:
        self._question, self._annotators = question, annotators
        self._cells: defaultdict[_Cell, list[Place]] = defaultdict(list)

    def add(self, judged: Judged) -> None:
        """Take a document in."""
        if judged.kind not in self._question.layer.documents:
            return
        own = {each.annotator: each for each in judged.sets}
        names = [name for name in self._annotators or sorted(own) if name in own]
        for row, column in combinations(names, 2):
            for cell, one, two in _compared(own[row], own[column], self._question):
                self._cells[cell].append(Place(judged.document, row, one, column, two))

    def confusion(self) -> Confusion:
        """Return all that was taken in."""
        known = tuple(label.name for label in self._question.labels)
        others = {label for cell in self._cells for label in cell if label is not None} - set(known)
        question = self._question
        may_be_nothing = question.unit == "token" or (question.attribute is None and question.layer.many)
        labels = (*known, *sorted(others), *((None,) if may_be_nothing else ()))
        return Confusion(self._question.name, labels, {cell: tuple(found) for cell, found in self._cells.items()})


_Cell = tuple[str | None, str | None]


def _compared(
    one: AnnotationSet, two: AnnotationSet, question: Question
) -> Iterator[tuple[_Cell, Annotation | None, Annotation | None]]:
    """Yield what two annotators said of the same, with the labels that they gave."""
    if question.attribute is None:
        for first, second in _pairs(one, two, question.layer):
            cell = (None if first is None else first.label, None if second is None else second.label)
            yield cell, first, second
        return
    given, theirs = attributes_of(one, question), attributes_of(two, question)
    for ends in sorted(given.keys() & theirs.keys()):
        (label, span), (other, same) = given[ends], theirs[ends]
        yield (label, other), span, same


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
