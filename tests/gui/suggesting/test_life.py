"""Suggesters at work behind the window: what comes to the screen, what is said, stopping and going on."""

from __future__ import annotations

from concurrent.futures import Future
from typing import Any

import pytest
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from annotator.domain.annotation import ChoiceAnnotation, SpanAnnotation
from annotator.gui.annotate.annotate_page import AnnotatePage
from annotator.gui.app import App
from annotator.gui.project_pages import ProjectPages
from annotator.gui.suggesting.life import SuggestingLife
from annotator.gui.suggesting.standing import Standing
from annotator.project.suggest_report import SuggestReport, SuggestRequest
from tests.gui.annotate.person import LEFT
from tests.gui.suggesting.conftest import Opened

pytestmark = [pytest.mark.e2e, pytest.mark.usefixtures("suggesting")]


def page_of(app: App) -> AnnotatePage:
    page = app.window.findChild(AnnotatePage)
    assert isinstance(page, AnnotatePage)
    return page


def shown(app: App) -> list[str]:
    """The labels that are suggested in the open thread."""
    work = page_of(app).annotating.work
    return [] if work is None else [each.annotation.label for own in work.suggestions.values() for each in own]


def waiting(pages: ProjectPages) -> list[int]:
    return [row.suggestions for row in pages.project.queue_rows([1, 2, 3])]


def test_suggestions_come_to_the_thread_on_the_screen_and_to_all_others(qtbot: QtBot, app: App, opened: Opened) -> None:
    pages = opened("Port Eldis", "Marren", "nothing here", wait=False)
    assert shown(app) == []
    qtbot.waitUntil(lambda: shown(app) == ["positive", "ORG"])
    mark = page_of(app).view.scene
    assert mark is not None
    assert [each.name for each in mark.texts("d0")[0]._marks().between(0, 4)] == ["ORG 50"]
    qtbot.waitUntil(lambda: pages.help.suggesting.found is not None)
    assert waiting(pages) == [2, 2, 0]
    assert app.window.status.suggesting.text == ""
    # Nobody was moved to what came.
    assert page_of(app).annotating.position.marked is None


def test_the_next_thread_has_its_suggestions_when_it_opens(qtbot: QtBot, app: App, opened: Opened) -> None:
    pages = opened("Port Eldis", "Marren")
    # It was read ahead, and suggesters looked at it before it is opened.
    qtbot.waitUntil(lambda: pages.desk.prepared == "d1" and bool(pages.desk.sessions[1].open_suggestions("d1")))
    with qtbot.waitSignal(pages.desk.opened):
        page_of(app).trigger("skip")
    assert shown(app) == ["positive", "ORG"]


def test_a_thread_is_asked_about_once_and_while_it_is_read(
    qtbot: QtBot, opened: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    pages = opened("Port Eldis", "Marren", "Alder", "Karsh")
    asked: list[SuggestRequest] = []
    suggesting, life = pages.project.suggesting, pages.help.suggesting
    ask = suggesting.suggest

    def suggest(request: SuggestRequest, *more: Any) -> Future[SuggestReport]:
        asked.append(request)
        return ask(request, *more)

    monkeypatch.setattr(suggesting, "suggest", suggest)
    with qtbot.waitSignal(pages.desk.opened):
        pages.desk.open_thread("d3")
        assert life._here is not None
    qtbot.waitUntil(lambda: life._here is None)
    assert [each.urgent for each in asked if each.threads == ("d3",)] == [True]


def test_a_thread_that_is_gone_is_told_of_by_who_opens_it_alone(qtbot: QtBot, opened: Opened) -> None:
    pages = opened("Port Eldis", "Marren")
    said: list[str] = []
    pages.help.suggesting.said.connect(said.append)
    with qtbot.waitSignal(pages.desk.failed):
        pages.desk.open_thread("gone")
    qtbot.waitUntil(lambda: pages.help.suggesting._here is None)
    assert said == []


def test_looking_at_everything_can_be_stopped_and_goes_on_at_the_next_opening(
    qtbot: QtBot, app: App, opened: Opened
) -> None:
    texts = [f"Port Eldis {number} " * 200 for number in range(60)]
    pages = opened(*texts, wait=False)
    status = app.window.status.suggesting
    qtbot.waitUntil(status.stop.isVisible)
    assert status.text.startswith("Suggesting ")
    assert status.text.endswith(" of 60")
    QTest.mouseClick(status.stop, LEFT)
    qtbot.waitUntil(lambda: pages.help.suggesting.found is not None)
    assert status.text == ""
    looked = pages.help.suggesting.found
    assert looked is not None
    assert 0 < looked < 120

    app.show_start()
    pages = opened()
    rest = pages.help.suggesting.found
    assert rest is not None
    assert looked + rest + 2 >= 120 - 4  # the open thread and the next are counted where they were asked for


def test_a_suggester_that_dies_is_started_again_with_a_sentence(qtbot: QtBot, app: App, opened: Opened) -> None:
    said: list[str] = []
    pages = opened("die", "Port Eldis", wait=False)
    pages.said.connect(said.append)
    qtbot.waitUntil(lambda: pages.help.suggesting.found is not None)
    assert "The suggester troubled had ended and was started again; nothing is lost." in said
    assert any("“d0”, which is passed over." in each for each in said)
    assert waiting(pages)[:2] == [0, 2]


def test_loading_is_shown_and_what_cannot_be_loaded_is_said_once(
    qtbot: QtBot, app: App, opened: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    standings: list[tuple[Standing, str]] = []
    said: list[str] = []
    show = SuggestingLife._show

    def and_look(life: SuggestingLife, standing: Standing) -> None:
        show(life, standing)
        standings.append((standing, app.window.status.suggesting.text))

    # It may be loaded before anybody could wait for that.
    monkeypatch.setattr(SuggestingLife, "_show", and_look)
    pages = opened("Port Eldis", wait=False)
    pages.said.connect(said.append)
    qtbot.waitUntil(lambda: pages.help.suggesting.found is not None)
    assert (Standing(loading=1), "Loading suggestions…") in standings
    assert pages.help.suggesting.standing == Standing()
    assert app.window.status.suggesting.text == ""
    assert said == []


def test_another_word_of_a_suggester_touches_no_decision(qtbot: QtBot, app: App, opened: Opened) -> None:
    pages = opened("Port Eldis")
    page = page_of(app)
    # They are on disk, and come to the screen a little later.
    qtbot.waitUntil(lambda: len(shown(app)) == 2)
    page.view.setFocus()
    page.trigger("next_open")
    page.trigger("accept")
    qtbot.waitUntil(lambda: len(shown(app)) == 1)
    session = pages.desk.session
    assert session is not None
    before = session.sets["d0"]
    pages.project.suggesting.suggest(SuggestRequest(again=True)).result()
    assert pages.project.session("d0").sets["d0"].spans == before.spans
    assert [type(each) for each in before] in ([SpanAnnotation], [ChoiceAnnotation])
