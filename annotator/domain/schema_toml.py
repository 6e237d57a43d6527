"""Writing a schema as a TOML file that a person can read, change, and start a project with."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from annotator.domain.errors import SchemaError
from annotator.domain.schema import Schema
from annotator.domain.schema_file import schema_as_plain


def write_schema(path: Path, schema: Schema) -> None:
    """Write a schema to a file, whole or not at all; ``read_schema`` gives the same again.

    Raises:
        SchemaError: the file cannot be written.
    """
    draft = path.with_name(f".{path.name}.draft")
    try:
        draft.write_text(schema_as_toml(schema), encoding="utf-8", newline="\n")
        draft.replace(path)
    except OSError as error:
        draft.unlink(missing_ok=True)
        raise SchemaError(
            "{path}: the schema cannot be written ({reason}).", path=path, reason=error.strerror
        ) from error


def schema_as_toml(schema: Schema) -> str:
    """Return a schema in TOML: what is as by default is left out, a blank line stands before each table."""
    return "\n".join(_lines(schema_as_plain(schema), ())).strip("\n") + "\n"


def _lines(table: Mapping[str, Any], path: tuple[str, ...]) -> Iterator[str]:
    """Yield the lines of a table: its values first, then the tables inside it."""
    for key, value in table.items():
        if not _is_table(value):
            yield f"{key} = {_value(value)}"
    for key, value in table.items():
        name = ".".join((*path, key))
        if isinstance(value, Mapping):
            yield from ("", f"[{name}]", *_lines(value, (*path, key)))
        elif _is_table(value):
            for each in value:
                yield from ("", f"[[{name}]]", *_lines(each, (*path, key)))


def _is_table(value: object) -> bool:
    return isinstance(value, Mapping) or (isinstance(value, list) and any(isinstance(each, Mapping) for each in value))


def _value(value: Any) -> str:  # noqa: ANN401 - the plain values of a schema
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, list):
        return f"[{', '.join(_value(each) for each in value)}]"
    # What JSON escapes, TOML escapes alike; it wants one character more to be.
    written = json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
    lines = written[1:-1].split("\\n")
    if len(lines) == 1 or written.count("\\\\n"):
        return written
    return '"""\n' + "\n".join(lines) + '"""'
