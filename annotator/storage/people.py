"""Who is known to a project: annotators by name and number, and what they were called before."""

from __future__ import annotations

from collections.abc import Mapping

from sqlalchemy import Connection, func, insert, select, update
from sqlalchemy.dialects import postgresql, sqlite

from annotator.domain.annotation import GOLD
from annotator.domain.errors import ProjectError
from annotator.storage.tables import annotators, renames, responses, sets, verdicts


class Names:
    """What annotators are called now; the history and other copies of the project still say what they were called."""

    def __init__(self, renamed: Mapping[str, str]) -> None:
        """Take who was renamed, by the old name; a name that maps to itself is in force again."""
        self._now = {old: _end(old, renamed) for old in renamed}
        # The longest first: an id begins with a name, and a name may begin like another.
        self._old = sorted((old for old, now in self._now.items() if old != now), key=len, reverse=True)

    def __bool__(self) -> bool:
        """Whether anybody has another name than before."""
        return bool(self._old)

    def now(self, name: str) -> str:
        """Return what somebody of that name is called now."""
        return self._now.get(name, name)

    def verdict(self, identifier: str) -> str:
        """Return the id of a verdict, which begins with the name of whose label it judges, as it is now."""
        for old in self._old:
            if identifier.startswith((f"{old}/", f"{old}+")):
                return self._now[old] + identifier[len(old) :]
        return identifier


def read_names(connection: Connection) -> Names:
    """Return what those are called now who were renamed."""
    if not connection.dialect.has_table(connection, renames.name):
        return Names({})  # a file of an earlier version, read as it is
    return Names({row[0]: row[1] for row in connection.execute(select(renames.c.old, renames.c.new))})


def resolve(connection: Connection, name: str) -> str:
    """Return what somebody of that name, maybe an old one, is called now."""
    return read_names(connection).now(name)


def known_number(connection: Connection, name: str) -> int | None:
    """Return the number of an annotator, who may be called by an old name; None for one who is not known."""
    query = select(annotators.c.number)
    number = connection.execute(query.where(annotators.c.name == name)).scalar()
    if number is None:
        number = connection.execute(query.where(annotators.c.name == resolve(connection, name))).scalar()
    return None if number is None else int(number)


def annotator_number(connection: Connection, name: str) -> int:
    """Return the number of an annotator, who becomes known where they were not; inside a write."""
    number = known_number(connection, name)
    if number is None:
        number = connection.execute(insert(annotators).values(name=name).returning(annotators.c.number)).scalar_one()
    return int(number)


def rename(connection: Connection, old: str, new: str, *, clock: int, writer: int) -> None:
    """Give an annotator another name, everywhere; inside a write. ``clock`` and ``writer`` are the stamp of it.

    Raises:
        ProjectError: nobody has the old name, or somebody else has the new one or had it once.
    """
    number = connection.execute(select(annotators.c.number).where(annotators.c.name == old)).scalar()
    if number is None or old == GOLD:
        raise ProjectError("Nobody here is called “{name}”.", name=old)
    if new == old:
        return
    other = known_number(connection, new)
    if other not in (None, number):
        taken = connection.execute(select(annotators.c.name).where(annotators.c.number == other)).scalar_one()
        if taken == new:
            raise ProjectError("“{name}” is another annotator here; choose another name.", name=new)
        raise ProjectError("“{name}” is what {other} was called before; choose another name.", name=new, other=taken)
    connection.execute(update(annotators).where(annotators.c.number == number).values(name=new))
    last = connection.execute(select(func.max(renames.c.clock))).scalar() or 0
    stamped = {"clock": max(clock, last + 1), "writer": writer}
    insert_one = sqlite.insert if connection.dialect.name == "sqlite" else postgresql.insert
    statement = insert_one(renames)
    statement = statement.on_conflict_do_update(
        index_elements=["old"], set_={name: statement.excluded[name] for name in ("new", "clock", "writer")}
    )
    # The new name ends the chain, also where it is one that was left behind.
    connection.execute(statement, [{"old": old, "new": new, **stamped}, {"old": new, "new": new, **stamped}])
    _rename_verdicts(connection, number, old, new)


def _rename_verdicts(connection: Connection, number: int, old: str, new: str) -> None:
    """Let the ids of verdicts on somebody's labels, and of the answers to them, begin with the new name."""
    own = sets.c.annotator == number
    tables = (
        (verdicts, verdicts.c.annotator == number),
        (responses, responses.c.set.in_(select(sets.c.number).where(own))),
    )
    for table, theirs in tables:
        renamed = new + func.substr(table.c.id, len(old) + 1)
        starts = func.substr(table.c.id, 1, len(old)) == old
        connection.execute(update(table).where(theirs, starts).values(id=renamed))


def _end(name: str, renamed: Mapping[str, str]) -> str:
    """Follow renamings to the last; where two copies of a project made a ring of them, to where it closes."""
    passed: list[str] = []
    while name not in passed:
        passed.append(name)
        name = renamed.get(name, name)
    # The same name for everybody in the ring.
    return min(passed[passed.index(name) :])
