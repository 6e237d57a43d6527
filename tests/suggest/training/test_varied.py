"""Copies of texts for training: whatever changes, every name is still where it is said to be."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.suggest.training.dates import made_up_date, with_dates
from annotator.suggest.training.drills import drilled
from annotator.suggest.training.labelled import Labelled, Name, joined
from annotator.suggest.training.names import names
from annotator.suggest.training.varied import restyled, varied, with_rare_labels

TEXT = "Police said: 'Ann Lee' met the Karshes in Iraq on Sunday."
LEE = Labelled(
    text=TEXT,
    names=(Name(start=14, end=21, label="PERSON"), Name(start=42, end=46, label="GPE")),
    unknown=((31, 38),),
)


@given(st.integers())
def test_a_replaced_name_moves_all_that_follows(seed: int) -> None:
    chance = Random(seed)
    copy = varied(with_rare_labels(LEE, chance, rate=0.5), chance, rate=0.7)
    assert [copy.text[start:end] for start, end in copy.unknown] == ["Karshes"]
    assert copy.text.endswith(" on Sunday.")
    before = copy.text[: copy.names[0].start]
    assert before == "Police said: '"
    assert copy.text[copy.names[0].end :].startswith("' met the Karshes ")
    assert copy.text[copy.names[1].end :] == " on Sunday."


@given(st.integers())
def test_another_style_keeps_every_name_in_its_place(seed: int) -> None:
    copy = restyled(LEE, Random(seed), lower=0.3, upper=0.3, title=0.3)
    assert [copy.text[name.start : name.end].lower() for name in copy.names] == ["ann lee", "iraq"]


def test_a_letter_without_a_capital_of_its_length_leaves_the_text_alone() -> None:
    text = Labelled(text="Straße in Rome", names=(Name(start=10, end=14, label="GPE"),))
    assert restyled(text, Random(0), lower=0, upper=1, title=0) == text


def test_texts_are_joined_with_their_names() -> None:
    both = joined([LEE, LEE], "\n\n")
    assert [both.text[name.start : name.end] for name in both.names] == ["Ann Lee", "Iraq"] * 2


@given(st.integers())
def test_short_texts_hold_the_names_that_they_say(seed: int) -> None:
    for text in drilled(Random(seed), 5):
        assert "{" not in text.text
        assert all(text.text[name.start : name.end].strip() for name in text.names)


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        ("It opens on 14 March 2026, not in May 2027.", ["14 March 2026", "May 2027"]),
        ("Two years ago, on Sunday, it was two hours late at 9:30.", ["Two years ago", "Sunday"]),
        ("In the 1990s and the early 1980s, unlike last year.", ["1990s", "early 1980s", "last year"]),
        ("You may march today.", ["today"]),
        ("Sept. 11, 2001 and 2026-03-14", ["Sept. 11, 2001", "2026-03-14"]),
    ],
)
def test_dates_are_found_by_pattern_without_prepositions(text: str, dates: list[str]) -> None:
    (found,) = with_dates([Labelled(text=text, names=())])
    assert [text[name.start : name.end] for name in found.names] == dates


def test_a_date_does_not_overwrite_a_name() -> None:
    text = Labelled(text="Storm March 14", names=(Name(start=0, end=11, label="EVENT"),))
    assert list(with_dates([text])) == [text]


def test_a_made_up_date_is_repeatable() -> None:
    assert [made_up_date(Random(3)) for _ in range(2)] == [made_up_date(Random(3))] * 2


@pytest.mark.parametrize(
    ("name", "label"),
    [
        *(
            ("Iraq", "GPE"),
            ("Black Sea", "LOC"),
            ("River Alder", "LOC"),
            ("Northgate Bridge", "FAC"),
            ("Port Eldis", "GPE"),
        ),
        *(("southern Africa", "LOC"), ("Heathrow", "FAC")),
    ],
)
def test_a_place_is_told_by_list_or_by_its_head(name: str, label: str) -> None:
    assert names().place(name) == label


@pytest.mark.parametrize("name", ["Iraqi", "Shi'ites", "Shi’ite", "Bosnian Serbs", "North Korean", "Republicans"])
def test_people_are_known_by_where_they_belong(name: str) -> None:
    assert names().is_demonym(name)
