"""What a release tells of how its labels came about."""

from sqlalchemy import Connection, select

from annotator.storage.tables import documents, looks


def suggester_versions(connection: Connection) -> dict[str, tuple[str, ...]]:
    """Return the versions in which each suggester looked at documents that are there, both sorted."""
    query = (
        select(looks.c.agent, looks.c.version)
        .join(documents, documents.c.number == looks.c.document)
        .where(documents.c.removed.is_(False))
        .distinct()
        .order_by(looks.c.agent, looks.c.version)
    )
    found: dict[str, tuple[str, ...]] = {}
    for agent, version in connection.execute(query):
        found[agent] = (*found.get(agent, ()), version)
    return found
