"""The way on, in the status line."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from annotator.gui.annotate.hints import Hints


def test_a_narrow_window_keeps_what_matters_most_and_cuts_nothing(qtbot: QtBot) -> None:
    window, hints = QWidget(), Hints()
    qtbot.addWidget(window)
    row = QHBoxLayout(window)
    row.addWidget(hints)
    window.resize(900, 60)
    window.show()
    buttons = (hints.submit, hints.skip, hints.flag, hints.note)
    assert all(each.isVisible() for each in buttons)

    window.resize(260, 60)

    qtbot.waitUntil(lambda: not hints.note.isVisible())
    assert hints.submit.isVisible()
    shown = [each for each in buttons if each.isVisible()]
    qtbot.waitUntil(lambda: all(each.width() >= each.sizeHint().width() for each in shown))

    window.resize(900, 60)

    qtbot.waitUntil(lambda: all(each.isVisible() for each in buttons))
