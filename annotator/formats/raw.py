"""Where the bytes of a file come from: a file, a member of an archive, what gzip or bzip2 made of either."""

from __future__ import annotations

import bz2
import gzip
import io
import os
import stat
from pathlib import Path
from typing import IO, TYPE_CHECKING, cast

from annotator.domain.errors import FormatError
from annotator.domain.sentence import Sentence
from annotator.formats.archive import DAMAGE, FLOOR, RATIO, Archive, open_archive, split_at_archive

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

COMPRESSED = (".gz", ".bz2")
"""Endings that say of a file that it is compressed; what it is says the ending before."""

_GZIP, _BZIP2 = b"\x1f\x8b", b"BZh"
_BUFFER = 1 << 17


def without_compression(path: Path) -> Path:
    """Return what a file is called once it is not compressed any more."""
    return path.with_suffix("") if path.suffix.lower() in COMPRESSED else path


def is_file(path: Path) -> bool:
    """Return whether there is a file, in a folder or in an archive."""
    found = split_at_archive(path)
    if found is None:
        return path.is_file()
    return found[1] in open_archive(found[0])


def names_beside(path: Path) -> frozenset[str]:
    """Return the names of the files in the folder in which a file is, in an archive too."""
    found = split_at_archive(path)
    if found is None:
        return frozenset(entry.name for entry in os.scandir(path.parent) if entry.is_file())
    return open_archive(found[0]).folder(found[1].rpartition("/")[0])


class RawFile:
    """Opens one file as often as a reader likes.

    ``bytes_read`` is how far the last opening that is ``followed`` was read; it counts what stands on the disk, or in
    the archive, as ``size`` does.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._inside = split_at_archive(path)
        self._archive: Archive | None = None  # held, so that it stays open from member to member
        self._counted: _Counted | None = None

    @property
    def bytes_read(self) -> int:
        """How many bytes were read."""
        return 0 if self._counted is None else self._counted.count

    @property
    def size(self) -> int:
        """Size in bytes.

        Raises:
            FormatError: the file is missing or unreadable.
        """
        try:
            found = self._found()
            return self._path.stat().st_size if found is None else found[0].size(found[1])
        except OSError as error:
            raise self._unreadable(error) from error

    def open(self, *, followed: bool = True) -> io.BufferedReader:
        """Open the file, unpacked.

        Raises:
            FormatError: the file is missing or unreadable. What is read raises it where the file is damaged, or would
                become more than ``archive.RATIO`` times as large.
        """
        counted = _Counted(self._opened(), self._path, is_seekable=self._inside is None)
        if followed:
            self._counted = counted
        packed: io.BufferedReader = io.BufferedReader(counted, _BUFFER)
        try:
            head = packed.peek(3)
        except FormatError:
            packed.close()
            raise
        unpacked: IO[bytes]
        if head.startswith(_GZIP):
            unpacked = cast("IO[bytes]", gzip.GzipFile(fileobj=packed, mode="rb"))
        elif head.startswith(_BZIP2):
            unpacked = cast("IO[bytes]", bz2.BZ2File(packed))
        else:
            return packed
        return io.BufferedReader(_Unpacked(unpacked, self._path, counted, packed), _BUFFER)

    def _found(self) -> tuple[Archive, str] | None:
        """Return the archive that the file is in, with its name there."""
        if self._inside is None:
            return None
        self._archive = open_archive(self._inside[0])
        return self._archive, self._inside[1]

    def _opened(self) -> IO[bytes]:
        try:
            found = self._found()
            if found is not None:
                return found[0].open(found[1])
            # A pipe or a device would block or never end.
            if not stat.S_ISREG(self._path.stat().st_mode):
                raise self._refusal("This is not a file.")
            return cast("IO[bytes]", self._path.open("rb", buffering=0))
        except OSError as error:
            raise self._unreadable(error) from error

    def _refusal(self, reason: str) -> FormatError:
        return FormatError(reason, file=self._path)

    def _unreadable(self, error: OSError) -> FormatError:
        if isinstance(error, FileNotFoundError):
            return self._refusal("There is no such file.")
        if isinstance(error, PermissionError):
            return self._refusal("You may not read this file; ask its owner for leave.")
        return self._refusal(
            Sentence("The file cannot be read ({reason}).", reason=error.strerror or os.strerror(error.errno or 0))
        )


class _Counted(io.RawIOBase):
    """Bytes as they come from the disk or from an archive, counted; damage is told as a sentence."""

    def __init__(self, file: IO[bytes], path: Path, *, is_seekable: bool = False) -> None:
        self._file, self._path, self._is_seekable = file, path, is_seekable
        self.count = 0

    def readable(self) -> bool:
        """Return that it can be read."""
        return True

    def seekable(self) -> bool:
        """Return whether any part of it can be read without all that is before: not of what is packed."""
        return self._is_seekable

    def seek(self, offset: int, whence: int = io.SEEK_SET, /) -> int:
        """Go to a place."""
        if not self._is_seekable:
            raise io.UnsupportedOperation("seek")
        return self._file.seek(offset, whence)

    def readinto(self, buffer: WriteableBuffer, /) -> int:
        """Read on."""
        view = memoryview(buffer).cast("B")
        try:
            data = self._file.read(len(view))
        except DAMAGE as error:
            raise self._damaged(error) from error
        view[: len(data)] = data
        self.count += len(data)
        return len(data)

    def close(self) -> None:
        """Close what it reads from, too."""
        if not self.closed:
            self._file.close()
        super().close()

    def _damaged(self, error: Exception) -> FormatError:
        if isinstance(error, OSError) and error.errno is not None:
            reason = Sentence("The file cannot be read ({reason}).", reason=os.strerror(error.errno))
            return FormatError(reason, file=self._path)
        return FormatError(
            "The packed file is damaged or cut off; what stands behind that cannot be read.", file=self._path
        )


class _Unpacked(_Counted):
    """What becomes of compressed bytes, as long as that is no more than text can become."""

    def __init__(self, file: IO[bytes], path: Path, packed: _Counted, beneath: io.BufferedReader) -> None:
        super().__init__(file, path)
        self._packed, self._beneath = packed, beneath

    def readinto(self, buffer: WriteableBuffer, /) -> int:
        """Read on."""
        length = super().readinto(buffer)
        if self.count > max(FLOOR, RATIO * self._packed.count):
            raise FormatError(
                "Unpacked it becomes more than {times} times as large, or {limit} MB; no text does that.",
                file=self._path,
                times=RATIO,
                limit=FLOOR >> 20,
            )
        return length

    def close(self) -> None:
        """Close all that is beneath, too."""
        super().close()
        self._beneath.close()
