"""The line below the page."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from annotator.gui.annotate.hints import Hints
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


def test_the_hints_give_way_before_the_name_does(qtbot: QtBot, bar: StatusBar) -> None:
    hints = Hints()
    bar.show_hints(hints)
    bar.show_annotator("Wilhelmine Marquardt")
    bar.resize(bar.minimumSizeHint().width(), 28)
    qtbot.waitUntil(lambda: not hints.note.isVisible())
    name = next(each for each in bar.findChildren(QLabel) if each.text() == "Wilhelmine Marquardt")
    assert name.width() >= name.sizeHint().width()
    assert hints.submit.isVisible()
    # A name without end is cut all the same.
    bar.show_annotator("N" * 200)
    assert bar.minimumSizeHint().width() < 700


def test_what_was_said_of_a_thread_goes_with_it(bar: StatusBar) -> None:
    bar.say("Flagged: is the quote his?", place="storm")
    bar.move_on("storm")
    assert bar.text == "Saved Flagged: is the quote his?"
    bar.move_on("fog")
    assert bar.text == "Saved"


def test_what_was_said_of_the_project_stays_on_the_way_to_another_thread(bar: StatusBar) -> None:
    bar.say("Removed “Storm”; Undo brings it back.")
    bar.move_on("fog")
    assert bar.text == "Saved Removed “Storm”; Undo brings it back."
