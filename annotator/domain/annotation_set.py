"""The set of all that one annotator gave one document."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from annotator.domain.annotation import (
    Annotation,
    ChoiceAnnotation,
    Note,
    SpanAnnotation,
    StanceAnnotation,
    State,
    Suggestion,
    Target,
)
from annotator.domain.verdict import Response, Verdict


@dataclass(frozen=True, slots=True, kw_only=True)
class AnnotationSet:
    """All annotations of one document by one annotator, with its state.

    ``spans`` are sorted by ``SpanAnnotation.order``, ``choices`` by id, ``stances`` and ``rejected`` by time of
    their making (ids are time-ordered), as are ``notes``. ``verdicts``, by id, stand in gold sets alone; ``responses``
    to them, by id, in the sets of those whose labels were judged.
    """

    document: str
    annotator: str
    state: State = "new"
    flag: str | None = None
    spans: tuple[SpanAnnotation, ...] = ()
    choices: tuple[ChoiceAnnotation, ...] = ()
    stances: tuple[StanceAnnotation, ...] = ()
    rejected: tuple[Suggestion, ...] = ()
    notes: tuple[Note, ...] = ()
    verdicts: tuple[Verdict, ...] = ()
    responses: tuple[Response, ...] = ()

    def __iter__(self) -> Iterator[Annotation]:
        yield from self.spans
        yield from self.choices
        yield from self.stances

    def choice(self, layer: str) -> ChoiceAnnotation | None:
        """Return the first choice of that layer, or None."""
        return next((choice for choice in self.choices if choice.layer == layer), None)

    def stance(self, layer: str, target: Target) -> StanceAnnotation | None:
        """Return the stance of that layer toward that target, or None."""
        for stance in self.stances:
            if stance.layer == layer and stance.target.key == target.key:
                return stance
        return None

    def annotation(self, annotation_id: str) -> Annotation | None:
        """Return the annotation with that id, or None."""
        return next((annotation for annotation in self if annotation.id == annotation_id), None)

    @property
    def answered(self) -> frozenset[str]:
        """The choice and stance layers that hold an answer."""
        return frozenset({choice.layer for choice in self.choices} | {stance.layer for stance in self.stances})
