"""What a reviewer walks along in a thread: the points of its documents, and the labels that the reviewer added."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

from annotator.domain.annotation import Annotation, SpanAnnotation, StanceAnnotation, Target
from annotator.domain.document import Document
from annotator.project.review_session import ReviewSession
from annotator.review.points import Point

Key = tuple[str, str, tuple[str, ...]]
"""What tells a place from others while nobody under review changes a label: document, layer, annotations."""
Show = Literal["open", "settled", "all"]
_ADDED = "+"


@dataclass(frozen=True, slots=True)
class Place:
    """A point of a document, or a label that stands in its gold set because of no point (``added``).

    ``key`` tells it from others; ``is_open`` says that it waits for the reviewer, ``is_difference`` that those under
    review differ at it.
    """

    document: Document
    point: Point | None
    added: Annotation | None = None
    key: Key = field(init=False)
    is_open: bool = field(init=False)
    is_difference: bool = field(init=False)

    def __post_init__(self) -> None:
        """Find once what lists and keys ask for again and again."""
        point, added = self.point, self.added
        own = (self.document.id, _ADDED, () if added is None else (added.id,))
        object.__setattr__(self, "key", own if point is None else point.key)
        object.__setattr__(self, "is_open", point is not None and point.is_open)
        object.__setattr__(self, "is_difference", point is not None and not point.is_agreed)

    @property
    def layer(self) -> str:
        """The name of its layer."""
        return self.point.layer if self.point is not None else "" if self.added is None else self.added.layer

    @property
    def annotations(self) -> tuple[Annotation, ...]:
        """What stands at it: labels of those under review and what the gold set holds, or what was added."""
        if self.point is None:
            return () if self.added is None else (self.added,)
        return (*self.point.annotations, *self.point.gold)

    @property
    def target(self) -> Target | None:
        """The first target of its stances; None where it has none."""
        return next((each.target for each in self.annotations if isinstance(each, StanceAnnotation)), None)

    @property
    def extent(self) -> tuple[int, int] | None:
        """From the first start to the last end of its spans, in code points; None where it has none."""
        spans = [each for each in self.annotations if isinstance(each, SpanAnnotation)]
        return (min(span.start for span in spans), max(span.end for span in spans)) if spans else None


def places_of(session: ReviewSession, before: Sequence[Place] = ()) -> tuple[Place, ...]:
    """Return the places of a thread in the order of reading; in each document layers without any label come last.

    Places of ``before`` whose points are the same are taken over.
    """
    found: list[Place] = []
    known = {id(each.point): each for each in before if each.point is not None}
    for document in session.thread:
        own = [known.get(id(point)) or Place(document, point) for point in session.points(document.id)]
        added = [Place(document, None, each) for each in session.beside(document.id)]
        if added:
            own = sorted([*own, *added], key=_rank)
        found += own
    return tuple(found)


def needs(place: Place, *, alone: bool) -> bool:
    """Whether a reviewer has to look at a place: at each label of one annotator, of several where they differ."""
    if place.point is None or not place.is_open:
        return False
    return alone or place.is_difference or bool(place.point.contested)


def listed(places: Sequence[Place], show: Show, *, alone: bool) -> tuple[Place, ...]:
    """Return the places that a list shows; of several annotators what they agree on only where all is shown."""
    match show:
        case "open":
            return tuple(each for each in places if needs(each, alone=alone))
        case "settled":
            return tuple(each for each in places if not each.is_open and (alone or each.is_difference or each.added))
        case "all":
            return tuple(places)


def next_place(places: Sequence[Place], here: Key | None, wanted: Sequence[Place], *, forward: bool) -> Place | None:
    """Return the wanted place next to the one of that key, going round at the end; None where none is wanted.

    ``wanted`` are some of ``places``, in their order.
    """
    at = next((number for number, each in enumerate(places) if each.key == here), None)
    if not wanted:
        return None
    if at is None:
        return wanted[0 if forward else -1]
    number = {each.key: place for place, each in enumerate(places)}
    beside = [each for each in wanted if (number[each.key] > at if forward else number[each.key] < at)]
    if beside:
        return beside[0 if forward else -1]
    return wanted[0 if forward else -1]


def _rank(place: Place) -> tuple[int, int, int]:
    if place.extent is not None:
        return (0, place.extent[0], -place.extent[1])
    empty = place.point is not None and place.point.is_empty
    return (2 if empty else 1, 0, 0)
