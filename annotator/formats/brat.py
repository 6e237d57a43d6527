"""brat's standoff: a folder with a text and an ``.ann`` of each document, and the configuration that fits the schema.

What it cannot hold: choices, stances, several annotators, and what stands beside a text but its id, which is the name
of its file, and of its folder where an import has another text of that name. Offsets are code points of the ``.txt``.
A span over a line end is written in pieces, one for each line, as brat does it; so written it is read as one span,
other pieces are no span of ours.
"""

from __future__ import annotations

import re
from codecs import BOM_UTF8
from collections.abc import Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path

from annotator.domain.annotation import SpanAnnotation
from annotator.domain.errors import FormatError
from annotator.domain.schema import Schema
from annotator.domain.sentence import Sentence
from annotator.formats.draft import Draft
from annotator.formats.file_names import FileNames, identifier_of, is_nameable
from annotator.formats.holds import Holds
from annotator.formats.incoming import Incoming, IncomingDocument, Notice, ReadOptions
from annotator.formats.label_names import LabelNames
from annotator.formats.labelled import Labelled, LabelledThread
from annotator.formats.loss import Part, Why
from annotator.formats.offsets import Evidence, Ruler, most_fitting
from annotator.formats.raw import is_file
from annotator.formats.source import SourceFile
from annotator.formats.taking import SchemaNames, Taking
from annotator.formats.whole_lines import whole_lines
from annotator.formats.writer import WriteThread

TEXT, ANNOTATIONS = ".txt", ".ann"

_MARK = "\ufeff"
_LINES = re.compile(r"(?<=[^\n])\n+(?=[^\n])")
_CONTROLS = str.maketrans(dict.fromkeys("\t\n\r\v\f\x1c\x1d\x1e\x85\u2028\u2029", " "))
_RANGE = re.compile(r"(\d{1,15}) (\d{1,15})")


def spell(name: str) -> str:
    """Return a name as brat can have it: word characters and hyphens."""
    return re.sub(r"[^\w-]", "_", name) or "_"


class BratWriter:
    """Writes two files per document, and ``annotation.conf`` for all of them."""

    suffix = ""
    holds = Holds(spans="any", parts=frozenset((Part.ATTRIBUTE, Part.ID)), ids=is_nameable, offsets="codepoint")

    @contextmanager
    def writing(self, draft: Draft, schema: Schema) -> Iterator[WriteThread]:
        """Begin a folder."""
        names, files = LabelNames(schema, "span", spell), FileNames()
        draft.put("annotation.conf", _configuration(schema, names))

        def write(thread: LabelledThread) -> None:
            for labelled in thread.documents:
                name = files.name_of(labelled.document.id)
                draft.put(f"{name}{TEXT}", labelled.document.text.encode())
                draft.put(f"{name}{ANNOTATIONS}", "".join(_lines(labelled, names)).encode())

        yield write


def _configuration(schema: Schema, names: LabelNames) -> bytes:
    attributes: dict[str, list[str]] = {}
    for layer in schema.of_kind("span"):
        for attribute in layer.attributes:
            values = attributes.setdefault(spell(attribute.name), [])
            values += [value for label in attribute.labels if (value := spell(label.name)) not in values]
    lines = ["[entities]", *names.names(), "[relations]", "[events]", "[attributes]"]
    lines += [f"{name}\tArg:<ENTITY>, Value:{'|'.join(values)}" for name, values in attributes.items()]
    return "\n".join([*lines, ""]).encode()


def _lines(labelled: Labelled, names: LabelNames) -> Iterator[str]:
    text = labelled.document.text
    attribute = 0
    for number, span in enumerate((span for given in labelled.sets for span in given.spans), 1):
        pieces = [*_pieces(span, text)]
        places = ";".join(f"{start} {end}" for start, end in pieces)
        quote = " ".join(text[start:end] for start, end in pieces).translate(_CONTROLS)
        yield f"T{number}\t{names.outside(span.layer, span.label)} {places}\t{quote}\n"
        for name, label in span.attributes:
            attribute += 1
            yield f"A{attribute}\t{spell(name)} T{number} {spell(label)}\n"


