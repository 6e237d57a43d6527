from __future__ import annotations

import json
from pathlib import Path

import pytest

from annotator.domain.errors import FormatError

from .conftest import Import, when

LONG = (
    "The river rose again on Tuesday night and the town council met in the old hall to talk about sandbags, pumps and "
    "who should pay for them."
)
QUOTE = "Mayor Ada Brunn said the barrier would be ready by autumn. “We have waited long enough,” she told reporters."
ARTICLE = f"River rises again\n\n{LONG}\n\n{QUOTE}\n\n"
MAKES = sorted((Path(__file__).parent / "makes").glob("*.txt"))


@pytest.mark.parametrize("make", MAKES, ids=[path.stem for path in MAKES])
def test_comments_of_every_make(take: Import, make: Path) -> None:
    below, _, expected = make.read_text(encoding="utf-8").partition("=== parent, author, created, text\n")
    found = take(ARTICLE + below)
    assert found.article.text == ARTICLE.strip()
    assert found.article.title == "River rises again"
    comments = [
        [parent, comment.author, when(comment), comment.text]
        for parent, comment in zip(found.parents, found.comments, strict=True)
    ]
    assert comments == [json.loads(line) for line in expected.splitlines()]
    assert all(comment.thread == found.article.id for comment in found.comments)


def test_a_page_as_a_scraper_leaves_it(take: Import) -> None:
    found = take(
        f"River rises again\n\n\n{LONG}\n\n{QUOTE}\n\n\n\nPlease follow our commenting guidelines.\n\n1 Comment\n\n"
        "  1. Jane Doe on\n\n    First.\n\n    Second,\n    with a line break."
    )
    assert found.paragraphs == ["River rises again", LONG, QUOTE]
    assert found.said == [("Jane Doe", "First.\n\nSecond,\nwith a line break.")]
    assert [(left.text, left.line) for left in found.left_out] == [("Please follow our commenting guidelines.", 10)]


def test_what_was_left_out_can_be_put_back(take: Import) -> None:
    page = (
        f"River rises again\n\n{LONG}\n\nShare this:\n\n{QUOTE}\n\nAll comments are moderated.\n\n2 Comments\n\n"
        "House rules apply.\n\n1. Jane on\n\n    Good.\n\n    Reply\n\n2. Bob on\n\n    Bad.\n"
    )
    before = take(page)
    assert [left.line for left in before.left_out] == [5, 9, 13, 19]
    after = take(page, keep=frozenset((5, 9, 13, 19)))
    assert after.left_out == []
    assert after.paragraphs == [
        *("River rises again", LONG, "Share this:", QUOTE, "All comments are moderated.", "House rules apply.")
    ]
    assert after.said == [("Jane", "Good.\n\nReply"), ("Bob", "Bad.")]
    assert [comment.id for comment in after.comments] == [comment.id for comment in before.comments]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_line_ends_do_not_matter(take: Import, end: str) -> None:
    found = take((ARTICLE + "1 Comment\n\n1. Jane on\n\n\tA\n\tB\u2028C\x85D\n").replace("\n", end))
    assert found.paragraphs == ["River rises again", LONG, QUOTE]
    assert found.said == [("Jane", "A\nB\u2028C\x85D")]


def test_right_aligned_numbers_are_of_one_level(take: Import) -> None:
    numbered = "".join(f"{number:>3}. Reader {number} on\n\n     Text {number}\n\n" for number in range(1, 102))
    found = take(ARTICLE + "101 Comments\n\n" + numbered)
    assert found.said == [(f"Reader {number}", f"Text {number}") for number in range(1, 102)]
    assert set(found.parents) == {None}


def test_replies_as_deep_as_they_come(take: Import) -> None:
    lines = [f"{'  ' * depth}{1}. Reader {depth} on\n\n{'  ' * depth}   Text {depth}\n" for depth in range(60)]
    found = take(ARTICLE + "60 Comments\n\n" + "\n".join(lines))
    assert found.parents == [None, *range(59)]


@pytest.mark.parametrize(
    ("heading", "first", "second"),
    [
        ("تعليقات (2)", "1. مريم حداد في 3 مارس 2014", "2. يوسف في 4 مارس 2014"),
        ("2 Kommentare zu „Fluss“", "Karl sagt:\n3. März 2014 um 17:12 Uhr", "Eva sagt:\n4. März 2014 um 17:12 Uhr"),
        ("2 commentaires", "Jeanne a écrit :", "Luc a écrit :"),
        ("Comentarios", "José dice:", "Inés dice:"),
        ("コメント（2件）", "1. 田中 2014年3月3日 17:12", "2. 佐藤 2014年3月3日 17:13"),  # noqa: RUF001
        ("2 комментария", "Анна 3 марта 2014", "Иван 4 марта 2014"),
    ],
)
def test_other_languages(take: Import, heading: str, first: str, second: str) -> None:
    found = take(f"{ARTICLE}{heading}\n\n{first}\n\nOne\n\n{second}\n\nTwo\n")
    assert [comment.text for comment in found.comments] == ["One", "Two"]
    assert all(comment.author and comment.author.split()[-1] not in ("في", "sagt") for comment in found.comments)


