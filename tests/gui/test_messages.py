"""How the user is told something."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from annotator.gui.background import Errand
from annotator.gui.messages import MessageBar
from annotator.gui.progress_panel import ProgressPanel


@pytest.fixture
def bar(qtbot: QtBot) -> MessageBar:
    bar = MessageBar()
    qtbot.addWidget(bar)
    return bar


def shown(widget: QWidget) -> list[str]:
    return [each.text() for each in widget.findChildren(QPushButton) if not each.isHidden()]


def test_a_sentence_stays_until_it_is_put_away(bar: MessageBar) -> None:
    bar.refuse("The disk is full.")
    assert bar.text == "The disk is full."
    QTest.mouseClick(bar.findChildren(QPushButton)[-1], Qt.MouseButton.LeftButton)
    assert bar.text == ""


def test_another_sentence_takes_the_place(bar: MessageBar) -> None:
    bar.refuse("The file is gone.")
    bar.refuse("The disk is full.")
    assert bar.text == "The disk is full."


def test_what_is_quick_shows_no_progress(qtbot: QtBot) -> None:
    panel = ProgressPanel()
    qtbot.addWidget(panel)
    panel.follow(Errand(panel), "Reading…")
    assert panel.isHidden()
    panel.finish()
    assert panel.isHidden()


def test_what_takes_long_shows_progress_and_then_a_way_to_stop(qtbot: QtBot) -> None:
    panel = ProgressPanel()
    qtbot.addWidget(panel)
    errand = Errand(panel)
    panel._show_later.setInterval(1)
    panel._cancel_later.setInterval(20)
    panel.follow(errand, "Reading…")
    qtbot.waitUntil(panel.isVisible)
    errand.progress(3_000_000_000, 12_000_000_000, "news.jsonl")
    qtbot.waitUntil(lambda: "25 % · news.jsonl" in [each.text() for each in panel.findChildren(QLabel)])
    # What says nothing of itself is still what it began as.
    errand.progressed.emit(5, 9, "")
    qtbot.waitUntil(lambda: "55 % · Reading…" in [each.text() for each in panel.findChildren(QLabel)])
    qtbot.waitUntil(lambda: shown(panel) == ["Cancel"])
    QTest.mouseClick(panel.findChildren(QPushButton)[0], Qt.MouseButton.LeftButton)
    assert errand.cancelled()
