"""Tables of answers for spreadsheets: choices in columns, stances in rows, and no cell that a spreadsheet would run.

What it cannot hold: spans, and what was rejected. A row is one annotator's answer to one document, one for each
stance; of a layer that allows many labels each label is a column of ones and zeros. A cell that begins as a formula
does (``= + - @``, also behind white space), with a line end or a tab has an apostrophe before it, and so has one that
begins with an apostrophe.
"""

from __future__ import annotations

import codecs
import csv
import io
import re
from collections.abc import Iterator
from contextlib import contextmanager

from annotator.domain.annotation import StanceAnnotation, Target, choice_id
from annotator.domain.annotation_set import AnnotationSet
from annotator.domain.document import Document
from annotator.domain.errors import FormatError
from annotator.domain.normalisation import storable
from annotator.domain.schema import Schema
from annotator.domain.sentence import Sentence
from annotator.formats.csv_table import CsvReader, Rows
from annotator.formats.document_fields import KEYS, flat_fields, from_flat, read_document
from annotator.formats.draft import Draft
from annotator.formats.holds import ALL_TARGETS, DETAILS, Holds
from annotator.formats.incoming import Incoming, ReadOptions
from annotator.formats.labelled import LabelledThread
from annotator.formats.loss import Part, Why
from annotator.formats.source import SourceFile
from annotator.formats.table_rows import Row, together
from annotator.formats.taking import TARGET_KINDS, SchemaNames, Taking
from annotator.formats.writer import WriteThread

# What spreadsheets take for the beginning of a formula (OWASP, “CSV Injection”), perhaps behind what nobody sees.
_FORMULA = re.compile(r"['\t\r\n]|[\s\x00-\x1f\u00ad\u200b-\u200f\u2060\ufeff]*[=+\-@＝＋－＠]")  # noqa: RUF001
_CHOICE, _STANCE = "label:", "stance:"
_TARGET = ("target", "target_kind", "target_id", "stance_id")
_SET = ("annotator", "state", "flag")


def safe(cell: str) -> str:
    """Return a cell that no spreadsheet runs; ``unsafe`` gives it back as it was."""
    return f"'{cell}" if _FORMULA.match(cell) else cell


def unsafe(cell: str) -> str:
    """Return a cell that ``safe`` made as it was."""
    return cell.removeprefix("'")


def _columns(schema: Schema) -> dict[str, tuple[str, str | None]]:
    """Return the columns of choices with layer and label; None for the label where the cell says it."""
    columns: dict[str, tuple[str, str | None]] = {}
    for layer in schema.of_kind("choice"):
        if layer.many:
            columns |= {
                f"{_CHOICE}{choice_id(layer.name, label.name, many=True)}": (layer.name, label.name)
                for label in layer.labels
            }
        else:
            columns[f"{_CHOICE}{layer.name}"] = (layer.name, None)
    return columns


class CsvWriter:
    """Writes a table with commas, in UTF-8 with the mark by which spreadsheets know it."""

    suffix = ".csv"
    holds = Holds(
        choices=True, targets=ALL_TARGETS, annotators=True, parts=DETAILS | {Part.STATE, Part.FLAG, Part.STANCE_ID}
    )

    @contextmanager
    def writing(self, draft: Draft, schema: Schema) -> Iterator[WriteThread]:
        """Begin a dataset."""
        choices = _columns(schema)
        stances = {f"{_STANCE}{layer.name}": layer.name for layer in schema.of_kind("stance")}
        buffer = io.StringIO()
        table = csv.writer(buffer, lineterminator="\n")

        def cells(document: Document, split: str | None, given: AnnotationSet | None) -> list[str]:
            chosen = [] if given is None else [(each.layer, each.label) for each in given.choices]
            found = [value or "" for value in flat_fields(document, split).values()]
            found.append(document.text)
            found += ["", "", ""] if given is None else [given.annotator, given.state, given.flag or ""]
            for layer, label in choices.values():
                if label is None:
                    found.append(next((name for of, name in chosen if of == layer), ""))
                else:
                    found.append("" if given is None else str(int((layer, label) in chosen)))
            return found

        def of_stance(one: StanceAnnotation | None) -> list[str]:
            if one is None:
                return [""] * (len(stances) + len(_TARGET))
            answers = [one.label if one.layer == layer else "" for layer in stances.values()]
            return [*answers, one.target.text, one.target.kind, one.target.id, one.id]

        with draft.create(self.suffix) as file:
            target = _TARGET if stances else ()
            table.writerow(map(safe, (*KEYS, "text", *_SET, *choices, *stances, *target)))
            file.write(codecs.BOM_UTF8)

            def write(thread: LabelledThread) -> None:
                for document, sets in thread.documents:
                    for given in sets or (None,):
                        shared = cells(document, thread.split, given)
                        for one in (given.stances if given is not None else ()) or (None,):
                            table.writerow(map(safe, (*shared, *(of_stance(one) if stances else ()))))
                file.write(buffer.getvalue().encode())
                buffer.seek(0)
                buffer.truncate()

            yield write
            file.write(buffer.getvalue().encode())


