"""Taking documents and their labels in, many at a time.

Bulk goes to the driver as tuples: SQLAlchemy's own inserts reach a sixth of that speed.
"""

import json
from collections.abc import Iterable, Sequence
from functools import cache
from typing import Any, NamedTuple

import orjson
from sqlalchemy import Connection, Table, bindparam, func, insert, select, update
from sqlalchemy.dialects import sqlite

from annotator.domain.annotation import AnnotationSet, Suggestion
from annotator.domain.document import Document
from annotator.domain.identifiers import uuid7
from annotator.storage import registers, rows
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

# Nearly all spans have neither attributes nor a suggestion behind them: half the columns, half the time.
_PLAIN_SPAN = ("set", "id", "layer", "label", "span_start", "span_end", "origin", "clock", "writer")


class Known(NamedTuple):
    """A document that the project holds: its number, its thread's, the hash of its text.

    ``fresh``: it came with this very import.
    """

    number: int
    thread: int
    text_sha256: str
    removed: bool
    fresh: bool


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
        self._documents: list[tuple[Any, ...]] = []
        self._originals: list[tuple[int, str]] = []
        self._sets: list[tuple[Any, ...]] = []
        self._annotations: list[tuple[Any, ...]] = []
        self._plain_spans: list[tuple[Any, ...]] = []
        self._rejections: list[tuple[Any, ...]] = []
        self._suggestions: list[tuple[Any, ...]] = []
        self._history: list[tuple[Any, ...]] = []
        self._splits: dict[int, str] = {}
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

    def set_of(self, document_number: int, document_id: str, annotator: str) -> AnnotationSet | None:
        """Return the annotator's set of a document as of the last flush, or None."""
        row = self._connection.execute(
            select(sets.c.number, bindparam("document", document_id), sets.c.state, sets.c.flag)
            .join(annotators, annotators.c.number == sets.c.annotator)
            .where(sets.c.document == document_number, annotators.c.name == annotator)
        ).first()
        return None if row is None else registers.read_set(self._connection, row, annotator)

    def add_document(self, document: Document, *, parent: Known | None, original: str | None) -> Known:
        """Add a document.

        ``parent`` is None for an article; ``original`` is the text before normalising, None where that is the same.
        """
        number = self._next_document
        self._next_document += 1
        thread = number if parent is None else parent.thread
        self._documents.append(
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
            self._originals.append((number, json.dumps(original)))
        return Known(number, thread, document.text_sha256, removed=False, fresh=True)

    def restore(self, known: Known) -> None:
        """Put back a document that was removed."""
        self._connection.execute(update(documents).where(documents.c.number == known.number).values(removed=False))

    def add_set(self, annotation_set: AnnotationSet, known: Known) -> None:
        """Add an annotator's set of a document that has none of theirs."""
        number = self._next_set
        self._next_set += 1
        annotator = self._annotator(annotation_set.annotator)
        stamp = self._stamp
        self._sets.append((number, known.number, annotator, annotation_set.state, *stamp, annotation_set.flag, *stamp))
        for span in annotation_set.spans:
            if span.attributes or span.suggestion is not None:
                self._annotations.append((number, *rows.annotation_row(span), *stamp))
            else:
                values = (number, span.id, span.layer, span.label, span.start, span.end, span.origin, *stamp)
                self._plain_spans.append(values)
        self._annotations.extend((number, *rows.annotation_row(each), *stamp) for each in annotation_set.choices)
        self._annotations.extend((number, *rows.annotation_row(each), *stamp) for each in annotation_set.stances)
        self._rejections.extend((number, *rows.proposal_row(each), *stamp) for each in annotation_set.rejected)
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
        self._suggestions.extend((known.number, *rows.proposal_row(each)) for each in proposed)

    def assign_split(self, known: Known, split: str) -> None:
        """Put a thread into a split, unless it has one."""
        self._splits[known.thread] = split

    def flush(self) -> None:
        """Hand what was gathered to the database."""
        for table, columns, gathered in (
            (documents, None, self._documents),
            (originals, None, self._originals),
            (sets, None, self._sets),
            (annotations, _PLAIN_SPAN, self._plain_spans),
            (annotations, None, self._annotations),
            (rejections, None, self._rejections),
            (suggestions, None, self._suggestions),
            (history, None, self._history),
            (splits, None, list(self._splits.items())),
        ):
            if gathered:
                names = columns or tuple(column.name for column in table.columns)[: len(gathered[0])]
                self._connection.exec_driver_sql(_bulk_insert(table, names), gathered)
                gathered.clear()
        self._splits.clear()

    def finish(self) -> None:
        """Flush, and make the new documents searchable."""
        self.flush()
        if self._next_document > self._first_document:
            self._connection.exec_driver_sql(_FULL_TEXT, (self._first_document,))

    def _enter(self, annotator: int, known: Known) -> None:
        """Enter that a set came with the import; its labels are as they stand, so there is no payload."""
        entry = (None, uuid7(), self._time, annotator, self._stamp.writer, self._stamp.clock, "import", known.thread)
        self._history.append(entry)

    def _import(self) -> int:
        """Return the number of the import, which is entered with the first document that it brings."""
        if self.import_number is None:
            values = {"time": self._time, "annotator": self._annotator(self._importer), "report": "{}"}
            entered = self._connection.execute(insert(imports).values(values).returning(imports.c.number))
            self.import_number = int(entered.scalar_one())
        return self.import_number

    def _annotator(self, name: str) -> int:
        if name not in self._annotators:
            self._annotators[name] = self._store.annotator_number(self._connection, name)
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
