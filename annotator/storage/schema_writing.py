"""Carrying out a schema change: every register that it moves is written under one stamp, in one transaction.

What people said is checked against what the act says was there before, so that an undo that a later edit has
overtaken changes nothing; what machines said is not, since they go on speaking.
"""

from typing import Any

import orjson
from sqlalchemy import (
    ColumnElement,
    Connection,
    Select,
    Table,
    and_,
    delete,
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
from annotator.storage.schema_moving import fill, moving, row_of
from annotator.storage.schema_plan import check_overlaps
from annotator.storage.schema_suggestions import carry_suggestions, rename_in_settings, rename_terms
from annotator.storage.schema_verdicts import carry_verdicts
from annotator.storage.tables import annotations, annotators, documents, project, sets

_OVERTAKEN = Sentence("A later edit has changed this since.")


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
    moving.create(connection, checkfirst=True)
    carried = [(shift, _carried(connection, act, shift)) for shift in act.shifts if _moves_id(act, shift)]
    stamped = stamp._asdict()
    checked = [shift for shift in act.shifts if shift.kept != "suggestions"]
    for shift in checked:
        if shift.before is None:
            continue
        if shift.after is None or _moves_id(act, shift):
            _write(connection, shift, shift.before, {"removed": True, **stamped})
        else:
            _write(connection, shift, shift.before, {**row_of(shift.after), **stamped})
    for shift in checked:
        if shift.before is None and shift.after is not None:
            # Its tombstone keeps what it said.
            _write(connection, shift, shift.after, {"removed": False, **stamped}, removed=True)
    for shift, rows in carried:
        _put(connection, shift, rows, stamped)
    carry_suggestions(connection, act)
    carry_verdicts(connection, act, stamp)
    connection.execute(delete(moving))
    rename_terms(connection, act)
    rename_in_settings(connection, act)
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
    fill(connection, shift)
    places, row = _places(table), row_of(says)
    condition = and_(
        tuple_(*places[1:]).in_(places[0]),
        table.c.layer == row["layer"],
        table.c.label == row["label"],
        table.c.attributes.is_not_distinct_from(row["attributes"]),
        table.c.removed.is_(removed),
    )
    if connection.execute(update(table).where(condition).values(values)).rowcount != len(shift.places):
        raise EditError(_OVERTAKEN)


def _places(table: Table) -> tuple[Select[Any], ColumnElement[Any], ColumnElement[Any]]:
    """Return the query of where things move, and the columns of the table that say where they are."""
    query = (
        select(sets.c.number, moving.c.id)
        .join(documents, documents.c.number == sets.c.document)
        .join(annotators, annotators.c.number == sets.c.annotator)
        .join(moving, and_(moving.c.document == documents.c.id, moving.c.annotator == annotators.c.name))
    )
    return query, table.c.set, table.c.id


def _carried(connection: Connection, act: SchemaAct, shift: Shift) -> list[dict[str, Any]]:
    """Return the registers of choices that go to another place, with their ids there."""
    fill(connection, shift)
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
