r"""WebAnno's and INCEpTION's TSV 3: a folder with a file for each document, tokens with their offsets and layers.

What it cannot hold: choices, stances, several annotators, spans that are no whole tokens (written; parts of tokens are
read), and what stands beside a text but its id, which is the name of its file. Offsets are UTF-16 units. ``\ [ ] | _
-> ; *``, tabs and line ends in a value have a backslash before them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import count

from annotator.domain.annotation import SpanAnnotation
from annotator.domain.errors import FormatError
from annotator.domain.schema import Layer, Schema
from annotator.domain.sentence import Sentence
from annotator.domain.tokens import TokenTable
from annotator.formats.draft import Draft
from annotator.formats.file_names import FileNames, identifier_of, is_nameable
from annotator.formats.holds import Holds, rough
from annotator.formats.incoming import Incoming, IncomingDocument, Notice, ReadOptions
from annotator.formats.labelled import Labelled, LabelledThread
from annotator.formats.loss import Part, Why
from annotator.formats.offsets import Counting, Evidence, Ruler
from annotator.formats.source import SourceFile
from annotator.formats.taking import SchemaNames, Taking
from annotator.formats.token_text import sentences_of
from annotator.formats.writer import WriteThread

SUFFIX = ".tsv"
FIRST_LINE = "#FORMAT=WebAnno TSV 3"

_NAMED_ENTITY = "de.tudarmstadt.ukp.dkpro.core.api.ner.type.NamedEntity"
_CUSTOM = "webanno.custom."
_LABELS = ("value", "label")
_UTF16 = Counting("utf16")
_ESCAPED = re.compile(r"\\(->|[\\\[\]|_;*tnr])")
_TO_ESCAPE = re.compile(r"->|[\\\[\]|_;*\t\n\r]")
_ESCAPES = {"\t": "t", "\n": "n", "\r": "r"}
_UNESCAPES = {"t": "\t", "n": "\n", "r": "\r"}
_UNIT = re.compile(r"(\d{1,9})-(\d{1,9})(?:\.\d{1,9})?\t(\d{1,15})-(\d{1,15})\t(.*)")
_STACKED = re.compile(r"(?:[^\\|]|\\.)+")
_VALUE = re.compile(r"((?:[^\\\[]|\\.)*)(?:\[(\d{1,9})\])?")


def escaped(value: str) -> str:
    """Return a value as it stands in a cell."""
    return _TO_ESCAPE.sub(lambda found: f"\\{_ESCAPES.get(found[0], found[0])}", value)


def unescaped(cell: str) -> str:
    """Return the value of a cell."""
    return _ESCAPED.sub(lambda found: _UNESCAPES.get(found[1], found[1]), cell)


def _spell(name: str) -> str:
    return re.sub(r"\W", "_", name, flags=re.ASCII)


def _columns(schema: Schema) -> dict[str, tuple[str, tuple[str, ...]]]:
    """Return the type of each span layer and its features: the label first, then the attributes.

    The first layer is the one for names that INCEpTION brings along.
    """
    return {
        layer.name: (
            _CUSTOM + _spell(layer.name) if number else _NAMED_ENTITY,
            ("label" if number else "value", *(attribute.name for attribute in layer.attributes)),
        )
        for number, layer in enumerate(schema.of_kind("span"))
    }


class WebannoTsvWriter:
    """Writes a file for each document."""

    suffix = ""
    holds = Holds(spans="any", tokens=rough, parts=frozenset((Part.ATTRIBUTE, Part.ID)), ids=is_nameable)

    @contextmanager
    def writing(self, draft: Draft, schema: Schema) -> Iterator[WriteThread]:
        """Begin a folder."""
        columns, files = _columns(schema), FileNames()
        head = [f"{FIRST_LINE}.3"]
        head += [
            "|".join((f"#T_SP={name}", *(re.sub(r"[|\t\n\r]", "_", each) for each in features)))
            for name, features in columns.values()
        ]

        def write(thread: LabelledThread) -> None:
            for labelled in thread.documents:
                lines = [*head, "", *_lines(labelled, columns)]
                draft.put(f"{files.name_of(labelled.document.id)}{SUFFIX}", "\n".join([*lines, ""]).encode())

        yield write


def _lines(labelled: Labelled, columns: Mapping[str, tuple[str, tuple[str, ...]]]) -> Iterator[str]:
    text = labelled.document.text
    table = rough(text)
    spans = [span for given in labelled.sets for span in given.spans]
    cells = _cells(table, spans, columns)
    ruler = Ruler(text, _UTF16)
    sentences = sentences_of(text, table, spans)
    for number, sentence in enumerate(sentences, 1):
        # White space around a sentence belongs to the one before, so that all sentences together are the text.
        begin = table.starts[sentence[0]] if number > 1 else 0
        end = table.starts[sentences[number][0]] if number < len(sentences) else len(text)
        yield ""
        yield f"#Text={_escaped_text(text[begin:end])}"
        for place, token in enumerate(sentence, 1):
            start, stop = table.starts[token], table.ends[token]
            offsets = f"{ruler.from_codepoints(start)}-{ruler.from_codepoints(stop)}"
            yield "\t".join((f"{number}-{place}", offsets, text[start:stop], *cells[token], ""))


def _escaped_text(text: str) -> str:
    return re.sub(r"[\\\t\n\r]", lambda found: f"\\{_ESCAPES.get(found[0], found[0])}", text)


def _cells(
    table: TokenTable, spans: Sequence[SpanAnnotation], columns: Mapping[str, tuple[str, tuple[str, ...]]]
) -> list[list[str]]:
    """Return the cells of each token: those of a layer hold its spans, one behind the other, numbered."""
    number_of = {start: number for number, start in enumerate(table.starts)}
    here: list[dict[str, list[tuple[int, SpanAnnotation]]]] = [{} for _ in table.starts]
    for identifier, span in zip(count(1), spans, strict=False):
        token = number_of[span.start]
        while token < len(table.starts) and table.starts[token] < span.end:
            here[token].setdefault(span.layer, []).append((identifier, span))
            token += 1
    rows: list[list[str]] = []
    for of_layer in here:
        row: list[str] = []
        for layer, (_type, features) in columns.items():
            found = of_layer.get(layer, [])
            for place, feature in enumerate(features):
                values = [span.label if place == 0 else span.attribute(feature) for _identifier, span in found]
                stacked = [
                    f"{'*' if value is None else escaped(value)}[{identifier}]"
                    for value, (identifier, _span) in zip(values, found, strict=True)
                ]
                row.append("|".join(stacked) or "_")
        rows.append(row)
    return rows


# --- reading ---


@dataclass(frozen=True, slots=True)
class _Layer:
    """A layer of the header: its type, its features, and the column in which they begin."""

    type: str
    features: tuple[str, ...]
    column: int


@dataclass(slots=True)
class _Annotation:
    """What is labelled once, over one unit or several; offsets as the file counts them."""

    start: int
    end: int
    line: int
    values: dict[str, str]


@dataclass(slots=True)
class _Parsed:
    """What a file says."""

    layers: list[_Layer] = field(default_factory=list)
    others: list[str] = field(default_factory=list)
    sentences: list[tuple[str, int, str]] = field(default_factory=list)
    units: list[tuple[int, int, str]] = field(default_factory=list)
    annotations: dict[tuple[str, object], _Annotation] = field(default_factory=dict)
    refused: list[FormatError] = field(default_factory=list)


class WebannoTsvReader:
    """Reads one document; layers of spans, not those of relations and chains."""

    def read(self, source: SourceFile, options: ReadOptions) -> Iterator[Incoming]:
        """Yield the document, what of its labels has no place here, and a refusal for each line that is broken."""
        parsed = _parse(source)
        yield from parsed.refused
        text, evidence = _text(parsed, options)
        if not text.strip():
            raise source.refusal("There is no text here, or an empty one.")
        counting = evidence.best() if options.offset_unit is None else Counting(options.offset_unit)
        if evidence.sentence is not None and counting.unit != "utf16":
            yield Notice(evidence.sentence)
        document = IncomingDocument(id=identifier_of(source.path.stem), kind="article", text=text, line=1)
        taking = Taking(document, SchemaNames(options.schema), source)
        ruler = Ruler(text, counting)
        own = {type_: options.schema.layer(name) for name, (type_, _features) in _columns(options.schema).items()}
        for (type_, _identifier), each in parsed.annotations.items():
            taking.line = each.line
            _take(taking, each, own.get(type_), ruler)
        for name in parsed.others:
            taking.lose(Part.RELATION, name.rpartition(".")[2], Why.NO_PLACE)
        taking.line = None
        yield from taking.into_document(options, None)


def _take(taking: Taking, each: _Annotation, layer: Layer | None, ruler: Ruler) -> None:
    values = dict(each.values)
    label = next((values.pop(name) for name in _LABELS if name in values), None)
    if label is None:
        # Of a layer that somebody made, the first feature with a value.
        name = next(iter(values), None)
        label = "" if name is None else values.pop(name)
    values.pop("identifier", None)
    taking.span(
        label,
        ruler.to_codepoints(each.start),
        ruler.to_codepoints(each.end),
        layer=None if layer is None else taking.names.layer_of(label, layer.name),
        attributes=values,
    )


def _text(parsed: _Parsed, options: ReadOptions) -> tuple[str, Evidence]:
    """Return the text that the sentences make, and how the units say that it is counted.

    Between sentences that do not follow each other stands as much white space as the offsets leave.
    """
    unit = options.offset_unit or "utf16"
    pieces: list[str] = []
    length = 0
    for sentence, begin, first in parsed.sentences:
        before = max(sentence.find(first), 0)
        gap = begin - Ruler(sentence, Counting(unit)).from_codepoints(before) - length
        if 0 < gap <= 1000:
            pieces.append(" " if gap == 1 else "\n" * gap)
            length += gap
        pieces.append(sentence)
        length += Ruler(sentence, Counting(unit)).from_codepoints(len(sentence))
    text = "".join(pieces)
    evidence = Evidence(("utf16", "codepoint"))
    evidence.add(text, [(start, end, word) for start, end, word in parsed.units])
    return text, evidence


def _parse(source: SourceFile) -> _Parsed:
    found = _Parsed()
    column = 0
    waiting: list[str] = []
    for number, said in source.lines():
        if isinstance(said, FormatError):
            found.refused.append(said)
            continue
        line = said.decode("utf-8", "replace")
        if number == 1 and not line.startswith(FIRST_LINE):
            raise source.refusal(Sentence("The first line is not “{first}”.", first=FIRST_LINE), 1)
        if line.startswith("#T_SP="):
            name, *features = line.removeprefix("#T_SP=").split("|")
            found.layers.append(_Layer(name, tuple(features), column))
            column += max(len(features), 1)
        elif line.startswith(("#T_RL=", "#T_CH=")):
            name, *features = line[6:].split("|")
            found.others.append(name)
            # A relation has a column for where it begins, a chain two for its links.
            column += max(len(features), 1) if line.startswith("#T_RL=") else 2
        elif line.startswith("#Text="):
            waiting.append(unescaped(line.removeprefix("#Text=")))
        elif line and not line.startswith("#"):
            _unit(line, number, waiting, found, source)
    if not found.units:
        raise source.refusal("There is no token in this file.")
    return found


def _unit(line: str, number: int, waiting: list[str], found: _Parsed, source: SourceFile) -> None:
    match = _UNIT.fullmatch(line)
    if match is None:
        found.refused.append(source.refusal(Sentence("This line is no token with its offsets."), number))
        return
    start, end = int(match[3]), int(match[4])
    word, *cells = match[5].split("\t")
    if waiting:
        found.sentences.append(("\n".join(waiting), start, word))
        waiting.clear()
    found.units.append((start, end, word))
    for layer in found.layers:
        own = cells[layer.column : layer.column + max(len(layer.features), 1)]
        stacks = [[] if cell in ("_", "") else _STACKED.findall(cell) for cell in own]
        for place in range(max(map(len, stacks), default=0)):
            _add(
                layer,
                [stack[place] if place < len(stack) else "*" for stack in stacks],
                (start, end, number, place),
                found,
            )


def _add(layer: _Layer, cells: list[str], where: tuple[int, int, int, int], found: _Parsed) -> None:
    start, end, line, place = where
    values: dict[str, str] = {}
    key: object = (line, place)
    for feature, cell in zip(layer.features or ("label",), cells, strict=False):
        match = _VALUE.fullmatch(cell)
        if match is None:
            continue
        if match[2] is not None:
            key = int(match[2])
        if match[1] != "*":
            values[feature] = unescaped(match[1])
    known = found.annotations.get((layer.type, key))
    if known is None:
        found.annotations[layer.type, key] = _Annotation(start, end, line, values)
    else:
        known.start, known.end = min(known.start, start), max(known.end, end)
