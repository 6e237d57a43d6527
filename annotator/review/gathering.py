"""Laying out what annotators said, document by document: of each document only numbers are kept.

So a project of any size is read as a stream, and several questions from one reading.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

import numpy as np

from annotator.domain.annotation import SpanAnnotation
from annotator.domain.annotation_set import AnnotationSet
from annotator.domain.judged import Judged
from annotator.domain.schema import Layer
from annotator.review.ratings import MISSING, Category, Ints, Question, Ratings, Spans, first_places

Ends = tuple[int, int]


def ratings(judged: Iterable[Judged], asked: Layer | Question, *, annotators: Sequence[str] | None = None) -> Ratings:
    """Lay out one question of the documents that it is asked of and that two or more annotators judged.

    ``annotators`` are those who count, in that order; otherwise all, by name. Labels that the schema no longer knows
    are counted, behind those that it does.
    """
    gathering = Gathering(question_of(asked), annotators=annotators)
    for document in judged:
        gathering.add(document)
    return gathering.ratings()


def question_of(asked: Layer | Question) -> Question:
    """Return a layer as the question that it is."""
    return asked if isinstance(asked, Question) else Question(asked)


class Gathering:
    """Takes documents in one by one; whatever is not of the question is left out."""

    def __init__(self, question: Question, *, annotators: Sequence[str] | None = None) -> None:
        self._question = question
        self._chosen = None if annotators is None else tuple(annotators)
        self._names: dict[str, int] = {}
        self._weeks: list[str | None] = []
        self._lengths = array("q")
        self._present = array("q")  # pairs: a document, an annotator
        self._labels: dict[str, int] = {label.name: at for at, label in enumerate(question.labels)}
        # Spans.
        self._spans = array("q")  # five for each: document, annotator, label, start, end
        self._tokens = array("q")  # how many each document has
        self._starts, self._ends = array("i"), array("i")
        # Anything else.
        self._categories: dict[Category, int] = {}
        self._answers = array("q")  # three for each: annotator, unit, category
        self._owner = array("q")

    def add(self, judged: Judged) -> None:
        """Take a document in."""
        if judged.kind not in self._question.layer.documents:
            return
        own = [each for each in judged.sets if self._chosen is None or each.annotator in self._chosen]
        if len(own) < 2:
            return
        document = len(self._weeks)
        self._weeks.append(judged.week)
        self._lengths.append(judged.length)
        by_number = {self._names.setdefault(each.annotator, len(self._names)): each for each in own}
        for number in by_number:
            self._present.extend((document, number))
        if self._question.unit == "token":
            self._take_spans(document, by_number)
            self._tokens.append(len(judged.tokens.starts))
            self._starts.extend(judged.tokens.starts)
            self._ends.extend(judged.tokens.ends)
        else:
            self._take_answers(document, by_number)

    def _take_spans(self, document: int, own: Mapping[int, AnnotationSet]) -> None:
        name, labels, spans = self._question.layer.name, self._labels, self._spans
        for number, each in own.items():
            for span in each.spans:
                if span.layer == name:
                    label = labels.setdefault(span.label, len(labels))
                    spans.extend((document, number, label, span.start, span.end))

    def _take_answers(self, document: int, own: Mapping[int, AnnotationSet]) -> None:
        given = {number: self._answered(each) for number, each in own.items()}
        for unit in sorted(set().union(*given.values())):
            for number, answers in given.items():
                answer = answers.get(unit)
                if answer is not None:
                    category = self._categories.setdefault(answer, len(self._categories))
                    self._answers.extend((number, len(self._owner), category))
            self._owner.append(document)

    def _answered(self, own: AnnotationSet) -> Mapping[tuple[object, ...], Category]:
        """Return what an annotator answered in a document, by unit."""
        layer = self._question.layer
        match self._question.unit:
            case "pair":
                return {each.target.key: (each.label,) for each in own.stances if each.layer == layer.name}
            case "span":
                return {ends: (label,) for ends, (label, _) in attributes_of(own, self._question).items()}
            case _:
                labels = tuple(sorted(choice.label for choice in own.choices if choice.layer == layer.name))
                # Where many labels may hold, none is an answer too, unless one is asked for.
                return {(): labels} if labels or (layer.many and not layer.required) else {}

    # --- what came of it ---

    def ratings(self) -> Ratings:
        """Return all that was taken in."""
        names = tuple(sorted(self._names)) if self._chosen is None else self._chosen
        column = np.zeros(len(self._names), dtype=np.int64)
        for name, number in self._names.items():
            column[number] = names.index(name)
        present = np.zeros((len(self._weeks), len(names)), dtype=bool)
        where, who = _table(self._present, 2).T
        present[where, column[who]] = True
        made = Ratings(
            question=self._question,
            labels=(),
            annotators=names,
            weeks=tuple(self._weeks),
            lengths=np.array(self._lengths, dtype=np.int64),
            present=present,
            values=np.empty((len(names), 0), dtype=np.int32),
            owner=np.empty(0, dtype=np.int64),
            categories=(),
            spans=None,
        )
        return self._with_spans(made, column) if made.unit == "token" else self._with_answers(made, column)

    def _with_answers(self, made: Ratings, column: Ints) -> Ratings:
        found = sorted(self._categories)
        known = [label.name for label in self._question.labels]
        labels = (*known, *sorted({label for answer in found for label in answer} - set(known)))
        categories = tuple(dict.fromkeys([*((label,) for label in labels), *found]))
        numbers = np.array([categories.index(each) for each in self._categories], dtype=np.int32)
        values = np.full((len(made.annotators), len(self._owner)), MISSING, dtype=np.int32)
        who, unit, category = _table(self._answers, 3).T
        values[column[who], unit] = numbers[category]
        owner = np.array(self._owner, dtype=np.int64)
        return replace(made, labels=labels, values=values, owner=owner, categories=categories)

    def _with_spans(self, made: Ratings, column: Ints) -> Ratings:
        known = len(self._question.labels)
        first_met = list(self._labels)
        labels = (*first_met[:known], *sorted(first_met[known:]))
        numbers = np.array([labels.index(name) for name in first_met], dtype=np.int64)
        document, who, label, start, end = _table(self._spans, 5).T
        spans = Spans(document, column[who], numbers[label], start, end)

        owner = np.repeat(np.arange(made.documents), np.array(self._tokens, dtype=np.int64))
        shift = first_places(made.lengths)
        starts = np.array(self._starts, dtype=np.int64) + shift[owner]
        ends = np.array(self._ends, dtype=np.int64) + shift[owner]
        first = np.searchsorted(ends, spans.start + shift[spans.document], side="right")
        last = np.searchsorted(starts, spans.end + shift[spans.document], side="left")
        touched = np.maximum(last - first, 0)
        token = np.repeat(first - np.cumsum(touched) + touched, touched) + np.arange(touched.sum())

        values = np.full((len(made.annotators), len(owner)), MISSING, dtype=np.int32)
        values[made.present.T[:, owner]] = 0
        cell = np.repeat(spans.annotator, touched) * len(owner) + token
        given = np.repeat(spans.label, touched)
        flat = values.reshape(-1)
        flat[cell] = given + 1
        several = np.bincount(cell, minlength=flat.size)[cell] > 1
        categories: list[Category] = [(), *((name,) for name in labels)]
        if several.any():
            covered, combination, found_together = _combined(cell[several], given[several], len(labels))
            together = [tuple(labels[at] for at in each) for each in found_together]
            categories = list(dict.fromkeys([*categories, *together]))
            flat[covered] = np.array([categories.index(each) for each in together])[combination]
        return replace(made, labels=labels, values=values, owner=owner, categories=tuple(categories), spans=spans)


def attributes_of(own: AnnotationSet, question: Question) -> dict[Ends, tuple[str, SpanAnnotation]]:
    """Return what an annotator said of an attribute, by the ends of its spans; of those with the same ends the first.

    A span without the attribute says nothing of it.
    """
    assert question.attribute is not None  # noqa: S101 - tells the type checker what the caller made sure of
    found: dict[Ends, tuple[str, SpanAnnotation]] = {}
    for span in own.spans:
        label = span.attribute(question.attribute.name) if span.layer == question.layer.name else None
        if label is not None:
            found.setdefault((span.start, span.end), (label, span))
    return found


def _table(flat: array[int], width: int) -> Ints:
    return np.array(flat, dtype=np.int64).reshape(-1, width)


def _combined(cell: Ints, label: Ints, labels: int) -> tuple[Ints, Ints, list[tuple[int, ...]]]:
    """Return each cell once, which combination of labels it holds, and the combinations, their labels ascending."""
    cell, label = np.divmod(np.unique(cell * labels + label), labels)
    once, begins, counts = np.unique(cell, return_index=True, return_counts=True)
    row = np.repeat(np.arange(len(once)), counts)
    held = np.full((len(once), int(counts.max())), MISSING)
    held[row, np.arange(len(cell)) - begins[row]] = label
    rows, combination = np.unique(held, axis=0, return_inverse=True)
    return once, combination.reshape(-1), [tuple(at for at in own if at != MISSING) for own in rows.tolist()]
