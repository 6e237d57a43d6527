"""JSON that is not in lines: an array of objects, or one object over several lines."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

import orjson

from annotator.domain.errors import FormatError
from annotator.domain.sentence import Sentence
from annotator.formats.incoming import Incoming, ReadOptions
from annotator.formats.json_objects import TwiceError, json_objects, without_twins
from annotator.formats.jsonl import JsonlReader
from annotator.formats.source import LARGEST_PAGE, SourceFile

_BLANK = re.compile(r"[\s,]*")


class JsonReader:
    """Reads JSON, in lines, as an array, or as one object of at most ``source.LARGEST_PAGE`` bytes."""

    def read(self, source: SourceFile, options: ReadOptions) -> Iterator[Incoming]:
        """Yield what the lines or the elements hold, and a refusal for each that cannot be read."""
        lines = _Elements(source) if _is_one_document(source) else source
        return JsonlReader().read(lines, options)


class _Elements(SourceFile):
    """The elements of one JSON document, as if each stood on a line of its own."""

    def __init__(self, source: SourceFile) -> None:
        super().__init__(source.file, source.encoding, source.keep)
        self._source = source

    def digest(self) -> str:
        return self._source.digest()

    def lines(self) -> Iterator[tuple[int, bytes | FormatError]]:
        """Yield each element with the number of the line in which it begins."""
        if self._source.is_larger_than(LARGEST_PAGE) and _begins(self._source).startswith(b"["):
            for number, plain in json_objects(self._source):
                yield number, plain if isinstance(plain, FormatError) else json.dumps(plain).encode()
            return
        text = self._source.text()
        decoder = json.JSONDecoder(object_pairs_hook=without_twins)
        at = len(text) - len(text.lstrip())
        array = text[at : at + 1] == "["
        at += array
        line = 1
        counted = 0
        while True:
            blank = _BLANK.match(text, at)
            at = blank.end() if blank else at
            line += text.count("\n", counted, at)
            counted = at
            if at == len(text) or (array and text[at] == "]"):
                return
            try:
                element, at = decoder.raw_decode(text, at)
                # A lone surrogate is kept as its escape; the text is made whole when it is normalised.
                lines = [json.dumps(one).encode() for one in _unwrapped(element)]
            except TwiceError as error:
                yield line, self._source.refusal(error.sentence, line)
                return
            except (ValueError, RecursionError) as error:
                where = line + text.count("\n", counted, getattr(error, "pos", counted))
                reason = Sentence("From here on this is not JSON; the rest of the file was not read.")
                yield where, self._source.refusal(reason, where)
                return
            for one in lines:
                yield line, one


def _unwrapped(element: object) -> list[object]:
    """Return the objects of the one list in an object that is nothing but a wrapping; else the element."""
    if isinstance(element, dict):
        lists = [
            value for value in element.values() if isinstance(value, list) and value and isinstance(value[0], dict)
        ]
        if len(lists) == 1 and not any(isinstance(value, str) and len(value) > 200 for value in element.values()):
            return lists[0] if {"text", "body", "content"}.isdisjoint(element) else [element]
    return [element]


def _is_one_document(source: SourceFile) -> bool:
    head = _begins(source)
    if head.startswith(b"["):
        return True
    if not head.startswith(b"{"):
        return False
    first = head.partition(b"\n")[0]
    try:
        orjson.loads(first)
    except orjson.JSONDecodeError:
        # The first of many lines may be broken, or longer than the head; one object goes over lines from its start.
        return re.match(rb'\{\s*(?:"[^"\n]*"\s*:\s*[^\n]{0,2000}?,?\s*)?$', first) is not None
    return source.path.suffix.lower() == ".json" and head.strip() == first.strip()


def _begins(source: SourceFile) -> bytes:
    return source.head().removeprefix(b"\xef\xbb\xbf").lstrip()
