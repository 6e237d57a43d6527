"""Active time in the project file: what is added to it, and what it comes to."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from sqlalchemy import Connection, Table, case, func, insert, select, update

from annotator.domain.activity import DayTime, LayerTime, ReviewTime, Share, Spent, ThreadTime, TimeSpent
from annotator.domain.gestures import opening
from annotator.storage.tables import active_time, annotators, decision_time, documents, history, review_time

_BATCH = 500  # ids in one question; SQLite takes no more than some thousands


def add_time(
    connection: Connection, spent: Spent, *, annotator: int, thread: int, writer: int, reviewing: bool = False
) -> None:
    """Add active time to a day's, of labelling or of ``reviewing``; the numbers are those of their tables."""
    if not spent.thread:
        return
    table = _table(reviewing=reviewing)
    own = table.c
    place = {"annotator": annotator, "thread": thread, "day": spent.day.isoformat(), "writer": writer}
    added = connection.execute(
        update(table)
        .where(*(own[name] == value for name, value in place.items()))
        .values(active=own.active + spent.thread)
    )
    if not added.rowcount:
        connection.execute(insert(table).values(**place, active=spent.thread))


def add_decision(connection: Connection, entry: int, parts: Iterable[Share]) -> None:
    """Keep the time of an act with its entry in the history, by number."""
    connection.execute(
        insert(decision_time),
        [{"entry": entry, "layer": each.layer, "decisions": each.decisions, "active": each.active} for each in parts],
    )


def time_at_thread(connection: Connection, thread: int, annotator: str, *, reviewing: bool = False) -> int:
    """Return somebody's active milliseconds at a thread, over all days, of labelling or of ``reviewing``."""
    own = _table(reviewing=reviewing).c
    query = (
        select(func.sum(own.active))
        .join(annotators, annotators.c.number == own.annotator)
        .where(annotators.c.name == annotator, own.thread == thread)
    )
    return int(connection.execute(query).scalar() or 0)


def time_of_entries(connection: Connection, entries: Sequence[str]) -> dict[str, int]:
    """Return the active milliseconds of entries of the history by their ids; those not measured are left out."""
    found: dict[str, int] = {}
    for start in range(0, len(entries), _BATCH):
        query = (
            select(history.c.id, func.sum(decision_time.c.active))
            .join(decision_time, decision_time.c.entry == history.c.number)
            .where(history.c.id.in_(entries[start : start + _BATCH]))
            .group_by(history.c.id)
        )
        found |= {identifier: int(active) for identifier, active in connection.execute(query)}
    return found


def time_spent(connection: Connection, annotator: str) -> TimeSpent:
    """Return all active time of an annotator by day, by thread and by layer."""
    number = connection.execute(select(annotators.c.number).where(annotators.c.name == annotator)).scalar()
    if number is None:
        return TimeSpent()
    return TimeSpent(
        days=_days(connection, number),
        threads=_threads(connection, number),
        layers=_layers(connection, number),
        review_days=_days(connection, number, reviewing=True),
    )


def review_time_spent(connection: Connection) -> ReviewTime:
    """Return what review took all reviewers together."""
    if not connection.dialect.has_table(connection, review_time.name):
        return ReviewTime()
    own = review_time.c
    active, threads = connection.execute(select(func.sum(own.active), func.count(own.thread.distinct()))).one()
    return ReviewTime(threads, int(active or 0))


def _table(*, reviewing: bool) -> Table:
    return review_time if reviewing else active_time


def _days(connection: Connection, annotator: int, *, reviewing: bool = False) -> tuple[DayTime, ...]:
    own = _table(reviewing=reviewing).c
    query = select(own.day, func.sum(own.active)).where(own.annotator == annotator).group_by(own.day).order_by(own.day)
    return tuple(DayTime(date.fromisoformat(day), int(active)) for day, active in connection.execute(query))


def _threads(connection: Connection, annotator: int) -> tuple[ThreadTime, ...]:
    own = active_time.c
    last = func.max(own.day)
    total = (
        select(own.thread, func.sum(own.active).label("active"), last.label("last"))
        .where(own.annotator == annotator)
        .group_by(own.thread)
        .subquery()
    )
    query = (
        select(documents.c.id, documents.c.title, func.substr(documents.c.text, 1, 200), total.c.active, total.c.last)
        .join(total, total.c.thread == documents.c.number)
        .order_by(total.c.last.desc(), total.c.active.desc(), documents.c.number)
    )
    return tuple(
        ThreadTime(identifier, title or opening(text), int(active), date.fromisoformat(last_day))
        for identifier, title, text, active, last_day in connection.execute(query)
    )


def _layers(connection: Connection, annotator: int) -> tuple[LayerTime, ...]:
    own = decision_time.c
    standing = case((history.c.undone, 0), else_=own.decisions)
    query = (
        select(own.layer, func.sum(standing), func.sum(own.active))
        .join(history, history.c.number == own.entry)
        .where(history.c.annotator == annotator)
        .group_by(own.layer)
        .order_by(own.layer)
    )
    return tuple(
        LayerTime(layer, int(decisions), int(active)) for layer, decisions, active in connection.execute(query)
    )
