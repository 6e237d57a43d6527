"""The other file of a merge: looked at, copied so that it is never touched, and brought to this version."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from sqlalchemy import Connection

from annotator.domain.errors import ProjectError
from annotator.storage.database import Database
from annotator.storage.faults import as_sentences, damaged


@contextmanager
def copy_of(path: Path, own: Path) -> Iterator[Path]:
    """Give a copy of another project's file as this version writes it; it is gone when the block ends.

    The file itself may be open in a window meanwhile: what that has saved is in the copy.

    Raises:
        ProjectError: it is this very project, missing, damaged, no project or too new.
    """
    if not path.is_file():
        raise ProjectError("{path}: there is no such project.", path=path)
    if path.samefile(own):
        raise ProjectError("{path}: this is the project itself; name the files that shall come into it.", path=path)
    with TemporaryDirectory(prefix="annotator-merge-", ignore_cleanup_errors=True) as folder:
        copy = Path(folder) / path.name
        with closing(Database.open(path, access="read")) as database:
            database.copy_to(copy)
        with as_sentences(path):
            _check_whole(path, copy)
            # Opening for writing upgrades it.
            Database.open(copy, access="write").close()
        yield copy


def is_of_other_origin(connection: Connection) -> bool:
    """Tell whether the attached file is of another project: copies and packs keep the id of where they come from."""
    same = "SELECT 1 FROM main.project o JOIN theirs.project t ON t.key = o.key AND t.value = o.value"
    return connection.exec_driver_sql(f"{same} WHERE o.key = 'id'").first() is None


def is_unrelated(connection: Connection) -> bool:
    """Tell whether the attached file is of another project and has no document that is here."""
    shared = "SELECT 1 FROM main.documents o JOIN theirs.documents t ON t.id = o.id LIMIT 1"
    return is_of_other_origin(connection) and connection.exec_driver_sql(shared).first() is None


def _check_whole(path: Path, copy: Path) -> None:
    """Refuse a file with a broken page anywhere, before anything of it is taken."""
    with closing(sqlite3.connect(copy)) as connection:
        (verdict,) = connection.execute("PRAGMA quick_check(1)").fetchone()
    if verdict != "ok":
        raise damaged(path, str(verdict))
