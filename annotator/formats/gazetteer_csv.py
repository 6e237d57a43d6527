"""A gazetteer from a table: a term and its label per row."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from annotator.domain.errors import FormatError, SchemaError
from annotator.domain.gazetteer import Term, check_term, term_of
from annotator.domain.schema import Schema
from annotator.formats.csv_table import Rows
from annotator.formats.source import SourceFile

COLUMNS = ("term", "label", "layer", "case", "pattern")
_ANY = frozenset(("any", "ignore", "no", "false", "0"))


def read_terms(
    path: Path, schema: Schema, *, encoding: str | None = None
) -> tuple[tuple[Term, ...], tuple[FormatError, ...]]:
    """Return the terms of a table, and why rows were refused.

    The header names the columns: ``term`` and ``label``; where they are wanted ``layer`` (else the first span layer
    that has the label), ``case`` (“any”: letters' case does not matter) and ``pattern`` (JSON: a list of tables, one
    per token, in the words of spaCy's matcher). A term's id comes of what it says, so that the same table twice adds
    nothing.

    Raises:
        FormatError: the file cannot be read, or has no columns of these names.
    """
    terms: dict[str, Term] = {}
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
        raise source.refusal(f"The first row must name the columns: {', '.join(COLUMNS)}.", line)
    for line, cells in rows:
        if isinstance(cells, FormatError):
            refused.append(cells)
            continue
        try:
            term = _term(dict(zip(names, cells, strict=False)), schema)
        except (SchemaError, ValueError) as error:
            refused.append(source.refusal(str(error), line))
        else:
            terms.setdefault(term.id, term)
    return tuple(terms.values()), tuple(refused)


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
    raise SchemaError(f"No span layer of the schema has the label “{label}”.")


def _pattern(text: str) -> tuple[Mapping[str, Any], ...]:
    if not text:
        return ()
    try:
        plain = json.loads(text)
    except ValueError:
        plain = None
    if not isinstance(plain, list) or not plain or not all(isinstance(token, dict) for token in plain):
        raise ValueError("The pattern must be a list of tables in JSON, one per token.")
    return tuple(plain)
