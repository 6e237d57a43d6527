"""Reads Parquet: our own tables without loss, and anybody's with texts or tokens and their labels.

Of anybody's these are understood: ``tokens`` with tags, and ``text`` with labels; numbers where the schema of the file
names what they mean, as Hugging Face's ``datasets`` writes it. Columns of bytes, such as pictures, are not read.
"""

from __future__ import annotations

import math
import os
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from datetime import date, datetime
from tempfile import TemporaryFile
from typing import IO, TYPE_CHECKING, Any

import orjson

from annotator.domain.annotation_set import AnnotationSet
from annotator.domain.application import SetCheck
from annotator.domain.document import Document
from annotator.domain.errors import AnnotatorError, FormatError
from annotator.domain.identifiers import text_sha256
from annotator.domain.normalisation import storable
from annotator.domain.schema import Schema
from annotator.domain.sentence import Sentence
from annotator.formats.document_fields import KEYS, from_flat, read_document
from annotator.formats.hf_features import class_names
from annotator.formats.hf_text import TextRows
from annotator.formats.hf_tokens import TokenRows
from annotator.formats.incoming import Incoming, IncomingDocument, Notice, ReadOptions
from annotator.formats.json_objects import Plain, objects_in
from annotator.formats.jsonl_labels import UnfitError, read_set, read_suggestions
from annotator.formats.offsets import Counting
from annotator.formats.parquet import INSTALL
from annotator.formats.source import SourceFile

if TYPE_CHECKING:
    from pyarrow import DataType
    from pyarrow import Schema as Fields
    from pyarrow.parquet import ParquetFile

_BATCH = 64  # rows that are in memory at once
_BUFFER = 1 << 20  # bytes of a column that are read at once
_SWELLS = 200  # times; what swells more when it is unpacked was made to do so
_DEEPEST = 6  # lists within lists
_LABELS = ("spans", "choices", "stances", "rejected")
_OURS = (*KEYS, "text", "offset_unit", *_LABELS, "annotator", "state", "flag")


class ParquetReader:
    """Reads one table."""

    def read(self, source: SourceFile, options: ReadOptions) -> Iterator[Incoming]:
        """Yield what the rows hold, and a refusal for each that cannot be read.

        Raises:
            FormatError: pyarrow is not installed; the file is no table, or one that was made to fill the memory.
        """
        with _opened(source) as table:
            fields: Fields = table.schema_arrow
            if twice := next((name for name in fields.names if fields.names.count(name) > 1), None):
                raise source.refusal(Sentence("Two columns are called “{name}”.", name=twice))
            if {"id", "text", *_LABELS} <= {*fields.names}:
                ours = _OurRows(source, options)
                for line, plain in _rows(table, [name for name in _OURS if name in fields.names], source):
                    yield ours.read(plain, line)
                return
            readable = [field.name for field in fields if _is_plain(field.type)]
            if unread := sorted({*fields.names} - {*readable}):
                yield Notice(
                    Sentence(
                        "Columns that hold neither text nor numbers were not read: {names}.", names=", ".join(unread)
                    )
                )
            has_tokens = "tokens" in readable and _is_words(fields.field("tokens").type)
            if not has_tokens and options.columns.get("text", "text") not in readable:
                raise source.refusal(
                    Sentence(
                        "This table has neither a column “tokens” nor one “text”; say which holds the texts "
                        "(--map text=COLUMN). Its columns: {names}.",
                        names=", ".join(fields.names),
                    )
                )
            yield from _anybodys(table, readable, source, options, has_tokens=has_tokens)


def _anybodys(
    table: ParquetFile, columns: list[str], source: SourceFile, options: ReadOptions, *, has_tokens: bool
) -> Iterator[Incoming]:
    """Yield what the rows of a table of another shape hold."""
    names = _names_of_labels(table.schema_arrow)
    counting = Counting(options.offset_unit) if options.offset_unit else Counting()
    tokens, texts = TokenRows(source, options, counting, {}), TextRows(source, options)
    for line, row in _rows(table, columns, source):
        plain = {column: _named(value, names.get(column)) for column, value in row.items()}
        yield from tokens.read(plain, line) if has_tokens else texts.read(plain, line)


