"""The line below the page."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from annotator.gui.status_bar import StatusBar


@pytest.fixture
def bar(qtbot: QtBot) -> StatusBar:
    bar = StatusBar()
    qtbot.addWidget(bar)
    bar.show_annotator("mira")
    bar.show()
    return bar


def test_saved_is_said_only_when_nothing_is_under_way(bar: StatusBar) -> None:
    assert bar.text == "Saved"
    bar.show_saving(2)
    assert bar.text == "Saving…"
    bar.show_saving(0)
    assert bar.text == "Saved"


def test_a_sentence_passes(qtbot: QtBot, bar: StatusBar) -> None:
    bar._forget.setInterval(1)
    bar.say("Imported 3 documents")
    assert bar.text == "Saved Imported 3 documents"
    qtbot.waitUntil(lambda: bar.text == "Saved")


def test_the_hints_of_the_open_page_take_the_place_of_the_others(bar: StatusBar) -> None:
    first, second = QLabel("Flag"), QLabel("Write")
    bar.show_hints(first)
    bar.show_hints(second)
    assert (first.isHidden(), second.isVisible()) == (True, True)
    bar.show_hints(None)
    assert second.isHidden()
