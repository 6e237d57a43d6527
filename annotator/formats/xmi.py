"""UIMA CAS XMI, as INCEpTION and other UIMA programs read it: a file for each document and annotator.

Each annotator has a folder with a file for each document, called by the document's id; ``TypeSystem.xml`` describes
the types, ``layers.json`` the layers with their labels. Into INCEpTION: *Settings*, *Layers*, import ``layers.json``;
then *Settings*, *Documents*, format *UIMA CAS XMI (XML 1.0)*, all files of one folder. INCEpTION makes tokens and
sentences itself where a file has none, so none are written. In Python: ``cassis.load_typesystem`` and
``cassis.load_cas_from_xmi``.

Offsets are UTF-16 units. What XML 1.0 has no place for (most control characters, U+FFFE, U+FFFF) is written as U+FFFD,
and the whole value once more as JSON, in a structure of our own that the reader puts back; XML 1.1 could hold more,
but few programs read it. The file is written as text and not by ``cassis``, which takes several times as long.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from functools import lru_cache

import orjson

from annotator.domain.annotation import Annotation, SpanAnnotation, StanceAnnotation
from annotator.domain.annotation_set import AnnotationSet
from annotator.domain.document import Document
from annotator.domain.schema import Schema
from annotator.formats.document_fields import flat_fields
from annotator.formats.draft import Draft
from annotator.formats.file_names import FileNames
from annotator.formats.holds import EVERYTHING
from annotator.formats.jsonl_labels import write_labels
from annotator.formats.labelled import LabelledThread
from annotator.formats.offsets import Counting, Ruler
from annotator.formats.writer import WriteThread
from annotator.formats.xmi_types import (
    DETAILS,
    DOCUMENT_META_DATA,
    LAYERS,
    MARK,
    ORIGINAL,
    SET,
    SET_KEYS,
    TARGET,
    TYPE_SYSTEM,
    VALUE,
    LayerType,
    layer_types,
    layers_of,
    type_system_of,
)

SUFFIX = ".xmi"
UTF16 = Counting("utf16")

_NOBODY = "nobody"
_SOFA = 1
_HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<xmi:XMI xmlns:xmi="http://www.omg.org/XMI" xmlns:cas="http:///uima/cas.ecore" \
xmlns:type="http:///de/tudarmstadt/ukp/dkpro/core/api/metadata/type.ecore" \
xmlns:custom="http:///webanno/custom.ecore" xmlns:annotator="http:///annotator.ecore" xmi:version="2.0">
<cas:NULL xmi:id="0"/>"""
_ESCAPES = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\t": "&#9;", "\n": "&#10;", "\r": "&#13;"}
_SPECIAL = re.compile('[&<>"\x00-\x1f\ud800-\udfff\ufffe\uffff]')
_UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


class XmiWriter:
    """Writes a file for each document and annotator, and the types and layers of all of them."""

    suffix = ""
    holds = replace(EVERYTHING, offsets="utf16")

    @contextmanager
    def writing(self, draft: Draft, schema: Schema) -> Iterator[WriteThread]:
        """Begin a folder."""
        types = layer_types(schema)
        folders = FileNames()
        for reserved in (TYPE_SYSTEM, LAYERS):
            folders.name_of(reserved)
        places: dict[str | None, tuple[str, FileNames]] = {None: (folders.name_of(_NOBODY), FileNames())}

        def write(thread: LabelledThread) -> None:
            for document, sets in thread.documents:
                for given in sets or (None,):
                    whose = None if given is None else given.annotator
                    if whose is not None and whose not in places:
                        places[whose] = (folders.name_of(whose), FileNames())
                    folder, files = places[whose]
                    page = _Page(schema, types, document, given, thread.split)
                    draft.put(f"{folder}/{files.name_of(document.id)}{SUFFIX}", page.content())

        yield write
        # Last, since a preview shows what was written first.
        draft.put(TYPE_SYSTEM, type_system_of(types))
        draft.put(LAYERS, layers_of(types))


