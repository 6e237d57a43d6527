"""What a reviewer decides on an annotator's labels, and what the annotator answers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from annotator.domain.annotation import Annotation

VerdictKind = Literal["approve", "reject", "change", "add", "nothing"]
VERDICT_KINDS: tuple[VerdictKind, ...] = ("approve", "reject", "change", "add", "nothing")
"""The label is right; it should not be there; something else should be there; a label was missing; that an annotator
put no label of a layer on a document is right."""

ResponseKind = Literal["acknowledged", "contested"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """A reviewer's decision on one annotation; it lives in the gold set of the document.

    ``annotator`` is whose label it judges, ``about`` the id of the annotation: of the gold one that was missing for
    ``add``, of the layer for ``nothing``. ``judged`` is the annotation as it was then, None where there was none;
    ``gold`` is what the reviewer put in its stead, or left as it is. ``reason`` is one of the project's short list or
    None, ``note`` may be empty. ``time`` is milliseconds since 1970 (UTC).
    """

    annotator: str
    about: str
    kind: VerdictKind
    layer: str
    judged: Annotation | None
    gold: tuple[Annotation, ...]
    reviewer: str
    time: int
    reason: str | None = None
    note: str = ""

    @property
    def id(self) -> str:
        """The place that it fills in the gold set, so that the verdicts of two reviewers' files merge to one."""
        return verdict_id(self.annotator, self.about, missing=self.kind == "add")

    @property
    def is_correction(self) -> bool:
        """Whether it tells the annotator that something was wrong."""
        return self.kind in ("reject", "change", "add")


@dataclass(frozen=True, slots=True, kw_only=True)
class Response:
    """What an annotator answers to a verdict; it lives in their own set of the document.

    ``verdict`` is the verdict's id and ``answers`` its time: a later verdict on the same annotation is not answered by
    it. ``time`` is milliseconds since 1970 (UTC).
    """

    verdict: str
    answers: int
    kind: ResponseKind
    time: int
    note: str = ""

    @property
    def id(self) -> str:
        """The place that it fills in the annotator's set: one answer for each verdict."""
        return self.verdict

    def is_to(self, verdict: Verdict) -> bool:
        """Return whether it answers the verdict as it stands."""
        return self.verdict == verdict.id and self.answers == verdict.time


def verdict_id(annotator: str, about: str, *, missing: bool = False) -> str:
    """Return the id of the verdict on an annotation, or on one that an annotator is ``missing``."""
    return f"{annotator}{'+' if missing else '/'}{about}"
