"""Threads for a reviewer: which were submitted by whom, which of them need looking at, and what stands in them."""

import json
import random
from array import array
from collections.abc import Sequence
from dataclasses import asdict
from operator import attrgetter
from typing import Any

import orjson
from sqlalchemy import ColumnElement, Connection, Select, and_, case, delete, func, insert, or_, select

from annotator.domain.annotation import GOLD, Annotation, State, sorted_spans
from annotator.domain.annotation_set import AnnotationSet
from annotator.domain.gestures import opening
from annotator.domain.review_query import UNSURE, ReviewQuery, ReviewRow, ReviewSettings
from annotator.storage import rows
from annotator.storage.payload import annotation_of
from annotator.storage.queue import first_column
from annotator.storage.registers import read_remarks
from annotator.storage.tables import (
    annotations,
    annotators,
    assignments,
    documents,
    is_live_article,
    project,
    rejections,
    responses,
    sets,
    suggestions,
    verdicts,
)
from annotator.storage.twins import lone_spans, lone_stances

DONE: tuple[State, ...] = ("submitted", "adjudicated")
_KEY = "review"
_ID = attrgetter("id")


def read_settings(connection: Connection) -> ReviewSettings:
    """Return how the project is reviewed."""
    value = connection.execute(select(project.c.value).where(project.c.key == _KEY)).scalar()
    if value is None:
        return ReviewSettings()
    plain = json.loads(value)
    return ReviewSettings(reasons=tuple(plain["reasons"]), blind=plain["blind"])


def write_settings(connection: Connection, settings: ReviewSettings) -> None:
    """Write how the project is reviewed."""
    connection.execute(delete(project).where(project.c.key == _KEY))
    connection.execute(insert(project).values(key=_KEY, value=json.dumps(asdict(settings))))


def threads(connection: Connection, query: ReviewQuery) -> "array[int]":
    """Return the numbers of the threads that a reviewer asks for, in the order of import."""
    own = documents.c
    selected = select(own.number).where(is_live_article, own.number.in_(_submitted(query.annotators, own.thread)))
    if query.parted != "all":
        whole = own.number.in_(_settled_threads())
        selected = selected.where(whole if query.parted == "settled" else ~whole)
    wanted = _wanted(query)
    if wanted is not None:
        selected = selected.where(own.number.in_(wanted))
    numbers = first_column(connection, selected.order_by(own.number))
    if query.which != "sample":
        return numbers
    # The ids are drawn by, so that another copy of the project draws the same threads.
    ids = {row[0]: row[1] for row in connection.execute(select(own.number, own.id).where(is_live_article))}
    return array("q", (each for each in numbers if _drawn(ids[each], query.seed) < query.share))


def page(connection: Connection, wanted: Sequence[int], annotators_: Sequence[str] | None) -> list[ReviewRow]:
    """Return the rows of some hundred threads, in the order of the numbers; threads that are gone are left out."""
    own = documents.c
    here = own.thread.in_(wanted)
    articles = connection.execute(
        select(own.number, own.id, own.title, func.substr(own.text, 1, 200)).where(own.number.in_(wanted))
    ).all()
    submitted: dict[int, list[str]] = {}
    for thread, name in connection.execute(_submitted(annotators_, own.thread, annotators.c.name).where(here)):
        submitted.setdefault(thread, []).append(name)
    gold = {row[0]: row[1:] for row in connection.execute(_gold_states().where(here))}
    sizes = connection.execute(select(own.thread, func.count()).where(here, ~own.removed).group_by(own.thread)).all()
    size = {row[0]: row[1] for row in sizes}
    contested = connection.execute(
        _contested(own.thread, func.count()).where(here, _is_one_of(annotators_)).group_by(own.thread)
    ).all()
    answers = {row[0]: row[1] for row in contested}
    awaited = assigned(connection, wanted, annotators_)
    found: dict[int, ReviewRow] = {}
    for number, identifier, title, beginning in articles:
        settled, begun = gold.get(number, (0, 0))
        state: State = "adjudicated" if settled >= size.get(number, 1) else "in_progress" if begun else "new"
        found[number] = ReviewRow(
            number=number,
            thread_id=identifier,
            title=title or opening(beginning),
            annotators=tuple(sorted(submitted.get(number, ()))),
            gold=state,
            contested=answers.get(number, 0),
            awaited=tuple(each for each in awaited.get(number, ()) if each not in submitted.get(number, ())),
        )
    return [found[number] for number in wanted if number in found]


