"""What a file that was packed for somebody remembers of it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

import orjson
from sqlalchemy import Connection

_KEY = "handed"


class Handed(NamedTuple):
    """For whom a file was packed, None for whoever opens it, and the greatest clock of each writer seen by then.

    Its history does not hold all that it has seen.
    """

    to: str | None
    seen: Mapping[str, int]


def read_handed(connection: Connection, schema: str = "main") -> Handed | None:
    """Return what a file remembers of its packing, None for one that is no pack."""
    value = connection.exec_driver_sql(f"SELECT value FROM {schema}.project WHERE key = ?", (_KEY,)).scalar()
    return None if value is None else Handed(**orjson.loads(value))


def write_handed(connection: Connection, handed: Handed) -> None:
    """Keep in a file that it was packed."""
    connection.exec_driver_sql(
        "INSERT OR REPLACE INTO project (key, value) VALUES (?, ?)", (_KEY, orjson.dumps(handed._asdict()).decode())
    )
