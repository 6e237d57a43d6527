"""doccano's JSON lines: spans, classes, and both together; relations are read as far as they name spans.

What it cannot hold: stances, attributes, what was rejected, ids of labels. Its importer drops overlapping spans where
the project does not allow them. Offsets are UTF-16 units, or graphemes where the project's grapheme mode is on, and
nothing in a file of its says which: what we write says so, of other files somebody may have to (``--offset-unit``).
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import orjson

from annotator.domain.annotation_set import AnnotationSet
from annotator.domain.document import Document
from annotator.domain.errors import FormatError
from annotator.domain.schema import Schema
from annotator.domain.sentence import Sentence
from annotator.formats.document_fields import document_fields, read_document
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
_OWN = frozenset(
    ("text", "label", "labels", "entities", "relations", "cats", "annotator", "state", "flag", "offset_unit")
)


class DoccanoWriter:
    """Writes a line per annotator and document, in the shape that the project in doccano needs.

    Span layers alone give ``label`` with places, choice layers alone ``label`` with names, both together ``entities``
    and ``cats``, as for its projects of intents and slots.
    """

    suffix = ".jsonl"
    holds = Holds(spans="any", choices=True, annotators=True, parts=DETAILS | {Part.STATE, Part.FLAG})

    @contextmanager
    def writing(self, draft: Draft, schema: Schema) -> Iterator[WriteThread]:
        """Begin a dataset."""
        spans, choices = LabelNames(schema, "span"), LabelNames(schema, "choice")
        both = bool(spans.names() and choices.names())
        places, names = ("entities" if both else "label"), ("cats" if both else "label")

        def line(document: Document, given: AnnotationSet | None, split: str | None) -> Plain:
            plain: Plain = {"text": document.text, **document_fields(document, split), "offset_unit": "utf16"}
            if choices.names():
                plain[names] = []
            if spans.names():
                plain[places] = []
            if given is None:
                return plain
            ruler = Ruler(document.text, _UTF16)
            plain |= {"annotator": given.annotator, "state": given.state, "flag": given.flag}
            if choices.names():
                plain[names] = [choices.outside(each.layer, each.label) for each in given.choices]
            if spans.names():
                plain[places] = [
                    [
                        ruler.from_codepoints(each.start),
                        ruler.from_codepoints(each.end),
                        spans.outside(each.layer, each.label),
                    ]
                    for each in given.spans
                ]
            return plain

        with draft.create(self.suffix) as file:

            def write(thread: LabelledThread) -> None:
                for document, sets in thread.documents:
                    for given in sets or (None,):
                        plain = line(document, given, thread.split)
                        file.write(orjson.dumps(plain, option=orjson.OPT_APPEND_NEWLINE))

            yield write


class DoccanoReader:
    """Reads lines of all its kinds of project."""

    def read(self, source: SourceFile, options: ReadOptions) -> Iterator[Incoming]:
        """Yield what the lines hold, and a refusal for each that cannot be read.

        Raises:
            FormatError: the file does not tell how it counts, and its spans depend on it.
        """
        counting = Counting(options.offset_unit or "utf16")
        evidence = Evidence(_UNITS if options.offset_unit is None else (options.offset_unit,))
        for _line, plain in json_objects(source):
            if isinstance(plain, FormatError) or _unit_of(plain) is not None:
                continue
            if isinstance(text := plain.get("text"), str):
                evidence.add(text, [(start, end, None) for start, end, _label in _places(plain)])
        if open_units := evidence.open_units():
            raise source.refusal(
                Sentence(
                    "Nothing in this file says how its offsets are counted, and emoji or accents make a difference: "
                    "say it (--offset-unit), utf16 as a rule, grapheme where the project's grapheme mode was on; "
                    "{units} are possible.",
                    units=", ".join(open_units),
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
                unit = None if options.offset_unit else _unit_of(plain)
                yield from _read(plain, line, counting if unit is None else Counting(unit), names, source, options)


def _read(
    plain: Plain, line: int, counting: Counting, names: SchemaNames, source: SourceFile, options: ReadOptions
) -> Iterator[Incoming]:
    fields = {key: value for key, value in plain.items() if key not in _OWN}
    document = read_document(fields, plain.get("text"), options, source=source, line=line)
    if isinstance(document, FormatError):
        yield document
        return
    taking = Taking(document, names, source, line)
    ruler = Ruler(document.text, counting)
    for start, end, label in _places(plain):
        taking.span(label, ruler.to_codepoints(start), ruler.to_codepoints(end))
    for name in _classes(plain):
        taking.choice(name)
    for relation in objects_in(plain.get("relations")):
        taking.lose(Part.RELATION, str(relation.get("type", "")), Why.NO_PLACE)
    annotator = plain.get("annotator")
    yield from taking.into_document(
        options,
        annotator if isinstance(annotator, str) else None,
        state=plain.get("state"),
        flag=plain.get("flag"),
    )


def _unit_of(plain: Plain) -> Unit | None:
    unit = plain.get("offset_unit")
    return next((each for each in UNITS if each == unit), None)


def _places(plain: Plain) -> Iterator[tuple[int, int, str]]:
    """Yield the spans of a line, in whichever shape they stand."""
    for key in ("label", "labels", "entities"):
        given = plain.get(key)
        for each in given if isinstance(given, list) else ():
            if isinstance(each, dict):
                start, end, label = each.get("start_offset"), each.get("end_offset"), each.get("label")
            elif isinstance(each, list) and len(each) == 3:
                start, end, label = each
            else:
                continue
            if type(start) is int and type(end) is int and isinstance(label, str | int):
                yield start, end, str(label)


def _classes(plain: Plain) -> Iterator[str]:
    """Yield the labels of the whole text."""
    for key in ("label", "labels", "cats"):
        given = plain.get(key)
        for each in given if isinstance(given, list) else [given]:
            if isinstance(each, str):
                yield each
