"""Schemas as TOML files that a person can read and write, and as plain values that JSON can hold."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import MISSING, fields
from pathlib import Path
from types import UnionType
from typing import Any, Literal, TypeVar, get_args, get_origin, get_type_hints

from annotator.domain.errors import SchemaError
from annotator.domain.schema import Attribute, Guideline, Label, Layer, Schema
from annotator.domain.sentence import Sentence

_Part = TypeVar("_Part", Layer, Attribute, Label)

_NESTED = (Schema, Layer, Attribute, Label, Guideline)


def read_schema(path: Path) -> Schema:
    """Return the schema that a TOML file holds.

    Raises:
        SchemaError: the file cannot be read, or what it says is no schema; the sentence says where.
    """
    try:
        plain = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise SchemaError("{path}: the schema cannot be read ({reason}).", path=path, reason=error.strerror) from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise SchemaError("{path}: this is not a schema in TOML ({error}).", path=path, error=str(error)) from error
    try:
        return schema_from_plain(plain)
    except SchemaError as error:
        raise SchemaError("{path}: {reason}", path=path, reason=error.sentence) from error


def schema_from_plain(plain: Mapping[str, object]) -> Schema:
    """Return the schema that nested dicts and lists say; unknown keys are errors (``SchemaError``)."""
    schema: Schema = _value(Schema, plain, "schema")
    return schema


def schema_as_plain(schema: Schema) -> dict[str, object]:
    """Return the schema as nested dicts and lists, leaving out what is as by default."""
    plain: dict[str, object] = _plain(schema)
    return plain


def part_from_plain(kind: type[_Part], plain: object) -> _Part:
    """Return a part of a schema from nested dicts and lists; raises as ``schema_from_plain`` does."""
    part: _Part = _value(kind, plain, kind.__name__.lower())
    return part


def part_as_plain(part: Layer | Attribute | Label) -> dict[str, object]:
    """Return a part of a schema as nested dicts and lists, leaving out what is as by default."""
    plain: dict[str, object] = _plain(part)
    return plain


def _value(kind: Any, plain: object, place: str) -> Any:  # noqa: ANN401 - types are values here
    """Return ``plain`` as a value of the annotated type ``kind``, or say what is wrong at ``place``."""
    if kind in _NESTED:
        if not isinstance(plain, Mapping):
            raise SchemaError("{place} must be a table.", place=place)
        return _nested(kind, plain, place)
    if get_origin(kind) is tuple:
        if not isinstance(plain, list | tuple):
            raise SchemaError("{place} must be a list.", place=place)
        return tuple(_value(get_args(kind)[0], each, f"{place}[{number}]") for number, each in enumerate(plain, 1))
    if get_origin(kind) is Literal:
        if plain not in get_args(kind):
            raise SchemaError(
                "{place} is “{plain}”, but must be one of {known}.",
                place=place,
                plain=plain,
                known=", ".join(get_args(kind)),
            )
        return plain
    if isinstance(kind, UnionType) or not isinstance(plain, kind):
        wanted = Sentence("true or false") if kind is bool else Sentence("a text")
        raise SchemaError("{place} must be {wanted}.", place=place, wanted=wanted)
    return plain


def _nested(kind: Any, plain: Mapping[str, object], place: str) -> Any:  # noqa: ANN401 - types are values here
    hints = get_type_hints(kind)
    known = {each.name: each for each in fields(kind)}
    for key in plain:
        if key not in known:
            raise SchemaError(
                "{place} has an unknown key “{key}”; known are {known}.", place=place, key=key, known=", ".join(known)
            )
    values = {key: _value(hints[key], value, f"{place}.{key}") for key, value in plain.items()}
    if "title" in known and "title" not in values and isinstance(values.get("name"), str):
        values["title"] = values["name"]
    for name, each in known.items():
        if name not in values and each.default is MISSING and each.default_factory is MISSING:
            raise SchemaError("{place} has no “{name}”.", place=place, name=name)
    return kind(**values)


def _plain(value: Any) -> Any:  # noqa: ANN401 - JSON is dynamic
    if isinstance(value, _NESTED):
        return {each.name: _plain(own) for each in fields(value) if (own := getattr(value, each.name)) != each.default}
    if isinstance(value, tuple):
        return [_plain(each) for each in value]
    return value
