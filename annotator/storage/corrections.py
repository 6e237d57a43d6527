"""Corrections: what reviewers decided against an annotator's labels, read with its places, and the answers planned."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from typing import Any, NamedTuple

import orjson
from sqlalchemy import ColumnElement, Connection, Select, and_, func, or_, select

from annotator.domain.annotation import Annotation, SpanAnnotation, StanceAnnotation
from annotator.domain.application import apply
from annotator.domain.changes import Changes
from annotator.domain.correction import Answer, Answered, Correction, Corrections, JudgedWeek, Tally, week_of
from annotator.domain.edit import Act, DocumentEdit, SetResponse
from annotator.domain.finding import Hit, Place, context_of
from annotator.domain.gestures import opening
from annotator.domain.schema import Schema
from annotator.domain.verdict import Response, Verdict
from annotator.storage.many_sets import sets_by_id
from annotator.storage.registers import read_notes
from annotator.storage.reviewing import read_settings
from annotator.storage.tables import annotators, documents, history, responses, sets, verdicts
from annotator.storage.verdicts import verdict_from_row

_AT_ONCE = 500
_CORRECTING = ("reject", "change", "add")

Progress = Callable[[int, int, str], None]
Cancelled = Callable[[], bool]


class _Found(NamedTuple):
    """A verdict that corrects something, with the number of the document."""

    document: int
    verdict: Verdict


def read_corrections(connection: Connection, annotator: str, progress: Progress, cancelled: Cancelled) -> Corrections:
    """Return the corrections of an annotator, the latest first; ``progress`` counts texts, calling off gives fewer."""
    number = connection.execute(select(annotators.c.number).where(annotators.c.name == annotator)).scalar()
    blind = read_settings(connection).blind
    if number is None:
        return Corrections(annotator=annotator, blind=blind)
    found: list[_Found] = []
    tallies: dict[tuple[int, str, str], Tally] = defaultdict(Tally)
    judged_at: dict[int, int] = {}
    for document, *row in connection.execute(_of_annotator(number)):
        kind, judged, gold = row[2], row[4], row[5]
        judged_at[document] = row[7]
        if kind == "approve" and judged is not None:
            # Most verdicts approve: of these the label is all that is needed.
            plain = orjson.loads(judged)
            tallies[document, plain["layer"], plain["label"]] += Tally(right=1)
        elif kind in _CORRECTING and (judged is not None or gold != "[]"):
            found.append(_Found(document, verdict_from_row(row)))
            verdict = found[-1].verdict
            about = verdict.judged or verdict.gold[0]
            missing = verdict.kind == "add"
            tallies[document, about.layer, about.label] += Tally(wrong=not missing, missing=missing)
    corrections = _with_places(connection, number, found, progress, cancelled)
    return Corrections(
        annotator=annotator,
        found=tuple(corrections),
        judged=_by_week(tallies, judged_at | _submitted(connection, number)),
        blind=blind,
    )


def thread_corrections(connection: Connection, annotator: str, thread: int) -> tuple[Correction, ...]:
    """Return the corrections of an annotator in the thread of that number, the latest first."""
    number = connection.execute(select(annotators.c.number).where(annotators.c.name == annotator)).scalar()
    if number is None:
        return ()
    own_sets = select(sets.c.number).join(documents, documents.c.number == sets.c.document)
    here = _of_annotator(number).where(
        verdicts.c.set.in_(own_sets.where(documents.c.thread == thread)), verdicts.c.kind.in_(_CORRECTING)
    )
    found = [_Found(document, verdict_from_row(row)) for document, *row in connection.execute(here)]
    told = [each for each in found if each.verdict.judged is not None or each.verdict.gold]
    return tuple(_with_places(connection, number, told, lambda *_: None, lambda: False))


def count_open(connection: Connection, annotator: str) -> int:
    """Return how many corrections of an annotator are unanswered."""
    number = select(annotators.c.number).where(annotators.c.name == annotator).scalar_subquery()
    own, theirs = verdicts.c, sets.alias("theirs")
    gold = sets.alias("gold_sets")
    answered = (
        select(responses.c.id)
        .join(theirs, theirs.c.number == responses.c.set)
        .where(
            theirs.c.document == gold.c.document,
            theirs.c.annotator == own.annotator,
            responses.c.id == own.id,
            responses.c.answers == own.time,
            responses.c.removed.is_(False),
        )
        .correlate(verdicts, gold)
    )
    query = (
        select(func.count())
        .select_from(verdicts)
        .join(gold, gold.c.number == own.set)
        .join(documents, documents.c.number == gold.c.document)
        .where(own.annotator == number, own.kind.in_(_CORRECTING), own.removed.is_(False))
        .where(documents.c.removed.is_(False), ~answered.exists())
    )
    return int(connection.execute(query).scalar_one())


def plan_answers(
    connection: Connection, answers: Sequence[Answer], *, annotator: str, schema: Schema, time: int
) -> tuple[Act | None, Answered]:
    """Plan answering verdicts; None where nothing is left to say. ``time`` is milliseconds since 1970 (UTC).

    A verdict that is not any more as it was when the annotator saw it is left alone.
    """
    standing = _standing(connection, annotator, [each.document for each in answers])
    by_document: dict[str, list[Answer]] = {}
    for each in answers:
        by_document.setdefault(each.document, []).append(each)
    edits: list[DocumentEdit] = []
    threads: set[str] = set()
    for each_set in sets_by_id(connection, tuple(by_document), annotator):
        document, own = each_set.document, {response.id: response for response in each_set.set.responses}
        planned: list[SetResponse] = []
        for answer in by_document[document.id]:
            verdict = answer.verdict
            if standing.get((document.id, verdict.id)) != verdict.time:
                continue
            before, after = own.get(verdict.id), _response(answer, time)
            if (before is None and after is None) or _says(before) == _says(after):
                continue
            planned.append(SetResponse(before, after))
        if planned:
            apply(planned, each_set.set, document=document, schema=schema)
            edits += [DocumentEdit(document.id, each) for each in planned]
            threads.add(document.thread)
    changes = Changes(documents=frozenset(each.document for each in edits))
    answered = Answered(len(edits), len(answers) - len(edits), changes)
    if not edits:
        return None, answered
    return Act(annotator, threads.pop() if len(threads) == 1 else None, tuple(edits)), answered


def _response(answer: Answer, time: int) -> Response | None:
    if answer.kind is None:
        return None
    verdict = answer.verdict
    return Response(verdict=verdict.id, answers=verdict.time, kind=answer.kind, time=time, note=answer.note.strip())


def _says(response: Response | None) -> object:
    return None if response is None else (response.answers, response.kind, response.note)


def _standing(connection: Connection, annotator: str, wanted: Sequence[str]) -> dict[tuple[str, str], int]:
    """Return the times of the verdicts on an annotator's labels in some documents, by document and verdict."""
    own = verdicts.c
    query = (
        select(documents.c.id, own.id, own.time)
        .join(sets, sets.c.number == own.set)
        .join(documents, documents.c.number == sets.c.document)
        .join(annotators, annotators.c.number == own.annotator)
        .where(annotators.c.name == annotator, own.removed.is_(False), documents.c.removed.is_(False))
    )
    ids = list(dict.fromkeys(wanted))
    found: dict[tuple[str, str], int] = {}
    for first in range(0, len(ids), _AT_ONCE):
        rows = connection.execute(query.where(documents.c.id.in_(ids[first : first + _AT_ONCE])))
        found |= {(document, identifier): time for document, identifier, time in rows}
    return found


