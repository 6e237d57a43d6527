from __future__ import annotations

import json

import pytest

from .conftest import Import


def test_an_array_goes_in_element_by_element(take: Import) -> None:
    rows = [{"headline": "A", "body": "B", "user": {"name": "Ines"}}, {"body": "C", "extra": [1, 2]}]
    found = take(json.dumps(rows, indent=2), "rows.json")
    assert [article.text for article in found.articles] == ["A\n\nB", "C"]
    assert found.articles[0].author == "Ines"
    assert found.articles[1].meta == {"extra": [1, 2]}
    assert [article.line for article in found.articles] == [2, 9]


def test_one_object_over_several_lines(take: Import) -> None:
    assert take('{\n "title": "A",\n "text": "B"\n}\n', "one.json").article.text == "A\n\nB"
    assert take('{\n "articles": [\n {"text": "B"}, {"text": "C"}]\n}\n', "two.json").articles[1].text == "C"


def test_broken_json_ends_the_array_with_its_line(take: Import) -> None:
    found = take('[\n{"text": "one"},\n{"text": tw}\n]', "rows.json")
    assert [article.text for article in found.articles] == ["one"]
    assert [error.line for error in found.refused] == [3]


def test_lines_of_another_shape(take: Import) -> None:
    lines = '{"user":{"name":"Jane"},"message":"Hi","ref":"a1"}\n{"message":5}\nno json\n\n{"message":"Yo"}\n'
    found = take(lines, "rows.jsonl", columns={"text": "message", "author": "user.name", "parent": "ref"})
    assert [(comment.author, comment.text, comment.parent) for comment in found.comments] == [("Jane", "Hi", "a1")]
    assert [article.text for article in found.articles] == ["Yo"]
    assert [error.line for error in found.refused] == [2, 3]


def test_a_broken_line_is_named_once_and_its_place_by_the_column(take: Import) -> None:
    [refused] = take('{"id": "a", "text": "x"}\n{"id": "b", "text": }\n', "a.jsonl").refused
    assert refused.line == 2
    assert "at column" in refused.reason
    assert "line 1" not in str(refused)


@pytest.mark.parametrize("number", ["NaN", "-Infinity", "1e999"])
def test_a_number_that_is_none_is_refused_where_it_would_be_ours(take: Import, number: str) -> None:
    found = take(f'{{"body": "one", "date": {number}}}\n{{"body": "two", "likes": 3}}\n', "a.jsonl")
    assert [article.text for article in found.articles] == ["two"]
    assert [(error.line, "“date”" in error.reason) for error in found.refused] == [(1, True)]
