"""Which of two writes is the later one, and which writes each side has seen."""

from __future__ import annotations

import orjson
from sqlalchemy import Connection

from annotator.storage.handed import read_handed

_CLOCKED = ("history", "assignments", "renames")


def newer(one: str, other: str, schema: str = "main") -> str:
    """Return the SQL condition that the register ``one`` was written later than ``other``, both of one file.

    Two writes at the same logical time are ordered by the ids of their writers, which are the same in every copy.
    """
    ids = [f"(SELECT id FROM {schema}.writers WHERE number = {each}.writer)" for each in (one, other)]
    later = f"{one}.clock = {other}.clock AND {one}.writer <> {other}.writer AND {ids[0]} > {ids[1]}"
    return f"({one}.clock > {other}.clock OR ({later}))"


def map_writers(connection: Connection) -> None:
    """Make known the writers of the other file, and keep which is which in ``temp.writer_map``."""
    connection.exec_driver_sql(
        "INSERT INTO main.writers (id) SELECT id FROM theirs.writers WHERE id NOT IN (SELECT id FROM main.writers)"
    )
    connection.exec_driver_sql("CREATE TEMP TABLE writer_map (theirs INTEGER PRIMARY KEY, ours INTEGER NOT NULL)")
    connection.exec_driver_sql(
        "INSERT INTO writer_map SELECT t.number, o.number FROM theirs.writers t JOIN main.writers o ON o.id = t.id"
    )


def read_seen(connection: Connection) -> None:
    """Keep in ``temp.seen_here`` and ``temp.seen_there`` how far each side has seen each writer, by our numbers.

    A file holds what a writer did from the first to some last write, so the greatest clock says it all.
    """
    for name, schema in (("seen_here", "main"), ("seen_there", "theirs")):
        seen = seen_in(connection, schema)
        connection.exec_driver_sql(f"CREATE TEMP TABLE {name} (writer INTEGER PRIMARY KEY, clock INTEGER NOT NULL)")
        connection.exec_driver_sql(
            f"INSERT INTO {name} SELECT o.number, s.value FROM json_each(?) s JOIN main.writers o ON o.id = s.key",
            (orjson.dumps(seen).decode(),),
        )


def seen_in(connection: Connection, schema: str = "main") -> dict[str, int]:
    """Return the greatest clock of each writer that a file has seen, by the writer's id."""
    clocks = " UNION ALL ".join(
        f"SELECT writer, max(clock) AS clock FROM {schema}.{name} GROUP BY writer" for name in _CLOCKED
    )
    found = connection.exec_driver_sql(
        f"SELECT w.id, max(c.clock) FROM ({clocks}) c JOIN {schema}.writers w ON w.number = c.writer GROUP BY w.id"
    )
    seen: dict[str, int] = {row[0]: row[1] for row in found}
    handed = read_handed(connection, schema)
    for writer, clock in ({} if handed is None else handed.seen).items():
        seen[writer] = max(clock, seen.get(writer, 0))
    return seen
