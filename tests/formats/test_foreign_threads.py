"""Threads in the tables and objects of sites and archives, with no word from a person about their columns."""

from __future__ import annotations

import json

import pytest

from .conftest import Import


def lines(*objects: dict[str, object]) -> str:
    return "".join(f"{json.dumps(each)}\n" for each in objects)


def test_reddits_comments_answer_its_submissions(take: Import) -> None:
    [post] = take(
        lines({"id": "8xy", "name": "t3_8xy", "title": "Bridge", "selftext": "", "author": "op", "score": 5}),
        "RS.jsonl",
    ).articles
    found = take(
        lines(
            {"id": "c1", "body": "Good", "author": "ann", "parent_id": "t3_8xy", "link_id": "t3_8xy"},
            {"id": "c2", "body": "Why?", "author": "bob", "parent_id": "t1_c1", "link_id": "t3_8xy", "score": 1},
        ),
        "RC.jsonl",
    )
    assert (post.id, post.text) == ("8xy", "Bridge")
    assert [(each.id, each.parent, each.thread) for each in found.comments] == [
        ("c1", "8xy", "8xy"),
        ("c2", "c1", "8xy"),
    ]


def test_ids_that_carry_reddits_prefixes_themselves_keep_them(take: Import) -> None:
    found = take("id,text,parent_id\nt3_a,One,\nt1_b,Two,t3_a\n", "r.csv")
    assert [(each.id, each.parent) for each in found.comments] == [("t1_b", "t3_a")]


def test_comments_of_the_times_whose_numbers_became_fractions(take: Import) -> None:
    found = take(
        "articleID,commentBody,commentID,commentType,createDate,inReplyTo,parentID,userDisplayName\n"
        "5adf,How so?,269.0,comment,1524594254,0,,Rick\n"
        "5adf,I agree,270.0,userReply,1524594255,269,269.0,Jane\n",
        "CommentsApril.csv",
    )
    assert [(each.id, each.parent, each.thread, each.author) for each in found.comments] == [
        ("269", "5adf", "5adf", "Rick"),
        ("270", "269", "5adf", "Jane"),
    ]


def test_comments_know_their_article_though_their_threads_are_numbered_too(take: Import) -> None:
    found = take(
        "article_id,comment_author,timestamp,comment_text,comment_id,parentID,threadID\n"
        "268,ann,1444953571007,Harper is great,e1,,e1\n268,bob,1444953571999,No he is not,e2,e1,e1\n",
        "gnm_comments.csv",
    )
    assert [(each.parent, each.thread) for each in found.comments] == [("268", "268"), ("e1", "268")]


def test_hacker_news_names_people_by_by_and_has_stories_without_a_text(take: Import) -> None:
    found = take(
        lines(
            {"by": "pg", "id": 1, "kids": [2], "title": "Y Combinator", "type": "story", "time": 1160418111},
            {"by": "sama", "id": 2, "parent": 1, "text": "Rising", "type": "comment", "time": 1160423461},
        ),
        "hn.jsonl",
    )
    assert (found.article.text, found.article.author) == ("Y Combinator", "pg")
    assert [(each.author, each.parent, each.created) for each in found.comments] == [
        ("sama", "1", "2006-10-09T19:51:01+00:00")
    ]


@pytest.mark.parametrize("name", ["a.json", "a.jsonl"])
def test_answers_inside_of_what_they_answer_are_a_thread(take: Import, name: str) -> None:
    page = {
        "title": "Bridge",
        "text": "It closed.",
        "children": [],
        "comments": [
            {"author": "ann", "text": "Good", "replies": [{"author": "bob", "text": "Bad"}]},
            {"author": "cy", "text": None, "replies": [{"author": "dan", "text": "Who?"}]},
        ],
    }
    found = take(json.dumps(page), name)
    assert found.article.text == "Bridge\n\nIt closed."
    assert "comments" not in found.article.meta
    assert found.said == [("ann", "Good"), ("bob", "Bad"), ("dan", "Who?")]
    assert [each.parent for each in found.comments] == [found.article.id, found.comments[0].id, found.article.id]
    assert len(found.refused) == 1


def test_a_list_of_other_things_stays_with_the_document(take: Import) -> None:
    page = {"text": "One", "children": [{"age": 3}], "comments": ["fine"], "replies": 4}
    article = take(json.dumps(page), "a.jsonl").article
    assert article.meta == {"children": [{"age": 3}], "comments": ["fine"], "replies": 4}


def test_what_answers_a_text_that_cannot_be_read_is_told(take: Import) -> None:
    found = take(lines({"text": "", "comments": [{"text": "Good"}]}), "a.jsonl")
    assert found.articles == found.comments == []
    assert [str(each.reason) for each in found.refused][1:] == ["What answers this text was left out with it."]


def test_a_spreadsheet_may_leave_empty_cells_behind_its_columns(take: Import) -> None:
    found = take("sep=;\r\nid;text\r\n1;Eins;;\r\n2;Zwei; ;x\r\n", "t.csv")
    assert [article.text for article in found.articles] == ["Eins"]
    assert [error.line for error in found.refused] == [3 + 1]
