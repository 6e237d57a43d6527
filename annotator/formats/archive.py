"""Zip archives read as folders, without ever being unpacked: what is in them is read where it stands.

A member's path is that of the archive and its name in it, as if the archive were a folder: ``mails.zip/2024/a.jsonl``.
Nothing is written anywhere, so no name can lead out of a folder; names that would are refused all the same, since a
path made of them would. Archives in an archive are opened too, those in them are not.
"""

from __future__ import annotations

import io
import re
import stat
import struct
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from threading import Lock
from typing import IO, NamedTuple
from weakref import WeakValueDictionary

from annotator.domain.errors import FormatError
from annotator.domain.normalisation import storable
from annotator.domain.sentence import Sentence

ENDING = ".zip"

MOST_MEMBERS = 100_000
"""Files in an archive, those in its archives included."""

RATIO = 200
"""How many times its size something may become when it is unpacked; text becomes five to thirty times."""

FLOOR = 64 << 20
"""Bytes that anything may become, however small it is."""

LARGEST_INNER = 64 << 20
"""Bytes of an archive in an archive, which is held in memory while it is read."""

DAMAGE = (
    *(zipfile.BadZipFile, zlib.error, struct.error, EOFError, OSError),
    *(ValueError, OverflowError, NotImplementedError, RuntimeError),
)
"""What reading a broken archive raises."""

_LARGEST_DIRECTORY = 32 << 20  # bytes of the list of members, of which each takes 46 and its name
_IN_ARCHIVE = re.compile(r"\.zip(?=[/\\].)", re.IGNORECASE)
_DRIVE = re.compile(r"[A-Za-z]:")
_END = struct.Struct("<4s4H2LH")
_END_64 = struct.Struct("<4sQ2H2L4Q")
_UTF8_NAME, _ENCRYPTED = 0x800, 0x1


class _Member(NamedTuple):
    """Where a member is: in the archive itself, or in one of its archives, which is called ``inside``."""

    info: zipfile.ZipInfo
    inside: str | None = None


class Archive:
    """An open archive. ``refused`` are members that cannot be read, with the reasons; it closes when nobody holds it.

    Raises:
        FormatError: it is damaged, or one of the limits of this module is passed.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self.refused: list[FormatError] = []
        self._members: dict[str, _Member] = {}
        self._folders: dict[str, set[str]] = {}
        self._archives: dict[str, zipfile.ZipInfo] = {}
        self._inner: tuple[str, zipfile.ZipFile] | None = None
        self._lock = Lock()
        self._most = max(FLOOR, RATIO * path.stat().st_size)
        self._total = 0
        try:
            with path.open("rb") as file:
                self._check_directory(file)
            self._zip = zipfile.ZipFile(path)
        except DAMAGE as error:
            raise self._damaged() from error
        try:
            self._list()
        except BaseException:
            self._zip.close()
            raise

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the members, with their folders, in the order of the archive."""
        return tuple(self._members)

    def __contains__(self, name: str) -> bool:
        """Return whether there is a member of that name."""
        return name in self._members

    def folder(self, name: str) -> frozenset[str]:
        """Return the names of the files in a folder; "" is the archive itself."""
        return frozenset(self._folders.get(name, ()))

    def size(self, name: str) -> int:
        """Return how many bytes a member has.

        Raises:
            FormatError: there is none of that name.
        """
        return self._found(name).info.file_size

    def open(self, name: str) -> IO[bytes]:
        """Open a member; what is read may raise ``DAMAGE``.

        Raises:
            FormatError: there is none of that name, or it is damaged.
        """
        member = self._found(name)
        try:
            if member.inside is None:
                return self._zip.open(member.info)
            with self._lock:
                inner = self._opened_inner(member.inside)
            return inner.open(member.info)
        except DAMAGE as error:
            raise self._damaged(name) from error

    def refusal(self, reason: str, name: str | None = None) -> FormatError:
        """Return the error that says ``reason`` of the archive, or of a member."""
        return FormatError(reason, file=self.path if name is None else self.path / storable(name))

    def _list(self) -> None:
        for name, info in self._listed(self._zip, ""):
            if not name.lower().endswith(ENDING):
                self._add(name, _Member(info))
                continue
            try:
                inner = self._open_inner(name, info)
            except FormatError as error:
                # Without its traceback, in which this archive is: nothing would close it then.
                self.refused.append(FormatError(error.reason, file=error.file))
                continue
            self._archives[name] = info
            for inner_name, inner_info in self._listed(inner, f"{name}/"):
                if inner_name.lower().endswith(ENDING):
                    reason = Sentence("This is an archive in an archive in an archive; unpack it and import the files.")
                    self.refused.append(self.refusal(reason, inner_name))
                else:
                    self._add(inner_name, _Member(inner_info, name))

    def _add(self, name: str, member: _Member) -> None:
        folder, _slash, own = name.rpartition("/")
        self._members[name] = member
        self._folders.setdefault(folder, set()).add(own)

    def _found(self, name: str) -> _Member:
        member = self._members.get(name)
        if member is None:
            raise self.refusal("There is no such file in the archive.", name)
        return member

    def _listed(self, archive: zipfile.ZipFile, folder: str) -> Iterator[tuple[str, zipfile.ZipInfo]]:
        """Yield the members that can be read, by name, and enter why others cannot."""
        for info in archive.infolist():
            if len(self._members) + len(self.refused) >= MOST_MEMBERS:
                raise self.refusal(
                    Sentence(
                        "There are more than the {limit} files in it that an archive may hold.", limit=MOST_MEMBERS
                    )
                )
            own = _name_of(info)
            if own.endswith("/"):
                continue
            name = f"{folder}{own}"
            reason = _unfit(own, info)
            if reason is None and name in self._members:
                reason = Sentence("Two files in the archive have this name; the first of them is read.")
            if reason is not None:
                # The place of what must not be a path is the archive.
                told = storable(own) if len(own) < 200 else f"{storable(own[:199])}…"
                self.refused.append(self.refusal(Sentence("“{name}”: {reason}", name=told, reason=reason)))
                continue
            self._total += info.file_size
            if self._total > self._most:
                raise self.refusal(
                    Sentence(
                        "What is in it would become more than {times} times as large as the archive, or {limit} MB; "
                        "no archive of texts does that.",
                        times=RATIO,
                        limit=self._most >> 20,
                    )
                )
            yield name, info

    def _open_inner(self, name: str, info: zipfile.ZipInfo) -> zipfile.ZipFile:
        if info.file_size > LARGEST_INNER:
            limit = LARGEST_INNER >> 20
            reason = Sentence("An archive in an archive may have {limit} MB; unpack the outer one first.", limit=limit)
            raise self.refusal(reason, name)
        try:
            with self._zip.open(info) as file:
                data = io.BytesIO(file.read())
            self._check_directory(data)
            return zipfile.ZipFile(data)
        except DAMAGE as error:
            raise self._damaged(name) from error

    def _opened_inner(self, name: str) -> zipfile.ZipFile:
        """Return an archive in this one; the last is kept, since its members are read one after the other."""
        if self._inner is None or self._inner[0] != name:
            self._inner = (name, self._open_inner(name, self._archives[name]))
        return self._inner[1]

    def _check_directory(self, file: IO[bytes]) -> None:
        """Refuse a list of members that is too long to be read; the library reads it whole, however long."""
        size = file.seek(0, io.SEEK_END)
        file.seek(max(0, size - (1 << 16) - _END.size))
        tail = file.read()
        at = tail.rfind(b"PK\x05\x06")
        if at < 0 or len(tail) - at < _END.size:
            raise zipfile.BadZipFile
        length = _END.unpack_from(tail, at)[5]
        if length == 0xFFFFFFFF and (wide := tail.rfind(b"PK\x06\x06", 0, at)) >= 0 and at - wide >= _END_64.size:
            length = _END_64.unpack_from(tail, wide)[8]
        if length > _LARGEST_DIRECTORY:
            raise self._too_many()

    def _too_many(self) -> FormatError:
        return self.refusal(
            Sentence("There are more than the {limit} files in it that an archive may hold.", limit=MOST_MEMBERS)
        )

    def _damaged(self, name: str | None = None) -> FormatError:
        return self.refusal(
            "The archive is damaged, one part of several, or packed in a way that cannot be read; pack it again as "
            "one plain zip archive.",
            name,
        )


