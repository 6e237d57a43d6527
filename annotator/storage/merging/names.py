"""Names in a merge: renamings are registers too, and whoever has one name after them is one annotator."""

from __future__ import annotations

from sqlalchemy import Connection

from annotator.storage.merging.stamps import newer
from annotator.storage.people import Names, read_names

_REGISTERS = ("annotations", "rejections", "notes", "verdicts", "responses")


def name_as_today(connection: Connection) -> None:
    """Let both files name everybody as they are called after all renamings; two of one name become one."""
    names = read_names(connection)
    if names:
        for schema in ("main", "theirs"):
            _rename_all(connection, schema, names)


def map_annotators(connection: Connection) -> None:
    """Make known the annotators of the other file, and keep which is which in ``temp.annotator_map``."""
    connection.exec_driver_sql(
        "INSERT INTO main.annotators (name) SELECT name FROM theirs.annotators"
        " WHERE name NOT IN (SELECT name FROM main.annotators) ORDER BY name"
    )
    connection.exec_driver_sql("CREATE TEMP TABLE annotator_map (theirs INTEGER PRIMARY KEY, ours INTEGER NOT NULL)")
    connection.exec_driver_sql(
        "INSERT INTO annotator_map SELECT t.number, o.number FROM theirs.annotators t"
        " JOIN main.annotators o ON o.name = t.name"
    )


def _rename_all(connection: Connection, schema: str, names: Names) -> None:
    """Let a file name everybody as they are called now; two of one name become one."""
    known = {row[1]: row[0] for row in connection.exec_driver_sql(f"SELECT number, name FROM {schema}.annotators")}
    for name in sorted(known):
        now = names.now(name)
        if now == name:
            continue
        number = known.pop(name)
        if now in known:
            _fold(connection, schema, number, known[now])
        else:
            known[now] = number
            connection.exec_driver_sql(f"UPDATE {schema}.annotators SET name = ? WHERE number = ?", (now, number))
    for table in ("verdicts", "responses"):
        _rename_ids(connection, f"{schema}.{table}", schema, names)


def _rename_ids(connection: Connection, table: str, schema: str, names: Names) -> None:
    """Let the ids of verdicts, and of the answers to them, begin with the names of today."""
    for number, identifier in connection.exec_driver_sql(f'SELECT "set", id FROM {table}').fetchall():
        now = names.verdict(identifier)
        if now == identifier:
            continue
        _give_way(
            connection,
            table,
            schema,
            f'x."set" = {number} AND x.id = ? AND y."set" = {number} AND y.id = ?',
            (identifier, now),
        )
        connection.exec_driver_sql(
            f'UPDATE OR IGNORE {table} SET id = ? WHERE "set" = ? AND id = ?',
            (now, number, identifier),
        )
        connection.exec_driver_sql(f'DELETE FROM {table} WHERE "set" = ? AND id = ?', (number, identifier))


def _fold(connection: Connection, schema: str, old: int, now: int) -> None:
    """Make one annotator of two, register by register; the later write stands."""

    def run(statement: str, *values: object) -> None:
        connection.exec_driver_sql(statement.replace("@", f"{schema}."), values)

    sets = connection.exec_driver_sql(
        "SELECT x.number, y.number FROM @sets x LEFT JOIN @sets y ON y.document = x.document AND y.annotator = ?"
        " WHERE x.annotator = ?".replace("@", f"{schema}."),
        (now, old),
    ).fetchall()
    for old_set, set_now in sets:
        if set_now is None:
            run("UPDATE @sets SET annotator = ? WHERE number = ?", now, old_set)
        else:
            _fold_set(connection, schema, old_set, set_now)
    run("UPDATE @verdicts SET annotator = ? WHERE annotator = ?", now, old)
    run("UPDATE @verdicts SET reviewer = ? WHERE reviewer = ?", now, old)
    run("UPDATE @notes SET author = ? WHERE author = ?", now, old)
    _give_way(
        connection,
        f"{schema}.assignments",
        schema,
        "x.annotator = ? AND y.annotator = ? AND x.thread = y.thread",
        (old, now),
    )
    for table in ("active_time", "review_time"):
        run(
            f"UPDATE @{table} AS n SET active = n.active + x.active FROM @{table} x WHERE n.annotator = ?"
            " AND x.annotator = ? AND x.thread = n.thread AND x.day = n.day AND x.writer = n.writer",
            now,
            old,
        )
    for table in ("assignments", "active_time", "review_time"):
        run(f"UPDATE OR IGNORE @{table} SET annotator = ? WHERE annotator = ?", now, old)
        run(f"DELETE FROM @{table} WHERE annotator = ?", old)
    for table in ("history", "imports"):
        run(f"UPDATE @{table} SET annotator = ? WHERE annotator = ?", now, old)
    run("DELETE FROM @annotators WHERE number = ?", old)


def _fold_set(connection: Connection, schema: str, old: int, now: int) -> None:
    for name in _REGISTERS:
        table = f"{schema}.{name}"
        _give_way(connection, table, schema, f'x."set" = {old} AND y."set" = {now} AND x.id = y.id', ())
        connection.exec_driver_sql(f'UPDATE OR IGNORE {table} SET "set" = {now} WHERE "set" = {old}')
        connection.exec_driver_sql(f'DELETE FROM {table} WHERE "set" = {old}')
    for part in ("state", "flag"):
        stamped = f"(SELECT {part}, {part}_clock AS clock, {part}_writer AS writer FROM {schema}.sets WHERE number = "
        connection.exec_driver_sql(
            f"UPDATE {schema}.sets AS n SET {part} = x.{part}, {part}_clock = x.clock, {part}_writer = x.writer"
            f" FROM {stamped}{old}) x, {stamped}{now}) y WHERE n.number = {now} AND {newer('x', 'y', schema)}"
        )
    connection.exec_driver_sql(f"DELETE FROM {schema}.sets WHERE number = {old}")


def _give_way(connection: Connection, table: str, schema: str, pairs: str, values: tuple[object, ...]) -> None:
    """Delete each register ``y`` of a table in the place of which a later one, ``x``, comes; ``pairs`` says which."""
    keys = "thread, annotator" if table.endswith("assignments") else '"set", id'
    chosen = ", ".join(f"y.{key}" for key in keys.split(", "))
    connection.exec_driver_sql(
        f"DELETE FROM {table} WHERE ({keys}) IN"
        f" (SELECT {chosen} FROM {table} x, {table} y WHERE {pairs} AND {newer('x', 'y', schema)})",
        values,
    )
