from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotator.domain.finding import (
    FindQuery,
    Place,
    Term,
    Wanted,
    context_of,
    folded,
    occurrences,
    reads_as,
    terms,
)
from annotator.domain.tokens import rough_tokens

from .drawn import TEXT


def wanted(text: str, **more: bool) -> Wanted:
    return Wanted(text=text, layer="names", label="A", **more)


def quotes(text: str, sought: Wanted) -> list[str]:
    return [text[start:end] for start, end in occurrences(text, sought, rough_tokens(text))]


@settings(max_examples=120)
@given(TEXT, TEXT, st.booleans(), st.booleans())
def test_what_is_found_reads_as_what_was_wanted(text: str, sought: str, inside: bool, same: bool) -> None:
    table = rough_tokens(text)
    last = 0
    for start, end in occurrences(text, wanted(sought, inside_words=inside, same_case=same), table):
        assert last <= start < end <= len(text)
        last = end
        assert folded(text[start:end]) == folded(sought)
        if same:
            assert text[start:end].split() == sought.split()


@settings(max_examples=60)
@given(TEXT, st.data())
def test_a_range_of_whole_tokens_is_found_where_it_stands(text: str, data: st.DataObject) -> None:
    table = rough_tokens(text)
    if not table.starts:
        return
    first = data.draw(st.integers(0, len(table.starts) - 1))
    last = data.draw(st.integers(first, len(table.starts) - 1))
    start, end = table.starts[first], table.ends[last]
    found = list(occurrences(text, wanted(text[start:end], same_case=True), table))
    assert any(one < end and start < other for one, other in found)


@pytest.mark.parametrize(
    ("text", "sought", "found"),
    [
        ("Eldis, Eldish and New-Eldis.", "Eldis", ["Eldis", "Eldis"]),
        ("Port\nEldis and Port  Eldis", "Port Eldis", ["Port\nEldis", "Port  Eldis"]),
        ("PORT ELDIS: in Port Eldis", "Port Eldis", ["PORT ELDIS", "Port Eldis"]),
        ("tell us of the US", "US", ["US"]),
        ("Ferry or ferry", "ferry", ["Ferry", "ferry"]),
        ("東京都と東京", "東京", ["東京", "東京"]),
        ("😴 and 😴😴", "😴", ["😴", "😴", "😴"]),
        ("café cafe\u0301 cafe", "cafe", ["cafe"]),
        ("Fenn’s and Fenn", "Fenn", ["Fenn", "Fenn"]),
        ("in Eldis", "  ", []),
    ],
)
def test_occurrences_stand_at_the_ends_of_tokens(text: str, sought: str, found: list[str]) -> None:
    assert quotes(text, wanted(sought)) == found


def test_case_and_words_are_a_choice() -> None:
    assert quotes("Ferry ferryman", wanted("ferry", same_case=True, inside_words=True)) == ["ferry"]
    assert quotes("Ferry ferryman", wanted("ferry", inside_words=True)) == ["Ferry", "ferry"]


def test_a_name_in_small_letters_is_none() -> None:
    assert reads_as("PORT ELDIS", "Port Eldis")
    assert reads_as("Ferry", "ferry")
    assert not reads_as("may", "May")


@pytest.mark.parametrize(
    ("text", "sought"),
    [
        ("har", [Term("beginning", "har")]),
        ("harbour ", [Term("phrase", "harbour")]),
        ("odile fe", [Term("phrase", "odile"), Term("beginning", "fe")]),
        ('"odile fenn"', [Term("phrase", "odile fenn")]),
        ('"odile fe', [Term("beginning", "odile fe")]),
        ("東京 news", [Term("piece", "東京"), Term("beginning", "news")]),
        ("storm – bridge", [Term("phrase", "storm"), Term("beginning", "bridge")]),
        ("😴", [Term("piece", "😴")]),
        (' "" ', []),
    ],
)
def test_words_phrases_and_the_last_word_as_far_as_it_is_typed(text: str, sought: list[Term]) -> None:
    assert list(terms(text)) == sought


def test_an_annotator_with_a_state_asks_for_documents() -> None:
    assert FindQuery(annotator="ada").asks_for_labels
    assert not FindQuery(annotator="ada", state="submitted").asks_for_labels
    assert FindQuery(text="  ").is_empty


@settings(max_examples=60)
@given(TEXT, st.data())
def test_the_context_marks_the_very_text(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    context = context_of(text * 40, Place(1, 1, start, end))
    for first, last in context.marks:
        shown = context.text[first:last]
        assert [each if not each.isspace() else " " for each in text[start:end]] == list(shown)
