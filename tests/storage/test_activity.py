"""Active time as it is kept in the project file."""

from __future__ import annotations

import sqlite3
from datetime import date
from pathlib import Path

import pytest

from annotator.domain import gestures
from annotator.domain.activity import DayTime, LayerTime, ReviewTime, Spent, TimeSpent
from annotator.domain.errors import EditError
from annotator.domain.packing import PackRequest
from annotator.project import Project
from tests.threads import SENTIMENT, made, undo

MONDAY, TUESDAY = date(2026, 5, 4), date(2026, 5, 5)


def decide(project: Project, spent: Spent, *, document: str = "a", label: str = "PERSON", thread: str = "a") -> None:
    session = project.session(thread)
    edits = gestures.label_span(session.sets[document], "entities", 0, 5, label)
    session.do(edits, spent=spent).saved.result()


def test_time_is_kept_by_day_and_thread_and_outlives_the_window(tmp_path: Path) -> None:
    with made(tmp_path, threads=("a", "b")) as project:
        project.timing.add("ann", "a", Spent(MONDAY, 4_000))
        project.timing.add("ann", "b", Spent(MONDAY, 1_000))
        decide(project, Spent(TUESDAY, 2_500, 2_000))
    with Project.open(tmp_path / "storm.annot", annotator="ann") as project:
        project.timing.add("ann", "a", Spent(TUESDAY, 500)).result()
        spent = project.timing.spent()
        assert spent.days == (DayTime(MONDAY, 5_000), DayTime(TUESDAY, 3_000))
        assert [(each.thread, each.title, each.active, each.last) for each in spent.threads] == [
            ("a", "Bo Li wins", 7_000, TUESDAY),
            ("b", "Bo Li wins", 1_000, MONDAY),
        ]
        assert (project.timing.at_thread(project.annotator, "a"), project.timing.at_thread(project.annotator, "b")) == (
            7_000,
            1_000,
        )
        assert project.check() == ()


def test_an_act_keeps_its_own_time(tmp_path: Path) -> None:
    with made(tmp_path) as project:
        decide(project, Spent(MONDAY, 9_000, 3_000))
        session = project.session("a")
        session.do(gestures.choose(session.sets["a"], SENTIMENT, "negative")).saved.result()
        unmeasured, labelled = project.history("a")
        assert project.timing.of_entries([unmeasured.id, labelled.id]) == {labelled.id: 3_000}


def test_what_was_undone_took_its_time_and_stands_no_more(tmp_path: Path) -> None:
    with made(tmp_path) as project:
        decide(project, Spent(MONDAY, 8_000, 8_000))
        undo(project)
        assert project.timing.spent().layers == (LayerTime("entities", 0, 8_000),)
        decide(project, Spent(MONDAY, 2_000, 2_000), label="ORG")
        assert project.timing.spent().layers == (LayerTime("entities", 1, 10_000),)
        assert project.timing.at_thread(project.annotator, "a") == 10_000


def test_each_annotator_has_their_own(tmp_path: Path) -> None:
    with made(tmp_path) as project:
        decide(project, Spent(MONDAY, 2_000, 2_000))
        project.set_annotator("mira")
        assert project.timing.spent() == TimeSpent()
        project.timing.add("mira", "a", Spent(MONDAY, 300)).result()
        assert (project.timing.at_thread(project.annotator, "a"), project.timing.spent("ann").active) == (300, 2_000)


def test_each_opening_adds_to_rows_of_its_own(tmp_path: Path) -> None:
    made(tmp_path).close()
    for _ in range(2):
        with Project.open(tmp_path / "storm.annot", annotator="ann") as project:
            project.timing.add("ann", "a", Spent(MONDAY, 100))
            project.timing.add("ann", "a", Spent(MONDAY, 10))
    connection = sqlite3.connect(tmp_path / "storm.annot")
    rows = connection.execute("SELECT count(DISTINCT writer), sum(active) FROM active_time").fetchone()
    connection.close()
    assert rows == (2, 220)


def test_time_of_an_act_that_is_refused_is_not_kept(tmp_path: Path) -> None:
    with made(tmp_path) as project:
        session = project.session("a")
        edits = gestures.label_span(session.sets["a"], "entities", 0, 5, "PERSON")
        session.do(edits, spent=Spent(MONDAY, 100, 100)).saved.result()
        with pytest.raises(EditError):
            session.do(edits, spent=Spent(MONDAY, 100, 100))
        assert project.timing.spent().active == 100


def test_time_that_could_not_be_kept_costs_no_label_after_it(tmp_path: Path) -> None:
    made(tmp_path).close()
    with Project.open(tmp_path / "storm.annot", annotator="ann") as project:
        with pytest.raises(KeyError):
            project.timing.add("ann", "nowhere", Spent(MONDAY, 100)).result()
        project.set_annotator("mira")
        decide(project, Spent(MONDAY, 100, 100))
        assert project.timing.spent().active == 100
        assert project.check() == ()


def test_a_thread_that_was_removed_keeps_its_time(tmp_path: Path) -> None:
    with made(tmp_path) as project:
        decide(project, Spent(MONDAY, 2_000, 2_000))
        project.remove_thread("a").result()
        assert [each.thread for each in project.timing.spent().threads] == ["a"]
        project.timing.add("ann", "a", Spent(MONDAY, 50)).result()
        assert project.timing.at_thread(project.annotator, "a") == 2_050


def test_time_of_review_is_kept_apart(tmp_path: Path) -> None:
    with made(tmp_path, threads=("a", "b")) as project:
        decide(project, Spent(MONDAY, 2_000, 2_000))
        project.timing.add("ann", "a", Spent(MONDAY, 400), reviewing=True)
        project.timing.add("ann", "a", Spent(TUESDAY, 500), reviewing=True)
        project.timing.add("rev", "b", Spent(TUESDAY, 700), reviewing=True).result()
        spent = project.timing.spent()
        assert spent.days == (DayTime(MONDAY, 2_000),)
        assert spent.review_days == (DayTime(MONDAY, 400), DayTime(TUESDAY, 500))
        assert [each.active for each in spent.threads] == [2_000]
        assert project.timing.at_thread("ann", "a") == 2_000
        assert project.timing.at_thread("ann", "a", reviewing=True) == 900
        quality = project.quality.of()
        assert quality is not None
        assert quality.review == ReviewTime(2, 1_600)
        assert [each.active for each in quality.paces] == [2_000]
        assert project.check() == ()


def test_time_of_review_comes_with_a_merge_and_counts_once(tmp_path: Path) -> None:
    with made(tmp_path) as project:
        project.timing.add("rev", "a", Spent(MONDAY, 400), reviewing=True).result()
        project.handing_over.pack(tmp_path / "pack.annot", PackRequest(annotator="rev", with_labels=True))
        with Project.open(tmp_path / "pack.annot", annotator="rev") as pack:
            assert pack.timing.at_thread("rev", "a", reviewing=True) == 400
            pack.timing.add("rev", "a", Spent(MONDAY, 50), reviewing=True).result()
        for _ in range(2):
            project.handing_over.merge([tmp_path / "pack.annot"]).result()
            assert project.timing.at_thread("rev", "a", reviewing=True) == 450
        project.handing_over.pack(tmp_path / "other.annot", PackRequest(annotator="ann"))
        with Project.open(tmp_path / "other.annot", annotator="ann") as other:
            assert other.timing.at_thread("rev", "a", reviewing=True) == 0