def assigned(connection: Connection, wanted: Sequence[int], names: Sequence[str] | None) -> dict[int, list[str]]:
    """Return which of these annotators, or all, some hundred threads are assigned to, by name."""
    query = (
        select(assignments.c.thread, annotators.c.name)
        .join(annotators, annotators.c.number == assignments.c.annotator)
        .where(assignments.c.thread.in_(wanted), ~assignments.c.removed, _is_one_of(names))
        .order_by(annotators.c.name)
    )
    found: dict[int, list[str]] = {}
    for thread, name in connection.execute(query):
        found.setdefault(thread, []).append(name)
    return found


def count_contested(connection: Connection, names: Sequence[str] | None) -> int:
    """Return how many verdicts these annotators, or all, do not accept, in the threads that they submitted."""
    there = documents.c.thread.in_(_submitted(names, documents.c.thread))
    return int(connection.execute(_contested(func.count()).where(_is_one_of(names), there)).scalar_one())


def changes(connection: Connection, most: int) -> list[tuple[Annotation, Annotation]]:
    """Return what the latest verdicts changed, and into what, where that is one label."""
    own = verdicts.c
    query = (
        select(own.judged, own.gold)
        .where(own.kind == "change", ~own.removed, own.judged.is_not(None))
        .order_by(own.time.desc())
        .limit(most)
    )
    pairs = ((orjson.loads(judged), orjson.loads(gold)) for judged, gold in connection.execute(query))
    return [(annotation_of(judged), annotation_of(gold[0])) for judged, gold in pairs if len(gold) == 1]


def under_review(
    connection: Connection, thread: int, names: Sequence[str] | None
) -> tuple[tuple[str, ...], dict[str, tuple[AnnotationSet, ...]]]:
    """Return who submitted a thread, by name, and their submitted sets by document id in that order.

    What they refused of suggestions is left out.
    """
    who = _submitted(names, documents.c.thread, annotators.c.name).where(documents.c.thread == thread)
    found = tuple(sorted(row[1] for row in connection.execute(who)))
    here = and_(documents.c.thread == thread, ~documents.c.removed)
    by = and_(here, annotators.c.name.in_(found), sets.c.state.in_(DONE))
    submitted = connection.execute(
        _of_sets(sets.c.number, documents.c.id, annotators.c.name, sets.c.state, sets.c.flag)
        .where(by)
        .order_by(annotators.c.name)
    ).all()
    labels = {row[0]: rows.Labels() for row in submitted}
    own = annotations.c
    given = select(*(own[name] for name in rows.ANNOTATION), own.set).where(own.set.in_(labels), ~own.removed)
    with connection.execute(given) as result:
        assert result.cursor is not None  # noqa: S101 - a query has one
        # The driver's own tuples: SQLAlchemy's rows would take as long to make as to read.
        rows.sort_out(result.cursor.fetchall(), labels)
    remarks = read_remarks(connection, tuple(labels))
    by_document: dict[str, list[AnnotationSet]] = {}
    for number, document, name, state, flag in submitted:
        said = labels[number]
        by_document.setdefault(document, []).append(
            AnnotationSet(
                document=document,
                annotator=name,
                state=state,
                flag=flag,
                spans=lone_spans(sorted_spans(said.spans)),
                choices=tuple(sorted(said.choices, key=_ID)),
                stances=lone_stances(connection, number, sorted(said.stances, key=_ID)),
                notes=remarks.notes.get(number, ()),
                responses=remarks.responses.get(number, ()),
            )
        )
    return found, {document: tuple(theirs) for document, theirs in by_document.items()}


def _drawn(identifier: str, seed: int) -> float:
    return random.Random(f"review:{seed}:{identifier}").random()  # noqa: S311 - a sample, not a secret


def _is_one_of(names: Sequence[str] | None) -> ColumnElement[bool]:
    return annotators.c.name != GOLD if names is None else annotators.c.name.in_(list(names))


def _submitted(names: Sequence[str] | None, *columns: ColumnElement[Any]) -> Select[Any]:
    """Return the query of who submitted which threads: something of them, and nothing is in progress."""
    done = func.sum(case((sets.c.state.in_(DONE), 1), else_=0))
    begun = func.sum(case((sets.c.state == "in_progress", 1), else_=0))
    return (
        select(*columns)
        .select_from(sets)
        .join(documents, documents.c.number == sets.c.document)
        .join(annotators, annotators.c.number == sets.c.annotator)
        .where(~documents.c.removed, _is_one_of(names))
        .group_by(documents.c.thread, sets.c.annotator)
        .having(and_(done > 0, begun == 0))
    )


