"""Which files to read are in folders and archives."""

from __future__ import annotations

import os
import re
import zipfile
from collections.abc import Iterable, Iterator
from pathlib import Path

from annotator.domain.errors import FormatError
from annotator.formats.archive import ENDING, open_archive
from annotator.formats.decoding import is_zip
from annotator.formats.other_tools import beside
from annotator.formats.raw import is_file

# What describes a folder is none of its texts.
_ABOUT = re.compile(r"(?:readme|licen[cs]e|copying|notice|changelog)\b(?!.*\.(?:jsonl?|csv|tsv|html?)$)", re.IGNORECASE)
_SYSTEM = frozenset(("thumbs.db", "desktop.ini", "__macosx", "$recycle.bin", "system volume information"))
_OFFICE = frozenset(("[Content_Types].xml", "mimetype"))
# A project of INCEpTION or WebAnno: all in it but what people annotated is its texts once more, or settings.
_PROJECT = re.compile(r"exportedproject[^/]*\.json")
_ANNOTATED = ("annotation", "curation")
_UNTOUCHED = "INITIAL_CAS"


def expand(paths: Iterable[Path]) -> Iterator[Path | FormatError]:
    """Yield the files that ``paths`` name, folders and archives opened, in the order of their names; each file once.

    In folders hidden files, the system's own, the manifest of an export, and what only describes the folder (README,
    LICENSE and their kin) are passed over. A path that is missing, and a folder or an archive that cannot be opened or
    holds nothing, give the ``FormatError`` that says so.
    """
    seen: set[Path] = set()
    for path in paths:
        if path.is_dir():
            found: Iterable[Path | FormatError] = _in_folder(path)
        elif path.exists():
            found = _opened(path)
        else:
            found = [path if _is_in_archive(path) else FormatError("There is no such file or folder.", file=path)]
        for file in found:
            if isinstance(file, FormatError):
                yield file
            elif file not in seen:
                seen.add(file)
                yield file


def _is_in_archive(path: Path) -> bool:
    try:
        return is_file(path)
    except (FormatError, OSError):
        return False


def _opened(path: Path) -> Iterator[Path | FormatError]:
    """Yield a file, or what is in it where it is an archive of files."""
    try:
        if not (path.suffix.lower() == ENDING and _is_zip(path)):
            yield path
            return
        archive = open_archive(path)
    except FormatError as error:
        yield error
        return
    except OSError:
        # Whoever reads it says why it cannot be read.
        yield path
        return
    names = archive.names
    if not _OFFICE.isdisjoint(names):
        yield path
        return
    yield from archive.refused
    empty = not archive.refused
    for name in _chosen(names):
        empty = False
        yield path / name
    if empty:
        yield FormatError("There is no file to read in this archive.", file=path)


def _is_zip(path: Path) -> bool:
    if not path.is_file():
        return False
    with path.open("rb") as file:
        # One that lacks its beginning ends like any other, and is told to be damaged.
        return is_zip(file.read(4)) or zipfile.is_zipfile(file)


def _chosen(names: Iterable[str]) -> Iterator[str]:
    """Yield which of many files in folders are read for themselves."""
    folders: dict[str, list[str]] = {}
    for name in _of_project(names):
        folder, _slash, own = name.rpartition("/")
        if not any(map(_is_passed_over, folder.split("/"))):
            folders.setdefault(folder, []).append(own)
    within: dict[str, set[str]] = {}
    for folder in folders:
        above = ""
        for own in folder.split("/"):
            within.setdefault(above, set()).add(own)
            above = f"{above}/{own}" if above else own
    for folder, own_names in sorted(folders.items()):
        for own in _wanted(own_names, within.get(folder, ())):
            yield f"{folder}/{own}" if folder else own


def _of_project(names: Iterable[str]) -> Iterable[str]:
    """Return what to read of some files; of another tool's project what people annotated, and untouched texts."""
    if not any(_PROJECT.fullmatch(name) for name in names):
        return names
    by_document: dict[str, list[str]] = {}
    for name in names:
        parts = name.split("/")
        if parts[0] in _ANNOTATED and len(parts) > 2:
            by_document.setdefault("/".join(parts[:2]), []).append(name)
    wanted: list[str] = []
    for own in by_document.values():
        wanted += [name for name in own if f"/{_UNTOUCHED}" not in name] or own
    return wanted


def _in_folder(folder: Path) -> Iterator[Path | FormatError]:
    refused: list[OSError] = []
    # A link to a folder above would lead round for ever.
    opened: set[tuple[int, int]] = set()
    empty = True
    for parent, folders, files in os.walk(folder, onerror=refused.append, followlinks=True):
        status = Path(parent).stat()
        if (status.st_dev, status.st_ino) in opened:
            folders.clear()
            continue
        opened.add((status.st_dev, status.st_ino))
        if any(map(_PROJECT.fullmatch, files)):
            # What to read in one folder of a project depends on what lies in others.
            below = (Path(above, name) for above, _folders, own in os.walk(parent) for name in own)
            wanted = _chosen([path.relative_to(parent).as_posix() for path in below])
            folders.clear()
        else:
            folders[:] = sorted(name for name in folders if not _is_passed_over(name))
            wanted = _wanted(files, folders)
        for name in wanted:
            empty = False
            yield from _opened(Path(parent, name))
    for error in refused:
        at = Path(error.filename) if error.filename else folder
        yield FormatError("The folder cannot be opened ({reason}).", file=at, reason=error.strerror)
    if empty and not refused:
        yield FormatError("There is no file to read in this folder.", file=folder)


def _wanted(files: Iterable[str], folders: Iterable[str]) -> Iterator[str]:
    """Yield the files of one folder that are read for themselves."""
    files = sorted(files)
    exported = any(name.partition(".")[0] in ("all", "train", "dev", "test") for name in (*files, *folders))
    others = beside(frozenset(files))
    for name in files:
        if not _is_passed_over(name) and name not in others and not (exported and name == "manifest.json"):
            yield name


def _is_passed_over(name: str) -> bool:
    return name.startswith((".", "~$")) or name.lower() in _SYSTEM or _ABOUT.match(name) is not None
