"""Taking documents and their labels in, many at a time.

Bulk goes to the driver as tuples: SQLAlchemy's own inserts reach a sixth of that speed.
"""

import json
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import cache
from typing import Any, NamedTuple

import orjson
from sqlalchemy import Connection, Table, bindparam, func, insert, select, update
from sqlalchemy.dialects import sqlite

from annotator.domain.annotation import Suggestion
from annotator.domain.annotation_set import AnnotationSet
from annotator.domain.document import Document
from annotator.domain.edit import Removal
from annotator.domain.identifiers import uuid7
from annotator.storage import registers, rows
from annotator.storage.payload import payload_of
from annotator.storage.people import annotator_number, read_names
from annotator.storage.store import Store, now
from annotator.storage.tables import (
    annotations,
    annotators,
    documents,
    history,
    imports,
    originals,
    rejections,
    sets,
    splits,
    suggestions,
)

_FULL_TEXT = (
    "INSERT INTO document_search (rowid, author, text) SELECT number, author, text FROM documents WHERE number >= ?"
)

# The columns of what nearly all rows are. Binding a null costs the driver four times what a number does, so rows
# leave out the columns that they do not fill: half the columns, half the time.
_STAMP = ("clock", "writer")
_PLAIN_SET = ("number", "document", "annotator", "state", "state_clock", "state_writer", "flag_clock", "flag_writer")
_FLAGGED_SET = (*_PLAIN_SET[:6], "flag", *_PLAIN_SET[6:])
_PLAIN_SPAN = ("set", "id", "layer", "label", "span_start", "span_end", "origin", *_STAMP)
_PLAIN_CHOICE = ("set", "id", "layer", "label", "origin", *_STAMP)
_PLAIN_STANCE = ("set", "id", "layer", "label", "target_kind", "target_id", "target_text", "origin", *_STAMP)
_DOCUMENT = tuple(column.name for column in documents.columns if column.name != "removed")
_IMPORTED = ("id", "time", "annotator", "writer", "clock", "kind", "thread")


class Known(NamedTuple):
    """A document that the project holds: its number, its thread's, the hash of its text.

    ``fresh``: it came with this very import.
    """

    number: int
    thread: int
    text_sha256: str
    removed: bool
    fresh: bool


class _Bulk:
    """Rows of some columns of a table that wait to go in together."""

    def __init__(self, table: Table, columns: Sequence[str]) -> None:
        self.rows: list[tuple[Any, ...]] = []
        self.statement = _bulk_insert(table, tuple(columns))


