"""One SQLite file: connections, transactions, versions, the lock, copies."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Literal, Self

from filelock import FileLock, Timeout
from sqlalchemy import Connection, Engine, create_engine, event, text
from sqlalchemy.pool import ConnectionPoolEntry, QueuePool

from annotator.domain.errors import ProjectError, ProjectInUse, ProjectTooNew, ProjectUnwritable
from annotator.domain.sentence import Sentence
from annotator.storage.faults import as_sentences, backup_folder, damaged
from annotator.storage.tables import metadata

__all__ = ["Access", "Connection", "Database"]

Access = Literal["write", "beside", "read"]
"""How a file is open: for writing, which one window may at a time; for small writes beside it; for reading."""

VERSION = "0006"
"""The revision of the tables that this program writes; the head of ``migrations/versions``."""

BACKUPS_KEPT = 10

_DATE = "[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]"
_APPLICATION_ID = 0x414E4E4F  # "ANNO": tells `file` and us that this SQLite file is a project
_PAGE_BYTES = 8192  # of a new file: an article fits into a page, and an import writes a tenth faster than at 4096
_BUSY_MILLISECONDS = 10_000
_CACHE_KIBIBYTES = 32_768  # so that an import's transaction seldom spills before it commits
_CHECKED_WHOLE = 32 * 1024 * 1024  # bytes; a file up to this size is checked page by page when it is opened


class Database:
    """An open project file.

    Reading transactions may run on any thread; writing ones are the caller's to serialise.
    """

    def __init__(self, path: Path, engine: Engine, lock: FileLock | None) -> None:
        self.path = path
        self._engine = engine
        self._lock = lock

    @classmethod
    def create(cls, path: Path, fill: Callable[[Connection], None]) -> Self:
        """Make a project file with what ``fill`` writes into it, whole or not at all, and open it for writing.

        Raises:
            ProjectUnwritable: the folder is missing or takes no writing.
            ProjectError: there is a file of that name.
        """
        if os.path.lexists(path):
            raise ProjectError("{path}: there is a file of this name already; choose another or open it.", path=path)
        if not os.path.isdir(path.parent):  # noqa: PTH112 - pathlib raises where a name is too long or out of reach
            raise ProjectUnwritable("{folder}: there is no such folder.", folder=path.parent)
        lock = _locked(path)
        draft = path.with_name(path.name + ".part")
        try:
            draft.unlink(missing_ok=True)
            with as_sentences(path):
                _make(draft, fill)
            draft.replace(path)
        except OSError as error:
            lock.release()
            raise ProjectUnwritable(
                "{path}: the project cannot be made here ({reason}).", path=path, reason=error.strerror
            ) from error
        except BaseException:
            lock.release()
            raise
        finally:
            _drop(draft)
        return cls(path, _engine(path, write=True), lock)

    @classmethod
    def open(cls, path: Path, *, access: Access) -> Self:
        """Open a project file; for writing it is locked against other windows and brought to this version.

        Raises:
            ProjectInUse: another window has it open for writing.
            ProjectTooNew: a newer version of the program wrote it.
            ProjectDamaged: it is no project, or broken.
            ProjectUnwritable: it takes no writing.
            ProjectError: there is no such file.
        """
        if not os.path.isfile(path):  # noqa: PTH113 - pathlib raises where a name is too long or out of reach
            raise ProjectError("{path}: there is no such project.", path=path)
        if access != "read" and not os.access(path, os.W_OK):
            raise ProjectUnwritable(
                "{path}: the file is read-only; copy it to a place of yours to label in it.", path=path
            )
        lock = _locked(path) if access == "write" else None
        try:
            with as_sentences(path):
                _check_header(path)
                engine = _engine(path, write=access != "read")
                _check_version(path, engine, write=access == "write")
        except OSError as error:
            if lock is not None:
                lock.release()
            raise ProjectError(
                "{path}: the file cannot be read ({reason}).", path=path, reason=error.strerror
            ) from error
        except BaseException:
            if lock is not None:
                lock.release()
            raise
        return cls(path, engine, lock)

    def close(self) -> None:
        """Fold the write-ahead log into the file, so that the file alone can be mailed, and let go of it."""
        try:
            if self._lock is not None:
                # What cannot be folded now stays in the log beside the file, which the next opening reads.
                with suppress(ProjectError):
                    self.fold()
        finally:
            self._engine.dispose()
            if self._lock is not None:
                self._lock.release()

    def fold(self) -> None:
        """Fold the write-ahead log into the file."""
        with as_sentences(self.path), self._engine.connect() as connection:
            connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """Give a connection that sees one state of the file."""
        with as_sentences(self.path), self._engine.connect() as connection, connection.begin():
            yield connection

    @contextmanager
    def writing(self, *, checked: bool = True) -> Iterator[Connection]:
        """Give a connection whose transaction is on disk once the block has ended, or never was.

        Unless it is ``checked``, SQLite takes rows without looking up those that they point to. That is for imports,
        where it takes a tenth of the time: they give the numbers of those rows themselves or have just read them.
        """
        with as_sentences(self.path), self._engine.connect() as connection:
            options = {"immediate": True, "checked": checked}
            connection = connection.execution_options(**options)  # noqa: PLW2901 - the same connection
            with connection.begin():
                yield connection

    @contextmanager
    def writing_with(self, other: Path) -> Iterator[Connection]:
        """Give a connection as ``writing`` does that sees another file beside this one, under the name ``theirs``.

        Rows are taken unchecked. The connection is thrown away afterwards, with its temporary tables.
        """
        with as_sentences(self.path), self._engine.connect() as connection:
            options = {"immediate": True, "checked": False}
            connection = connection.execution_options(**options)  # noqa: PLW2901 - the same connection
            driver = connection.connection.driver_connection
            assert driver is not None  # noqa: S101 - it was just opened
            driver.execute("ATTACH DATABASE ? AS theirs", (str(other),))
            try:
                with connection.begin():
                    yield connection
            finally:
                connection.invalidate()

    def compact(self) -> None:
        """Write the file anew: what was deleted from it cannot be got back any more."""
        with as_sentences(self.path), self._engine.connect() as connection:
            driver = connection.connection.driver_connection
            assert driver is not None  # noqa: S101 - it was just opened
            driver.execute("VACUUM")

    def copy_to(self, target: Path) -> None:
        """Write a sound copy of the project as it is now, beside anything that goes on.

        Raises:
            ProjectUnwritable: the target takes no writing.
        """
        _copy(self.path, target)

    def back_up(self) -> Path | None:
        """Make today's backup unless there is one, and drop the oldest beyond ten; return what was made."""
        folder = backup_folder(self.path)
        target = _backed_up(self.path, f"{datetime.now(UTC):%Y-%m-%d}")
        if target is None:
            return None
        for old in sorted(folder.glob(f"*{_DATE}.annot"))[:-BACKUPS_KEPT]:
            old.unlink()
        return target

    def back_up_before_merging(self) -> Path:
        """Make a backup of what is on disk now, and drop the oldest of its kind beyond ten; return what was made."""
        folder = backup_folder(self.path)
        when = f"{datetime.now(UTC):%Y-%m-%d %H%M%S}"
        target = _backed_up(self.path, f"{when} before merging")
        for old in sorted(folder.glob(f"*{_DATE} ?????? before merging.annot"))[:-BACKUPS_KEPT]:
            old.unlink()
        # Two merges in one second: the first one's backup is older, and all the better.
        return target or folder / f"{self.path.stem} {when} before merging.annot"


