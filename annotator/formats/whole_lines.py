"""The lines of a file that is one document, and is held as a whole."""

from __future__ import annotations

from collections.abc import Iterator

from annotator.domain.errors import FormatError
from annotator.domain.sentence import Sentence
from annotator.formats.source import LARGEST_PAGE, SourceFile


def whole_lines(source: SourceFile) -> Iterator[tuple[int, str | FormatError]]:
    """Yield each line with its number, from 1, decoded; a line that is none as the error that says so.

    Raises:
        FormatError: the file is larger than a document may be.
    """
    size = 0
    for number, line in source.lines():
        if isinstance(line, FormatError):
            yield number, line
            continue
        size += len(line) + 1
        if size > LARGEST_PAGE:
            raise too_large(source, number)
        yield number, line.decode("utf-8", "replace")


def too_large(source: SourceFile, line: int) -> FormatError:
    """Return the error that says that what one document holds goes beyond what it may."""
    limit = LARGEST_PAGE >> 20
    return source.refusal(
        Sentence("Up to here one document holds {limit} MB, and more it may not have; split it.", limit=limit), line
    )