_OPEN: WeakValueDictionary[tuple[Path, int, int], Archive] = WeakValueDictionary()


def open_archive(path: Path) -> Archive:
    """Return the archive at a path; the same one as long as somebody holds it and the file has not changed.

    Raises:
        FormatError: see ``Archive``.
    """
    status = path.stat()
    key = (path, status.st_mtime_ns, status.st_size)
    archive = _OPEN.get(key)
    if archive is None:
        archive = _OPEN[key] = Archive(path)
    return archive


def split_at_archive(path: Path) -> tuple[Path, str] | None:
    """Return the archive that a path leads into and the name in it, or None where it leads into none."""
    for match in _IN_ARCHIVE.finditer(str(path)):
        outer = Path(path.as_posix()[: match.end()])
        if outer.is_file():
            return outer, path.as_posix()[match.end() + 1 :]
    return None


def told(path: Path) -> str:
    """Return what a file is called on screen: its name, and of one in an archive the archive's before it."""
    found = split_at_archive(path)
    return path.name if found is None else f"{found[0].name} \N{SINGLE RIGHT-POINTING ANGLE QUOTATION MARK} {found[1]}"


def _name_of(info: zipfile.ZipInfo) -> str:
    """Return the name of a member as it was meant: many write UTF-8 without saying so, and backslashes."""
    name = info.orig_filename
    if not info.flag_bits & _UTF8_NAME and not name.isascii():
        # Otherwise it is the code page of old that the standard has.
        with suppress(UnicodeError):
            name = name.encode("cp437").decode("utf-8")
    return name.replace("\\", "/")


def _unfit(name: str, info: zipfile.ZipInfo) -> Sentence | None:
    """Return why a member cannot be read, or None."""
    if info.flag_bits & _ENCRYPTED:
        return Sentence("It is locked with a password; take the password away and pack it anew.")
    parts = name.split("/")
    if "\x00" in name or not all(parts) or not {".", ".."}.isdisjoint(parts) or _DRIVE.match(name):
        return Sentence("The name leads out of the archive, or is none; it is not read.")
    if stat.S_ISLNK(info.external_attr >> 16):
        return Sentence("This is a link to somewhere else, which is not followed.")
    return None
