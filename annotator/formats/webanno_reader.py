"""What WebAnno and INCEpTION exported as TSV 3: the text its sentences make, and the spans of its layers.

Relations, chains and links have no place here; each is accounted for.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from annotator.domain.annotation import GOLD
from annotator.domain.errors import FormatError
from annotator.domain.schema import Layer
from annotator.domain.sentence import Sentence
from annotator.formats.file_names import identifier_of, whose
from annotator.formats.incoming import Incoming, IncomingDocument, Notice, ReadOptions
from annotator.formats.loss import Part, Why
from annotator.formats.offsets import Counting, Evidence, Ruler
from annotator.formats.source import SourceFile
from annotator.formats.taking import SchemaNames, Taking
from annotator.formats.webanno_tsv import FIRST_LINE, type_columns, unescaped
from annotator.formats.whole_lines import whole_lines

_LABELS = ("value", "label")
_IDENTIFIER = "identifier"
_LINK = "ROLE_"
_UNIT = re.compile(r"(\d{1,9})-(\d{1,9})(?:\.\d{1,9})?\t(\d{1,15})-(\d{1,15})\t(.*)")
_STACKED = re.compile(r"(?:[^\\|]|\\.)+")
_VALUE = re.compile(r"((?:[^\\\[]|\\.)*)(?:\[(\d{1,9})\])?")
_IN_CHAIN = re.compile(r"->(\d+-\d+)")
_WIDEST_GAP = 1000  # units between two sentences; what is wider is damage

Kind = Literal["span", "relation", "chain"]
_KINDS: dict[str, Kind] = {"#T_SP=": "span", "#T_RL=": "relation", "#T_CH=": "chain"}


@dataclass(frozen=True, slots=True)
class _Layer:
    """A layer of the header: its type, its features, and the column in which they begin."""

    kind: Kind
    type: str
    features: tuple[str, ...]
    column: int

    @property
    def name(self) -> str:
        """What people call it."""
        return self.type.rpartition(".")[2]

    @property
    def width(self) -> int:
        """How many columns it has."""
        # A chain has one for its links and one for what they are.
        return 2 if self.kind == "chain" else max(len(self.features), 1)


class _Unit(NamedTuple):
    """A token, or a part of one; offsets as the file counts them."""

    start: int
    end: int
    word: str


@dataclass(slots=True)
class _Sentence:
    """The text of a sentence, and which units are of it."""

    text: str
    first_unit: int
    end_unit: int = 0


@dataclass(slots=True)
class _Annotation:
    """What is labelled once, over one unit or several; offsets as the file counts them, words as it quotes them."""

    layer: _Layer
    start: int
    end: int
    line: int
    values: dict[str, str]
    first: str
    last: str


@dataclass(slots=True)
class _Parsed:
    """What a file says; ``others`` counts what is no span, by what it is called."""

    layers: list[_Layer] = field(default_factory=list)
    sentences: list[_Sentence] = field(default_factory=list)
    units: list[_Unit] = field(default_factory=list)
    annotations: dict[tuple[str, object], _Annotation] = field(default_factory=dict)
    others: Counter[str] = field(default_factory=Counter)
    chained: set[tuple[str, str]] = field(default_factory=set)
    refused: list[FormatError] = field(default_factory=list)


class WebannoTsvReader:
    """Reads one document; in the folder of an exported project it is called as the folder, and the file as its user."""

    def read(self, source: SourceFile, options: ReadOptions) -> Iterator[Incoming]:
        """Yield the document, what of its labels has no place here, and a refusal for each line that is broken."""
        parsed = _parse(source)
        yield from parsed.refused
        evidence = _evidence(parsed)
        # What these programs write, as long as nothing speaks for another unit.
        usual, best = evidence.best("utf16"), evidence.best()
        counting = best if evidence.fits(best.unit) > evidence.fits("utf16") else usual
        if options.offset_unit is not None:
            counting = evidence.best(options.offset_unit)
        elif counting.unit != "utf16":
            yield Notice(evidence.told)
        text = _text(parsed, counting)
        if not text.strip():
            raise source.refusal("There is no text here, or an empty one.")
        name, annotator = whose(source.path, identifier_of(source.path.stem))
        document = IncomingDocument(id=name, kind="article", text=text, line=1)
        taking = Taking(document, SchemaNames(options.schema), source)
        ruler = Ruler(text, counting)
        own = {type_: options.schema.layer(name) for name, (type_, _features) in type_columns(options.schema).items()}
        for each in parsed.annotations.values():
            taking.line = each.line
            _take(taking, each, own.get(each.layer.type), ruler)
        for name, times in parsed.others.items():
            for _ in range(times):
                taking.lose(Part.RELATION, name, Why.NO_PLACE)
        taking.line = None
        is_settled = annotator == GOLD and options.annotator is None
        yield from taking.into_document(options, annotator, state="adjudicated" if is_settled else None)


def _take(taking: Taking, each: _Annotation, own: Layer | None, ruler: Ruler) -> None:
    values = dict(each.values)
    if values.pop(_IDENTIFIER, None) is not None:
        # Which entry of a knowledge base is meant.
        taking.lose(Part.OTHER, _IDENTIFIER, Why.NO_PLACE)
    label = next((values.pop(name) for name in _LABELS if name in values), None)
    if label is None:
        # Of a layer that somebody made, the first feature with a value; without any it is its own label.
        feature = next(iter(values), None)
        label = each.layer.name if feature is None else values.pop(feature)
    start, end = ruler.to_codepoints(each.start), ruler.to_codepoints(each.end)
    taking.span(
        label,
        start,
        end,
        layer=each.layer.name if own is None else taking.names.layer_of(label, own.name),
        quote=_contradiction(taking.document.text, start, end, each),
        attributes=values,
    )


def _contradiction(text: str, start: int | None, end: int | None, each: _Annotation) -> str | None:
    """Return the word that the file has at an edge of a span where another one stands in the text, or None."""
    if start is None or end is None:
        return None
    if not text.startswith((each.first, unescaped(each.first)), start):
        return each.first
    return None if text.endswith((each.last, unescaped(each.last)), 0, end) else each.last


def _evidence(parsed: _Parsed) -> Evidence:
    """Return how the units say that they are counted, each by its place in its sentence."""
    evidence = Evidence()
    for each in parsed.sentences:
        units = parsed.units[each.first_unit : each.end_unit]
        by = units[0].start - max(each.text.find(units[0].word), 0)
        evidence.add(each.text, [(unit.start - by, unit.end - by, unescaped(unit.word)) for unit in units])
    return evidence


def _text(parsed: _Parsed, counting: Counting) -> str:
    """Return the text that the sentences make.

    Between sentences that do not follow each other stands as much white space as the offsets leave.
    """
    pieces: list[str] = []
    length = 0
    for each in parsed.sentences:
        first = parsed.units[each.first_unit]
        ruler = Ruler(each.text, counting)
        gap = first.start - ruler.from_codepoints(max(each.text.find(first.word), 0)) - length
        if 0 < gap <= _WIDEST_GAP:
            breaks, blanks = (0, 1) if gap == 1 else divmod(gap, counting.line_ends or 1)
            pieces.append("\n" * breaks + " " * blanks)
            length += gap
        pieces.append(each.text)
        length += ruler.from_codepoints(len(each.text))
    return "".join(pieces)


def _parse(source: SourceFile) -> _Parsed:
    found = _Parsed()
    column = 0
    waiting: list[str] = []
    for number, line in whole_lines(source):
        if isinstance(line, FormatError):
            found.refused.append(line)
            continue
        if number == 1 and not line.startswith(FIRST_LINE):
            raise source.refusal(Sentence("The first line is not “{first}”.", first=FIRST_LINE), 1)
        if kind := _KINDS.get(line[:6]):
            name, *features = line[6:].split("|")
            found.layers.append(_Layer(kind, name, tuple(features), column))
            column += found.layers[-1].width
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
    found.units.append(_Unit(start, end, word))
    if waiting:
        found.sentences.append(_Sentence("\n".join(waiting), len(found.units) - 1))
        waiting.clear()
    if found.sentences:
        found.sentences[-1].end_unit = len(found.units)
    for layer in found.layers:
        if layer.column >= len(cells):
            break
        own = cells[layer.column : layer.column + layer.width]
        if layer.kind == "relation":
            # The last column says where each of them comes from.
            found.others[layer.name] += len(_stack(own[-1])) if len(own) == layer.width else 0
        elif layer.kind == "chain":
            links = {(layer.type, link) for link in _IN_CHAIN.findall(own[0])} - found.chained
            found.chained |= links
            found.others[layer.name] += len(links)
        else:
            _spans(layer, own, (start, end, number, word), found)


def _stack(cell: str) -> list[str]:
    return [] if cell in ("_", "") else _STACKED.findall(cell)


def _spans(layer: _Layer, cells: Sequence[str], where: tuple[int, int, int, str], found: _Parsed) -> None:
    stacks = [_stack(cell) for cell in cells]
    for place in range(max(map(len, stacks), default=0)):
        _add(layer, [stack[place] if place < len(stack) else "*" for stack in stacks], where, place, found)


def _add(layer: _Layer, cells: Sequence[str], where: tuple[int, int, int, str], place: int, found: _Parsed) -> None:
    start, end, line, word = where
    values: dict[str, str] = {}
    links = 0
    key: object = (line, place)
    follows_link = False
    for feature, cell in zip(layer.features or ("label",), cells, strict=False):
        match = _VALUE.fullmatch(cell)
        is_target, follows_link = follows_link, feature.startswith(_LINK)
        if match is None:
            continue
        if match[2] is not None:
            key = int(match[2])
        if is_target:
            links += match[1].count(";") + 1 if match[1] not in ("*", "_") else 0
        elif match[1] != "*" and not follows_link:
            values[feature] = unescaped(match[1])
    known = found.annotations.get((layer.type, key))
    if known is None:
        found.others[layer.name] += links
        found.annotations[layer.type, key] = _Annotation(layer, start, end, line, values, word, word)
        return
    if start < known.start:
        known.start, known.first = start, word
    if end > known.end:
        known.end, known.last = end, word