# --- tables ---


@contextmanager
def _opened(source: SourceFile) -> Iterator[ParquetFile]:
    """Open a table, its pages checked against their checksums where it has some."""
    try:
        from pyarrow import parquet  # noqa: PLC0415 - optional, and takes long to load
    except ImportError as error:
        raise source.refusal(INSTALL) from error
    with source.open() as given, _seekable(given) as file:
        size = file.seek(0, os.SEEK_END)
        try:
            table = parquet.ParquetFile(file, buffer_size=_BUFFER, pre_buffer=False, page_checksum_verification=True)
            about = table.metadata
            unpacked = sum(about.row_group(number).total_byte_size for number in range(about.num_row_groups))
            rows = about.num_rows
        except Exception as error:
            raise _damaged(source) from error
        if rows > size or unpacked > _SWELLS * size:
            raise source.refusal("The table says that it is far larger than its file; it was made to fill the memory.")
        yield table


@contextmanager
def _seekable(file: IO[bytes]) -> Iterator[IO[bytes]]:
    """Give a file of which any part can be read: itself, or a copy on the disk of what comes out of an archive."""
    if file.seekable():
        yield file
        return
    with TemporaryFile() as copy:
        shutil.copyfileobj(file, copy)
        yield copy


def _rows(table: ParquetFile, columns: list[str], source: SourceFile) -> Iterator[tuple[int, Plain]]:
    """Yield each row with its number, from 1.

    Raises:
        FormatError: the table is damaged from here on.
    """
    line = 0
    try:
        batches = table.iter_batches(batch_size=_BATCH, columns=columns, use_threads=False)
    except Exception as error:
        raise _damaged(source) from error
    while True:
        try:
            batch = next(batches, None)
            rows = [] if batch is None else batch.to_pylist()
        except Exception as error:
            raise _damaged(source) from error
        if batch is None:
            return
        for row in rows:
            line += 1
            yield line, _plain(row)


def _damaged(source: SourceFile) -> FormatError:
    return source.refusal("This is no Parquet table, or a damaged one.")


def _is_plain(kind: DataType, depth: int = 0) -> bool:
    """Return whether values of a type are text, numbers, times, or lists and objects of them."""
    from pyarrow import types  # noqa: PLC0415 - see above

    if types.is_list(kind) or types.is_large_list(kind) or types.is_fixed_size_list(kind) or types.is_dictionary(kind):
        return depth < _DEEPEST and _is_plain(kind.value_type, depth + 1)
    if types.is_struct(kind):
        return depth < _DEEPEST and all(_is_plain(field.type, depth + 1) for field in kind)
    single = (types.is_string, types.is_large_string, types.is_boolean, types.is_null, types.is_integer)
    return any(fits(kind) for fits in (*single, types.is_floating, types.is_date, types.is_timestamp))


def _is_words(kind: DataType) -> bool:
    """Return whether values of a type are lists of words, and not of their numbers in some vocabulary."""
    from pyarrow import types  # noqa: PLC0415 - see above

    if not (types.is_list(kind) or types.is_large_list(kind)):
        return False
    return any(fits(kind.value_type) for fits in (types.is_string, types.is_large_string))


def _plain(value: Any, key: str = "") -> Any:  # noqa: ANN401 - a table may hold anything
    """Return a value as JSON has it; a text is made whole, and that told, when it goes in."""
    match value:
        case str():
            return value if key in ("text", "quote") else storable(value)
        case dict():
            return {storable(name): _plain(each, name) for name, each in value.items()}
        case list():
            return [_plain(each) for each in value]
        case float():
            return value if math.isfinite(value) else None
        case datetime() | date():
            return value.isoformat()
        case _:
            return value


# --- what numbers mean ---


def _names_of_labels(fields: Fields) -> Mapping[str, list[str]]:
    """Return the names of the labels of each column, in order, as the schema of the file says."""
    try:
        told = orjson.loads((fields.metadata or {}).get(b"huggingface", b"null"))
        features = told["info"]["features"]
    except (orjson.JSONDecodeError, TypeError, KeyError):
        return {}
    if not isinstance(features, dict):
        return {}
    return {column: names for column, feature in features.items() if (names := class_names(feature)) is not None}


