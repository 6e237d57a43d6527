"""What a page says about itself for machines: JSON-LD by the schema.org vocabulary."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

import orjson
from lxml import html as lxml_html
from lxml.html import HtmlElement

from annotator.formats.dates import to_iso
from annotator.formats.html.comments import HtmlComment
from annotator.formats.html.text import paragraphs_of

_DEEPEST = 200
# By what a comment is known where another says that it answers it.
_NAMES = ("@id", "identifier", "url")


@dataclass(slots=True)
class _Found:
    """Comments, what each says that it answers, and the places of those that have a name."""

    comments: list[HtmlComment] = field(default_factory=list)
    answered: list[object] = field(default_factory=list)
    places: dict[str, int] = field(default_factory=dict)


def linked_comments(root: HtmlElement) -> list[HtmlComment]:
    """Return the comments that the page lists in JSON-LD, in its order.

    What a comment answers is the one that it stands in, or the one that it names as ``parentItem``.
    """
    found = _Found()
    for script in root.iter("script"):
        if "ld+json" not in (script.get("type") or ""):
            continue
        try:
            data = orjson.loads(script.text or "")
        except orjson.JSONDecodeError:
            # Many sites break their own; the page itself is still there.
            continue
        for holder in _holders(data):
            _collect(holder if _is_comment(holder) else holder.get("comment"), None, found, 0)
    for place, answered in enumerate(found.answered):
        above = next((found.places[name] for name in _names(answered) if name in found.places), None)
        if above is not None and not _leads_to(found.comments, above, place):
            found.comments[place].parent = above
    return found.comments


def _holders(data: object) -> Iterator[dict[str, object]]:
    """Yield the outermost objects that are comments or have some."""
    waiting: list[object] = [data]
    while waiting:
        value = waiting.pop(0)
        if isinstance(value, list):
            waiting.extend(value)
        elif isinstance(value, dict):
            if value.get("comment") or _is_comment(value):
                yield value
            else:
                waiting.extend(inner for inner in value.values() if isinstance(inner, dict | list))


def _is_comment(value: dict[str, object]) -> bool:
    kind = value.get("@type")
    return "Comment" in (kind if isinstance(kind, list) else [kind])


def _names(value: object) -> list[str]:
    """Return what an object, or a reference to one, is known by."""
    if isinstance(value, list):
        return [name for each in value for name in _names(each)]
    if isinstance(value, str):
        return [value]
    if not isinstance(value, dict):
        return []
    return [name for key in _NAMES if isinstance(name := value.get(key), str) and name]


def _leads_to(comments: list[HtmlComment], above: int | None, place: int) -> bool:
    """Return whether a comment is reached from one by going up: it would answer itself."""
    while above is not None and above != place:
        above = comments[above].parent
    return above is not None


def _collect(said_of: object, parent: int | None, found: _Found, depth: int) -> None:
    for value in said_of if isinstance(said_of, list) else [said_of]:
        if not isinstance(value, dict) or depth > _DEEPEST:
            continue
        said = value.get("text") or value.get("commentText") or value.get("description")
        place = parent
        if isinstance(said, str) and said.strip():
            author = value.get("author") or value.get("creator")
            if isinstance(author, dict):
                author = author.get("name")
            created = value.get("dateCreated") or value.get("datePublished")
            place = len(found.comments)
            found.answered.append(value.get("parentItem"))
            for name in _names(value):
                found.places.setdefault(name, place)
            found.comments.append(
                HtmlComment(
                    text=_plain(said),
                    author=author.strip() or None if isinstance(author, str) else None,
                    created=to_iso(created) if isinstance(created, str) and created.strip() else None,
                    parent=parent,
                    line=1,
                )
            )
        _collect(value.get("comment"), place, found, depth + 1)


def _plain(said: str) -> str:
    if "<" not in said and "&" not in said:
        return said.strip()
    return "\n\n".join(paragraphs_of(lxml_html.fragment_fromstring(said, create_parent="div"))) or said.strip()
