"""spaCy's DocBin: ``doc.spans`` by layer, ``doc.ents`` of the first span layer, ``doc.cats`` of choices.

What it cannot hold: spans that are no whole tokens of the language's tokenizer, attributes, stances, what was rejected.
``doc.ents`` takes the longest of spans that overlap; ``doc.spans`` has all of them. A layer that is not answered has
no ``cats``: missing, not negative. Reading makes no ``Doc`` of bytes that somebody else wrote: the arrays are read as
the numbers that they are (layout: ``spacy/tokens/_serialize.py``, ``span_group.pyx``).
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, Any, NamedTuple

import orjson

from annotator.domain.annotation import SpanAnnotation
from annotator.domain.annotation_set import AnnotationSet
from annotator.domain.document import Document
from annotator.domain.errors import FormatError
from annotator.domain.normalisation import storable
from annotator.domain.schema import Schema
from annotator.domain.sentence import Sentence
from annotator.domain.tokens import TokenTable
from annotator.formats.document_fields import document_fields, read_document
from annotator.formats.draft import Draft
from annotator.formats.holds import DETAILS, Holds
from annotator.formats.incoming import Incoming, ReadOptions
from annotator.formats.iob import ranges_of
from annotator.formats.label_names import LabelNames
from annotator.formats.labelled import LabelledThread
from annotator.formats.loss import Part
from annotator.formats.source import SourceFile
from annotator.formats.taking import SchemaNames, Taking
from annotator.formats.writer import WriteThread

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.strings import StringStore
    from spacy.tokens import Doc, Span

LARGEST = 1 << 29
"""Bytes of the largest file, and of the largest that one may become when it is unpacked."""

_OURS = "annotator"
_MEMBER = struct.Struct(">QQQllll")  # id, kb_id, label, start, end, start_char, end_char


@lru_cache(maxsize=2)
def _language(code: str) -> Language:
    import spacy  # noqa: PLC0415 - takes a second, and most exports do without

    try:
        language = spacy.blank(code)
    except (ImportError, ValueError):
        # A language that spaCy does not know, or whose tokenizer is a package of its own.
        language = spacy.blank("xx")
    language.max_length = LARGEST
    return language


@lru_cache(maxsize=4)
def _doc(text: str, language: str) -> Doc:
    """Return the tokens of a text; asked for to fit spans to them, and again to write them."""
    return _language(language).make_doc(text)


def tokens_of(text: str, language: str) -> TokenTable:
    """Return the tokens of a text that are more than white space, as spaCy cuts them in that language."""
    places = [(token.idx, token.idx + len(token)) for token in _doc(text, language) if not token.is_space]
    return TokenTable(tuple(start for start, _end in places), tuple(end for _start, end in places))


class SpacyWriter:
    """Writes one ``Doc`` per annotator and document."""

    suffix = ".spacy"
    holds = Holds(
        spans="any",
        choices=True,
        annotators=True,
        tokens=tokens_of,
        parts=DETAILS | {Part.STATE, Part.FLAG},
    )

    @contextmanager
    def writing(self, draft: Draft, schema: Schema) -> Iterator[WriteThread]:
        """Begin a dataset; it is packed when the block ends, since the format has its strings in front."""
        from spacy.tokens import DocBin  # noqa: PLC0415 - see above

        packed = DocBin(attrs=["ORTH", "ENT_IOB", "ENT_TYPE", "SPACY"], store_user_data=True)
        names = _Names(schema, LabelNames(schema, "span"), LabelNames(schema, "choice"))

        def write(thread: LabelledThread) -> None:
            for document, sets in thread.documents:
                for given in sets or (None,):
                    packed.add(_filled(document, given, thread.split, names))

        yield write
        with draft.create(self.suffix) as file:
            file.write(packed.to_bytes())


class _Names(NamedTuple):
    schema: Schema
    spans: LabelNames
    choices: LabelNames


def _filled(document: Document, given: AnnotationSet | None, split: str | None, names: _Names) -> Doc:
    doc = _doc(document.text, names.schema.language)
    spans = () if given is None else given.spans
    layers = [layer.name for layer in names.schema.of_kind("span")]
    doc.spans.clear()
    for layer in layers:
        own = [span for span in spans if span.layer == layer]
        doc.spans[layer] = [*_spans(doc, own, names.spans)]
    first = [span for span in spans if layers and span.layer == layers[0]]
    entities = [*_spans(doc, _apart(first), names.spans)]
    doc.set_ents(entities, default="missing" if given is None else "outside")
    doc.cats = {} if given is None else dict(_cats(given, names))
    own_set = None if given is None else {"annotator": given.annotator, "state": given.state, "flag": given.flag}
    plain = {"document": document_fields(document, split), "set": own_set}
    doc.user_data.clear()
    doc.user_data[_OURS] = orjson.dumps(plain).decode()
    return doc


def _spans(doc: Doc, spans: Iterable[SpanAnnotation], names: LabelNames) -> Iterator[Span]:
    for span in spans:
        made = doc.char_span(span.start, span.end, label=names.outside(span.layer, span.label))
        if made is not None:
            yield made


def _apart(spans: Sequence[SpanAnnotation]) -> Iterator[SpanAnnotation]:
    """Yield the longest of spans that share a character."""
    kept: list[SpanAnnotation] = []
    for span in sorted(spans, key=lambda span: (span.start - span.end, span.order)):
        if not any(other.start < span.end and span.start < other.end for other in kept):
            kept.append(span)
            yield span


def _cats(given: AnnotationSet, names: _Names) -> Iterator[tuple[str, float]]:
    for layer in names.schema.of_kind("choice"):
        chosen = {each.label for each in given.choices if each.layer == layer.name}
        if chosen:
            for label in layer.labels:
                yield names.choices.outside(layer.name, label.name), float(label.name in chosen)


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
            FormatError: the file is no DocBin, or larger than ``LARGEST`` once unpacked.
        """
        try:
            packed = [*_unpacked(source)]
        except FormatError:
            raise
        except Exception as error:
            raise source.refusal("This is no DocBin of spaCy, or a damaged one.") from error
        names = SchemaNames(options.schema)
        for number, each in enumerate(packed, 1):
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


