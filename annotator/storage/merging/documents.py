"""Texts in a merge: those that are not here come in, one that differs under the same id is refused."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import orjson
from sqlalchemy import Connection

from annotator.domain.errors import ProjectError
from annotator.storage.merging.tally import Tally

_COLUMNS = "author, created, source, title, text, text_sha256, length, meta"


def map_documents(connection: Connection, path: Path) -> None:
    """Keep which document is which in ``temp.document_map``; those that are not here get the next numbers.

    Raises:
        ProjectError: a document of the same id has another text, or stands in another thread.
    """
    last = connection.exec_driver_sql("SELECT coalesce(max(number), 0) FROM main.documents").scalar_one()
    connection.exec_driver_sql(
        "CREATE TEMP TABLE document_map (theirs INTEGER PRIMARY KEY, ours INTEGER NOT NULL UNIQUE, fresh BOOLEAN)"
    )
    connection.exec_driver_sql(
        "INSERT INTO document_map SELECT t.number, coalesce(o.number, ? + row_number() OVER (ORDER BY t.number)),"
        " o.number IS NULL FROM theirs.documents t LEFT JOIN main.documents o ON o.id = t.id",
        (last,),
    )
    both = (
        "FROM document_map m JOIN theirs.documents t ON t.number = m.theirs JOIN main.documents o ON o.number = m.ours"
    )
    other = connection.exec_driver_sql(
        f"SELECT t.id {both} WHERE t.text_sha256 <> o.text_sha256 ORDER BY t.number LIMIT 1"
    ).scalar()
    if other is not None:
        raise ProjectError(
            "{path}: the document “{document}” has another text there than here; nothing was merged.",
            path=path,
            document=other,
        )
    strayed = connection.exec_driver_sql(
        f"SELECT t.id {both} JOIN document_map a ON a.theirs = t.thread WHERE a.ours <> o.thread OR t.kind <> o.kind"
        " ORDER BY t.number LIMIT 1"
    ).scalar()
    if strayed is not None:
        raise ProjectError(
            "{path}: the document “{document}” stands in another thread there than here; nothing was merged.",
            path=path,
            document=strayed,
        )


def merge_documents(connection: Connection, tally: Tally) -> None:
    """Take in the documents that are not here, with their originals, splits and terms, and let them be found."""
    _take_imports(connection)
    tally.documents += tally.write(
        connection,
        f"INSERT INTO main.documents (number, id, kind, thread, parent, {_COLUMNS}, import, removed)"
        f" SELECT m.ours, t.id, t.kind, a.ours, p.ours, {_COLUMNS}, i.ours, t.removed"
        " FROM document_map m JOIN theirs.documents t ON t.number = m.theirs"
        " JOIN document_map a ON a.theirs = t.thread LEFT JOIN document_map p ON p.theirs = t.parent"
        " JOIN import_map i ON i.theirs = t.import WHERE m.fresh ORDER BY m.ours",
    )
    fresh = "JOIN document_map m ON m.theirs = t.{} AND m.fresh"
    connection.exec_driver_sql(
        f"INSERT INTO main.originals SELECT m.ours, t.text FROM theirs.originals t {fresh.format('document')}"
    )
    connection.exec_driver_sql(
        "INSERT INTO main.document_search (rowid, author, text) SELECT o.number, o.author, o.text"
        " FROM document_map m JOIN main.documents o ON o.number = m.ours WHERE m.fresh ORDER BY o.number"
    )
    tally.write(
        connection,
        "INSERT OR IGNORE INTO main.splits SELECT m.ours, t.split FROM theirs.splits t"
        " JOIN document_map m ON m.theirs = t.thread",
    )
    tally.write(connection, "INSERT OR IGNORE INTO main.terms SELECT * FROM theirs.terms")


def merge_removals(connection: Connection, tally: Tally) -> None:
    """Let each document be there or not as the latest removal or return of it says, of both histories."""
    latest: dict[str, tuple[int, str, bool]] = {}
    for schema in ("main", "theirs"):
        for clock, writer, payload in _removals(connection, schema):
            plain = orjson.loads(payload)
            for document in plain["documents"]:
                said = (clock, writer, bool(plain["removed"]))
                latest[document] = max(said, latest.get(document, said))
    for document, (_, _, removed) in latest.items():
        tally.write(
            connection,
            "UPDATE main.documents SET removed = ? WHERE id = ? AND removed <> ?",
            (removed, document, removed),
        )


def _removals(connection: Connection, schema: str) -> Iterator[tuple[int, str, str]]:
    """Yield clock, writer and payload of what took documents out or put them back."""
    yield from connection.exec_driver_sql(
        f"SELECT h.clock, w.id, h.payload FROM {schema}.history h JOIN {schema}.writers w ON w.number = h.writer"
        " WHERE h.payload LIKE '{\"documents\":%'"
    ).fetchall()


def _take_imports(connection: Connection) -> None:
    """Keep in ``temp.import_map`` which imports of theirs brought what is not here; those that are not here come in."""
    connection.exec_driver_sql(
        "CREATE TEMP TABLE wanted_imports AS SELECT DISTINCT t.import AS number FROM document_map m"
        " JOIN theirs.documents t ON t.number = m.theirs WHERE m.fresh"
    )
    theirs = (
        "FROM wanted_imports n JOIN theirs.imports t ON t.number = n.number"
        " JOIN annotator_map a ON a.theirs = t.annotator"
    )
    same = "o.time = t.time AND o.annotator = a.ours AND o.report = t.report"
    connection.exec_driver_sql(
        f"INSERT INTO main.imports (time, annotator, report) SELECT t.time, a.ours, t.report {theirs}"
        f" WHERE NOT EXISTS (SELECT 1 FROM main.imports o WHERE {same})"
        " GROUP BY t.time, a.ours, t.report ORDER BY min(t.number)"
    )
    connection.exec_driver_sql(
        f"CREATE TEMP TABLE import_map AS SELECT t.number AS theirs, min(o.number) AS ours {theirs}"
        f" JOIN main.imports o ON {same} GROUP BY t.number"
    )
