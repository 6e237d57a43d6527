"""The schemas of two files as one, or a sentence on why they are none."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import orjson
from sqlalchemy import Connection

from annotator.domain.errors import ProjectError, SchemaError
from annotator.domain.schema import Schema
from annotator.domain.schema_file import schema_as_plain, schema_from_plain
from annotator.domain.schema_union import Place, places_of, united
from annotator.storage.merging.other import is_of_other_origin
from annotator.storage.merging.tally import Tally

_ACTS = "h.payload LIKE '{\"steps\":%'"
_READ = "json_extract(h.payload, '$.{}')"


def merge_schemas(connection: Connection, path: Path, tally: Tally) -> bool:
    """Write the schema that holds what either file's does; return whether that is another than ours.

    Raises:
        ProjectError: they contradict each other.
    """
    ours, theirs = (_schema(connection, schema) for schema in ("main", "theirs"))
    if ours == theirs:
        return False
    base = _base(connection, ours, theirs)
    if ours.title == theirs.title or is_of_other_origin(connection):
        # What another project is called is not what this one asks; what was written there last may be in the base.
        base = replace(base, title=ours.title)
    try:
        both = united(base, ours, theirs, gone=_gone(connection))
    except SchemaError as error:
        raise ProjectError(
            "{path}: its schema contradicts the one here, {reason}; nothing was merged.",
            path=path,
            reason=error.sentence,
        ) from error
    if both == ours:
        return False
    tally.write(
        connection,
        "UPDATE main.project SET value = ? WHERE key = 'schema'",
        (orjson.dumps(schema_as_plain(both)).decode(),),
    )
    return True


def strict_layers(connection: Connection) -> tuple[str, ...]:
    """Return the names of the layers whose spans must not overlap."""
    schema = _schema(connection, "main")
    return tuple(layer.name for layer in schema.of_kind("span") if not layer.overlap)


def _schema(connection: Connection, schema: str) -> Schema:
    value = connection.exec_driver_sql(f"SELECT value FROM {schema}.project WHERE key = 'schema'").scalar_one()
    return schema_from_plain(orjson.loads(value))


def _base(connection: Connection, ours: Schema, theirs: Schema) -> Schema:
    """Return the schema that was written last; of two that nobody changed, the one that reads later."""
    acts = [
        row
        for schema in ("main", "theirs")
        for row in connection.exec_driver_sql(
            f"SELECT h.clock, w.id, {_READ.format('after')} FROM {schema}.history h"
            f" JOIN {schema}.writers w ON w.number = h.writer WHERE {_ACTS} ORDER BY h.clock DESC, w.id DESC LIMIT 1"
        )
    ]
    if acts:
        return schema_from_plain(orjson.loads(max(acts)[2]))
    return max(ours, theirs, key=lambda each: orjson.dumps(schema_as_plain(each)))


def _gone(connection: Connection) -> frozenset[Place]:
    """Return the names that either side changed or took away in acts that the other has not seen."""
    gone: set[Place] = set()
    for schema, unseen in (("main", "seen_there"), ("theirs", "seen_here")):
        for before, after in connection.exec_driver_sql(
            f"SELECT {_READ.format('before')}, {_READ.format('after')} FROM {schema}.history h"
            f" JOIN {schema}.writers w ON w.number = h.writer JOIN main.writers o ON o.id = w.id WHERE {_ACTS}"
            f" AND NOT EXISTS (SELECT 1 FROM {unseen} s WHERE s.writer = o.number AND s.clock >= h.clock)"
        ):
            gone |= _places(before) - _places(after)
    return frozenset(gone)


def _places(text: str) -> frozenset[Place]:
    return places_of(schema_from_plain(orjson.loads(text)))
