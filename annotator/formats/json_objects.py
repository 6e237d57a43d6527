"""The objects of other tools' JSON, in lines or in one array, read strictly and one at a time."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator
from typing import Any, NoReturn

from annotator.domain.errors import FormatError
from annotator.domain.normalisation import storable
from annotator.domain.sentence import Sentence
from annotator.formats.source import LONGEST_LINE, SourceFile

Plain = dict[str, Any]

_BLANK = re.compile(r"[\s,]*")


class _UnfitJson(ValueError):
    """JSON that says something that no two programs would read alike; the message is a sentence."""


class TwiceError(_UnfitJson):
    """An object has two values under one name."""

    def __init__(self, pairs: list[tuple[str, Any]]) -> None:
        times = Counter(storable(key) for key, _value in pairs)
        self.sentence = Sentence("The key “{key}” stands here twice.", key=times.most_common(1)[0][0])
        super().__init__(self.sentence)


def json_objects(source: SourceFile) -> Iterator[tuple[int, Plain | FormatError]]:
    """Yield each object with the line in which it begins, or why it cannot be read, in bounded memory.

    Duplicate keys, NaN, infinities, numbers of thousands of digits and nesting without end are refused. Lone
    surrogates and NULs are replaced, but for those of “text”, which is made whole, and that told, when it goes in.
    """
    head = source.head().removeprefix(b"\xef\xbb\xbf").lstrip()
    whole = head.startswith(b"[") or (source.path.suffix.lower() == ".json" and head.startswith(b"{"))
    yield from _elements(source) if whole else _lines(source)


def objects_in(value: object) -> list[Plain]:
    """Return the objects of what may be a list of them."""
    return [each for each in value if isinstance(each, dict)] if isinstance(value, list) else []


def first_object(head: str) -> Plain | None:
    """Return the first object in the beginning of a file, or None where it goes on behind it."""
    text = head.lstrip("\ufeff[ \t\r\n")
    try:
        plain, _end = _DECODER.raw_decode(text)
    except (ValueError, RecursionError):
        return None
    return plain if isinstance(plain, dict) else None


def _lines(source: SourceFile) -> Iterator[tuple[int, Plain | FormatError]]:
    for number, line in source.lines():
        if isinstance(line, FormatError):
            yield number, line
        elif line:
            yield number, _object(line.decode("utf-8", "surrogatepass"), source, number)


def _object(text: str, source: SourceFile, line: int) -> Plain | FormatError:
    try:
        plain = _DECODER.decode(text)
    except (ValueError, RecursionError) as error:
        return _refusal(error, source, line)
    return plain if isinstance(plain, dict) else source.refusal(Sentence("This is JSON, but no object."), line)


def _refusal(error: ValueError | RecursionError, source: SourceFile, line: int) -> FormatError:
    if isinstance(error, _UnfitJson):
        return source.refusal(error.args[0], line)
    if isinstance(error, RecursionError):
        return source.refusal(Sentence("This JSON is nested too deeply."), line)
    if isinstance(error, json.JSONDecodeError):
        return source.refusal(
            Sentence("This is not a JSON object ({reason} at column {column}).", reason=error.msg, column=error.colno),
            line,
        )
    return source.refusal(Sentence("A number here is too long to be one."), line)


def _elements(source: SourceFile) -> Iterator[tuple[int, Plain | FormatError]]:
    """Yield the objects of one array, or one object over several lines, whatever the line ends."""
    chunks = source.chunks()
    text = next(chunks, "").lstrip("\ufeff \t\r\n")
    at = 1 if text.startswith("[") else 0
    line, counted = 1, 0
    more = True
    while True:
        at = _BLANK.match(text, at).end()  # type: ignore[union-attr]  # it matches the empty text
        line += text.count("\n", counted, at)
        counted = at
        if text.startswith("]", at) or (at == len(text) and not more):
            return
        try:
            element, end = _DECODER.raw_decode(text, at)
            # What ends with the text may go on in the next chunk, such as a number.
            if end < len(text) or not more:
                is_object = isinstance(element, dict)
                yield line, element if is_object else source.refusal(Sentence("This is JSON, but no object."), line)
                at = end
                continue
        except (ValueError, RecursionError) as error:
            if not more or isinstance(error, _UnfitJson | RecursionError):
                yield line, _refusal(error, source, line)
                return
        if len(text) - at > LONGEST_LINE:
            reason = Sentence("The object that begins here is too long; the rest of the file was not read.")
            yield line, source.refusal(reason, line)
            return
        text, at, counted = text[at:], 0, 0
        # As much again, so that a long object is not begun over and over.
        added = [chunk for _, chunk in zip(range(1 + len(text) // (1 << 20)), chunks, strict=False)]
        more = bool(added)
        text += "".join(added)


def without_twins(pairs: list[tuple[str, Any]]) -> Plain:
    """Return the object of these pairs.

    Raises:
        TwiceError: a name is there twice.
    """
    plain = dict(pairs)
    if len(plain) < len(pairs):
        raise TwiceError(pairs)
    return plain


def _pairs(pairs: list[tuple[str, Any]]) -> Plain:
    plain = {
        storable(key): value if key == "text" and isinstance(value, str) else _mended(value) for key, value in pairs
    }
    if len(plain) < len(pairs):
        raise TwiceError(pairs)
    return plain


def _mended(value: Any) -> Any:  # noqa: ANN401 - JSON is dynamic
    if isinstance(value, str):
        return storable(value)
    return [*map(_mended, value)] if isinstance(value, list) else value


def _constant(name: str) -> NoReturn:
    raise _UnfitJson(Sentence("“{name}” is no number.", name=name))


def _float(digits: str) -> float:
    number = float(digits)
    if number in (float("inf"), float("-inf")):
        raise _UnfitJson(Sentence("The number {digits} is larger than a number can be.", digits=digits[:20]))
    return number


def _int(digits: str) -> int | float:
    number = int(digits)
    return number if -(1 << 63) <= number < 1 << 64 else _float(digits)


_DECODER = json.JSONDecoder(
    object_pairs_hook=_pairs, parse_constant=_constant, parse_float=_float, parse_int=_int, strict=False
)
