"""What annotators said about one question, laid out for counting: arrays instead of values.

Every measure of agreement starts from here. A unit is what is judged once by each annotator: a token for spans, a
document for choices, a document and a target for stances, a span that two have between the same ends for attributes.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from annotator.domain.annotation import Annotation, SpanAnnotation
from annotator.domain.schema import Attribute, Label, Layer, LayerKind, Schema

Ints = NDArray[np.int64]
Unit = Literal["token", "document", "pair", "span"]
"""What is judged once: a token of the text, a document, a document with a target, a span that is there already."""

_UNITS: dict[LayerKind, Unit] = {"span": "token", "choice": "document", "stance": "pair"}

MISSING = -1
"""Stands where an annotator said nothing of a unit."""

Category = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Question:
    """What annotators are compared in: a layer, or an attribute of its spans."""

    layer: Layer
    attribute: Attribute | None = None

    @property
    def name(self) -> str:
        """The layer's name, with the attribute's behind a dot."""
        return self.layer.name if self.attribute is None else f"{self.layer.name}.{self.attribute.name}"

    @property
    def labels(self) -> tuple[Label, ...]:
        """What can be answered, retired labels too."""
        return self.layer.labels if self.attribute is None else self.attribute.labels

    @property
    def unit(self) -> Unit:
        """What is judged once by each annotator."""
        return _UNITS[self.layer.kind] if self.attribute is None else "span"

    def answer(self, annotation: Annotation) -> str | None:
        """Return what an annotation of the layer answers; None where it says nothing of the attribute."""
        if self.attribute is None:
            return annotation.label
        return annotation.attribute(self.attribute.name) if isinstance(annotation, SpanAnnotation) else None


def questions_of(schema: Schema) -> tuple[Question, ...]:
    """Return all that annotators can be compared in, in the schema's order, attributes behind their layer."""
    return tuple(Question(layer, attribute) for layer in schema.layers for attribute in (None, *layer.attributes))


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
    """One question of many documents, as several annotators judged it.

    ``labels`` are those of the question, in its order, then those that annotators gave and the schema no longer knows.
    ``present`` says who has a set of which document (documents by annotators); each document has at least two.
    ``values`` are what annotators said of each unit (annotators by units): positions in ``categories``, or ``MISSING``.
    A category is the labels that hold at once: none, one, or several where spans overlap or a layer allows many.
    ``owner`` is the document of each unit. ``spans`` is None unless it is spans that are compared. ``label`` names the
    only label that was asked about, where it was one: categories are then without and with it.
    """

    question: Question
    labels: tuple[str, ...]
    annotators: tuple[str, ...]
    weeks: tuple[str | None, ...]
    lengths: Ints
    present: NDArray[np.bool_]
    values: NDArray[np.int32]
    owner: Ints
    categories: tuple[Category, ...]
    spans: Spans | None
    label: str | None = None

    @property
    def documents(self) -> int:
        """How many documents two or more annotators judged."""
        return len(self.lengths)

    @property
    def unit(self) -> Unit:
        """What is judged once by each annotator."""
        return self.question.unit

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


def first_places(lengths: Ints) -> Ints:
    """Return where each text begins if all stand one behind the other, with a place between any two."""
    return np.concatenate(([0], np.cumsum(lengths + 1)))[:-1] if len(lengths) else np.empty(0, dtype=np.int64)
