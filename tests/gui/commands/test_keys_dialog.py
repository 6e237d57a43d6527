"""Changing keys: by pressing them, with what clashes refused in words, and everything that shows a key following."""

from __future__ import annotations

import json
from collections.abc import Mapping

import pytest
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from annotator.gui import keys
from annotator.gui.app import App
from annotator.gui.commands.clashes import refusal, sound
from annotator.gui.commands.keys_dialog import KeysDialog
from annotator.gui.key_map import KeyMap, keys_in_force
from annotator.gui.project_pages import ProjectPages
from annotator.settings import Settings, load_settings, save_settings, settings_path


@pytest.fixture
def dialog(app: App, pages: ProjectPages) -> KeysDialog:
    app._act("change_keys")
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, KeysDialog)
    return dialog


def press(text: str) -> None:
    combination = QKeySequence(text)[0]  # type: ignore[index]  # the stubs leave it out
    focus = QApplication.focusWidget()
    assert focus is not None
    QTest.keyClick(focus, combination.key(), combination.keyboardModifiers())
    QApplication.processEvents()


def give(dialog: KeysDialog, action: str, key: str) -> None:
    """Choose an action in the list, press Return, then the key."""
    dialog.choose(action)
    dialog.list.setFocus()
    press("Return")
    press(key)


def test_a_key_is_changed_by_pressing_it(qtbot: QtBot, app: App, pages: ProjectPages, dialog: KeysDialog) -> None:
    give(dialog, "skip", "Q")
    assert dialog.sentence == ""
    assert keys.cap("skip") == "Q"
    hints = pages._annotate.hints
    assert hints.skip.accessibleName() == "Skip, Q"
    assert load_settings().keys == {"skip": "Q"}
    dialog.accept()
    app.window.activateWindow()
    view = pages._annotate.view
    view.setFocus()
    qtbot.waitUntil(view.hasFocus)
    press("S")
    assert pages.desk.session is not None
    assert pages.desk.session.thread.id == "storm"
    press("Q")
    qtbot.waitUntil(lambda: pages.desk.session is not None and pages.desk.session.thread.id == "t1")


def test_menus_and_labels_follow(app: App, pages: ProjectPages, dialog: KeysDialog) -> None:
    give(dialog, "export", "Ctrl+Shift+E")
    assert [each.toString() for each in app.window.menus._actions["export"].shortcuts()] == ["Ctrl+Shift+E"]
    give(dialog, "skip", "Ctrl+J")
    dialog.reset_all.click()
    assert keys_in_force().map == KeyMap()
    assert [each.toString() for each in app.window.menus._actions["export"].shortcuts()] == ["Ctrl+E"]
    assert load_settings().keys == {}


@pytest.mark.parametrize(
    ("action", "key", "named"),
    [
        ("skip", "F", "Flag with a reason"),
        ("skip", "1", "PERSON"),
        ("skip", "Ctrl+V", "texts and fields"),
        ("skip", "Shift+Left", "texts and fields"),
        ("skip", "Alt+3", "attribute"),
        ("skip", "Alt+F", "File"),
        ("export", "Y", "hold Ctrl or Alt"),
    ],
)
def test_a_clash_is_refused_with_a_sentence_that_names_the_other(
    dialog: KeysDialog, action: str, key: str, named: str
) -> None:
    give(dialog, action, key)
    assert named in dialog.sentence
    assert keys_in_force().map == KeyMap()
    # It still waits for a key; Esc leaves it as it is.
    press("Esc")
    assert dialog.isVisible()
    assert dialog.list.hasFocus()


def test_a_key_is_added_and_taken_away_and_reset(dialog: KeysDialog) -> None:
    dialog.choose("flag")
    dialog.list.setFocus()
    press("Insert")
    press("F8")
    assert [each.toString() for each in keys.sequences("flag")] == ["F", "F8"]
    press("Delete")
    assert keys.sequences("flag") == []
    assert keys.cap("flag") == ""
    press("Backspace")
    assert [each.toString() for each in keys.sequences("flag")] == ["F"]


def test_a_freed_key_cannot_come_back_while_another_action_has_it(dialog: KeysDialog) -> None:
    give(dialog, "skip", "Q")
    give(dialog, "flag", "S")
    dialog.choose("skip")
    press("Backspace")
    assert "Flag" in dialog.sentence
    assert keys.cap("skip") == "Q"


def test_movements_in_texts_stay(dialog: KeysDialog) -> None:
    dialog.choose("caret_token")
    assert not dialog.change.isEnabled()
    dialog.begin()
    assert not dialog.capture.isVisible()


def test_actions_are_found_by_words(dialog: KeysDialog) -> None:
    QTest.keyClicks(dialog.field, "redo")
    assert dialog.action == "redo"


@pytest.mark.parametrize(
    ("chosen", "said"),
    [
        ({"flagg": "X"}, "“flagg”"),
        ({"flag": "Hurz+Q"}, "Hurz+Q"),
        ({"caret_line": "Q"}, "“caret_line”"),
        ({"flag": "S"}, "Skip"),
    ],
)
def test_keys_in_a_file_that_cannot_be_are_said_and_left_out(chosen: Mapping[str, str], said: str) -> None:
    in_force, wrong = sound(chosen)
    assert in_force == KeyMap()
    assert said in wrong[0]


def test_actions_may_change_places_in_a_file() -> None:
    chosen = {"flag": "S", "skip": "F"}
    assert sound(chosen) == (KeyMap(chosen), ())


def test_an_unknown_action_in_the_settings_is_a_sentence(qapp: QApplication) -> None:
    save_settings(Settings(keys={"flagg": "X", "skip": "Q"}))
    app = App(qapp)
    assert "flagg" in app.window.messages.text
    assert str(settings_path()) in app.window.messages.text
    assert keys.cap("skip") == "Q"
    app.window.close()
    app.deleteLater()


def test_keys_of_another_kind_are_refused_with_the_settings(qapp: QApplication) -> None:
    settings_path().parent.mkdir(parents=True, exist_ok=True)
    settings_path().write_text(json.dumps({"keys": {"skip": 3}}), encoding="utf-8")
    app = App(qapp)
    assert "settings" in app.window.messages.text
    app.window.close()
    app.deleteLater()


def test_an_action_has_its_own_keys_back_unless_a_label_has_them() -> None:
    free = KeyMap({"flag": ""})
    assert refusal("flag", QKeySequence("F"), free) == ""
    assert "FAC" in refusal("flag", QKeySequence("F"), free, labels={"F": "FAC"})
