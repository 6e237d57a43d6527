"""Suggestions taken by the dozen, and what is kept and said of them afterwards."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from annotator.datasets.import_report import ImportRequest
from annotator.domain import gestures
from annotator.domain.accepting import Accepted, Decided
from annotator.domain.annotation import SpanAnnotation, Suggestion
from annotator.domain.suggesting import SuggestionSettings
from annotator.project import Project
from annotator.project.suggest_report import SuggestRequest
from annotator.suggest.suggester import GROUP
from tests.datasets.lines import Line, article, entity, labelled, write
from tests.suggest.packages import register
from tests.threads import made, set_now, take, undo

THREADS = 30


TEXT = "To Port Eldis by sea."


def proposed(line: Line, sure: float) -> Line:
    return labelled(line, {**entity(line, "Port Eldis", "GPE"), "confidence": sure}, annotator=None)


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Project]:
    """Thirty articles of a line each, with a suggestion that is the surer the later the article."""
    folder = tmp_path / "packages"
    folder.mkdir()
    register(folder, GROUP, "troubled", "tests.suggest.troubled:Troubled")
    monkeypatch.syspath_prepend(str(folder))
    with made(tmp_path, threads=()) as opened:
        lines = [article(f"m{number}", TEXT) for number in range(THREADS)]
        take(opened, tmp_path, *lines)
        said = (proposed(line, 0.5 + number / 100) for number, line in enumerate(lines))
        path = write(tmp_path / "said.jsonl", *said)
        report = opened.import_files(ImportRequest(paths=(path,), agent="news")).result()
        assert report.refused == ()
        yield opened


def sure(project: Project, least: float) -> list[tuple[int, str]]:
    found = project.proposals.sure(
        least, annotator=project.annotator, layer=None, progress=lambda *_: None, cancelled=lambda: False
    )
    assert all(each.text == "Port Eldis" for each in found)
    return [(each.document, each.suggestion.id) for each in found]


def accept(project: Project, chosen: list[tuple[int, str]]) -> Accepted:
    return project.proposals.accept(chosen, project.annotator).result()


def decide(project: Project, number: int, *, right: bool) -> None:
    session = project.session(f"m{number}")
    (each,) = session.open_suggestions(f"m{number}")
    own = session.sets[f"m{number}"]
    edits = gestures.accept(own, each, session.schema) if right else gestures.reject(own, each)
    session.do(edits).saved.result()


def test_all_that_are_sure_enough_are_taken_as_one_act(project: Project) -> None:
    chosen = sure(project, 0.7)
    assert len(chosen) == 10
    accepted = accept(project, chosen[1:])

    assert (accepted.taken, accepted.skipped) == (9, 0)
    (span,) = set_now(project, "m29", "m29").spans
    assert (span.label, span.origin) == ("GPE", "accepted")
    assert set_now(project, "m29", "m29").state == "in_progress"
    assert set_now(project, "m20", "m20").spans == ()
    assert sure(project, 0.7) == chosen[:1]

    undo(project)
    assert len(sure(project, 0.7)) == 10
    assert set_now(project, "m29", "m29").spans == ()


def test_what_was_decided_meanwhile_is_left_alone_and_what_was_submitted_is_not_offered(project: Project) -> None:
    chosen = sure(project, 0.7)
    decide(project, 29, right=False)
    session = project.session("m28")
    session.do(gestures.submit(session.sets.values())).saved.result()

    assert len(sure(project, 0.7)) == 8
    assert accept(project, chosen[-1:]).skipped == 1
    assert set_now(project, "m29", "m29").spans == ()


def test_what_is_not_shown_is_not_taken(project: Project) -> None:
    project.suggesting.change_settings(SuggestionSettings(thresholds={"entities": 0.75})).result()
    assert len(sure(project, 0.0)) == 5
    project.suggesting.change_settings(SuggestionSettings(blind_share=1.0)).result()
    assert sure(project, 0.0) == []


def test_what_became_of_suggestions_is_told_once_there_is_enough_of_it(project: Project) -> None:
    for number in range(11, 20):
        decide(project, number, right=number != 11)
    at_sixty = Suggestion(SpanAnnotation("x", "entities", 0, 4, "GPE"), "news", "", 0.69)
    assert project.proposals.track_record().of(at_sixty) is None

    path = project.path.parent / "more.jsonl"
    lines = [article(f"n{number}", TEXT) for number in range(20)]
    project.import_files(ImportRequest(paths=(write(path, *lines),))).result()
    said = [proposed(line, 0.65) for line in lines]
    project.import_files(ImportRequest(paths=(write(path, *said),), agent="news")).result()
    accept(project, sure(project, 0.62)[-20:])

    record = project.proposals.track_record()
    assert record.of(at_sixty) == Decided(28, 29)
    assert record.of(replace(at_sixty, confidence=None)) is None
    assert record.of(replace(at_sixty, agent="other")) is None


def test_what_the_machine_said_of_a_decision_stays_when_it_says_something_else(project: Project) -> None:
    project.suggesting.suggest(SuggestRequest(suggesters=("troubled",))).result()
    session = project.session("m0")
    one = next(each for each in session.open_suggestions("m0") if each.agent == "troubled")
    session.do(gestures.accept(session.sets["m0"], one, session.schema)).saved.result()

    project.suggesting.suggest(SuggestRequest(suggesters=("troubled",), again=True)).result()
    with project._store.database.writing() as connection:
        connection.exec_driver_sql("UPDATE suggestions SET version = 'new' WHERE agent = 'troubled' AND id != 'x'")
        connection.exec_driver_sql("UPDATE suggestions SET version = 'old' WHERE id = ?", (one.id,))
    project.suggesting.suggest(SuggestRequest(suggesters=("troubled",), again=True)).result()

    said = {each.id: each.version for each in project.session("m0").suggestions["m0"] if each.agent == "troubled"}
    assert said.pop(one.id) == "old"
    assert set(said.values()) == {"1"}
