"""The project file as its front desk sees it: schema, annotators, threads and sets, acts with their history."""

from __future__ import annotations

import json
import time
from collections.abc import Iterable
from pathlib import Path
from typing import Any, Literal, Self

import orjson
from sqlalchemy import Connection, Select, bindparam, func, insert, select, update

from annotator.domain.activity import Spent, shares
from annotator.domain.annotation import Suggestion
from annotator.domain.annotation_set import AnnotationSet
from annotator.domain.assignment import AssignmentAct
from annotator.domain.document import Thread
from annotator.domain.edit import Act, Removal
from annotator.domain.errors import ProjectError
from annotator.domain.history import Deed, EntryKind, HistoryEntry, ImportEntry
from annotator.domain.identifiers import uuid7
from annotator.domain.schema import Schema
from annotator.domain.schema_act import SchemaAct
from annotator.domain.schema_file import schema_as_plain
from annotator.storage import activity, registers, rows
from annotator.storage.assigning import write_assignments
from annotator.storage.database import Access, Database
from annotator.storage.handed import read_handed
from annotator.storage.payload import payload_of
from annotator.storage.people import annotator_number, read_names
from annotator.storage.renaming import in_names_of_today
from annotator.storage.schema_writing import carry_out, schema_of
from annotator.storage.tables import annotators, documents, history, imports, project, sets, suggestions, writers
from annotator.storage.thread_acts import ThreadActs, read_act


