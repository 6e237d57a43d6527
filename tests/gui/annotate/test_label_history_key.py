"""The key that shows the history of the label at hand."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from annotator.gui.label_history.dialog import LabelHistoryDialog
from annotator.gui.looking_back import LookingBack
from annotator.gui.main_window import MainWindow
from tests.gui.annotate.person import Person


def shown() -> LabelHistoryDialog | None:
    found = [each for each in QApplication.topLevelWidgets() if isinstance(each, LabelHistoryDialog)]
    return next((each for each in found if each.isVisible()), None)


@pytest.fixture
def ada_back(ada: Person) -> Iterator[Person]:
    window = MainWindow()
    back = LookingBack(ada.page.desk, window, ada.page)
    ada.page.tracing.connect(back.trace)
    yield ada
    dialog = shown()
    if dialog is not None:
        dialog.close()
    window.deleteLater()


def test_a_key_shows_the_suggestion_behind_the_current_label(ada_back: Person, qtbot: QtBot) -> None:
    ada = ada_back
    ada.press("Tab", "Space", "J")
    ada.settle()
    ada.press("Ctrl+Shift+H")
    qtbot.waitUntil(lambda: shown() is not None)
    dialog = shown()
    assert dialog is not None
    assert dialog.lines[0] == "news-en suggested DATE"
    assert dialog.steps[0].note.startswith("91 % sure")
    assert "news-en" in dialog.steps[0].note
    assert dialog.lines[1].startswith("You accepted DATE “Sunday”")


def test_without_a_label_the_key_says_what_to_do(ada_back: Person) -> None:
    ada_back.press("Esc", "Esc")
    ada_back.page.annotating.move(ada_back.page.annotating.position.at(None))
    ada_back.page.trigger("label_history")
    assert ada_back.heard[-1] == "Go to a label or a suggestion first; then see its history."
    assert not ada_back.page.can("label_history")