def _gold_states() -> Select[Any]:
    """Return the query of threads with how many of their gold sets are whole, and begun."""
    return (
        select(
            documents.c.thread,
            func.sum(case((sets.c.state == "adjudicated", 1), else_=0)),
            func.sum(case((sets.c.state != "new", 1), else_=0)),
        )
        .join(sets, sets.c.document == documents.c.number)
        .join(annotators, annotators.c.number == sets.c.annotator)
        .where(annotators.c.name == GOLD, ~documents.c.removed)
        .group_by(documents.c.thread)
    )


def _settled_threads() -> Select[Any]:
    counted = documents.alias("counted")
    size = (
        select(func.count())
        .where(counted.c.thread == documents.c.thread, ~counted.c.removed)
        .correlate(documents)
        .scalar_subquery()
    )
    return (
        select(documents.c.thread)
        .join(sets, sets.c.document == documents.c.number)
        .join(annotators, annotators.c.number == sets.c.annotator)
        .where(annotators.c.name == GOLD, sets.c.state == "adjudicated", ~documents.c.removed)
        .group_by(documents.c.thread)
        .having(func.count() == size)
    )


def _wanted(query: ReviewQuery) -> Select[Any] | None:
    """Return the threads that need looking at for the reason that is asked for; None for all."""
    by = _is_one_of(query.annotators)
    match query.which:
        case "all" | "sample":
            return None
        case "differences":
            return _differing(query.annotators)
        case "flagged":
            return _of_sets(documents.c.thread).where(by, sets.c.flag.is_not(None))
        case "unsure":
            proposed = and_(suggestions.c.document == sets.c.document, suggestions.c.id == annotations.c.suggestion)
            return (
                _of_sets(documents.c.thread)
                .join(annotations, annotations.c.set == sets.c.number)
                .join(suggestions, proposed)
                .where(by, ~annotations.c.removed, suggestions.c.confidence < UNSURE)
            )
        case "suggester":
            edited = select(annotations.c.set).where(annotations.c.origin == "edited", ~annotations.c.removed)
            refused = select(rejections.c.set).where(~rejections.c.removed)
            return _of_sets(documents.c.thread).where(by, or_(sets.c.number.in_(edited), sets.c.number.in_(refused)))
        case "contested":
            return _contested(documents.c.thread).where(by)


def _of_sets(*columns: ColumnElement[Any]) -> Select[Any]:
    return (
        select(*columns)
        .select_from(sets)
        .join(documents, documents.c.number == sets.c.document)
        .join(annotators, annotators.c.number == sets.c.annotator)
        .where(~documents.c.removed)
    )


def _differing(names: Sequence[str] | None) -> Select[Any]:
    """Return the threads with a label that not all who submitted its document gave alike.

    Threads that somebody whom they are assigned to has not submitted wait: where people differ is not known yet.
    """
    own = annotations.c
    held = (
        _of_sets(documents.c.thread, documents.c.number.label("document"), func.count().label("holders"))
        .join(annotations, own.set == sets.c.number)
        .where(_is_one_of(names), sets.c.state.in_(DONE), ~own.removed)
        .group_by(
            documents.c.number,
            own.layer,
            own.label,
            own.span_start,
            own.span_end,
            own.attributes,
            own.target_kind,
            own.target_id,
        )
        .subquery()
    )
    judged = (
        _of_sets(sets.c.document, func.count().label("sets"))
        .where(_is_one_of(names), sets.c.state.in_(DONE))
        .group_by(sets.c.document)
        .subquery()
    )
    done = _submitted(names, documents.c.thread.label("thread"), sets.c.annotator.label("annotator")).subquery()
    awaited = (
        select(assignments.c.thread)
        .join(annotators, annotators.c.number == assignments.c.annotator)
        .outerjoin(done, and_(done.c.thread == assignments.c.thread, done.c.annotator == assignments.c.annotator))
        .where(~assignments.c.removed, _is_one_of(names), done.c.thread.is_(None))
    )
    return (
        select(held.c.thread)
        .join(judged, judged.c.document == held.c.document)
        .where(held.c.holders < judged.c.sets, held.c.thread.not_in(awaited))
    )


def _contested(*columns: ColumnElement[Any]) -> Select[Any]:
    """Return the query of verdicts whose annotators do not accept them as they stand."""
    gold_sets, by = sets.alias("gold_sets"), verdicts.c
    return (
        select(*columns)
        .select_from(responses)
        .join(sets, sets.c.number == responses.c.set)
        .join(documents, documents.c.number == sets.c.document)
        .join(annotators, annotators.c.number == sets.c.annotator)
        .join(gold_sets, gold_sets.c.document == sets.c.document)
        .join(verdicts, and_(by.set == gold_sets.c.number, by.id == responses.c.id, by.time == responses.c.answers))
        .where(responses.c.kind == "contested", ~responses.c.removed, ~by.removed, ~documents.c.removed)
    )
