from __future__ import annotations

from pathlib import Path

import pytest

from annotator.domain.errors import FormatError

from .conftest import Import, when

ARTICLE = (
    "<p>The river rose again on Tuesday night and the town council met in the old hall to talk about sandbags, pumps "
    "and who should pay for them.</p><p>Mayor Ada Brunn said the barrier would be ready by autumn.<br>“We have waited "
    "long enough,” she told reporters who had come to the hall.</p><blockquote><p>Never again, says the old plaque at "
    "the quay, and the town agreed.</p></blockquote><ul><li>Sandbags for all of the houses by the river</li><li>Pumps "
    "for the mill</li></ul>"
)
PARAGRAPHS = [
    "River rises",
    (
        "The river rose again on Tuesday night and the town council met in the old hall to talk about sandbags, pumps "
        "and who should pay for them."
    ),
    (
        "Mayor Ada Brunn said the barrier would be ready by autumn.\n“We have waited long enough,” she told reporters "
        "who had come to the hall."
    ),
    "Never again, says the old plaque at the quay, and the town agreed.",
    "Sandbags for all of the houses by the river",
    "Pumps for the mill",
]


def markup_of(make: str) -> str:
    return (Path(__file__).parent / "markup" / f"{make}.html").read_text(encoding="utf-8")


def page(comments: str = "", head: str = "", inside: str = "") -> str:
    return (
        f"<!doctype html><html><head><title>River rises – The Courier</title><meta charset=utf-8>{head}</head><body>"
        f"<nav><ul><li><a href=/>Home</a></ul></nav><article><h1>River rises</h1>{ARTICLE}{inside}</article>{comments}"
        "<aside><h2>Most read</h2><p>Pumps arrive in town</p></aside>"
        "<footer>© 2026 Courier. All rights reserved.</footer></body></html>"
    )


Expected = list[tuple[int | None, str | None, str | None, str]]


@pytest.mark.parametrize(
    ("make", "expected"),
    [
        (
            "wordpress",
            [
                (None, "Jane Doe", "2026-03-14T10:04:00+00:00", "I agree.\nTruly & fully 😀.\n\nSecond."),
                (0, "Bob", None, "> I agree.\n\nNo."),
                (None, "Ann", None, "Hm."),
            ],
        ),
        (
            "old-wordpress",
            [(None, "Jane", "2026-03-14T17:12:00", "One.\n\nMore."), (None, "Bob", "2026-03-15T17:12:00", "Two.")],
        ),
        ("microdata", [(None, "Jane", "2026-03-14", "One\n\nTwo"), (0, "Bob", None, "Answer")]),
        ("generic", [(None, "Jane", "2026-03-14", "I agree."), (0, "Bob", None, "No.")]),
        ("disqus", [(None, "Jane", "3 months ago", "I agree."), (0, "Bob", None, "No.")]),
        ("list", [(None, "Jane", "2026-03-14", "I agree."), (None, "Bob", None, "No."), (1, "Ann", None, "Yes.")]),
        (
            "rows-by-depth",
            [
                (None, "jane", "2025-03-03T10:00:00", "Good thing.\n\nSecond paragraph."),
                (0, "bob", "2025-03-03T11:00:00", "Bad thing."),
                (1, "eve", "2025-03-03T11:30:00", "Worse."),
                (None, "ann", "2025-03-03T12:00:00", "Other."),
            ],
        ),
        ("definitions", [(None, "Jane", "2026-03-14T17:12:00", "One"), (None, "Bob", None, "Two")]),
    ],
)
@pytest.mark.parametrize("inside", [False, True], ids=["below", "inside"])
def test_comments_in_common_markup(take: Import, make: str, expected: Expected, inside: bool) -> None:
    markup = markup_of(make)
    found = take(page(inside=markup) if inside else page(markup), "page.html")
    comments = zip(found.parents, found.comments, strict=True)
    assert [(parent, each.author, when(each), each.text) for parent, each in comments] == expected
    assert found.paragraphs == PARAGRAPHS
    assert found.article.title == "River rises"


def test_comments_that_only_machines_can_see(take: Import) -> None:
    data = (
        '{"@type":"NewsArticle","datePublished":"2026-03-14T09:00:00Z","comment":[{"text":"One &amp; all",'
        '"author":{"name":"Jane"},"dateCreated":"2026-03-14T10:00:00Z","comment":[{"text":"<p>Two</p><p>Three</p>",'
        '"author":"Bob"}]}]}'
    )
    found = take(page(head=f'<script type="application/ld+json">{data}</script>'), "page.html")
    assert found.said == [("Jane", "One & all"), ("Bob", "Two\n\nThree")]
    assert found.parents == [None, 0]
    assert found.article.created == "2026-03-14T09:00:00Z"


