"""Sums and shares of a project's quality."""

from __future__ import annotations

from datetime import date

from annotator.domain.correction import Tally
from annotator.domain.quality import (
    LayerPace,
    PersonQuality,
    Quality,
    SuggestedQuality,
    ThreadStates,
    WeekLabels,
    week_by_week,
)

MONDAY = date(2026, 5, 4)


def quality(**changed: object) -> Quality:
    values: dict[str, object] = {
        "texts": 0,
        "threads": ThreadStates(),
        "people": (),
        "labels": (),
        "suggested": (),
        "by_hand": Tally(),
        "weeks": (),
        "paces": (),
    }
    return Quality(**{**values, **changed})  # type: ignore[arg-type]  # each test says what it is about


def test_weeks_stand_without_gaps_and_the_latest_are_kept() -> None:
    weeks = week_by_week({MONDAY: 3, date(2026, 5, 18): 1})
    assert weeks == (
        WeekLabels(week=MONDAY, labels=3),
        WeekLabels(week=date(2026, 5, 11), labels=0),
        WeekLabels(week=date(2026, 5, 18), labels=1),
    )
    assert [each.week for each in week_by_week({MONDAY: 3, date(2026, 5, 18): 1}, most=1)] == [date(2026, 5, 18)]
    assert week_by_week({}) == ()


def test_accepting_is_one_share_and_being_right_another() -> None:
    one = SuggestedQuality(agent="a", layer="l", label="x", accepted=8, edited=1, rejected=1, approved=3, corrected=1)
    other = SuggestedQuality(agent="a", layer="l", label="y", accepted=2)
    assert one.acceptance.value == 0.8
    assert one.accuracy.value == 0.75
    assert other.accuracy.value is None
    (whole,) = quality(suggested=(one, other)).of_agents()
    assert (whole.agent, whole.accepted, whole.acceptance.of, whole.approved) == ("a", 10, 12, 3)


def test_under_other_names_people_stand_in_another_order() -> None:
    people = (PersonQuality(name="ann", labels=1), PersonQuality(name="ben", labels=2))
    called = quality(people=people).called({"ann": "annotator-2", "ben": "annotator-1"})
    assert [(each.name, each.labels) for each in called.people] == [("annotator-1", 2), ("annotator-2", 1)]


def test_a_pace_is_in_seconds_and_none_where_nothing_stands() -> None:
    assert LayerPace(layer="l", decisions=4, active=10_000).per_decision == 2.5
    assert LayerPace(layer="l", decisions=0, active=10_000).per_decision is None
