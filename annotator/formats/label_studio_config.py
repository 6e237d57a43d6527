"""What Label Studio's labelling config says, the one that lies beside tasks: which of their fields hold the texts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import ParseError, fromstring

from annotator.domain.errors import FormatError
from annotator.formats.raw import is_file, names_beside
from annotator.formats.source import SourceFile

SUFFIX = ".config.xml"
# What can be labelled as text, some of it only if the field holds one.
_TEXTS = frozenset(("Text", "HyperText", "Paragraphs"))
_LARGEST = 1 << 20  # bytes


@dataclass(frozen=True, slots=True)
class StudioConfig:
    """What a config says: which field of a task each text that it shows is in, by the text's name."""

    fields: Mapping[str, str] = field(default_factory=dict)


def config_beside(path: Path) -> StudioConfig:
    """Return what the config beside a file of tasks says: one called like the file, else the only one there.

    Raises:
        FormatError: the config is no XML, larger than a megabyte, or names entities.
    """
    own = path.with_suffix(SUFFIX)
    found = [own] if is_file(own) else [path.with_name(name) for name in names_beside(path) if name.endswith(".xml")]
    if len(found) != 1:
        return StudioConfig()
    beside = SourceFile(found[0])
    data = beside.head(_LARGEST) if beside.size <= _LARGEST else b""
    try:
        root = fromstring(data, forbid_dtd=True)
    except (ParseError, DefusedXmlException, ValueError, LookupError, RecursionError) as error:
        if found[0] != own:
            return StudioConfig()
        raise FormatError("The labelling config is no plain XML.", file=found[0]) from error
    fields: dict[str, str] = {}
    for element in root.iter():
        name, value = element.get("name"), element.get("value") or ""
        if name and value.startswith("$") and element.tag in _TEXTS:
            fields[name] = value[1:]
    return StudioConfig(fields)
