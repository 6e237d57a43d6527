"""Which split each thread is in: assigned once, never moved."""

from __future__ import annotations

from collections.abc import Mapping

from sqlalchemy import Connection, func, insert, select

from annotator.domain.split import Split
from annotator.storage.database import Database
from annotator.storage.tables import documents, splits


def split_sizes(connection: Connection) -> dict[str, int]:
    """Return how many threads each split holds."""
    query = (
        select(splits.c.split, func.count())
        .join(documents, documents.c.number == splits.c.thread)
        .where(documents.c.removed.is_(False))
        .group_by(splits.c.split)
    )
    return {row[0]: row[1] for row in connection.execute(query)}


def unassigned_threads(connection: Connection) -> list[str]:
    """Return the ids of the threads that are in no split."""
    query = (
        select(documents.c.id)
        .outerjoin(splits, splits.c.thread == documents.c.number)
        .where(documents.c.kind == "article", documents.c.removed.is_(False), splits.c.split.is_(None))
    )
    return list(connection.execute(query).scalars())


def assign_splits(database: Database, assigned: Mapping[str, Split]) -> None:
    """Write which split threads are in; on disk when this returns."""
    if not assigned:
        return
    with database.writing() as connection:
        numbers = {
            row[0]: row[1]
            for row in connection.execute(
                select(documents.c.id, documents.c.number).where(documents.c.kind == "article")
            )
        }
        connection.execute(
            insert(splits), [{"thread": numbers[thread], "split": split} for thread, split in assigned.items()]
        )
