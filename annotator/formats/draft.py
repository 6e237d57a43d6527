"""Where a writer puts its files until all of them are whole."""

from __future__ import annotations

import codecs
import gzip
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, cast

COMPRESSED = ".gz"
"""The ending that a compressed file has behind its own."""

_BUFFER = 1 << 20  # bytes; lines are written in thousands
_HEAD = 1 << 20  # bytes of a file of which the first lines are shown


class Draft:
    """A folder that only the writer sees, and the name that its files begin with (``all``, ``train``, …).

    ``compressed`` is the ending of the files that shall be compressed, None for none. ``paths`` are the files that were
    made in it, relative to it.
    """

    def __init__(self, folder: Path, stem: str, compressed: str | None = None) -> None:
        self.folder = folder
        self.stem = stem
        self.paths: list[Path] = []
        self._made: set[Path] = set()
        self._compressed = compressed

    @contextmanager
    def create(self, ending: str) -> Iterator[IO[bytes]]:
        """Open the file that is called by the stem and ``ending``; on disk once the block ends."""
        is_compressed = ending == self._compressed
        path = self._new(Path(f"{self.stem}{ending}{COMPRESSED if is_compressed else ''}"))
        with path.open("wb", _BUFFER) as file:
            if is_compressed:
                # Without a name or a time, so that the same data give the same bytes.
                with gzip.GzipFile("", "wb", 6, file, mtime=0) as packed:
                    yield cast("IO[bytes]", packed)
            else:
                yield file
            file.flush()
            os.fsync(file.fileno())

    def put(self, name: str, content: bytes) -> None:
        """Make a file in the folder that is called by the stem."""
        self._new(Path(self.stem, name)).write_bytes(content)

    def put_beside(self, name: str, content: bytes) -> None:
        """Make a file that stands beside the dataset under a name of its own, such as one for all splits together."""
        self._new(Path(name)).write_bytes(content)

    def first_lines(self, suffix: str, rows: int) -> tuple[str, ...]:
        """Return the beginning of the dataset as text: of the file with that ending, else of the documents' own."""
        main = [path for path in self.paths if path.suffix == suffix] if suffix else self.paths
        lines: list[str] = []
        for path in main:
            with (self.folder / path).open("rb") as file:
                head = file.read(_HEAD)
            try:
                text = codecs.getincrementaldecoder("utf-8-sig")().decode(head)
            except UnicodeDecodeError:
                continue
            lines += text.split("\n")[:-1] if text.endswith("\n") else text.split("\n")
            if len(lines) >= rows:
                break
        return tuple(lines[:rows])

    def _new(self, relative: Path) -> Path:
        path = self.folder / relative
        if relative.parent not in self._made:
            path.parent.mkdir(parents=True, exist_ok=True)
            self._made.add(relative.parent)
        self.paths.append(relative)
        return path
