"""What a database says, as a sentence for the user."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy.exc import DatabaseError

from annotator.domain.errors import ProjectDamaged, ProjectError, ProjectInUse, ProjectUnwritable


@contextmanager
def as_sentences(path: Path) -> Iterator[None]:
    """Turn what the disk or the database complains about into a ``ProjectError``; defects of ours pass through."""
    try:
        yield
    except DatabaseError as error:
        sentence = _sentence(error.orig, path)
        if sentence is None:
            raise
        raise sentence from error
    except sqlite3.DatabaseError as error:
        sentence = _sentence(error, path)
        if sentence is None:
            raise
        raise sentence from error


def _sentence(error: BaseException | None, path: Path) -> ProjectError | None:
    code = getattr(error, "sqlite_errorcode", None)
    if not isinstance(code, int):
        return None
    primary = code & 0xFF  # the rest of an extended result code says where in SQLite it happened
    if primary in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB):
        return damaged(path, str(error))
    if primary in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
        return ProjectInUse(f"{path}: another program is writing to the project; try again in a moment.")
    unwritable = {
        sqlite3.SQLITE_FULL: "the disk is full; free some space and try again, all that was saved is safe",
        sqlite3.SQLITE_READONLY: "the file or its folder is read-only; copy it to a place of yours",
        sqlite3.SQLITE_IOERR: f"the disk reports an error ({error}); copy the project to another disk",
        sqlite3.SQLITE_CANTOPEN: "the file cannot be opened here; look at its folder's permissions",
    }
    return ProjectUnwritable(f"{path}: {unwritable[primary]}.") if primary in unwritable else None


def damaged(path: Path, detail: str) -> ProjectDamaged:
    """Return the error for a broken file, naming the latest backup where there is one."""
    folder = backup_folder(path)
    backups = sorted(folder.glob("*.annot")) if folder.is_dir() else []
    advice = f"the latest backup is {backups[-1]}" if backups else "there is no backup beside it"
    return ProjectDamaged(f"{path}: this file is damaged or no project ({detail}); {advice}.")


def backup_folder(path: Path) -> Path:
    """Return where the dated backups of a project lie."""
    return path.with_name(f"{path.stem} backups")
