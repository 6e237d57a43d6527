"""What a merge counts while it goes on."""

from __future__ import annotations

from sqlalchemy import Connection


class Tally:
    """How many registers became what, and whether anything was written at all."""

    def __init__(self) -> None:
        self.counts = {"added": 0, "updated": 0, "unchanged": 0, "conflicts": 0}
        self.documents = 0
        self.changed = False

    def count(self, became: str, number: int) -> None:
        """Count registers."""
        self.counts[became] += number

    def write(self, connection: Connection, statement: str, values: tuple[object, ...] = ()) -> int:
        """Write rows into our file, and keep in mind whether there were any; return how many."""
        written = connection.exec_driver_sql(statement, values).rowcount
        self.changed = self.changed or written > 0
        return written
