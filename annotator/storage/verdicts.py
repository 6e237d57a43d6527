"""Verdicts and the answers to them: rows of gold sets, and of the sets of those whose labels were judged."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

import orjson
from sqlalchemy import Connection, select

from annotator.domain.verdict import Response, Verdict
from annotator.storage.payload import annotation_of
from annotator.storage.people import annotator_number
from annotator.storage.tables import annotators, responses, verdicts

_AT_ONCE = 500
VERDICT = ("id", "annotator", "about", "kind", "layer", "judged", "gold", "reviewer", "time", "reason", "note")
RESPONSE = ("id", "answers", "kind", "note", "time")


def read_verdicts(connection: Connection, numbers: Sequence[int]) -> dict[int, tuple[Verdict, ...]]:
    """Return the verdicts in the gold sets of these numbers, by id; sets without are left out."""
    own, reviewer = verdicts.c, annotators.alias("reviewer").c
    query = (
        select(
            own.set,
            annotators.c.name,
            own.about,
            own.kind,
            own.layer,
            own.judged,
            own.gold,
            reviewer.name,
            own.time,
            own.reason,
            own.note,
        )
        .join(annotators, annotators.c.number == own.annotator)
        .join(reviewer.name.table, reviewer.number == own.reviewer)
        .where(own.removed.is_(False))
        .order_by(own.id)
    )
    found: dict[int, list[Verdict]] = {}
    for first in range(0, len(numbers), _AT_ONCE):
        for number, *values in connection.execute(query.where(own.set.in_(numbers[first : first + _AT_ONCE]))):
            found.setdefault(number, []).append(verdict_from_row(values))
    return {number: tuple(given) for number, given in found.items()}


def verdict_from_row(row: Sequence[Any]) -> Verdict:
    """Return the verdict of a row of (annotator, about, kind, layer, judged, gold, reviewer, time, reason, note)."""
    annotator, about, kind, layer, judged, gold, reviewer, time, reason, note = row
    return Verdict(
        annotator=annotator,
        about=about,
        kind=kind,
        layer=layer,
        judged=None if judged is None else annotation_of(orjson.loads(judged)),
        gold=tuple(annotation_of(plain) for plain in orjson.loads(gold)),
        reviewer=reviewer,
        time=time,
        reason=reason,
        note=note,
    )


def verdict_row(connection: Connection, verdict: Verdict) -> tuple[Any, ...]:
    """Return the values of the columns ``VERDICT``; inside a write."""
    return (
        verdict.id,
        annotator_number(connection, verdict.annotator),
        verdict.about,
        verdict.kind,
        verdict.layer,
        None if verdict.judged is None else orjson.dumps(asdict(verdict.judged)).decode(),
        orjson.dumps([asdict(each) for each in verdict.gold]).decode(),
        annotator_number(connection, verdict.reviewer),
        verdict.time,
        verdict.reason,
        verdict.note,
    )


def read_responses(connection: Connection, numbers: Sequence[int]) -> dict[int, tuple[Response, ...]]:
    """Return the answers to verdicts in the sets of these numbers, by id; sets without are left out."""
    own = responses.c
    query = select(own.set, own.id, own.answers, own.kind, own.time, own.note).where(own.removed.is_(False))
    found: dict[int, list[Response]] = {}
    for first in range(0, len(numbers), _AT_ONCE):
        wanted = query.where(own.set.in_(numbers[first : first + _AT_ONCE])).order_by(own.id)
        for number, verdict, answers, kind, time, note in connection.execute(wanted):
            response = Response(verdict=verdict, answers=answers, kind=kind, time=time, note=note)
            found.setdefault(number, []).append(response)
    return {number: tuple(given) for number, given in found.items()}


def response_row(response: Response) -> tuple[Any, ...]:
    """Return the values of the columns ``RESPONSE``."""
    return (response.id, response.answers, response.kind, response.note, response.time)
