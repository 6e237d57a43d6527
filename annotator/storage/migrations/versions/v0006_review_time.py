"""Active time of reviewers, apart from that of annotators."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    """Add the table, empty: nothing was measured before."""
    op.create_table(
        "review_time",
        sa.Column("annotator", sa.Integer, sa.ForeignKey("annotators.number"), primary_key=True),
        sa.Column("thread", sa.Integer, sa.ForeignKey("documents.number"), primary_key=True),
        sa.Column("day", sa.Text, primary_key=True),
        sa.Column("writer", sa.Integer, sa.ForeignKey("writers.number"), primary_key=True),
        sa.Column("active", sa.Integer, nullable=False),
        sqlite_with_rowid=False,
    )
