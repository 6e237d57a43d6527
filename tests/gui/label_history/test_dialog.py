"""The history of a label, as it is read."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from annotator.domain import gestures
from annotator.domain.annotation import GOLD
from annotator.domain.review_query import ReviewSettings
from annotator.gui.background import Background
from annotator.gui.label_history.dialog import LabelHistoryDialog, show_label_history
from annotator.project import Project
from tests.corrected import answer, corrections, reviewed


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Project]:
    with reviewed(tmp_path) as project:
        yield project


Ask = Callable[..., LabelHistoryDialog]


def shown() -> LabelHistoryDialog | None:
    found = [each for each in QApplication.topLevelWidgets() if isinstance(each, LabelHistoryDialog)]
    return next((each for each in found if each.isVisible()), None)


@pytest.fixture
def ask(qtbot: QtBot, project: Project, background: Background) -> Iterator[Ask]:
    window = QWidget()
    qtbot.addWidget(window)
    window.show()

    def show(label: str, annotator: str, **called: str) -> LabelHistoryDialog:
        show_label_history(project, "a", "a", label, annotator, background=background, parent=window, called=called)
        qtbot.waitUntil(lambda: shown() is not None)
        dialog = shown()
        assert dialog is not None
        return dialog

    yield show
    dialog = shown()
    if dialog is not None:
        dialog.close()


def test_it_is_told_from_the_first_hand_to_the_last_answer(project: Project, ask: Ask) -> None:
    changed = corrections(project)["change"]
    answer(project, changed, "contested", "It is a place, too.")
    dialog = ask(changed.verdict.about, "ann")
    assert dialog.lines == [
        "You labelled LOC “Zürich”",
        "rev changed it to GPE",
        "You contested the correction",
    ]
    notes = [each.note for each in dialog.steps]
    assert notes == ["", "guideline: Cities are governed.", "It is a place, too."]
    assert [each.tone for each in dialog.steps] == ["plain", "wrong", "contested"]
    assert dialog.accessibleName() == "History of LOC “Zürich”"


def test_what_reviewers_do_in_the_gold_set_is_told_for_gold(project: Project, ask: Ask) -> None:
    person = next(each for each in project._store.sets("a", GOLD)["a"].spans if each.label == "PERSON")
    project.set_annotator("rev")
    dialog = ask(person.id, GOLD)
    assert dialog.lines[0] == "ann labelled PERSON “Bo Li”"
    assert "You labelled PERSON “Bo Li”, in the gold set" in dialog.lines
    assert "You approved ann’s PERSON" in dialog.lines


def test_names_stay_hidden_where_the_review_is_blind(project: Project, ask: Ask) -> None:
    project.reviewing.change_settings(ReviewSettings(blind=True)).result()
    about = corrections(project)["change"].verdict.about
    told = ask(about, "ann").lines
    assert told[1] == "A reviewer changed it to GPE"


def test_a_reviewer_who_is_blind_reads_of_a_and_b(project: Project, ask: Ask) -> None:
    project.set_annotator("rev")
    about = corrections_of_ann(project)
    told = ask(about, "ann", ann="A").lines
    assert told[0] == "A labelled LOC “Zürich”"
    assert not any("ann" in each for each in told)


def corrections_of_ann(project: Project) -> str:
    project.set_annotator("ann")
    about = corrections(project)["change"].verdict.about
    project.set_annotator("rev")
    return about


def test_what_is_gone_says_so(project: Project, ask: Ask) -> None:
    session = project.session("a")
    span = session.sets["a"].spans[0]
    session.do(gestures.remove(session.sets["a"], span)).saved.result()
    dialog = ask(span.id, "ann")
    assert dialog.accessibleName() == "History of PERSON “Bo Li”"
    assert dialog.lines[-1] == "You deleted PERSON “Bo Li”"
