"""What a reviewer decides in a document, point by point: what is settled, what is open, what was contested."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from annotator.domain.annotation import Annotation, SpanAnnotation
from annotator.domain.annotation_set import AnnotationSet
from annotator.domain.document import Kind
from annotator.domain.schema import Schema
from annotator.domain.verdict import Response, Verdict
from annotator.review.difference import ConflictKind, Difference, Option, Side, diff, meaning, options_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """One thing to decide: a label that all under review gave alike, a difference, or a layer without any label.

    ``sides`` stand in the order of those under review. ``kinds`` say how they differ and are empty where they agree.
    ``verdicts`` are those given on the labels of the sides and on what sides lack; ``gold`` is what stands in the gold
    set because of it. ``contested`` are the answers by annotators who do not accept a verdict here as it stands.
    """

    document: str
    layer: str
    sides: tuple[Side, ...]
    kinds: tuple[ConflictKind, ...]
    verdicts: tuple[Verdict, ...]
    gold: tuple[Annotation, ...]
    is_settled: bool
    contested: tuple[Response, ...] = ()

    @property
    def key(self) -> tuple[str, str, tuple[str, ...]]:
        """What tells it from other points, as long as nobody under review changes a label."""
        return (self.document, self.layer, tuple(each.id for each in self.annotations))

    @property
    def annotations(self) -> tuple[Annotation, ...]:
        """All annotations in it, side by side."""
        return tuple(annotation for side in self.sides for annotation in side.annotations)

    @property
    def is_agreed(self) -> bool:
        """Whether all under review say the same; of one alone that is always so."""
        return not self.kinds

    @property
    def is_empty(self) -> bool:
        """Whether nobody under review put a label here, and the point is a layer of the document."""
        return not self.annotations

    @property
    def is_open(self) -> bool:
        """Whether it waits for a reviewer: nobody decided on it as it stands, or an annotator does not accept that."""
        return not self.is_settled or bool(self.contested)

    @property
    def corrections(self) -> tuple[Verdict, ...]:
        """The verdicts that tell an annotator that something was wrong."""
        return tuple(each for each in self.verdicts if each.is_correction)

    @property
    def options(self) -> tuple[Option, ...]:
        """The different things that sides say, each with all who say it, in the order of the annotators."""
        return options_of(self.sides)

    @property
    def majority(self) -> Option | None:
        """What more than half of those under review say, be it nothing; None where no option has so many."""
        return next((each for each in self.options if 2 * len(each.annotators) > len(self.sides)), None)

    @property
    def extent(self) -> tuple[int, int] | None:
        """From the first start to the last end of its spans, in code points; None for choices and stances."""
        spans = [each for each in self.annotations if isinstance(each, SpanAnnotation)]
        return (min(span.start for span in spans), max(span.end for span in spans)) if spans else None


def points_of(
    sets: Sequence[AnnotationSet],
    gold: AnnotationSet,
    *,
    schema: Schema,
    kind: Kind,
    responses: Mapping[str, Response] | None = None,
    difference: Difference | None = None,
    before: Sequence[Point] = (),
) -> tuple[Point, ...]:
    """Return the points of one document, in the order of reading; layers without any label come last.

    ``sets`` are those under review, in their order; ``responses`` the answers of annotators by the id of the verdict.
    ``difference`` is how the sets differ, where that is known already. Points of ``before`` that are as they were are
    taken over.
    """
    if not sets:
        return ()
    answers = responses or {}
    judged = _Judged(gold)
    compared = difference or diff(sets)
    known = {id(each.sides): each for each in before}
    found = [(each.layer, each.sides, ()) for each in compared.matches]
    differing = [(each.layer, each.sides, each.kinds) for each in compared.conflicts]
    points = [_kept(judged.point(*each, answers), known.get(id(each[1]))) for each in (*found, *differing)]
    points.sort(key=_place)
    spoken = {point.layer for point in points} | {each.layer for each in gold}
    asked = (layer.name for layer in schema.asked_of(kind) if not layer.retired)
    return (*points, *(judged.empty(name, sets) for name in asked if name not in spoken))


def beside(gold: AnnotationSet, points: Sequence[Point]) -> tuple[Annotation, ...]:
    """Return what stands in a gold set because of no point: what a reviewer added, what its annotator took back."""
    claimed = {each.id for point in points for each in point.gold}
    return tuple(each for each in gold if each.id not in claimed)


def sources(gold: AnnotationSet) -> Mapping[str, tuple[Verdict, ...]]:
    """Return where each label of a gold set came from: the verdicts that put it there, by its id."""
    found: dict[str, list[Verdict]] = {each.id: [] for each in gold}
    for verdict in gold.verdicts:
        for each in verdict.gold:
            if each.id in found:
                found[each.id].append(verdict)
    return {name: tuple(given) for name, given in found.items()}


def _kept(point: Point, before: Point | None) -> Point:
    """Return the point of before where nothing was decided since, so that whoever knows it need not look again."""
    return before if before is not None and before == point else point


class _Judged:
    """A gold set, with its verdicts by what they are about."""

    def __init__(self, gold: AnnotationSet) -> None:
        self._gold = {each.id: each for each in gold}
        self._verdicts = {(each.annotator, each.about): each for each in gold.verdicts if each.kind != "add"}
        self._missing: dict[str, list[Verdict]] = {}
        for verdict in gold.verdicts:
            if verdict.kind == "add":
                self._missing.setdefault(verdict.about, []).append(verdict)
        self._document = gold.document

    def point(
        self, layer: str, sides: tuple[Side, ...], kinds: tuple[ConflictKind, ...], answers: Mapping[str, Response]
    ) -> Point:
        if not self._verdicts and not self._missing:
            return Point(
                document=self._document, layer=layer, sides=sides, kinds=kinds, verdicts=(), gold=(), is_settled=False
            )
        given: list[Verdict] = []
        settled = True
        for side in sides:
            for annotation in side.annotations:
                verdict = self._verdicts.get((side.annotator, annotation.id))
                if verdict is None or verdict.judged is None:
                    settled = False
                    continue
                given.append(verdict)
                # A label that was changed after it was judged has to be looked at again.
                settled = settled and meaning(verdict.judged) == meaning(annotation)
        standing = {each.id: self._gold[each.id] for one in given for each in one.gold if each.id in self._gold}
        under_review = {side.annotator for side in sides}
        given += [each for name in standing for each in self._missing.get(name, ()) if each.annotator in under_review]
        return Point(
            document=self._document,
            layer=layer,
            sides=sides,
            kinds=kinds,
            verdicts=tuple(given),
            gold=tuple(standing.values()),
            is_settled=settled,
            contested=tuple(
                answer
                for verdict in given
                if (answer := answers.get(verdict.id)) is not None
                and answer.kind == "contested"
                and answer.is_to(verdict)
            ),
        )

    def empty(self, layer: str, sets: Sequence[AnnotationSet]) -> Point:
        given = [self._verdicts.get((each.annotator, layer)) for each in sets]
        nothing = tuple(each for each in given if each is not None and each.kind == "nothing")
        return Point(
            document=self._document,
            layer=layer,
            sides=tuple(Side(each.annotator, ()) for each in sets),
            kinds=(),
            verdicts=nothing,
            gold=(),
            is_settled=len(nothing) == len(sets),
        )


def _place(point: Point) -> tuple[int, int, int, str]:
    own = point.sides[0].annotations
    if not point.kinds and len(own) == 1 and isinstance(own[0], SpanAnnotation):
        return (0, own[0].start, -own[0].end, point.layer)
    extent = point.extent
    return (1, 0, 0, point.layer) if extent is None else (0, extent[0], -extent[1], point.layer)