def _of_annotator(number: int) -> Select[Any]:
    """Return the query of the verdicts on an annotator's labels: document, then what ``verdict_from_row`` takes."""
    own, reviewer = verdicts.c, annotators.alias("reviewer").c
    columns = (own.about, own.kind, own.layer, own.judged, own.gold, reviewer.name, own.time, own.reason, own.note)
    return (
        select(sets.c.document, annotators.c.name, *columns)
        .join(annotators, annotators.c.number == own.annotator)
        .join(reviewer.name.table, reviewer.number == own.reviewer)
        .join(sets, sets.c.number == own.set)
        .join(documents, documents.c.number == sets.c.document)
        .where(own.annotator == number, own.removed.is_(False), documents.c.removed.is_(False))
        .order_by(sets.c.document, own.id)
    )


# --- places ---


def _with_places(
    connection: Connection, annotator: int, found: Sequence[_Found], progress: Progress, cancelled: Cancelled
) -> list[Correction]:
    by_document: dict[int, list[Verdict]] = {}
    for each in found:
        by_document.setdefault(each.document, []).append(each.verdict)
    numbers = list(by_document)
    corrections: list[Correction] = []
    for first in range(0, len(numbers), _AT_ONCE):
        if cancelled():
            break
        progress(first, len(numbers), "")
        group = numbers[first : first + _AT_ONCE]
        answers = _answers(connection, annotator, group)
        own_sets = _sets_of(connection, annotator, group)
        notes = read_notes(connection, list(own_sets.values()))
        for row in _texts(connection, group):
            own_set = own_sets.get(row[0], 0)
            for verdict in by_document[row[0]]:
                response = answers.get((row[0], verdict.id))
                if response is not None and not response.is_to(verdict):
                    response = None
                by_others = tuple(each for each in notes.get(own_set, ()) if each.author != verdict.annotator)
                corrections.append(replace(_correction(row, verdict, response, own_set), notes=by_others))
    corrections.sort(key=lambda each: (-each.verdict.time, each.hit.place.document, each.hit.place.start))
    return corrections


