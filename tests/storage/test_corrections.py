"""Corrections as the annotator reads them, and what becomes of answers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from annotator.domain.annotation import ChoiceAnnotation
from annotator.domain.correction import Answer, CorrectionQuery, Tally, by_label, by_week
from annotator.domain.review_query import ReviewSettings
from annotator.project import Project
from tests.corrected import answer, corrections, point, reviewed, span_at
from tests.threads import undo


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Project]:
    with reviewed(tmp_path) as project:
        yield project


def test_each_correction_tells_what_was_there_what_shall_be_and_why(project: Project) -> None:
    found = corrections(project)
    assert set(found) == {"change", "reject", "add"}
    changed = found["change"]
    assert (changed.before, changed.after) == ("Zürich", ("Zürich",))
    assert changed.label == ("entities", "LOC")
    assert [each.label for each in changed.verdict.gold] == ["GPE"]
    assert (changed.verdict.reason, changed.verdict.note) == ("guideline", "Cities are governed.")
    assert changed.verdict.reviewer == "rev"
    (mark,) = changed.hit.context.marks
    assert changed.hit.context.text[slice(*mark)] == "Zürich"
    missing = found["add"]
    assert (missing.before, missing.after) == ("", ("Bo Li",))
    assert missing.hit.place.annotation == ""
    rejected = found["reject"]
    assert isinstance(rejected.verdict.judged, ChoiceAnnotation)
    assert (rejected.hit.document_id, rejected.hit.thread_id, rejected.hit.title) == ("a", "a", "Bo Li wins")


def test_what_was_right_is_no_correction_but_counts(project: Project) -> None:
    mine = project.correcting.mine()
    tallies = by_label(mine.judged)
    assert tallies["entities", "PERSON"] == Tally(right=1, wrong=0, missing=1)
    assert tallies["entities", "LOC"] == Tally(wrong=1)
    assert tallies["entities", "PERSON"].rate.value == 1.0
    weeks = by_week(mine.judged)
    assert sum(weeks.values(), Tally()) == Tally(right=1, wrong=2, missing=1)
    assert all(week.isoweekday() == 1 for week in weeks)
    assert sum(by_week(mine.judged, ("entities", "LOC")).values(), Tally()) == Tally(wrong=1)


def test_work_counts_in_the_week_in_which_it_was_submitted(project: Project) -> None:
    weeks = 3 * 7 * 24 * 3600 * 1000
    with project._store.database.writing() as connection:
        connection.exec_driver_sql(f"UPDATE history SET time = time - {weeks}")
    (before,) = by_week(project.correcting.mine().judged)
    with project._store.database.writing() as connection:
        connection.exec_driver_sql(f"UPDATE history SET time = time + {weeks}")
    (after,) = by_week(project.correcting.mine().judged)
    assert (after - before).days == 21


def test_an_answer_is_kept_and_undo_takes_it_back(project: Project) -> None:
    assert project.correcting.count_open() == 3
    assert answer(project, corrections(project)["change"], "contested", " It is a place, too. ") == 1
    changed = corrections(project)["change"]
    assert changed.standing == "contested"
    assert changed.response is not None
    assert changed.response.note == "It is a place, too."
    assert project.correcting.count_open() == 2
    undo(project)
    assert corrections(project)["change"].standing == "open"
    assert project.correcting.count_open() == 3


def test_all_are_acknowledged_in_one_act(tmp_path: Path) -> None:
    with reviewed(tmp_path, threads=("a", "b")) as project:
        found = project.correcting.mine().found
        answers = [Answer(document=each.hit.document_id, verdict=each.verdict, kind="acknowledged") for each in found]
        answered = project.correcting.answer(answers).result()
        assert (answered.given, answered.skipped) == (6, 0)
        assert answered.changes.documents == {"a", "b"}
        assert {each.standing for each in project.correcting.mine().found} == {"acknowledged"}
        # What is so already is not said twice.
        assert project.correcting.answer(answers).result().given == 0
        undo(project)
        assert {each.standing for each in project.correcting.mine().found} == {"open"}


def test_an_answer_changes_nobodys_state_and_can_be_taken_away(project: Project) -> None:
    answer(project, corrections(project)["change"], "acknowledged")
    assert project.session("a").sets["a"].state == "submitted"
    answer(project, corrections(project)["change"], None)
    assert corrections(project)["change"].response is None


def test_a_later_verdict_is_open_again_and_is_not_answered_by_an_older_answer(project: Project) -> None:
    first = corrections(project)["change"]
    answer(project, first, "contested", "No.")
    project.set_annotator("rev")
    review = project.reviewing.session("a")
    place = point(review, "LOC")
    review.decide(place, [span_at(place.annotations[0], label="FAC")]).saved.result()
    project.set_annotator("ann")
    again = corrections(project)["change"]
    assert again.standing == "open"
    assert [each.label for each in again.verdict.gold] == ["FAC"]
    # An annotator who had the old one on the screen still answers nothing.
    stale = replace(again.verdict, time=again.verdict.time - 1)
    given = project.correcting.answer([Answer(document="a", verdict=stale, kind="acknowledged")]).result()
    assert (given.given, given.skipped) == (0, 1)


def test_others_see_none_of_it_and_a_blind_review_says_so(project: Project) -> None:
    project.set_annotator("ben")
    assert project.correcting.mine().found == ()
    assert project.correcting.count_open() == 0
    project.set_annotator("ann")
    assert not project.correcting.mine().blind
    project.reviewing.change_settings(ReviewSettings(blind=True)).result()
    assert project.correcting.mine().blind


def test_what_is_asked_for_is_shown(project: Project) -> None:
    answer(project, corrections(project)["reject"], "acknowledged")
    found = project.correcting.mine().found

    def kinds(query: CorrectionQuery) -> set[str]:
        return {each.verdict.kind for each in found if query.asks_for(each)}

    assert kinds(CorrectionQuery()) == {"change", "reject", "add"}
    assert kinds(CorrectionQuery(standing="open")) == {"change", "add"}
    assert kinds(CorrectionQuery(label=("entities", "LOC"))) == {"change"}
    assert kinds(CorrectionQuery(reason="slip")) == {"reject"}
    assert kinds(CorrectionQuery(reason="")) == {"add"}
    assert kinds(CorrectionQuery(week=found[0].week)) == {"change", "reject", "add"}
    assert kinds(CorrectionQuery(standing="open", reason="slip")) == set()


def test_what_was_removed_from_the_project_is_not_corrected(project: Project) -> None:
    project.remove_thread("a").result()
    assert project.correcting.mine().found == ()
    assert project.correcting.count_open() == 0
