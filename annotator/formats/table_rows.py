"""Rows of a table that belong together: what one annotator said of one document."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from annotator.domain.errors import FormatError

Row = dict[str, str]


def together(
    rows: Iterable[tuple[int, Row | FormatError]], key: Callable[[Row], object]
) -> Iterator[tuple[int, list[Row] | FormatError]]:
    """Yield rows of one key that follow each other, with the line of the first; a refusal stands alone."""
    line = 0
    waiting: list[Row] = []
    for number, row in rows:
        if waiting and (isinstance(row, FormatError) or key(row) != key(waiting[0])):
            yield line, waiting
            waiting = []
        if isinstance(row, FormatError):
            yield number, row
        else:
            line = line if waiting else number
            waiting.append(row)
    if waiting:
        yield line, waiting