class CsvLabelReader:
    """Reads tables: ours with their answers, any other as documents alone."""

    def read(self, source: SourceFile, options: ReadOptions) -> Iterator[Incoming]:
        """Yield what the rows hold, and a refusal for each that cannot be read."""
        header = next(Rows(source), (0, []))[1]
        if isinstance(header, FormatError) or not any(name.startswith((_CHOICE, _STANCE)) for name in header):
            yield from CsvReader().read(source, options)
            return
        names = SchemaNames(options.schema)
        for line, rows in together(_rows(source, header), _key):
            if isinstance(rows, FormatError):
                yield rows
            else:
                yield from _document(line, rows, names, source, options)


def _key(row: Row) -> object:
    return row.get("id"), row.get("annotator"), row.get("text")


def _rows(source: SourceFile, header: list[str]) -> Iterator[tuple[int, Row | FormatError]]:
    rows = Rows(source)
    next(rows)
    for line, cells in rows:
        if isinstance(cells, FormatError):
            yield line, cells
        elif len(cells) != len(header):
            reason = Sentence(
                "This row has {cells} cells where the header has {columns}.", cells=len(cells), columns=len(header)
            )
            yield line, source.refusal(reason, line)
        else:
            yield line, {name: storable(unsafe(cell)) for name, cell in zip(header, cells, strict=True)}


def _is_answer(column: str) -> bool:
    return column.startswith((_CHOICE, _STANCE)) or column in _SET or column in _TARGET or column == "text"


def _document(
    line: int, rows: list[Row], names: SchemaNames, source: SourceFile, options: ReadOptions
) -> Iterator[Incoming]:
    first = rows[0]
    fields = {key: value for key, value in first.items() if value and not _is_answer(key)}
    document = read_document(from_flat(fields), first.get("text"), options, source=source, line=line)
    if isinstance(document, FormatError):
        yield document
        return
    taking = Taking(document, names, source, line)
    for name, cell in first.items():
        if name.startswith(_CHOICE) and cell not in ("", "0"):
            layer, _equals, label = name.removeprefix(_CHOICE).partition("=")
            # The label of a layer with one answer stands in the cell, of others in the name of the column.
            taking.choice(label or cell, layer=layer)
    for row in rows:
        kind = next((each for each in TARGET_KINDS if each == row.get("target_kind")), None)
        for name, cell in row.items():
            if name.startswith(_STANCE) and cell and kind is None:
                taking.lose(Part.STANCE, cell, Why.NOT_ASKED, name.removeprefix(_STANCE))
            elif name.startswith(_STANCE) and cell and kind is not None:
                target = Target(kind, row.get("target_id", ""), row.get("target", ""))
                taking.stance(cell, target, layer=name.removeprefix(_STANCE), identifier=row.get("stance_id") or None)
    yield from taking.into_document(
        options, first.get("annotator") or None, state=first.get("state"), flag=first.get("flag")
    )
