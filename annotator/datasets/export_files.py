"""The files of one export: drafts that nobody sees until all of them are whole, then put in place together."""

from __future__ import annotations

import errno
import hashlib
import shutil
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from typing import NamedTuple

import orjson

from annotator.domain.identifiers import uuid7
from annotator.formats.draft import COMPRESSED, Draft


class Written(NamedTuple):
    """A file that was written: which part of the export it belongs to, its name in the folder, its SHA-256.

    ``is_first`` says that it is the one that stands for its part: the dataset, not what lies beside it.
    """

    part: str
    name: str
    sha256: str
    is_first: bool


class ExportFiles:
    """Where an export goes.

    ``out`` ending in ``suffix`` is one file, compressed with “.gz” behind that; anything else is a folder. Where the
    format fills folders ``suffix`` is "".
    """

    def __init__(self, out: Path, suffix: str) -> None:
        self._is_compressed = out.suffix == COMPRESSED and bool(suffix) and out.stem.endswith(suffix)
        self._suffix = suffix
        self._ending = suffix + COMPRESSED if self._is_compressed else suffix
        self.is_one = self._is_compressed or (bool(suffix) and out.suffix == suffix)
        self.folder = out.parent if self.is_one else out
        self._stem = out.name.removesuffix(self._ending)
        self.manifest = self.folder / (f"{self._stem}.manifest.json" if self.is_one else "manifest.json")
        self._hidden = self.folder / f".{out.name}.{uuid7()}.part"
        self._drafts: dict[str, Draft] = {}

    def draft(self, part: str) -> Draft:
        """Begin a part (``all``, ``train``, …) of the export.

        Raises:
            OSError: the place takes no writing, or a folder stands where the file would go.
        """
        stem = self._stem if self.is_one else part
        draft = Draft(self._hidden, stem, self._suffix if self._is_compressed else None)
        target = self.folder / f"{stem}{self._ending}"
        if self._suffix and target.is_dir():
            raise IsADirectoryError(errno.EISDIR, f"“{target.name}” is a folder there")
        if self.manifest.is_dir():
            raise IsADirectoryError(errno.EISDIR, f"“{self.manifest.name}” is a folder there")
        self._hidden.mkdir(parents=True, exist_ok=True)
        self._drafts[part] = draft
        return draft

    def written(self) -> Iterator[Written]:
        """Yield what was written, in the order of its making."""
        for part, draft in self._drafts.items():
            own = [path for path in draft.paths if path.name.endswith(self._ending)] or draft.paths
            for path in draft.paths:
                yield Written(part, path.as_posix(), _sha256(self._hidden / path), path == own[0])

    def place(self, manifest: bytes) -> tuple[tuple[Path, ...], set[str]]:
        """Put everything in its place, the manifest last; return the files, and the names of old ones taken away.

        An old one is what the export before this one wrote here and nobody changed since: left there, it would be
        read together with the new ones.
        """
        relative = [path for draft in self._drafts.values() for path in draft.paths]
        stale = self._files_of_last() - {path.as_posix() for path in relative}
        draft = self._hidden / self.manifest.name
        draft.write_bytes(manifest)
        placed: list[Path] = []
        for path in relative:
            target = self.folder / path
            target.parent.mkdir(parents=True, exist_ok=True)
            (self._hidden / path).replace(target)
            placed.append(target)
        draft.replace(self.manifest)
        for name in stale:
            (self.folder / name).unlink()
        return (*placed, self.manifest), stale

    def discard(self) -> None:
        """Take the drafts away, whether there are any or not."""
        shutil.rmtree(self._hidden, ignore_errors=True)

    def _files_of_last(self) -> set[str]:
        try:
            entries = orjson.loads(self.manifest.read_bytes())["files"]
            written = {entry["name"]: entry["sha256"] for entry in entries if _is_inside(entry["name"])}
            return {
                name
                for name, sha256 in written.items()
                if (self.folder / name).is_file() and _sha256(self.folder / name) == sha256
            }
        except (OSError, ValueError, KeyError, TypeError):
            return set()  # no manifest of ours


def _is_inside(name: str) -> bool:
    """Return whether a name of a manifest, which anybody may have written, stays in its folder."""
    path = PurePosixPath(name)
    return not path.is_absolute() and ".." not in path.parts and "\\" not in name


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
