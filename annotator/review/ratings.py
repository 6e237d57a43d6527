"""What annotators said about one layer, laid out for counting: arrays instead of values.

Every measure of agreement starts from here. A unit is what is judged once by each annotator: a token for spans, a
document for choices, a document and a target for stances.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import chain
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from annotator.domain.annotation_set import AnnotationSet
from annotator.domain.document import Kind
from annotator.domain.schema import Layer, LayerKind
from annotator.domain.tokens import TokenTable

Ints = NDArray[np.int64]
Unit = Literal["token", "document", "pair"]
"""What is judged once: a token of the text, a document, a document with a target."""

_UNITS: dict[LayerKind, Unit] = {"span": "token", "choice": "document", "stance": "pair"}

MISSING = -1
"""Stands where an annotator said nothing of a unit."""

_Category = tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """One document with the sets that shall count, one by each annotator who is done with it.

    ``length`` of the text is in code points, as offsets are. A set without annotations counts: it says *nothing here*.
    An annotator without a set said nothing at all. ``week`` names when it was judged, for measures by week; any text
    that sorts by time, such as 2026-W31.
    """

    document: str
    kind: Kind
    length: int
    tokens: TokenTable
    sets: tuple[AnnotationSet, ...]
    week: str | None = None


@dataclass(frozen=True, slots=True)
class Spans:
    """The spans of all annotators, one position in every array for each; documents and annotators by position."""

    document: Ints
    annotator: Ints
    label: Ints
    start: Ints
    end: Ints

    def __len__(self) -> int:
        return len(self.document)

    def where(self, kept: NDArray[np.bool_]) -> Spans:
        """Return those spans alone."""
        return Spans(*(getattr(self, name)[kept] for name in ("document", "annotator", "label", "start", "end")))


@dataclass(frozen=True, slots=True, kw_only=True)
class Ratings:
    """One layer of many documents, as several annotators judged it.

    ``labels`` are those of the layer, in its order, then those that annotators gave and the schema no longer knows.
    ``present`` says who has a set of which document (documents by annotators); each document has at least two.
    ``values`` are what annotators said of each unit (annotators by units): positions in ``categories``, or ``MISSING``.
    A category is the labels that hold at once: none, one, or several where spans overlap or a layer allows many.
    ``owner`` is the document of each unit. ``spans`` is None for choices and stances. ``label`` names the only label
    that was asked about, where it was one: categories are then without and with it.
    """

    layer: Layer
    labels: tuple[str, ...]
    annotators: tuple[str, ...]
    weeks: tuple[str | None, ...]
    lengths: Ints
    present: NDArray[np.bool_]
    values: NDArray[np.int32]
    owner: Ints
    categories: tuple[_Category, ...]
    spans: Spans | None
    label: str | None = None

    @property
    def documents(self) -> int:
        """How many documents two or more annotators judged."""
        return len(self.lengths)

    @property
    def unit(self) -> Unit:
        """What is judged once by each annotator."""
        return _UNITS[self.layer.kind]

    def of_label(self, name: str) -> Ratings:
        """Return what was said about one label: whether it holds, whatever else does."""
        holds = np.array([name in category for category in self.categories] + [False], dtype=np.int32)
        values = np.where(self.values == MISSING, np.int32(MISSING), holds[self.values])
        spans = self.spans
        if spans is not None:
            spans = spans.where(spans.label == (self.labels.index(name) if name in self.labels else MISSING))
        return replace(self, values=values, categories=((), (name,)), spans=spans, label=name)

    def of_week(self, week: str | None) -> Ratings:
        """Return what was judged in one week."""
        return self._of(list(range(len(self.annotators))), np.array([each == week for each in self.weeks], dtype=bool))

    def of_annotators(self, names: Sequence[str]) -> Ratings:
        """Return what these annotators said, of documents that two of them judged."""
        return self._of([self.annotators.index(name) for name in names], np.ones(self.documents, dtype=bool))

    def _of(self, columns: list[int], documents: NDArray[np.bool_]) -> Ratings:
        kept = documents & (self.present[:, columns].sum(axis=1) >= 2)
        renumbered = np.cumsum(kept) - 1
        units = kept[self.owner]
        spans = self.spans
        if spans is not None:
            column = np.full(len(self.annotators), MISSING)
            column[columns] = np.arange(len(columns))
            spans = spans.where(kept[spans.document] & (column[spans.annotator] != MISSING))
            spans = replace(spans, document=renumbered[spans.document], annotator=column[spans.annotator])
        return replace(
            self,
            annotators=tuple(self.annotators[at] for at in columns),
            weeks=tuple(week for week, stays in zip(self.weeks, kept, strict=True) if stays),
            lengths=self.lengths[kept],
            present=self.present[np.ix_(kept, columns)],
            values=self.values[columns][:, units],
            owner=renumbered[self.owner[units]],
            spans=spans,
        )


def ratings(judged: Iterable[Judged], layer: Layer, *, annotators: Sequence[str] | None = None) -> Ratings:
    """Lay out one layer of the documents that it is asked of and that two or more annotators judged.

    ``annotators`` are those who count, in that order; otherwise all, by name. Labels that the schema no longer knows
    are counted, behind those that it does.
    """
    asked = [each for each in judged if each.kind in layer.documents]
    names = tuple(annotators or sorted({each.annotator for document in asked for each in document.sets}))
    by_name = [{each.annotator: each for each in document.sets} for document in asked]
    kept = [at for at, sets in enumerate(by_name) if sum(name in sets for name in names) >= 2]
    asked, sets = [asked[at] for at in kept], [by_name[at] for at in kept]
    columns = [[own.get(name) for own in sets] for name in names]
    present = np.array([[own is not None for own in column] for column in columns], dtype=bool).reshape(
        len(names), len(asked)
    )
    made = Ratings(
        layer=layer,
        labels=tuple(label.name for label in layer.labels),
        annotators=names,
        weeks=tuple(document.week for document in asked),
        lengths=np.array([document.length for document in asked], dtype=np.int64),
        present=present.T,
        values=np.empty((len(names), 0), dtype=np.int32),
        owner=np.empty(0, dtype=np.int64),
        categories=(),
        spans=None,
    )
    if layer.kind == "span":
        return _of_spans(made, [document.tokens for document in asked], columns)
    if layer.kind == "stance":
        return _of_stances(made, columns)
    return _of_choices(made, columns)


_Columns = list[list[AnnotationSet | None]]  # by annotator and document


def _of_choices(made: Ratings, columns: _Columns) -> Ratings:
    layer = made.layer

    def answer(own: AnnotationSet | None) -> _Category | None:
        if own is None:
            return None
        labels = tuple(sorted(choice.label for choice in own.choices if choice.layer == layer.name))
        # Where many labels may hold, none is an answer too, unless one is asked for.
        return labels if labels or (layer.many and not layer.required) else None

    answers = [[answer(own) for own in column] for column in columns]
    return _with_answers(made, answers, np.arange(made.documents))


def _of_stances(made: Ratings, columns: _Columns) -> Ratings:
    given = [
        [
            {}
            if own is None
            else {each.target.key: each.label for each in own.stances if each.layer == made.layer.name}
            for own in column
        ]
        for column in columns
    ]
    places = [(at, key) for at in range(made.documents) for key in sorted(set().union(*(own[at] for own in given)))]
    answers: list[list[_Category | None]] = [
        [(own[at][key],) if key in own[at] else None for at, key in places] for own in given
    ]
    return _with_answers(made, answers, np.array([at for at, _ in places], dtype=np.int64))


def _with_answers(made: Ratings, answers: list[list[_Category | None]], owner: Ints) -> Ratings:
    """Number the answers that annotators gave (annotators by units): the layer's labels first, in its order."""
    found = sorted({answer for own in answers for answer in own if answer is not None})
    labels = (*made.labels, *sorted({label for answer in found for label in answer} - set(made.labels)))
    categories = tuple(dict.fromkeys([*((label,) for label in labels), *found]))
    numbers: dict[_Category | None, int] = {category: number for number, category in enumerate(categories)}
    numbers[None] = MISSING
    values = np.array([[numbers[answer] for answer in own] for own in answers], dtype=np.int32)
    values = values.reshape(len(answers), len(owner))
    return replace(made, labels=labels, values=values, owner=owner, categories=categories)