def _pieces(span: SpanAnnotation, text: str) -> Iterator[tuple[int, int]]:
    """Yield the pieces of a span that lines make; line ends at its edges stay with it."""
    start = span.start
    if text.find("\n", start, span.end) < 0:
        yield start, span.end
        return
    for match in _LINES.finditer(text, span.start, span.end):
        yield start, match.start()
        start = match.end()
    yield start, span.end


@dataclass(frozen=True, slots=True)
class _Textbound:
    """A line that labels a part of the text."""

    line: int
    label: str
    pieces: tuple[tuple[int, int], ...]
    quote: str | None


@dataclass(slots=True)
class _Standoff:
    """What an ``.ann`` says; ``others`` are the lines that label no text, by what they are and are called."""

    spans: dict[str, _Textbound] = field(default_factory=dict)
    attributes: dict[str, dict[str, str]] = field(default_factory=dict)
    others: list[tuple[Part, str]] = field(default_factory=list)
    refused: list[FormatError] = field(default_factory=list)


class BratReader:
    """Reads the text of one document and, where there is one beside it, its ``.ann``; either may be named."""

    def read(self, source: SourceFile, options: ReadOptions) -> Iterator[Incoming]:
        """Yield the document, what of its labels has no place here, and a refusal for each line that is broken."""
        beside = SourceFile(source.path.with_suffix(ANNOTATIONS), source.encoding)
        if source.path.suffix == ANNOTATIONS:
            source = _text_of(source)
        text = source.text()
        if not text.strip():
            raise source.refusal("There is no text here, or an empty one.")
        standoff = _standoff(beside) if is_file(beside.file) else _Standoff()
        yield from standoff.refused
        spans = [(span.pieces[0][0], span.pieces[-1][1], span.quote) for span in standoff.spans.values()]
        # Some count the byte order mark, and have every place behind it.
        has_mark = source.head(len(BOM_UTF8)) == BOM_UTF8
        before = (
            _MARK if has_mark and most_fitting(_MARK + text, spans, _alike) > most_fitting(text, spans, _alike) else ""
        )
        evidence = Evidence(alike=_alike)
        evidence.add(before + text, spans)
        counting = evidence.best(options.offset_unit)
        if evidence.sentence is not None and options.offset_unit is None:
            yield Notice(evidence.sentence)
        name = options.names.get(source.path) or identifier_of(source.path.stem)
        document = IncomingDocument(id=name, kind="article", text=text, line=1)
        taking = Taking(document, SchemaNames(options.schema, spell), beside)
        ruler = Ruler(text, counting, before)
        for identifier, span in standoff.spans.items():
            taking.line = span.line
            _take(taking, span, ruler, standoff.attributes.pop(identifier, {}))
        for attributes in standoff.attributes.values():
            # Those of events and relations.
            for name, value in attributes.items():
                taking.lose(Part.ATTRIBUTE, f"{name}={value}", Why.NO_PLACE)
        for part, label in standoff.others:
            taking.lose(part, label, Why.NO_PLACE)
        taking.line = None
        yield from taking.into_document(options, None)


def names_apart(paths: Iterable[Path]) -> Mapping[Path, str]:
    """Return what to call the documents of files that are called as others of ``paths`` are and hold another text.

    The first text of a name keeps it, another one has its folder before it (``dev/doc1`` beside ``doc1``). The same
    text in several folders, as annotators have them, is one document.
    """
    alike: dict[str, list[Path]] = {}
    for path in paths:
        if path.suffix in (TEXT, ANNOTATIONS):
            alike.setdefault(path.stem, []).append(path)
    names: dict[Path, str] = {}
    for stem, several in alike.items():
        if len(several) == 1 or not any(is_file(path.with_suffix(ANNOTATIONS)) for path in several):
            continue
        called: dict[str, str] = {}
        for path in several:
            try:
                digest = SourceFile(path.with_suffix(TEXT)).digest()
            except FormatError:
                continue  # whoever reads it says why it cannot be read
            if digest not in called:
                called[digest] = _name_apart(path, stem, frozenset(called.values()))
            names[path] = identifier_of(called[digest])
    return names


