"""A gazetteer as a table: a term and its label per row, read and written."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from annotator.domain.errors import ExportError, FormatError, SchemaError
from annotator.domain.gazetteer import Term, check_term, term_of
from annotator.domain.schema import Schema
from annotator.domain.sentence import Sentence
from annotator.formats.csv_table import Rows
from annotator.formats.source import SourceFile

COLUMNS = ("term", "label", "layer", "case", "pattern")
_ANY = frozenset(("any", "ignore", "no", "false", "0"))


@dataclass(frozen=True, slots=True, kw_only=True)
class TermTable:
    """What was read: terms, each with the ``lines`` (from 1) in which it stands, and why rows were refused."""

    terms: tuple[Term, ...]
    lines: Mapping[str, tuple[int, ...]] = field(hash=False)
    refused: tuple[FormatError, ...] = ()


def read_terms(path: Path, schema: Schema, *, encoding: str | None = None) -> TermTable:
    """Return the terms of a table, and why rows were refused.

    The header names the columns: ``term`` and ``label``; where they are wanted ``layer`` (else the first span layer
    that has the label), ``case`` (“any”: letters' case does not matter) and ``pattern`` (JSON: a list of tables, one
    per token, in the words of spaCy's matcher). A term's id comes of what it says, so that the same table twice adds
    nothing.

    Raises:
        FormatError: the file cannot be read, or has no columns of these names.
    """
    terms: dict[str, Term] = {}
    lines: dict[str, tuple[int, ...]] = {}
    refused: list[FormatError] = []
    source = SourceFile(path, encoding)
    rows = iter(Rows(source))
    first = next(rows, None)
    if first is None:
        raise source.refusal("The file is empty.")
    line, header = first
    if isinstance(header, FormatError):
        raise header
    names = [name.strip().casefold() for name in header]
    if "term" not in names or "label" not in names:
        raise source.refusal(
            Sentence("The first row must name the columns: {columns}.", columns=", ".join(COLUMNS)), line
        )
    for line, cells in rows:
        if isinstance(cells, FormatError):
            refused.append(cells)
            continue
        try:
            term = _term(dict(zip(names, cells, strict=False)), schema)
        except SchemaError as error:
            refused.append(source.refusal(error.sentence, line))
        else:
            terms.setdefault(term.id, term)
            lines[term.id] = (*lines.get(term.id, ()), line)
    return TermTable(terms=tuple(terms.values()), lines=lines, refused=tuple(refused))


def write_terms(path: Path, terms: Iterable[Term]) -> int:
    """Write terms as a table that ``read_terms`` reads again, all or nothing; return how many there are.

    Raises:
        ExportError: the place takes no writing.
    """
    draft = path.with_name(f"{path.name}.part")
    count = 0
    try:
        with draft.open("w", encoding="utf-8", newline="") as file:
            rows = csv.writer(file)
            rows.writerow(COLUMNS)
            for term in terms:
                pattern = (
                    json.dumps([dict(token) for token in term.pattern], ensure_ascii=False) if term.pattern else ""
                )
                rows.writerow((term.text, term.label, term.layer, "any" if term.any_case else "", pattern))
                count += 1
        draft.replace(path)
    except OSError as error:
        draft.unlink(missing_ok=True)
        raise ExportError(
            "{path}: the table cannot be written ({reason}).", path=path, reason=error.strerror
        ) from error
    return count


def _term(cells: Mapping[str, str], schema: Schema) -> Term:
    text, label = " ".join(cells["term"].split()), cells["label"].strip()
    layer = cells.get("layer", "").strip() or _layer_of(label, schema)
    any_case = cells.get("case", "").strip().casefold() in _ANY
    pattern = _pattern(cells.get("pattern", "").strip())
    term = term_of(text, layer, label, any_case=any_case, pattern=pattern)
    check_term(term, schema)
    return term


def _layer_of(label: str, schema: Schema) -> str:
    for layer in schema.of_kind("span"):
        if any(each.name == label for each in layer.labels):
            return layer.name
    raise SchemaError("No span layer of the schema has the label “{label}”.", label=label)


def _pattern(text: str) -> tuple[Mapping[str, Any], ...]:
    if not text:
        return ()
    try:
        plain = json.loads(text)
    except ValueError:
        plain = None
    if not isinstance(plain, list) or not plain or not all(isinstance(token, dict) for token in plain):
        raise SchemaError("The pattern must be a list of tables in JSON, one per token.")
    return tuple(plain)
