"""Checking a project from end to end: the file, every hash, every offset, the history."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace

from sqlalchemy import Connection, func, select

from annotator.domain.application import SetCheck
from annotator.domain.errors import AnnotatorError, ProjectError
from annotator.domain.identifiers import text_sha256
from annotator.domain.schema import Schema
from annotator.storage.outflow import read_threads
from annotator.storage.payload import act_of
from annotator.storage.store import Store
from annotator.storage.tables import annotators, documents, history, writers


def problems_of(store: Store, schema: Schema) -> Iterator[str]:
    """Yield a sentence for each thing that is not as it should be."""
    try:
        with store.database.reading() as connection:
            yield from _file(connection)
            yield from _threads(connection, schema)
            yield from _documents(connection)
            yield from _history(connection)
    except ProjectError as error:
        yield str(error)


def _file(connection: Connection) -> Iterator[str]:
    if connection.dialect.name != "sqlite":
        return
    for (verdict,) in connection.exec_driver_sql("PRAGMA integrity_check(20)"):
        if verdict != "ok":
            yield f"The file is damaged: {verdict}."
    for table, row, parent, _ in connection.exec_driver_sql("PRAGMA foreign_key_check"):
        yield f"Row {row} of {table} points to a row of {parent} that is not there."


def _threads(connection: Connection, schema: Schema) -> Iterator[str]:
    """Check hashes and labels of all documents that are there.

    Spans that overlap where their layer allows none are no damage: two people's files may come to that when they are
    merged, which says so, and a person has to settle it.
    """
    set_check = SetCheck(replace(schema, layers=tuple(replace(layer, overlap=True) for layer in schema.layers)))
    for each in read_threads(connection):
        for document in each.thread:
            if text_sha256(document.text) != document.text_sha256:
                yield f"The text of “{document.id}” is not the one that was imported: its hash differs."
            for annotation_set in each.sets.get(document.id, ()):
                try:
                    set_check.check(annotation_set, document)
                except AnnotatorError as error:
                    yield f"A label of “{document.id}” by {annotation_set.annotator} does not fit: {error}"


def _documents(connection: Connection) -> Iterator[str]:
    """Check that every comment stands in the thread of what it answers."""
    parent = documents.alias("parent")
    strayed = (
        select(documents.c.id)
        .join(parent, parent.c.number == documents.c.parent)
        .where(parent.c.thread != documents.c.thread)
    )
    for (identifier,) in connection.execute(strayed):
        yield f"The comment “{identifier}” is in another thread than what it answers."
    loose = select(documents.c.id).where(documents.c.kind == "comment", documents.c.parent.is_(None))
    for (identifier,) in connection.execute(loose):
        yield f"The comment “{identifier}” answers nothing."
    wrong_length = select(documents.c.id).where(func.length(documents.c.text) != documents.c.length)
    for (identifier,) in connection.execute(wrong_length):
        yield f"The text of “{identifier}” has not the length that it had at import."


def _history(connection: Connection) -> Iterator[str]:
    """Check that every entry can be read, and that what says it is undone has an undo that says so."""
    entry = history.c
    undone: dict[str, bool] = {}
    claims: dict[str, bool] = {}
    query = select(entry.id, entry.kind, entry.payload, entry.concerns, entry.undone, annotators.c.name)
    query = query.join(annotators, annotators.c.number == entry.annotator)
    # After a merge the later of two undos may stand before the earlier one.
    query = query.join(writers, writers.c.number == entry.writer).order_by(entry.clock, writers.c.id, entry.number)
    for identifier, kind, payload, concerns, says_undone, annotator in connection.execute(query):
        if payload is not None:
            try:
                if kind == "merge":
                    json.loads(payload)
                else:
                    act_of(payload, annotator=annotator, thread=None)
            except (ValueError, TypeError, KeyError):
                yield f"The history entry {identifier} cannot be read."
        elif kind != "import":
            yield f"The history entry {identifier} says nothing."
        if kind == "do":
            claims[identifier] = says_undone
        elif concerns is not None:
            undone[concerns] = kind == "undo"
    for identifier, is_undone in undone.items():
        if claims.get(identifier) != is_undone:
            yield f"The history entry {identifier} does not say rightly whether it was undone."
