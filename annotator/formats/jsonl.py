"""Our own JSON lines: one line per annotation set, read and written without loss.

What it cannot hold: history, notes and verdicts; which suggestion an accepted label came from.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any, cast

import jsonlines
import orjson

from annotator.domain.annotation import Suggestion
from annotator.domain.annotation_set import AnnotationSet
from annotator.domain.document import Kind
from annotator.domain.errors import FormatError, SchemaError
from annotator.domain.identifiers import document_id
from annotator.domain.normalisation import storable
from annotator.domain.sentence import Sentence
from annotator.formats.column_answers import ColumnAnswers
from annotator.formats.dates import created_and_words, is_iso
from annotator.formats.incoming import Incoming, IncomingDocument, ReadOptions
from annotator.formats.json_objects import TwiceError, without_twins
from annotator.formats.jsonl_labels import (
    Plain,
    UnfitError,
    read_set,
    read_suggestions,
    text_or_none,
)
from annotator.formats.nested import thread_of
from annotator.formats.source import SourceFile

KEYS = (
    "id",
    "kind",
    "thread",
    "parent",
    "author",
    "created",
    "source",
    "title",
    "text",
    "text_sha256",
    "offset_unit",
    "labels",
    "annotator",
    "confidence",
    "origins",
    "rejected",
    "flag",
    "state",
    "split",
    "meta",
)
_OWN = frozenset(KEYS)
_TEXTS = ("parent", "thread", "author", "created", "source", "title", "text_sha256", "split")
_TEXT_OR_NULL = frozenset((str, type(None)))
_MARKS = frozenset(("labels", "kind", "text_sha256", "offset_unit"))


class JsonlReader:
    """Reads our own lines, and objects of other shapes through ``mapping``."""

    def read(self, source: SourceFile, options: ReadOptions) -> Iterator[Incoming]:
        """Yield what the lines hold, and a refusal for each that cannot be read."""
        numbers: list[int] = []
        refused: list[FormatError] = []

        def lines() -> Iterator[bytes]:
            for number, line in source.lines():
                if isinstance(line, FormatError):
                    refused.append(line)
                elif line:
                    numbers[:] = [number]
                    yield line

        answers = ColumnAnswers(source, options)
        reader = jsonlines.Reader(lines(), loads=_loads)
        while True:
            try:
                plain = reader.read(type=dict)
            except EOFError:
                break
            except jsonlines.InvalidLineError as error:
                refused.append(source.refusal(_why(error), numbers[0]))
                plain = None
            yield from refused
            refused.clear()
            if plain is not None:
                yield from _incoming(plain, options, numbers[0], source, answers)
        yield from refused


def _why(error: jsonlines.InvalidLineError) -> Sentence:
    if isinstance(error.__cause__, TwiceError):
        return error.__cause__.sentence
    reason = str(error).partition(" (line ")[0].replace("line contains invalid json: ", "")
    # A line of JSON lines is always the decoder's first; only the column tells something.
    reason = re.sub(r": line \d+ (column \d+)(?: \(char \d+\))?$", r" at \1", reason)
    return Sentence("This line is not a JSON object ({reason}).", reason=reason)


def _loads(line: str | bytes) -> Any:  # noqa: ANN401 - JSON is dynamic
    """Decode JSON fast; what orjson refuses and JSON allows (lone surrogates) the standard library decodes.

    Of two values under one name orjson takes the last, so that a colon is missing when it writes what it has read.
    """
    try:
        plain = orjson.loads(line)
    except orjson.JSONDecodeError:
        pass
    else:
        said = line.encode() if isinstance(line, str) else line
        again = orjson.dumps(plain)
        if again == said or (again.count(b":") == said.count(b":") and b"\\u003" not in said):
            return plain
    try:
        return _mended(json.loads(line, parse_int=_number, object_pairs_hook=without_twins))
    except RecursionError:
        raise ValueError("it is nested too deeply") from None


def _number(digits: str) -> int | float:
    """Return a number as orjson does: what no 64 bits hold becomes a float."""
    number = int(digits)
    return number if -(1 << 63) <= number < 1 << 64 else float(digits)


def _mended(plain: Any, *, outside: bool = True) -> Any:  # noqa: ANN401 - JSON is dynamic
    """Return a value without lone surrogates, but for what may be a document's text and what quotes it.

    Texts are made whole, and that reported, when they are normalised.
    """
    if isinstance(plain, str):
        return storable(plain)
    if isinstance(plain, list):
        return [_mended(each, outside=False) for each in plain]
    if not isinstance(plain, dict):
        return plain
    return {
        storable(key): value
        if key == "quote" or (outside and isinstance(value, str) and (key == "text" or key not in _OWN))
        else _mended(value, outside=False)
        for key, value in plain.items()
    }


def _incoming(
    plain: Plain, options: ReadOptions, line: int, source: SourceFile, answers: ColumnAnswers
) -> Iterator[Incoming]:
    is_own = "id" in plain and "text" in plain and (not _MARKS.isdisjoint(plain) or _OWN.issuperset(plain))
    if options.columns or not is_own:
        for each in thread_of(plain, options, line, f"line {line}", source):
            yield from (each,) if isinstance(each, FormatError) else answers.of(each)
        return
    try:
        yield _own_line(plain, options, line, source)
    except (UnfitError, SchemaError) as error:
        yield source.refusal(error.sentence, line)


def _own_line(plain: Plain, options: ReadOptions, line: int, source: SourceFile) -> IncomingDocument:
    text = plain["text"]
    if not isinstance(text, str) or not text:
        raise UnfitError("“text” must be a text that is not empty.")
    identifier = plain["id"]
    if identifier is None:
        identifier = document_id(source.digest(), f"line {line}")
    elif not isinstance(identifier, str):
        identifier = str(identifier)
    unit = plain.get("offset_unit")
    if unit not in (None, "codepoint"):
        raise UnfitError("Offsets in “{unit}” cannot be read; they must be code points.", unit=unit)
    kind = plain.get("kind") or ("comment" if plain.get("parent") else "article")
    if kind not in ("article", "comment"):
        raise UnfitError("The kind “{kind}” is neither article nor comment.", kind=kind)
    labels: AnnotationSet | None = None
    suggestions: tuple[Suggestion, ...] = ()
    if options.agent:
        suggestions = read_suggestions(plain, text, identifier, agent=options.agent, schema=options.schema)
    else:
        labels = read_set(plain, text, identifier, annotator=options.annotator, schema=options.schema)
    meta = plain.get("meta")
    meta = meta if isinstance(meta, dict) else {} if meta is None else {"meta": meta}
    if not _OWN.issuperset(plain):
        meta = {**{key: value for key, value in plain.items() if key not in _OWN}, **meta}
    texts = [*map(plain.get, _TEXTS)]
    if not _TEXT_OR_NULL.issuperset(map(type, texts)):
        texts = [text_or_none(plain, key) for key in _TEXTS]
    parent, thread, author, created, origin, title, sha256, split = texts
    if created is not None and not is_iso(created):
        created, words = created_and_words(created)
        meta = {**meta, **words}
    return IncomingDocument(
        id=identifier,
        kind=cast("Kind", kind),
        text=text,
        parent=parent,
        thread=thread,
        author=author,
        created=created,
        source=origin,
        title=title,
        sha256=sha256,
        split=split,
        meta=meta,
        line=line,
        labels=labels,
        suggestions=suggestions,
    )
