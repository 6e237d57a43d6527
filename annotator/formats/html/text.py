"""The text of HTML elements: paragraphs joined by one blank line, ``<br>`` a line break."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from lxml.html import HtmlElement

_BLOCKS = frozenset(
    (
        *(
            "address",
            "article",
            "aside",
            "blockquote",
            "body",
            "center",
            "dd",
            "details",
            "div",
            "dl",
            "dt",
            "fieldset",
        ),
        *("figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "html", "li"),
        *("main", "nav", "ol", "p", "pre", "section", "summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr"),
        "ul",
    )
)
_SILENT = frozenset(
    (
        *("script", "style", "noscript", "template", "head", "svg", "iframe", "object", "button", "select", "textarea"),
        *("input", "form", "audio", "video", "canvas", "math"),
    )
)
_WHITE = re.compile(r"[ \t\n\r\f]+")
_BREAK = "\x00"
_PARAGRAPH = "\x01"
_BREAKS = re.compile(rf"[ ]*{_BREAK}[ ]*")

Skip = Callable[[HtmlElement], bool]


def classes(element: HtmlElement) -> str:
    """Return class and id of an element, in lower case, blanks between them."""
    return f"{element.get('class') or ''} {element.get('id') or ''}".lower()


def tag(element: HtmlElement) -> str:
    """Return the tag in lower case; empty for comments and processing instructions."""
    return element.tag.lower() if isinstance(element.tag, str) else ""


def paragraphs_of(element: HtmlElement, skip: Skip = lambda _: False, *, mark_quotations: bool = False) -> list[str]:
    """Return the paragraphs that the element shows, without those of elements for which ``skip`` holds.

    White space counts as HTML has it: runs of it are one blank, except in ``<pre>``. Quotations can be marked by
    ``> `` at the start of their lines: in a comment it matters whose words they are.
    """
    return [
        "> " + paragraph.replace("\n", "\n> ") if quoted and mark_quotations else paragraph
        for quoted, paragraph in _paragraphs(_pieces(element, skip))
    ]


def text_of(element: HtmlElement, skip: Skip = lambda _: False) -> str:
    """Return what the element shows, as one line."""
    return " ".join(" ".join(paragraphs_of(element, skip)).split())


def _paragraphs(pieces: Iterable[tuple[bool, str]]) -> Iterator[tuple[bool, str]]:
    said: list[str] = []
    quoted = False
    for quote, piece in (*pieces, (False, _PARAGRAPH)):
        if piece != _PARAGRAPH:
            said.append(piece)
            quoted = quote
            continue
        # Two line breaks in a row are how old pages make a paragraph.
        for part in re.split(rf"{_BREAK}{{2,}}", _BREAKS.sub(_BREAK, _squeezed("".join(said)))):
            if paragraph := part.strip(f" {_BREAK}\n").replace(_BREAK, "\n"):
                yield quoted, paragraph
        said.clear()


def _squeezed(said: str) -> str:
    return re.sub(" {2,}", " ", said)


@dataclass(frozen=True, slots=True)
class _Setting:
    """What holds for text at a place: whether it is quoted, and whether its white space counts."""

    quoted: bool = False
    verbatim: bool = False


def _pieces(element: HtmlElement, skip: Skip) -> Iterator[tuple[bool, str]]:
    # A stack, not recursion: pages nest as deep as their makers please.
    stack: list[tuple[HtmlElement | str, _Setting]] = [(element, _Setting())]
    while stack:
        node, setting = stack.pop()
        if isinstance(node, str):
            yield setting.quoted, _shown(node, setting)
            continue
        name = tag(node)
        if not name or name in _SILENT or (node is not element and skip(node)):
            continue
        if name == "br":
            yield setting.quoted, _BREAK
        elif name == "img":
            # Emoji are often pictures whose replacement is the emoji.
            if re.search(r"emoji|smil", classes(node)):
                yield setting.quoted, node.get("alt") or ""
        else:
            stack.extend(reversed(_inside(node, name, setting)))


def _shown(text: str, setting: _Setting) -> str:
    if text == _PARAGRAPH:
        return text
    plain = text.replace(_BREAK, "\ufffd").replace(_PARAGRAPH, "\ufffd")
    return plain.replace("\n", _BREAK) if setting.verbatim else _WHITE.sub(" ", plain)


def _inside(node: HtmlElement, name: str, setting: _Setting) -> list[tuple[HtmlElement | str, _Setting]]:
    inside = _Setting(setting.quoted or name == "blockquote", setting.verbatim or name == "pre")
    pieces: list[tuple[HtmlElement | str, _Setting]] = [(node.text, inside)] if node.text else []
    for child in node:
        pieces.append((child, inside))
        if child.tail:
            pieces.append((child.tail, inside))
    return [(_PARAGRAPH, setting), *pieces, (_PARAGRAPH, setting)] if name in _BLOCKS else pieces
