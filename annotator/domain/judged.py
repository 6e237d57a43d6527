"""A document with the sets of those who are done with it: what agreement between annotators is measured on."""

from __future__ import annotations

from dataclasses import dataclass

from annotator.domain.annotation_set import AnnotationSet
from annotator.domain.document import Kind
from annotator.domain.tokens import TokenTable


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
