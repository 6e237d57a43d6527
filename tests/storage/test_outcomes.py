"""What became of suggestions, as the project file has it."""

from __future__ import annotations

import csv
from datetime import date
from pathlib import Path

import pytest

from annotator.datasets.import_report import ImportRequest
from annotator.datasets.outcome_table import COLUMNS, as_text, write_outcomes
from annotator.domain import gestures
from annotator.domain.activity import Spent
from annotator.domain.annotation import Suggestion
from annotator.domain.errors import ExportError
from annotator.domain.outcomes import LabelOutcome, Overlap
from annotator.domain.suggesting import SuggestionSettings
from annotator.project import Project
from annotator.session import EditSession
from annotator.storage import outcomes as storage
from annotator.storage.suggesting import Looked, write_looked
from tests.datasets.lines import NEWS, article, entity, labelled, write

TEXT = "Bo Li met Ann Ray of Acme in Oslo on Sunday."
PROPOSED = {"Bo Li": "PERSON", "Ann Ray": "PERSON", "Acme": "ORG", "Oslo": "GPE"}
MONDAY = date(2026, 5, 4)


def made(folder: Path, *threads: str) -> Project:
    project = Project.create(folder / "outcomes.annot", NEWS, annotator="ann")
    lines = []
    for each in threads:
        line = article(each, TEXT)
        spans = [entity(line, quote, label, confidence=0.8) for quote, label in PROPOSED.items()]
        lines.append(labelled(line, *spans, annotator=None))
    path = write(folder / "proposed.jsonl", *lines)
    report = project.import_files(ImportRequest(paths=(path,), agent="news-en")).result()
    assert report.refused == ()
    return project


def proposed(session: EditSession, quote: str) -> Suggestion:
    start = TEXT.index(quote)
    document = session.thread.id
    return next(each for each in session.suggestions[document] if getattr(each.annotation, "start", None) == start)


def work(project: Project, thread: str, *, seconds: int = 60) -> None:
    """Accept Bo Li, make an ORG of Ann Ray, refuse Acme, leave Oslo, label Sunday by hand."""
    session = project.session(thread)

    session.do(gestures.accept(session.sets[thread], proposed(session, "Bo Li"), NEWS))
    session.do(gestures.accept_as(session.sets[thread], proposed(session, "Ann Ray"), "ORG", NEWS))
    session.do(gestures.reject(session.sets[thread], proposed(session, "Acme")))
    start = TEXT.index("Sunday")
    labelling = gestures.label_span(session.sets[thread], "entities", start, start + 6, "DATE")
    session.do(labelling, spent=Spent(MONDAY, seconds * 1000, seconds * 1000))


def submit(project: Project, thread: str) -> None:
    session = project.session(thread)
    session.do(gestures.submit(session.sets.values())).saved.result()


def by_label(project: Project, annotator: str | None = None) -> dict[str, LabelOutcome]:
    return {each.label: each for each in project.outcomes.of(annotator).labels}


def test_each_decision_is_counted_for_what_it_was(tmp_path: Path) -> None:
    with made(tmp_path, "a", "untouched") as project:
        work(project, "a")
        found = by_label(project)
        assert found["PERSON"] == LabelOutcome(layer="entities", label="PERSON", accepted=1)
        assert found["ORG"] == LabelOutcome(layer="entities", label="ORG", edited=1, rejected=1)
        assert found["DATE"] == LabelOutcome(layer="entities", label="DATE", scratch=1)
        assert found["GPE"] == LabelOutcome(layer="entities", label="GPE", waiting=1)


def test_blind_threads_have_suggestions_that_nobody_was_shown(tmp_path: Path) -> None:
    with made(tmp_path, "a") as project:
        project.suggesting.change_settings(SuggestionSettings(blind_share=1)).result()
        session = project.session("a")
        assert session.is_blind
        assert session.suggestions["a"]
        assert session.open_suggestions("a") == ()
        session.do(gestures.label_span(session.sets["a"], "entities", 0, 5, "PERSON"))
        found = by_label(project)
        assert found == {"PERSON": LabelOutcome(layer="entities", label="PERSON", scratch=1)}


def test_suggesters_are_measured_by_what_people_submitted(tmp_path: Path) -> None:
    with made(tmp_path, "a") as project:
        work(project, "a")
        assert project.outcomes.of(None).agents == ()
        submit(project, "a")
        found = {each.label: each for each in project.outcomes.of(None).agents}
        assert {each.agent for each in found.values()} == {"news-en"}
        assert (found["PERSON"].proposed, found["PERSON"].right) == (2, 1)
        assert (found["ORG"].proposed, found["ORG"].right) == (1, 0)
        assert (found["GPE"].proposed, found["GPE"].right) == (1, 0)