@pytest.mark.parametrize(
    "text",
    [
        f"A letter\n\n{LONG}\n\nWe got 3 comments\non it and that was that.\n\n1. First\n2. Second\n\nYours,\nJane",
        f"Ten things\n\n{LONG}\n\n1. Sandbags\n\n{QUOTE}\n\n2. Pumps\n\n{LONG}\n\n* one\n* two\n\n{QUOTE}",
        f"A study\n\n{LONG}\n\nDiscussion\n\n{LONG}\n\n{QUOTE}\n\nResults\n\n{LONG}",
        f"A talk\n\n{LONG}\n\nJane Doe: Why now?\n\nMayor: Because.\n\nJane Doe: And then?\n\nMayor: {QUOTE}",
        f"Comments pour in\n\n{LONG}\n\n3 comments on the plan were received.\n\n{QUOTE}",
        f"By night train to Eldis\n\nBy the sea it is colder.\n\n{LONG}",
    ],
)
def test_a_text_without_comments_is_an_article_and_nothing_else(take: Import, text: str) -> None:
    found = take(text)
    assert found.article.text == text
    assert found.comments == []
    assert found.left_out == []


def test_a_tally_in_the_text_heads_no_comments(take: Import) -> None:
    found = take(f"River rises\n\n{LONG}\n\n12 Comments\n\n{QUOTE}\n\n{LONG}\n\n{QUOTE}\n")
    assert found.paragraphs == ["River rises", LONG, QUOTE, LONG, QUOTE]
    assert [left.text for left in found.left_out] == ["12 Comments"]


def test_a_tally_under_the_headline_is_not_the_heading(take: Import) -> None:
    found = take(
        f"River rises\n\n2 Comments\n\nBy Ines Calder | 14 March 2026\n\n{LONG}\n\n{QUOTE}\n\n2 Comments\n\n"
        "Jane Doe says:\nGood.\n\nBob says:\nBad.\n"
    )
    assert found.paragraphs == ["River rises", LONG, QUOTE]
    assert (found.article.author, found.article.created) == ("Ines Calder", "2026-03-14")
    assert found.said == [("Jane Doe", "Good."), ("Bob", "Bad.")]


@pytest.mark.parametrize(
    "below",
    [
        "0 Comments",
        "No comments yet\n\nBe the first to comment",
        "Leave a reply\n\nName\n\nEmail\n\nPost comment",
        "Related articles\n\nPumps arrive in town\n\n© 2026 The Courier. All rights reserved.",
        "Share this:\nFacebook\nTwitter\n\nSubscribe to our newsletter",
    ],
)
def test_what_stands_below_an_article_is_left_out(take: Import, below: str) -> None:
    found = take(ARTICLE + below)
    assert found.article.text == ARTICLE.strip()
    assert found.comments == []
    assert "\n".join(left.text for left in found.left_out) == below.replace("\n\n", "\n")


def test_the_foot_of_a_page_is_no_part_of_the_last_comment(take: Import) -> None:
    found = take(ARTICLE + "1 Comment\n\nJane says:\n\nGood.\n\nMost read\n\n1. Pumps arrive\n\n2. Dogs bark\n")
    assert found.said == [("Jane", "Good.")]
    assert [left.text for left in found.left_out] == ["Most read", "1. Pumps arrive", "2. Dogs bark"]


@pytest.mark.parametrize(
    ("under", "author", "created"),
    [
        ("By Ines Calder\n\n14 March 2026, 10:04", "Ines Calder", "2026-03-14T10:04:00"),
        ("By Ines Calder and Bob Roe", "Ines Calder and Bob Roe", None),
        ("Published 14 March 2026", None, "2026-03-14"),
        ("Von Karl Müller • 3. März 2026", "Karl Müller", "2026-03-03"),
    ],
)
@pytest.mark.parametrize("blank", ["\n\n", "\n"])
def test_bylines(take: Import, under: str, author: str | None, created: str | None, blank: str) -> None:
    found = take(f"River rises again{blank}{under}\n\n{LONG}\n\n{QUOTE}")
    assert found.paragraphs == ["River rises again", LONG, QUOTE]
    assert (found.article.author, found.article.created) == (author, created)


def test_the_indentation_that_lines_share_goes(take: Import) -> None:
    found = take("  Title\n\n  One\n    deeper\n  back\n\n\tTwo\n")
    assert found.paragraphs == ["Title", "One\n  deeper\nback", "Two"]


def test_one_paragraph_is_an_article_without_a_title(take: Import) -> None:
    assert take("Just this.").article.title is None
    assert take("Just this.\n\nAnd that.").article.title == "Just this."


def test_nothing_but_blanks_is_refused(take: Import) -> None:
    with pytest.raises(FormatError, match="no text"):
        take(" \n\n\t\n")


