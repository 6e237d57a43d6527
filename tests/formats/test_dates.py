from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.formats.dates import created_and_words, epoch_to_iso, is_iso, match_date, to_iso


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("2014-03-13", "2014-03-13"),
        ("2014-03-13T17:12:00Z", "2014-03-13T17:12:00Z"),
        ("2014-03-13 17:12", "2014-03-13T17:12:00"),
        ("March 3, 2014 at 5:12 pm", "2014-03-03T17:12:00"),
        ("Mar 3rd, 2014 12:05AM", "2014-03-03T00:05:00"),
        ("3. März 2014 um 17:12 Uhr", "2014-03-03T17:12:00"),
        ("3 mars 2014 à 17h12", "2014-03-03T17:12:00"),
        ("3 de marzo de 2014", "2014-03-03"),
        ("Mon, 03 Mar 2014 17:12:00 +0100", "2014-03-03T17:12:00+01:00"),
        ("13/03/2014", "2014-03-13"),
        ("03/13/2014", "2014-03-13"),
        ("3.4.2014", "2014-04-03"),
        ("2014年3月13日 17:12", "2014-03-13T17:12:00"),
        ("٣ مارس ٢٠١٤", "2014-03-03"),
        ("5:12 pm on March 3, 2014", "2014-03-03T17:12:00"),
        ("3 mars 2014 à 9 h 05 min", "2014-03-03T09:05:00"),
        ("3. März 2014, 17 Uhr", "2014-03-03T17:00:00"),
        ("12:30pm Tue 4th March 25", "2025-03-04T12:30:00"),
        ("Sun, March 3, ’24", "2024-03-03"),
    ],
)
def test_plain_dates_become_iso(said: str, meant: str) -> None:
    assert to_iso(said) == meant
    assert match_date(said) == len(said)


@pytest.mark.parametrize(
    "said", ["03/04/2014", "3 hours ago", "yesterday at 5:12 pm", "vor 3 Stunden", "March 3", "31/02/2014", "soon"]
)
def test_what_can_be_read_two_ways_stays_as_it_was_said(said: str) -> None:
    assert to_iso(said) == said


def test_a_time_in_a_zone_of_several_countries_stays() -> None:
    assert to_iso("March 14, 2026 5:12 pm EST") == "March 14, 2026 5:12 pm EST"


def test_seconds_and_milliseconds() -> None:
    assert epoch_to_iso(1394712720) == epoch_to_iso(1394712720000) == "2014-03-13T12:12:00+00:00"
    assert epoch_to_iso(1e300) is None


@pytest.mark.parametrize("said", ["2 hours ago", "منذ ساعتين", "3 March", "Mon 4th March 25", "2014-13-45"])
def test_a_date_that_is_not_plain_is_none_and_its_words_are_kept(said: str) -> None:
    assert created_and_words(said) == (None, {"created_as_given": said})


@pytest.mark.parametrize("said", ["2014", "2014-03", "2014-03-13", "2014-03-13T17:12:00+01:00"])
def test_iso_stays_as_it_is(said: str) -> None:
    assert created_and_words(said) == (said, {})


def test_no_date_leaves_no_words() -> None:
    assert created_and_words(None) == created_and_words("") == (None, {})


@given(st.text())
def test_any_text_may_be_asked(text: str) -> None:
    assert to_iso(text) or not text.strip()
    created, words = created_and_words(text)
    assert is_iso(created) if created else not text.strip() or words
    end = match_date(text)
    assert end is None or 0 < end <= len(text)
