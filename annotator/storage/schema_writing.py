"""Carrying out a schema change: every register that it moves is written under one stamp, in one transaction.

Each is checked against what the act says was there before, so that an undo that a later edit has overtaken changes
nothing. The places go into a table of the connection first: one statement per kind of move then does the work.
"""

from typing import Any

import orjson
from sqlalchemy import (
    Column,
    ColumnElement,
    Connection,
    MetaData,
    Select,
    Table,
    Text,
    and_,
    delete,
    insert,
    literal,
    select,
    tuple_,
    update,
)
from sqlalchemy.dialects import postgresql, sqlite

from annotator.domain.errors import EditError, SchemaError
from annotator.domain.schema import Schema
from annotator.domain.schema_act import SchemaAct, Shift, misfit, skeleton
from annotator.domain.schema_change import Given
from annotator.domain.schema_file import schema_as_plain, schema_from_plain
from annotator.domain.sentence import Sentence
from annotator.storage.given import TABLES, standing_of
from annotator.storage.registers import Stamp
from annotator.storage.schema_plan import check_overlaps
from annotator.storage.tables import annotations, annotators, documents, project, sets, suggestions

_OVERTAKEN = Sentence("A later edit has changed this since.")

PIECE = 2000
"""Places that are handed over at once; meanwhile nobody else's Python runs."""

_moving = Table(
    "moving",
    MetaData(),
    Column("annotator", Text),
    Column("document", Text),
    Column("id", Text),
    prefixes=["TEMPORARY"],
)


def schema_of(connection: Connection) -> Schema | None:
    """Return the project's schema, or None where it has lost it."""
    value = connection.execute(select(project.c.value).where(project.c.key == "schema")).scalar()
    return None if value is None else schema_from_plain(orjson.loads(value))


def carry_out(connection: Connection, act: SchemaAct, stamp: Stamp) -> None:
    """Write what a change says: the schema, and every annotation that it moves.

    Raises:
        EditError: something is not any more as the act says that it was.
        SchemaError: annotations that were given since have no place in the schema.
    """
    if schema_of(connection) != act.before:
        raise EditError("A later change of the schema has changed this since.")
    _moving.create(connection, checkfirst=True)
    carried = [(shift, _carried(connection, act, shift)) for shift in act.shifts if _moves_id(act, shift)]
    stamped = stamp._asdict()
    for shift in act.shifts:
        if shift.before is None:
            continue
        if shift.after is None or _moves_id(act, shift):
            _write(connection, shift, shift.before, {"removed": True, **stamped})
        elif shift.kept == "suggestions":
            _write(connection, shift, shift.before, _row(shift.after))
        else:
            _write(connection, shift, shift.before, {**_row(shift.after), **stamped})
    for shift in act.shifts:
        if shift.before is None and shift.after is not None:
            # Its tombstone keeps what it said.
            _write(connection, shift, shift.after, {"removed": False, **stamped}, removed=True)
    for shift, rows in carried:
        _put(connection, shift, rows, stamped)
    connection.execute(delete(_moving))
    value = orjson.dumps(schema_as_plain(act.after)).decode()
    connection.execute(update(project).where(project.c.key == "schema").values(value=value))
    if skeleton(act.before) != skeleton(act.after):
        _check(connection, act)


def _check(connection: Connection, act: SchemaAct) -> None:
    """Make sure that nothing is left without a place, whatever came in since."""
    sentence = misfit(act.after, standing_of(connection))
    if sentence is not None:
        raise SchemaError(sentence)
    strict = {layer.name for layer in act.before.layers if not layer.overlap}
    own = annotations.c
    for layer in act.after.layers:
        if layer.kind == "span" and not layer.overlap and layer.name not in strict:
            check_overlaps(connection, layer)
        if layer.kind == "choice":
            place = own.layer + "=" + own.label if layer.many else own.layer
            strayed = select(own.id).where(own.layer == layer.name, own.removed.is_(False), own.id != place)
            if connection.execute(strayed.limit(1)).first() is not None:
                raise EditError(_OVERTAKEN)


def _moves_id(act: SchemaAct, shift: Shift) -> bool:
    """Whether annotations of a shift go to another place of their set, as choices do whose name is another."""
    identifier = act.id_after(shift)
    return identifier is not None and shift.places.ids[:1] not in ((), (identifier,))


def _write(connection: Connection, shift: Shift, says: Given, values: dict[str, Any], *, removed: bool = False) -> None:
    """Write these values to all registers of a shift, all of which have to say ``says``."""
    table = TABLES[shift.kept]
    _fill(connection, shift)
    places, row = _places(table), _row(says)
    condition = and_(
        tuple_(*places[1:]).in_(places[0]),
        table.c.layer == row["layer"],
        table.c.label == row["label"],
        table.c.attributes.is_not_distinct_from(row["attributes"]),
        *(() if table is suggestions else (table.c.removed.is_(removed),)),
    )
    if connection.execute(update(table).where(condition).values(values)).rowcount != len(shift.places):
        raise EditError(_OVERTAKEN)


def _fill(connection: Connection, shift: Shift) -> None:
    connection.execute(delete(_moving))
    # To the driver as tuples: Core makes dictionaries of them, which takes longer than writing them.
    statement = str(insert(_moving).compile(dialect=connection.dialect))
    for places in shift.places.pieces(PIECE):
        connection.exec_driver_sql(statement, list(places))


def _places(table: Table) -> tuple[Select[Any], ColumnElement[Any], ColumnElement[Any]]:
    """Return the query of where things move, and the columns of the table that say where they are."""
    if table is suggestions:
        query = select(documents.c.number, _moving.c.id).join(_moving, _moving.c.document == documents.c.id)
        return query, table.c.document, table.c.id
    query = (
        select(sets.c.number, _moving.c.id)
        .join(documents, documents.c.number == sets.c.document)
        .join(annotators, annotators.c.number == sets.c.annotator)
        .join(_moving, and_(_moving.c.document == documents.c.id, _moving.c.annotator == annotators.c.name))
    )
    return query, table.c.set, table.c.id


def _carried(connection: Connection, act: SchemaAct, shift: Shift) -> list[dict[str, Any]]:
    """Return the registers of choices that go to another place, with their ids there."""
    _fill(connection, shift)
    query, *columns = _places(annotations)
    own = annotations.c
    new = literal(act.id_after(shift)).label("id")
    kept = select(own.set, new, own.origin, own.suggestion).where(tuple_(*columns).in_(query))
    return [dict(row) for row in connection.execute(kept).mappings()]


def _put(connection: Connection, shift: Shift, rows: list[dict[str, Any]], stamped: dict[str, int]) -> None:
    """Write choices into their new places, over tombstones alone."""
    if shift.after is None or not rows:
        return
    new = {"layer": shift.after.layer, "label": shift.after.label, **stamped, "removed": False}
    dialect = sqlite if connection.dialect.name == "sqlite" else postgresql
    statement = dialect.insert(annotations)
    columns = {name: statement.excluded[name] for name in ("origin", "suggestion", *new)}
    statement = statement.on_conflict_do_update(
        index_elements=["set", "id"], set_=columns, where=annotations.c.removed.is_(True)
    )
    if connection.execute(statement, [{**row, **new} for row in rows]).rowcount != len(rows):
        raise EditError(_OVERTAKEN)


def _row(given: Given) -> dict[str, str | None]:
    attributes = orjson.dumps(dict(given.attributes)).decode() if given.attributes else None
    return {"layer": given.layer, "label": given.label, "attributes": attributes}
