"""Ids of documents as names of files that every system can hold, and back; whose a file is in other tools' projects."""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple
from urllib.parse import quote, unquote

from annotator.domain.annotation import GOLD

_LONGEST = 200  # bytes; systems hold 255, and endings come on top
# What Windows takes for a device, whatever ends the name, and what it drops at the end of one.
_RESERVED = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)(?=\.|$)|[.~]", re.IGNORECASE)
_CURATOR, _NOBODY = re.compile(r"CURATION_USER\d*"), "INITIAL_CAS"
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


class Whose(NamedTuple):
    """Of which document, by its id, a file of another program is, and of which annotator, where that is known."""

    document: str
    annotator: str | None


def whose(path: Path, document: str, user: str | None = None) -> Whose:
    """Return of which document and whose a file of WebAnno's or INCEpTION's is.

    ``document`` and ``user`` are what else is known of a file that was exported alone. In a project that was exported
    it is ``annotation/DOCUMENT/ANNOTATOR.tsv``, with perhaps one more folder that is an archive unpacked, and
    what stands under ``curation`` is the adjudicated set. What nobody has begun has no annotator.
    """
    parents = [parent.name for parent in path.parents]
    depth = next((depth for depth, name in enumerate(parents[1:3], 1) if name in ("annotation", "curation")), None)
    if depth is None:
        is_curated = any(map(_CURATOR.fullmatch, (path.stem, *parents[:2])))
        return Whose(document, GOLD if is_curated else user)
    is_archive_of_user = depth == 2 and _UNNAMED.match(parents[0]) is None
    user = parents[0].removesuffix(".zip") if is_archive_of_user else path.stem
    document = identifier_of(parents[depth - 1])
    if parents[depth] == "curation" or _CURATOR.fullmatch(user):
        return Whose(document, GOLD)
    return Whose(document, None if user == _NOBODY else user)
