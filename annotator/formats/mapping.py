"""Rows and objects of any shape as documents: which of their columns is which of our words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from math import isfinite

from annotator.domain.document import Kind
from annotator.domain.errors import FormatError
from annotator.domain.identifiers import document_id
from annotator.domain.normalisation import storable
from annotator.domain.sentence import Sentence
from annotator.formats.dates import created_and_words, epoch_to_iso
from annotator.formats.incoming import IncomingDocument, ReadOptions
from annotator.formats.source import SourceFile

# Ours, and what others call it, likeliest first, in lower case and without anything but letters and digits. Each of
# their columns serves once, in this order: `article` is the text only where nothing else is.
_SYNONYMS: Mapping[str, tuple[str, ...]] = {
    "text": (
        *("text", "body", "content", "comment", "commenttext", "commentbody", "commentcontent", "articletext"),
        *("articlebody", "bodytext", "fulltext", "maintext", "message", "post", "tweet", "selftext", "review"),
        *("displayedtext", "sentence", "document", "article", "story", "data"),
        *("leadparagraph", "snippet", "abstract", "summary", "description"),
    ),
    "title": ("title", "headline", "heading", "articletitle", "subject"),
    "author": (
        *("author", "user", "username", "authorname", "commentauthor", "commenter", "displayname", "userdisplayname"),
        *("screenname", "nickname", "nick", "byline", "postedby", "writer", "by", "name"),
    ),
    "id": ("id", "commentid", "documentid", "docid", "postid", "tweetid", "instanceid", "uuid", "guid", "uid"),
    "parent": (
        *("parent", "parentid", "replyto", "replytoid", "inreplyto", "inreplytoid", "parentcommentid"),
        *("commentparent", "inreplytostatusid", "inreply", "answers"),
    ),
    "thread": (
        *("thread", "article", "articleid", "story", "storyid", "threadid", "commentpostid", "postid"),
        *("conversation", "conversationid", "discussionid", "rootid", "linkid"),
    ),
    "created": (
        *("created", "createdat", "date", "time", "datetime", "timestamp", "published", "publishedat", "pubdate"),
        *("publicationdate", "datepublished", "posted", "postedat", "createdate", "createdutc", "commentdate"),
        *("publisheddate", "publishdate", "posttime", "postdate"),
    ),
    "source": ("source", "site", "publication", "publisher", "outlet", "newspaper", "website", "sitename", "domain"),
    "kind": ("kind", "type", "documenttype"),
}

OUR_NAMES = tuple(_SYNONYMS)
"""What a column can be mapped to."""

_NOTHING = frozenset(("", "null", "none", "nan"))
_ROOTS = frozenset(("0", "-1"))
_KINDS: Mapping[str, Kind] = {
    **dict.fromkeys(("article", "story", "job", "poll"), "article"),
    **dict.fromkeys(("comment", "reply"), "comment"),
}
# What may be a headline and nothing else.
_HEADLINES = frozenset(("story", "job", "poll"))
# Reddit names what it refers to with a letter and a digit for its kind, and what it lists without.
_REDDITS = re.compile(r"t[1-6]_(?=[0-9a-z]+$)")
# A number that went through a table with gaps in it.
_WITH_FRACTION = re.compile(r"(\d+)\.0")
_POTATOS = Sentence(
    "This is what Potato keeps of one annotator, without the texts: export the project there, "
    "with its texts (python -m potato.export), and import that."
)
_PLAIN = re.compile(r"[\W_]+")


def find_columns(names: Iterable[str], mapped: Mapping[str, str]) -> Mapping[str, str]:
    """Return which column holds what: our name to theirs.

    ``mapped`` is what a person said, and it comes first; the names of the rest say what they hold. A mapped name
    may be a dotted path (``user.name``) into the column before the dot.

    Raises:
        FormatError: ``mapped`` has a name that is not one of ours, or no column can be the text.
    """
    columns = list(names)
    for ours in mapped:
        if ours not in _SYNONYMS:
            raise FormatError(
                "A column cannot be mapped to “{ours}”, only to {known}.", ours=ours, known=", ".join(OUR_NAMES)
            )
    found = {
        ours: theirs for ours, theirs in mapped.items() if theirs in columns or theirs.partition(".")[0] in columns
    }
    free: dict[str, str] = {}
    for column in columns:
        if column not in found.values():
            free.setdefault(_PLAIN.sub("", column).lower(), column)
    for ours, synonyms in _SYNONYMS.items():
        if ours not in mapped and (theirs := next((name for name in synonyms if name in free), None)):
            found[ours] = free.pop(theirs)
    if "text" not in found:
        listed = ", ".join(f"“{column}”" for column in columns) or "none"
        wanted = (
            Sentence("There is no column “{column}”", column=mapped["text"])
            if "text" in mapped
            else Sentence("No column seems to hold the text")
        )
        raise FormatError(
            "{wanted}; the columns are {listed}. Name the right one (--map text=COLUMN).", wanted=wanted, listed=listed
        )
    # A table of articles that calls its own ids by the word for the thread.
    if "thread" in found and "title" in found and not ({"id", "parent", "thread"} & mapped.keys()):
        about_articles = "comment" not in found["text"].lower() and found.keys().isdisjoint(("id", "parent"))
        if about_articles:
            found["id"] = found.pop("thread")
    return found


def from_mapping(
    values: Mapping[str, object], options: ReadOptions, line: int | None, position: str, source: SourceFile
) -> IncomingDocument | FormatError:
    """Return the document that one object of any shape holds, or why it holds none.

    ``line`` is where it begins in the file, from 1; ``position`` is what its id is made of where it names none.
    """
    kind = values.get("type")
    is_headline = isinstance(kind, str) and kind in _HEADLINES and isinstance(values.get("title"), str)
    try:
        columns = find_columns([*values, "text"] if is_headline else values, options.columns)
    except FormatError as error:
        reason = _POTATOS if "instance_id_to_label_to_value" in values else error.reason
        return source.refusal(reason, line)
    return build_document(values, columns, line=line, position=position, source=source)


def build_document(
    values: Mapping[str, object], columns: Mapping[str, str], *, line: int | None, position: str, source: SourceFile
) -> IncomingDocument | FormatError:
    """Return the document in ``values``, where ``columns`` (see ``find_columns``) says what is what; or why not.

    What names its parent or its thread is a comment, everything else an article, whose title comes first in its
    text. What no column of ours holds goes to ``meta``.
    """
    text = _value(values, columns.get("text"))
    title = _said(values, columns.get("title"))
    if text is not None and not isinstance(text, str):
        return source.refusal(
            Sentence("“{column}” holds no text but {found}.", column=columns["text"], found=_kind_of(text)), line
        )
    for column in columns.values():
        value = _value(values, column)
        if isinstance(value, float) and not isfinite(value):
            return source.refusal(
                Sentence("The number in “{column}” is infinite or none at all (NaN).", column=column), line
            )
    own_id, thread, parent = (_id(values, columns.get(name)) for name in ("id", "thread", "parent"))
    if own_id is not None and not _REDDITS.match(own_id):
        thread, parent = (None if name is None else _REDDITS.sub("", name) for name in (thread, parent))
    if parent in _ROOTS and thread is not None and thread != parent:
        parent = None
    used = dict(columns)
    kind = _KINDS.get((_said(values, columns.get("kind")) or "").lower())
    if kind is None:
        used.pop("kind", None)
        kind = "article" if parent is None and thread in (None, own_id) else "comment"
    if kind == "comment":
        used.pop("title", None)
        parent = parent or thread
        if parent is None:
            return source.refusal("This comment names neither what it answers (parent) nor its article (thread).", line)
    else:
        text = with_title(text or "", title)
    if not text or text.isspace():
        return source.refusal(Sentence("There is no text in “{column}”.", column=columns["text"]), line)
    created, words = _created(values, columns.get("created"))
    return IncomingDocument(
        id=own_id or document_id(source.digest(), position),
        kind=kind,
        text=text,
        parent=parent if kind == "comment" else None,
        thread=thread,
        author=_author(values, columns.get("author")),
        created=created,
        source=_said(values, columns.get("source")),
        title=title if kind == "article" else None,
        meta={**_rest(values, used.values()), **words},
        line=line,
    )


def _value(values: Mapping[str, object], column: str | None) -> object:
    if column is None or column in values:
        return None if column is None else values[column]
    value: object = values
    for step in column.split("."):
        value = value.get(step) if isinstance(value, Mapping) else None
    return value


def _said(values: Mapping[str, object], column: str | None) -> str | None:
    """Return a name, an id or the like, without white space around it; None where nothing is said."""
    value = _value(values, column)
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return None
    said = storable(str(value)).strip()
    return None if said.lower() in _NOTHING else said


def _id(values: Mapping[str, object], column: str | None) -> str | None:
    said = _said(values, column)
    whole = None if said is None else _WITH_FRACTION.fullmatch(said)
    return whole[1] if whole else said


def _author(values: Mapping[str, object], column: str | None) -> str | None:
    value = _value(values, column)
    if isinstance(value, Mapping):
        names = {_PLAIN.sub("", str(key)).lower(): str(key) for key in value}
        column = next((names[name] for name in ("name", *_SYNONYMS["author"]) if name in names), None)
        return _said(value, column)
    return _said(values, column)


def _created(values: Mapping[str, object], column: str | None) -> tuple[str | None, dict[str, object]]:
    said = _said(values, column)
    # Seconds or milliseconds since 1970, as programs write them.
    if said and re.fullmatch(r"(?:\d{9,10}|\d{12,13})(?:\.\d+)?", said):
        said = epoch_to_iso(float(said)) or said
    return created_and_words(said)


def with_title(text: str, title: str | None) -> str:
    """Return a text with its title as its first paragraph, unless it begins so."""
    if title is None or " ".join(text.split()).startswith(" ".join(title.split())):
        return text
    return f"{title}\n\n{text}" if text.strip() else title


def _rest(values: Mapping[str, object], used: Iterable[str]) -> dict[str, object]:
    taken = {column for column in used if column in values}
    rest = {
        key: storable(value) if isinstance(value, str) else value
        for key, value in values.items()
        if key not in taken and value not in ("", None)
    }
    meta = rest.pop("meta", None)
    if isinstance(meta, Mapping):
        return {**{str(key): value for key, value in meta.items()}, **rest}
    return rest if meta is None else {**rest, "meta": meta}


def _kind_of(value: object) -> Sentence:
    if isinstance(value, Mapping):
        return Sentence("an object")
    return Sentence("a list") if isinstance(value, list) else Sentence("a number or a truth value")
