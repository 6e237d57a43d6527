"""Annotations, suggestions and notes: what is said of a document, by whomever."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from operator import attrgetter
from typing import Literal

from annotator.domain.schema import TargetKind

Origin = Literal["scratch", "accepted", "edited", "imported"]
State = Literal["new", "in_progress", "submitted", "adjudicated"]
STATES: tuple[State, ...] = ("new", "in_progress", "submitted", "adjudicated")

Basis = Literal["calibrated", "score", "rule", "lexicon", "none"]
"""Where a confidence comes from: a probability fitted on decisions that were held out, the bare score of whatever
proposes, or nothing at all, since a rule, a lexicon or a pipeline that gives none has spoken."""

_START = attrgetter("start")
_ORDER = attrgetter("order")

GOLD = "gold"
"""The reserved annotator whose sets are the adjudicated ones."""

SUGGESTIONS = "suggestions"
"""The reserved annotator under whom an export of suggestions stands: nobody's labels."""


@dataclass(frozen=True, slots=True)
class Target:
    """What a stance is toward; it belongs to the thread.

    ``id`` is a document's id for ``parent``, the claim's id for ``claim`` (the thread's id, until a claim is
    worded), the case-folded text for ``entity``. ``text`` is how it reads.
    """

    kind: TargetKind
    id: str
    text: str

    @property
    def key(self) -> tuple[TargetKind, str]:
        """What makes two targets the same, however they read."""
        return (self.kind, self.id)

    @classmethod
    def entity(cls, text: str) -> Target:
        """Return the target that an entity of that text is; white space counts as one blank."""
        folded = " ".join(text.split())
        return cls("entity", folded.casefold(), folded)


@dataclass(frozen=True, slots=True)
class SpanAnnotation:
    """A label on the half-open range ``[start, end)`` of code points of the document's text.

    ``attributes`` are pairs of attribute and label, sorted; ``suggestion`` is the id of the suggestion that it
    came from, for ``accepted`` and ``edited``.
    """

    id: str
    layer: str
    start: int
    end: int
    label: str
    attributes: tuple[tuple[str, str], ...] = ()
    origin: Origin = "scratch"
    suggestion: str | None = None

    @property
    def order(self) -> tuple[int, int, str, str, str]:
        """Sort key: by start, the longer first, so that a span stands before those nested in it."""
        return (self.start, -self.end, self.layer, self.label, self.id)

    def attribute(self, name: str) -> str | None:
        """Return the label of that attribute, or None where nobody gave one."""
        for key, label in self.attributes:
            if key == name:
                return label
        return None


@dataclass(frozen=True, slots=True)
class ChoiceAnnotation:
    """A label of the whole document.

    Its id is the layer's name, and with the label where a layer allows many: the place that it fills, so that
    two files of one annotator merge to one answer.
    """

    id: str
    layer: str
    label: str
    origin: Origin = "scratch"
    suggestion: str | None = None


@dataclass(frozen=True, slots=True)
class StanceAnnotation:
    """A label of the document toward a target; a set holds at most one per layer and target."""

    id: str
    layer: str
    target: Target
    label: str
    origin: Origin = "scratch"
    suggestion: str | None = None


Annotation = SpanAnnotation | ChoiceAnnotation | StanceAnnotation


def said(annotation: Annotation) -> tuple[object, ...]:
    """Return what an annotation says, whoever says it: its layer, place and label, without attributes."""
    match annotation:
        case SpanAnnotation(layer=layer, label=label, start=start, end=end):
            return (layer, label, start, end)
        case StanceAnnotation(layer=layer, label=label, target=target):
            return (layer, label, *target.key)
        case ChoiceAnnotation(layer=layer, label=label):
            return (layer, label)


@dataclass(frozen=True, slots=True)
class AttributeConfidence:
    """How sure a suggester is of one attribute of a span, and where that comes from; as for a suggestion."""

    name: str
    confidence: float | None
    basis: Basis = "none"


@dataclass(frozen=True, slots=True)
class Suggestion:
    """What a suggester proposes: an annotation's shape, with who says so and how sure it is.

    ``confidence`` is a probability from 0 to 1, or None where the agent gives none; ``basis`` says where it comes
    from. ``attributes`` says the same of each attribute of a span, sorted by name. The id of the annotation inside is
    the suggestion's.
    """

    annotation: Annotation
    agent: str
    version: str = ""
    confidence: float | None = None
    basis: Basis = "none"
    attributes: tuple[AttributeConfidence, ...] = ()

    @property
    def id(self) -> str:
        """The suggestion's id."""
        return self.annotation.id


@dataclass(frozen=True, slots=True)
class Note:
    """What somebody wrote about a document or something in it; it stays in the project and is never exported.

    It stands in an annotation set: in the author's own or, where a reviewer writes to an annotator, in theirs.
    ``about`` is the id of a span or a suggestion, the place of a question (``question_place``), or None for the
    document itself. ``time`` is when it was written last, in milliseconds since 1970 (UTC).
    """

    id: str
    about: str | None
    text: str
    time: int
    author: str


def question_place(layer: str, target: Target | None) -> str:
    """Return what a note about a question is about: its place, whether there is an answer or not."""
    return f"{layer}?" if target is None else f"{layer}?{target.kind}?{target.id}"


def sorted_spans(spans: list[SpanAnnotation]) -> tuple[SpanAnnotation, ...]:
    """Return spans by ``SpanAnnotation.order``; quick where few begin at one place, as is usual."""
    spans = sorted(spans, key=_START)
    if begin_apart(spans):
        return tuple(spans)
    spans.sort(key=_ORDER)
    return tuple(spans)


def begin_apart(spans: Collection[SpanAnnotation]) -> bool:
    """Return whether no two spans begin at one place."""
    return len({*map(_START, spans)}) == len(spans)


def choice_id(layer: str, label: str, *, many: bool) -> str:
    """Return the id of a choice: the place that it fills in a set."""
    return f"{layer}={label}" if many else layer
