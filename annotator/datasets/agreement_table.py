"""Agreement as a table that other programs read: one figure a row, with its interval and what it rests on."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from pathlib import Path

from annotator.datasets.whole_file import write_whole
from annotator.review.agreement import MEASURES, Agreement
from annotator.review.confusion import Confusion

COLUMNS = ("part", "of", "and", "measure", "value", "low", "high", "units")
"""``part`` is whole, label, pair, week or confusion; ``of`` what the figure is of, with the second of a pair in
``and``; in a confusion they are the labels of row and column, "" for nothing, and the value counts places. ``low`` and
``high`` are the ends of the interval of 95 %, ``units`` is how many tokens, texts or spans the value rests on."""

Cell = str | int | float
Row = tuple[Cell, ...]


def agreement_rows(found: Sequence[Agreement], confusion: Confusion) -> Iterator[Row]:
    """Yield the rows below ``COLUMNS``: of one question in whole, of parts of it, and of its confusion."""
    for each in found:
        part, of, other = _part(each, found[0])
        for name in MEASURES:
            estimate = each.measure(name)
            if estimate is not None:
                low, high = ("" if end is None else end for end in (estimate.low, estimate.high))
                yield part, of, other, name, estimate.value, low, high, estimate.units
    for row in confusion.labels:
        for column in confusion.labels:
            yield "confusion", row or "", column or "", "places", confusion.count(row, column), "", "", ""


def as_text(found: Sequence[Agreement], confusion: Confusion, *, delimiter: str = ",") -> str:
    """Return the table with its heading, parted by commas, or by tabs for the clipboard."""
    text = io.StringIO()
    writer = csv.writer(text, delimiter=delimiter, lineterminator="\n")
    writer.writerow(COLUMNS)
    writer.writerows(
        [round(cell, 6) if isinstance(cell, float) else cell for cell in row]
        for row in agreement_rows(found, confusion)
    )
    return text.getvalue()


def write_agreement(path: Path, found: Sequence[Agreement], confusion: Confusion) -> None:
    """Write the table as CSV in UTF-8, all or nothing.

    Raises:
        ExportError: the place takes no writing.
    """
    write_whole(path, as_text(found, confusion))


def _part(found: Agreement, whole: Agreement) -> tuple[str, str, str]:
    """Return which part of the whole it is, and what it is of."""
    if found.label is not None:
        return "label", found.label, ""
    if found.week is not None:
        return "week", found.week, ""
    if found is not whole:
        one, two = found.annotators
        return "pair", one, two
    return "whole", "", ""
