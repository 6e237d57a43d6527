"""The door to other threads."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from concurrent.futures import Future

import pytest
from pytestqt.qtbot import QtBot

from annotator.domain.errors import AnnotatorError
from annotator.gui.background import Background, Errand
from annotator.gui.language import sentence_of


@pytest.fixture
def background(qtbot: QtBot) -> Iterator[Background]:
    background = Background()
    yield background
    background.close()


def test_the_result_comes_back_on_the_thread_of_the_window(qtbot: QtBot, background: Background) -> None:
    seen: list[tuple[bool, bool]] = []

    def work() -> bool:
        return threading.current_thread() is threading.main_thread()

    background.run(work, done=lambda there: seen.append((there, work())))
    qtbot.waitUntil(lambda: bool(seen))
    assert seen == [(False, True)]


def test_a_refusal_without_anybody_to_hear_it_is_said_aloud(qtbot: QtBot, background: Background) -> None:
    def work() -> None:
        raise AnnotatorError("The disk is full.")

    with qtbot.waitSignal(background.refused) as heard:
        background.run(work)
    assert heard.args == ["The disk is full."]


def test_a_caller_that_asks_hears_of_the_failure(qtbot: QtBot, background: Background) -> None:
    seen: list[str] = []

    def work() -> None:
        raise AnnotatorError("The disk is full.")

    with qtbot.assertNotEmitted(background.refused):
        background.run(work, failed=lambda error: seen.append(sentence_of(error)))
        qtbot.waitUntil(lambda: bool(seen))
    assert seen == ["The disk is full."]


def test_a_defect_reaches_the_excepthook(qtbot: QtBot, background: Background) -> None:
    def work() -> None:
        raise ZeroDivisionError

    with qtbot.captureExceptions() as caught:
        background.run(work)
        qtbot.waitUntil(lambda: bool(caught))
    assert caught[0][0] is ZeroDivisionError


def test_a_future_is_watched(qtbot: QtBot, background: Background) -> None:
    seen: list[int] = []
    future: Future[int] = Future()
    background.watch(future, done=seen.append)
    future.set_result(7)
    qtbot.waitUntil(lambda: bool(seen))
    assert seen == [7]


def test_after_closing_nobody_is_called_back(qtbot: QtBot) -> None:
    background = Background()
    seen: list[int] = []
    future: Future[int] = Future()
    background.watch(future, done=seen.append)
    background.close()
    future.set_result(7)
    assert seen == []


def test_an_errand_says_how_far_it_is_and_can_be_called_off(qtbot: QtBot) -> None:
    errand = Errand()
    with qtbot.waitSignal(errand.progressed) as heard:
        errand.progress(10, 10, "news.jsonl")
    assert heard.args == [10, 10, "news.jsonl"]
    assert not errand.cancelled()
    errand.cancel()
    assert errand.cancelled()
