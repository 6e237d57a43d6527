"""What a database says, as a sentence for the user."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy.exc import DatabaseError

from annotator.domain.errors import ProjectDamaged, ProjectError, ProjectInUse, ProjectUnwritable
from annotator.domain.sentence import Sentence


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
    match code & 0xFF:  # the rest of an extended result code says where in SQLite it happened
        case sqlite3.SQLITE_CORRUPT | sqlite3.SQLITE_NOTADB:
            return damaged(path, str(error))
        case sqlite3.SQLITE_BUSY | sqlite3.SQLITE_LOCKED:
            return ProjectInUse("{path}: another program is writing to the project; try again in a moment.", path=path)
        case sqlite3.SQLITE_FULL:
            return ProjectUnwritable(
                "{path}: the disk is full; free some space and try again, all that was saved is safe.", path=path
            )
        case sqlite3.SQLITE_READONLY:
            return ProjectUnwritable(
                "{path}: the file or its folder is read-only; copy it to a place of yours.", path=path
            )
        case sqlite3.SQLITE_IOERR:
            return ProjectUnwritable(
                "{path}: the disk reports an error ({reason}); copy the project to another disk.",
                path=path,
                reason=str(error),
            )
        case sqlite3.SQLITE_CANTOPEN:
            return ProjectUnwritable(
                "{path}: the file cannot be opened here; look at its folder's permissions.", path=path
            )
        case _:
            return None


def damaged(path: Path, detail: str) -> ProjectDamaged:
    """Return the error for a broken file, naming the latest backup where there is one."""
    folder = backup_folder(path)
    backups = sorted(folder.glob("*.annot")) if folder.is_dir() else []
    advice = (
        Sentence("the latest backup is {backup}", backup=backups[-1])
        if backups
        else Sentence("there is no backup beside it")
    )
    return ProjectDamaged(
        "{path}: this file is damaged or no project ({detail}); {advice}.", path=path, detail=detail, advice=advice
    )


def backup_folder(path: Path) -> Path:
    """Return where the dated backups of a project lie."""
    return path.with_name(f"{path.stem} backups")
