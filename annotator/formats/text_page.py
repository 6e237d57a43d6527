"""Pages of raw text, as a reader mode or a scraper leaves them: an article, then perhaps its comments."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from annotator.domain.identifiers import document_id
from annotator.formats.dates import created_and_words, match_date, to_iso
from annotator.formats.incoming import Incoming, IncomingDocument, LeftOut, ReadOptions
from annotator.formats.page.boilerplate import all_machinery, is_furniture, is_machinery
from annotator.formats.page.comment_author import can_be_author
from annotator.formats.page.comment_choice import dated_headers
from annotator.formats.page.comment_header import date_of, header_at
from annotator.formats.page.comment_heading import Heading, comment_heading
from annotator.formats.page.comment_section import Section, read_section, sift
from annotator.formats.page.lines import Block, Line, blocks, paragraph, paragraphs, split_lines
from annotator.formats.page.profile import profile_lines
from annotator.formats.page.reddit import opening, put_together
from annotator.formats.source import SourceFile

_LONGEST_TITLE = 300
_SENTENCE = 100
_MOST_HEADINGS = 30
_SENTENCE_ENDS = '.!?…”"’»。！？؟'  # noqa: RUF001 - the Chinese ones are meant
_BY = re.compile(r"(?:by|von|par|por|di|door|بقلم)\s*:?\s+(?P<names>.+)", re.IGNORECASE)
_POST_BY = re.compile(r"(?:re:\s+.{1,200}\s)?post(?:ed)?\s+by\s+(?P<name>.{1,60}?)\s+»\s+(?P<date>.+)", re.IGNORECASE)
_SUBMITTED_BY = re.compile(r"submitted\s+(?P<date>.{1,40}?)\s+by\s+(?P<name>\S{1,40})", re.IGNORECASE)
_AND = re.compile(r"\s*(?:,|&|\b(?:and|und|et|y|e|en)\b)\s*", re.IGNORECASE)
_BYLINE_PART = re.compile(r"\s*[|•·]\s*|\s+[–—-]\s+")
_LINKS = re.compile(r"\s+[|•·]\s+")
_PUBLISHED = re.compile(
    r"(?:(?:first\s+)?(?:published|posted|veröffentlicht|publié)(?:\s+(?:on|am|le|at))?\s*:?\s+)?", re.IGNORECASE
)


class TextPageReader:
    """Reads one page of text: the first block is the headline, paragraphs are separated by blank lines.

    What is neither article nor comment is yielded as ``LeftOut``; what ``source.keep`` names stays where it stood.
    """

    def read(self, source: SourceFile, options: ReadOptions) -> Iterator[Incoming]:  # noqa: ARG002 - pages have no labels
        """Yield the article, its comments after it, and what was left out."""
        page = read_page(split_lines(source.text()), source.keep)
        if not page.article:
            raise source.refusal("There is no text in this file.")
        article = document_id(source.digest(), "article")
        file = {"file": source.name}
        created, words = created_and_words(page.created)
        yield IncomingDocument(
            id=article,
            kind="article",
            text=paragraphs(page.article),
            author=page.author,
            created=created,
            title=page.title,
            meta={**file, **words},
            line=page.article[0][0].number,
        )
        comments = page.section.comments
        # The line stands for the comment: it stays the same when a person puts left-out text back.
        ids = [document_id(source.digest(), f"comment in line {comment.line}") for comment in comments]
        for comment, comment_id in zip(comments, ids, strict=True):
            created, words = created_and_words(comment.created)
            yield IncomingDocument(
                id=comment_id,
                kind="comment",
                text=comment.text,
                parent=article if comment.parent is None else ids[comment.parent],
                thread=article,
                author=comment.author,
                created=created,
                meta={**file, **words},
                line=comment.line,
            )
        yield from sorted(page.section.left_out, key=lambda left: left.line or 0)


@dataclass(slots=True)
class Page:
    """A page taken apart; ``section`` holds its comments and all that was left out, of the article too."""

    article: list[Block] = field(default_factory=list)
    title: str | None = None
    author: str | None = None
    created: str | None = None
    section: Section = field(default_factory=Section)


def read_page(lines: Sequence[Line], keep: frozenset[int]) -> Page:
    """Take a page apart; ``keep`` holds the numbers of lines that would be left out and are to stay."""
    begins = opening(lines)
    over: list[Block] = []
    begun: list[LeftOut] = []
    if begins is not None:
        sift(begins.lines, [True] * len(begins.lines), keep, over, begun)
        lines = lines[begins.after :]
    lines = put_together(lines)
    end, section = _find_comments(lines, keep)
    page = Page(section=section)
    if begins is not None:
        page.author, page.created = begins.author, begins.created
        page.section.left_out += begun
    _read_article(page, [*over, *blocks(lines[:end])], keep, votes=begins is not None)
    page.article.extend(section.restored)
    return page


def _find_comments(lines: Sequence[Line], keep: frozenset[int]) -> tuple[int, Section]:
    """Return where the article ends, and what follows."""
    headings = [(index, heading) for index in range(len(lines)) if (heading := _heading(lines, index))]
    if len(headings) > _MOST_HEADINGS:
        # A book of chapters called "Discussion": only what says that comments follow is looked at.
        headings = [(index, heading) for index, heading in headings if heading.sure][:_MOST_HEADINGS]
    found: tuple[int, Section] | None = None
    for index, heading in headings:
        if not any(not all_machinery([line.said for line in block]) for block in blocks(lines[:index])):
            continue
        section = read_section(lines[index + 1 :], heading, keep)
        if section is None:
            continue
        if comment_heading(lines[index].said) is None:
            section.left_out.append(LeftOut(lines[index].said, lines[index].number))
        if not _is_thin(lines[:index]):
            return index, section
        # A tally under the headline leads to the comments, it does not head them; unless nothing else does.
        if found is None and (len(section.comments) > 1 or len(section.comments) == heading.count):
            found = index, section
    return found or _without_heading(lines, keep) or _without_comments(lines, headings, keep)


def _is_thin(lines: Sequence[Line]) -> bool:
    """Return whether the lines hold no more than a headline and what stands under it."""
    said = [block for block in blocks(lines) if not all_machinery([line.said for line in block])]
    return len(said) < 3 and all(_length(block) < _SENTENCE for block in said)


def _heading(lines: Sequence[Line], index: int) -> Heading | None:
    heading = comment_heading(lines[index].said)
    if heading is not None and not heading.sure and is_machinery(lines[index].said):
        # A lone "reply" is the button under a comment.
        return None
    if heading is None:
        return _tally_among_links(lines, index)
    if index == 0 or not lines[index - 1].said:
        return heading
    # In the middle of a block it must say how many, and a comment must follow.
    return heading if heading.count and _comment_follows(lines, index) else None


def _tally_among_links(lines: Sequence[Line], index: int) -> Heading | None:
    """Return the heading that stands last in a row of links, where a comment follows: ``… | hide | 3 comments``."""
    links = _LINKS.split(lines[index].said)
    heading = comment_heading(links[-1]) if len(links) > 2 else None
    return heading if heading and heading.count and _comment_follows(lines, index) else None


def _comment_follows(lines: Sequence[Line], index: int) -> bool:
    said = (place for place in range(index + 1, len(lines)) if lines[place].said)
    follow = next((place for place in said if not is_machinery(lines[place].said)), None)
    return follow is not None and header_at(lines, follow) is not None


def _without_heading(lines: Sequence[Line], keep: frozenset[int]) -> tuple[int, Section] | None:
    """Return the comments that follow without a heading, each with author and date."""
    prose = next((block[-1].number for block in blocks(lines) if _length(block) >= _SENTENCE), None)
    headers = dated_headers(lines[prose:]) if prose else []
    if prose is None or not headers:
        return None
    lines, before = lines[prose:], prose
    section = read_section(lines[headers[0].first :], Heading(len(headers), sure=True), keep)
    return (before + headers[0].first, section) if section else None


def _without_comments(
    lines: Sequence[Line], headings: Sequence[tuple[int, Heading]], keep: frozenset[int]
) -> tuple[int, Section]:
    """Return the end of an article whose heading of comments has none below it that could be read."""
    section = Section()
    for index, heading in headings:
        if not heading.sure:
            continue
        before = sum(_length(block) for block in blocks(lines[:index]))
        after = list(blocks(lines[index:]))
        short = all(_length(block) < _SENTENCE for block in after)
        # A long text below the heading that no comment heads may be the article going on.
        if before and (short or (heading.count is not None and before > sum(map(_length, after)))):
            for block in after:
                sift(block, [True] * len(block), keep, section.restored, section.left_out)
            return index, section
    return len(lines), section


def _read_article(page: Page, found: list[Block], keep: frozenset[int], *, votes: bool) -> None:
    """Put the article into the page; with ``votes`` numbers alone are a tally of them, under an article as well."""
    first = next((place for place, block in enumerate(found) if not all_machinery([line.said for line in block])), None)
    if first is None:
        # Nothing but buttons and notices: who imports that wants it.
        page.article = found
        return
    headline, under = _headline(found[first])
    for block in found[:first]:
        sift(block, [True] * len(block), keep, page.article, page.section.left_out)
    rest = ([under] if under else []) + found[first + 1 :]
    titled = bool(rest or page.section.comments) and _length(headline) <= _LONGEST_TITLE
    page.title = paragraph(headline) if titled else None
    page.article.append(headline)
    if titled:
        rest = _take_bylines(page, rest, keep)
    foot = _foot(rest)
    for place, block in enumerate(rest):
        machinery = all_machinery([line.said for line in block], in_comment=votes)
        unwanted = _is_tally(block) or place >= foot or machinery
        profile = profile_lines(block, page.author)
        out = [unwanted] * (len(block) - profile) + [True] * profile
        sift(block, out, keep, page.article, page.section.left_out)


def _headline(block: Block) -> tuple[Block, Block]:
    """Return the headline, and what of its block is a byline under it."""
    end = next((place for place, line in enumerate(block) if place and _byline(line.said)), len(block))
    return block[:end], block[end:]


def _take_bylines(page: Page, rest: list[Block], keep: frozenset[int]) -> list[Block]:
    """Set author and date from the lines right under the headline, and return the blocks without those."""
    kept: list[Block] = []
    for place, block in enumerate(rest):
        said = [_byline(line.said) for line in block if line.number not in keep]
        if len(said) == len(block) and all(said):
            for author, created in filter(None, said):
                page.author = page.author or author
                page.created = page.created or created
        elif _is_tally(block) or all_machinery([line.said for line in block]):
            kept.append(block)
        else:
            return kept + rest[place:]
    return kept


def _byline(line: str) -> tuple[str | None, str | None] | None:
    """Return author and date of a line that says nothing else, None for any other line."""
    posted = _POST_BY.fullmatch(line.strip()) or _SUBMITTED_BY.fullmatch(line.strip())
    if posted and (date := date_of(posted["date"])):
        return posted["name"], date
    author = created = None
    parts = [part for part in _BYLINE_PART.split(line) if part]
    for part in [line] if date_of(line) else parts:
        by = _BY.fullmatch(part.strip())
        if by and author is None and (names := _names(by["names"])):
            author, created = names[0], names[1] or created
        elif created is None and (date := _date(part)):
            created = date
        else:
            return None
    return (author, created) if author or created else None


def _names(said: str) -> tuple[str, str | None] | None:
    """Return the names of a byline, and the date behind them."""
    created = None
    for comma in re.finditer(r",\s*", said):
        if created := _date(said[comma.end() :]):
            said = said[: comma.start()]
            break
    names = _AND.split(said.strip())
    # One word may begin a crosshead ("By night"); a name with first and last name does not.
    plain = all(can_be_author(name, "none") for name in names) and any(len(name.split()) > 1 for name in names)
    return (said.strip(), created) if plain else None


def _date(said: str) -> str | None:
    """Return the date, in ISO 8601 where it is plain, of text that is one with day and year."""
    said = said.strip()
    start = _PUBLISHED.match(said)
    begin = start.end() if start else 0
    whole = match_date(said, begin) == len(said) and re.search(r"\d{4}", said)
    return to_iso(said[begin:]) if whole else None


def _is_tally(block: Block) -> bool:
    heading = comment_heading(block[0].said) if len(block) == 1 else None
    return heading is not None and heading.count is not None


def _foot(rest: Sequence[Block]) -> int:
    """Return where the links and forms begin that stand under the last paragraph of an article."""
    last = max((place for place, block in enumerate(rest) if _is_prose(block)), default=-1)
    return next((place for place in range(last + 1, len(rest)) if is_furniture(rest[place][0].said)), len(rest))


def _is_prose(block: Block) -> bool:
    if all_machinery([line.said for line in block]) or is_furniture(block[0].said):
        return False
    return _length(block) >= _SENTENCE or block[-1].said[-1] in _SENTENCE_ENDS


def _length(block: Block) -> int:
    return sum(len(line.said) for line in block)
