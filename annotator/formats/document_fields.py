"""What stands beside a document's text, in formats that have room for any keys: ours written, anybody's read."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, cast

import orjson

from annotator.domain.document import Document, Kind
from annotator.domain.errors import FormatError
from annotator.domain.identifiers import document_id, text_sha256
from annotator.domain.normalisation import storable
from annotator.domain.sentence import Sentence
from annotator.formats.dates import created_and_words
from annotator.formats.incoming import IncomingDocument, ReadOptions
from annotator.formats.source import SourceFile

KEYS = ("id", "kind", "thread", "parent", "author", "created", "source", "title", "split", "meta")
_TEXTS = ("parent", "author", "created", "source", "title", "split")


def document_fields(document: Document, split: str | None) -> dict[str, Any]:
    """Return a document's details by name, those that it has."""
    given = {
        "id": document.id,
        "kind": document.kind,
        "thread": document.thread,
        "parent": document.parent,
        "author": document.author,
        "created": document.created,
        "source": document.source,
        "title": document.title,
        "split": split,
        "meta": document.meta or None,
    }
    return {key: value for key, value in given.items() if value is not None}


def read_document(
    fields: Mapping[str, Any],
    text: object,
    options: ReadOptions,
    *,
    source: SourceFile,
    line: int | None,
    identifier: str | None = None,
) -> IncomingDocument | FormatError:
    """Return the document of a text and what stands beside it, or why there is none.

    Fields that ``document_fields`` wrote give the same document. Of others those with our names, or with names that
    ``options.columns`` maps, say what they hold, and the rest is ``meta``. The text stays as it is, since offsets
    count in it: a title is not put before it. ``identifier`` is the document's id where the fields have none; without
    it the id comes of the text, so that the same text in several lines, by several annotators, is one document.
    """
    if not isinstance(text, str) or not text or text.isspace():
        return source.refusal(Sentence("There is no text here, or an empty one."), line)
    if _is_ours(fields):
        return _ours(fields, text, line)
    return _anybodys(fields, text, options, line, identifier)


def _is_ours(fields: Mapping[str, Any]) -> bool:
    return (
        fields.get("kind") in ("article", "comment")
        and isinstance(fields.get("id"), str)
        and isinstance(fields.get("thread"), str)
        and all(fields.get(key) is None or isinstance(fields[key], str) for key in _TEXTS)
        and isinstance(fields.get("meta", {}), dict)
    )


def _ours(fields: Mapping[str, Any], text: str, line: int | None) -> IncomingDocument:
    others = {storable(str(key)): value for key, value in fields.items() if key not in KEYS}
    created, words = created_and_words(fields.get("created"))
    return IncomingDocument(
        id=storable(fields["id"]),
        kind=fields["kind"],
        text=text,
        thread=storable(fields["thread"]),
        parent=fields.get("parent"),
        author=fields.get("author"),
        created=created,
        source=fields.get("source"),
        title=fields.get("title"),
        split=fields.get("split"),
        meta={**fields.get("meta", {}), **others, **words},
        line=line,
    )


def _anybodys(
    fields: Mapping[str, Any], text: str, options: ReadOptions, line: int | None, identifier: str | None
) -> IncomingDocument:
    rest = {storable(str(key)): value for key, value in fields.items() if value is not None}
    if isinstance(meta := rest.get("meta"), Mapping):
        del rest["meta"]
        rest = {**{storable(str(key)): value for key, value in meta.items() if value is not None}, **rest}
    said: dict[str, str] = {}
    for ours in ("id", "kind", "thread", "parent", "author", "created", "source", "title"):
        theirs = options.columns.get(ours, ours)
        value = rest.get(theirs)
        if isinstance(value, str | int) and not isinstance(value, bool) and str(value).strip():
            said[ours] = storable(str(value)).strip()
            del rest[theirs]
    kind: Kind = "comment" if said.get("parent") or said.get("kind") == "comment" else "article"
    if said.get("kind") not in (None, "article", "comment"):
        rest["kind"] = said["kind"]
    if kind == "comment" and not (said.get("parent") or said.get("thread")):
        kind = "article"
    title = said.get("title")
    if title is not None and not (kind == "article" and " ".join(text.split()).startswith(" ".join(title.split()))):
        rest["title"] = title
        title = None
    created, words = created_and_words(said.get("created"))
    return IncomingDocument(
        id=said.get("id") or identifier or document_id(text_sha256(storable(text)), "text"),
        kind=kind,
        text=text,
        thread=said.get("thread") if kind == "comment" else None,
        parent=(said.get("parent") or said.get("thread")) if kind == "comment" else None,
        author=said.get("author"),
        created=created,
        source=said.get("source"),
        title=title,
        meta={**cast("dict[str, object]", rest), **words},
        line=line,
    )


def flat_fields(document: Document, split: str | None) -> dict[str, str | None]:
    """Return a document's details as one row of a table has them: every key there, ``meta`` as JSON."""
    fields = document_fields(document, split)
    if "meta" in fields:
        fields["meta"] = orjson.dumps(fields["meta"], option=orjson.OPT_SORT_KEYS).decode()
    return {key: fields.get(key) for key in KEYS}


def from_flat(fields: Mapping[str, Any]) -> dict[str, Any]:
    """Return the details of a row as ``read_document`` takes them: what says nothing is gone, ``meta`` is an object."""
    given = {key: value for key, value in fields.items() if value is not None}
    if isinstance(meta := given.get("meta"), str):
        try:
            plain = orjson.loads(meta)
        except orjson.JSONDecodeError:
            return given
        if isinstance(plain, dict):
            given["meta"] = plain
    return given
