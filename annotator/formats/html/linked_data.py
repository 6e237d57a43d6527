"""What a page says about itself for machines: JSON-LD by the schema.org vocabulary."""

from __future__ import annotations

from collections.abc import Iterator

import orjson
from lxml import html as lxml_html
from lxml.html import HtmlElement

from annotator.formats.dates import to_iso
from annotator.formats.html.comments import HtmlComment
from annotator.formats.html.text import paragraphs_of

_DEEPEST = 200


def linked_comments(root: HtmlElement) -> list[HtmlComment]:
    """Return the comments that the page lists in JSON-LD, answers after what they answer."""
    comments: list[HtmlComment] = []
    for script in root.iter("script"):
        if "ld+json" not in (script.get("type") or ""):
            continue
        try:
            data = orjson.loads(script.text or "")
        except orjson.JSONDecodeError:
            # Many sites break their own; the page itself is still there.
            continue
        for holder in _holders(data):
            _collect(holder.get("comment"), None, comments, 0)
    return comments


def _holders(data: object) -> Iterator[dict[str, object]]:
    """Yield the outermost objects that have comments."""
    waiting: list[object] = [data]
    while waiting:
        value = waiting.pop(0)
        if isinstance(value, list):
            waiting.extend(value)
        elif isinstance(value, dict):
            if value.get("comment"):
                yield value
            else:
                waiting.extend(inner for inner in value.values() if isinstance(inner, dict | list))


def _collect(found: object, parent: int | None, comments: list[HtmlComment], depth: int) -> None:
    for value in found if isinstance(found, list) else [found]:
        if not isinstance(value, dict) or depth > _DEEPEST:
            continue
        said = value.get("text") or value.get("commentText") or value.get("description")
        place = parent
        if isinstance(said, str) and said.strip():
            author = value.get("author") or value.get("creator")
            if isinstance(author, dict):
                author = author.get("name")
            created = value.get("dateCreated") or value.get("datePublished")
            place = len(comments)
            comments.append(
                HtmlComment(
                    text=_plain(said),
                    author=author.strip() or None if isinstance(author, str) else None,
                    created=to_iso(created) if isinstance(created, str) and created.strip() else None,
                    parent=parent,
                    line=1,
                )
            )
        _collect(value.get("comment"), place, comments, depth + 1)


def _plain(said: str) -> str:
    if "<" not in said and "&" not in said:
        return said.strip()
    return "\n\n".join(paragraphs_of(lxml_html.fragment_fromstring(said, create_parent="div"))) or said.strip()
