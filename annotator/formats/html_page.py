"""Web pages: the article by trafilatura, the comments by our own reading of their markup."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree
from lxml import html as lxml_html
from lxml.etree import _Element
from lxml.html import HtmlElement

from annotator.domain.identifiers import document_id
from annotator.formats.dates import created_and_words, to_iso
from annotator.formats.decoding import encoding_of_mark, guess_encoding
from annotator.formats.html.comments import HtmlComment, find_comments
from annotator.formats.html.linked_data import linked_comments
from annotator.formats.html.text import classes, paragraphs_of, tag, text_of
from annotator.formats.incoming import Incoming, IncomingDocument, LeftOut, ReadOptions
from annotator.formats.page.boilerplate import is_machinery
from annotator.formats.page.comment_header import date_of
from annotator.formats.page.comment_heading import comment_heading
from annotator.formats.source import SourceFile

_CHARSET = re.compile(rb"<(?:meta|\?xml)[^>]{0,200}?(?:charset|encoding)\s*=\s*[\"']?\s*([\w-]+)", re.IGNORECASE)
_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
# As browsers have it: pages that claim to be in these are in Windows' own.
_CLAIMED = {"iso-8859-1": "cp1252", "latin1": "cp1252", "us-ascii": "cp1252", "ascii": "cp1252", "gb2312": "gb18030"}
_FRAME = re.compile(
    r"(?<![a-z])(?:nav|menu|sidebar|cookies?|breadcrumbs?|share|sharing|social|related|newsletter|site-(?:header|footer)|banner|advert|promo)"
)
_SHORT = 500
_DATE_NAMES = frozenset(
    ("article:published_time", "datepublished", "date", "pubdate", "dc.date", "dc.date.issued", "dcterms.created")
)
_DATE_PUBLISHED = re.compile(r'"datePublished"\s*:\s*"([^"]{4,40})"')
_DATE_CLASS = re.compile(r"(?<![a-z])(?:date|published|posted|byline|dateline|pubdate)(?![a-z])")
_TITLE_TAIL = re.compile(r"\s+[|–—·•-]\s+[^|–—·•]{2,40}$")


@dataclass(slots=True)
class _Article:
    paragraphs: list[str]
    title: str | None
    author: str | None = None
    created: str | None = None
    site: str | None = None
    left_out: list[str] = field(default_factory=list)


class HtmlPageReader:
    """Reads one web page with its comments."""

    def read(self, source: SourceFile, options: ReadOptions) -> Iterator[Incoming]:  # noqa: ARG002 - pages have no labels
        """Yield the article, its comments after it, and what the site wrote into the comments."""
        root = _parse(source)
        linked = linked_comments(root)
        comments = find_comments(root) or linked
        article = _read_article(root)
        if not article.paragraphs:
            raise source.refusal("There is no text in this page.")
        article_id = document_id(source.digest(), "article")
        created, words = created_and_words(article.created)
        yield IncomingDocument(
            id=article_id,
            kind="article",
            text="\n\n".join(article.paragraphs),
            author=article.author,
            created=created,
            source=article.site,
            title=article.title,
            meta={"file": source.name, **words},
            line=1,
        )
        yield from _yield_comments(comments, article_id, source)
        yield from (LeftOut(said) for said in article.left_out)


def _yield_comments(comments: list[HtmlComment], article_id: str, source: SourceFile) -> Iterator[Incoming]:
    ids = [document_id(source.digest(), f"comment {place}") for place in range(1, len(comments) + 1)]
    for comment, comment_id in zip(comments, ids, strict=True):
        created, words = created_and_words(comment.created)
        yield IncomingDocument(
            id=comment_id,
            kind="comment",
            text=comment.whole if comment.line in source.keep and comment.whole else comment.text,
            parent=article_id if comment.parent is None else ids[comment.parent],
            thread=article_id,
            author=comment.author,
            created=created,
            meta={"file": source.name, **words},
            line=comment.line,
        )
    for comment in comments:
        if comment.line not in source.keep:
            yield from (LeftOut(said, comment.line) for said in comment.buttons)


def _parse(source: SourceFile) -> HtmlElement:
    text = _DECLARATION.sub("", _decoded(source)).replace("\x00", "\ufffd")
    parser = lxml_html.HTMLParser(huge_tree=True, remove_comments=True)
    try:
        # Surrogates that a broken page smuggles in cannot go through the parser.
        return lxml_html.document_fromstring(text.encode("utf-8", "replace").decode(), parser=parser)
    except (etree.LxmlError, ValueError) as error:
        raise source.refusal("There is no HTML in this file.") from error


def _decoded(source: SourceFile) -> str:
    data = source.content()
    if source.encoding or encoding_of_mark(data):
        return source.text()
    claimed = _CHARSET.search(data[:4096])
    name = claimed[1].decode("ascii").lower() if claimed else "utf-8"
    for encoding in (_CLAIMED.get(name, name), "utf-8", guess_encoding(data)):
        try:
            return data.decode(encoding or "utf-8")
        except (UnicodeDecodeError, LookupError):
            continue
    return source.text()


def _read_article(root: HtmlElement) -> _Article:
    # Slow to import, and only pages need it.
    import trafilatura  # noqa: PLC0415

    for name in ("trafilatura", "htmldate", "courlan", "readability_lxml"):
        logging.getLogger(name).setLevel(logging.CRITICAL)
    title = _headline(root)
    own = _own_paragraphs(root)
    article = _Article(own, title, created=_published(root))
    found = trafilatura.bare_extraction(
        root, include_comments=False, with_metadata=True, date_extraction_params={"extensive_search": False}
    )
    if found is not None and not isinstance(found, dict):
        paragraphs = list(_paragraphs(found.body))
        # Of very short pages trafilatura makes too little, or one paragraph.
        whole = len("".join(own))
        if whole > _SHORT and len("".join(paragraphs)) > whole / 4:
            article.paragraphs = paragraphs
        article.title = title or found.title or None
        article.author = found.author or None
        article.site = found.sitename or None
    # The heading of comments that were taken out from under it.
    article.left_out = [said for said in article.paragraphs if _heads_comments(said)]
    article.paragraphs = [said for said in article.paragraphs if not _heads_comments(said)]
    if article.title:
        same = [" ".join(paragraph.split()) for paragraph in article.paragraphs[:3]]
        if article.title in same:
            article.paragraphs.pop(same.index(article.title))
        article.paragraphs.insert(0, article.title)
    return article


def _heads_comments(said: str) -> bool:
    heading = comment_heading(said)
    return heading is not None and heading.sure


def _paragraphs(body: _Element) -> Iterator[str]:
    """Yield the paragraphs of trafilatura's tree, which has tags of its own."""
    for element in body:
        parts = list(element.iter("item", "row", "p")) if element.tag in ("list", "table", "quote") else []
        for part in parts or [element]:
            if said := _said(part):
                yield said


