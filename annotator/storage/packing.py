"""A file for somebody who labels elsewhere: a copy of the project without what is not for them.

What does not belong is deleted and the file written anew, so that nothing of it can be got back.
"""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import orjson
from sqlalchemy import Connection, select, text

from annotator.domain.annotation import GOLD
from annotator.domain.errors import ProjectError, ProjectUnwritable
from annotator.domain.packing import Packed, PackRequest
from annotator.storage.database import Database
from annotator.storage.handed import Handed, write_handed
from annotator.storage.merging.stamps import seen_in
from annotator.storage.people import known_number, read_names
from annotator.storage.tables import annotators, assignments, documents, is_live_article

_OF_SETS = ("annotations", "rejections", "notes", "verdicts", "responses")
_NAMED = (
    ("sets", "annotator"),
    ("imports", "annotator"),
    ("verdicts", "annotator"),
    ("verdicts", "reviewer"),
    ("notes", "author"),
    ("assignments", "annotator"),
    ("history", "annotator"),
    ("active_time", "annotator"),
    ("review_time", "annotator"),
)
"""Where annotators are named by their numbers."""

_COUNTS = """
    WITH here AS (SELECT number FROM documents WHERE thread IN (SELECT value FROM json_each(:threads)) AND NOT removed),
    given AS (SELECT s.annotator AS whose FROM here JOIN sets s ON s.document = here.number
        JOIN annotations g ON g."set" = s.number WHERE NOT g.removed)
    SELECT (SELECT count(*) FROM here), (SELECT count(*) FROM given),
        (SELECT count(*) FROM given WHERE whose = :own),
        (SELECT count(*) FROM here JOIN sets s ON s.document = here.number JOIN verdicts v ON v."set" = s.number
            WHERE NOT v.removed AND v.annotator = :own)
"""


def thread_ids(connection: Connection) -> tuple[str, ...]:
    """Return the ids of all threads in the order of import."""
    return tuple(_numbers(connection))


def preview(connection: Connection, request: PackRequest) -> Packed:
    """Return what a file would hold.

    Raises:
        ProjectError: there is no thread of one of the ids, or none are named for somebody who is not known here while
            others have threads assigned.
    """
    numbers, assigned = _threads(connection, request)
    return _counted(connection, numbers, request, assigned=assigned, file=None)


def pack(database: Database, target: Path, request: PackRequest) -> Packed:
    """Write a file for somebody.

    Raises:
        ProjectError: there is such a file already, or as ``preview`` raises.
        ProjectUnwritable: the target takes no writing.
    """
    if target.exists():
        raise ProjectError("{path}: there is a file of this name already; choose another.", path=target)
    if not target.parent.is_dir():
        raise ProjectUnwritable("{folder}: there is no such folder.", folder=target.parent)
    try:
        with TemporaryDirectory(prefix=".packing-", dir=target.parent) as folder:
            draft = Path(folder) / target.name
            database.copy_to(draft)
            with closing(Database.open(draft, access="write")) as copy:
                with copy.writing(checked=False) as connection:
                    numbers, assigned = _threads(connection, request)
                    packed = _counted(connection, numbers, request, assigned=assigned, file=target)
                    # Its history will not tell what it has seen, and its clock must not go back.
                    write_handed(connection, Handed(request.annotator, seen_in(connection)))
                    _Leaving(connection, numbers, request).all_that_does_not_belong()
                copy.compact()
            draft.replace(target)
    except OSError as error:
        raise ProjectUnwritable(
            "{target}: the file cannot be written ({reason}).", target=target, reason=error.strerror
        ) from error
    return packed


def _threads(connection: Connection, request: PackRequest) -> tuple[list[int], bool]:
    """Return the numbers of the threads that go along, and whether these are those assigned to the annotator."""
    there = _numbers(connection)
    if request.threads is not None:
        missing = next((each for each in request.threads if each not in there), None)
        if missing is not None:
            raise ProjectError("There is no thread “{thread}” in this project.", thread=missing)
        return sorted({there[each] for each in request.threads}), False
    own = None if request.annotator is None else known_number(connection, request.annotator)
    if own is not None:
        theirs = select(assignments.c.thread).where(assignments.c.annotator == own, assignments.c.removed.is_(False))
        assigned = set(connection.execute(theirs).scalars()).intersection(there.values())
        if assigned:
            return sorted(assigned), True
    elif request.annotator is not None:
        _refuse_unknown(connection, request.annotator)
    return list(there.values()), False


def _refuse_unknown(connection: Connection, name: str) -> None:
    """Refuse all threads for a name that may be mistyped: others have threads assigned, and nobody is called so."""
    dealt = select(assignments.c.thread).where(assignments.c.removed.is_(False)).limit(1)
    if connection.execute(dealt).first() is None:
        return
    known = connection.execute(select(annotators.c.name).where(annotators.c.name != GOLD).order_by(annotators.c.name))
    raise ProjectError(
        "Nobody called “{name}” is known here, and threads are assigned to others; known are {known}. Assign threads "
        "to “{name}” first, or say which threads go along.",
        name=name,
        known=", ".join(known.scalars()),
    )


def _numbers(connection: Connection) -> dict[str, int]:
    """Return the numbers of all threads by their ids, in the order of import."""
    query = select(documents.c.id, documents.c.number).where(is_live_article).order_by(documents.c.number)
    return {row[0]: row[1] for row in connection.execute(query)}


def _own(connection: Connection, request: PackRequest) -> int:
    """Return the number of whom the file is for; -1 for nobody who is known here."""
    known = None if request.annotator is None else known_number(connection, request.annotator)
    return -1 if known is None else known