def _backed_up(path: Path, when: str) -> Path | None:
    """Make the backup of that name, unless there is one; return what was made."""
    folder = backup_folder(path)
    target = folder / f"{path.stem} {when}.annot"
    if os.path.exists(target):  # noqa: PTH110 - pathlib raises where a name is too long
        return None
    try:
        folder.mkdir(exist_ok=True)
    except OSError as error:
        raise ProjectUnwritable(
            "{folder}: the backup cannot be made ({reason}).", folder=folder, reason=error.strerror
        ) from error
    _copy(path, target)
    return target


def _copy(path: Path, target: Path) -> None:
    """Write a sound copy of a project file; raises as ``Database.copy_to`` does."""
    draft = target.with_name(target.name + ".part")
    try:
        draft.unlink(missing_ok=True)
        with as_sentences(target):
            source = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)
            copy = sqlite3.connect(draft)
            try:
                source.backup(copy)
            finally:
                copy.close()
                source.close()
        draft.replace(target)
    except OSError as error:
        raise ProjectUnwritable(
            "{target}: the copy cannot be written ({reason}).", target=target, reason=error.strerror
        ) from error
    finally:
        _drop(draft)


def _locked(path: Path) -> FileLock:
    """Return a lock that dies with this process."""
    # Whichever thread closes the project lets go of it, not only the one that opened it.
    lock = FileLock(path.with_name(f".{path.name}.lock"), thread_local=False)
    try:
        lock.acquire(timeout=0)
    except Timeout:
        raise ProjectInUse("{path}: the project is open in another window; close it there first.", path=path) from None
    except OSError as error:
        raise ProjectUnwritable(
            "{folder}: the folder takes no writing ({reason}).", folder=path.parent, reason=error.strerror
        ) from error
    return lock