def _said(element: _Element) -> str:
    pieces = [element.text or ""]
    for child in element.iterdescendants():
        pieces.append("\x00" if child.tag == "lb" else " " if child.tag == "cell" else "")
        pieces.extend((child.text or "", child.tail or ""))
    lines = (re.sub(r"[ \t\n\r\f]+", " ", line).strip(" ") for line in "".join(pieces).split("\x00"))
    return "\n".join(line for line in lines if line)


def _headline(root: HtmlElement) -> str | None:
    """Return the headline: the one in the article, else the page's only one, else its title."""
    for inside in ("article", "main", "body"):
        for place in root.iter(inside):
            said = [text for heading in place.iter("h1") if (text := text_of(heading))]
            if len(said) == 1:
                return said[0]
    for meta in root.iter("meta"):
        if meta.get("property") == "og:title" and (content := (meta.get("content") or "").strip()):
            return " ".join(content.split())
    title = root.find(".//title")
    said = [_TITLE_TAIL.sub("", " ".join(title.text_content().split()))] if title is not None else []
    return said[0] if said and said[0] else None


def _published(root: HtmlElement) -> str | None:
    """Return when the page says that it was published; a guess from its text would be no better than none."""
    for meta in root.iter("meta"):
        name = meta.get("property") or meta.get("name") or meta.get("itemprop") or ""
        if name.lower() in _DATE_NAMES and (content := (meta.get("content") or "").strip()):
            return to_iso(content)
    for script in root.iter("script"):
        if "ld+json" in (script.get("type") or "") and (stated := _DATE_PUBLISHED.search(script.text or "")):
            return to_iso(stated[1])
    for time in root.iter("time"):
        if stated_there := (time.get("datetime") or "").strip():
            return to_iso(stated_there)
    for element in root.iter("p", "span", "div", "small"):
        if _DATE_CLASS.search(classes(element)) and (date := date_of(text_of(element))):
            return date
    return None


def _own_paragraphs(root: HtmlElement) -> list[str]:
    """Return all paragraphs of the article's element, without the frame of the page."""
    articles = list(root.iter("article"))
    mains = list(root.iter("main"))
    place = articles[0] if len(articles) == 1 else mains[0] if len(mains) == 1 else root

    def frame(element: HtmlElement) -> bool:
        named = element.get("role") in ("navigation", "banner", "contentinfo", "dialog", "search")
        return named or tag(element) in ("nav", "aside", "footer") or _FRAME.search(classes(element)) is not None

    return [said for said in paragraphs_of(place, frame) if not is_machinery(said)]
