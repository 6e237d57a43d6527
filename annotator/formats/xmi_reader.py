"""Reads UIMA CAS XMI: ours, and that of INCEpTION and other UIMA programs.

A layer of the schema is known by the name of a type (``webanno.custom.Names``, ``…ner.type.NamedEntity``) or by its
labels. Of spans ``value`` or ``label`` is the label, else the first feature that names one; the rest are attributes.
Annotations of the document give choices. Tokens, sentences and what describes the document are no annotations;
relations, links and what a linguist adds are counted and left out. In what INCEpTION exports, the annotator is the
name of the file (``annotation/DOCUMENT/USER.xmi``), and what stands under ``curation`` is the adjudicated set.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

import orjson

from annotator.domain.annotation import Origin, Target
from annotator.domain.annotation_set import AnnotationSet
from annotator.domain.errors import AnnotatorError, FormatError
from annotator.domain.schema import LayerKind, Schema
from annotator.formats.document_fields import KEYS, from_flat, read_document
from annotator.formats.file_names import identifier_of, place_in_project
from annotator.formats.incoming import Incoming, IncomingDocument, Notice, ReadOptions
from annotator.formats.jsonl_labels import read_set
from annotator.formats.loss import Part, Why
from annotator.formats.offsets import Counting, Evidence, Ruler, same_text
from annotator.formats.source import SourceFile
from annotator.formats.taking import TARGET_KINDS, SchemaNames, Taking
from annotator.formats.xmi import SUFFIX, UTF16
from annotator.formats.xmi_types import (
    DETAILS,
    DOCUMENT_META_DATA,
    MARK,
    TARGET,
    VALUE,
    LayerType,
    layer_types,
    spelled,
)
from annotator.formats.xmi_xml import Cas, Structure, TypeSystem, read_cas, type_system_beside

_ORIGINS: Mapping[str, Origin] = {
    "scratch": "scratch",
    "accepted": "accepted",
    "edited": "edited",
    "imported": "imported",
}
_LABELS = (VALUE, "label")
_PLACE = frozenset(("sofa", "begin", "end"))
_ENDS = frozenset(("Governor", "Dependent"))  # what makes a relation of an annotation, in every type system of dkpro
_SEGMENTS = "de.tudarmstadt.ukp.dkpro.core.api.segmentation.type."
_TOKEN = f"{_SEGMENTS}Token"
# What every document has, and nobody put there as a label.
_NO_LABELS = re.compile(
    r"(?:annotator|uima\.cas|uima\.tcas|de\.tudarmstadt\.ukp\.dkpro\.core\.api\.metadata\.type)\.\w+"
    r"|de\.tudarmstadt\.ukp\.dkpro\.core\.api\.segmentation\.type\.(?:Token|Sentence|Paragraph|Document|Div|Heading)"
)
# What taggers and parsers add, thousands in a document.
_LINGUISTICS = re.compile(r"de\.tudarmstadt\.ukp\.dkpro\.core\.api\.(?!ner\.)")
_REFERENCES = re.compile(r"\d+(?: \d+)*")
_OFFSET = re.compile(r"\d{1,15}")


class XmiReader:
    """Reads one document with what one annotator said of it."""

    def read(self, source: SourceFile, options: ReadOptions) -> Iterator[Incoming]:
        """Yield the document, what of its labels has no place here, and a refusal for each broken structure."""
        cas = read_cas(source)
        types = type_system_beside(source.path)
        yield from cas.refused
        details = next((each.features for each in cas.structures if each.type == DETAILS), {})
        origin = _Export.of(source.path, cas)
        document = _document(details, origin, cas, source, options)
        if isinstance(document, FormatError):
            raise document
        counting, notice = (UTF16, None) if details and not options.offset_unit else _counting(cas, options)
        if notice is not None:
            yield notice
        taking = Taking(document, SchemaNames(options.schema), source)
        taker = _Taker(taking, types, Ruler(cas.text, counting), cas, options.schema)
        taker.take_all()
        yield from _given(taking, taker.origins, details, origin, options)


def _given(
    taking: Taking,
    origins: Mapping[str, Origin],
    details: Mapping[str, str],
    origin: _Export,
    options: ReadOptions,
) -> Iterator[Incoming]:
    """Yield what did not fit, and the document with what did; of ours with its marks."""
    source, document = taking.source, taking.document
    annotator = details.get("annotator") or origin.annotator
    state, flag = details.get("state"), details.get("flag")
    refused: AnnotationSet | None = None
    if "rejected" in details and not options.agent:
        try:
            rejected = orjson.loads(details["rejected"])
            plain = {"rejected": rejected, "state": state, "flag": flag}
            whose = options.annotator or annotator
            refused = read_set(plain, document.text, document.id, annotator=whose, schema=options.schema)
        except orjson.JSONDecodeError:
            yield source.refusal("The suggestions that were refused stand here as no sound JSON; they were left out.")
        except AnnotatorError as error:
            yield source.refusal(error.sentence)
    for each in taking.into_document(options, annotator, state=state, flag=flag):
        if isinstance(each, IncomingDocument) and not options.agent:
            labels = each.labels if each.labels is None else _with_origins(each.labels, origins)
            if refused is not None:
                labels = refused if labels is None else replace(labels, rejected=refused.rejected)
            yield replace(each, labels=labels)
        else:
            yield each


def _with_origins(given: AnnotationSet, origins: Mapping[str, Origin]) -> AnnotationSet:
    return replace(
        given,
        spans=tuple(replace(each, origin=origins.get(each.id, each.origin)) for each in given.spans),
        choices=tuple(replace(each, origin=origins.get(each.id, each.origin)) for each in given.choices),
        stances=tuple(replace(each, origin=origins.get(each.id, each.origin)) for each in given.stances),
    )


# --- the document ---


@dataclass(frozen=True, slots=True)
class _Export:
    """Of which document a file of another program is, and whose, as far as its place and its metadata say."""

    document: str
    annotator: str | None = None

    @classmethod
    def of(cls, path: Path, cas: Cas) -> _Export:
        """Return what is known of a file, in an export of a project or alone."""
        meta: Mapping[str, str] = next(
            (each.features for each in cas.structures if each.type == DOCUMENT_META_DATA), {}
        )
        title, known = meta.get("documentTitle"), meta.get("documentId")
        place = place_in_project(path)
        if place is not None:
            return cls(_plain_name(place[0]), place[1])
        # Exported alone, a file is called by the user, and its metadata may still know them, too.
        user = path.stem
        is_user = bool(title) and title != known and user in (known, meta.get("documentUri", "").rpartition("/")[2])
        name = title if title and (is_user or known is None) else known
        return cls(_plain_name(name or path.stem), user if is_user else None)


def _plain_name(name: str) -> str:
    """Return the id in the name of a document; one that we wrote comes back with our ending."""
    return identifier_of(name.removesuffix(SUFFIX)) if name.endswith(SUFFIX) else name


def _document(
    details: Mapping[str, str], origin: _Export, cas: Cas, source: SourceFile, options: ReadOptions
) -> IncomingDocument | FormatError:
    fields = from_flat({key: details[key] for key in KEYS if key in details})
    return read_document(
        fields, cas.text, options, source=source, line=cas.line, identifier=origin.document or source.path.stem
    )


def _counting(cas: Cas, options: ReadOptions) -> tuple[Counting, Notice | None]:
    """Return how the offsets are counted: in UTF-16, unless no more than tokens fit otherwise, or somebody says so."""
    if options.offset_unit is not None:
        return Counting(options.offset_unit), None
    places = [
        (start, end, "" if each.type == _TOKEN else None)
        for each in cas.structures
        if (start := _offset(each, "begin")) is not None and (end := _offset(each, "end")) is not None and start < end
    ]
    evidence = Evidence(("utf16", "codepoint"), _is_token)
    evidence.add(cas.text, places)
    best = evidence.best()
    if best.unit == "utf16" or "utf16" in evidence.open_units() or evidence.sentence is None:
        return (UTF16 if best.unit == "utf16" and not best.line_ends else evidence.best("utf16")), None
    return best, Notice(evidence.sentence)


def _is_token(found: str, quote: str) -> bool:
    """Return whether what stands somewhere can be a token; no other quote is in a CAS."""
    return same_text(found, quote) if quote else not any(character.isspace() for character in found)


def _offset(each: Structure, feature: str) -> int | None:
    value = each.features.get(feature, "")
    return int(value) if _OFFSET.fullmatch(value) and value.isascii() else None


# --- the labels ---


class _Taker:
    """Takes the structures of one file; ``origins`` are those that our marks say, by the ids of annotations."""

    def __init__(self, taking: Taking, types: TypeSystem, ruler: Ruler, cas: Cas, schema: Schema) -> None:
        self.origins: dict[str, Origin] = {}
        self._taking = taking
        self._types = types
        self._ruler = ruler
        self._cas = cas
        self._schema = schema
        own = layer_types(schema)
        self._own = {each.name: each for each in own.values()}
        marks = (each.features for each in cas.structures if each.type == MARK)
        self._marks = {each["of"]: each for each in marks if "of" in each}
        self._has_details = any(each.type == DETAILS for each in cas.structures)

    def take_all(self) -> None:
        """Take all that is a label, and count what is none."""
        for each in self._cas.structures:
            self._taking.line = each.line
            if _NO_LABELS.fullmatch(each.type):
                continue
            if each.features.keys() >= _ENDS:
                label = next((value for name, value in self._values(each) if name in _LABELS), each.name)
                self._taking.lose(Part.RELATION, label, Why.NO_PLACE)
            elif "begin" in each.features or "end" in each.features:
                self._span(each)
            else:
                self._of_document(each)
        for each in self._cas.others:
            if not _NO_LABELS.fullmatch(each.type):
                self._taking.lose(Part.OTHER, each.name, Why.NO_PLACE)
        self._taking.line = None

    def _values(self, each: Structure) -> list[tuple[str, str]]:
        """Return the features that hold values, those first that are called as labels are."""
        given = [(name, value) for name, value in each.pairs() if name not in _PLACE and value]
        found = [
            (name, value)
            for name, value in given
            if (is_value := self._types.holds_value(each.type, name)) or (is_value is None and not _is_reference(value))
        ]
        return sorted(found, key=lambda pair: _LABELS.index(pair[0]) if pair[0] in _LABELS else len(_LABELS))

    def _mark(self, each: Structure) -> str | None:
        """Return the id of an annotation of ours."""
        mark = self._marks.get(each.id, {})
        identifier = mark.get("identifier") or None
        if identifier is not None and (origin := _ORIGINS.get(mark.get("origin", ""))) is not None:
            self.origins[identifier] = origin
        return identifier

    def _span(self, each: Structure) -> None:
        values = self._values(each)
        own = self._own.get(each.type)
        layer = own.layer.name if own is not None and own.layer.kind == "span" else self._layer_named(each, "span")
        found = self._label(values, each, layer)
        if found is None and layer is None and _LINGUISTICS.match(each.type):
            self._taking.lose(Part.OTHER, each.name, Why.NO_PLACE)
            return
        at, label = found if found is not None else (0 if values else None, values[0][1] if values else each.name)
        names = {} if own is None else {feature: name for name, feature in own.features.items()}
        attributes: dict[str, str] = {}
        for number, (feature, value) in enumerate(values):
            name = names.get(feature, feature)
            if number == at:
                continue
            if name in attributes:
                self._taking.lose(Part.ATTRIBUTE, f"{name}={value}", Why.NO_PLACE, layer or "")
            else:
                attributes[name] = value
        start, end = _offset(each, "begin"), _offset(each, "end")
        known = self._taking.names.find("span", label, layer) if layer else None
        self._taking.span(
            label,
            None if start is None else self._ruler.to_codepoints(start),
            None if end is None else self._ruler.to_codepoints(end),
            layer=layer if known else None,
            attributes=attributes,
            identifier=self._mark(each),
        )

    def _label(
        self, values: list[tuple[str, str]], each: Structure, layer: str | None
    ) -> tuple[int | None, str] | None:
        """Return which value is a label of the schema, and the label; a type without such may be one by its name."""
        for name in (layer, None) if layer else (None,):
            for number, (_feature, value) in enumerate(values):
                if self._taking.names.find("span", value, name) is not None:
                    return number, value
        if not any(name in _LABELS for name, _value in values) and self._taking.names.find("span", each.name):
            return None, each.name
        return None

    def _layer_named(self, each: Structure, kind: LayerKind, name: str | None = None) -> str | None:
        """Return the layer that is called as a type or feature is."""
        wanted = spelled(name or each.name).casefold()
        for layer in self._schema.of_kind(kind):
            if wanted in (spelled(layer.name).casefold(), spelled(layer.title).casefold()):
                return layer.name
        return None

    def _of_document(self, each: Structure) -> None:
        own = self._own.get(each.type)
        if own is not None and own.layer.kind == "stance":
            self._stance(each, own)
            return
        values = self._values(each)
        if own is not None and own.layer.kind == "choice":
            self._choice(each, own.layer.name, each.features.get(VALUE, ""))
            values = [(name, value) for name, value in values if name != VALUE]
        for feature, value in values:
            called = each.name if feature in _LABELS else feature
            layer = self._layer_named(each, "choice", called)
            is_known = layer is not None and self._taking.names.find("choice", value, layer) is not None
            if is_known or self._taking.names.find("choice", value):
                self._taking.choice(value, layer=layer if is_known else None)
            else:
                self._taking.lose(Part.CHOICE, value, Why.UNKNOWN_LABEL, layer or called)
        if not values and own is None:
            self._taking.lose(Part.OTHER, each.name, Why.NO_PLACE)

    def _choice(self, each: Structure, layer: str, label: str) -> None:
        self._mark(each)
        self._taking.choice(label, layer=layer)

    def _stance(self, each: Structure, own: LayerType) -> None:
        kind, target, text = (each.features.get(feature, "") for feature in TARGET)
        known = next((one for one in TARGET_KINDS if one == kind), None)
        label = each.features.get(VALUE, "")
        if known is None or not target:
            self._taking.lose(Part.STANCE, label, Why.NOT_ASKED, own.layer.name)
            return
        toward = Target(known, target, text or target)
        self._taking.stance(label, toward, layer=own.layer.name, identifier=self._mark(each))


def _is_reference(value: str) -> bool:
    return _REFERENCES.fullmatch(value) is not None
