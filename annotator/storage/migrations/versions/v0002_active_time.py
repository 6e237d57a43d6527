"""Active time: how long an annotator was at a thread on a day, and what of it went to which act."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Add both tables, empty: nothing was measured before."""
    op.create_table(
        "active_time",
        sa.Column("annotator", sa.Integer, sa.ForeignKey("annotators.number"), primary_key=True),
        sa.Column("thread", sa.Integer, sa.ForeignKey("documents.number"), primary_key=True),
        sa.Column("day", sa.Text, primary_key=True),
        sa.Column("writer", sa.Integer, sa.ForeignKey("writers.number"), primary_key=True),
        sa.Column("active", sa.Integer, nullable=False),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "decision_time",
        sa.Column("entry", sa.Integer, sa.ForeignKey("history.number"), primary_key=True),
        sa.Column("layer", sa.Text, primary_key=True),
        sa.Column("decisions", sa.Integer, nullable=False),
        sa.Column("active", sa.Integer, nullable=False),
        sqlite_with_rowid=False,
    )
