"""Who annotates, said in one click."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from annotator.gui.identity import IdentityPopover


@pytest.fixture
def popover(qtbot: QtBot) -> IdentityPopover:
    popover = IdentityPopover()
    qtbot.addWidget(popover)
    popover.set_names(("ines", "mira"), current="mira")
    return popover


def test_known_names_are_one_click_away(qtbot: QtBot, popover: IdentityPopover) -> None:
    ines = next(each for each in popover.findChildren(QPushButton) if each.text() == "ines")
    with qtbot.waitSignal(popover.chosen) as heard:
        QTest.mouseClick(ines, Qt.MouseButton.LeftButton)
    assert heard.args == ["ines"]


def test_the_current_name_is_marked_not_by_colour_alone(popover: IdentityPopover) -> None:
    assert "✓  mira" in [each.text() for each in popover.findChildren(QPushButton)]


def test_another_name_is_typed(qtbot: QtBot, popover: IdentityPopover) -> None:
    field = popover.findChild(QLineEdit)
    assert field is not None
    QTest.keyClicks(field, "  odile ")
    with qtbot.waitSignal(popover.chosen) as heard:
        QTest.keyClick(field, Qt.Key.Key_Return)
    assert heard.args == ["odile"]


def test_a_refusal_goes_when_another_name_is_typed(popover: IdentityPopover) -> None:
    popover.refuse("“gold” is reserved.")
    assert popover.refusal == "“gold” is reserved."
    field = popover.findChild(QLineEdit)
    assert field is not None
    QTest.keyClicks(field, "x")
    assert popover.refusal == ""
