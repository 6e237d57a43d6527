"""Pseudonyms of a project's people: a key of the project's own, and how far people were numbered at each export.

Who came after an export is numbered behind those who were there, so that nobody's pseudonym ever changes.
"""

from __future__ import annotations

import secrets
from bisect import bisect_left
from typing import Any

import orjson
from sqlalchemy import Connection, delete, func, insert, select

from annotator.domain.annotation import GOLD
from annotator.domain.pseudonyms import PERSONS, Persons, Pseudonyms, numbered
from annotator.storage.database import Database
from annotator.storage.tables import annotators, documents, project

_KEY = "pseudonyms"
_BYTES = 32


def keep_pseudonyms(database: Database, persons: frozenset[Persons]) -> Pseudonyms:
    """Return the pseudonyms of all who are known by now, which stay theirs; on disk when this returns."""
    with database.writing() as connection:
        plain = _read(connection)
        if _advance(connection, plain, persons):
            _write(connection, plain)
        return _pseudonyms(connection, plain, persons)


def look_at_pseudonyms(database: Database, persons: frozenset[Persons]) -> Pseudonyms:
    """Return the pseudonyms that ``keep_pseudonyms`` would give now; only the project's key is written."""
    with database.writing() as connection:
        plain = _read(connection)
        _advance(connection, plain, persons)
        return _pseudonyms(connection, plain, persons)


def _read(connection: Connection) -> dict[str, Any]:
    """Return what is kept; the first time it makes the key."""
    value = connection.execute(select(project.c.value).where(project.c.key == _KEY)).scalar()
    if value is None:
        made: dict[str, Any] = {"key": secrets.token_hex(_BYTES), **{person: [] for person in PERSONS}}
        _write(connection, made)
        return made
    plain: dict[str, Any] = orjson.loads(value)
    return plain


def _write(connection: Connection, plain: dict[str, Any]) -> None:
    connection.execute(delete(project).where(project.c.key == _KEY))
    connection.execute(insert(project).values(key=_KEY, value=orjson.dumps(plain).decode()))


def _advance(connection: Connection, plain: dict[str, Any], persons: frozenset[Persons]) -> bool:
    """Number all who are there, by the numbers of their rows, which only grow; return whether that was anybody new."""
    advanced = False
    last = {
        "annotators": select(func.max(annotators.c.number)),
        "authors": select(func.max(documents.c.number)).where(documents.c.author.is_not(None)),
    }
    for person in sorted(persons):
        reached = connection.execute(last[person]).scalar()
        if reached is not None and reached not in plain[person]:
            plain[person].append(reached)
            advanced = True
    return advanced


def _pseudonyms(connection: Connection, plain: dict[str, Any], persons: frozenset[Persons]) -> Pseudonyms:
    key = bytes.fromhex(plain["key"])
    names: dict[Persons, dict[str, int]] = {person: {} for person in PERSONS}
    if "annotators" in persons:
        query = select(annotators.c.number, annotators.c.name).where(annotators.c.name != GOLD)
        name_of = {row[0]: row[1] for row in connection.execute(query)}
        # By number: whoever gets another name keeps their pseudonym.
        order = _numbers({f"annotator {number}": number for number in name_of}, plain["annotators"], key)
        names["annotators"] = {name: order[f"annotator {number}"] for number, name in name_of.items()}
    if "authors" in persons:
        first = func.min(documents.c.number)
        authors = select(documents.c.author, first).where(documents.c.author.is_not(None)).group_by(documents.c.author)
        came = {row[0]: row[1] for row in connection.execute(authors)}
        names["authors"] = _numbers(came, plain["authors"], key)
    return Pseudonyms(**names)


def _numbers(came: dict[str, int], reached: list[int], key: bytes) -> dict[str, int]:
    """Number words by when they came, as the number of a row, and how far each export reached."""
    batches: list[list[str]] = [[] for _ in range(len(reached) + 1)]
    for word, number in came.items():
        batches[bisect_left(reached, number)].append(word)
    return numbered(batches, key)
