"""What the annotator sees of their time: in the status line, and on the sheet *My time*."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from annotator.domain import gestures
from annotator.domain.activity import DayTime, LayerTime, Spent, ThreadTime, TimeSpent
from annotator.domain.schema import Schema
from annotator.gui.activity import words
from annotator.gui.activity.meter import local_today
from annotator.gui.activity.my_time import MyTime
from annotator.gui.activity.presence import Presence
from annotator.gui.activity.time_button import TimeButton
from annotator.gui.annotate.history_dialog import HistoryDialog
from annotator.gui.app import App
from annotator.gui.main_window import MainWindow
from annotator.gui.project_pages import ProjectPages
from annotator.gui.settings_dialog import SettingsDialog
from annotator.gui.suggesting.accept_dialog import AcceptDialog
from annotator.settings import Settings, load_settings

# What the offscreen platform has to say of every pop-up.
pytestmark = pytest.mark.qt_log_ignore("grabbing the keyboard", "support raise")

Dialog = TypeVar("Dialog", bound=QDialog)

TODAY = date(2026, 5, 6)  # a Wednesday
SPENT = TimeSpent(
    days=(DayTime(date(2026, 4, 1), 3_600_000), DayTime(date(2026, 5, 5), 120_000), DayTime(TODAY, 65_000)),
    threads=(ThreadTime("storm", "Storm closes bridge", 108_000, TODAY),),
    layers=(
        LayerTime("", 0, 30_000),
        LayerTime("entities", 10, 42_000),
        LayerTime("sentiment", 0, 5_000),
    ),
)


def test_times_in_figures() -> None:
    assert [words.clock(each) for each in (0, 108_999, 3_725_000)] == ["0:00", "1:48", "1:02:05"]
    assert [words.length(each) for each in (5_990, 59_700, 89_000, 7_500_000)] == ["6 s", "1 min", "1 min", "2 h 5 min"]
    assert [words.pace(each) for each in (4_230, 90_000)] == ["4.2 s", "1:30"]


def test_the_line_says_the_time_and_whether_it_stands_still(qtbot: QtBot) -> None:
    button = TimeButton()
    qtbot.addWidget(button)
    assert button.isHidden()
    button.show_time(108_000, paused=False)
    assert (button.text(), button.isVisible()) == ("This thread 1:48 active", True)
    width = button.sizeHint().width()
    button.show_time(111_000, paused=False)
    assert button.sizeHint().width() == width
    button.show_time(111_000, paused=True)
    assert button.text() == "This thread 1:51, paused"
    button.show_time(None, paused=True)
    assert button.isHidden()


def test_a_screen_reader_is_told_minutes_not_seconds(qtbot: QtBot) -> None:
    button = TimeButton()
    qtbot.addWidget(button)
    names = []
    for active in range(60_000, 181_000, 1_000):
        button.show_time(active, paused=False)
        names.append(button.accessibleName())
    assert list(dict.fromkeys(names)) == [f"This thread {minutes} min active" for minutes in (1, 2, 3)]


@pytest.fixture
def window(qtbot: QtBot) -> MainWindow:
    """A window that has the keyboard."""
    window = MainWindow()
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    return window


@pytest.fixture
def presence(window: MainWindow) -> Presence:
    presence = Presence(window)
    presence.watch(watching=True)
    return presence


def test_keys_pointer_and_wheel_are_signs_and_a_trembling_table_is_not(window: MainWindow, presence: Presence) -> None:
    signs: list[int] = []
    presence.sign.connect(lambda: signs.append(1))
    handle = window.windowHandle()
    assert presence.is_here

    def heard(act: Callable[[], object]) -> bool:
        signs.clear()
        act()
        QApplication.processEvents()
        return bool(signs)

    assert heard(lambda: QTest.keyClick(handle, Qt.Key.Key_Down))
    assert heard(lambda: QTest.mouseMove(handle, QPoint(300, 300)))
    assert not heard(lambda: QTest.mouseMove(handle, QPoint(301, 300)))
    assert heard(lambda: QTest.mouseClick(handle, Qt.MouseButton.LeftButton, pos=QPoint(301, 300)))
    assert heard(lambda: QTest.wheelEvent(handle, QPointF(300, 300), QPoint(0, -120)))
    presence.watch(watching=False)
    assert not heard(lambda: QTest.keyClick(handle, Qt.Key.Key_Down))
    assert not presence.is_here


def test_a_dialog_is_somewhere_else(qtbot: QtBot, window: MainWindow, presence: Presence) -> None:
    dialog = QDialog(window)
    with qtbot.waitSignal(presence.changed):
        dialog.open()
    here = [presence.is_here]
    with qtbot.waitSignal(presence.changed):
        dialog.reject()
        window.activateWindow()
    here.append(presence.is_here)
    assert here == [False, True]


def test_a_dialog_in_which_labels_are_decided_is_work_and_so_are_its_menus(
    qtbot: QtBot, window: MainWindow, presence: Presence
) -> None:
    dialog = AcceptDialog("Accept 3 suggestions", window)
    dialog.open()
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    assert presence.is_here
    with qtbot.waitSignal(presence.sign):
        QTest.keyClick(dialog.windowHandle(), Qt.Key.Key_Down)
    dialog.reject()


def test_my_time_tells_days_layers_and_threads(qtbot: QtBot, news: Schema) -> None:
    sheet = MyTime(SPENT, schema=news, today=TODAY, measuring=True)
    qtbot.addWidget(sheet)
    sheet.show()
    assert sheet.figures == {
        "Today": "1 min",
        "This week": "3 min",
        "In all": "1 h 3 min",
        "Entities": "4.2 s",
        "Sentiment": "–",
        "Submitting, flags, notes": "30 s",
    }
    row = sheet.list.rows.at(0)
    assert row is not None
    assert (row.title, row.group) == ("Storm closes bridge", "1:48 · today")
    with qtbot.waitSignal(sheet.opening) as opened:
        sheet.list.activated.emit(sheet.list.model().index(0, 0))
    assert opened.args == ["storm"]


def modal(qtbot: QtBot, kind: type[Dialog]) -> Dialog:
    """Wait for a dialog of that kind."""
    found: list[Dialog] = []

    def is_open() -> bool:
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, kind):
            found.append(dialog)
        return bool(found)

    qtbot.waitUntil(is_open)
    return found[-1]


def test_time_is_seen_in_the_window_and_found_in_the_menu(
    qtbot: QtBot, app: App, page: Path, pages_of: Callable[[App], ProjectPages]
) -> None:
    app.open_sample()
    pages = pages_of(app)
    qtbot.waitUntil(lambda: pages.desk.session is not None)
    time = app.window.status.time
    app.window.activateWindow()
    qtbot.waitUntil(lambda: time.isVisible() and time.text().startswith("This thread 0:"))
    session = pages.desk.session
    assert session is not None
    pages.project.timing.add(session.annotator, session.thread.id, Spent(local_today(), 125_000)).result()
    app.window.menus.wanted.emit("my_time")
    sheet = modal(qtbot, MyTime)
    assert sheet.figures["Today"] == "2 min"
    sheet.accept()
    pages.show_export()
    assert time.isHidden()
    pages.show_annotate()
    assert time.isVisible()


def test_measuring_is_switched_off_and_on(qtbot: QtBot, app: App, pages_of: Callable[[App], ProjectPages]) -> None:
    app.open_sample()
    pages = pages_of(app)
    time = app.window.status.time
    qtbot.waitUntil(time.isVisible)
    app.preferences.take(Settings(measure_time=False))
    assert time.isHidden()
    assert not load_settings().measure_time
    pages.time.show()
    modal(qtbot, MyTime).change.click()
    modal(qtbot, SettingsDialog).accept()
    app.preferences.take(Settings(measure_time=True))
    qtbot.waitUntil(time.isVisible)


def test_the_settings_offer_it(qtbot: QtBot) -> None:
    dialog = SettingsDialog(Settings())
    qtbot.addWidget(dialog)
    with qtbot.waitSignal(dialog.changed) as changed:
        dialog._time.chosen.emit(False)
    assert changed.args == [Settings(measure_time=False)]


def test_the_history_tells_what_each_act_took(qtbot: QtBot, app: App, pages_of: Callable[[App], ProjectPages]) -> None:
    app.open_sample()
    pages = pages_of(app)
    qtbot.waitUntil(lambda: pages.desk.session is not None)
    session = pages.desk.session
    assert session is not None
    article = session.thread.article
    sentiment = session.schema.layer("sentiment")
    edits = gestures.choose(session.sets[article.id], sentiment, "neutral")
    session.do(edits, spent=Spent(local_today(), 4_200, 4_200)).saved.result()
    app.window.menus.wanted.emit("history")
    dialog = modal(qtbot, HistoryDialog)
    row = dialog.list.rows.at(0)
    assert row is not None
    assert row.group == "4.2 s"
    dialog.reject()
