"""The order of a thread on the screen: headline, byline, article, heading, and a card for each comment."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import partial

from PySide6.QtCore import QCoreApplication

from annotator.domain.document import Document
from annotator.gui.thread_view.block import Block
from annotator.gui.thread_view.content import Content, Latest
from annotator.gui.thread_view.headings import Author, CardHead, CommentsHeading
from annotator.gui.thread_view.look import CARD_GAP, CARD_PADDING, PARAGRAPH_GAP, Look, TextStyle
from annotator.gui.thread_view.offsets import caption, isolated
from annotator.gui.thread_view.paragraphs import Paragraph, direction, paragraphs_of
from annotator.gui.thread_view.question_blocks import Byline, CardFoot
from annotator.gui.thread_view.quotes import NOT_QUOTED, quotes_in
from annotator.gui.thread_view.text_block import TextBlock, TextPlace
from annotator.gui.thread_view.when import day, later

TOP = 26
_INDENT = 32
_DEEPEST_INDENT = 192
_NARROWEST_TEXT = 240


@dataclass(frozen=True, slots=True)
class Card:
    """The frame around the blocks ``first`` to ``last`` of a comment; ``gap`` pixels above it stay free."""

    document_id: str
    first: int
    last: int
    left: float
    width: float
    folded: bool
    gap: int = CARD_GAP


@dataclass(slots=True)
class Arrangement:
    """Blocks from top to bottom, and the cards around some of them."""

    blocks: list[Block] = field(default_factory=list)
    cards: list[Card] = field(default_factory=list)


def arrange(latest: Latest, *, look: Look, width: int, folded: frozenset[str]) -> Arrangement:
    """Stack the blocks of a thread in a column of that width; the replies to a folded comment are left out."""
    made, content = Arrangement(), latest.content
    _article(made, latest, look, width)
    thread = content.thread
    if thread.comments:
        made.blocks.append(CommentsHeading(thread.id, len(thread.comments), look=look, left=0, width=width))
    depths = thread.depths()
    step = _indent_step(max(depths.values()), width)
    hidden = _hidden(content, folded)
    for comment in thread.comments:
        if comment.id not in hidden:
            left, shut = (depths[comment.id] - 1) * step, comment.id in folded
            _card(made, latest, comment, folded=shut, look=look, left=left, column=width)
    return made


def arrange_text(latest: Latest, document: Document, *, look: Look, width: int) -> Arrangement:
    """Stack the paragraphs of one document alone."""
    made = Arrangement()
    _said(made, latest, document, look=look, left=0, width=width)
    return made


def replies_below(content: Content, comment: Document) -> list[str]:
    """Return the ids of the comments under a comment, at any depth."""
    below: list[str] = []
    family = {comment.id}
    for other in content.thread.comments:
        if other.parent in family:
            family.add(other.id)
            below.append(other.id)
    return below


def _hidden(content: Content, folded: frozenset[str]) -> set[str]:
    hidden: set[str] = set()
    for comment in content.thread.comments:
        if comment.parent in hidden or comment.parent in folded:
            hidden.add(comment.id)
    return hidden


def _indent_step(deepest: int, width: int) -> float:
    """Return how far each level of replies is moved in, so that the deepest still has room to be read."""
    levels = max(1, deepest - 1)
    room = max(0.0, min(_DEEPEST_INDENT, width - 2 * CARD_PADDING - _NARROWEST_TEXT))
    return float(min(_INDENT, room // levels))


def _article(made: Arrangement, latest: Latest, look: Look, width: int) -> None:
    article = latest.content.thread.article
    marks = partial(latest.marks, article)
    first, *rest = paragraphs_of(article.text)
    headline = bool(article.title) and article.text[first.start : first.end].split() == (article.title or "").split()

    def text(paragraph: Paragraph, style: TextStyle, lead: int) -> None:
        place = TextPlace(article.id, article.text, paragraph, style, lead)
        made.blocks.append(TextBlock(place, marks, look=look, left=0, width=width))

    if headline:
        text(first, look.headline, TOP)
    byline = " · ".join(
        part
        for part in (
            isolated(article.source or ""),
            day(article.created),
            QCoreApplication.translate("ThreadView", "by {author}").format(author=isolated(article.author))
            if article.author
            else "",
        )
        if part
    )
    lead = 0 if headline else TOP
    _, rtl = direction(article.text, first)
    made.blocks.append(Byline(article, latest, byline, lead, rtl=rtl, look=look, left=0, width=width))
    for paragraph in rest if headline else (first, *rest):
        text(paragraph, look.body, PARAGRAPH_GAP if paragraph.gap else 0)


def _card(
    made: Arrangement, latest: Latest, comment: Document, *, folded: bool, look: Look, left: float, column: int
) -> None:
    begin = len(made.blocks)
    inside, width = left + CARD_PADDING, column - left - 2 * CARD_PADDING
    author = partial(_author, latest.content, comment, folded=folded)
    head = CardHead(comment, author, latest, folded=folded, look=look, left=inside, width=width)
    made.blocks.append(head)
    if not folded:
        _said(made, latest, comment, look=look, left=inside, width=width)
        made.blocks.append(CardFoot(comment, latest, look=look, left=inside, width=width))
    made.cards.append(Card(comment.id, begin, len(made.blocks) - 1, left, column - left, folded=folded))


def _said(made: Arrangement, latest: Latest, document: Document, *, look: Look, left: float, width: float) -> None:
    """Stack the paragraphs of a comment, or of an article that is shown like one, with what it quotes."""
    marks, paragraphs = partial(latest.marks, document), paragraphs_of(document.text)
    quotes = quotes_in(document.text, paragraphs) if document.parent is not None else [NOT_QUOTED] * len(paragraphs)
    for number, (paragraph, quoted) in enumerate(zip(paragraphs, quotes, strict=True)):
        lead = PARAGRAPH_GAP if paragraph.gap and number else 0
        above = quotes[number - 1].depth if number else 0
        below = quotes[number + 1].depth if number + 1 < len(quotes) else 0
        place = TextPlace(document.id, document.text, paragraph, look.comment, lead, quoted, above, below)
        made.blocks.append(TextBlock(place, marks, look=look, left=left, width=width))


def _author(content: Content, comment: Document, *, folded: bool) -> Author:
    thread = content.thread
    name = caption(comment.author or "") or QCoreApplication.translate("ThreadView", "Unknown author")
    parts = [later(comment.created, thread.article.created)]
    answered = next((other for other in thread.comments if other.id == comment.parent), None)
    if answered is not None:
        to = isolated(answered.author or "") or QCoreApplication.translate("ThreadView", "unknown author")
        parts.append(QCoreApplication.translate("ThreadView", "answering {author}").format(author=to))
    if folded:
        parts.append(_hides(len(replies_below(content, comment))))
    return Author(name, " · ".join(part for part in parts if part))


def _hides(replies: int) -> str:
    match replies:
        case 0:
            return QCoreApplication.translate("ThreadView", "folded")
        case 1:
            return QCoreApplication.translate("ThreadView", "1 reply hidden")
        case _:
            return QCoreApplication.translate("ThreadView", "{count} replies hidden").format(count=replies)
