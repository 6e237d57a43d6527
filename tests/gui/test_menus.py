"""What the menus offer, and when."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenu
from pytestqt.qtbot import QtBot

from annotator.gui.key_map import KeyMap, keys_in_force
from annotator.gui.main_window import MainWindow
from annotator.gui.menus import Menus


@pytest.fixture
def window(qtbot: QtBot) -> QMainWindow:
    window = QMainWindow()
    qtbot.addWidget(window)
    return window


@pytest.fixture
def menus(window: QMainWindow) -> Menus:
    return Menus(window.menuBar())


def entry(window: QMainWindow, title: str) -> QAction:
    actions = [action for menu in window.menuBar().findChildren(QMenu) for action in menu.actions()]
    return next(each for each in actions if each.text().replace("&", "").partition("\t")[0] == title)


def test_without_a_project_only_the_ways_to_one_are_open(window: QMainWindow, menus: Menus) -> None:
    for title in ("New project…", "Open…", "Settings…", "Quit"):
        assert entry(window, title).isEnabled()
    for title in ("Import…", "Export…", "Save a copy…", "Undo", "Submit and next", "Keys"):
        assert not entry(window, title).isEnabled()


def test_an_entry_says_its_action(qtbot: QtBot, window: QMainWindow, menus: Menus) -> None:
    menus.show_state(project=True, thread=False, annotating=False)
    with qtbot.waitSignal(menus.wanted) as heard:
        entry(window, "Import…").trigger()
    assert heard.args == ["import"]


def test_keys_of_the_annotate_page_are_shown_but_left_to_it(window: QMainWindow, menus: Menus) -> None:
    menus.show_state(project=True, thread=True, annotating=True)
    undo = entry(window, "Undo")
    assert undo.shortcuts() == []
    assert undo.text().endswith("\tCtrl+Z")
    menus.show_state(project=True, thread=False, annotating=False)
    assert QKeySequence("Ctrl+Z") in undo.shortcuts()
    assert "\t" not in undo.text()


def test_what_needs_a_thread_waits_for_one(window: QMainWindow, menus: Menus) -> None:
    menus.show_state(project=True, thread=False, annotating=True)
    assert not entry(window, "Submit and next").isEnabled()
    menus.show_state(project=True, thread=True, annotating=True)
    assert entry(window, "Submit and next").isEnabled()


@pytest.fixture
def flag_on() -> Iterator[Callable[[str], None]]:
    """Put a key in force for flagging, until the test ends."""
    yield lambda key: keys_in_force().put(KeyMap({"flag": key}))
    keys_in_force().put(KeyMap())


def test_a_window_follows_the_keys_until_it_is_closed(qtbot: QtBot, flag_on: Callable[[str], None]) -> None:
    window = MainWindow()
    qtbot.addWidget(window)
    window.show()
    flag_on("F8")
    assert entry(window, "Flag…").text().endswith("\tF8")
    window.close()
    flag_on("F9")
    assert entry(window, "Flag…").text().endswith("\tF8")
