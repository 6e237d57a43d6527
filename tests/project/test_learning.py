"""A project that learns from what is decided in it."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from concurrent.futures import CancelledError
from dataclasses import replace
from pathlib import Path

import pytest

from annotator.domain.annotation import SpanAnnotation
from annotator.domain.annotation_set import AnnotationSet
from annotator.domain.document import Document, Thread
from annotator.domain.learning import Learnt, is_aside
from annotator.domain.schema_change import SchemaChange
from annotator.domain.schema_step import LabelPlace, SetLabel
from annotator.project import Project
from annotator.project.lessons import lessons_of
from annotator.project.suggest_report import SuggestRequest
from annotator.settings import learned_folder
from annotator.storage.outflow import ThreadSets
from annotator.suggest.learning.lesson import Course
from tests.datasets.lines import NEWS, Line, article, entity, labelled
from tests.threads import take

# Nothing ships for this language, so that all that is suggested was learned.
DANISH = replace(NEWS, language="da")


def decided(number: int, *, feeling: bool = True) -> Line:
    line = article(f"d{number}", f"On day {number} Fenn praised Port Eldis and so did Alder", state="submitted")
    label = ("positive", "negative")[number % 2] if feeling else None
    return labelled(line, entity(line, "Fenn"), entity(line, "Port Eldis", "GPE"), annotator="ann", sentiment=label)


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Project]:
    with Project.create(tmp_path / "storm.annot", DANISH, annotator="ann") as opened:
        take(opened, tmp_path, *(decided(number) for number in range(24)), article("new", "Now Fenn is in Port Eldis"))
        yield opened


def shown(project: Project, thread: str = "new") -> list[tuple[str, str]]:
    project.suggesting.suggest(SuggestRequest(suggesters=("learner",))).result()
    text = project.session(thread).thread.article.text
    suggestions = project.session(thread).open_suggestions(thread)
    assert {(each.agent, each.basis) for each in suggestions} <= {("learner", "score")}
    return [(text[each.annotation.start : each.annotation.end], each.annotation.label) for each in suggestions]  # type: ignore[union-attr]


def test_what_was_decided_is_learned_and_suggested_elsewhere(project: Project) -> None:
    assert project.learning.is_due("ann")
    assert shown(project) == []

    update, changes = project.learning.learn("ann").result()

    names = next(each for each in update.learnt if each.name == "entities")
    aside = sum(is_aside(f"d{number}") for number in range(24))
    assert (names.outcome, names.texts, names.known) == ("taken", 24 - aside, 2)
    assert names.after > names.before
    assert changes.suggesting
    assert not project.learning.is_due("ann")
    assert project.learning.updates() == (update,)
    assert shown(project) == [("Fenn", "PERSON"), ("Port Eldis", "GPE")]
    (version,) = {each.version for each in project.session("new").suggestions["new"]}
    assert version == update.version
    assert project.check() == ()


def test_what_ships_is_silent_where_the_learner_speaks(project: Project) -> None:
    project.learning.learn("ann").result()
    own = project.suggesting.settings().chosen("learner")
    assert own is not None
    assert own.settings["instead"] == {"entities": ["default"]}


def test_forgetting_takes_the_suggestions_away_and_leaves_the_decisions(project: Project) -> None:
    project.learning.learn("ann").result()
    shown(project)
    project.learning.forget().result()
    assert project.learning.updates() == ()
    assert not project.session("new").suggestions.get("new")
    assert len(project.session("d1").sets["d1"].spans) == 2
    assert project.learning.is_due("ann")
    assert not any(learned_folder().rglob("names.npz"))


def test_on_another_machine_who_spoke_before_speaks_again_until_it_is_learned_anew(project: Project) -> None:
    project.learning.learn("ann").result()
    shutil.rmtree(learned_folder())
    assert project.learning.is_due("ann")
    assert shown(project) == []
    own = project.suggesting.settings().chosen("learner")
    assert own is not None
    assert not own.settings
    project.learning.learn("ann").result()
    assert [label for _, label in shown(project)] == ["PERSON", "GPE"]


def test_other_labels_make_what_was_learned_old(project: Project) -> None:
    project.learning.learn("ann").result()
    place, gone = LabelPlace("entities"), replace(project.schema.layer("entities").label("GPE"), retired=True)
    project.change_schema(SchemaChange(project.schema).then(SetLabel(place, "GPE", gone))).result()
    assert shown(project) == []
    assert project.learning.is_due("ann")


def test_a_renamed_label_is_learned_anew_under_its_name(project: Project) -> None:
    project.learning.learn("ann").result()
    place, town = LabelPlace("entities"), replace(project.schema.layer("entities").label("GPE"), name="TOWN")
    project.change_schema(SchemaChange(project.schema).then(SetLabel(place, "GPE", town))).result()
    assert shown(project) == []
    assert project.learning.is_due("ann")
    update, _ = project.learning.learn("ann").result()
    assert update.has_taken
    assert shown(project) == [("Fenn", "PERSON"), ("Port Eldis", "TOWN")]
    assert not project.learning.is_due("ann")


def test_what_was_learned_while_the_schema_changed_is_not_taken_for_the_new_one(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    place, town = LabelPlace("entities"), replace(project.schema.layer("entities").label("GPE"), name="TOWN")
    carry_out = project.learning._process.carry_out

    def and_meanwhile(course: Course, *, stops: int) -> tuple[Learnt, ...]:
        learnt = carry_out(course, stops=stops)
        project.change_schema(SchemaChange(project.schema).then(SetLabel(place, "GPE", town))).result()
        return learnt

    monkeypatch.setattr(project.learning._process, "carry_out", and_meanwhile)
    project.learning.learn("ann").result()
    assert shown(project) == []
    assert project.learning.is_due("ann")


def test_learning_can_be_stopped(project: Project) -> None:
    under_way = project.learning.learn("ann")
    project.learning.stop()
    with pytest.raises(CancelledError):
        under_way.result()
    assert project.learning.updates() == ()
    assert project.learning.learn("ann").result()[0].has_taken


def test_somebody_elses_decisions_are_not_learned_from(project: Project) -> None:
    assert not project.learning.is_due("bo")


def test_one_who_is_switched_off_does_not_learn(project: Project) -> None:
    own = project.suggesting.settings()
    off = tuple(replace(each, active=False) if each.agent == "learner" else each for each in own.suggesters)
    project.suggesting.change_settings(replace(own, suggesters=off)).result()
    assert not project.learning.is_due("ann")


def test_a_submitted_text_with_open_suggestions_teaches_only_what_was_decided_in_it() -> None:
    text = "Fenn praised Port Eldis"
    thread = Thread.from_documents(
        [Document(id="d1", kind="article", thread="d1", parent=None, author=None, text=text, text_sha256="")]
    )
    given = SpanAnnotation("s", "entities", 0, 4, "PERSON")
    own = AnnotationSet(document="d1", annotator="ann", state="submitted", spans=(given,))
    for left, whole in (({"d1": {"entities"}}, False), ({}, True)):
        lessons = lessons_of(DANISH, [ThreadSets(thread, {"d1": [own]}, None)], left)
        assert [text.whole for each in lessons for text in (*each.texts, *each.aside)] == [whole]