class Intake:
    """One transaction of an import, on a writing connection of the store.

    Rows are gathered and go in by ``flush``, which the caller calls at the end and whenever it likes.
    """

    def __init__(self, store: Store, connection: Connection, *, importer: str, import_number: int | None) -> None:
        self._store = store
        self._connection = connection
        self._importer = importer
        self._stamp = store.stamp(connection)
        self._time = now()
        self._next_document = _next(connection, documents.c.number)
        self._next_set = _next(connection, sets.c.number)
        self._first_document = self._next_document
        self._annotators: dict[str, int] = {}
        self._names = read_names(connection)
        self._documents = _Bulk(documents, _DOCUMENT)
        self._originals = _Bulk(originals, ("document", "text"))
        self._sets = _Bulk(sets, _PLAIN_SET)
        self._flagged_sets = _Bulk(sets, _FLAGGED_SET)
        self._spans = _Bulk(annotations, _PLAIN_SPAN)
        self._choices = _Bulk(annotations, _PLAIN_CHOICE)
        self._stances = _Bulk(annotations, _PLAIN_STANCE)
        self._annotations = _Bulk(annotations, ("set", *rows.ANNOTATION, *_STAMP))
        self._rejections = _Bulk(rejections, ("set", *rows.PROPOSAL, *_STAMP))
        self._suggestions = _Bulk(suggestions, ("document", *rows.PROPOSAL))
        self._history = _Bulk(history, _IMPORTED)
        self._splits = _Bulk(splits, ("thread", "split"))
        self._restored: list[str] = []
        self.import_number = import_number

    def known(self, ids: Iterable[str]) -> dict[str, Known]:
        """Return what the project holds of those ids, as of the last flush."""
        wanted = list(ids)
        found: dict[str, Known] = {}
        own = documents.c
        for first in range(0, len(wanted), 5000):
            query = select(own.id, own.number, own.thread, own.text_sha256, own.removed, own["import"])
            for row in self._connection.execute(query.where(own.id.in_(wanted[first : first + 5000]))):
                found[row[0]] = Known(*row[1:5], fresh=row[5] == self.import_number)
        return found

    def in_name_of_today(self, annotation_set: AnnotationSet) -> AnnotationSet:
        """Return a set under the name that its annotator has now, who may have been renamed since it was written."""
        name = self._names.now(annotation_set.annotator)
        return annotation_set if name == annotation_set.annotator else replace(annotation_set, annotator=name)

    def set_of(self, document_number: int, document_id: str, annotator: str) -> AnnotationSet | None:
        """Return the annotator's set of a document as of the last flush, or None."""
        row = self._connection.execute(
            select(sets.c.number, bindparam("document", document_id), sets.c.state, sets.c.flag)
            .join(annotators, annotators.c.number == sets.c.annotator)
            .where(sets.c.document == document_number, annotators.c.name == annotator)
        ).first()
        return None if row is None else registers.read_set(self._connection, row, annotator, registers.Remarks())

    def add_document(self, document: Document, *, parent: Known | None, original: str | None) -> Known:
        """Add a document.

        ``parent`` is None for an article; ``original`` is the text before normalising, None where that is the same.
        """
        number = self._next_document
        self._next_document += 1
        thread = number if parent is None else parent.thread
        self._documents.rows.append(
            (
                number,
                document.id,
                document.kind,
                thread,
                None if parent is None else parent.number,
                document.author,
                document.created,
                document.source,
                document.title,
                document.text,
                document.text_sha256,
                len(document.text),
                orjson.dumps(document.meta).decode() if document.meta else None,
                self._import(),
            )
        )
        if original is not None:
            # ASCII JSON holds lone surrogates and NULs where the database would not.
            self._originals.rows.append((number, json.dumps(original)))
        return Known(number, thread, document.text_sha256, removed=False, fresh=True)

    def restore(self, known: Known) -> None:
        """Put back a document that was removed."""
        restored = update(documents).where(documents.c.number == known.number).values(removed=False)
        self._restored.append(self._connection.execute(restored.returning(documents.c.id)).scalar_one())

    def add_set(self, annotation_set: AnnotationSet, known: Known) -> None:
        """Add an annotator's set of a document that has none of theirs."""
        number = self._next_set
        self._next_set += 1
        annotator = self._annotator(annotation_set.annotator)
        values: tuple[Any, ...]
        clock, writer = self._stamp
        state, flag = annotation_set.state, annotation_set.flag
        if flag is None:
            # Nobody said that there is no flag: one that was put in another copy is later.
            self._sets.rows.append((number, known.number, annotator, state, clock, writer, 0, writer))
        else:
            self._flagged_sets.rows.append((number, known.number, annotator, state, clock, writer, flag, clock, writer))
        for span in annotation_set.spans:
            if span.attributes or span.suggestion is not None:
                self._annotations.rows.append((number, *rows.annotation_row(span), clock, writer))
            else:
                values = (number, span.id, span.layer, span.label, span.start, span.end, span.origin, clock, writer)
                self._spans.rows.append(values)
        for choice in annotation_set.choices:
            if choice.suggestion is not None:
                self._annotations.rows.append((number, *rows.annotation_row(choice), clock, writer))
            else:
                values = (number, choice.id, choice.layer, choice.label, choice.origin, clock, writer)
                self._choices.rows.append(values)
        for stance in annotation_set.stances:
            if stance.suggestion is not None:
                self._annotations.rows.append((number, *rows.annotation_row(stance), clock, writer))
            else:
                target = (stance.target.kind, stance.target.id, stance.target.text)
                values = (number, stance.id, stance.layer, stance.label, *target, stance.origin, clock, writer)
                self._stances.rows.append(values)
        for refused in annotation_set.rejected:
            self._rejections.rows.append((number, *rows.proposal_row(refused), clock, writer))
        self._enter(annotator, known)

    def fill_set(self, annotation_set: AnnotationSet, known: Known) -> None:
        """Put labels into an annotator's set that holds none yet."""
        self.flush()
        own = sets.c
        annotator = self._annotator(annotation_set.annotator)
        stamp = self._stamp
        number = self._connection.execute(
            select(own.number).where(own.document == known.number, own.annotator == annotator)
        ).scalar_one()
        self._connection.execute(
            update(sets)
            .where(own.number == number)
            .values(state=annotation_set.state, state_clock=stamp.clock, state_writer=stamp.writer)
        )
        registers.write_annotations(self._connection, number, annotation_set, stamp)
        self._enter(annotator, known)

    def add_suggestions(self, proposed: Sequence[Suggestion], known: Known) -> None:
        """Add suggestions for a document; those whose id is there stay as they are."""
        self._suggestions.rows.extend((known.number, *rows.proposal_row(each)) for each in proposed)

    def assign_split(self, known: Known, split: str) -> None:
        """Put a thread into a split, unless it has one."""
        self._splits.rows.append((known.thread, split))

    def flush(self) -> None:
        """Hand what was gathered to the database."""
        for bulk in (
            self._documents,  # what others point to goes in first
            self._originals,
            self._sets,
            self._flagged_sets,
            self._spans,
            self._choices,
            self._stances,
            self._annotations,
            self._rejections,
            self._suggestions,
            self._history,
            self._splits,
        ):
            if bulk.rows:
                self._connection.exec_driver_sql(bulk.statement, bulk.rows)
                bulk.rows.clear()

    def finish(self, report: str | None = None) -> None:
        """Flush, enter what was put back, make the new documents searchable, and keep the report (JSON)."""
        self.flush()
        if report is not None and self.import_number is not None:
            own = imports.c.number == self.import_number
            self._connection.execute(update(imports).where(own).values(report=report))
        if self._restored:
            # A merge asks the history which was later: that they went, or that they came back.
            clock, writer = self._stamp
            entry = {"id": uuid7(), "time": self._time, "annotator": self._annotator(self._importer), "kind": "import"}
            back = Removal(self._importer, None, tuple(self._restored), removed=False)
            self._connection.execute(
                insert(history).values(**entry, writer=writer, clock=clock, payload=payload_of(back))
            )
        if self._next_document > self._first_document:
            self._connection.exec_driver_sql(_FULL_TEXT, (self._first_document,))

    def _enter(self, annotator: int, known: Known) -> None:
        """Enter that a set came with the import; its labels are as they stand, so there is no payload."""
        clock, writer = self._stamp
        self._history.rows.append((uuid7(), self._time, annotator, writer, clock, "import", known.thread))

    def _import(self) -> int:
        """Return the number of the import, which is entered with the first document that it brings."""
        if self.import_number is None:
            values = {"time": self._time, "annotator": self._annotator(self._importer), "report": "{}"}
            entered = self._connection.execute(insert(imports).values(values).returning(imports.c.number))
            self.import_number = int(entered.scalar_one())
        return self.import_number

    def _annotator(self, name: str) -> int:
        if name not in self._annotators:
            self._annotators[name] = annotator_number(self._connection, name)
        return self._annotators[name]


@cache
def _bulk_insert(table: Table, columns: tuple[str, ...]) -> str:
    """Return the driver's statement that inserts into some columns of a table, which are in their order there."""
    statement = sqlite.insert(table)
    if table in (suggestions, splits):
        statement = statement.on_conflict_do_nothing()
    return str(statement.compile(dialect=sqlite.dialect(), column_keys=columns))


def _next(connection: Connection, column: Any) -> int:  # noqa: ANN401 - a column of any table
    return int(connection.execute(select(func.coalesce(func.max(column), 0))).scalar_one()) + 1