class _Page:
    """One file: the structures of one document and annotator, numbered as they come; the first is the text."""

    def __init__(
        self,
        schema: Schema,
        types: Mapping[str, LayerType],
        document: Document,
        given: AnnotationSet | None,
        split: str | None,
    ) -> None:
        self._types = types
        self._ruler = Ruler(document.text, UTF16)
        self._lines: list[str] = []
        self._originals: list[tuple[int, str, str]] = []
        self._last = _SOFA
        self._text = self._pair(_SOFA, "sofaString", document.text)
        self._document(document, schema)
        self._details(document, given, split, schema)
        for each in given or ():
            self._annotation(each)

    def content(self) -> bytes:
        """Return the file."""
        for number, feature, value in self._originals:
            self._add(ORIGINAL, f' of="{number}" feature="{feature}"', (("json", json.dumps(value)),))
        members = " ".join(map(str, range(_SOFA + 1, self._last + 1)))
        sofa = f'<cas:Sofa xmi:id="{_SOFA}" sofaNum="1" sofaID="_InitialView" mimeType="text/plain"{self._text}/>'
        view = f'<cas:View sofa="{_SOFA}" members="{members}"/>'
        return "\n".join((_HEAD, *self._lines, sofa, view, "</xmi:XMI>\n")).encode()

    def _document(self, document: Document, schema: Schema) -> None:
        end = self._ruler.from_codepoints(len(document.text))
        about = {
            "language": schema.language,
            "documentTitle": document.title,
            "documentId": document.id,
            "collectionId": document.thread,
        }
        place = f' sofa="{_SOFA}" begin="0" end="{end}" isLastSegment="false"'
        self._add(DOCUMENT_META_DATA, place, about.items())

    def _details(self, document: Document, given: AnnotationSet | None, split: str | None, schema: Schema) -> None:
        self._add(DETAILS, f' sofa="{_SOFA}"', flat_fields(document, split).items())
        if given is not None:
            rejected: str | None = None
            if given.rejected:
                rejected = orjson.dumps(write_labels(given, document.text, schema)[2]).decode()
            said = (given.annotator, given.state, given.flag, rejected)
            self._add(SET, "", zip(SET_KEYS, said, strict=True))

    def _annotation(self, each: Annotation) -> None:
        own = self._types[each.layer]
        place = f' sofa="{_SOFA}"'
        if isinstance(each, SpanAnnotation):
            begin, end = self._ruler.from_codepoints(each.start), self._ruler.from_codepoints(each.end)
            features = [(VALUE, each.label), *((own.features[name], label) for name, label in each.attributes)]
            number = self._add(own.name, f'{place} begin="{begin}" end="{end}"', features)
        elif isinstance(each, StanceAnnotation):
            target = zip(TARGET, (each.target.kind, each.target.id, each.target.text), strict=True)
            number = self._add(own.name, place, ((VALUE, each.label), *target))
        else:
            number = self._add(own.name, place, ((VALUE, each.label),))
        self._add(MARK, f' of="{number}" origin="{each.origin}"', (("identifier", each.id),))

    def _add(self, type_: str, plain: str, features: Iterable[tuple[str, str | None]]) -> int:
        """Add a structure with features that need no escape, as they are written, and others."""
        self._last = number = self._last + 1
        pairs = "".join([self._pair(number, feature, value) for feature, value in features if value is not None])
        self._lines.append(f'<{_tag(type_)} xmi:id="{number}"{plain}{pairs}/>')
        return number

    def _pair(self, number: int, feature: str, value: str) -> str:
        if _SPECIAL.search(value):
            if _UNWRITABLE.search(value):
                self._originals.append((number, feature, value))
            value = _SPECIAL.sub(lambda found: _ESCAPES.get(found[0], "\ufffd"), value)
        return f' {feature}="{value}"'


@lru_cache(maxsize=1 << 10)
def _tag(type_: str) -> str:
    """Return the element of a type."""
    package, _dot, name = type_.rpartition(".")
    return f"{package.rpartition('.')[2]}:{name}"
