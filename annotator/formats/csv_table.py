"""Tables of documents: a header, then a row per article or comment."""

from __future__ import annotations

import csv
import re
from collections import Counter, deque
from collections.abc import Iterator
from dataclasses import replace
from itertools import islice

from annotator.domain.errors import FormatError
from annotator.domain.sentence import Sentence
from annotator.formats.column_answers import ColumnAnswers
from annotator.formats.incoming import Incoming, ReadOptions
from annotator.formats.mapping import build_document, find_columns
from annotator.formats.source import LONGEST_LINE, SourceFile

_DELIMITERS = ",;\t|"
_LOOKED_AT = 50
_SEPARATOR = re.compile(r'"?sep=(.)"?[;,\t|]*[\r\n]*', re.IGNORECASE)
_UNDECODED = re.compile("[\udc80-\udcff]")

# A field may be as long as a line; the limit of the csv module is one for the whole program.
csv.field_size_limit(LONGEST_LINE)


class CsvReader:
    """Reads tables whose cells are separated by comma, semicolon, tab or bar, quoted as in RFC 4180.

    A first line ``sep=;`` says which. The first row names the columns; ``options.columns`` and their names say what
    they hold (see ``mapping``).
    """

    def read(self, source: SourceFile, options: ReadOptions) -> Iterator[Incoming]:
        """Yield a document or a refusal per row; the line of each is the one in which the row begins."""
        rows = Rows(source)
        first = next(rows, None)
        if first is None:
            raise source.refusal("The file is empty.")
        line, header = first
        if isinstance(header, FormatError):
            raise header
        names = _unique(name.strip() for name in header)
        try:
            columns = find_columns(names, options.columns)
        except FormatError as error:
            raise source.refusal(error.reason, line) from error
        answers = ColumnAnswers(source, options)
        position = 0
        refused = False
        for line, cells in rows:
            if isinstance(cells, FormatError):
                refused = True
                yield cells
                continue
            position += 1
            while len(cells) > len(names) and not cells[-1].strip():
                cells.pop()
            if len(cells) != len(names):
                counted = f"This row has {len(cells)} cells where the header has {len(names)}"
                yield source.refusal(
                    Sentence("{counted}; quote the cells that hold separators.", counted=counted), line
                )
            elif _UNDECODED.search("\0".join(cells)):
                said = (source.encoding or source.guessed or "utf-8").upper()
                yield source.refusal(
                    Sentence("This row is not in {said}; name the file's encoding (--encoding).", said=said), line
                )
            else:
                values = dict(zip(names, cells, strict=True))
                document = build_document(values, columns, line=line, position=f"row {position}", source=source)
                if isinstance(document, FormatError):
                    yield document
                else:
                    # A column of theirs called so comes first.
                    yield from answers.of(replace(document, meta={"file": source.name, **document.meta}))
        if position == 0 and not refused:
            raise source.refusal("The table has a header and no rows.", line)


class Rows:
    """The rows of a table with the numbers of the lines in which they begin; blank ones are passed over."""

    def __init__(self, source: SourceFile) -> None:
        self._source = source
        # Lines that were read for a row that turned out broken, and are to be read again.
        self._waiting: deque[tuple[int, str | FormatError]] = deque()
        self._lines = enumerate(source.text_lines(), 1)
        self._row: list[tuple[int, str]] = []
        self._refused: list[tuple[int, FormatError]] = []
        self._delimiter = self._stated() or self._sniff()

    def __iter__(self) -> Iterator[tuple[int, list[str] | FormatError]]:
        return self

    def __next__(self) -> tuple[int, list[str] | FormatError]:
        while True:
            if self._refused:
                return self._refused.pop(0)
            self._row = []
            # One reader per row: after an error nothing of the broken row is left in it.
            reader = csv.reader(self._feed(), delimiter=self._delimiter, strict=True)
            try:
                cells = next(reader, None)
            except csv.Error as error:
                return self._broken(error)
            if cells is None and not self._refused:
                raise StopIteration
            if cells and any(cell.strip() for cell in cells):
                return self._row[0][0], cells

    def _feed(self) -> Iterator[str]:
        while pair := self._waiting.popleft() if self._waiting else next(self._lines, None):
            number, line = pair
            if isinstance(line, FormatError):
                self._refused.append((number, self._source.refusal(line.reason, number)))
            elif self._row or not line.isspace():
                self._row.append((number, line))
                yield line

    def _broken(self, error: csv.Error) -> tuple[int, FormatError]:
        number = self._row[0][0]
        endless = "end of data" in str(error) or "field limit" in str(error)
        if endless:
            # What the stray quote swallowed are rows of their own.
            self._waiting.extendleft(reversed(self._row[1:]))
            reason = Sentence("A quotation mark opens here and nothing closes it; this line was skipped.")
        else:
            reason = Sentence("The quotation marks of this row do not pair up; double those inside of a cell.")
        return number, self._source.refusal(reason, number)

    def _stated(self) -> str | None:
        """Return the separator that the first line names as spreadsheets do (``sep=;``), and pass over that line."""
        first = next(self._lines, None)
        if first is None:
            return None
        stated = _SEPARATOR.fullmatch(first[1]) if isinstance(first[1], str) else None
        if stated is None:
            self._waiting.append(first)
        return stated[1] if stated else None

    def _sniff(self) -> str:
        self._waiting.extend(islice(self._lines, _LOOKED_AT))
        lines = [line for _, line in self._waiting if isinstance(line, str)]
        likeliest = "\t" if self._source.path.suffix.lower() in (".tsv", ".tab") else ","

        def consistency(delimiter: str) -> tuple[int, int, bool]:
            rows = [row for row in csv.reader(lines, delimiter=delimiter) if row]
            widths = Counter(map(len, rows))
            width = len(rows[0]) if rows else 0
            return (widths[width] if width > 1 else 0, width, delimiter == likeliest)

        return max(_DELIMITERS, key=consistency) if any(consistency(mark)[0] for mark in _DELIMITERS) else likeliest


def _unique(names: Iterator[str]) -> list[str]:
    """Return the names with a number behind those that come again or say nothing."""
    found: dict[str, None] = {}
    for place, name in enumerate(names, 1):
        plain = name or f"column {place}"
        while plain in found:
            plain = f"{plain} ({place})"
        found[plain] = None
    return [*found]
