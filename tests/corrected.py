"""Projects in which somebody's submitted labels were looked at by a reviewer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from annotator.domain import gestures
from annotator.domain.annotation import Annotation, SpanAnnotation
from annotator.domain.correction import Answer, Correction
from annotator.domain.verdict import ResponseKind
from annotator.project import Project
from annotator.project.review_session import ReviewSession
from annotator.review.points import Point
from tests.threads import SENTIMENT, made

__all__ = ["answer", "corrections", "point", "reviewed", "span_at", "submitted"]


def submitted(folder: Path, *, threads: Sequence[str] = ("a",)) -> Project:
    """A project in which ann labelled two names and a sentiment in each thread, and submitted it.

    Each article is «Bo Li wins / Bo Li of Zürich 🇨🇭 won in …».
    """
    project = made(folder, threads=threads)
    for thread in threads:
        session = project.session(thread)
        start = session.thread.article.text.index("Zürich")
        for first, last, label in ((0, 5, "PERSON"), (start, start + 6, "LOC")):
            session.do(gestures.label_span(session.sets[thread], "entities", first, last, label))
        session.do(gestures.choose(session.sets[thread], SENTIMENT, "negative"))
        session.do(gestures.submit(session.sets.values())).saved.result()
    return project


def point(review: ReviewSession, label: str, document: str = "a") -> Point:
    """The point whose labels are that one."""
    return next(each for each in review.points(document) if label in {one.label for one in each.annotations})


def span_at(one: Annotation, **changed: object) -> SpanAnnotation:
    """A span with something changed."""
    assert isinstance(one, SpanAnnotation)
    return replace(one, **changed)  # type: ignore[arg-type]  # which fields, each test says


def reviewed(folder: Path, *, threads: Sequence[str] = ("a",)) -> Project:
    """The project of ``submitted`` after rev's review of each thread, with ann at the desk again.

    Zürich is a GPE and no LOC, for “guideline”; the first name is right; the sentiment is none; a name was missing.
    """
    project = submitted(folder, threads=threads)
    project.set_annotator("rev")
    for thread in threads:
        review = project.reviewing.session(thread)
        place = point(review, "LOC", thread)
        changed = span_at(place.annotations[0], label="GPE")
        review.decide(place, [changed], reason="guideline", note="Cities are governed.").saved.result()
        review.decide(point(review, "PERSON", thread), point(review, "PERSON", thread).annotations).saved.result()
        review.decide(point(review, "negative", thread), [], reason="slip").saved.result()
        start = review.thread.article.text.rindex("Bo Li")
        missing = SpanAnnotation(f"{thread}-missing", "entities", start, start + 5, "PERSON")
        review.add(thread, missing).saved.result()
    project.set_annotator("ann")
    return project


def corrections(project: Project) -> dict[str, Correction]:
    """The corrections of whoever sits there by what they do: change, reject, add; of one thread."""
    return {each.verdict.kind: each for each in project.correcting.mine().found}


def answer(project: Project, correction: Correction, kind: ResponseKind | None, note: str = "") -> int:
    """Answer a correction; return how many answers were given."""
    given = Answer(document=correction.hit.document_id, verdict=correction.verdict, kind=kind, note=note)
    return project.correcting.answer([given]).result().given
