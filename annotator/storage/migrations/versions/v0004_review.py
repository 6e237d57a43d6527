"""Review: verdicts, answers to them, who labels which thread, and names that changed."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Add the tables, empty: nothing was reviewed before."""
    op.create_table(
        "verdicts",
        sa.Column("set", sa.Integer, sa.ForeignKey("sets.number"), primary_key=True),
        sa.Column("id", sa.Text, primary_key=True),
        sa.Column("annotator", sa.Integer, sa.ForeignKey("annotators.number"), nullable=False),
        sa.Column("about", sa.Text, nullable=False),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("layer", sa.Text, nullable=False),
        sa.Column("judged", sa.Text),
        sa.Column("gold", sa.Text, nullable=False),
        sa.Column("reviewer", sa.Integer, sa.ForeignKey("annotators.number"), nullable=False),
        sa.Column("time", sa.Integer, nullable=False),
        sa.Column("reason", sa.Text),
        sa.Column("note", sa.Text, nullable=False),
        *_register(),
        sqlite_with_rowid=False,
    )
    op.create_index("verdicts_on", "verdicts", ["annotator", "set"])
    op.create_table(
        "responses",
        sa.Column("set", sa.Integer, sa.ForeignKey("sets.number"), primary_key=True),
        sa.Column("id", sa.Text, primary_key=True),
        sa.Column("answers", sa.Integer, nullable=False),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("note", sa.Text, nullable=False),
        sa.Column("time", sa.Integer, nullable=False),
        *_register(),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "assignments",
        sa.Column("thread", sa.Integer, sa.ForeignKey("documents.number"), primary_key=True),
        sa.Column("annotator", sa.Integer, sa.ForeignKey("annotators.number"), primary_key=True),
        *_register(),
        sqlite_with_rowid=False,
    )
    op.create_index("assignments_of", "assignments", ["annotator", "removed", "thread"])
    op.create_table(
        "renames",
        sa.Column("old", sa.Text, primary_key=True),
        sa.Column("new", sa.Text, nullable=False),
        sa.Column("clock", sa.Integer, nullable=False),
        sa.Column("writer", sa.Integer, sa.ForeignKey("writers.number"), nullable=False),
        sqlite_with_rowid=False,
    )


def _register() -> list[sa.Column[object]]:
    return [
        sa.Column("clock", sa.Integer, nullable=False),
        sa.Column("writer", sa.Integer, sa.ForeignKey("writers.number"), nullable=False),
        sa.Column("removed", sa.Boolean(create_constraint=False), nullable=False, server_default=sa.text("0")),
    ]
