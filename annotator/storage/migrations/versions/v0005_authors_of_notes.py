"""Notes say who wrote them, also in the history, whose acts are undone by comparing what they say."""

from collections.abc import Iterator
from typing import Any

import orjson
import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"

_OF_NOTES = ("add_note", "remove_note", "replace_note")


def upgrade() -> None:
    """Give each note its author: who wrote it first as the history has it, else whose set it stands in."""
    connection = op.get_bind()
    history = sa.table("history", sa.column("number"), sa.column("annotator"), sa.column("payload"))
    authors: dict[str, int] = {}
    acts: list[tuple[int, Any]] = []
    written = (
        sa.select(history.c.number, history.c.annotator, history.c.payload)
        .where(sa.or_(*(history.c.payload.contains(f'"{name}"', autoescape=True) for name in _OF_NOTES)))
        .order_by(history.c.number)
    )
    for number, annotator, payload in connection.execute(written):
        plain = orjson.loads(payload)
        acts.append((number, plain))
        for note in _notes(plain):
            authors.setdefault(note["id"], annotator)
    names: dict[int, str] = {
        row[0]: row[1] for row in connection.execute(sa.text("SELECT number, name FROM annotators"))
    }
    for number, plain in acts:
        for note in _notes(plain):
            note["author"] = names[authors[note["id"]]]
        payload = orjson.dumps(plain).decode()
        connection.execute(sa.update(history).where(history.c.number == number).values(payload=payload))
    _rebuild(connection, authors)


def _notes(plain: Any) -> Iterator[dict[str, Any]]:  # noqa: ANN401 - JSON
    """Yield the notes in an act as the history keeps it."""
    edits = plain.get("edits", ()) if isinstance(plain, dict) else plain
    for _document, name, *values in edits:
        if name in _OF_NOTES:
            yield from values


def _rebuild(connection: sa.Connection, authors: dict[str, int]) -> None:
    """Make the table anew: SQLite adds no column that may not be empty."""
    op.rename_table("notes", "old_notes")
    notes = op.create_table(
        "notes",
        sa.Column("set", sa.Integer, sa.ForeignKey("sets.number"), primary_key=True),
        sa.Column("id", sa.Text, primary_key=True),
        sa.Column("about", sa.Text),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("time", sa.Integer, nullable=False),
        sa.Column("author", sa.Integer, sa.ForeignKey("annotators.number"), nullable=False),
        sa.Column("clock", sa.Integer, nullable=False),
        sa.Column("writer", sa.Integer, sa.ForeignKey("writers.number"), nullable=False),
        sa.Column("removed", sa.Boolean(create_constraint=False), nullable=False, server_default=sa.text("0")),
        sqlite_with_rowid=False,
    )
    connection.execute(
        sa.text(
            'INSERT INTO notes ("set", id, about, text, time, author, clock, writer, removed)'
            ' SELECT n."set", n.id, n.about, n.text, n.time, s.annotator, n.clock, n.writer, n.removed'
            ' FROM old_notes n JOIN sets s ON s.number = n."set"'
        )
    )
    if authors:
        values = [{"note": note, "by": annotator} for note, annotator in authors.items()]
        connection.execute(
            sa.update(notes).where(notes.c.id == sa.bindparam("note")).values(author=sa.bindparam("by")), values
        )
    op.drop_table("old_notes")
