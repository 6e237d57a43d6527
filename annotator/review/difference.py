"""Where several annotators of one document agree and where they differ, one conflict for each thing to decide.

Spans that everybody holds with the same ends, label and attributes match. The rest is gathered step by step into
conflicts that a person can decide at one glance: same ends first, then overlapping spans of one label, then whatever
overlaps and is held by different annotators. So a span around a disputed one is a conflict of its own, and what one
annotator split and another left whole is a single one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from annotator.domain.annotation import Annotation, ChoiceAnnotation, SpanAnnotation, StanceAnnotation, Target, said
from annotator.domain.annotation_set import AnnotationSet

ConflictKind = Literal["missing", "boundary", "label", "attribute", "target", "stance"]
CONFLICT_KINDS: tuple[ConflictKind, ...] = ("missing", "boundary", "label", "attribute", "target", "stance")
"""In the order in which a conflict names them: somebody has nothing here, the ends of spans, the label of a span or a
choice, an attribute of a span, what a stance is toward, the label of a stance."""


@dataclass(frozen=True, slots=True)
class Side:
    """What one annotator holds at a place: nothing, one annotation, or the several spans that stand there."""

    annotator: str
    annotations: tuple[Annotation, ...]

    @property
    def says(self) -> tuple[tuple[object, ...], ...]:
        """What makes two sides the same: places, labels and attributes, whoever says it and from whatever origin."""
        return tuple(meaning(annotation) for annotation in self.annotations)


@dataclass(frozen=True, slots=True)
class Option:
    """One way to settle a conflict: what these annotators hold alike; no annotations for *nothing here*."""

    annotators: tuple[str, ...]
    annotations: tuple[Annotation, ...]


@dataclass(frozen=True, slots=True)
class Match:
    """What every annotator says alike; ``sides`` stand in the order of the annotators."""

    layer: str
    sides: tuple[Side, ...]


@dataclass(frozen=True, slots=True)
class Conflict:
    """A place where annotators differ, small enough to be decided as one.

    ``kinds`` say how, in the order of ``CONFLICT_KINDS``; never empty. ``sides`` stand in the order of the annotators,
    those who hold nothing here among them.
    """

    layer: str
    kinds: tuple[ConflictKind, ...]
    sides: tuple[Side, ...]

    @property
    def annotations(self) -> tuple[Annotation, ...]:
        """All annotations in it, side by side."""
        return tuple(annotation for side in self.sides for annotation in side.annotations)

    @property
    def extent(self) -> tuple[int, int] | None:
        """From the first start to the last end of its spans, in code points; None for choices and stances."""
        spans = [annotation for annotation in self.annotations if isinstance(annotation, SpanAnnotation)]
        return (min(span.start for span in spans), max(span.end for span in spans)) if spans else None

    @property
    def targets(self) -> tuple[Target, ...]:
        """What its stances are toward, each once; several where the target is what they differ in."""
        found = {each.target.key: each.target for each in self.annotations if isinstance(each, StanceAnnotation)}
        return tuple(found[key] for key in sorted(found))

    @property
    def crowded(self) -> bool:
        """Whether somebody has several spans here, so that sides are taken whole."""
        return any(len(side.annotations) > 1 for side in self.sides)

    @property
    def options(self) -> tuple[Option, ...]:
        """The different things that sides say, each with all who say it, in the order of the annotators."""
        return options_of(self.sides)

    @property
    def majority(self) -> Option | None:
        """What more than half of the annotators say, be it nothing; None where no option has so many."""
        for option in self.options:
            if 2 * len(option.annotators) > len(self.sides):
                return option
        return None


@dataclass(frozen=True, slots=True)
class Difference:
    """The sets of one document, sorted into what matches and what does not.

    Every annotation of every set stands in exactly one match or conflict. Both are in the order of reading: spans by
    their place in the text, then choices, then stances. Another order of the annotators changes nothing but the order
    of sides and options.
    """

    document: str
    annotators: tuple[str, ...]
    matches: tuple[Match, ...]
    conflicts: tuple[Conflict, ...]


def options_of(sides: Sequence[Side]) -> tuple[Option, ...]:
    """Return the different things that sides say, each with all who say it, in the order of the sides."""
    pooled: dict[tuple[tuple[object, ...], ...], list[Side]] = {}
    for side in sides:
        pooled.setdefault(side.says, []).append(side)
    return tuple(Option(tuple(side.annotator for side in same), same[0].annotations) for same in pooled.values())


_Held = tuple[int, Annotation]  # the annotator's position, and what they hold
_Group = list[_Held]


def diff(sets: Sequence[AnnotationSet]) -> Difference:
    """Compare the sets that annotators gave one document; with itself, a single set agrees throughout.

    Rejected suggestions, states, flags and notes are not compared, nor is the origin of an annotation.

    Raises:
        ValueError: no sets, sets of different documents, or two by one annotator.
    """
    annotators = tuple(each.annotator for each in sets)
    if len(set(annotators)) < len(annotators):
        raise ValueError(annotators)
    (document,) = {each.document for each in sets}
    everybody = len(sets)
    choices: list[_Held] = [(number, choice) for number, each in enumerate(sets) for choice in each.choices]
    stances: list[_Held] = [(number, stance) for number, each in enumerate(sets) for stance in each.stances]
    agreed, spans = _agreed_spans(sets)
    groups = [
        *_span_groups(spans, everybody),
        *_by(lambda each: each[1].id, choices),
        *_stance_groups(stances, everybody),
    ]
    matches = [
        Match(alike[0].layer, tuple([Side(name, (span,)) for name, span in zip(annotators, alike, strict=True)]))
        for alike in agreed
    ]
    conflicts: list[Conflict] = []
    others: list[Match] = []
    for group in sorted(groups, key=_reading_order):
        sides = _sides(group, annotators)
        layer = group[0][1].layer
        if _several(side.says for side in sides):
            conflicts.append(Conflict(layer, _kinds(sides), sides))
        else:
            others.append(Match(layer, sides))
    if others:
        matches = sorted([*matches, *others], key=lambda each: _place(each.sides[0].annotations[0]))
    return Difference(document, annotators, tuple(matches), tuple(conflicts))


def _agreed_spans(sets: Sequence[AnnotationSet]) -> tuple[list[list[SpanAnnotation]], list[_Held]]:
    """Return the spans that each annotator holds just once and alike, in the order of reading, and all the others.

    They are most of what is compared, and need no more than being found.
    """
    places: dict[tuple[str, int, int, str], list[SpanAnnotation]] = {}
    for each in sets:
        for span in each.spans:
            places.setdefault((span.layer, span.start, span.end, span.label), []).append(span)
    alike: list[list[SpanAnnotation]] = []
    apart: set[tuple[str, int, int, str]] = set()
    everybody = len(sets)
    for place, spans in places.items():
        if len(spans) == everybody and all(span.attributes == spans[0].attributes for span in spans):
            alike.append(spans)
        else:
            apart.add(place)
    if everybody > 1:
        # One who holds a span twice stands in for nobody else.
        own = [{(span.layer, span.start, span.end, span.label) for span in each.spans} for each in sets]
        twice = [len(names) < len(each.spans) for names, each in zip(own, sets, strict=True)]
        if any(twice):
            kept = [spans for spans in alike if all(_where(spans[0]) in names for names in own)]
            apart |= {_where(spans[0]) for spans in alike} - {_where(spans[0]) for spans in kept}
            alike = kept
    rest: list[_Held] = [
        (number, span) for number, each in enumerate(sets) for span in each.spans if _where(span) in apart
    ]
    return sorted(alike, key=lambda spans: _place(spans[0])), rest


def _where(span: SpanAnnotation) -> tuple[str, int, int, str]:
    return (span.layer, span.start, span.end, span.label)


def meaning(annotation: Annotation) -> tuple[object, ...]:
    """Return what makes two annotations the same: place, label and attributes, whoever says it and from where."""
    attributes = annotation.attributes if isinstance(annotation, SpanAnnotation) else ()
    return (*said(annotation), attributes)


def _sides(group: _Group, annotators: Sequence[str]) -> tuple[Side, ...]:
    held: list[list[Annotation]] = [[] for _ in annotators]
    for number, annotation in group:
        held[number].append(annotation)
    return tuple(
        Side(annotator, tuple(own if len(own) < 2 else sorted(own, key=lambda each: (_place(each), meaning(each)))))
        for annotator, own in zip(annotators, held, strict=True)
    )


def _reading_order(group: _Group) -> tuple[object, ...]:
    return min(_place(annotation) for _, annotation in group)


def _place(annotation: Annotation) -> tuple[object, ...]:
    match annotation:
        case SpanAnnotation(layer=layer, start=start, end=end, label=label):
            return (0, start, -end, layer, label)
        case ChoiceAnnotation(layer=layer, id=place):
            return (1, 0, 0, layer, place)
        case StanceAnnotation(layer=layer, target=target):
            return (2, 0, 0, layer, "".join(target.key))


def _kinds(sides: Sequence[Side]) -> tuple[ConflictKind, ...]:
    """Return how sides differ."""
    found: set[ConflictKind] = set()
    holders = [side.annotations for side in sides if side.annotations]
    if len(holders) < len(sides):
        found.add("missing")
    first = holders[0][0]
    if isinstance(first, SpanAnnotation):
        found |= _span_kinds([[each for each in own if isinstance(each, SpanAnnotation)] for own in holders])
    elif _several({each.label for each in own} for own in holders):
        found.add("label" if isinstance(first, ChoiceAnnotation) else "stance")
    if _several({each.target.key for each in own if isinstance(each, StanceAnnotation)} for own in holders):
        found.add("target")
    if not found:
        # What one set holds twice, another holds once.
        found.add("missing")
    return tuple(kind for kind in CONFLICT_KINDS if kind in found)


def _span_kinds(holders: Sequence[Sequence[SpanAnnotation]]) -> set[ConflictKind]:
    found: set[ConflictKind] = set()
    if _several({(span.start, span.end) for span in spans} for spans in holders):
        found.add("boundary")
    if _several({span.label for span in spans} for spans in holders):
        found.add("label")
    # Where the ends are the same, it is each span's attributes that are compared.
    apart = "boundary" in found
    if _several({(0 if apart else (span.start, span.end), span.attributes) for span in spans} for spans in holders):
        found.add("attribute")
    return found


def _several(values: Iterable[object]) -> bool:
    """Return whether values differ."""
    kept = list(values)
    return any(value != kept[0] for value in kept[1:])


def _by(key: Callable[[_Held], object], held: Iterable[_Held]) -> list[_Group]:
    groups: dict[object, _Group] = {}
    for each in held:
        groups.setdefault(key(each), []).append(each)
    return list(groups.values())


def _holders(group: _Group) -> set[int]:
    return {number for number, _ in group}


# --- spans ---


def _span_groups(held: list[_Held], everybody: int) -> list[_Group]:
    settled: list[_Group] = []
    open_groups: list[_Group] = []
    for layer in _by(lambda each: each[1].layer, held):
        # What everybody holds is settled, then what everybody calls something at the same ends.
        same, rest = _split(_by(lambda each: said(each[1]), layer), everybody)
        renamed, rest = _split(_by(lambda each: _ends(each[1]), (each for group in rest for each in group)), everybody)
        settled += same + renamed
        open_groups += _supplemented(_overlapping(rest, _one_label))
    return settled + open_groups


def _split(groups: list[_Group], everybody: int) -> tuple[list[_Group], list[_Group]]:
    """Part the groups in which each annotator has exactly one annotation from the others."""
    whole = [group for group in groups if len(group) == everybody == len(_holders(group))]
    rest = [group for group in groups if not (len(group) == everybody == len(_holders(group)))]
    return whole, rest


def _ends(annotation: Annotation) -> tuple[int, int]:
    assert isinstance(annotation, SpanAnnotation)  # noqa: S101 - tells the type checker what the caller made sure of
    return annotation.start, annotation.end


def _reach(group: _Group) -> tuple[int, int]:
    return min(_ends(each)[0] for _, each in group), max(_ends(each)[1] for _, each in group)


def _one_label(first: _Group, second: _Group) -> bool:
    """Return whether spans of one label overlap between two groups, held by different annotators."""
    return any(
        one[0] != two[0] and one[1].label == two[1].label and _overlap(_ends(one[1]), _ends(two[1]))
        for one in first
        for two in second
    )


def _overlap(one: tuple[int, int], two: tuple[int, int]) -> bool:
    return one[0] < two[1] and two[0] < one[1]


def _overlapping(groups: list[_Group], belong: Callable[[_Group, _Group], bool]) -> list[_Group]:
    """Join groups that belong together until none do; they can only where their reaches overlap."""
    joined: list[_Group] = []
    active: list[_Group] = []
    for group in sorted(groups, key=_reading_order):
        start = _reach(group)[0]
        active = [other for other in active if _reach(other)[1] > start]
        merged = group
        for other in [other for other in active if belong(other, group)]:
            merged = other + merged
            active = [each for each in active if each is not other]
            joined = [each for each in joined if each is not other]
        active.append(merged)
        joined.append(merged)
    return joined


def _supplemented(groups: list[_Group]) -> list[_Group]:
    """Join groups that overlap and are held by different annotators: they called one thing by two names."""
    joined: list[_Group] = []
    active: list[_Group] = []
    for group in sorted(groups, key=_reading_order):
        start, holders = _reach(group)[0], _holders(group)
        # In reading order none that begins later reaches back, so what ends before this one is done with.
        active = [other for other in active if _reach(other)[1] > start]
        for other in active:
            if not holders & _holders(other):
                other.extend(group)
                break
        else:
            active.append(list(group))
            joined.append(active[-1])
    return joined


# --- stances ---


def _stance_groups(held: list[_Held], everybody: int) -> list[_Group]:
    """Group stances by target; those of one label that different annotators gave toward different targets join."""
    groups: list[_Group] = []
    for layer in _by(lambda each: each[1].layer, held):
        by_target = _by(lambda each: _target(each[1]), layer)
        groups += [group for group in by_target if len(_holders(group)) == everybody]
        waiting: list[_Group] = []
        for group in sorted((each for each in by_target if len(_holders(each)) < everybody), key=_reading_order):
            labels = {annotation.label for _, annotation in group}
            for other in waiting:
                same = {annotation.label for _, annotation in other} == labels
                if same and len(labels) == 1 and not _holders(other) & _holders(group):
                    other.extend(group)
                    break
            else:
                waiting.append(list(group))
        groups += waiting
    return groups


def _target(annotation: Annotation) -> tuple[str, str]:
    assert isinstance(annotation, StanceAnnotation)  # noqa: S101 - tells the type checker what the caller made sure of
    return annotation.target.key