class Store:
    """One open project file. Reading may happen on any thread, writing on one at a time."""

    def __init__(self, database: Database) -> None:
        self.database = database
        self._writer = uuid7()
        self._clock = 0
        self._thread_acts = ThreadActs()

    @classmethod
    def create(cls, path: Path, schema: Schema) -> Self:
        """Make a project file; raises as ``Database.create`` does."""

        def fill(connection: Connection) -> None:
            values = {"id": uuid7(), "schema": schema_as_plain(schema)}
            connection.execute(
                insert(project), [{"key": key, "value": orjson.dumps(value).decode()} for key, value in values.items()]
            )

        return cls(Database.create(path, fill))

    @classmethod
    def open(cls, path: Path, *, access: Access) -> Self:
        """Open a project file; raises as ``Database.open`` does."""
        return cls(Database.open(path, access=access))

    def close(self) -> None:
        """Let go of the file."""
        self.database.close()

    def schema(self) -> Schema:
        """Return the project's schema."""
        with self.database.reading() as connection:
            schema = schema_of(connection)
        if schema is None:
            raise ProjectError(
                "{path}: the project has lost its schema; open its latest backup.", path=self.database.path
            )
        return schema

    # --- who ---

    def handed_to(self) -> str | None:
        """Return for whom the file was packed; None for one that is no pack, or a pack for anybody."""
        with self.database.reading() as connection:
            handed = read_handed(connection)
        return None if handed is None else handed.to

    def annotators(self) -> tuple[str, ...]:
        """Return the names of all who ever annotated here, sorted."""
        with self.database.reading() as connection:
            return tuple(connection.execute(select(annotators.c.name).order_by(annotators.c.name)).scalars())

    def annotators_with_labels(self) -> tuple[str, ...]:
        """Return the names of those who have a set that says anything, sorted."""
        touched = (sets.c.state != "new") | sets.c.flag.is_not(None)
        with self.database.reading() as connection:
            query = select(annotators.c.name).where(
                select(sets.c.number)
                .join(documents, documents.c.number == sets.c.document)
                .where(sets.c.annotator == annotators.c.number, documents.c.removed.is_(False), touched)
                .exists()
            )
            return tuple(connection.execute(query.order_by(annotators.c.name)).scalars())

    def writer(self, connection: Connection) -> int:
        """Return the number of this opening of the file, which becomes known with its first write; inside a write."""
        # Asked of the file each time: where the first write failed, it is not in there.
        number = connection.execute(select(writers.c.number).where(writers.c.id == self._writer)).scalar()
        if number is None:
            number = connection.execute(
                insert(writers).values(id=self._writer).returning(writers.c.number)
            ).scalar_one()
        return int(number)

    def stamp(self, connection: Connection, *, above: int = 0) -> registers.Stamp:
        """Return the next stamp of this opening of the file: greater than all that are in it; inside a write.

        ``above`` is a clock that it shall be greater than as well.
        """
        last = connection.execute(select(history.c.clock).order_by(history.c.number.desc()).limit(1)).scalar()
        if not self._clock:
            handed = read_handed(connection)
            above = above if handed is None else max(above, *handed.seen.values(), 0)
        self._clock = max(self._clock, last or 0, above) + 1
        return registers.Stamp(self._clock, self.writer(connection))

    # --- threads ---

    def thread(self, thread_id: str) -> Thread:
        """Return a thread; raise ``KeyError`` where the project has none of that id."""
        with self.database.reading() as connection:
            query = rows.select_documents().where(
                documents.c.thread == thread_number(connection, thread_id), documents.c.removed.is_(False)
            )
            found = connection.execute(query.order_by(documents.c.number)).all()
            if not found:  # all of it was removed
                raise KeyError(thread_id)
            return Thread.from_documents([rows.document_from_row(row) for row in found])

    def count_documents(self, ids: Iterable[str]) -> int:
        """Return of how many of those ids the project has a document that was not removed."""
        wanted, own = list(ids), documents.c
        with self.database.reading() as connection:
            return sum(
                connection.execute(
                    select(func.count()).where(own.id.in_(wanted[first : first + 5000]), own.removed.is_(False))
                ).scalar_one()
                for first in range(0, len(wanted), 5000)
            )

    def thread_number(self, thread_id: str) -> int:
        """Return the number of a thread; raise ``KeyError`` where the project has none of that id."""
        with self.database.reading() as connection:
            return thread_number(connection, thread_id)

    def sets(self, thread_id: str, annotator: str) -> dict[str, AnnotationSet]:
        """Return one annotator's sets of a thread's documents, by document id; those that have none are left out."""
        with self.database.reading() as connection:
            query = (
                select(sets.c.number, documents.c.id, sets.c.state, sets.c.flag)
                .join(documents, documents.c.number == sets.c.document)
                .join(annotators, annotators.c.number == sets.c.annotator)
                .where(documents.c.thread == thread_number(connection, thread_id), annotators.c.name == annotator)
            )
            found = connection.execute(query).all()
            remarks = registers.read_remarks(connection, [row[0] for row in found])
            return {row[1]: registers.read_set(connection, row, annotator, remarks) for row in found}

    def suggestions(self, thread_id: str) -> dict[str, tuple[Suggestion, ...]]:
        """Return all suggestions for a thread, by document id, in the order of the text."""
        own = suggestions.c
        with self.database.reading() as connection:
            query = (
                select(documents.c.id, *(own[column] for column in rows.SUGGESTION))
                .join(documents, documents.c.number == own.document)
                .where(documents.c.thread == thread_number(connection, thread_id), documents.c.removed.is_(False))
                .order_by(documents.c.number, own.span_start, own.span_end.desc(), own.id)
            )
            gathered: dict[str, list[Suggestion]] = {}
            for row in connection.execute(query):
                gathered.setdefault(row[0], []).append(rows.suggestion_from_row(row[1:]))
        return {document: tuple(proposed) for document, proposed in gathered.items()}

    # --- acts ---

    def commit(self, act: Deed, *, spent: Spent | None = None) -> None:
        """Carry out an act that was applied already and write it to the history; on disk when this returns.

        ``spent`` is the active time that went to it, where it was measured.
        """
        with self.database.writing() as connection:
            self._enter(connection, act, kind="do", concerns=None, spent=spent)

    def add_time(self, annotator: str, thread_id: str, spent: Spent, *, reviewing: bool = False) -> None:
        """Keep active time at a thread that led to no act, or in which it was reviewed."""
        with self.database.writing() as connection:
            who, thread = annotator_number(connection, annotator), thread_number(connection, thread_id)
            writer = self.writer(connection)
            activity.add_time(connection, spent, annotator=who, thread=thread, writer=writer, reviewing=reviewing)

    def to_undo(self, annotator: str) -> HistoryEntry | None:
        """Return the annotator's latest act that is not undone."""
        query = _acts_of(annotator, undone=False).order_by(history.c.number.desc())
        with self.database.reading() as connection:
            return next(iter(_entries(connection, query.limit(1))), None)

    def to_redo(self, annotator: str) -> HistoryEntry | None:
        """Return the annotator's earliest undone act that no newer act has followed."""
        with self.database.reading() as connection:
            latest = connection.execute(
                select(func.max(history.c.number))
                .join(annotators, annotators.c.number == history.c.annotator)
                .where(annotators.c.name == annotator, history.c.kind == "do", history.c.undone.is_(False))
            ).scalar()
            query = _acts_of(annotator, undone=True).where(history.c.number > (latest or 0))
            return next(iter(_entries(connection, query.order_by(history.c.number).limit(1))), None)

    def take_back(self, entry: HistoryEntry, act: Deed | None, *, kind: Literal["undo", "redo"]) -> None:
        """Write that an entry was undone or redone by ``act``; None marks it as passed over, with nothing done.

        Raises:
            EditError: a later edit has overtaken a change of the schema; nothing is written.
            SchemaError: likewise.
        """
        with self.database.writing() as connection:
            connection.execute(update(history).where(history.c.id == entry.id).values(undone=kind == "undo"))
            if act is None:
                # What was passed over is entered too, as an act of nothing: the history alone says what is undone.
                act = Act(entry.annotator, None if entry.act is None else entry.act.thread, ())
            self._enter(connection, act, kind=kind, concerns=entry.id)

    def history(self, thread_id: str, limit: int, *, by: str) -> tuple[HistoryEntry, ...]:
        """Return what one annotator did in a thread, newest first, at most ``limit`` entries.

        An act over several threads is told in each that it touched, whole.
        """
        with self.database.reading() as connection:
            done_here = self._thread_acts.of(connection, thread_number(connection, thread_id), by=by)
            query = _select_entries().where(done_here)
            return _entries(connection, query.order_by(history.c.number.desc()).limit(limit))

    # --- imports ---

    def imports(self) -> tuple[ImportEntry, ...]:
        """Return the imports, the latest first."""
        entry = imports.c
        live = (
            select(func.count())
            .where(documents.c["import"] == entry.number, documents.c.removed.is_(False))
            .correlate(imports)
            .scalar_subquery()
        )
        query = (
            select(entry.number, entry.time, annotators.c.name, entry.report, live)
            .join(annotators, annotators.c.number == entry.annotator)
            .order_by(entry.number.desc())
        )
        with self.database.reading() as connection:
            return tuple(
                ImportEntry(number=row[0], time=row[1], annotator=row[2], documents=row[4], **_report(row[3]))
                for row in connection.execute(query)
            )

    def documents_of_import(self, number: int) -> tuple[str, ...]:
        """Return the ids of an import's documents that are there, with the comments that answer them."""
        first = documents.alias("first")
        own = first.c
        tree = select(own.number).where(own["import"] == number, own.removed.is_(False)).cte("tree", recursive=True)
        answers = documents.alias("answers")
        tree = tree.union(
            select(answers.c.number).join(tree, answers.c.parent == tree.c.number).where(answers.c.removed.is_(False))
        )
        with self.database.reading() as connection:
            query = select(documents.c.id).join(tree, tree.c.number == documents.c.number)
            return tuple(connection.execute(query.order_by(documents.c.number)).scalars())

    def _enter(
        self, connection: Connection, act: Deed, *, kind: EntryKind, concerns: str | None, spent: Spent | None = None
    ) -> None:
        annotator = annotator_number(connection, act.annotator)
        stamp = self.stamp(connection)
        if isinstance(act, Removal):
            _remove(connection, act.documents, removed=act.removed)
        elif isinstance(act, SchemaAct):
            carry_out(connection, act, stamp)
        elif isinstance(act, AssignmentAct):
            write_assignments(connection, act, stamp)
        else:
            owner = annotator if act.whose is None else annotator_number(connection, act.whose)
            registers.write_act(connection, act, owner, stamp)
        thread = None if act.thread is None else thread_number(connection, act.thread)
        entry = insert(history).values(
            id=uuid7(),
            time=now(),
            annotator=annotator,
            writer=stamp.writer,
            clock=stamp.clock,
            kind=kind,
            thread=thread,
            payload=payload_of(act),
            concerns=concerns,
        )
        number = connection.execute(entry.returning(history.c.number)).scalar_one()
        if spent is not None and isinstance(act, Act) and thread is not None:
            activity.add_time(connection, spent, annotator=annotator, thread=thread, writer=stamp.writer)
            activity.add_decision(connection, number, shares(act, spent.decision))


