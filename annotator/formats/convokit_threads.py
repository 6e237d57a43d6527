"""Conversations of other people's corpora for ConvoKit as threads: each with one article, however it begins."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

import orjson

from annotator.domain.errors import FormatError
from annotator.domain.identifiers import document_id, text_sha256
from annotator.domain.normalisation import storable
from annotator.domain.sentence import Sentence
from annotator.formats.dates import created_and_words, epoch_to_iso
from annotator.formats.incoming import Incoming, IncomingDocument, Notice
from annotator.formats.json_objects import Plain, json_objects
from annotator.formats.loss import Loss, Part, Why
from annotator.formats.mapping import with_title
from annotator.formats.raw import is_file, names_beside
from annotator.formats.source import SourceFile

NOBODY = "unknown"
_KEYS = frozenset(
    ("id", "text", "meta", "conversation_id", "root", "reply-to", "reply_to", "speaker", "user", "timestamp")
)


class _Root(NamedTuple):
    """The utterance that a conversation begins with; the higher its rank, the surer."""

    rank: int
    id: str


# The usual one, for millions of which there need be one: the utterance that the conversation is called after.
_ITSELF = _Root(3, "")


class Threads:
    """Makes documents of the utterances of one file."""

    def __init__(self, source: SourceFile) -> None:
        self._source = source
        self._roots = _roots(source)
        self._conversations, self._refused = _beside(source, "conversations.json")
        self._begun: set[str] = set()
        # What comments without a text answered.
        self._passed: dict[str, str] = {}

    def read(self, plain: Plain, line: int) -> Iterator[Incoming]:
        """Yield the document of an utterance, with a headline before it where that is all its thread begins with."""
        own, parent = _name(plain.get("id")), _parent(plain)
        conversation = _name(plain.get("conversation_id", plain.get("root"))) or own
        root = self._roots.get(conversation or "", _Root(2, own or ""))
        if root is _ITSELF:
            root = _Root(root.rank, conversation or "")
        about = self._about(conversation)
        title = about.pop("title", None)
        title = title.strip() if isinstance(title, str) and title.strip() else None
        if root.rank == 0 and title is not None and conversation is not None:
            root = _Root(0, conversation)
            if conversation not in self._begun:
                yield IncomingDocument(
                    id=conversation,
                    kind="article",
                    text=title,
                    title=title,
                    meta={"conversation": about} if about else {},
                    line=line,
                )
        if root.rank < 2 and conversation is not None:
            self._begun.add(conversation)
        text, meta = plain.get("text"), _meta(plain)
        text = text if isinstance(text, str) else ""
        is_article = (own or "") == root.id
        if is_article:
            if about:
                meta["conversation"] = about
            if parent is not None:
                meta["reply-to"] = parent
            parent, text = None, with_title(text, title)
        else:
            parent = root.id if parent is None or (root.rank < 2 and parent == conversation) else parent
            parent = self._passed.get(parent, parent)
            if own is not None and not text.strip():
                self._passed[own] = parent
        if not text.strip():
            yield self._source.refusal("There is no text here, or an empty one.", line)
            return
        created, when = _created(plain.get("timestamp"))
        yield IncomingDocument(
            id=own or document_id(text_sha256(storable(text)), "text"),
            kind="article" if is_article else "comment",
            text=text,
            parent=parent,
            thread=None if is_article else root.id,
            author=_author(plain),
            created=created,
            title=title if is_article else None,
            meta={**meta, **when},
            line=line,
        )

    def rest(self) -> Iterator[Incoming]:
        """Yield what is to be told of the whole corpus."""
        if self._refused:
            yield self._refused
        if self._begun:
            yield Notice(
                Sentence(
                    "Conversations of which no utterance is the first: {count}; the title stands for it, or else the "
                    "first utterance in the file.",
                    count=len(self._begun),
                )
            )
        for name in ("speakers.json", "users.json"):
            speakers, _refused = _beside(self._source, name)
            described = sum(1 for each in speakers.values() if isinstance(each, dict) and each.get("meta", each))
            if described:
                yield Loss(Part.OTHER, "", name, Why.NO_PLACE, count=described)
        corpus, _refused = _beside(self._source, "corpus.json")
        if any(corpus.values()):
            yield Loss(Part.OTHER, "", "corpus.json", Why.NO_PLACE)
        for name in sorted(names_beside(self._source.path)):
            if name.startswith("info.") and name.endswith(".jsonl"):
                yield Loss(Part.OTHER, "", storable(name), Why.NO_PLACE)

    def _about(self, conversation: str | None) -> Plain:
        """Return what the corpus says of a conversation; newer ones in ``meta``, older ones without."""
        said = self._conversations.get(conversation or "")
        said = said.get("meta", said) if isinstance(said, dict) else {}
        return dict(said) if isinstance(said, dict) else {}


def _roots(source: SourceFile) -> Mapping[str, _Root]:
    """Return what each conversation begins with: what answers nothing, best if the conversation is called after it."""
    found: dict[str, _Root] = {}
    for _line, plain in json_objects(SourceFile(source.file, source.encoding)):
        own = None if isinstance(plain, FormatError) else _name(plain.get("id"))
        if own is None or isinstance(plain, FormatError):
            continue
        conversation = _name(plain.get("conversation_id", plain.get("root"))) or own
        rank = (2 if _parent(plain) is None else 0) + (own == conversation)
        if conversation not in found or found[conversation].rank < rank:
            found[conversation] = _ITSELF if rank == _ITSELF.rank else _Root(rank, own)
    return found


def _beside(source: SourceFile, name: str) -> tuple[Plain, FormatError | None]:
    """Return the object in another file of the corpus, empty where there is none, and why it could not be read."""
    file = SourceFile(source.path.with_name(name))
    try:
        plain = orjson.loads(file.content())
    except orjson.JSONDecodeError:
        return {}, file.refusal("This file is not JSON; what it says of the conversations was left out.")
    except FormatError as error:
        return {}, error if is_file(file.file) else None
    return (plain, None) if isinstance(plain, dict) else ({}, None)


def _meta(plain: Plain) -> Plain:
    """Return all that an utterance says and no key of ours holds."""
    meta = plain.get("meta")
    said = meta if isinstance(meta, dict) else {"meta": meta} if meta else {}
    return {**{key: value for key, value in plain.items() if key not in _KEYS and value not in (None, [], "")}, **said}


def _author(plain: Plain) -> str | None:
    speaker = plain.get("speaker", plain.get("user"))
    if isinstance(speaker, dict):
        speaker = speaker.get("id")
    name = _name(speaker)
    return None if name == NOBODY else name


def _created(time: object) -> tuple[str | None, Plain]:
    said = str(time) if isinstance(time, str | int | float) and not isinstance(time, bool) else ""
    if said.replace(".", "", 1).isdecimal():
        said = epoch_to_iso(float(said)) or said
    return created_and_words(said)


def _parent(plain: Plain) -> str | None:
    return _name(plain.get("reply-to", plain.get("reply_to")))


def _name(value: object) -> str | None:
    if isinstance(value, bool) or not isinstance(value, str | int):
        return None
    return storable(str(value)).strip() or None
