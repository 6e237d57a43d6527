"""The first version of the project file: what ``tables.py`` held on its first day.

New files are made by ``tables.py`` at the latest version, and no file is older than this, so there is nothing to do.
The next version's file alters what this one left.
"""

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Nothing: there is no earlier version."""
