"""Ids of documents as names of files that every system can hold, and back; whose a file is in other tools' projects."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import quote, unquote

from annotator.domain.annotation import GOLD

_LONGEST = 200  # bytes; systems hold 255, and endings come on top
# What Windows takes for a device, whatever ends the name, and what it drops at the end of one.
_RESERVED = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)(?=\.|$)|[.~]", re.IGNORECASE)
_CURATOR, _NOBODY = "CURATION_USER", "INITIAL_CAS"
_UNNAMED = re.compile(r"webanno\d+export")  # an archive that is not called as its user


def is_nameable(identifier: str) -> bool:
    """Return whether a file can be called by an id, so that the id can be had back."""
    return len(quote(identifier, safe=" ")) <= _LONGEST


class FileNames:
    """Names for the files of one folder, different ones where capitals do not count, too."""

    def __init__(self) -> None:
        self._taken: set[str] = set()

    def name_of(self, identifier: str) -> str:
        """Return a name, without ending, for an id; ``identifier_of`` gives the id back where it is nameable."""
        name = quote(identifier, safe=" ") if is_nameable(identifier) else f"document {len(self._taken) + 1}"
        if _RESERVED.match(name):
            name = f"%{ord(name[0]):02X}{name[1:]}"
        name = re.sub(r"^ | $", "%20", name)
        if name.lower() in self._taken:
            name = re.sub(r"(?<!%)(?<!%.)[A-Z]", lambda match: f"%{ord(match[0]):02X}", name)
        while name.lower() in self._taken:
            name += "~"
        self._taken.add(name.lower())
        return name


def identifier_of(name: str) -> str:
    """Return the id that a file is called by."""
    return unquote(name, errors="replace")


def place_in_project(path: Path) -> tuple[str, str | None] | None:
    """Return id and annotator of a file in an exported project of WebAnno or INCEpTION; None for files elsewhere.

    There it is ``annotation/DOCUMENT/ANNOTATOR.tsv``, with perhaps one more folder that is an archive unpacked, and
    what stands under ``curation`` is the adjudicated set. What nobody has begun has no annotator.
    """
    parents = [parent.name for parent in path.parents]
    depth = next((depth for depth, name in enumerate(parents[1:3], 1) if name in ("annotation", "curation")), None)
    if depth is None:
        return None
    is_archive_of_user = depth == 2 and _UNNAMED.match(parents[0]) is None
    user = parents[0].removesuffix(".zip") if is_archive_of_user else path.stem
    if parents[depth] == "curation" or user == _CURATOR:
        return identifier_of(parents[depth - 1]), GOLD
    return identifier_of(parents[depth - 1]), None if user == _NOBODY else user