def _make(path: Path, fill: Callable[[Connection], None]) -> None:
    """Make a file of empty tables and fill it; nothing of it is left in a log."""
    engine = _engine(path, write=True)
    try:
        with engine.begin() as connection:
            connection.exec_driver_sql(f"PRAGMA application_id = {_APPLICATION_ID}")
            metadata.create_all(connection)
            connection.exec_driver_sql("CREATE TABLE alembic_version (version_num VARCHAR(32) PRIMARY KEY)")
            connection.exec_driver_sql("INSERT INTO alembic_version VALUES (?)", (VERSION,))
            fill(connection)
        with engine.connect() as connection:
            connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
    finally:
        engine.dispose()


def _drop(draft: Path) -> None:
    """Take away what was begun and not finished, with its log."""
    for ending in ("", "-wal", "-shm"):
        with suppress(OSError):
            draft.with_name(draft.name + ending).unlink(missing_ok=True)


def _engine(path: Path, *, write: bool) -> Engine:
    """Return an engine for the file, with transactions that begin when we say so."""
    location = path.absolute().as_uri()
    if write:
        query = "mode=rwc"
    elif os.access(path, os.W_OK) and os.access(path.parent, os.W_OK):
        # Not "ro": such a connection cannot tidy away the log's companion files when it is the last to leave.
        query = "mode=rw"
    elif path.with_name(path.name + "-wal").exists():
        query = "mode=ro"
    else:
        # Without a log and in a folder that takes none, SQLite reads the file only if told that nobody writes.
        query = "immutable=1"

    def connect() -> sqlite3.Connection:
        # Not by a URL of SQLAlchemy's, which would decode “%20” in the name of a file into a blank.
        return sqlite3.connect(f"{location}?{query}", uri=True, check_same_thread=False)

    engine = create_engine("sqlite://", creator=connect, poolclass=QueuePool)

    @event.listens_for(engine, "connect")
    def _connected(connection: sqlite3.Connection, _entry: ConnectionPoolEntry) -> None:
        # The driver would begin transactions by itself, too late for a consistent read.
        connection.isolation_level = None
        connection.execute(f"PRAGMA busy_timeout = {_BUSY_MILLISECONDS}")
        connection.execute("PRAGMA foreign_keys = ON")
        if write:
            connection.execute(f"PRAGMA page_size = {_PAGE_BYTES}")
            connection.execute("PRAGMA journal_mode = WAL")
            connection.execute("PRAGMA synchronous = FULL")
            connection.execute(f"PRAGMA cache_size = -{_CACHE_KIBIBYTES}")
        else:
            connection.execute("PRAGMA query_only = ON")

    @event.listens_for(engine, "begin")
    def _begun(connection: Connection) -> None:
        options = connection.get_execution_options()
        if options.get("immediate", False):
            # Outside a transaction, since inside one it would do nothing; each write sets it, since connections stay.
            checked = options.get("checked", True)
            connection.exec_driver_sql(f"PRAGMA foreign_keys = {'ON' if checked else 'OFF'}")
            connection.exec_driver_sql("BEGIN IMMEDIATE")
        else:
            connection.exec_driver_sql("BEGIN")

    return engine


def _check_header(path: Path) -> None:
    """Refuse what is no project before SQLite meets it, and a file that was cut off."""
    with path.open("rb") as file:
        header = file.read(100)
    if len(header) < 100 or header[:16] != b"SQLite format 3\0":
        raise damaged(path, Sentence("it does not begin as a project does"))
    if int.from_bytes(header[68:72], "big") != _APPLICATION_ID:
        raise damaged(path, Sentence("it is a database of another program"))
    page_size = int.from_bytes(header[16:18], "big")
    pages = int.from_bytes(header[28:32], "big")
    size = path.stat().st_size
    if not path.with_name(path.name + "-wal").exists() and size < pages * (65536 if page_size == 1 else page_size):
        raise damaged(path, Sentence("its end is missing"))


def _check_version(path: Path, engine: Engine, *, write: bool) -> None:
    with engine.connect() as connection:
        if path.stat().st_size <= _CHECKED_WHOLE:
            verdict = connection.exec_driver_sql("PRAGMA quick_check(1)").scalar()
            if verdict != "ok":
                raise damaged(path, str(verdict))
        version = connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
        if version == VERSION:
            return
        known = version in _known_versions()
    if not known:
        raise ProjectTooNew(
            "{path}: a newer version of the program wrote this project; update the program to open it.", path=path
        )
    if write:
        from annotator.storage.migrations.upgrade import upgrade  # noqa: PLC0415 - Alembic takes 0.2 s to load

        # Kept beside the dated ones, which go after some days: nothing else leads back to what the file was.
        _backed_up(path, f"{datetime.now(UTC):%Y-%m-%d} of version {version}")
        upgrade(engine)


def _known_versions() -> frozenset[str]:
    """Return the revisions that this program can bring up to its own."""
    folder = Path(__file__).parent / "migrations" / "versions"
    return frozenset(path.stem[1:5] for path in folder.glob("v[0-9][0-9][0-9][0-9]_*.py"))
