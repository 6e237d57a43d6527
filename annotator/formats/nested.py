"""Threads as many sites and programs give them: an object with the list of what answers it inside."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from annotator.domain.errors import FormatError
from annotator.formats.incoming import IncomingDocument, ReadOptions
from annotator.formats.mapping import find_columns, from_mapping
from annotator.formats.source import SourceFile

_ANSWERS = ("comments", "replies", "children")


def thread_of(
    values: Mapping[str, object], options: ReadOptions, line: int | None, position: str, source: SourceFile
) -> Iterator[IncomingDocument | FormatError]:
    """Yield the document of an object of any shape, and behind it those that it holds, each answering what it is in.

    What a comment without a text holds answers what that one answered. Lists of anything but objects with a text stay
    in ``meta``. The rest is as in ``from_mapping``.
    """
    waiting: list[tuple[Mapping[str, object], str, str | None]] = [(values, position, None)]
    while waiting:
        given, place, parent = waiting.pop()
        held = {key: answers for key in _ANSWERS if (answers := _documents(given.get(key), options))}
        rest = {key: value for key, value in given.items() if key not in held}
        document = from_mapping(rest, options, line, place, source)
        if isinstance(document, IncomingDocument):
            if parent is not None:
                document = replace(document, kind="comment", parent=parent, thread=None, title=None)
            parent = document.id
        yield document
        if parent is None and held:
            yield source.refusal("What answers this text was left out with it.", line)
            return
        waiting += reversed(
            [
                (each, f"{place}, {key} {number}", parent)
                for key, answers in held.items()
                for number, each in enumerate(answers, 1)
            ]
        )


def _documents(value: object, options: ReadOptions) -> list[Mapping[str, object]]:
    if not isinstance(value, list) or not value or not all(isinstance(each, dict) for each in value):
        return []
    try:
        find_columns(value[0], options.columns)
    except FormatError:
        return []
    return value
