"""The XML of XMI, of whoever wrote it: feature structures with their lines, and the types that lie beside.

No document type, entity or address in it is followed. ``cassis`` is not asked to read it: it compiles Python of the
names in a type system, knows no lines, and takes every offset for UTF-16.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from xml.sax import SAXException, SAXParseException
from xml.sax.handler import ContentHandler
from xml.sax.xmlreader import AttributesNSImpl

import orjson
from defusedxml import DefusedXmlException
from defusedxml.ElementTree import ParseError, fromstring
from defusedxml.expatreader import DefusedExpatParser

from annotator.domain.errors import FormatError
from annotator.domain.sentence import Sentence
from annotator.formats.raw import is_file
from annotator.formats.source import SourceFile
from annotator.formats.xmi_types import ORIGINAL

_XMI = "http://www.omg.org/XMI"
_SOFA, _VIEW, _NULL = "uima.cas.Sofa", "uima.cas.View", "uima.cas.NULL"
_OFFSET = re.compile(r"[0-9]{1,15}")
_PACKAGE = re.compile(r"http:///(.*)\.ecore")
_NOT_NAMED = "uima.noNamespace"
_TYPE_SYSTEMS = ("TypeSystem.xml", "typesystem.xml", "typeSystem.xml")
_LARGEST = 8 << 20  # bytes of a type system
# XML 1.1 has control characters as references, which a reader of XML 1.0 refuses; they take a detour through here.
_CONTROL = re.compile(rb"&#(?:x0*([1-8bcef]|1[0-9a-f])|0*([1-8]|1[124-9]|2[0-9]|3[01]));", re.IGNORECASE)
_DETOUR = 0x10FE00
_DETOURED = re.compile("[\U0010fe01-\U0010fe1f]")


@dataclass(slots=True)
class Structure:
    """A feature structure: its type, the line where it begins, and its features as they stand there."""

    type: str
    line: int
    id: str
    features: dict[str, str]
    lists: list[tuple[str, str]] = field(default_factory=list)

    @property
    def name(self) -> str:
        """The type without its package."""
        return self.type.rpartition(".")[2]

    def offset(self, feature: str) -> int | None:
        """Return an offset as the file counts it; None where there is none that is a number."""
        value = self.features.get(feature, "")
        return int(value) if _OFFSET.fullmatch(value) else None

    def pairs(self) -> Iterator[tuple[str, str]]:
        """Yield all features with their values, of lists one by one."""
        yield from self.features.items()
        yield from self.lists


@dataclass(slots=True)
class Cas:
    """What one file holds: the text, its structures, and what of the file cannot be used.

    ``structures`` are those of the text's view; ``others`` stand in no view, or in that of another text.
    """

    text: str
    line: int
    structures: list[Structure]
    others: list[Structure]
    refused: list[FormatError]


def read_cas(source: SourceFile) -> Cas:
    """Return what a file holds.

    Raises:
        FormatError: the file is no XMI, no XML, has a document type, or no text.
    """
    data, detours = _CONTROL.subn(_detour, source.content())
    handler = _parse(data, source)
    if detours:
        for each in handler.structures:
            each.features = {name: _DETOURED.sub(_back, value) for name, value in each.features.items()}
            each.lists = [(name, _DETOURED.sub(_back, value)) for name, value in each.lists]
    _put_back(handler.structures)
    return _cas(handler, source)


def _detour(found: re.Match[bytes]) -> bytes:
    code = int(found[1], 16) if found[1] else int(found[2])
    return b"&#%d;" % (_DETOUR + code)


def _back(found: re.Match[str]) -> str:
    return chr(ord(found[0]) - _DETOUR)


class _Handler(ContentHandler):
    """Takes in the structures of a file one by one."""

    def __init__(self, source: SourceFile, parser: DefusedExpatParser) -> None:
        super().__init__()
        self.structures: list[Structure] = []
        self.views: list[Structure] = []
        self._source = source
        self._parser = parser
        self._depth = 0
        self._said: list[str] = []

    def startElementNS(  # noqa: N802 - the name that SAX calls
        self, name: tuple[str | None, str], _qname: str | None, attrs: AttributesNSImpl
    ) -> None:
        """Take in where an element begins."""
        self._depth += 1
        self._said.clear()
        if self._depth == 1:
            if name != (_XMI, "XMI"):
                raise self._source.refusal(_no_xmi(name[1]), self._parser.getLineNumber())
        elif self._depth == 2:
            self._begin(name, {(package, key): str(value) for (package, key), value in attrs.items()})
        elif self._depth > 3:
            reason = Sentence("Elements lie deeper in each other here than in any XMI.")
            raise self._source.refusal(reason, self._parser.getLineNumber())

    def _begin(self, name: tuple[str | None, str], attributes: dict[tuple[str | None, str], str]) -> None:
        package = _PACKAGE.fullmatch(name[0] or "")
        path = package[1].replace("/", ".") if package else _NOT_NAMED
        type_ = name[1] if path == _NOT_NAMED else f"{path}.{name[1]}"
        features = {key: value for (space, key), value in attributes.items() if space is None}
        found = Structure(type_, self._parser.getLineNumber(), attributes.get((_XMI, "id"), ""), features)
        if type_ == _VIEW:
            self.views.append(found)
        elif type_ != _NULL:
            self.structures.append(found)

    def characters(self, content: str) -> None:
        """Take in what an element says."""
        if self._depth == 3:
            self._said.append(content)

    def endElementNS(self, name: tuple[str | None, str], _qname: str | None) -> None:  # noqa: N802
        """Take in where an element ends."""
        if self._depth == 3 and self.structures:
            self.structures[-1].lists.append((name[1], "".join(self._said)))
        self._depth -= 1


def _no_xmi(name: str) -> Sentence:
    if name == "typeSystemDescription":
        return Sentence("This file describes types and holds no document; import the .xmi beside it.")
    return Sentence("This is no XMI but begins with “{name}”.", name=name[:60])


def _parse(data: bytes, source: SourceFile) -> _Handler:
    parser = DefusedExpatParser(1, forbid_dtd=True)
    handler = _Handler(source, parser)
    parser.setContentHandler(handler)
    try:
        parser.feed(data)
        parser.close()
    except SAXParseException as error:
        reason = Sentence("This is no sound XML ({reason}).", reason=error.getMessage())
        raise source.refusal(reason, error.getLineNumber()) from error
    except DefusedXmlException as error:
        reason = Sentence("The file has a document type or entities of its own, which no XMI needs; it is not read.")
        raise source.refusal(reason, parser.getLineNumber()) from error
    except (SAXException, ValueError, LookupError) as error:
        # An encoding that nobody knows, or one that the parser has no table for.
        raise source.refusal(Sentence("This is no sound XML ({reason}).", reason=str(error))) from error
    return handler


def _put_back(structures: list[Structure]) -> None:
    """Put back the values of which XML could not hold each character."""
    originals = [each for each in structures if each.type == ORIGINAL]
    if not originals:
        return
    by_id = {each.id: each for each in structures}
    for each in originals:
        into, feature = by_id.get(each.features.get("of", "")), each.features.get("feature", "")
        try:
            value = orjson.loads(each.features.get("json", ""))
        except orjson.JSONDecodeError:
            continue
        if into is not None and feature in into.features and isinstance(value, str):
            into.features[feature] = value


def _cas(handler: _Handler, source: SourceFile) -> Cas:
    sofas = [each for each in handler.structures if each.type == _SOFA and each.features.get("sofaString", "").strip()]
    sofa = next((each for each in sofas if each.features.get("sofaID") == "_InitialView"), sofas[0] if sofas else None)
    if sofa is None:
        raise source.refusal("There is no text here, or an empty one.")
    found = Cas(sofa.features["sofaString"], sofa.line, [], [], [])
    texts = {each.id for each in handler.structures if each.type == _SOFA}
    view = next((each for each in handler.views if each.features.get("sofa") == sofa.id), None)
    members = None if view is None else frozenset(view.features.get("members", "").split())
    seen: set[str] = set()
    for each in handler.structures:
        if each.type == _SOFA:
            continue
        own = each.features.get("sofa", sofa.id)
        if each.id and each.id in seen:
            reason = Sentence("There are two structures with the id “{identifier}”.", identifier=each.id[:60])
            found.refused.append(source.refusal(reason, each.line))
        elif own not in texts:
            reason = Sentence("This structure is about “{sofa}”, and there is no such text.", sofa=own[:60])
            found.refused.append(source.refusal(reason, each.line))
        elif own == sofa.id and (members is None or each.id in members):
            found.structures.append(each)
        else:
            found.others.append(each)
        seen.add(each.id)
    return found


# --- the types beside a file ---


@dataclass(frozen=True, slots=True)
class TypeSystem:
    """The types of a file: above each the one that it is a kind of, and its features with what they hold."""

    above: Mapping[str, str]
    features: Mapping[str, Mapping[str, str]]

    def holds_value(self, type_: str, feature: str) -> bool | None:
        """Return whether a feature holds a value, not another structure; None where the type says nothing of it."""
        for each in self._line(type_):
            kind = self.features.get(each, {}).get(feature)
            if kind is not None:
                return any(one in _VALUES for one in self._line(kind))
        return None

    def _line(self, type_: str) -> Iterator[str]:
        seen: set[str] = set()
        while type_ and type_ not in seen:
            yield type_
            seen.add(type_)
            type_ = self.above.get(type_, "")


_VALUES = frozenset(
    f"uima.cas.{name}"
    for name in (
        *("String", "Boolean", "Byte", "Short", "Integer", "Long", "Float", "Double"),
        *("StringArray", "StringList", "BooleanArray", "IntegerArray", "FloatArray", "DoubleArray"),
    )
)


def type_system_beside(path: Path) -> TypeSystem:
    """Return the types of a file, from the type system in its folder or the one above; without one there are none.

    Raises:
        FormatError: there is one, and it cannot be read.
    """
    for folder in (path.parent, path.parent.parent):
        for name in _TYPE_SYSTEMS:
            if is_file(beside := folder / name):
                return _type_system(SourceFile(beside))
    return TypeSystem({}, {})


def _type_system(source: SourceFile) -> TypeSystem:
    content = source.content()
    if len(content) > _LARGEST:
        raise source.refusal("This file is too large to describe types.")
    try:
        return _types_in(content)
    except (ParseError, DefusedXmlException, ValueError, LookupError) as error:
        line = error.position[0] if isinstance(error, ParseError) else None
        raise source.refusal(Sentence("This is no sound XML ({reason}).", reason=str(error)), line) from error


@lru_cache(maxsize=4)
def _types_in(content: bytes) -> TypeSystem:
    """Read a type system; in an export each document has the same one beside it, so the last ones are kept."""
    root = fromstring(content, forbid_dtd=True)
    above: dict[str, str] = {}
    features: dict[str, dict[str, str]] = {}
    for each in root.iterfind(".//{*}typeDescription"):
        name = (each.findtext("{*}name") or "").strip()
        above.setdefault(name, (each.findtext("{*}supertypeName") or "").strip())
        own = features.setdefault(name, {})
        for feature in each.iterfind("{*}features/{*}featureDescription"):
            own[(feature.findtext("{*}name") or "").strip()] = (feature.findtext("{*}rangeTypeName") or "").strip()
    return TypeSystem(above, features)
