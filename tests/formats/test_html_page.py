from __future__ import annotations

import pytest

from annotator.domain.errors import FormatError

from .conftest import Import

ARTICLE = (
    "<p>The river rose again on Tuesday night and the town council met in the old hall to talk about sandbags, pumps "
    "and who should pay for them.</p><p>Mayor Ada Brunn said the barrier would be ready by autumn.<br>“We have waited "
    "long enough,” she told reporters who had come to the hall.</p><blockquote><p>Never again, says the old plaque at "
    "the quay, and the town agreed.</p></blockquote><ul><li>Sandbags for all of the houses by the river</li><li>Pumps "
    "for the mill</li></ul>"
)
PARAGRAPHS = [
    "River rises",
    "The river rose again on Tuesday night and the town council met in the old hall to talk about sandbags, pumps and "
    "who should pay for them.",
    "Mayor Ada Brunn said the barrier would be ready by autumn.\n“We have waited long enough,” she told reporters who "
    "had come to the hall.",
    "Never again, says the old plaque at the quay, and the town agreed.",
    "Sandbags for all of the houses by the river",
    "Pumps for the mill",
]


def page(comments: str = "", head: str = "", inside: str = "") -> str:
    return (
        f"<!doctype html><html><head><title>River rises – The Courier</title><meta charset=utf-8>{head}</head><body>"
        f"<nav><ul><li><a href=/>Home</a></ul></nav><article><h1>River rises</h1>{ARTICLE}{inside}</article>{comments}"
        "<aside><h2>Most read</h2><p>Pumps arrive in town</p></aside>"
        "<footer>© 2026 Courier. All rights reserved.</footer></body></html>"
    )


WORDPRESS = """<div id="comments" class="comments-area"><h2 class="comments-title">3 thoughts</h2><ol class="comment-list">
<li id="comment-1" class="comment even depth-1 parent"><article id="div-comment-1" class="comment-body">
<footer class="comment-meta"><div class="comment-author vcard"><img class="avatar" alt="x"><b class="fn">Jane Doe</b>
<span class="says">says:</span></div><div class="comment-metadata"><a href="#comment-1">
<time datetime="2026-03-14T10:04:00+00:00">March 14, 2026 at 10:04 am</time></a></div></footer>
<div class="comment-content"><p>I agree.<br>Truly &amp; fully &#128512;.</p><p>Second.</p></div>
<div class="reply"><a>Reply</a></div></article>
<ol class="children"><li id="comment-2" class="comment odd depth-2"><article id="div-comment-2" class="comment-body">
<div class="comment-author vcard"><b class="fn">Bob</b></div><div class="comment-content"><blockquote>I agree.
</blockquote><p>No.</p></div></article></li></ol></li>
<li id="comment-3" class="comment"><article id="div-comment-3" class="comment-body">
<div class="comment-author vcard"><b class="fn">Ann</b></div><div class="comment-content"><p>Hm.</p></div></article></li>
</ol><div id="respond"><h3>Leave a Reply</h3><form><textarea></textarea></form></div></div>"""

OLD_WORDPRESS = """<h3 id="comments">2 Responses</h3><ol class="commentlist"><li class="alt" id="comment-12">
<cite><a href="http://x.example">Jane</a></cite> Says:<br /><small class="commentmetadata"><a href="#comment-12">
March 14th, 2026 at 5:12 pm</a></small><p>One.</p><p>More.</p></li><li id="comment-13"><cite>Bob</cite> Says:<br />
<small class="commentmetadata"><a href="#comment-13">March 15th, 2026 at 5:12 pm</a></small><p>Two.</p></li></ol>"""

MICRODATA = """<section><div itemprop="comment" itemscope itemtype="https://schema.org/Comment">
<span itemprop="author" itemscope><span itemprop="name">Jane</span></span><meta itemprop="dateCreated" content="2026-03-14">
<div itemprop="text">One<br><br>Two</div><div itemscope itemtype="http://schema.org/Comment">
<span itemprop="author">Bob</span><div itemprop="text">Answer</div></div></div></section>"""

GENERIC = """<div class="comments"><h2>Comments (2)</h2><div class="comment"><div class="comment-header">
<span class="comment-author">Jane</span> <span class="comment-date">14 March 2026</span></div>
<div class="comment-body">I agree.</div><div class="comment-actions"><a>Reply</a> <a>Like</a></div>
<div class="replies"><div class="comment"><span class="comment-author">Bob</span><div class="comment-body"><p>No.</p></div>
</div></div></div></div>"""

