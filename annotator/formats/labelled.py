"""Threads with what was said of their documents, as writers are handed them."""

from __future__ import annotations

from typing import NamedTuple

from annotator.domain.annotation_set import AnnotationSet
from annotator.domain.document import Document


class Labelled(NamedTuple):
    """A document with the sets of it, annotators in the order of their names; no set where nobody touched it."""

    document: Document
    sets: tuple[AnnotationSet, ...] = ()


class LabelledThread(NamedTuple):
    """The documents of a thread that are to be written, in reading order, and the split of the thread."""

    documents: tuple[Labelled, ...]
    split: str | None = None