def _report(report: str) -> dict[str, Any]:
    # Names of files may hold lone surrogates, which orjson refuses.
    plain = json.loads(report)
    return {
        "files": tuple(plain.get("files", ())),
        "left_out": tuple((each["file"], each["line"], each["text"]) for each in plain.get("left_out", ())),
    }


def now() -> int:
    """Return the time in milliseconds since 1970 (UTC)."""
    return time.time_ns() // 1_000_000


def thread_number(connection: Connection, thread_id: str) -> int:
    """Return the number of a thread's article; raise ``KeyError`` where the project has none of that id."""
    number = connection.execute(select(documents.c.thread).where(documents.c.id == thread_id)).scalar()
    if number is None:
        raise KeyError(thread_id)
    return int(number)


def _remove(connection: Connection, ids: Iterable[str], *, removed: bool) -> None:
    connection.execute(
        update(documents).where(documents.c.id == bindparam("document")).values(removed=removed),
        [{"document": each} for each in ids],
    )


def _select_entries() -> Select[Any]:
    article = documents.alias("article")
    return (
        select(history.c.id, history.c.time, annotators.c.name, history.c.kind, history.c.payload, article.c.id)
        .join(annotators, annotators.c.number == history.c.annotator)
        .outerjoin(article, article.c.number == history.c.thread)
    )


def _acts_of(annotator: str, *, undone: bool) -> Select[Any]:
    return _select_entries().where(annotators.c.name == annotator, history.c.kind == "do", history.c.undone.is_(undone))


def _entries(connection: Connection, query: Select[Any]) -> tuple[HistoryEntry, ...]:
    names = read_names(connection)
    return tuple(
        HistoryEntry(
            id=row[0],
            time=row[1],
            annotator=row[2],
            kind=row[3],
            act=None
            if row[4] is None or row[3] == "merge"
            else in_names_of_today(read_act(row[4], annotator=row[2], thread=row[5]), names),
        )
        for row in connection.execute(query)
    )
