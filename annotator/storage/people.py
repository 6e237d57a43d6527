"""Who is known to a project: annotators by name and number."""

from __future__ import annotations

from sqlalchemy import Connection, insert, select

from annotator.storage.tables import annotators


def annotator_number(connection: Connection, name: str) -> int:
    """Return the number of an annotator, who becomes known where they were not; inside a write."""
    number = connection.execute(select(annotators.c.number).where(annotators.c.name == name)).scalar()
    if number is None:
        number = connection.execute(insert(annotators).values(name=name).returning(annotators.c.number)).scalar_one()
    return int(number)
