"""One text labelled everywhere it stands: in the thread, in the project, and taken back as one."""

from __future__ import annotations

from pathlib import Path

import pytest

from annotator.gui.controls.key_cap import key_text
from annotator.gui.key_map import KeyMap, keys_in_force
from annotator.project import Project
from tests.gui.finding.conftest import ELDIS, Finder, Sit


def wait_for(ada: Finder, count: str) -> None:
    everywhere = ada.pages._find_page().everywhere
    ada.qtbot.waitUntil(lambda: everywhere.give.text() == f"Label {count}" and everywhere.give.hasFocus())


def test_two_keys_label_a_text_in_the_whole_thread(ada: Finder) -> None:
    ada.label("Port Eldis", "4")
    ada.press("A")
    wait_for(ada, "2")
    rows = ada.page.everywhere.rows
    assert ada.rows(rows) == ["[Storm closes]", "PORT ELDIS", "Port Eldis", "Port Eldis"]
    assert [place.muted for place in rows.places] == [False, True, False]
    assert ada.page.everywhere.summary.text() == "2 places in 1 thread · 1 labelled already"
    ada.press("Return")
    ada.settle()
    assert ada.pages.shown == "annotate"
    assert ada.spans("storm") == [("PORT ELDIS", "GPE"), *ELDIS]
    assert ada.spans("c2") == ELDIS
    assert ada.spans("t1") == []
    session = ada.pages.desk.session
    assert session is not None
    assert len(session.sets["c2"].spans) == 1


def test_a_again_reaches_the_whole_project_and_one_undo_takes_all_back(ada: Finder) -> None:
    ada.label("Port Eldis", "4")
    ada.press("A")
    wait_for(ada, "2")
    ada.press("A")
    wait_for(ada, "5")
    ada.press("Return")
    ada.settle()
    ada.qtbot.waitUntil(lambda: any("×5" in said for said in ada.heard))
    assert [ada.spans(f"t{number}") for number in (1, 2, 3)] == [ELDIS] * 3
    ada.press("Ctrl+Z")
    ada.qtbot.waitUntil(lambda: ada.spans("t3") == [])
    assert [ada.spans(f"t{number}") for number in (1, 2)] == [[], []]
    assert ada.spans("storm") == ELDIS
    ada.press("Ctrl+Shift+Z")
    ada.qtbot.waitUntil(lambda: ada.spans("t3") == ELDIS)


def test_the_span_that_was_current_is_so_again_after_labelling_everywhere(ada: Finder) -> None:
    ada.label("Port Eldis", "4")
    annotating = ada.pages._annotate.annotating
    current = annotating.position.current
    assert current is not None
    ada.press("A")
    wait_for(ada, "2")
    ada.press("Return")
    ada.settle()
    ada.qtbot.waitUntil(lambda: any("×2" in said for said in ada.heard))
    assert annotating.position.current == current
    assert ada.pages._annotate.inspector.span_card.text == "Port Eldis"


def test_what_is_not_ticked_is_not_touched(ada: Finder) -> None:
    ada.label("Port Eldis", "4")
    ada.press("A")
    wait_for(ada, "2")
    table = ada.page.everywhere.table
    table.setFocus()
    ada.press("Space")
    assert ada.page.everywhere.give.text() == "Label 1"
    ada.click(ada.page.everywhere.give)
    ada.settle()
    assert ada.spans("storm") == ELDIS
    assert ada.spans("c2") == ELDIS


def test_case_is_a_choice(ada: Finder) -> None:
    ada.label("Port Eldis", "4")
    ada.press("A")
    wait_for(ada, "2")
    ada.click(ada.page.everywhere.same_case)
    ada.qtbot.waitUntil(lambda: ada.page.everywhere.give.text() == "Label 1" and ada.page.everywhere.give.isEnabled())
    assert ada.rows(ada.page.everywhere.rows)[1:] == ["Port Eldis", "Port Eldis"]


def test_a_selection_is_labelled_everywhere_with_the_label_that_is_picked(ada: Finder) -> None:
    ada.select("authority")
    ada.press("A")
    wait_for(ada, "3")
    label = ada.page.everywhere.label
    label.setCurrentIndex(label.findData("ORG"))
    label.activated.emit(label.currentIndex())
    ada.qtbot.waitUntil(ada.page.everywhere.give.isEnabled)
    ada.click(ada.page.everywhere.give)
    ada.settle()
    assert ada.spans("c1") == [("authority", "ORG")]


def test_with_nothing_at_hand_the_key_says_what_it_wants(ada: Finder) -> None:
    ada.pages._annotate.view.setFocus()
    ada.press("Escape", "A")
    assert ada.pages.shown == "annotate"
    assert "select a text" in ada.heard[-1]


@pytest.mark.e2e
def test_labels_given_everywhere_survive_a_restart_and_so_does_their_undo(sit: Sit, harbour: Path) -> None:
    ada = sit(harbour)
    ada.label("Port Eldis", "4")
    ada.press("A")
    wait_for(ada, "2")
    ada.press("A")
    wait_for(ada, "5")
    ada.press("Return")
    ada.settle()
    ada.app.window.close()

    again = sit(harbour)
    assert [again.spans(f"t{number}") for number in (1, 2, 3)] == [ELDIS] * 3
    again.pages._annotate.view.setFocus()
    again.press("Ctrl+Z")
    again.qtbot.waitUntil(lambda: again.spans("t2") == [])
    again.settle()
    assert again.spans("storm") == ELDIS
    assert again.spans("c2") == []
    again.app.window.close()
    with Project.open(harbour, access="read") as project:
        assert project.check() == ()


def test_the_key_that_widens_is_the_one_in_force(ada: Finder) -> None:
    ada.label("Port Eldis", "4")
    ada.press("A")
    wait_for(ada, "2")
    everywhere = ada.page.everywhere
    keys_in_force().put(KeyMap({"everywhere": "Ctrl+Shift+E"}))
    try:
        ada.press("A")
        assert everywhere.scope.value == "thread"
        ada.press("Ctrl+Shift+E")
        wait_for(ada, "5")
        assert everywhere._key.accessibleName() == key_text("Ctrl+Shift+E")
    finally:
        keys_in_force().put(KeyMap())
