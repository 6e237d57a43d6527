"""Who is at the window, when the windows that are watched come and go."""

from __future__ import annotations

from PySide6.QtGui import QWindow
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from annotator.gui.activity.presence import Presence


def test_a_watched_window_may_be_gone_before_the_focus_moves(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.create()
    presence = Presence(window)
    heard: list[bool] = []
    presence.changed.connect(lambda: heard.append(presence.is_here))
    popup = QWindow()
    presence._look_at(popup)
    here = [presence.is_here]

    delete(popup)
    here.append(presence.is_here)
    presence._follow(window.windowHandle())
    here.append(presence.is_here)
    assert here == [True, False, True]
    assert heard == [True]
