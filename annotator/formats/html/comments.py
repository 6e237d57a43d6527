"""Readers' comments in the markup of the usual content systems and comment widgets."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from lxml.html import HtmlElement

from annotator.formats.dates import is_iso, match_date, to_iso
from annotator.formats.html.text import classes, paragraphs_of, tag, text_of
from annotator.formats.page.boilerplate import is_machinery
from annotator.formats.page.comment_author import split_author


@dataclass(slots=True)
class HtmlComment:
    """A comment of a page; ``parent`` is the place of the one that it answers, None where that is the article.

    ``buttons`` are lines of the comment that belong to the site, ``whole`` is the text with those.
    """

    text: str
    author: str | None
    created: str | None
    parent: int | None
    line: int
    buttons: tuple[str, ...] = ()
    whole: str = ""


_COMMENT = re.compile(
    r"(?<![\w-])(?:comment|comment[-_]{1,2}?(?:item|entry|node|container|wrapper|block|box|post|thread-item|card|row)"
    r"|(?:single|user|reader|post|c|the|media|blog|article|ugc|reply)[-_]{1,2}comment|commentitem|usercomment|reply"
    r"|(?:li-|div-|article-)?comment[-_]?(?:id[-_]?)?[\da-f]*\d[\da-f]*|comment_[\da-f-]{6,}|d-comment|fyre-comment"
    r"|fyre-comment-article|shreddit-comment|h-cite)(?![\w-])"
)
_SECTION = re.compile(
    r"(?<![\w])(?:comments?|kommentare?|commentaires|comentarios|commenti|reacties|discussion|disqus_thread|responses"
    r"|replies)(?:[-_]?(?:list|area|section|wrapper|container|thread|stream|block|content|box))?(?![\w])"
    r"|commentlist|comment-?list|comments-?area"
)
_INSIDE = re.compile(r"(?<![\w-])(?:post|item|entry|message|media|node|response|reply|comment)(?:[-_]?\d+)?(?![\w-])")
_AUTHOR = re.compile(
    r"(?<![a-z])(?:fn|author|comment-?author|comment__author|user-?name|user|commenter|nick-?name|display-?name|byline"
    r"|poster|screen-?name|p-author|p-name|name)(?![a-z])"
)
_NO_AUTHOR = re.compile(r"avatar|badge|date|time|photo|image|icon|rank|points|reply|content|text")
_DATE = re.compile(
    r"(?<![a-z])(?:date|time|timestamp|time-?ago|ago|posted|published|created|meta(?:data)?|permalink)(?![a-z])"
)
_BODY = re.compile(
    r"(?<![a-z])(?:comment|post|message|reply|c)?[-_]{0,2}(?:content|text|body|message|copy|entry-content|bodytext|md)(?![a-z])"
)
_BUTTONS = re.compile(
    r"(?<![a-z])(?:reply|meta(?:data)?|avatar|votes?|voting|likes?|share|sharing|actions?|buttons?|tool-?bar|tools|footer"
    r"|date|time|timestamp|flag|report|edit|permalink|controls|badge|rating|score|respond|screen-reader-text|sr-only"
    r"|visually-hidden|awaiting-moderation|says|menu|number|count)(?![a-z])"
)
_WRITTEN = re.compile(
    r"\s*\b(?:says|said|wrote|writes|sagt|dit|dice|schreibt|a écrit|يقول)\s*(?::|…|\.{3})?\s*$", re.IGNORECASE
)
_TYPES = re.compile(r"schema\.org/(?:Comment|UserComments|Answer)\b", re.IGNORECASE)
_DEPTHS = ("indent", "depth", "data-depth", "data-level", "data-indent", "aria-level")
_DEPTH = re.compile(r"(?<![a-z])(?:depth|level|indent)-?(\d+)(?!\d)")
_PROFILE = re.compile(r"(?:^|/)(?:users?|profiles?|members?|authors?|u)(?:[/?=]|\.php)", re.IGNORECASE)
_SMALL = frozenset(("span", "small", "i", "em", "a", "dd", "div"))
_LISTS = frozenset(("ol", "ul", "dl"))


def find_comments(root: HtmlElement) -> list[HtmlComment]:
    """Take the comments out of the page, and return them in their order.

    The elements that hold them, and the sections of comments around those, are gone from ``root`` afterwards.
    """
    _gather_definitions(root)
    nodes = _comment_nodes(root)
    bodies: dict[HtmlElement, HtmlElement] = {}
    marked = set(nodes)
    if not any(_read(node, marked) for node in nodes):
        bodies = _widened(nodes)
        nodes = list(bodies)
        marked = set(nodes)
    comments: list[HtmlComment] = []
    places: dict[HtmlElement, int | None] = {}
    above_by_depth: list[tuple[int, int]] = []
    for node in nodes:
        own = _read(node, marked, bodies.get(node))
        parent = _parent(node, places)
        depth = _depth(node, marked)
        if own is not None and depth is not None:
            while above_by_depth and above_by_depth[-1][0] >= depth:
                above_by_depth.pop()
            if parent is None and above_by_depth:
                parent = above_by_depth[-1][1]
            above_by_depth.append((depth, len(comments)))
        if own is None:
            # A wrapper around a comment and its answers; what stands first in it stands for it.
            places[node] = None
            continue
        own.parent = parent
        places[node] = len(comments)
        for above in node.iterancestors():
            if above in places and places[above] is None:
                places[above] = len(comments)
                break
        comments.append(own)
    _take_out(root, nodes)
    return comments


def _widened(nodes: list[HtmlElement]) -> dict[HtmlElement, HtmlElement]:
    """Return elements around those, each with one comment and who wrote it, and the ones that hold their texts.

    Some sites name the element with the text alone; author and date stand beside it.
    """
    marked = set(nodes)
    # What is called "reply" inside of a text is the button.
    outer = {node for node in nodes if marked.isdisjoint(node.iterancestors())}
    found: dict[HtmlElement, HtmlElement] = {}
    for node in (node for node in nodes if node in outer):
        widest, author = None, None
        for above in node.iterancestors():
            others = (inner for inner in above.iter() if inner in outer and inner is not node)
            if (
                tag(above) in ("body", "html", "main")
                or next(others, None) is not None
                or above.find(".//h1") is not None
            ):
                break
            read = _read(above, set(), node)
            if read is not None and read.author and author in (None, read.author):
                # Further out may stand how deep it is; around a lone comment stands the page.
                widest, author = above, read.author
                if len(outer) == 1:
                    break
        if widest is not None:
            found[widest] = node
    return found


def _depth(node: HtmlElement, marked: set[HtmlElement]) -> int | None:
    """Return how deep a comment says that it stands among the answers, where the markup does not nest them."""
    for element in _own(node, lambda inner: inner in marked):
        for name in _DEPTHS:
            if (stated := element.get(name) or "").isdecimal():
                return int(stated)
    named = _DEPTH.search(_class(node))
    return int(named[1]) if named else None


def _gather_definitions(root: HtmlElement) -> None:
    """Put each author of a definition list, and what follows about their comment, into an element of its own."""
    for block in root.iter("dl"):
        if "comment" not in classes(block):
            continue
        gathered: HtmlElement | None = None
        for child in list(block):
            if tag(child) == "dt":
                gathered = block.makeelement("div", {"class": "comment"})
                block.insert(block.index(child), gathered)
            if gathered is not None:
                gathered.append(child)


def _comment_nodes(root: HtmlElement) -> list[HtmlElement]:
    by_type = [node for node in root.iter() if tag(node) and _TYPES.search(node.get("itemtype") or "")]
    if by_type:
        return by_type
    named = [
        node for node in root.iter("li", "div", "article", "section", "blockquote", "tr", "dd") if _is_comment(node)
    ]
    # An article is no comment on itself, however its theme names it.
    named = [node for node in named if not (tag(node) == "article" and node.find(".//h1") is not None)]
    if any(_read(node, set(named)) for node in named):
        return named
    if _widened(named):
        return named
    for section in root.iter("section", "div", "ol", "ul", "aside"):
        if _SECTION.search(classes(section)):
            found = [node for node in section.iter("li", "article", "div") if _INSIDE.search(_class(node))]
            found = found or list(section.iter("li", "article")) or [node for node in section if tag(node) == "div"]
            marked = set(found)
            read = [own for node in found if (own := _read(node, marked))]
            if any(own.author for own in read):
                return found
    return []


def _is_comment(node: HtmlElement) -> bool:
    said = classes(node)
    if node.get("data-comment-id") or node.get("data-commentid"):
        return True
    return _COMMENT.search(said) is not None and _has_text(node)


def _has_text(node: HtmlElement) -> bool:
    return any(text.strip() for text in node.itertext())


def _class(node: HtmlElement) -> str:
    return (node.get("class") or "").lower()


def _parent(node: HtmlElement, places: dict[HtmlElement, int | None]) -> int | None:
    for above in node.iterancestors():
        place = places.get(above)
        if place is not None:
            return place
    # Answers may follow the comment that they answer, in a list of their own beside it.
    for above in (node, *node.iterancestors()):
        if re.search(r"children|repl(?:y|ies)|answers|nested|thread__", _class(above)) or tag(above) in _LISTS:
            before = above.getprevious()
            if before is not None and places.get(before) is not None:
                return places[before]
            inside = (
                [places[other] for other in before.iter() if places.get(other) is not None]
                if before is not None
                else []
            )
            if inside and re.search(r"children|replies|answers|nested", _class(above)):
                return inside[0]
    return None


def _read(node: HtmlElement, marked: set[HtmlElement], body: HtmlElement | None = None) -> HtmlComment | None:
    """Return what the element says by itself, without the comments inside of it; ``body`` has the text if given."""

    def apart(element: HtmlElement) -> bool:
        return element in marked or (
            tag(element) in _LISTS and re.search(r"children|replies", _class(element)) is not None
        )

    own = [element for element in _own(node, apart) if element is not node]
    author_at = _author(own)
    date_at, created = _created(own)
    if body is None:
        body = next((element for element in own if (element.get("itemprop") or "") in ("text", "commentText")), None)
    if body is None:
        bodies = [element for element in own if _BODY.search(classes(element)) and tag(element) != "span"]
        # The innermost: around it may stand another one with author and date in it.
        holds_more = {
            outer for outer in bodies for inner in bodies if inner is not outer and outer in inner.iterancestors()
        }
        body = next((element for element in bodies if element not in holds_more and _has_text(element)), None)
    inside = {author_at, date_at} - {None}

    def skip(element: HtmlElement) -> bool:
        if apart(element) or element in inside:
            return True
        if body is not None and (element is body or body in element.iterancestors() or element in body.iterancestors()):
            return False
        return _BUTTONS.search(classes(element)) is not None and tag(element) not in ("p", "blockquote")

    found = paragraphs_of(node if body is None else body, skip, mark_quotations=True)
    if created is None:
        created = next((to_iso(said) for said in found if _is_date(said)), None)
    buttons = tuple(said for said in found if is_machinery(said, in_comment=True))
    whole = [said for said in found if not _is_date(said) and not _WRITTEN.fullmatch(said)]
    said = [said for said in whole if said not in buttons]
    if not said:
        return None
    author = _WRITTEN.sub("", text_of(author_at)) if author_at is not None else ""
    if not author and body is None and created is None:
        return None
    line = getattr(node, "sourceline", None) or 1
    return HtmlComment("\n\n".join(said), split_author(author)[0], created, None, line, buttons, "\n\n".join(whole))


def _own(node: HtmlElement, apart: Callable[[HtmlElement], bool]) -> Iterator[HtmlElement]:
    """Yield the elements of a comment in their order, without those of the comments inside of it."""
    stack = [node]
    while stack:
        element = stack.pop()
        if element is not node and (not tag(element) or apart(element)):
            continue
        yield element
        stack.extend(reversed(list(element)))


def _is_date(said: str) -> bool:
    return match_date(said) == len(said)


def _author(own: list[HtmlElement]) -> HtmlElement | None:
    for element in own:
        if (element.get("itemprop") or "") in ("author", "creator"):
            name = next((inner for inner in element.iter() if inner.get("itemprop") == "name"), element)
            return name if text_of(name) else None
    named = [
        element
        for element in own
        if (element.get("rel") == "author" or _AUTHOR.search(_class(element)))
        and not _NO_AUTHOR.search(_class(element))
    ]
    # The innermost says the name alone.
    for element in named:
        inner = [other for other in named if element in other.iterancestors() and text_of(other)]
        best = inner[0] if inner else element
        if 0 < len(text_of(best)) <= 80:
            return best
    for element in own:
        if tag(element) in ("cite", "b", "strong", "h3", "h4", "h5", "h6") and 0 < len(text_of(element)) <= 60:
            return element
    for element in own:
        if tag(element) == "a" and _PROFILE.search(element.get("href") or "") and 0 < len(text_of(element)) <= 60:
            return element
    return None


def _created(own: list[HtmlElement]) -> tuple[HtmlElement | None, str | None]:
    for element in own:
        stated = element.get("datetime") if tag(element) in ("time", "relative-time") else None
        if (element.get("itemprop") or "") in ("dateCreated", "datePublished", "commentTime"):
            stated = stated or element.get("content") or element.get("datetime")
        if stated or tag(element) == "time":
            return element, to_iso(stated or text_of(element)) or None
    for element in own:
        if (titled := _titled(element)) and len(text_of(element)) < 80:
            return element, titled
    for element in own:
        if _DATE.search(_class(element)) or (tag(element) == "a" and "comment-" in (element.get("href") or "")):
            said = text_of(element)
            for place in re.finditer(r"(?<!\w)\w", said[:120]):
                if end := match_date(said, place.start()):
                    return element if len(said) < 80 else None, to_iso(said[place.start() : end])
    for element in own:
        if tag(element) in _SMALL and _is_date(said := text_of(element)):
            return element, to_iso(said)
    return None, None


def _titled(element: HtmlElement) -> str | None:
    """Return when a title says that it was, in ISO 8601: the words under it may be "3 hours ago"."""
    title = (element.get("title") or "").strip()
    dates = (to_iso(said) for said in (title, title.partition(" ")[0]) if _is_date(said))
    return next((date for date in dates if is_iso(date)), None)


def _take_out(root: HtmlElement, nodes: list[HtmlElement]) -> None:
    """Remove the comments, and the sections that hold nothing but comments, their headings and their forms."""
    for node in nodes:
        outermost = node
        for above in node.iterancestors():
            if tag(above) in ("body", "html", "main") or above.find(".//h1") is not None:
                break
            if _SECTION.search(classes(above)):
                outermost = above
        _drop(outermost)
    for form in [
        element for element in root.iter("div", "section", "form") if element.get("id") in ("respond", "commentform")
    ]:
        _drop(form)


def _drop(element: HtmlElement) -> None:
    if element.getparent() is not None:
        element.drop_tree()