def _unpacked(source: SourceFile) -> Iterator[_Packed]:
    import srsly  # type: ignore[import-untyped]  # noqa: PLC0415 - comes with spaCy
    from spacy.attrs import ENT_IOB, ENT_TYPE, ORTH  # type: ignore[import-not-found]  # noqa: PLC0415
    from spacy.strings import StringStore  # noqa: PLC0415

    unpacking = zlib.decompressobj()
    plain = unpacking.decompress(source.head(LARGEST), LARGEST)
    if unpacking.unconsumed_tail:
        raise source.refusal(
            Sentence("The file is larger than the {limit} MB that can be unpacked.", limit=LARGEST >> 20)
        )
    message = srsly.msgpack_loads(plain)
    attributes = list(message["attrs"])
    # It knows the numbers of spaCy's own symbols, too, such as that of PERSON.
    word_of = StringStore(map(storable, message["strings"]))
    lengths = struct.unpack(f"<{len(message['lengths']) // 4}i", message["lengths"])
    numbers = struct.unpack(f"<{len(message['tokens']) // 8}Q", message["tokens"])
    width = len(attributes)
    spaces = message["spaces"]
    if min(lengths, default=0) < 0 or sum(lengths) * width != len(numbers) or sum(lengths) != len(spaces):
        raise ValueError
    ends = [0]
    for length in lengths:
        ends.append(ends[-1] + length)
    for index, (begin, end) in enumerate(pairwise(ends)):
        rows = [numbers[row * width : (row + 1) * width] for row in range(begin, end)]
        tags = ["O"] * len(rows)
        if ENT_IOB in attributes and ENT_TYPE in attributes:
            letter, kind = attributes.index(ENT_IOB), attributes.index(ENT_TYPE)
            tags = [f"{'OIOB'[row[letter]]}-{word_of[row[kind]]}" if row[letter] in (1, 3) else "O" for row in rows]
        users = message.get("user_data") or [None] * len(lengths)
        yield _Packed(
            words=[word_of[row[attributes.index(ORTH)]] for row in rows],
            spaces=[bool(space) for space in spaces[begin:end]],
            tags=tags,
            cats={
                storable(str(key)): float(value)
                for key, value in message["cats"][index].items()
                if isinstance(value, int | float)
            },
            groups=[*_groups(message.get("span_groups", [b""] * len(lengths))[index], word_of)],
            ours=_ours(users[index]),
        )


def _groups(packed: bytes, word_of: StringStore) -> Iterator[tuple[str, list[tuple[int, int, str]]]]:
    import srsly  # noqa: PLC0415

    if not packed:
        return
    found = srsly.msgpack_loads(packed)
    # Before spaCy 3.4 a list of groups, since then each group with the keys that it stands under.
    pairs = [(group, None) for group in found] if isinstance(found, list) else [*found.items()]
    for group, keys in pairs:
        message = srsly.msgpack_loads(group)
        spans: list[tuple[int, int, str]] = []
        for member in message["spans"]:
            _id, _kb_id, label, start, end, _start_char, _end_char = _MEMBER.unpack(member)
            spans.append((start, end - 1, word_of[label]))
        for key in keys if keys is not None else [message["name"]]:
            yield storable(str(key)), spans


def _ours(packed: bytes | None) -> dict[str, Any]:
    import srsly  # noqa: PLC0415

    if packed is None:
        return {}
    said = srsly.msgpack_loads(packed, use_list=False).get(_OURS)
    plain = orjson.loads(said) if isinstance(said, str) else None
    return plain if isinstance(plain, dict) else {}