def _name_apart(path: Path, stem: str, taken: AbstractSet[str]) -> str:
    """Return a name with as many folders before it as make it one of its own."""
    name = stem
    for folder in path.parents:
        if name not in taken:
            break
        name = f"{folder.name}/{name}"
    return name


def _text_of(source: SourceFile) -> SourceFile:
    """Return the file of the text that annotations are of."""
    text = SourceFile(source.path.with_suffix(TEXT), source.encoding)
    if not is_file(text.file):
        raise source.refusal(
            Sentence(
                "The text that these annotations are of is missing: “{name}” belongs beside them.", name=text.path.name
            )
        )
    return text


def _take(taking: Taking, span: _Textbound, ruler: Ruler, attributes: dict[str, str]) -> None:
    text = taking.document.text
    places = [(ruler.to_codepoints(start), ruler.to_codepoints(end)) for start, end in span.pieces]
    for (_start, end), (start, _end) in pairwise(places):
        if end is None or start is None or end >= start or text[end:start].strip("\r\n"):
            taking.lose(Part.SPAN, span.label, Why.DISCONTINUOUS)
            return
    start, end = places[0][0], places[-1][1]
    if start is not None and end is not None and span.quote is not None and not _alike(text[start:end], span.quote):
        # The quote is what somebody labelled: where it is not, the span is not what was meant.
        taking.span(span.label, start, end, quote=span.quote)
        return
    taking.span(span.label, start, end, attributes=_as_in_schema(taking, span.label, attributes))


def _as_in_schema(taking: Taking, label: str, attributes: dict[str, str]) -> dict[str, str]:
    """Return attributes by the names that the schema has for them, where they are spelt otherwise."""
    asked = taking.names.find("span", label) if attributes else None
    known = {
        (spell(attribute.name), spell(label.name)): (attribute.name, label.name)
        for attribute in (() if asked is None else asked[0].attributes)
        for label in attribute.labels
    }
    return dict(known.get((name, value), (name, value)) for name, value in attributes.items())


def _alike(found: str, quote: str) -> bool:
    """Return whether a quote is what stands there; it has a blank for each tab and each line end, or for several."""
    return " ".join(found.split()) == " ".join(quote.split())


def _standoff(source: SourceFile) -> _Standoff:
    found = _Standoff()
    for number, line in whole_lines(source):
        if isinstance(line, FormatError):
            found.refused.append(line)
            continue
        if not line:
            continue
        identifier, _tab, rest = line.partition("\t")
        what, _tab, tail = rest.partition("\t")
        words = what.split()
        match identifier[:1]:
            case "T" if identifier in found.spans:
                found.refused.append(
                    source.refusal(Sentence("The id “{id}” stands here twice.", id=identifier), number)
                )
            case "T" if (span := _textbound(number, what, tail)) is not None:
                found.spans[identifier] = span
            case "A" | "M" if len(words) in (2, 3):
                found.attributes.setdefault(words[1], {})[words[0]] = words[2] if len(words) == 3 else "true"
            case "R" | "E" | "*" if words:
                found.others.append((Part.RELATION, words[0].partition(":")[0]))
            case "N" | "#" if words:
                found.others.append((Part.OTHER, words[0]))
            case _:
                found.refused.append(source.refusal(Sentence("This line is no standoff annotation."), number))
    return found


def _textbound(number: int, what: str, quote: str) -> _Textbound | None:
    label, _blank, places = what.partition(" ")
    pieces = [_RANGE.fullmatch(place) for place in places.split(";")]
    if not label or not all(pieces):
        return None
    found = tuple((int(match[1]), int(match[2])) for match in pieces if match is not None)
    return _Textbound(number, label, found, quote or None)
