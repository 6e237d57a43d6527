"""Reads UIMA CAS XMI: ours, and that of INCEpTION and other UIMA programs.

In what INCEpTION exports, the annotator is the name of the file (``annotation/DOCUMENT/USER.xmi``), and what stands
under ``curation`` is the adjudicated set. Offsets are UTF-16 units, unless tokens fit otherwise, or a person says so.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

import orjson

from annotator.domain.annotation import Origin
from annotator.domain.annotation_set import AnnotationSet
from annotator.domain.errors import AnnotatorError, FormatError
from annotator.domain.sentence import Sentence
from annotator.formats.document_fields import KEYS, from_flat, read_document
from annotator.formats.file_names import Whose, identifier_of, whose
from annotator.formats.incoming import Incoming, IncomingDocument, Notice, ReadOptions
from annotator.formats.jsonl_labels import read_set
from annotator.formats.offsets import COUNTINGS, Counting, Ruler, Unit
from annotator.formats.source import SourceFile
from annotator.formats.taking import SchemaNames, Taking
from annotator.formats.xmi import SUFFIX, UTF16
from annotator.formats.xmi_labels import LabelTaker
from annotator.formats.xmi_types import DETAILS, DOCUMENT_META_DATA, SET
from annotator.formats.xmi_xml import Cas, read_cas, type_system_beside

_WORD = "de.tudarmstadt.ukp.dkpro.core.api.segmentation.type.Token"
_UNITS: tuple[Unit, ...] = ("utf16", "codepoint")
_COUNTINGS = tuple(each for unit in _UNITS for each in COUNTINGS if each.unit == unit)
_BLANK = re.compile(r"\s")


class XmiReader:
    """Reads one document with what one annotator said of it."""

    def read(self, source: SourceFile, options: ReadOptions) -> Iterator[Incoming]:
        """Yield the document, what of its labels has no place here, and a refusal for each broken structure."""
        cas = read_cas(source)
        types = type_system_beside(source.path)
        yield from cas.refused
        details = next((each.features for each in cas.structures if each.type == DETAILS), {})
        origin = _whose(source.path, cas)
        document = _document(details, origin, cas, source, options)
        if isinstance(document, FormatError):
            raise document
        counting, notice = (UTF16, None) if details and not options.offset_unit else _counting(cas, options)
        if notice is not None:
            yield notice
        taking = Taking(document, SchemaNames(options.schema), source)
        taker = LabelTaker(taking, types, Ruler(cas.text, counting), cas)
        taker.take_all()
        about = next((each.features for each in cas.structures if each.type == SET), {})
        yield from _given(taking, taker.origins, about, origin, options)


def _given(
    taking: Taking,
    origins: Mapping[str, Origin],
    about: Mapping[str, str],
    origin: Whose,
    options: ReadOptions,
) -> Iterator[Incoming]:
    """Yield what did not fit, and the document with what did; of ours with its marks."""
    source, document = taking.source, taking.document
    annotator = about.get("annotator") or origin.annotator
    state, flag = about.get("state"), about.get("flag")
    refused: AnnotationSet | None = None
    if "rejected" in about and not options.agent:
        try:
            rejected = orjson.loads(about["rejected"])
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


def _whose(path: Path, cas: Cas) -> Whose:
    """Return of which document and whose a file is, as far as its place and its metadata say."""
    meta: Mapping[str, str] = next((each.features for each in cas.structures if each.type == DOCUMENT_META_DATA), {})
    title, known = meta.get("documentTitle"), meta.get("documentId")
    # Exported alone, a file is called by the user, and its metadata may still know them, too.
    user = path.stem
    is_user = bool(title) and title != known and user in (known, meta.get("documentUri", "").rpartition("/")[2])
    name = title if title and (is_user or known is None) else known
    found = whose(path, name or user, user if is_user else None)
    return found._replace(document=_plain_name(found.document))


def _plain_name(name: str) -> str:
    """Return the id in the name of a document; one that we wrote comes back with our ending."""
    return identifier_of(name.removesuffix(SUFFIX)) if name.endswith(SUFFIX) else name


def _document(
    details: Mapping[str, str], origin: Whose, cas: Cas, source: SourceFile, options: ReadOptions
) -> IncomingDocument | FormatError:
    fields = from_flat({key: details[key] for key in KEYS if key in details})
    return read_document(
        fields, cas.text, options, source=source, line=cas.line, identifier=origin.document or source.path.stem
    )


def _counting(cas: Cas, options: ReadOptions) -> tuple[Counting, Notice | None]:
    """Return how the offsets are counted: in UTF-16, unless fewer tokens are words so, or a person says otherwise."""
    if options.offset_unit is not None:
        return Counting(options.offset_unit), None
    # Of spans nobody knows whether they are right; a token is a word, and nothing else in a CAS quotes the text.
    words = [(each.offset("begin"), each.offset("end")) for each in cas.structures if each.type == _WORD]
    if _words(cas.text, words, UTF16) == len(words):
        return UTF16, None
    best = max(_COUNTINGS, key=lambda counting: _words(cas.text, words, counting))
    if best == UTF16:
        return UTF16, None
    said = Sentence("Offsets are counted in {unit}, not as UIMA does: so the tokens are words.", unit=best.sentence)
    return best, Notice(said)


def _words(text: str, places: Sequence[tuple[int | None, int | None]], counting: Counting) -> int:
    """Return how many places hold something without white space in it."""
    ruler = Ruler(text, counting)
    found = 0
    for begin, end in places:
        first = None if begin is None else ruler.to_codepoints(begin)
        last = None if end is None else ruler.to_codepoints(end)
        found += first is not None and last is not None and not _BLANK.search(text, first, last)
    return found
