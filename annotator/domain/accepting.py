"""Taking suggestions by the dozen, and what those like a suggestion have been worth here so far."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from annotator.domain import gestures
from annotator.domain.annotation import ChoiceAnnotation, SpanAnnotation, StanceAnnotation, Suggestion
from annotator.domain.annotation_set import AnnotationSet
from annotator.domain.application import apply
from annotator.domain.changes import Changes
from annotator.domain.document import Document
from annotator.domain.edit import DocumentEdit
from annotator.domain.errors import EditError
from annotator.domain.gestures import Edits
from annotator.domain.schema import Schema
from annotator.domain.suggesting import suggestions_open

BANDS = 10
"""Confidences are compared within tenths: 0.80 to 0.90 and so on."""
ENOUGH = 20
"""So many decisions have to stand behind what is said of a band."""


@dataclass(frozen=True, slots=True)
class SureSuggestion:
    """A suggestion that waits somewhere in the project.

    ``document`` is the number of the document, ``thread`` the id of its thread and ``title`` how that is called,
    ``text`` the words of a span or "" for an answer.
    """

    document: int
    thread: str
    title: str
    text: str
    suggestion: Suggestion


@dataclass(frozen=True, slots=True)
class Accepted:
    """What taking many suggestions came to: how many were taken, and how many did not fit any more."""

    taken: int
    skipped: int
    changes: Changes


class Decided(NamedTuple):
    """How many suggestions of a band somebody decided, and how many of them were right as they were."""

    right: int
    decided: int


@dataclass(frozen=True, slots=True)
class TrackRecord:
    """What became of the suggestions of each agent, by layer and band of confidence."""

    decided: Mapping[tuple[str, str, int], Decided] = field(default_factory=dict)

    def of(self, suggestion: Suggestion) -> Decided | None:
        """Return what became of those like a suggestion; None where it is not sure of anything, or too few are."""
        if suggestion.confidence is None:
            return None
        found = self.decided.get((suggestion.agent, suggestion.annotation.layer, band(suggestion.confidence)))
        return None if found is None or found.decided < ENOUGH else found


def band(confidence: float) -> int:
    """Return the tenth that a probability is in, from 0; certainty is in the last."""
    return min(int(confidence * BANDS + 1e-9), BANDS - 1)


def percent(confidence: float) -> int:
    """Return a probability in whole percent as people read it: 100 and 0 are for what is certain."""
    if 0 < confidence < 1:
        return min(max(round(confidence * 100), 1), 99)
    return round(confidence * 100)


def is_above(suggestion: Suggestion, least: float) -> bool:
    """Tell whether a suggestion is at least that sure (0 to 1); one without a probability is above 0 alone."""
    return least <= 0 or (suggestion.confidence is not None and suggestion.confidence >= least)


def accept_several(
    annotation_set: AnnotationSet, chosen: Iterable[Suggestion], *, document: Document, schema: Schema
) -> tuple[Edits, int]:
    """Return the edits that take suggestions of a document, the surest first, and how many they take.

    Those that do not fit any more, or not beside one that is surer, are left alone.
    """
    waiting = suggestions_open(chosen, annotation_set, schema=schema)
    taken: dict[object, DocumentEdit] = {}
    for suggestion in sorted(waiting, key=lambda each: -(each.confidence or 0.0)):
        for each in gestures.accept(annotation_set, suggestion, schema):
            taken.setdefault(_place(suggestion, schema), each)
    edits = tuple(taken.values())
    try:
        apply([each.edit for each in edits], annotation_set, document=document, schema=schema)
    except EditError:  # some overlap in a layer that allows none: one by one
        edits = _fitting(edits, annotation_set, document=document, schema=schema)
    return edits, len(edits)


def _fitting(edits: Edits, annotation_set: AnnotationSet, *, document: Document, schema: Schema) -> Edits:
    kept: list[DocumentEdit] = []
    now = annotation_set
    for each in edits:
        try:
            now = apply([each.edit], now, document=document, schema=schema).set
        except EditError:
            continue
        kept.append(each)
    return tuple(kept)


def _place(suggestion: Suggestion, schema: Schema) -> object:
    """Return what only one of several suggestions can have: a label at a place, the answer to a question."""
    match suggestion.annotation:
        case SpanAnnotation(layer=layer, start=start, end=end, label=label):
            return (layer, start, end, label)
        case ChoiceAnnotation(layer=layer, label=label):
            return (layer, label) if schema.layer(layer).many else layer
        case StanceAnnotation(layer=layer, target=target):
            return (layer, target.key)
