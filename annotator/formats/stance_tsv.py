r"""Tables of stances in the columns of SemEval's task 6 of 2016, tabs between them, with ours behind.

A row is one stance of one annotator. What it cannot hold: spans, choices, documents without a stance, and what
stands beside a text but where it is in its thread. Tabs, line ends and backslashes in a cell are written as ``\t``,
``\n``, ``\r`` and ``\\``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace

from annotator.domain.annotation import StanceAnnotation, Target
from annotator.domain.document import Document
from annotator.domain.errors import FormatError
from annotator.domain.identifiers import document_id, text_sha256
from annotator.domain.normalisation import storable
from annotator.domain.schema import Schema
from annotator.domain.sentence import Sentence
from annotator.formats.csv_table import Rows
from annotator.formats.document_fields import read_document
from annotator.formats.draft import Draft
from annotator.formats.holds import ALL_TARGETS, Holds
from annotator.formats.incoming import Incoming, IncomingDocument, ReadOptions
from annotator.formats.labelled import LabelledThread
from annotator.formats.loss import Part, Why
from annotator.formats.mapping import from_mapping
from annotator.formats.source import SourceFile
from annotator.formats.table_rows import together
from annotator.formats.taking import TARGET_KINDS, SchemaNames, Taking
from annotator.formats.writer import WriteThread

_COLUMNS = (
    *("ID", "Target", "Tweet", "Stance", "Annotator", "Layer", "Target kind", "Target ID", "Stance ID"),
    *("Kind", "Thread", "Parent"),
)
_ESCAPES = {"\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r"}
_ESCAPED = {escaped: plain for plain, escaped in _ESCAPES.items()}
_TEXTS = ("tweet", "text", "sentence", "comment", "body")
_LABELS = ("stance", "label")

# What a row says of a stance, and what no table but ours has.
_SAID = frozenset((*_LABELS, "target", "annotator", "layer"))
_OURS = "stance id"

Row = dict[str, str]


class StanceTsvWriter:
    """Writes a row per stance."""

    suffix = ".tsv"
    holds = Holds(
        targets=ALL_TARGETS,
        annotators=True,
        parts=frozenset((Part.ID, Part.PARENT, Part.STANCE_ID)),
        bare=False,
    )

    @contextmanager
    def writing(self, draft: Draft, schema: Schema) -> Iterator[WriteThread]:  # noqa: ARG002 - as every writer has it
        """Begin a dataset."""
        with draft.create(self.suffix) as file:
            file.write(_line(_COLUMNS))

            def write(thread: LabelledThread) -> None:
                for document, sets in thread.documents:
                    for given in sets:
                        for stance in given.stances:
                            file.write(_line(_cells(document, given.annotator, stance)))

            yield write


def _cells(document: Document, annotator: str, stance: StanceAnnotation) -> Sequence[str]:
    target = stance.target
    return (
        *(document.id, target.text, document.text, stance.label, annotator, stance.layer, target.kind, target.id),
        *(stance.id, document.kind, document.thread, document.parent or ""),
    )


def _line(cells: Sequence[str]) -> bytes:
    return ("\t".join(re.sub(r"[\\\t\n\r]", lambda found: _ESCAPES[found[0]], cell) for cell in cells) + "\n").encode()


class StanceTsvReader:
    """Reads our tables, and those of SemEval: ``ID``, ``Target``, ``Tweet`` (or ``Text``) and ``Stance``.

    Between the cells are tabs, or what ``csv_table`` finds.
    """

    def read(self, source: SourceFile, options: ReadOptions) -> Iterator[Incoming]:
        """Yield the documents with their stances, and a refusal for each row that is broken.

        Rows of one document by one annotator that follow each other are one set.
        """
        names = SchemaNames(options.schema)
        for line, rows in together(_rows(source), lambda row: (row.get("id"), row.get("annotator"), _text(row))):
            if isinstance(rows, FormatError):
                yield rows
            else:
                yield from _document(line, rows, names, source, options)


def _rows(source: SourceFile) -> Iterator[tuple[int, Row | FormatError]]:
    """Yield the rows as cells by the names of their columns, in small letters.

    Raises:
        FormatError: the header has no column of texts or none of stances.
    """
    columns: list[str] = []
    for number, cells in _cut(source):
        if isinstance(cells, FormatError):
            yield number, cells
        elif not columns:
            columns = [cell.strip().lower() for cell in cells]
            if not any(name in columns for name in _TEXTS) or not any(name in columns for name in _LABELS):
                raise source.refusal(
                    Sentence("The first line must name the columns, among them Target, Tweet (or Text) and Stance."),
                    number,
                )
        elif len(cells) != len(columns):
            reason = Sentence(
                "This row has {cells} cells where the header has {columns}.", cells=len(cells), columns=len(columns)
            )
            yield number, source.refusal(reason, number)
        else:
            plain = map(_unescaped, cells) if _OURS in columns else cells
            yield number, dict(zip(columns, map(storable, plain), strict=True))


def _cut(source: SourceFile) -> Iterator[tuple[int, list[str] | FormatError]]:
    """Yield the cells of each line that is not blank; where the header has quotation marks or commas, as CSV has them.

    The tables of SemEval have tabs and no quoting: a quotation mark in a tweet is one.
    """
    lines = enumerate(source.text_lines(), 1)
    for number, said in lines:
        if isinstance(said, FormatError):
            yield number, source.refusal(said.reason, number)
        elif number == 1 and ('"' in said or "\t" not in said):
            yield from Rows(source)
            return
        elif said.strip():
            yield number, [_unquoted(cell) for cell in said.rstrip("\r\n").split("\t")]


def _unescaped(cell: str) -> str:
    return re.sub(r"\\[\\tnr]", lambda found: _ESCAPED[found[0]], cell)


def _unquoted(cell: str) -> str:
    """Return a cell as it was before a program quoted it, which it does for the sake of quotation marks inside."""
    inside = cell[1:-1].split('""')
    is_quoted = len(inside) > 1 and cell[0] == cell[-1] == '"' and not any('"' in piece for piece in inside)
    return '"'.join(inside) if is_quoted else cell


def _text(row: Row) -> str:
    return next((row[name] for name in _TEXTS if name in row), "")


def _document(
    line: int, rows: list[Row], names: SchemaNames, source: SourceFile, options: ReadOptions
) -> Iterator[Incoming]:
    first = rows[0]
    if _OURS in first:
        fields = {key: first[key] for key in ("id", "kind", "thread", "parent", "author") if first.get(key)}
        document = read_document(fields, _text(first), options, source=source, line=line)
    else:
        others = {key: value for key, value in first.items() if key not in _SAID}
        place = f"row {line}"
        document = from_mapping(others, options, line, place, source)
        if isinstance(document, IncomingDocument) and document.id == document_id(source.digest(), place):
            # The same text in several rows, about several targets, is one document.
            document = replace(document, id=document_id(text_sha256(storable(document.text)), "text"))
    if isinstance(document, FormatError):
        yield document
        return
    taking = Taking(document, names, source, line)
    for row in rows:
        for key, value in row.items():
            # The first row's are in meta.
            if _OURS not in row and key not in _SAID and value not in ("", first[key]):
                taking.lose(Part.OTHER, key, Why.NO_PLACE)
        label = next((row[name] for name in _LABELS if row.get(name)), "")
        if label:
            layer = row.get("layer") or None
            taking.stance(label, _target(row, document, names), layer=layer, identifier=row.get("stance id") or None)
    yield from taking.into_document(options, first.get("annotator") or None)


def _target(row: Row, document: IncomingDocument, names: SchemaNames) -> Target:
    """Return what a row is about; where it names no kind of ours, an entity, or the claim where that alone is asked."""
    text = row.get("target", "")
    kind = next((each for each in TARGET_KINDS if each == row.get("target kind")), None)
    if kind is not None and row.get("target id"):
        return Target(kind, row["target id"], text)
    asked = {target for layer in names.schema.of_kind("stance") for target in layer.targets}
    if "entity" in asked and text.strip():
        return Target.entity(text)
    return Target("claim", document.thread or document.id, text)
