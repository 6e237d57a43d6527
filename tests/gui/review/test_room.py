"""Review in the window: a segment of the top bar, menus and palette, and the way that an undo leads."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from annotator.gui.activity.meter import monotonic_ms
from annotator.gui.app import App
from annotator.gui.project_pages import ProjectPages
from annotator.gui.review.page import ReviewPage
from tests.reviewed import project_of, two_differ


@pytest.fixture
def pages(app: App, pages_of: Callable[[App], ProjectPages], tmp_path: Path, qtbot: QtBot) -> ProjectPages:
    with project_of(tmp_path, ("storm", "ferry"), annotator="rev") as project:
        two_differ(project)
        path = project.path
    app.open(path)
    opened = pages_of(app)
    qtbot.waitUntil(lambda: opened.desk.session is not None)
    app.set_annotator("rev")
    qtbot.waitUntil(lambda: opened.desk.session is not None and opened.desk.session.annotator == "rev")
    return opened


def review(app: App, pages: ProjectPages, qtbot: QtBot) -> ReviewPage:
    app.window.top.page_wanted.emit("review")
    qtbot.waitUntil(lambda: pages.review.page is not None and pages.review.page.bench.session is not None)
    page = pages.review.page
    assert page is not None
    app.window.activateWindow()
    page.view.setFocus()
    return page


def test_the_top_bar_leads_there_and_says_so(app: App, pages: ProjectPages, qtbot: QtBot) -> None:
    review(app, pages, qtbot)
    assert pages.shown == "review"
    able = app.window.menus.titles_of_able()
    assert {"approve_rest", "give_back", "submit"} <= able.keys()
    assert "remove_thread" not in able
    app.window.top.page_wanted.emit("annotate")
    assert pages.shown == "annotate"
    assert "approve_rest" not in app.window.menus.titles_of_able()


def test_undo_on_another_page_leads_back_to_the_verdict(app: App, pages: ProjectPages, qtbot: QtBot) -> None:
    page = review(app, pages, qtbot)
    QTest.keyClick(page.view, Qt.Key.Key_1, Qt.KeyboardModifier.ControlModifier)
    session = page.bench.session
    assert session is not None
    assert len(session.gold.sets["storm"].spans) == 1
    app.window.top.page_wanted.emit("annotate")
    opened = pages.desk.session
    assert opened is not None
    here = opened.thread.id
    pages.trigger("undo")
    qtbot.waitUntil(lambda: pages.shown == "review")
    qtbot.waitUntil(lambda: session.gold.sets["storm"].spans == ())
    assert pages.desk.session is not None
    assert pages.desk.session.thread.id == here
    qtbot.waitUntil(lambda: "Undid: verdict" in app.window.status.text)


def test_undo_after_a_restart_finds_the_thread(app: App, pages: ProjectPages, qtbot: QtBot) -> None:
    page = review(app, pages, qtbot)
    QTest.keyClick(page.view, Qt.Key.Key_1, Qt.KeyboardModifier.ControlModifier)
    path = pages.project.path
    app.show_start()
    app.open(path)
    qtbot.waitUntil(lambda: app.pages is not None and app.pages.desk.session is not None)
    again = app.pages
    assert again is not None
    again.trigger("undo")
    qtbot.waitUntil(lambda: again.shown == "review")
    qtbot.waitUntil(lambda: again.review.page is not None and again.review.page.bench.session is not None)
    assert again.review.page is not None
    assert again.review.page.reviewing.here is not None
    assert "Undid" in app.window.status.text


def test_the_palette_offers_what_review_can_do(app: App, pages: ProjectPages, qtbot: QtBot) -> None:
    review(app, pages, qtbot)
    assert pages.has("approve_rest")
    assert pages.can("approve_rest")
    assert not pages.has("split")
    pages.do("approve_rest")
    assert pages.review.page is not None
    session = pages.review.page.bench.session
    assert session is not None
    assert session.gold.sets["storm"].spans != ()


def test_time_at_the_page_counts_as_review(app: App, pages: ProjectPages, qtbot: QtBot) -> None:
    review(app, pages, qtbot)
    time = app.window.status.time
    qtbot.waitUntil(time.isVisible)
    pages.time.review.attend(in_front=True, here=True)
    pages.time.review.keep()
    qtbot.waitUntil(lambda: pages.time.review._place == ("rev", "storm"))
    with qtbot.waitSignal(pages.time.kept):
        qtbot.waitUntil(lambda: pages.time.review._account.so_far(monotonic_ms()) > 0)
        pages.time.review.sign()
        app.window.top.page_wanted.emit("annotate")
    spent = pages.project.timing.spent("rev")
    assert sum(each.active for each in spent.review_days) > 0
    assert spent.layers == ()
