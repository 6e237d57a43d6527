"""The three panes in windows of every width."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication

from annotator.gui.annotate.inspector import WIDTH as INSPECTOR
from annotator.gui.annotate.panes import NARROW_INSPECTOR, NARROW_QUEUE, THREAD, Wish, widths
from annotator.gui.annotate.queue_panel import WIDTH as QUEUE
from tests.gui.annotate.person import Person


@pytest.mark.parametrize(
    ("room", "expected"),
    [
        (1440, (QUEUE, INSPECTOR)),
        (THREAD + QUEUE + INSPECTOR, (QUEUE, INSPECTOR)),
        (THREAD + NARROW_QUEUE + INSPECTOR, (NARROW_QUEUE, INSPECTOR)),
        (THREAD + NARROW_QUEUE + NARROW_INSPECTOR, (NARROW_QUEUE, NARROW_INSPECTOR)),
        (900, (0, INSPECTOR)),
        (760, (0, 270)),
        (740, (NARROW_QUEUE + 26, 0)),
        (600, (0, 0)),
    ],
)
def test_the_thread_keeps_its_measure_and_the_others_give_way(room: int, expected: tuple[int, int]) -> None:
    assert widths(room, Wish()) == expected


def test_what_a_person_wants_goes_before_the_measure() -> None:
    assert widths(900, Wish(queue=True)) == (QUEUE, 0)
    assert widths(900, Wish(queue=True, inspector=True)) == (NARROW_QUEUE, NARROW_INSPECTOR)
    assert widths(1440, Wish(queue=False)) == (0, INSPECTOR)
    assert widths(600, Wish(inspector=True)) == (0, NARROW_INSPECTOR)


def test_panes_are_brought_back_by_key_and_by_button(ada: Person) -> None:
    page = ada.page
    page.window().resize(900, 600)
    ada.qtbot.waitUntil(lambda: not page.queue.isVisible())
    assert page.inspector.isVisible()
    assert page.view.viewport().width() >= THREAD - 20
    ada.press("Ctrl+B")
    assert page.queue.isVisible()
    assert not page.inspector.isVisible()
    ada.click_on(page.panes.edges["inspector"])
    assert page.inspector.isVisible()
    ada.press("Ctrl+Shift+B", "Ctrl+B")
    assert not page.queue.isVisible()
    assert QApplication.focusWidget() is page.view
    ada.press("F6")
    assert QApplication.focusWidget() is page.view


def test_the_queue_comes_for_a_search_and_goes_again(ada: Person) -> None:
    page = ada.page
    page.window().resize(900, 600)
    ada.qtbot.waitUntil(lambda: not page.queue.isVisible())
    ada.press("/")
    assert page.queue.isVisible()
    assert QApplication.focusWidget() is page.queue.search
    ada.press("Escape")
    assert not page.queue.isVisible()
    assert QApplication.focusWidget() is page.view


def test_the_keyboard_is_never_lost_with_a_pane(ada: Person) -> None:
    ada.press("F6")
    assert ada.page.inspector.isAncestorOf(QApplication.focusWidget() or ada.page)
    ada.page.window().resize(700, 600)
    ada.page.panes.want("inspector", False)
    ada.qtbot.waitUntil(ada.page.view.hasFocus)