def _counted(
    connection: Connection, numbers: Sequence[int], request: PackRequest, *, assigned: bool, file: Path | None
) -> Packed:
    values = {"threads": orjson.dumps(numbers).decode(), "own": _own(connection, request)}
    found = connection.execute(text(_COUNTS), values).one()
    labels = found[1] if request.with_labels else found[2]
    return Packed(
        file=file,
        threads=len(numbers),
        documents=found[0],
        labels=labels,
        own=found[2],
        corrections=found[3],
        assigned=assigned,
    )


class _Leaving:
    """Takes out of a copy what is not for whom it is."""

    def __init__(self, connection: Connection, numbers: Sequence[int], request: PackRequest) -> None:
        self._connection = connection
        self._with_labels = request.with_labels
        self._own = _own(connection, request)
        self._run("CREATE TEMP TABLE kept (thread INTEGER PRIMARY KEY)")
        self._run("INSERT INTO kept SELECT value FROM json_each(?)", orjson.dumps(numbers).decode())
        self._whole = not self._ask("SELECT count(*) FROM documents WHERE thread NOT IN kept")

    def all_that_does_not_belong(self) -> None:
        self._documents()
        if not self._with_labels:
            self._work_of_others()
        self._history()
        self._people()
        self._run("DROP TABLE temp.kept")

    def _documents(self) -> None:
        """Leave out other threads, and texts that were removed, with everything about them."""
        self._run("DELETE FROM documents WHERE thread NOT IN kept")
        leaf = "NOT EXISTS (SELECT 1 FROM documents a WHERE a.parent = documents.number)"
        while self._run(f"DELETE FROM documents WHERE removed AND {leaf}"):
            pass  # what was removed below it is gone now
        there = "(SELECT number FROM documents)"
        for table, column in (
            ("sets", "document"),
            ("suggestions", "document"),
            ("looks", "document"),
            ("originals", "document"),
            ("splits", "thread"),
            ("assignments", "thread"),
            ("active_time", "thread"),
            ("review_time", "thread"),
        ):
            self._run(f"DELETE FROM {table} WHERE {column} NOT IN {there}")
        self._without_sets()
        self._run("DELETE FROM imports WHERE number NOT IN (SELECT import FROM documents)")
        if not self._whole:
            # It quotes files that are not all here.
            self._run("UPDATE imports SET report = '{}'")
        self._run("INSERT INTO document_search (document_search) VALUES ('rebuild')")

    def _work_of_others(self) -> None:
        """Leave out what anybody else gave, refused and wrote, but for verdicts on the own labels."""
        own = self._own
        judged = 'SELECT "set" FROM verdicts WHERE annotator = ?'
        self._run(f"DELETE FROM sets WHERE annotator <> ? AND number NOT IN ({judged})", own, own)
        self._run("DELETE FROM verdicts WHERE annotator <> ?", own)
        self._without_sets()
        for table in ("annotations", "rejections", "notes", "responses"):
            self._run(f'DELETE FROM {table} WHERE "set" IN (SELECT number FROM sets WHERE annotator <> ?)', own)
        self._run("UPDATE sets SET flag = NULL, flag_clock = 0 WHERE annotator <> ?", own)
        for table in ("assignments", "active_time", "review_time", "history"):
            self._run(f"DELETE FROM {table} WHERE annotator <> ?", own)

    def _history(self) -> None:
        """Leave out what was done elsewhere, and what went beyond what is here: it could not be taken back."""
        self._run("DELETE FROM history WHERE kind = 'merge' OR thread NOT IN (SELECT number FROM documents)")
        if not (self._whole and self._with_labels):
            there = set(self._connection.exec_driver_sql("SELECT id FROM documents").scalars())
            found = self._connection.exec_driver_sql(
                "SELECT number, thread, payload FROM history WHERE payload IS NOT NULL"
            )
            for number, thread, payload in found.fetchall():
                if not self._is_inside(orjson.loads(payload), there, own_thread=thread is not None):
                    self._run("DELETE FROM history WHERE number = ?", number)
        while self._run("DELETE FROM history WHERE concerns IS NOT NULL AND concerns NOT IN (SELECT id FROM history)"):
            pass
        self._run("DELETE FROM decision_time WHERE entry NOT IN (SELECT number FROM history)")

    def _is_inside(self, plain: Any, there: set[str], *, own_thread: bool) -> bool:  # noqa: ANN401 - JSON
        """Tell whether an act did nothing but in texts that are here, to labels that are."""
        if isinstance(plain, list):
            return own_thread or all(each[0] in there for each in plain)
        if "documents" in plain:
            return there.issuperset(plain["documents"])
        # Gold sets, the schema for everybody, who labels what.
        return self._with_labels and "edits" in plain and all(each[0] in there for each in plain["edits"])

    def _people(self) -> None:
        """Forget the names of those of whom nothing is here."""
        named = " UNION ".join(f"SELECT {column} FROM {table}" for table, column in _NAMED)
        names = read_names(self._connection)
        self._run(f"DELETE FROM annotators WHERE number <> ? AND number NOT IN ({named})", self._own)
        known = set(self._connection.exec_driver_sql("SELECT name FROM annotators").scalars())
        for old in self._connection.exec_driver_sql("SELECT old FROM renames").scalars().all():
            if names.now(old) not in known:
                self._run("DELETE FROM renames WHERE old = ?", old)

    def _without_sets(self) -> None:
        for table in _OF_SETS:
            self._run(f'DELETE FROM {table} WHERE "set" NOT IN (SELECT number FROM sets)')

    def _run(self, statement: str, *values: object) -> int:
        return self._connection.exec_driver_sql(statement, values).rowcount

    def _ask(self, statement: str) -> int:
        return int(self._connection.exec_driver_sql(statement).scalar_one())