def _of_spans(made: Ratings, tables: list[TokenTable], columns: _Columns) -> Ratings:
    name = made.layer.name
    found = [
        (at, number, span.label, span.start, span.end)
        for number, column in enumerate(columns)
        for at, own in enumerate(column)
        if own is not None
        for span in own.spans
        if span.layer == name
    ]
    known = {label: number for number, label in enumerate(made.labels)}
    for label in sorted({label for _, _, label, _, _ in found} - set(known)):
        known[label] = len(known)
    plain = np.array([(at, who, known[label], start, end) for at, who, label, start, end in found], dtype=np.int64)
    spans = Spans(*plain.reshape(-1, 5).T)

    counts = np.array([len(table.starts) for table in tables], dtype=np.int64)
    owner = np.repeat(np.arange(made.documents), counts)
    shift = first_places(made.lengths)
    total = int(counts.sum())
    starts = np.fromiter(chain.from_iterable(table.starts for table in tables), np.int64, total) + shift[owner]
    ends = np.fromiter(chain.from_iterable(table.ends for table in tables), np.int64, total) + shift[owner]
    first = np.searchsorted(ends, spans.start + shift[spans.document], side="right")
    last = np.searchsorted(starts, spans.end + shift[spans.document], side="left")
    touched = np.maximum(last - first, 0)
    token = np.repeat(first - np.cumsum(touched) + touched, touched) + np.arange(touched.sum())

    values = np.full((len(columns), total), MISSING, dtype=np.int32)
    values[made.present.T[:, owner]] = 0
    cell = np.repeat(spans.annotator, touched) * total + token
    given = np.repeat(spans.label, touched)
    flat = values.reshape(-1)
    flat[cell] = given + 1
    several = np.bincount(cell, minlength=flat.size)[cell] > 1
    labels = tuple(known)
    categories: list[_Category] = [(), *((name,) for name in labels)]
    if several.any():
        covered, combination, found_together = _combined(cell[several], given[several], len(labels))
        together = [tuple(labels[at] for at in each) for each in found_together]
        categories = list(dict.fromkeys([*categories, *together]))
        flat[covered] = np.array([categories.index(each) for each in together])[combination]
    return replace(made, labels=labels, values=values, owner=owner, categories=tuple(categories), spans=spans)


def _combined(cell: Ints, label: Ints, labels: int) -> tuple[Ints, Ints, list[tuple[int, ...]]]:
    """Return each cell once, which combination of labels it holds, and the combinations, their labels ascending."""
    cell, label = np.divmod(np.unique(cell * labels + label), labels)
    once, begins, counts = np.unique(cell, return_index=True, return_counts=True)
    row = np.repeat(np.arange(len(once)), counts)
    held = np.full((len(once), int(counts.max())), MISSING)
    held[row, np.arange(len(cell)) - begins[row]] = label
    rows, combination = np.unique(held, axis=0, return_inverse=True)
    return once, combination.reshape(-1), [tuple(at for at in own if at != MISSING) for own in rows.tolist()]


def first_places(lengths: Ints) -> Ints:
    """Return where each text begins if all stand one behind the other, with a place between any two."""
    return np.concatenate(([0], np.cumsum(lengths + 1)))[:-1] if len(lengths) else np.empty(0, dtype=np.int64)
