"""The places that a schema change moves, in a table of the connection: one statement per kind of move does the work."""

import orjson
from sqlalchemy import Column, Connection, MetaData, Table, Text, delete, insert

from annotator.domain.schema_act import Shift
from annotator.domain.schema_change import Given

PIECE = 2000
"""Places that are handed over at once; meanwhile nobody else's Python runs."""

moving = Table(
    "moving",
    MetaData(),
    Column("annotator", Text),
    Column("document", Text),
    Column("id", Text),
    prefixes=["TEMPORARY"],
)


def fill(connection: Connection, shift: Shift) -> None:
    """Put the places of a shift, and no others, into the table."""
    connection.execute(delete(moving))
    # To the driver as tuples: Core makes dictionaries of them, which takes longer than writing them.
    statement = str(insert(moving).compile(dialect=connection.dialect))
    for places in shift.places.pieces(PIECE):
        connection.exec_driver_sql(statement, list(places))


def row_of(given: Given) -> dict[str, str | None]:
    """Return the columns that say what is given."""
    attributes = orjson.dumps(dict(given.attributes)).decode() if given.attributes else None
    return {"layer": given.layer, "label": given.label, "attributes": attributes}
