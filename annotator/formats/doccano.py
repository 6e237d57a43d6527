"""doccano's JSON lines: spans, classes, and both together; relations are read as far as they name spans.

What it cannot hold: stances, attributes, what was rejected, ids of labels. Its importer drops overlapping spans where
the project does not allow them, and one of intents and slots never does. Offsets are UTF-16 units, or graphemes where
the project's grapheme mode is on, and nothing in a file of its says which: what we write names the places that we
counted, of others somebody may have to say it (``--offset-unit``).
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import NamedTuple

import orjson

from annotator.domain.annotation_set import AnnotationSet
from annotator.domain.document import Document
from annotator.domain.errors import FormatError
from annotator.domain.schema import Schema
from annotator.domain.sentence import Sentence
from annotator.formats.document_fields import flat_fields, from_flat, read_document
from annotator.formats.draft import Draft
from annotator.formats.holds import DETAILS, Holds
from annotator.formats.incoming import Incoming, Notice, ReadOptions
from annotator.formats.json_objects import Plain, json_objects, objects_in
from annotator.formats.label_names import LabelNames
from annotator.formats.labelled import LabelledThread
from annotator.formats.loss import Part, Why
from annotator.formats.offsets import UNITS, Counting, Evidence, Ruler, Unit
from annotator.formats.source import SourceFile
from annotator.formats.taking import SchemaNames, Taking
from annotator.formats.writer import WriteThread

_UNITS: tuple[Unit, ...] = ("utf16", "grapheme", "codepoint")
_UTF16 = Counting("utf16")
_LABELS = ("label", "labels", "entities", "cats", "annotations")
_COUNTED = "utf16_places"
_OWN = frozenset(("text", *_LABELS, "relations", "annotator", "state", "flag", "offset_unit", _COUNTED))
_PLACES = re.compile("([0-9]{1,15})-([0-9]{1,15})")


class DoccanoWriter:
    """Writes a line per annotator and document, in the shape that the project in doccano needs.

    Span layers alone give ``label`` with places, choice layers alone ``label`` with names, both together ``entities``
    and ``cats``, as for its projects of intents and slots. Every line has every key, since doccano reads lines as a
    table and refuses the gaps in it; ``meta`` is text, since its export rounds numbers. All is ASCII, since for intents
    and slots its import guesses the encoding, and guesses wrong.
    """

    suffix = ".jsonl"
    holds = Holds(spans="any", choices=True, annotators=True, parts=DETAILS | {Part.STATE, Part.FLAG}, offsets="utf16")

    @contextmanager
    def writing(self, draft: Draft, schema: Schema) -> Iterator[WriteThread]:
        """Begin a dataset."""
        spans, choices = LabelNames(schema, "span"), LabelNames(schema, "choice")
        both = bool(spans.names() and choices.names())
        places, names = ("entities" if both else "label"), ("cats" if both else "label")

        def line(document: Document, given: AnnotationSet | None, split: str | None) -> Plain:
            plain: Plain = {"text": document.text, **flat_fields(document, split), "offset_unit": "utf16"}
            of_set = (None, None, None) if given is None else (given.annotator, given.state, given.flag)
            plain |= zip(("annotator", "state", "flag"), of_set, strict=True)
            if choices.names():
                chosen = () if given is None else given.choices
                plain[names] = [choices.outside(each.layer, each.label) for each in chosen]
            if spans.names():
                at = Ruler(document.text, _UTF16).from_codepoints
                plain[places] = [
                    [at(each.start), at(each.end), spans.outside(each.layer, each.label)]
                    for each in (() if given is None else given.spans)
                ]
                plain[_COUNTED] = " ".join(f"{start}-{end}" for start, end, _label in plain[places])
            return plain

        with draft.create(self.suffix) as file:

            def write(thread: LabelledThread) -> None:
                for document, sets in thread.documents:
                    for given in sets or (None,):
                        plain = line(document, given, thread.split)
                        content = orjson.dumps(plain, option=orjson.OPT_APPEND_NEWLINE)
                        file.write(content if content.isascii() else json.dumps(plain).encode() + b"\n")

            yield write


class DoccanoReader:
    """Reads lines of all its kinds of project."""

    def read(self, source: SourceFile, options: ReadOptions) -> Iterator[Incoming]:
        """Yield what the lines hold, and a refusal for each that cannot be read.

        Raises:
            FormatError: the file does not tell how it counts, and its spans depend on it.
        """
        evidence = Evidence(_UNITS if options.offset_unit is None else (options.offset_unit,))
        for _line, plain in json_objects(source):
            if not isinstance(plain, FormatError) and isinstance(text := plain.get("text"), str):
                counted = _Counted.in_line(plain)
                places = (each for each in _given(plain) if isinstance(each, _Place) and not counted.holds(each))
                evidence.add(text, [(each.start, each.end, None) for each in places])
        if open_units := evidence.open_units():
            example = evidence.example(open_units)
            raise source.refusal(
                Sentence(
                    "Nothing in this file says how its offsets are counted, and emoji or accents make a difference: "
                    "say it (--offset-unit), utf16 as a rule, grapheme where the project's grapheme mode was on; "
                    "possible are {units}.",
                    units=", ".join(f"{unit} (“{example[unit][:40]}”)" if example else unit for unit in open_units),
                )
            )
        counting = evidence.best(options.offset_unit)
        if counting.line_ends:
            yield Notice(evidence.sentence or counting.sentence)
        names = SchemaNames(options.schema)
        for line, plain in json_objects(source):
            if isinstance(plain, FormatError):
                yield plain
            else:
                yield from _read(plain, line, counting, names, source, options)


def _read(
    plain: Plain, line: int, counting: Counting, names: SchemaNames, source: SourceFile, options: ReadOptions
) -> Iterator[Incoming]:
    # Its export adds a list of comments to each line, as a rule an empty one.
    fields = from_flat({key: value for key, value in plain.items() if key not in _OWN and value != []})
    document = read_document(fields, plain.get("text"), options, source=source, line=line)
    if isinstance(document, FormatError):
        yield document
        return
    taking = Taking(document, names, source, line)
    counted = _Counted.in_line(plain)
    others, ours = Ruler(document.text, counting), Ruler(document.text, Counting(counted.unit))
    for each in _given(plain):
        if isinstance(each, _Place):
            ruler = ours if counted.holds(each) else others
            taking.span(each.label, ruler.to_codepoints(each.start), ruler.to_codepoints(each.end))
        elif isinstance(each, str):
            taking.choice(each)
        else:
            taking.lose(Part.OTHER, "label", Why.NO_PLACE)
    for relation in objects_in(plain.get("relations")):
        taking.lose(Part.RELATION, str(relation.get("type", "")), Why.NO_PLACE)
    annotator = plain.get("annotator")
    yield from taking.into_document(
        options,
        annotator if isinstance(annotator, str) else None,
        state=plain.get("state"),
        flag=plain.get("flag"),
    )


class _Place(NamedTuple):
    """A span as a line has it."""

    start: int
    end: int
    label: str


@dataclass(frozen=True, slots=True)
class _Counted:
    """What a line says of its counting: the unit, and of which places; ``places`` is None where it is of all.

    Others were made in doccano since, and are counted as its project counts.
    """

    unit: Unit
    places: frozenset[tuple[int, int]] | None

    @classmethod
    def in_line(cls, plain: Plain) -> _Counted:
        """Return what a line says."""
        unit = next((each for each in UNITS if each == plain.get("offset_unit")), None)
        if unit is None:
            return cls("utf16", frozenset())
        places = plain.get(_COUNTED)
        if not isinstance(places, str):
            return cls(unit, None)
        return cls(unit, frozenset((int(start), int(end)) for start, end in _PLACES.findall(places)))

    def holds(self, place: _Place) -> bool:
        """Return whether it is said of that place."""
        return self.places is None or (place.start, place.end) in self.places


def _given(plain: Plain) -> Iterator[_Place | str | None]:
    """Yield the labels of a line, in whichever shape they stand: spans, classes, and None for what is neither."""
    for key in _LABELS:
        given = plain.get(key)
        for each in given if isinstance(given, list) else () if given is None else (given,):
            match each:
                case {"start_offset": int() as start, "end_offset": int() as end, "label": str() | int() as label}:
                    yield _Place(int(start), int(end), str(label))
                case [int() as start, int() as end, str() | int() as label]:
                    yield _Place(int(start), int(end), str(label))
                case str():
                    yield each
                case {"label": str() | int() as label, **rest} if not rest.keys() & {"start_offset", "end_offset"}:
                    yield str(label)
                case _:
                    yield None