def _correction(row: Sequence[Any], verdict: Verdict, response: Response | None, own_set: int) -> Correction:
    number, identifier, kind, author, text, thread, thread_id, title, beginning = row
    about = verdict.judged or verdict.gold[0]
    start, end = _range(about)
    place = Place(
        document=number,
        thread=thread,
        start=start,
        end=end,
        set=own_set,
        annotation="" if verdict.judged is None else verdict.judged.id,
        layer=about.layer,
        label=about.label,
    )
    hit = Hit(
        place=place,
        thread_id=thread_id,
        document_id=identifier,
        kind=kind,
        author=author,
        title=title or opening(beginning),
        context=context_of(text, place),
        target=about.target if isinstance(about, StanceAnnotation) else None,
    )
    before = "" if verdict.judged is None else _words(text, verdict.judged)
    after = tuple(_words(text, each) for each in verdict.gold)
    return Correction(verdict=verdict, hit=hit, before=before, after=after, response=response)


def _range(annotation: Annotation) -> tuple[int, int]:
    return (annotation.start, annotation.end) if isinstance(annotation, SpanAnnotation) else (0, 0)


def _words(text: str, annotation: Annotation) -> str:
    start, end = _range(annotation)
    return text[start:end]


def _texts(connection: Connection, numbers: Sequence[int]) -> Iterator[Sequence[Any]]:
    own, article = documents.c, documents.alias("article").c
    columns = (own.number, own.id, own.kind, own.author, own.text, own.thread)
    query = select(*columns, article.id, article.title, func.substr(article.text, 1, 200)).join(
        article.id.table, article.number == own.thread
    )
    yield from connection.execute(query.where(own.number.in_(numbers)).order_by(own.number))


def _answers(connection: Connection, annotator: int, numbers: Sequence[int]) -> dict[tuple[int, str], Response]:
    own = responses.c
    query = (
        select(sets.c.document, own.id, own.answers, own.kind, own.time, own.note)
        .join(sets, sets.c.number == own.set)
        .where(sets.c.annotator == annotator, sets.c.document.in_(numbers), own.removed.is_(False))
    )
    return {
        (row[0], row[1]): Response(verdict=row[1], answers=row[2], kind=row[3], time=row[4], note=row[5])
        for row in connection.execute(query)
    }


def _sets_of(connection: Connection, annotator: int, numbers: Sequence[int]) -> dict[int, int]:
    query = select(sets.c.document, sets.c.number).where(sets.c.annotator == annotator, sets.c.document.in_(numbers))
    return {row[0]: row[1] for row in connection.execute(query)}


# --- over time ---


def _by_week(tallies: dict[tuple[int, str, str], Tally], times: dict[int, int]) -> tuple[JudgedWeek, ...]:
    sums: dict[tuple[date, str, str], Tally] = defaultdict(Tally)
    for (document, layer, label), tally in tallies.items():
        sums[week_of(times[document]), layer, label] += tally
    return tuple(
        JudgedWeek(week=week, layer=layer, label=label, tally=tally)
        for (week, layer, label), tally in sorted(sums.items())
    )


def _submitted(connection: Connection, annotator: int) -> dict[int, int]:
    """Return when an annotator's sets came into their state, by document, in milliseconds since 1970 (UTC)."""
    stamps: ColumnElement[bool] = or_(history.c.annotator == annotator, history.c.kind == "import")
    query = select(history.c.writer, history.c.clock, func.min(history.c.time)).where(stamps)
    query = query.group_by(history.c.writer, history.c.clock)
    times = {(writer, clock): time for writer, clock, time in connection.execute(query)}
    own = sets.c
    rows = connection.execute(
        select(own.document, own.state_writer, own.state_clock).where(
            and_(own.annotator == annotator, own.state.in_(("submitted", "adjudicated")))
        )
    )
    return {document: times[writer, clock] for document, writer, clock in rows if (writer, clock) in times}
