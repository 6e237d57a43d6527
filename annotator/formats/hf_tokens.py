"""Rows for token classification as Hugging Face's ``datasets`` and trainers read them, as JSON lines.

What it cannot hold: nested spans of one layer, spans that are no whole tokens, attributes, choices, stances.
``ner_tags`` are those of the first span layer, other layers have columns of their own; the labels stand in order in
the file beside it. A document that nobody looked at has no tags: that is not the same as none of its words having one.
``text``, ``starts`` and ``ends`` say in code points where the tokens are.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import orjson

from annotator.domain.errors import FormatError
from annotator.domain.schema import Schema
from annotator.domain.sentence import Sentence
from annotator.formats.document_fields import flat_fields, from_flat, read_document
from annotator.formats.draft import Draft
from annotator.formats.holds import DETAILS, Holds, rough
from annotator.formats.incoming import Incoming, Notice, ReadOptions
from annotator.formats.iob import iob2, ranges_of
from annotator.formats.json_objects import Plain, json_objects
from annotator.formats.label_names import LabelNames
from annotator.formats.labelled import LabelledThread
from annotator.formats.loss import Part
from annotator.formats.offsets import Counting, Evidence, Ruler
from annotator.formats.source import SourceFile
from annotator.formats.taking import SchemaNames, Taking
from annotator.formats.writer import WriteThread

_FIRST = "ner_tags"
_LABELS = ".labels.json"
_TAGS = ("ner_tags", "tags", "labels", "ner")
_OWN = frozenset(("text", "tokens", "starts", "ends", "annotator", "state", "flag"))


def tag_columns(schema: Schema) -> dict[str, str]:
    """Return the column of each span layer."""
    columns: dict[str, str] = {}
    for layer in schema.of_kind("span"):
        column = f"{layer.name}_tags" if columns else _FIRST
        while column in columns.values():
            column = f"_{column}"
        columns[layer.name] = column
    return columns


class HfTokensWriter:
    """Writes a row per annotator and document."""

    suffix = ".jsonl"
    holds = Holds(
        spans="layers", tokens=rough, annotators=True, parts=DETAILS | {Part.STATE, Part.FLAG}, offsets="codepoint"
    )

    @contextmanager
    def writing(self, draft: Draft, schema: Schema) -> Iterator[WriteThread]:
        """Begin a dataset."""
        names, columns = LabelNames(schema, "span"), tag_columns(schema)
        with draft.create(_LABELS) as file:
            file.write(orjson.dumps(tags_in_order(schema), option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE))
        with draft.create(self.suffix) as file:

            def write(thread: LabelledThread) -> None:
                for document, sets in thread.documents:
                    table = rough(document.text)
                    shared = {
                        **flat_fields(document, thread.split),
                        "text": document.text,
                        "tokens": [
                            document.text[start:end] for start, end in zip(table.starts, table.ends, strict=True)
                        ],
                        "starts": table.starts,
                        "ends": table.ends,
                    }
                    for given in sets or (None,):
                        tags = {
                            column: None
                            if given is None
                            else iob2(table, [span for span in given.spans if span.layer == layer], names)
                            for layer, column in columns.items()
                        }
                        own = {
                            "annotator": None if given is None else given.annotator,
                            "state": None if given is None else given.state,
                            "flag": None if given is None else given.flag,
                        }
                        file.write(orjson.dumps({**shared, **tags, **own}, option=orjson.OPT_APPEND_NEWLINE))

            yield write


def tags_in_order(schema: Schema) -> dict[str, list[str]]:
    """Return the tags of each column in the order of their numbers."""
    names = LabelNames(schema, "span").names()
    return {
        column: ["O", *(f"{begin}-{name}" for name, (of, _label) in names.items() if of == layer for begin in "BI")]
        for layer, column in tag_columns(schema).items()
    }


class HfTokensReader:
    """Reads rows with ``tokens`` and one column or several of tags, words or numbers."""

    def read(self, source: SourceFile, options: ReadOptions) -> Iterator[Incoming]:
        """Yield what the rows hold, and a refusal for each that cannot be read."""
        evidence = Evidence()
        for _line, plain in json_objects(source):
            if evidence.is_settled:
                break
            if not isinstance(plain, FormatError) and isinstance(text := plain.get("text"), str):
                evidence.add(text, _given_places(plain))
        counting = Counting(options.offset_unit) if options.offset_unit else evidence.best()
        if evidence.sentence is not None and options.offset_unit is None:
            yield Notice(evidence.sentence)
        rows = TokenRows(source, options, counting, _labels_beside(source.path))
        for line, plain in json_objects(source):
            if isinstance(plain, FormatError):
                yield plain
            else:
                yield from rows.read(plain, line)


class TokenRows:
    """Reads rows one by one, wherever they come from; ``labels`` are the tags of each column in order."""

    def __init__(
        self, source: SourceFile, options: ReadOptions, counting: Counting, labels: Mapping[str, list[str]]
    ) -> None:
        self._source = source
        self._options = options
        self._counting = counting
        self._labels = labels
        self._names = SchemaNames(options.schema)
        self._layer_of = {column: layer for layer, column in tag_columns(options.schema).items()}

    def read(self, plain: Plain, line: int) -> Iterator[Incoming]:
        """Yield what a row holds, or why it cannot be read."""
        source, options, names = self._source, self._options, self._names
        tokens = plain.get("tokens")
        if not isinstance(tokens, list) or not all(isinstance(token, str) for token in tokens) or not tokens:
            yield source.refusal(Sentence("There are no “tokens” here, or they are no list of words."), line)
            return
        columns = _tag_columns(plain, len(tokens))
        text = plain["text"] if isinstance(plain.get("text"), str) else " ".join(tokens)
        fields = {key: value for key, value in plain.items() if key not in _OWN and key not in columns}
        document = read_document(from_flat(fields), text, options, source=source, line=line)
        if isinstance(document, FormatError):
            yield document
            return
        taking = Taking(document, names, source, line)
        places = _places(plain, text, self._counting)
        try:
            for column, tags in columns.items():
                for first, last, label in ranges_of(_words(tags, self._labels.get(column), source, line)):
                    start, end = places[first][0], places[last][1]
                    taking.span(label, start, end, layer=names.layer_of(label, self._layer_of.get(column)))
        except FormatError as error:
            yield error
            return
        annotator = plain.get("annotator")
        yield from taking.into_document(
            options,
            annotator if isinstance(annotator, str) else None,
            state=plain.get("state"),
            flag=plain.get("flag"),
        )


def _tag_columns(plain: Plain, length: int) -> dict[str, list[Any]]:
    return {
        key: value
        for key, value in plain.items()
        if (key in _TAGS or key.endswith("_tags")) and isinstance(value, list) and len(value) == length
    }


def _words(tags: list[Any], labels: list[str] | None, source: SourceFile, line: int) -> Iterator[str]:
    """Yield tags as words; numbers are looked up."""
    for tag in tags:
        if isinstance(tag, str):
            yield tag
        elif type(tag) is int and labels is not None and 0 <= tag < len(labels):
            yield labels[tag]
        elif type(tag) is int:
            raise source.refusal(
                Sentence(
                    "The tags are numbers, and nothing says what {tag} means: put the tags in order beside the file, "
                    "as “{name}”.",
                    tag=tag,
                    name=f"{source.path.stem}{_LABELS}",
                ),
                line,
            )
        else:
            raise source.refusal(Sentence("A tag is neither a word nor a number."), line)


def _labels_beside(path: Path) -> dict[str, list[str]]:
    """Return the tags of each column in order, as the file beside says; it may be one list for all."""
    try:
        plain = orjson.loads(SourceFile(path.with_suffix(_LABELS)).content())
    except (FormatError, orjson.JSONDecodeError):
        return {}
    if isinstance(plain, list):
        plain = dict.fromkeys(_TAGS, plain)
    if not isinstance(plain, dict):
        return {}
    return {
        key: value
        for key, value in plain.items()
        if isinstance(value, list) and all(isinstance(each, str) for each in value)
    }


def _given_places(plain: Plain) -> list[tuple[int, int, str | None]]:
    tokens, starts, ends = plain.get("tokens"), plain.get("starts"), plain.get("ends")
    if not isinstance(tokens, list) or not isinstance(starts, list) or not isinstance(ends, list):
        return []
    return [
        (start, end, token)
        for token, start, end in zip(tokens, starts, ends, strict=False)
        if isinstance(token, str) and type(start) is int and type(end) is int
    ]


def _places(plain: Plain, text: str, counting: Counting) -> list[tuple[int | None, int | None]]:
    """Return where each token is in the text: as the row says, else found one behind the other."""
    given = _given_places(plain)
    if len(given) == len(plain["tokens"]):
        ruler = Ruler(text, counting)
        return [(ruler.to_codepoints(start), ruler.to_codepoints(end)) for start, end, _token in given]
    places: list[tuple[int | None, int | None]] = []
    at = 0
    for token in plain["tokens"]:
        start = text.find(token, at)
        if start < 0:
            places.append((None, None))
        else:
            at = start + len(token)
            places.append((start, at))
    return places
