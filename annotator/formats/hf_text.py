"""Rows for text classification as Hugging Face's ``datasets`` and trainers read them, as JSON lines.

What it cannot hold: spans and stances. ``label`` is the answer to the first choice layer, other layers have columns of
their own; a layer that allows many labels has a list. The labels stand in order in the file beside it.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import orjson

from annotator.domain.annotation_set import AnnotationSet
from annotator.domain.errors import FormatError
from annotator.domain.schema import Layer, Schema
from annotator.formats.document_fields import flat_fields, from_flat, read_document
from annotator.formats.draft import Draft
from annotator.formats.holds import DETAILS, Holds
from annotator.formats.incoming import Incoming, ReadOptions
from annotator.formats.json_objects import Plain, json_objects
from annotator.formats.labelled import LabelledThread
from annotator.formats.loss import Part
from annotator.formats.source import SourceFile
from annotator.formats.taking import SchemaNames, Taking
from annotator.formats.writer import WriteThread

_FIRST = "label"
_LABELS = ".labels.json"
_OWN = frozenset(("text", "annotator", "state", "flag"))


def answer_columns(schema: Schema) -> dict[str, Layer]:
    """Return the layer of each column."""
    layers = schema.of_kind("choice")
    return {f"label_{layer.name}" if number else _FIRST: layer for number, layer in enumerate(layers)}


def _answer(layer: Layer, given: AnnotationSet | None) -> str | list[str] | None:
    chosen = [] if given is None else [each.label for each in given.choices if each.layer == layer.name]
    if layer.many:
        return chosen
    return chosen[0] if chosen else None


class HfTextWriter:
    """Writes a row per annotator and document."""

    suffix = ".jsonl"
    holds = Holds(choices=True, annotators=True, parts=DETAILS | {Part.STATE, Part.FLAG})

    @contextmanager
    def writing(self, draft: Draft, schema: Schema) -> Iterator[WriteThread]:
        """Begin a dataset."""
        columns = answer_columns(schema)
        labels = {column: [label.name for label in layer.labels] for column, layer in columns.items()}
        with draft.create(_LABELS) as file:
            file.write(orjson.dumps(labels, option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE))
        with draft.create(self.suffix) as file:

            def write(thread: LabelledThread) -> None:
                for document, sets in thread.documents:
                    shared: dict[str, Any] = {**flat_fields(document, thread.split), "text": document.text}
                    for given in sets or (None,):
                        row = {
                            **shared,
                            **{column: _answer(layer, given) for column, layer in columns.items()},
                            "annotator": None if given is None else given.annotator,
                            "state": None if given is None else given.state,
                            "flag": None if given is None else given.flag,
                        }
                        file.write(orjson.dumps(row, option=orjson.OPT_APPEND_NEWLINE))

            yield write


class HfTextReader:
    """Reads rows with ``text`` and labels: words, or lists of them."""

    def read(self, source: SourceFile, options: ReadOptions) -> Iterator[Incoming]:
        """Yield what the rows hold, and a refusal for each that cannot be read."""
        rows = TextRows(source, options)
        for line, plain in json_objects(source):
            if isinstance(plain, FormatError):
                yield plain
            else:
                yield from rows.read(plain, line)


class TextRows:
    """Reads rows one by one, wherever they come from."""

    def __init__(self, source: SourceFile, options: ReadOptions) -> None:
        self._source = source
        self._options = options
        self._names = SchemaNames(options.schema)
        self._columns = answer_columns(options.schema)

    def read(self, plain: Plain, line: int) -> Iterator[Incoming]:
        """Yield what a row holds, or why it cannot be read."""
        options, columns = self._options, self._columns
        mapped = options.columns.get("text", "text")
        fields = {
            key: value for key, value in plain.items() if key not in _OWN and key not in columns and key != mapped
        }
        document = read_document(from_flat(fields), plain.get(mapped), options, source=self._source, line=line)
        if isinstance(document, FormatError):
            yield document
            return
        taking = Taking(document, self._names, self._source, line)
        for column, layer in columns.items():
            given = plain.get(column)
            for label in given if isinstance(given, list) else [given]:
                if label is not None:
                    is_own = any(each.name == label for each in layer.labels)
                    taking.choice(str(label), layer=layer.name if is_own else None)
        annotator = plain.get("annotator")
        yield from taking.into_document(
            options,
            annotator if isinstance(annotator, str) else None,
            state=plain.get("state"),
            flag=plain.get("flag"),
        )
