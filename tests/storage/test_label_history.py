"""The history of a label, from who gave it to what became of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from annotator.datasets.import_report import ImportRequest
from annotator.domain import gestures
from annotator.domain.annotation import GOLD
from annotator.domain.edit import Add, Reject, Replace, SetResponse, SetVerdict
from annotator.domain.label_history import LabelHistory
from annotator.domain.schema_change import SchemaChange
from annotator.domain.schema_step import SetLayer
from annotator.project import Project
from tests.corrected import answer, corrections, point, reviewed
from tests.datasets.lines import article, entity, labelled
from tests.gui.annotate.threads import write_threads
from tests.threads import take, undo


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Project]:
    with reviewed(tmp_path) as project:
        yield project


def told(history: LabelHistory) -> list[str]:
    """What happened, each as who, what, and how."""
    what = [type(each.change or each.edit).__name__ for each in history.events]
    return [f"{each.who} {name} {each.kind}" for each, name in zip(history.events, what, strict=True)]


def test_a_label_tells_who_gave_it_what_the_reviewer_said_and_the_answer(project: Project) -> None:
    changed = corrections(project)["change"]
    answer(project, changed, "contested", "No.")
    history = project.tracing.label("a", "a", changed.verdict.about, "ann")
    assert told(history) == ["ann Add do", "rev SetVerdict do", "ann SetResponse do"]
    given, verdict, response = (each.edit for each in history.events)
    assert isinstance(given, Add)
    assert given.annotation == history.now
    assert isinstance(verdict, SetVerdict)
    assert verdict.after is not None
    assert (verdict.after.reason, verdict.after.reviewer) == ("guideline", "rev")
    assert isinstance(response, SetResponse)
    assert response.after is not None
    assert response.after.note == "No."


def test_changes_and_what_was_undone_are_told_as_well(project: Project) -> None:
    session = project.session("a")
    span = session.sets["a"].spans[0]
    session.do(gestures.relabel(session.sets["a"], span, "ORG")).saved.result()
    undo(project)
    history = project.tracing.label("a", "a", span.id, "ann")
    assert told(history)[-2:] == ["ann Replace do", "ann Replace undo"]
    last = history.events[-1].edit
    assert isinstance(last, Replace)
    assert last.after == span


def test_nothing_that_others_gave_the_text_is_told_of_ones_own_label(project: Project) -> None:
    project.set_annotator("ben")
    session = project.session("a")
    session.do(gestures.choose(session.sets["a"], session.schema.layer("sentiment"), "positive")).saved.result()
    project.set_annotator("ann")
    history = project.tracing.label("a", "a", "sentiment", "ann")
    assert {each.who for each in history.events} == {"ann", "rev"}
    # Of the gold set's answer everybody's are told.
    of_gold = project.tracing.label("a", "a", "sentiment", GOLD)
    assert {each.who for each in of_gold.events} == {"ann", "ben", "rev"}


def test_a_gold_label_tells_from_whom_it_came(project: Project) -> None:
    person = next(each for each in project._store.sets("a", GOLD)["a"].spans if each.label == "PERSON")
    history = project.tracing.label("a", "a", person.id, GOLD)
    assert history.now == person
    assert told(history)[0] == "ann Add do"
    assert "rev Add do" in told(history)
    assert "rev SetVerdict do" in told(history)
    assert [each.whose for each in history.events if isinstance(each.edit, Add)] == ["ann", GOLD]


def test_a_choice_is_followed_through_a_renaming_of_its_layer(project: Project) -> None:
    layer = project.schema.layer("sentiment")
    change = SchemaChange(project.schema).then(SetLayer("sentiment", replace(layer, name="mood")))
    project.change_schema(change).result()
    history = project.tracing.label("a", "a", "mood", "ann")
    assert told(history) == ["ann Add do", "rev SetVerdict do", "ann SchemaAct do"]
    assert history.now is not None
    assert history.now.layer == "mood"


def test_the_suggestion_behind_a_label_is_told_with_its_agent(project: Project, tmp_path: Path) -> None:
    texts, proposed = write_threads(tmp_path, count=1)
    project.import_files(ImportRequest(paths=(texts,))).result()
    project.import_files(ImportRequest(paths=(proposed,), agent="news-en")).result()
    session = project.session("storm")
    first, second = session.open_suggestions("storm")[:2]
    session.do(gestures.accept(session.sets["storm"], first, session.schema)).saved.result()
    session.do(gestures.reject(session.sets["storm"], second)).saved.result()
    taken = next(each for each in session.sets["storm"] if each.suggestion == first.id)
    history = project.tracing.label("storm", "storm", taken.id, "ann")
    assert history.suggestion is not None
    assert (history.suggestion.agent, history.suggestion.confidence) == ("news-en", first.confidence)
    refused = project.tracing.label("storm", "storm", second.id, "ann")
    assert refused.now is None
    assert refused.suggestion == second
    (event,) = refused.events
    assert isinstance(event.edit, Reject)


def test_an_imported_label_tells_of_the_import(project: Project, tmp_path: Path) -> None:
    line = article("n", "Bo came.")
    take(project, tmp_path, labelled(line, entity(line, "Bo")), name="more.jsonl")
    (span,) = project.session("n").sets["n"].spans
    (event,) = project.tracing.label("n", "n", span.id, "ann").events
    assert (event.kind, event.who) == ("import", "ann")


def test_what_happened_to_other_labels_of_the_thread_is_left_out(project: Project) -> None:
    project.set_annotator("rev")
    review = project.reviewing.session("a")
    person = point(review, "PERSON")
    project.set_annotator("ann")
    history = project.tracing.label("a", "a", person.annotations[0].id, "ann")
    assert told(history) == ["ann Add do", "rev SetVerdict do"]
