"""Threads under review, and which of them are asked for, in words."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QLocale

from annotator.domain.review_query import ReviewRow, Which
from annotator.gui.annotate import words

translate = QCoreApplication.translate


def which(value: Which) -> str:
    """Return which threads are shown."""
    match value:
        case "all":
            return translate("Review", "All threads")
        case "sample":
            return translate("Review", "A random share")
        case "differences":
            return translate("Review", "With differences")
        case "flagged":
            return translate("Review", "Flagged")
        case "unsure":
            return translate("Review", "Low confidence")
        case "suggester":
            return translate("Review", "Against the suggester")
        case "contested":
            return translate("Review", "Contested")


def state(row: ReviewRow) -> str:
    """Return how far the gold sets of a thread are."""
    match row.gold:
        case "adjudicated":
            return translate("Review", "settled")
        case "in_progress":
            return translate("Review", "begun")
        case _:
            return translate("Review", "open")


def about(row: ReviewRow, *, blind: bool) -> str:
    """Return what stands below the title of a thread: who gave labels, what is contested."""
    return " · ".join(_about(row, [words.isolated(each) for each in row.annotators], blind=blind))


def row(value: ReviewRow, *, blind: bool) -> str:
    """Return a row of the list as it is read out."""
    return ". ".join((value.title, state(value), ", ".join(_about(value, value.annotators, blind=blind))))


def awaited(names: Sequence[str], *, blind: bool) -> str:
    """Return who has a thread and did not submit it: «Bo has not submitted yet»."""
    count = len(names)
    if blind:
        if count == 1:
            return translate("Review", "1 has not submitted yet")
        return translate("Review", "%Ln have not submitted yet", "", count)
    pattern = (
        translate("Review", "{names} has not submitted yet")
        if count == 1
        else translate("Review", "{names} have not submitted yet")
    )
    return pattern.format(names=QLocale().createSeparatedList(list(names)))


def _about(row: ReviewRow, names: Sequence[str], *, blind: bool) -> list[str]:
    if blind:
        count = len(names)
        who = translate("Review", "1 annotator") if count == 1 else translate("Review", "%Ln annotators", "", count)
    else:
        who = QLocale().createSeparatedList(list(names))
    parts = [who]
    if row.gold == "adjudicated":
        parts.append(state(row))
    if row.awaited:
        parts.append(awaited(row.awaited, blind=blind))
    if row.contested:
        one, several = translate("Review", "1 contested"), translate("Review", "%Ln contested", "", row.contested)
        parts.append(one if row.contested == 1 else several)
    return [part for part in parts if part]


def position(place: int | None, count: int, value: Which) -> str:
    """Return which of how many threads is open: «Thread 17 of 60 with differences»."""
    if place is None:
        return ""
    pattern = (
        translate("Review", "Thread {number} of {count} with differences")
        if value == "differences"
        else translate("Review", "Thread {number} of {count}")
    )
    return pattern.format(number=words.number(place + 1), count=words.number(count))
