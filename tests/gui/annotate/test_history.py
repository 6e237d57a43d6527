"""The history of a thread: read in full, and gone back in."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from annotator.gui.annotate.history_dialog import HistoryDialog
from tests.gui.annotate.person import Person

# What the offscreen platform has to say of every pop-up.
pytestmark = pytest.mark.qt_log_ignore("grabbing the keyboard", "support raise")


def labelled(somebody: Person) -> None:
    """Do four things: two spans, another label, an answer."""
    somebody.select("PORT ELDIS")
    somebody.press("4")
    somebody.select("Odile Fenn")
    somebody.press("1", "3")
    somebody.press("Tab", "Tab", "Tab")


def opened(somebody: Person) -> HistoryDialog:
    found: list[HistoryDialog] = []

    def is_open() -> bool:
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, HistoryDialog):
            found.append(dialog)
        return bool(found)

    somebody.qtbot.waitUntil(is_open)
    return found[-1]


def titles(dialog: HistoryDialog) -> list[str]:
    rows = [dialog.list.rows.at(number) for number in range(dialog.list.rows.rowCount())]
    return [row.title.partition("  ")[2] or row.title for row in rows if row is not None]


def test_one_goes_back_by_keyboard_and_undo_brings_it_again(ada: Person) -> None:
    labelled(ada)
    ada.press("Ctrl+H")
    dialog = opened(ada)
    assert titles(dialog) == [
        "you set ORG “Odile Fenn” instead of PERSON",
        "you labelled PERSON “Odile Fenn”",
        "you labelled GPE “PORT ELDIS”",
        "Before anything was done here",
    ]
    assert dialog.preview == "This is how it is now: nothing of yours came after it."
    assert not dialog.go.isEnabled()
    QTest.keyClick(dialog.list, Qt.Key.Key_Down)
    QTest.keyClick(dialog.list, Qt.Key.Key_Down)
    assert dialog.preview.startswith("Takes back 2 acts of yours since ")
    assert dialog.preview.endswith(": 1 label goes.")
    first = dialog.list.rows.at(0)
    assert first is not None
    assert first.faint
    QTest.keyClick(dialog.list, Qt.Key.Key_Return)
    assert ada.spans() == [("PORT ELDIS", "GPE")]
    assert ada.heard[-1].startswith("Took back 2 acts of yours since ")
    ada.settle()
    ada.come_back()
    ada.press("Ctrl+Z")
    ada.qtbot.waitUntil(lambda: ada.spans() == [("PORT ELDIS", "GPE"), ("Odile Fenn", "ORG")])
    assert ada.troubles == []


def test_one_goes_back_to_the_beginning_by_mouse(ada: Person) -> None:
    labelled(ada)
    ada.qtbot.waitUntil(lambda: bool(ada.page.inspector.history.lines))
    ada.click_on(ada.page.inspector.history.all)
    dialog = opened(ada)
    last = dialog.list.visualRect(dialog.list.rows.index(dialog.list.rows.rowCount() - 1)).center()
    QTest.mouseClick(dialog.list.viewport(), Qt.MouseButton.LeftButton, pos=last)
    assert "2 labels go" in dialog.preview
    ada.click_on(dialog.go)
    assert ada.spans() == []
    work = ada.page.annotating.work
    assert work is not None
    assert work.sets["storm"].state == "new"
    ada.settle()
    project = ada.page.desk.project
    assert project.history("storm")[0].kind == "do"
    assert project.check() == ()


def test_escape_changes_nothing(ada: Person) -> None:
    labelled(ada)
    ada.press("Ctrl+H")
    dialog = opened(ada)
    QTest.keyClick(dialog.list, Qt.Key.Key_Down)
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert len(ada.spans()) == 2


def test_the_answered_text_is_a_glance_away(ada: Person) -> None:
    ada.click(ada.point("Easy to say", "c2"))
    ada.press("G")
    glance = ada.page.view._glance
    assert glance is not None
    assert glance.isVisible()
    ada.press("G")
    assert not glance.isVisible()
    ada.click(ada.point("Engineers"))
    ada.press("G")
    assert ada.heard[-1] == "Go to a comment to glance at what it answers."
