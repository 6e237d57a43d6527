"""Ids of documents as names of files that every system can hold, and back."""

from __future__ import annotations

import re
from urllib.parse import quote, unquote

_LONGEST = 200  # bytes; systems hold 255, and endings come on top
# What Windows takes for a device, whatever ends the name, and what it drops at the end of one.
_RESERVED = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)(?=\.|$)|[.~]", re.IGNORECASE)


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