DISQUS = """<div id="disqus_thread"><ul id="post-list"><li class="post" id="post-1"><div class="post-content">
<div class="post-body"><header><span class="post-byline"><span class="author publisher-anchor-color"><a>Jane</a></span></span>
<span class="post-meta"><a class="time-ago">3 months ago</a></span></header><div class="post-message"><div><p>I agree.</p>
</div></div><footer><ul><li class="reply"><a>Reply</a></li><li>Share ›</li></ul></footer></div></div><ul class="children">
<li class="post" id="post-2"><div class="post-content"><div class="post-body"><header><span class="author"><a>Bob</a></span>
</header><div class="post-message"><p>No.</p></div></div></div></li></ul></li></ul></div>"""  # noqa: RUF001 - as it is

LIST = """<section id="comments"><h2>Comments</h2><ul><li><b>Jane</b> <i>14 March 2026</i><p>I agree.</p></li>
<li><strong>Bob</strong><p>No.</p><ul><li><b>Ann</b><p>Yes.</p></li></ul></li></ul></section>"""

DEFINITIONS = """<div id="comments"><dl id="comments-block"><dt class="comment-author">Jane said...</dt>
<dd class="comment-body"><p>One</p></dd><dd class="comment-footer"><span class="comment-timestamp">March 14, 2026 at 5:12 PM
</span></dd><dt class="comment-author">Bob said...</dt><dd class="comment-body"><p>Two</p></dd></dl></div>"""

Expected = list[tuple[int | None, str | None, str | None, str]]


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        (
            WORDPRESS,
            [
                (None, "Jane Doe", "2026-03-14T10:04:00+00:00", "I agree.\nTruly & fully 😀.\n\nSecond."),
                (0, "Bob", None, "> I agree.\n\nNo."),
                (None, "Ann", None, "Hm."),
            ],
        ),
        (
            OLD_WORDPRESS,
            [(None, "Jane", "2026-03-14T17:12:00", "One.\n\nMore."), (None, "Bob", "2026-03-15T17:12:00", "Two.")],
        ),
        (MICRODATA, [(None, "Jane", "2026-03-14", "One\n\nTwo"), (0, "Bob", None, "Answer")]),
        (GENERIC, [(None, "Jane", "2026-03-14", "I agree."), (0, "Bob", None, "No.")]),
        (DISQUS, [(None, "Jane", "3 months ago", "I agree."), (0, "Bob", None, "No.")]),
        (LIST, [(None, "Jane", "2026-03-14", "I agree."), (None, "Bob", None, "No."), (1, "Ann", None, "Yes.")]),
        (DEFINITIONS, [(None, "Jane", "2026-03-14T17:12:00", "One"), (None, "Bob", None, "Two")]),
    ],
    ids=["wordpress", "old-wordpress", "microdata", "generic", "disqus", "list", "definitions"],
)
@pytest.mark.parametrize("inside", [False, True], ids=["below", "inside"])
def test_comments_in_common_markup(take: Import, markup: str, expected: Expected, inside: bool) -> None:
    found = take(page(inside=markup) if inside else page(markup), "page.html")
    comments = zip(found.parents, found.comments, strict=True)
    assert [(parent, each.author, each.created, each.text) for parent, each in comments] == expected
    assert found.paragraphs == PARAGRAPHS
    assert found.article.title == "River rises"


def test_comments_that_only_machines_can_see(take: Import) -> None:
    data = (
        '{"@type":"NewsArticle","datePublished":"2026-03-14T09:00:00Z","comment":[{"@type":"Comment","text":"One &amp; all",'
        '"author":{"name":"Jane"},"dateCreated":"2026-03-14T10:00:00Z","comment":[{"text":"<p>Two</p><p>Three</p>",'
        '"author":"Bob"}]}]}'
    )
    found = take(page(head=f'<script type="application/ld+json">{data}</script>'), "page.html")
    assert found.said == [("Jane", "One & all"), ("Bob", "Two\n\nThree")]
    assert found.parents == [None, 0]
    assert found.article.created == "2026-03-14T09:00:00Z"


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
    assert take(page(WORDPRESS), "page.html").article.created is None


@pytest.mark.parametrize("encoding", ["cp1252", "utf-8", "utf-16"])
def test_encodings(take: Import, encoding: str) -> None:
    claimed = {"cp1252": "iso-8859-1"}.get(encoding, encoding)
    text = f"<html><head><meta charset='{claimed}'></head><body><h1>Brücke “zu”</h1><p>Über den Fluß führt keine.</p></body></html>"
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


def test_a_page_without_text_is_refused(take: Import) -> None:
    for markup in ("<html></html>", "<html><script>1</script></html>"):
        with pytest.raises(FormatError, match="no text in this page"):
            take(markup, "page.html")
