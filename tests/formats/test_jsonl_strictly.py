"""What a line of JSON may not say twice, and what becomes of dates that are not plain."""

from __future__ import annotations

import json

import pytest

from .conftest import Import, when


@pytest.mark.parametrize(
    "line",
    [
        '{"id": "a", "text": "One", "text": "Two"}',
        '{"id":"a","text":"One","text":"Two"}',
        '{"id" : "a", "text" : "One", "text"\t: "Two"}',
        '{"id": "a", "text": "One \\"so\\": he said", "text": "Two"}',
        # What is lost looks, as bytes, like what an escape became.
        '{"id": "a", "text": "One", "text": "Two\\u003a"}',
        '{"id": "a", "text": "One \\ud800", "text": "Two"}',
        '{"id": "a", "labels": {}, "meta": {"b": [{"text": 1, "text": 2}]}, "text": "x"}',
        '{"body": "One", "text": 1, "text": 2}',
    ],
)
@pytest.mark.parametrize("form", ["a.jsonl", "a.json"])
def test_two_values_under_one_name_are_refused_and_neither_is_taken(take: Import, line: str, form: str) -> None:
    good = '{"id": "b", "text": "Good: \\"this\\": and that", "meta": {"url": "http\\u003a//x", "n": 1e3}}'
    found = take(f"{good}\n{line}\n" if form == "a.jsonl" else f"[{good},\n{line}]", form)
    assert [article.id for article in found.articles] == ["b"]
    assert [(str(error.reason), error.line) for error in found.refused] == [("The key “text” stands here twice.", 2)]


@pytest.mark.parametrize(
    ("said", "created"),
    [
        ("2026-03-14T09:12:00Z", "2026-03-14T09:12:00Z"),
        ("14 March 2026, 09:12", "2026-03-14T09:12:00"),
        ("some day in spring", "some day in spring"),
        ("03/04/2026", "03/04/2026"),
    ],
)
def test_a_date_of_our_own_lines_is_iso_or_stands_as_it_was_given(take: Import, said: str, created: str) -> None:
    line = {"id": "a", "kind": "article", "text": "x", "created": said, "meta": {"n": 1}}
    article = take(json.dumps(line), "a.jsonl").article
    assert when(article) == created
    assert article.meta["n"] == 1


@pytest.mark.parametrize("number", ["9" * 5000, "1" + "0" * 400])
def test_a_number_of_thousands_of_digits_costs_its_element_alone(take: Import, number: str) -> None:
    found = take(f'[{{"text": "one"}}, {{"text": "two", "n": {number}}}]', "a.json")
    assert found.articles[0].text == "one"
    assert len(found.articles) + len(found.refused) == 2
