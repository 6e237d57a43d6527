"""What a reviewer corrected, where the annotator labels."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from annotator.gui.annotate.corrected import SIGN
from annotator.gui.finding.going import Going
from annotator.gui.thread_view.intents import Current
from annotator.project import Project
from tests.corrected import answer, corrections, reviewed
from tests.gui.annotate.conftest import Sit
from tests.gui.annotate.person import Person


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Project]:
    with reviewed(tmp_path) as project:
        yield project


@pytest.fixture
def ann(sit: Sit, project: Project, qtbot: QtBot) -> Person:
    person = sit(project, empty=True)
    person.page.desk.open_thread("a")
    person.wait_for("a")
    qtbot.waitUntil(lambda: bool(signs(person)))
    return person


def signs(person: Person) -> list[str]:
    """What stands below the spans of the article that bear the sign."""
    scene = person.page.view.scene
    assert scene is not None
    marks = scene.content.marks(scene.content.thread.article).between(0, 1000)
    return [mark.name for mark in marks if mark.name.startswith(SIGN.tag)]


def go(person: Person, kind: str) -> None:
    hit = corrections(person.page.desk.project)[kind].hit
    Going(person.page.desk, person.page.annotating, person.page).go(hit)


def test_a_corrected_span_bears_a_sign_and_the_inspector_tells_the_correction(ann: Person, qtbot: QtBot) -> None:
    assert signs(ann) == ["≠ LOC"]
    go(ann, "change")
    qtbot.waitUntil(lambda: bool(ann.page.inspector.correction.lines))
    assert ann.page.inspector.correction.lines == ("LOC “Zürich” → GPE", "guideline: Cities are governed.")
    with qtbot.waitSignal(ann.page.wanted, check_params_cb=lambda action: action == "corrections"):
        ann.click_on(ann.page.inspector.correction.all)


def test_the_sign_goes_once_the_label_is_another_and_comes_back_by_undo(ann: Person, qtbot: QtBot) -> None:
    go(ann, "change")
    qtbot.waitUntil(lambda: bool(ann.page.inspector.correction.lines))
    ann.page.annotating.give("entities", "GPE")
    assert signs(ann) == []
    qtbot.waitUntil(lambda: not ann.page.inspector.correction.lines)
    ann.page.desk.undo()
    qtbot.waitUntil(lambda: signs(ann) == ["≠ LOC"])


def test_the_sign_goes_once_it_is_acknowledged(ann: Person, project: Project, qtbot: QtBot) -> None:
    correction = corrections(project)["change"]
    answer(project, correction, "acknowledged")
    ann.page.corrected._read()
    qtbot.waitUntil(lambda: signs(ann) == [])
    go(ann, "change")
    qtbot.waitUntil(lambda: any("You acknowledged" in line for line in ann.page.inspector.correction.lines))


def test_a_corrected_answer_is_told_at_its_question(ann: Person, qtbot: QtBot) -> None:
    go(ann, "reject")
    qtbot.waitUntil(lambda: bool(ann.page.inspector.correction.lines))
    assert ann.page.inspector.correction.lines[0] == "Sentiment: Negative → no label"
    assert ann.page.annotating.position.current == Current("a", layer="sentiment")
    work = ann.page.annotating.work
    assert work is not None
    assert ann.page.corrected.voices(work)["a"].answers == {("sentiment", ("", "")): {"negative": SIGN}}


def test_the_way_to_what_was_missed_selects_its_words(ann: Person) -> None:
    go(ann, "add")
    selected = ann.page.annotating.position.range
    assert selected is not None
    assert ann.text("a")[selected.start : selected.end] == "Bo Li"
