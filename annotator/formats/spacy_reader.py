"""Reads spaCy's DocBin without making a ``Doc`` of bytes that somebody else wrote.

The arrays are read as the numbers that they are (layout: ``spacy/tokens/_serialize.py``, ``span_group.pyx``). The
tokens, most of a file and its first part, are read document by document from an unpacked copy on the disk.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator
from itertools import accumulate, pairwise
from tempfile import TemporaryFile
from typing import IO, TYPE_CHECKING, Any, NamedTuple

import orjson

from annotator.domain.errors import FormatError
from annotator.domain.normalisation import storable
from annotator.domain.sentence import Sentence
from annotator.formats.document_fields import read_document
from annotator.formats.incoming import Incoming, ReadOptions
from annotator.formats.iob import ranges_of
from annotator.formats.source import SourceFile
from annotator.formats.spacy_docbin import OURS
from annotator.formats.taking import SchemaNames, Taking

if TYPE_CHECKING:
    from spacy.strings import StringStore

LARGEST = 1 << 30
"""Bytes that a file may become when it is unpacked."""

LARGEST_REST = 1 << 27
"""Bytes of what is no token: words, categories, spans and data of all documents, which are held in memory."""

_CHUNK = 1 << 20
_MEMBER = struct.Struct(">QQQllll")  # id, kb_id, label, start, end, start_char, end_char
_BYTES = {0xC4: 1, 0xC5: 2, 0xC6: 4}  # msgpack: how many bytes tell the length of bytes


class _Packed(NamedTuple):
    """One document as the file has it: words, whether a blank is behind each, and what is said of them."""

    words: list[str]
    spaces: list[bool]
    tags: list[str]
    cats: dict[str, float]
    groups: list[tuple[str, list[tuple[int, int, str]]]]
    ours: dict[str, Any]

    def places(self) -> tuple[str, list[int], list[int]]:
        """Return the text, and where each word begins and ends in it."""
        starts: list[int] = []
        ends: list[int] = []
        at = 0
        for word, space in zip(self.words, self.spaces, strict=True):
            starts.append(at)
            ends.append(at + len(word))
            at += len(word) + space
        text = "".join(word + " " * space for word, space in zip(self.words, self.spaces, strict=True))
        return text, starts, ends


class SpacyReader:
    """Reads ``ents``, ``spans`` and ``cats``."""

    def read(self, source: SourceFile, options: ReadOptions) -> Iterator[Incoming]:
        """Yield what the documents hold.

        Raises:
            FormatError: the file is no DocBin, damaged from here on, or larger than ``LARGEST`` once unpacked.
        """
        names = SchemaNames(options.schema)
        for number, each in enumerate(_documents(source), 1):
            text, starts, ends = each.places()
            fields = each.ours.get("document")
            document = read_document(
                fields if isinstance(fields, dict) else {}, text, options, source=source, line=number
            )
            if isinstance(document, FormatError):
                yield document
                continue
            taking = Taking(document, names, source, number)
            seen: set[tuple[int, int, str]] = set()
            for layer, spans in [*each.groups, (None, [*ranges_of(each.tags)])]:
                for first, last, label in spans:
                    if (first, last, label) in seen and layer is None:
                        continue
                    seen.add((first, last, label))
                    is_there = 0 <= first <= last < len(starts)
                    start, end = (starts[first], ends[last]) if is_there else (None, None)
                    taking.span(label, start, end, layer=names.layer_of(label, layer))
            for label, sure in each.cats.items():
                if sure > 0.5:
                    taking.choice(label)
            own = each.ours.get("set")
            own = own if isinstance(own, dict) else {}
            annotator = own.get("annotator")
            yield from taking.into_document(
                options,
                annotator if isinstance(annotator, str) else None,
                state=own.get("state"),
                flag=own.get("flag"),
            )


def _documents(source: SourceFile) -> Iterator[_Packed]:
    with TemporaryFile() as plain:
        try:
            _unpack(source, plain)
            yield from _read(plain, source)
        except FormatError:
            raise
        except Exception as error:
            # Bytes that somebody made up go wrong in every way that there is.
            raise source.refusal("This is no DocBin of spaCy, or a damaged one.") from error


def _unpack(source: SourceFile, plain: IO[bytes]) -> None:
    unpacking = zlib.decompressobj()
    length = 0
    with source.open() as file:
        while not unpacking.eof and (chunk := file.read(_CHUNK)):
            while chunk:
                length += plain.write(unpacking.decompress(chunk, _CHUNK))
                chunk = unpacking.unconsumed_tail
                if length > LARGEST:
                    raise _too_large(source, LARGEST)
    if not unpacking.eof:
        raise EOFError


def _read(plain: IO[bytes], source: SourceFile) -> Iterator[_Packed]:
    from spacy.attrs import ENT_IOB, ENT_TYPE, ORTH  # type: ignore[import-not-found]  # noqa: PLC0415 - takes a second
    from spacy.strings import StringStore  # noqa: PLC0415

    message, tokens, size = _message(plain, source)
    attributes = list(message["attrs"])
    # It knows the numbers of spaCy's own symbols, too, such as that of PERSON.
    word_of = StringStore(map(storable, message["strings"]))
    lengths = struct.unpack(f"<{len(message['lengths']) // 4}i", message["lengths"])
    spaces, cats = message["spaces"], message["cats"]
    width = len(attributes)
    if min(lengths, default=0) < 0 or sum(lengths) * width * 8 != size or sum(lengths) != len(spaces):
        raise ValueError
    groups = message.get("span_groups", [b""] * len(lengths))
    users = message.get("user_data") or [None] * len(lengths)
    orth = attributes.index(ORTH)
    for index, (begin, end) in enumerate(pairwise((0, *accumulate(lengths)))):
        plain.seek(tokens + begin * width * 8)
        numbers = struct.unpack(f"<{(end - begin) * width}Q", plain.read((end - begin) * width * 8))
        tags = ["O"] * (end - begin)
        if ENT_IOB in attributes and ENT_TYPE in attributes:
            letters, kinds = numbers[attributes.index(ENT_IOB) :: width], numbers[attributes.index(ENT_TYPE) :: width]
            tags = [
                f"{'OIOB'[letter]}-{word_of[kind]}" if letter in (1, 3) else "O"
                for letter, kind in zip(letters, kinds, strict=True)
            ]
        yield _Packed(
            words=[word_of[number] for number in numbers[orth::width]],
            spaces=[bool(space) for space in spaces[begin:end]],
            tags=tags,
            cats={
                storable(str(key)): float(value) for key, value in cats[index].items() if isinstance(value, int | float)
            },
            groups=[*_groups(groups[index], word_of)],
            ours=_ours(users[index]),
        )


def _message(plain: IO[bytes], source: SourceFile) -> tuple[dict[str, Any], int, int]:
    """Return what the file says, where its tokens begin in the unpacked copy, and how many bytes they have."""
    from srsly.msgpack._unpacker import Unpacker  # type: ignore[import-untyped]  # noqa: PLC0415 - comes with spaCy

    end = plain.seek(0, 2)
    plain.seek(0)
    beginning = Unpacker(raw=False)
    beginning.feed(plain.read(min(end, 1 << 16)))
    message: dict[str, Any] = {}
    for left in range(beginning.read_map_header(), 0, -1):
        key = beginning.unpack()
        if key != "tokens":
            message[key] = beginning.unpack()
            continue
        plain.seek(beginning.tell())
        (kind,) = plain.read(1)
        size = int.from_bytes(plain.read(_BYTES[kind]), "big")
        begin = plain.tell()
        rest = end - begin - size
        if rest < 0:
            raise EOFError
        if rest > LARGEST_REST:
            raise _too_large(source, LARGEST_REST)
        plain.seek(begin + size)
        # A map of one less: what is behind the tokens, as if it stood alone.
        following = _loads(b"\xde" + (left - 1).to_bytes(2, "big") + plain.read())
        return {**message, **following}, begin, size
    raise KeyError("tokens")


def _loads(packed: bytes, *, use_list: bool = True) -> Any:  # noqa: ANN401 - any value
    """Return what is packed, as plain values: srsly's own function would make arrays of types that the bytes name."""
    from srsly.msgpack._unpacker import unpackb  # noqa: PLC0415 - comes with spaCy

    return unpackb(packed, raw=False, use_list=use_list)


def _too_large(source: SourceFile, limit: int) -> FormatError:
    return source.refusal(
        Sentence(
            "Unpacked the file is larger than the {limit} MB that can be read; save the documents as several files.",
            limit=limit >> 20,
        )
    )


def _groups(packed: bytes, word_of: StringStore) -> Iterator[tuple[str, list[tuple[int, int, str]]]]:
    if not packed:
        return
    found = _loads(packed)
    # Before spaCy 3.4 a list of groups, since then each group with the keys that it stands under.
    pairs = [(group, None) for group in found] if isinstance(found, list) else [*found.items()]
    for group, keys in pairs:
        message = _loads(group)
        spans: list[tuple[int, int, str]] = []
        for member in message["spans"]:
            _id, _kb_id, label, start, end, _start_char, _end_char = _MEMBER.unpack(member)
            spans.append((start, end - 1, word_of[label]))
        for key in keys if keys is not None else [message["name"]]:
            yield storable(str(key)), spans


def _ours(packed: bytes | None) -> dict[str, Any]:
    if packed is None:
        return {}
    said = _loads(packed, use_list=False).get(OURS)
    plain = orjson.loads(said) if isinstance(said, str) else None
    return plain if isinstance(plain, dict) else {}