def test_comments_that_name_what_they_answer(take: Import) -> None:
    data = (
        '{"@graph":[{"@type":"NewsArticle","@id":"#a","headline":"River rises"},'
        '{"@type":"Comment","@id":"#2","text":"Two","author":"Bob","parentItem":{"@id":"#1"}},'
        '{"@type":["Comment"],"@id":"#1","text":"One","author":{"name":"Jane"},"parentItem":{"@id":"#a"},'
        '"comment":{"@type":"Comment","text":"Three","author":"Ann"}},'
        '{"@type":"Comment","@id":"#4","text":"Four","author":"Eve","parentItem":"#5"},'
        '{"@type":"Comment","@id":"#5","text":"Five","author":"Eve","parentItem":"#4"}]}'
    )
    found = take(page(head=f'<script type="application/ld+json">{data}</script>'), "page.html")
    assert found.said == [("Bob", "Two"), ("Jane", "One"), ("Ann", "Three"), ("Eve", "Four"), ("Eve", "Five")]
    assert found.parents == [1, None, 1, 4, None]


def test_what_the_page_says_about_itself(take: Import) -> None:
    head = (
        '<meta name="author" content="Ines Calder"><meta property="og:site_name" content="The Courier">'
        '<meta property="article:published_time" content="2026-03-14T09:00:00+01:00">'
    )
    article = take(page(head=head), "page.html").article
    assert (article.author, article.source, article.created) == (
        "Ines Calder",
        "The Courier",
        "2026-03-14T09:00:00+01:00",
    )


def test_a_date_that_nobody_stated_is_not_guessed(take: Import) -> None:
    assert take(page(markup_of("wordpress")), "page.html").article.created is None


@pytest.mark.parametrize("encoding", ["cp1252", "utf-8", "utf-16"])
def test_encodings(take: Import, encoding: str) -> None:
    claimed = {"cp1252": "iso-8859-1"}.get(encoding, encoding)
    text = f"<html><meta charset='{claimed}'><body><h1>Brücke “zu”</h1><p>Über den Fluß führt keine.</p></html>"
    assert take(text.encode(encoding), "page.html").paragraphs == ["Brücke “zu”", "Über den Fluß führt keine."]


@pytest.mark.parametrize(
    ("markup", "paragraphs"),
    [
        ("<h1>Hi</h1><p>Short text.</p>", ["Hi", "Short text."]),
        ("<html><body><h1>Broken<p>One <b>two</div></span><p>three", ["Broken", "One two", "three"]),
        ("<p>Only\n this &lt;one&gt;&nbsp;👩🏽‍🚒</p>", ["Only this <one>\xa0👩🏽‍🚒"]),
    ],
)
def test_small_and_broken_pages(take: Import, markup: str, paragraphs: list[str]) -> None:
    assert take(markup, "page.html").paragraphs == paragraphs


def test_a_page_that_nests_very_deep(take: Import) -> None:
    found = take("<h1>Deep</h1>" + "<div>" * 3000 + "<p>Bottom of it all.</p>" + "</div>" * 3000, "page.html")
    assert "Deep" in found.article.text


def test_buttons_of_a_comment_are_left_out_and_can_be_put_back(take: Import) -> None:
    said = '<b class="author">Jane</b><p>Yes.</p><p>Reply</p><p>No.</p>'
    markup = f'<div class="comments">\n<div class="comment">{said}</div></div>'
    found = take(page(markup), "page.html")
    assert found.said == [("Jane", "Yes.\n\nNo.")]
    [left] = found.left_out
    assert left.text == "Reply"
    assert left.line is not None
    assert take(page(markup), "page.html", keep=frozenset((left.line,))).said == [("Jane", "Yes.\n\nReply\n\nNo.")]


def test_a_page_without_text_is_refused(take: Import) -> None:
    for markup in ("<html></html>", "<html><script>1</script></html>"):
        with pytest.raises(FormatError, match="no text in this page"):
            take(markup, "page.html")


def test_a_row_of_an_export_leads_back_to_its_file(take: Import) -> None:
    found = take(page(markup_of("generic")), "page.html")
    assert found.comments
    assert all(document.meta["file"] == "page.html" for document in (found.article, *found.comments))
