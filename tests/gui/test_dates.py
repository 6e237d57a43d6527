"""Days and times as the language of the screen writes them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
from PySide6.QtCore import QDate, QDateTime, QLocale, QTime

from annotator.gui import dates

DAY = date(2026, 11, 3)


@pytest.fixture(autouse=True)
def locale() -> Iterator[None]:
    before = QLocale()
    yield
    QLocale.setDefault(before)


def milliseconds(day: QDate, hour: int = 14, minute: int = 5) -> int:
    return QDateTime(day, QTime(hour, minute)).toMSecsSinceEpoch()


@pytest.mark.parametrize(
    ("code", "short", "full"),
    [
        ("C", "3 Nov", "3 November 2026"),
        ("en_GB", "3 Nov", "3 November 2026"),
        ("en_US", "Nov 3", "November 3, 2026"),
        ("de", "3. Nov.", "3. November 2026"),
        ("fr", "3 nov.", "3 novembre 2026"),
        ("es", "3 de nov", "3 de noviembre de 2026"),
        ("hu", "nov. 3.", "2026. november 3."),
        ("ja", "11月3日", "2026年11月3日"),
    ],
)
def test_a_day_is_written_as_its_language_does(code: str, short: str, full: str) -> None:
    QLocale.setDefault(QLocale(code))
    assert dates.day(DAY) == short
    assert dates.day_in_full(DAY) == full


def test_a_moment_says_its_year_where_it_is_another() -> None:
    QLocale.setDefault(QLocale("de"))
    this_year = QDate(QDate.currentDate().year(), 3, 9)
    assert dates.moment(milliseconds(this_year)) == "9. März, 14:05"
    assert dates.moment(milliseconds(QDate(2019, 3, 9))) == "9. März 2019, 14:05"
    QLocale.setDefault(QLocale("en_US"))
    assert dates.moment(milliseconds(QDate(2019, 3, 9))).replace("\u202f", " ") == "Mar 9, 2019, 2:05 PM"


def test_of_today_the_time_is_enough() -> None:
    QLocale.setDefault(QLocale("de"))
    assert dates.when(milliseconds(QDate.currentDate())) == "14:05"
    assert dates.when(milliseconds(QDate(2019, 3, 9))) == "9. März 2019, 14:05"


def test_the_day_of_a_moment_is_that_of_the_calendar_here() -> None:
    assert dates.day_of(milliseconds(QDate(2026, 11, 3), 0, 1)) == DAY
    assert dates.day_of(milliseconds(QDate(2026, 11, 3), 23, 59)) == DAY
