"""The columns of a table or of JSON objects, with its first rows: what a person needs to say which column is what."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path

import orjson

from annotator.domain.errors import FormatError
from annotator.formats.csv_table import Rows, _unique
from annotator.formats.json_document import _Elements, _is_one_document
from annotator.formats.jsonl import _MARKS, _OWN
from annotator.formats.mapping import find_columns
from annotator.formats.recognition import recognise
from annotator.formats.source import SourceFile

_LOOKED_AT = 20


@dataclass(frozen=True, slots=True)
class TablePeek:
    """Columns, first rows as a person reads them, and which column was found to hold which of our words."""

    file: Path
    columns: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()
    found: Mapping[str, str] = field(default_factory=dict)


def peek(path: Path, *, named: str | None = None, encoding: str | None = None) -> TablePeek | None:
    """Return the columns of a file, or None where it has none to choose from: pages, and our own lines.

    ``named`` is the format that a person says it has.

    Raises:
        FormatError: the file cannot be read.
    """
    source = SourceFile(path, encoding)
    match named or recognise(source):
        case "csv":
            columns, rows = _of_table(source)
        case "jsonl":
            columns, rows = _of_objects(source)
            if {"id", "text"} <= set(columns) and (not _MARKS.isdisjoint(columns) or _OWN.issuperset(columns)):
                return None
        case _:
            return None
    if not columns:
        return None
    try:
        found = find_columns(columns, {})
    except FormatError:
        # No column seems to be the text: that is what the person is asked for.
        found = {}
    return TablePeek(path, columns, rows, found)


def _of_table(source: SourceFile) -> tuple[tuple[str, ...], tuple[tuple[str, ...], ...]]:
    rows = [cells for _line, cells in islice(Rows(source), _LOOKED_AT) if not isinstance(cells, FormatError)]
    if not rows:
        return (), ()
    return tuple(_unique(name.strip() for name in rows[0])), tuple(tuple(cells) for cells in rows[1:])


def _of_objects(source: SourceFile) -> tuple[tuple[str, ...], tuple[tuple[str, ...], ...]]:
    objects = list(islice(_objects(source), _LOOKED_AT))
    columns = tuple(dict.fromkeys(str(key) for each in objects for key in each))
    return columns, tuple(tuple(_words(each.get(column)) for column in columns) for each in objects)


def _objects(source: SourceFile) -> Iterator[Mapping[str, object]]:
    lines = _Elements(source) if _is_one_document(source) else source
    for _line, said in lines.lines():
        if isinstance(said, FormatError) or not said:
            continue
        try:
            plain = orjson.loads(said)
        except orjson.JSONDecodeError:
            continue
        if isinstance(plain, dict):
            yield plain


def _words(value: object) -> str:
    if value is None:
        return ""
    return value if isinstance(value, str) else orjson.dumps(value).decode()
