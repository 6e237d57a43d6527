"""A name goes onto the list of terms from where it stands, and the machine finds it elsewhere."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from annotator.datasets.import_report import ImportRequest
from annotator.domain.schema import Schema
from annotator.domain.suggesting import AT_FIRST, SuggestionSettings
from annotator.gui.app import App
from annotator.gui.gazetteer.page import GazetteerPage
from annotator.gui.project_pages import ProjectPages
from annotator.project import Project
from annotator.settings import load_settings


@pytest.mark.usefixtures("suggesting")
def test_a_span_is_listed_by_key_found_elsewhere_and_taken_off_again(
    qtbot: QtBot, app: App, tmp_path: Path, news: Schema, page: Path, pages_of: Callable[[App], ProjectPages]
) -> None:
    path = tmp_path / "Harbour.annot"
    with Project.create(path, news, annotator="mira") as project:
        project.import_files(ImportRequest(paths=(page,))).result()
        only = SuggestionSettings(suggesters=AT_FIRST[:1])
        project.suggesting.change_settings(only).result()
    app.open(path)
    pages = pages_of(app)
    qtbot.waitUntil(lambda: pages.desk.session is not None)
    session = pages.desk.session
    assert session is not None
    view = pages._annotate.view
    view.setFocus()
    article = session.thread.article
    second = article.text.index("Northgate bridge on")
    view.select(article.id, second, second + len("Northgate bridge"))

    QTest.keyClick(view, Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    assert "Go to a span first" in app.window.status.text
    QTest.keyClick(view, Qt.Key.Key_6)
    qtbot.waitUntil(lambda: len(session.sets[article.id].spans) == 1)
    label = session.sets[article.id].spans[0].label
    QTest.keyClick(view, Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)

    qtbot.waitUntil(lambda: [term.text for term in pages.project.suggesting.terms()] == ["Northgate bridge"])
    assert f"“Northgate bridge” is listed as {label}. Ctrl D again takes it back." in app.window.status.text
    assert app.window.status.undo.isVisible()

    def proposed() -> list[tuple[int, str]]:
        own = pages.desk.session
        assert own is not None
        found = [each for each in own.open_suggestions(article.id) if each.agent == "gazetteer"]
        return [(each.annotation.start, each.annotation.label) for each in found]  # type: ignore[union-attr]

    QTest.mouseClick(app.window.status.undo, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not pages.project.suggesting.terms())
    QTest.keyClick(view, Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: proposed() == [(article.text.index("Northgate bridge"), label)])

    QTest.keyClick(view, Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: not pages.project.suggesting.terms())
    qtbot.waitUntil(lambda: not proposed())


def test_the_pages_are_reached_by_key_and_left_by_escape(
    qtbot: QtBot, app: App, tmp_path: Path, news: Schema, page: Path, pages_of: Callable[[App], ProjectPages]
) -> None:
    path = tmp_path / "Harbour.annot"
    with Project.create(path, news, annotator="mira") as project:
        project.import_files(ImportRequest(paths=(page,))).result()
    app.open(path)
    pages = pages_of(app)
    qtbot.waitUntil(lambda: pages.desk.session is not None)

    app.window.activateWindow()
    QTest.keyClick(app.window, Qt.Key.Key_T, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: pages.shown == "gazetteer")
    shown = app.window.page
    assert isinstance(shown, GazetteerPage)
    assert "Ctrl D" in shown._nothing.text()
    QTest.keyClick(shown, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: pages.shown == "annotate")
    QTest.keyClick(app.window, Qt.Key.Key_U, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: pages.shown == "suggesters")
    app.agree("http://localhost:9/v1")
    assert load_settings().agrees(path, "http://localhost:9/v1")
    app.show_start()
    assert app.window.messages.text == ""
