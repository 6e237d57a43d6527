"""Active time in the project file: what is added to it, and what it comes to."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from sqlalchemy import Connection, case, func, insert, select, update

from annotator.domain.activity import DayTime, LayerTime, Share, Spent, ThreadTime, TimeSpent
from annotator.domain.gestures import opening
from annotator.storage.tables import active_time, annotators, decision_time, documents, history

_BATCH = 500  # ids in one question; SQLite takes no more than some thousands


def add_time(connection: Connection, spent: Spent, *, annotator: int, thread: int, writer: int) -> None:
    """Add active time to a day's; the numbers are those of their tables."""
    if not spent.thread:
        return
    own = active_time.c
    place = {"annotator": annotator, "thread": thread, "day": spent.day.isoformat(), "writer": writer}
    added = connection.execute(
        update(active_time)
        .where(*(own[name] == value for name, value in place.items()))
        .values(active=own.active + spent.thread)
    )
    if not added.rowcount:
        connection.execute(insert(active_time).values(**place, active=spent.thread))


def add_decision(connection: Connection, entry: int, parts: Iterable[Share]) -> None:
    """Keep the time of an act with its entry in the history, by number."""
    connection.execute(
        insert(decision_time),
        [{"entry": entry, "layer": each.layer, "decisions": each.decisions, "active": each.active} for each in parts],
    )


def time_at_thread(connection: Connection, thread: int, annotator: str) -> int:
    """Return an annotator's active milliseconds at a thread, over all days."""
    query = (
        select(func.sum(active_time.c.active))
        .join(annotators, annotators.c.number == active_time.c.annotator)
        .where(annotators.c.name == annotator, active_time.c.thread == thread)
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
        days=_days(connection, number), threads=_threads(connection, number), layers=_layers(connection, number)
    )


def _days(connection: Connection, annotator: int) -> tuple[DayTime, ...]:
    own = active_time.c
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
