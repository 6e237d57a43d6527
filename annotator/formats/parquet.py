"""Tables for trainers, as Apache Parquet: token and text classification in one, and all that we know beside them.

A row is what one annotator said of one document. ``tokens`` with a column of tags for each span layer, and a column for
each choice layer, train at once: numbers, whose labels the schema of the file names as Hugging Face's ``datasets`` asks
for it. Of spans that overlap within a layer the longest has the tags, widened to whole tokens; nothing is lost by that,
since ``spans``, ``choices`` and ``stances`` hold every label where it is, in code points of ``text``. A document that
nobody looked at has no tags: that is not the same as none of its words having one. ``meta`` and ``rejected`` are JSON.
It cannot hold history, notes and verdicts.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import orjson

from annotator.domain.annotation_set import AnnotationSet
from annotator.domain.document import Document
from annotator.domain.errors import ExportError
from annotator.domain.schema import Schema
from annotator.domain.sentence import Sentence
from annotator.domain.tokens import TokenTable
from annotator.formats.document_fields import flat_fields
from annotator.formats.draft import Draft
from annotator.formats.hf_features import Feature, table_features
from annotator.formats.hf_text import answer_columns
from annotator.formats.hf_tokens import tag_columns, tags_in_order
from annotator.formats.holds import EVERYTHING, rough
from annotator.formats.jsonl_labels import write_labels
from annotator.formats.label_names import LabelNames
from annotator.formats.labelled import LabelledThread
from annotator.formats.writer import WriteThread

if TYPE_CHECKING:
    from pyarrow import DataType

INSTALL = Sentence("Parquet needs a package that is not installed: pip install 'annotator[parquet]'.")
_ROWS, _CHARACTERS = 1000, 1 << 22  # of a group of rows, which is made in memory

Row = dict[str, Any]


class ParquetWriter:
    """Writes a row per annotator and document."""

    suffix = ".parquet"
    holds = EVERYTHING

    @contextmanager
    def writing(self, draft: Draft, schema: Schema) -> Iterator[WriteThread]:
        """Begin a dataset.

        Raises:
            ExportError: pyarrow is not installed.
        """
        try:
            import pyarrow as pa  # noqa: PLC0415 - optional, and takes long to load
            from pyarrow import parquet  # noqa: PLC0415
        except ImportError as error:
            raise ExportError(INSTALL) from error
        features = table_features(schema)
        told = orjson.dumps({"info": {"features": features}})
        fields = pa.schema([(name, _type(each)) for name, each in features.items()], metadata={"huggingface": told})
        rows: list[Row] = []
        size = 0
        make = _Rows(schema)
        with draft.create(self.suffix) as file, parquet.ParquetWriter(file, fields, write_page_checksum=True) as table:

            def flush() -> None:
                nonlocal size
                if rows:
                    table.write_batch(pa.RecordBatch.from_pylist(rows, schema=fields))
                rows.clear()
                size = 0

            def write(thread: LabelledThread) -> None:
                nonlocal size
                for document, sets in thread.documents:
                    for given in sets or (None,):
                        rows.append(make.row(document, given, thread.split))
                        size += len(document.text)
                        if len(rows) == _ROWS or size > _CHARACTERS:
                            flush()

            yield write
            flush()


def _type(feature: Feature) -> DataType:
    """Return the type of a column in Arrow's words."""
    import pyarrow as pa  # noqa: PLC0415 - see above

    if isinstance(feature, list):
        return pa.list_(_type(feature[0]))
    match feature.get("_type"):
        case "Sequence":
            return pa.list_(_type(feature["feature"]))
        case "ClassLabel":
            return pa.int64()
        case "Value":
            return pa.type_for_alias(feature["dtype"])
        case _:
            return pa.struct([(name, _type(each)) for name, each in feature.items()])


class _Rows:
    """Makes rows of annotation sets."""

    def __init__(self, schema: Schema) -> None:
        self._schema = schema
        self._tags = tag_columns(schema)
        self._answers = answer_columns(schema)
        names, tags = LabelNames(schema, "span").names(), tags_in_order(schema)
        # The one that goes on has the number behind the one that begins.
        self._begin = {
            (layer, label): tags[self._tags[layer]].index(f"B-{name}") for name, (layer, label) in names.items()
        }
        self._choice = {
            column: {label.name: number for number, label in enumerate(layer.labels)}
            for column, layer in self._answers.items()
        }

    def row(self, document: Document, given: AnnotationSet | None, split: str | None) -> Row:
        """Return the row of a document and one annotator's set of it (None: nobody's)."""
        text = document.text
        table = rough(text)
        labels, _origins, rejected = write_labels(given, text, self._schema)
        return {
            **flat_fields(document, split),
            "text": text,
            "offset_unit": "codepoint",
            "tokens": [text[start:end] for start, end in zip(table.starts, table.ends, strict=True)],
            "starts": table.starts,
            "ends": table.ends,
            **self._tagged(given, table),
            **(dict.fromkeys(self._answers) if given is None else self._answered(labels)),
            "spans": [
                {"layer": layer.name, **span, "attributes": _pairs(span["attributes"])}
                for layer in self._schema.of_kind("span")
                for span in labels[layer.name]
            ],
            "choices": [
                {"layer": each.layer, "label": each.label, "origin": each.origin}
                for each in (() if given is None else given.choices)
            ],
            "stances": [
                {"layer": layer.name, **{f"target_{key}": said for key, said in stance["target"].items()}, **stance}
                for layer in self._schema.of_kind("stance")
                for stance in labels[layer.name]
            ],
            "rejected": orjson.dumps(rejected).decode() if any(rejected.values()) else None,
            "annotator": None if given is None else given.annotator,
            "state": None if given is None else given.state,
            "flag": None if given is None else given.flag,
        }

    def _tagged(self, given: AnnotationSet | None, table: TokenTable) -> Row:
        """Return the tags of each column; of spans that touch one token the longest has it."""
        if given is None:
            return dict.fromkeys(self._tags.values())
        row: Row = {column: [0] * len(table.starts) for column in self._tags.values()}
        placed = [
            (bisect_right(table.ends, each.start), bisect_left(table.starts, each.end), each) for each in given.spans
        ]
        if len(placed) > 1:
            placed.sort(key=lambda each: (each[0] - each[1], each[2].order))
        for first, end, span in placed:
            numbers = row[self._tags[span.layer]]
            if first < end and not any(numbers[first:end]):
                begin = self._begin[span.layer, span.label]
                numbers[first:end] = [begin, *[begin + 1] * (end - first - 1)]
        return row

    def _answered(self, labels: Mapping[str, Any]) -> Row:
        row: Row = {}
        for column, layer in self._answers.items():
            number, said = self._choice[column], labels[layer.name]
            row[column] = [number[label] for label in said] if layer.many else number.get(said)
        return row


def _pairs(attributes: Mapping[str, str]) -> list[Row]:
    return [{"name": name, "label": label} for name, label in attributes.items()]
