"""Ctrl+K: what is offered, how it is found, what becomes of the keyboard."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from annotator.gui.app import App
from annotator.gui.commands.palette import Palette
from annotator.gui.project_pages import ProjectPages


def press(*keys: Qt.Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    for key in keys:
        focus = QApplication.focusWidget()
        assert focus is not None
        QTest.keyClick(focus, key, held)
        QApplication.processEvents()


def opened(app: App) -> Palette:
    press(Qt.Key.Key_K, held=Qt.KeyboardModifier.ControlModifier)
    palette = app.anything.palette
    assert palette.isVisible()
    assert palette.field.hasFocus()
    return palette


def spans(pages: ProjectPages) -> list[tuple[str, str]]:
    session = pages.desk.session
    assert session is not None
    text = session.thread.article.text
    return [(text[each.start : each.end], each.label) for each in session.sets[session.thread.id].spans]


def test_an_action_is_found_by_its_words_and_done(qtbot: QtBot, app: App, pages: ProjectPages) -> None:
    palette = opened(app)
    QTest.keyClicks(palette.field, "export")
    assert palette.titles[0] == "Export"
    press(Qt.Key.Key_Return)
    assert not palette.isVisible()
    assert pages.shown == "export"


def test_a_label_is_found_and_given_to_the_selection(app: App, pages: ProjectPages) -> None:
    session = pages.desk.session
    assert session is not None
    view = app.window.findChildren(type(pages._annotate.view))[0]
    start = session.thread.article.text.index("PORT ELDIS")
    view.select(session.thread.id, start, start + len("PORT ELDIS"))
    palette = opened(app)
    QTest.keyClicks(palette.field, "label gpe")
    assert palette.titles[0] == "Label GPE"
    press(Qt.Key.Key_Return)
    assert spans(pages) == [("PORT ELDIS", "GPE")]
    assert view.hasFocus()


def test_threads_are_found_by_their_titles(qtbot: QtBot, app: App, pages: ProjectPages) -> None:
    palette = opened(app)
    QTest.keyClicks(palette.field, "report 2")
    qtbot.waitUntil(lambda: "Short report 2 on the harbour" in palette.titles)
    press(Qt.Key.Key_Up, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: pages.desk.session is not None and pages.desk.session.thread.id == "t2")


def test_escape_leaves_and_gives_the_keyboard_back(app: App, pages: ProjectPages) -> None:
    app.window.findChildren(type(pages._annotate.queue))[0].search.setFocus()
    before = QApplication.focusWidget()
    palette = opened(app)
    press(Qt.Key.Key_Escape)
    assert not palette.isVisible()
    assert QApplication.focusWidget() is before


def test_what_cannot_be_done_is_not_offered(app: App, pages: ProjectPages) -> None:
    palette = opened(app)
    assert "Submit and open the next" in palette.titles
    assert "Start of the span a token back" not in palette.titles
    assert "Split the span at the caret" not in palette.titles
    assert "Find anything" not in palette.titles


def test_without_a_project_only_the_ways_to_one_are_offered(qtbot: QtBot, app: App) -> None:
    app.window.activateWindow()
    qtbot.waitUntil(app.window.isActiveWindow)
    app.window.setFocus()
    palette = opened(app)
    assert "New project" in palette.titles
    assert "Export" not in palette.titles
    QTest.keyClicks(palette.field, "sumbit")
    assert palette.titles == ()


def test_the_arrows_walk_round_and_a_click_takes(app: App, pages: ProjectPages) -> None:
    palette = opened(app)
    QTest.keyClicks(palette.field, "page")
    count = len(palette.titles)
    press(*[Qt.Key.Key_Down] * count)
    assert palette.list.place == 0
    palette.field.selectAll()
    QTest.keyClicks(palette.field, "schema and")
    place = palette.list.visualRect(palette.list.rows.index(0)).center()
    QTest.mouseClick(palette.list.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert not palette.isVisible()
    assert pages.shown == "schema"


def test_the_top_bar_opens_it(app: App, pages: ProjectPages) -> None:
    QTest.mouseClick(app.window.top.anything, Qt.MouseButton.LeftButton)
    assert app.anything.palette.isVisible()
    assert app.window.top.anything.accessibleName() == "Find anything, Ctrl K"
