"""Days and times on the screen, as the language in force writes them: «23 Nov», «23. Nov.», «Nov 23»."""

from __future__ import annotations

import re
from datetime import date

from PySide6.QtCore import QDate, QDateTime, QLocale

_WEEKDAY = re.compile(r"(, ?)?dddd(, ?)?\s*")
_YEAR = re.compile(r"(, ?|\s?'\w+' ?|\s)?yyyy(年|\.)?\s?")
"""The year in a pattern of Qt's, with what joins it to day and month."""


def day(value: date) -> str:
    """Return a day without its year: «23 Nov»."""
    locale = QLocale()
    return locale.toString(_qt(value), _YEAR.sub("", _pattern(locale), count=1).replace("MMMM", "MMM"))


def day_in_full(value: date) -> str:
    """Return a day with its year, and the month written out: «23 November 2026»."""
    locale = QLocale()
    return locale.toString(_qt(value), _pattern(locale))


def moment(milliseconds: int) -> str:
    """Return day and time of a moment in milliseconds since 1970 (UTC), with the year where it is not this one."""
    locale, at = QLocale(), QDateTime.fromMSecsSinceEpoch(milliseconds)
    pattern = _pattern(locale).replace("MMMM", "MMM")
    if at.date().year() == QDate.currentDate().year():
        pattern = _YEAR.sub("", pattern, count=1)
    return f"{locale.toString(at.date(), pattern)}, {_time(locale, at)}"


def when(milliseconds: int) -> str:
    """Return the time of day of a moment, with the day where it was not today."""
    at = QDateTime.fromMSecsSinceEpoch(milliseconds)
    return _time(QLocale(), at) if at.date() == QDate.currentDate() else moment(milliseconds)


def day_of(milliseconds: int) -> date:
    """Return the day of a moment in milliseconds since 1970 (UTC), by the calendar of this machine."""
    at = QDateTime.fromMSecsSinceEpoch(milliseconds).date()
    return date(at.year(), at.month(), at.day())


def _pattern(locale: QLocale) -> str:
    """Return how the language writes a day in full, without the day of the week."""
    return _WEEKDAY.sub("", locale.dateFormat(QLocale.FormatType.LongFormat), count=1)


def _time(locale: QLocale, at: QDateTime) -> str:
    return locale.toString(at.time(), QLocale.FormatType.ShortFormat)


def _qt(value: date) -> QDate:
    return QDate(value.year, value.month, value.day)