def test_threads_are_compared_with_their_time_and_what_the_machine_said(tmp_path: Path) -> None:
    with made(tmp_path, "early", "a") as project:
        work(project, "early")
        submit(project, "early")
        project.suggesting.change_settings(SuggestionSettings(blind_share=1)).result()
        work(project, "a", seconds=30)
        submit(project, "a")
        comparison = project.outcomes.of("ann").comparison
        assert (comparison.shown, comparison.blind, comparison.left_out) == (0, 1, 1)
        measures = comparison.measures
        values = {name: each.second.value for name, each in measures.items() if each.second is not None}
        assert values == {
            "thread_time": 30,
            "decision_time": 30,
            "labels": 3,
            "kept": 1 / 4,
            "covered": 1 / 3,
        }
        assert all(each.first is None for each in measures.values())


def test_a_thread_that_is_not_submitted_whole_is_not_compared(tmp_path: Path) -> None:
    with made(tmp_path, "a") as project:
        project.suggesting.change_settings(SuggestionSettings(blind_share=1)).result()
        work(project, "a")
        assert project.outcomes.of(None).comparison.blind == 0


def test_the_share_is_kept_with_the_time_that_it_was_set(tmp_path: Path) -> None:
    with made(tmp_path, "a") as project:
        for share in (0.2, 0.2, 0.0, 0.3):
            project.suggesting.change_settings(SuggestionSettings(blind_share=share)).result()
        with project._store.database.reading() as connection:
            shares = storage.read_shares(connection)
        assert [each.share for each in shares] == [0.2, 0.0, 0.3]
        assert [each.time for each in shares] == sorted(each.time for each in shares)
        assert project.outcomes.of(None).blind_share == 0.3


def test_people_and_gold_are_set_beside_each_other(tmp_path: Path) -> None:
    with made(tmp_path, "a") as project:
        project.suggesting.change_settings(SuggestionSettings(blind_share=1)).result()
        for name in ("ann", "ben"):
            project.set_annotator(name)
            session = project.session("a")
            session.do(gestures.label_span(session.sets["a"], "entities", 0, 5, "PERSON"))
            if name == "ben":
                session.do(gestures.label_span(session.sets["a"], "entities", 10, 17, "PERSON"))
            submit(project, "a")
        line = article("a", TEXT)
        spans = (entity(line, "Bo Li"), entity(line, "Oslo", "GPE"))
        gold = {**labelled(line, *spans, annotator="gold"), "state": "adjudicated"}
        report = project.import_files(ImportRequest(paths=(write(tmp_path / "gold.jsonl", gold),))).result()
        assert report.refused == ()
        with project._store.database.reading() as connection:
            settings = project.suggesting.settings()
            works = storage._works(connection, storage._whose("ann"), settings)
            (mine,) = works
        assert mine.peers == Overlap(1, 2, 1)
        assert mine.gold == Overlap(1, 2, 1)


def test_the_table_has_a_figure_in_each_row_and_is_saved_whole_or_not(tmp_path: Path) -> None:
    with made(tmp_path, "a") as project:
        project.suggesting.change_settings(SuggestionSettings(blind_share=1)).result()
        work(project, "a")
        submit(project, "a")
        outcomes = project.outcomes.of(None)
    write_outcomes(tmp_path / "help.csv", outcomes)
    with (tmp_path / "help.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert tuple(rows[0]) == COLUMNS
    accepted = next(row for row in rows if row["measure"] == "accepted" and row["label"] == "PERSON")
    assert accepted["value"] == "1"
    precision = next(row for row in rows if row["measure"] == "precision" and row["label"] == "PERSON")
    assert (precision["suggester"], precision["value"], precision["of"]) == ("news-en", "0.5", "2")
    assert as_text(outcomes, delimiter="\t").splitlines()[0] == "\t".join(COLUMNS)
    with pytest.raises(ExportError):
        write_outcomes(tmp_path / "nowhere" / "help.csv", outcomes)
    assert list(tmp_path.glob(".help*")) == []


def test_what_a_suggester_said_before_and_was_taken_does_not_count_for_it(tmp_path: Path) -> None:
    with made(tmp_path, "a") as project:
        project.suggesting.change_settings(SuggestionSettings(blind_share=1)).result()
        work(project, "a")
        submit(project, "a")
        with project._store.database.writing() as connection:
            # Another version looked again: what was taken of the old one is still there.
            write_looked(
                connection,
                [Looked(document="a", asked="", suggestions=())],
                agent="news-en",
                version="2",
                fingerprint="",
                layers=None,
                time=1,
            )
        outcomes = project.outcomes.of(None)
        assert outcomes.agents == ()
        assert outcomes.comparison.measures["kept"].second is None