@pytest.mark.parametrize(
    "below",
    [
        "View comments 2\n\nTop Stories\n\nStorm warning issued for the coast",
        "View comments 2\n\nTop Stories\n\nStorm warning issued\n\n3 hours ago\n\nTrains stop\n\n1 hour ago",
        "Explore more on these topics\n\nRivers\nLocal government\nnews\n\nShare\nReuse this content",
    ],
)
def test_a_foot_without_comments_holds_none(take: Import, below: str) -> None:
    found = take(ARTICLE + below)
    assert found.article.text == ARTICLE.strip()
    assert found.comments == []
    assert "\n".join(left.text for left in found.left_out) == below.replace("\n\n", "\n")


def test_a_name_over_one_dated_line_alone_stays_in_the_comment_above(take: Import) -> None:
    found = take(f"{ARTICLE}2 Comments\n\nJane | March 3, 2025\n\nGood.\n\nSandbags\n\nBob | March 4, 2025\n\nBad.\n")
    assert found.said == [("Jane", "Good.\n\nSandbags"), ("Bob", "Bad.")]


def test_a_row_of_an_export_leads_back_to_its_file(take: Import) -> None:
    found = take(ARTICLE + "Comments\n\nJane | 2 hours ago\n\nGood.\n")
    assert found.comments
    assert all(document.meta["file"] == "page.txt" for document in (found.article, *found.comments))


def test_the_opening_post_of_a_forum_is_the_article_of_who_wrote_it(take: Import) -> None:
    found = take(
        f"River rises again\n\nPost by Ines » Sat Mar 14, 2026 9:12 am\n\n{LONG}\n\n{QUOTE}\nInes\nPosts: 214\n"
        "Joined: Tue Feb 03, 2015 8:00 pm\nTop\n\nRe: River rises again\n\nPost by Bob » Sat Mar 14, 2026 9:40 am\n\n"
        "Nobody knows.\n\nRe: River rises again\n\nPost by Jane » Sat Mar 14, 2026 9:41 am\n\nMay.\n"
    )
    assert found.paragraphs == ["River rises again", LONG, QUOTE]
    assert (found.article.author, found.article.created) == ("Ines", "2026-03-14T09:12:00")
    assert found.said == [("Bob", "Nobody knows."), ("Jane", "May.")]
    assert "Ines\nPosts: 214\nJoined: Tue Feb 03, 2015 8:00 pm\nTop" in [left.text for left in found.left_out]


def test_an_article_may_end_with_what_looks_like_a_profile_but_for_the_sure_part(take: Import) -> None:
    found = take(f"River rises again\n\n{LONG}\n\n{QUOTE}\nLocation: the old hall\n")
    assert found.paragraphs[-1].endswith("Location: the old hall")


def test_a_page_of_reddit_whose_lines_are_cut_at_every_dot(take: Import) -> None:
    found = take(
        f"Go to harlow\nr/harlow\n•\n2 days ago\nines_calder\n\nRiver rises again\n\n{LONG}\n\n{QUOTE}\n\n"
        "Upvote\n214\n\n37\nGo to comments\n\nShare\nJoin the conversation\nSort by:\n\nBest\n\n"
        "Search Comments\nComments Section\n"
        "u/bob_h avatar\nbob_h\n•\n2d ago\nGood.\n\nUpvote\n45\n\nReply\nreply\n\nAward\n\n"
        "u/jane_d avatar\njane_d\n•\n2d ago\n•\nEdited 1d ago\nTop 1% Commenter\nBad.\n\nBob\nand others.\n\n"
        "tom_h\nOP\n•\n1d ago\nAs well.\n\nUpvote\n3\n\nDownvote\n"
    )
    assert found.paragraphs == ["River rises again", LONG, QUOTE]
    assert (found.article.title, found.article.author, when(found.article)) == (
        "River rises again",
        "ines_calder",
        "2 days ago",
    )
    assert found.said == [("bob_h", "Good."), ("jane_d", "Bad.\n\nBob\nand others."), ("tom_h", "As well.")]
    assert [when(comment) for comment in found.comments] == ["2d ago", "2d ago", "1d ago"]
    assert found.left_out[0].text == "Go to harlow\nr/harlow\n•\n2 days ago\nines_calder"


def test_an_older_page_of_reddit_begins_below_its_tabs(take: Import) -> None:
    found = take(
        "HARLOW\ncomments\nother discussions (1)\n214\nRiver rises again (courier.example)\n\n"
        f"submitted 2 days ago by ines_calder\n\n{LONG}\n\n2 comments\nshare\nsave\n\n"
        "all 2 comments\nsorted by: best\n\n[–]bob_h 45 points 2 days ago\n\nGood.\n\npermalink\nembed\n\n"
        "[–]jane_d 12 points 2 days ago\n\nBad.\n"
    )
    assert found.paragraphs == ["River rises again (courier.example)", LONG]
    assert (found.article.author, when(found.article)) == ("ines_calder", "2 days ago")
    assert found.said == [("bob_h", "Good."), ("jane_d", "Bad.")]
