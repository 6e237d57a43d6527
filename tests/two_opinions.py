"""A project that two people labelled, not all of it alike, for pictures of review and what comes of it."""

from __future__ import annotations

from dataclasses import replace

from annotator.domain import gestures
from annotator.domain.annotation import SpanAnnotation
from annotator.domain.edit import Add, DocumentEdit, Remove, Replace
from annotator.domain.queue import QueueQuery
from annotator.project import Project
from annotator.session import EditSession

ONE, TWO = "Annotator 1", "Annotator 2"
EVERY = 5
"""Of so many labels the second annotator sees one otherwise."""


def two_opinions(project: Project, first: str) -> None:
    """Have both annotators submit every thread: what is suggested, and what each of them thinks of it."""
    before = project.annotator
    rows = project.queue_rows(project.queue_numbers(QueueQuery(show="all")))
    for thread in dict.fromkeys((first, *(row.thread_id for row in rows))):
        for name in (ONE, TWO):
            project.set_annotator(name)
            session = project.session(thread)
            _accept(session)
            if name == TWO:
                _differ(session, project, thread)
            session.do(gestures.submit(session.sets.values())).saved.result()
    project.set_annotator(before)


def settle_some(project: Project, thread: str) -> None:
    """Have the second annotator corrected in a thread: the first one is right."""
    before = project.annotator
    project.set_annotator("Reviewer")
    session = project.reviewing.session(thread)
    reasons = project.reviewing.settings().reasons
    for number, point in enumerate(each for each in session.all_points() if not each.is_agreed):
        side = point.sides[0].annotations
        session.decide(point, side, reason=reasons[number % len(reasons)]).saved.result()
    session.settle().saved.result()
    project.set_annotator(before)


def _accept(session: EditSession) -> None:
    for document in session.thread:
        for suggestion in session.open_suggestions(document.id):
            session.do(gestures.accept(session.sets[document.id], suggestion, session.schema)).saved.result()


def _differ(session: EditSession, project: Project, thread: str) -> None:
    """Put in what the first annotator has, and change, move or leave out every fifth label of it."""
    project.set_annotator(ONE)
    others = project.session(thread).sets
    project.set_annotator(TWO)
    counted = 0
    for document in session.thread:
        there = {(each.layer, each.start, each.end) for each in session.sets[document.id].spans}
        edits: list[DocumentEdit] = []
        for span in others[document.id].spans:
            counted += 1
            own = replace(span, id=f"{span.id}2")
            if (span.layer, span.start, span.end) not in there:
                if counted % EVERY:
                    edits.append(DocumentEdit(document.id, Add(own)))
            elif counted % EVERY == 0:
                mine = next(
                    each
                    for each in session.sets[document.id].spans
                    if (each.layer, each.start, each.end) == (span.layer, span.start, span.end)
                )
                edits.append(DocumentEdit(document.id, _otherwise(mine, counted, document.text)))
        if edits:
            session.do(edits).saved.result()
        for choice in others[document.id].choices:
            counted += 1
            if session.sets[document.id].choice(choice.layer) is None:
                layer = session.schema.layer(choice.layer)
                label = choice.label if counted % EVERY else layer.labels[0].name
                session.do(gestures.choose(session.sets[document.id], layer, label)).saved.result()
        for stance in others[document.id].stances:
            labels = session.schema.layer(stance.layer).labels
            label = stance.label if document.id.endswith("1") else labels[-1].name
            own_set = session.sets[document.id]
            session.do(gestures.take_stance(own_set, stance.layer, stance.target, label)).saved.result()


def _otherwise(span: SpanAnnotation, number: int, text: str) -> Remove | Replace:
    if number % (2 * EVERY):
        return Replace(span, replace(span, label="ORG" if span.label != "ORG" else "GPE"))
    before = text.rfind(" ", 0, max(span.start - 1, 0)) + 1
    return Remove(span) if before == span.start else Replace(span, replace(span, start=before))