def _named(value: Any, names: list[str] | None) -> Any:  # noqa: ANN401 - a table may hold anything
    """Return the name that a number of a label has; -1 is none."""
    if names is None:
        return value
    if isinstance(value, list):
        return [_named(each, names) for each in value]
    if type(value) is not int:
        return value
    return names[value] if 0 <= value < len(names) else None


# --- our own ---


class _OurRows:
    """Reads the rows that ``parquet.ParquetWriter`` wrote."""

    def __init__(self, source: SourceFile, options: ReadOptions) -> None:
        self._source = source
        self._options = options
        self._check = SetCheck(options.schema)

    def read(self, row: Plain, line: int) -> IncomingDocument | FormatError:
        """Return what a row holds, or why it cannot be read."""
        fields = from_flat({key: row.get(key) for key in KEYS})
        document = read_document(fields, row.get("text"), self._options, source=self._source, line=line)
        if isinstance(document, FormatError):
            return document
        try:
            return self._labelled(document, row)
        except FormatError:
            raise
        except AnnotatorError as error:
            return self._source.refusal(error.sentence, line)

    def _labelled(self, document: IncomingDocument, row: Plain) -> IncomingDocument:
        options, text = self._options, document.text
        unit = row.get("offset_unit")
        if unit not in (None, "codepoint"):
            raise UnfitError("Offsets in “{unit}” cannot be read; they must be code points.", unit=unit)
        plain = {**row, "labels": _labels(row, options.schema), "rejected": _rejected(row.get("rejected"))}
        if options.agent:
            proposed = read_suggestions(plain, text, document.id, agent=options.agent, schema=options.schema)
            return replace(document, suggestions=proposed)
        given = read_set(plain, text, document.id, annotator=options.annotator, schema=options.schema)
        if given is None:
            return document
        given = _with_origins(given, row)
        own = Document(id=document.id, kind=document.kind, thread="", text=text, text_sha256=text_sha256(text))
        self._check.check(given, own)
        return replace(document, labels=given)


def _labels(row: Plain, schema: Schema) -> Plain:
    """Return the labels of a row as our own lines have them: a key for each layer."""
    labels: Plain = {}
    for span in objects_in(row["spans"]):
        pairs = {str(pair.get("name")): pair.get("label") for pair in objects_in(span.get("attributes"))}
        labels.setdefault(_layer(span), []).append({**span, "attributes": pairs})
    for stance in objects_in(row["stances"]):
        target = {key: stance.get(f"target_{key}") for key in ("kind", "id", "text")}
        labels.setdefault(_layer(stance), []).append({**stance, "target": target})
    for choice in objects_in(row["choices"]):
        name = _layer(choice)
        if schema.layer(name).many:
            labels.setdefault(name, []).append(choice.get("label"))
        elif name in labels:
            raise UnfitError("There are two labels of “{layer}”, which takes one.", layer=name)
        else:
            labels[name] = choice.get("label")
    return labels


def _layer(label: Plain) -> str:
    name = label.get("layer")
    if not isinstance(name, str):
        raise UnfitError("A label does not say of which layer it is.")
    return name


def _rejected(given: object) -> Any:  # noqa: ANN401 - whoever reads it checks it
    if given is None:
        return {}
    try:
        return orjson.loads(given) if isinstance(given, str) else given
    except orjson.JSONDecodeError as error:
        raise UnfitError("“rejected” must be an object with the layers as keys, as JSON.") from error


def _with_origins(given: AnnotationSet, row: Plain) -> AnnotationSet:
    """Return a set with the origin of each choice, which our lines have by layer alone."""
    if not given.choices:
        return given
    plain = {(each.get("layer"), each.get("label")): each.get("origin") for each in objects_in(row["choices"])}
    origins = {"scratch", "accepted", "edited", "imported"}
    choices = (
        replace(each, origin=origin if (origin := plain.get((each.layer, each.label))) in origins else "imported")
        for each in given.choices
    )
    return replace(given, choices=tuple(choices))
