"""What a project says of its learning, and which threads hold decisions to learn from."""

from __future__ import annotations

import json
from collections.abc import Iterable

from sqlalchemy import Connection, Select, delete, func, insert, select

from annotator.domain.annotation import GOLD
from annotator.domain.learning import Update, updates_as_plain, updates_from_plain
from annotator.storage.tables import annotators, documents, is_live_article, project, sets

_KEY = "learning"
_DECIDED = ("submitted", "adjudicated")


def read_updates(connection: Connection) -> tuple[Update, ...]:
    """Return all updates, the first first; raise ``SuggesterError`` where a newer program wrote them."""
    value = connection.execute(select(project.c.value).where(project.c.key == _KEY)).scalar()
    return () if value is None else updates_from_plain(json.loads(value))


def write_updates(connection: Connection, updates: Iterable[Update]) -> None:
    """Write all updates."""
    connection.execute(delete(project).where(project.c.key == _KEY))
    connection.execute(insert(project).values(key=_KEY, value=json.dumps(updates_as_plain(updates))))


def project_id(connection: Connection) -> str:
    """Return the id of the project, which all its copies share."""
    return str(json.loads(connection.execute(select(project.c.value).where(project.c.key == "id")).scalar_one()))


def count_decided(connection: Connection, annotator: str) -> int:
    """Return how many texts an annotator, or adjudication, has decided as a whole."""
    query = (
        select(func.count(sets.c.document.distinct()))
        .join(annotators, annotators.c.number == sets.c.annotator)
        .join(documents, documents.c.number == sets.c.document)
        .where(annotators.c.name.in_((annotator, GOLD)), sets.c.state.in_(_DECIDED), documents.c.removed.is_(False))
    )
    return int(connection.execute(query).scalar_one())


def threads_without_decisions(connection: Connection, annotator: str, *, limit: int) -> list[int]:
    """Return the numbers of the first threads in which neither an annotator nor adjudication has begun."""
    query = select(documents.c.number).where(is_live_article, documents.c.number.not_in(_begun(annotator)))
    return list(connection.execute(query.order_by(documents.c.number).limit(limit)).scalars())


def threads_with_decisions(connection: Connection, annotator: str) -> list[tuple[int, int]]:
    """Return the number of each thread in which an annotator, or adjudication, has begun, and its characters.

    In the order of import, the last first.
    """
    query = (
        select(documents.c.thread, func.sum(func.length(documents.c.text)))
        .where(documents.c.thread.in_(_begun(annotator)), documents.c.removed.is_(False))
        .group_by(documents.c.thread)
        .order_by(documents.c.thread.desc())
    )
    return [(row[0], row[1]) for row in connection.execute(query)]


def _begun(annotator: str) -> Select[tuple[int]]:
    return (
        select(documents.c.thread)
        .join(sets, sets.c.document == documents.c.number)
        .join(annotators, annotators.c.number == sets.c.annotator)
        .where(annotators.c.name.in_((annotator, GOLD)), sets.c.state != "new", documents.c.removed.is_(False))
        .distinct()
    )
