"""Suggestions: where their confidence comes from, who looked at which document, and the gazetteer."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Add columns and tables, empty: nobody looked before."""
    op.add_column("suggestions", sa.Column("basis", sa.Text))
    op.add_column("suggestions", sa.Column("sureness", sa.Text))
    op.create_table(
        "looks",
        sa.Column("document", sa.Integer, sa.ForeignKey("documents.number"), primary_key=True),
        sa.Column("agent", sa.Text, primary_key=True),
        sa.Column("version", sa.Text, nullable=False),
        sa.Column("fingerprint", sa.Text, nullable=False),
        sa.Column("asked", sa.Text, nullable=False),
        sa.Column("time", sa.Integer, nullable=False),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "terms",
        sa.Column("id", sa.Text, primary_key=True),
        sa.Column("layer", sa.Text, nullable=False),
        sa.Column("label", sa.Text, nullable=False),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("pattern", sa.Text),
        sa.Column("any_case", sa.Boolean(create_constraint=False), nullable=False),
        sqlite_with_rowid=False,
    )
