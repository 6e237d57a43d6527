"""Which acts did something in a thread: its own, and those over several threads that touched it."""

from __future__ import annotations

import json
from functools import lru_cache

from sqlalchemy import ColumnElement, Connection, or_, select

from annotator.domain.history import Deed
from annotator.storage.payload import act_of
from annotator.storage.tables import annotators, documents, history

_AT_ONCE = 500


class ThreadActs:
    """Tells the acts of a thread. One over several is looked into once: what stands in the history never changes."""

    def __init__(self) -> None:
        self._touched: dict[int, frozenset[int]] = {}

    def of(self, connection: Connection, thread: int, *, by: str) -> ColumnElement[bool]:
        """Return the condition that an entry of the history tells what an annotator did in a thread, by its number.

        That files were merged is told whoever did it: it may have changed anybody's labels.
        """
        theirs = or_(annotators.c.name == by, history.c.kind == "merge")
        over_several = (
            select(history.c.number)
            .join(annotators, annotators.c.number == history.c.annotator)
            .where(history.c.thread.is_(None), history.c.payload.is_not(None), theirs)
        )
        numbers = connection.execute(over_several).scalars().all()
        for number in numbers:
            if number not in self._touched:
                self._touched[number] = _threads_of(connection, number)
        touching = [number for number in numbers if thread in self._touched[number]]
        here = history.c.thread == thread
        return (or_(here, history.c.number.in_(touching)) if touching else here) & theirs


def read_act(payload: str, *, annotator: str, thread: str | None) -> Deed:
    """Return an act of the history; of those over several threads, which may be long, the latest read are kept."""
    if thread is not None:
        return act_of(payload, annotator=annotator, thread=thread)
    return _read_long(payload, annotator)


@lru_cache(maxsize=4)
def _read_long(payload: str, annotator: str) -> Deed:
    return act_of(payload, annotator=annotator, thread=None)


def _threads_of(connection: Connection, number: int) -> frozenset[int]:
    own = history.c
    query = select(own.kind, own.payload, annotators.c.name).join(annotators, annotators.c.number == own.annotator)
    kind, payload, annotator = connection.execute(query.where(own.number == number)).one()
    if kind == "merge":
        ids = json.loads(payload)["threads"]
    else:
        ids = list(read_act(payload, annotator=annotator, thread=None).documents)
    threads: set[int] = set()
    for first in range(0, len(ids), _AT_ONCE):
        there = select(documents.c.thread).where(documents.c.id.in_(ids[first : first + _AT_ONCE]))
        threads.update(connection.execute(there).scalars())
    return frozenset(threads)
