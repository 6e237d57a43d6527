"""Which split each thread is in: assigned once, never moved; and what decides where a new one goes."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import NamedTuple

from sqlalchemy import Connection, bindparam, delete, func, insert, select

from annotator.domain.annotation import State
from annotator.domain.split import Split, ThreadToSplit, split_named
from annotator.domain.stratifying import Label
from annotator.storage.database import Database
from annotator.storage.tables import annotations, annotators, documents, is_live_article, sets, splits

_AT_ONCE = 500


class Article(NamedTuple):
    """An article by its number in the file, its id, which is its thread's too, and the hash of its text."""

    number: int
    id: str
    text_sha256: str


def threads_to_split(
    connection: Connection,
    *,
    by: str | None = None,
    layers: Collection[str] | None = None,
    states: Collection[State] | None = None,
) -> list[ThreadToSplit]:
    """Return all threads with the labels that decide: everybody's or one annotator's, of some layers, in some states.

    A split that has no name of ours, which a file may have brought, counts as none.
    """
    own = documents.c
    labels = _labels(connection, by, layers, states)
    query = select(own.number, own.id, own.author, own.created, splits.c.split)
    query = query.outerjoin(splits, splits.c.thread == own.number).where(is_live_article)
    return [
        ThreadToSplit(
            id=row[1], split=split_named(row[4]), author=row[2], created=row[3], labels=labels.get(row[0], {})
        )
        for row in connection.execute(query)
    ]


def _labels(
    connection: Connection, by: str | None, layers: Collection[str] | None, states: Collection[State] | None
) -> dict[int, dict[Label, int]]:
    """Return how often each thread, by its number, has each label."""
    given = annotations.c
    query = (
        select(documents.c.thread, given.layer, given.label, func.count())
        .join(sets, sets.c.number == given.set)
        .join(documents, documents.c.number == sets.c.document)
        .where(given.removed.is_(False), documents.c.removed.is_(False))
        .group_by(documents.c.thread, given.layer, given.label)
    )
    if by is not None:
        query = query.join(annotators, annotators.c.number == sets.c.annotator).where(annotators.c.name == by)
    if layers is not None:
        query = query.where(given.layer.in_(layers))
    if states is not None:
        query = query.where(sets.c.state.in_(states))
    found: dict[int, dict[Label, int]] = {}
    for thread, layer, label, count in connection.execute(query):
        found.setdefault(thread, {})[layer, label] = count
    return found


def articles_of_length(connection: Connection, at_least: int) -> list[Article]:
    """Return the articles of so many code points or more, in the order of import."""
    own = documents.c
    query = select(own.number, own.id, own.text_sha256).where(is_live_article, own.length >= at_least)
    return [Article(*row) for row in connection.execute(query.order_by(own.number))]


def texts_of(connection: Connection, numbers: Sequence[int]) -> Iterator[tuple[int, str]]:
    """Yield documents' numbers and texts, some hundreds read at a time."""
    own = documents.c
    query = select(own.number, own.text).where(own.number.in_(bindparam("numbers", expanding=True)))
    for first in range(0, len(numbers), _AT_ONCE):
        for row in connection.execute(query, {"numbers": numbers[first : first + _AT_ONCE]}):
            yield row[0], row[1]


def assign_splits(database: Database, assigned: Mapping[str, Split]) -> None:
    """Write which split threads are in; on disk when this returns."""
    if not assigned:
        return
    with database.writing() as connection:
        query = select(documents.c.id, documents.c.number).where(documents.c.kind == "article")
        numbers = {row[0]: row[1] for row in connection.execute(query)}
        rows = [{"thread": numbers[thread], "split": split} for thread, split in assigned.items()]
        # What stands in the way is a split of no name of ours.
        connection.execute(delete(splits).where(splits.c.thread == bindparam("thread")), rows)
        connection.execute(insert(splits), rows)
