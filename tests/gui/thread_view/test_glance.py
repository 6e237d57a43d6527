from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from PySide6.QtCore import QEvent, QRect, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication

from annotator.domain.document import Thread
from annotator.gui.controls.key_cap import KeyCap
from annotator.gui.key_map import keys_in_force
from annotator.gui.thread_view.canvas import Canvas
from annotator.gui.thread_view.glance import Glance
from annotator.gui.thread_view.intents import Current
from tests.gui.thread_view.shown import PLAIN, Shown, key
from tests.gui.thread_view.threads import Labelled, article, comment, hard, long_thread, storm


def panel(view: Shown) -> Glance:
    (found,) = view.findChildren(Glance)
    return found


def text_in(view: Shown) -> set[str]:
    """Return the ids of the documents that the panel shows."""
    (text,) = panel(view).findChildren(Canvas)
    assert text.scene is not None
    return {block.document_id for block in text.scene.blocks}


def caps(view: Shown) -> list[str]:
    """Return the keys that the panel shows."""
    return [cap.accessibleName() for cap in panel(view).findChildren(KeyCap) if cap.isVisible()]


def card(view: Shown, document_id: str) -> QRect:
    assert view.scene is not None
    cards = view.scene.cards_between(0, view.scene.height)
    return next(view.to_viewport(rect) for each, rect in cards if each.document_id == document_id)


def test_a_glance_shows_what_is_answered_beside_the_comment(view: Shown) -> None:
    view.show_labelled(storm())
    for answering, answered, title in (("c3", "c2", "tidewatcher_b"), ("c4", "a", "The article")):
        before = view.scrolled
        view.glance(answering)
        assert panel(view).isVisible()
        assert panel(view).accessibleName() == title
        assert text_in(view) == {answered}
        assert not panel(view).geometry().intersects(card(view, answering))
        assert view.rect().contains(panel(view).geometry())
        assert view.scrolled == before


def test_escape_puts_it_away_and_then_is_the_page_s_again(view: Shown) -> None:
    view.show_labelled(storm())
    view.glance("c3")
    over = QKeyEvent(QEvent.Type.ShortcutOverride, Qt.Key.Key_Escape, PLAIN)
    over.ignore()
    QApplication.sendEvent(view, over)
    assert over.isAccepted()
    assert key(view, Qt.Key.Key_Escape).isAccepted()
    assert not panel(view).isVisible()
    again = QKeyEvent(QEvent.Type.ShortcutOverride, Qt.Key.Key_Escape, PLAIN)
    again.ignore()
    QApplication.sendEvent(view, again)
    assert not again.isAccepted()
    assert not key(view, Qt.Key.Key_Escape).isAccepted()


def test_a_second_time_puts_it_away(view: Shown) -> None:
    view.show_labelled(storm())
    view.glance("c3")
    view.glance("c4")
    assert panel(view).isVisible()
    view.glance("c4")
    assert not panel(view).isVisible()
    view.glance("a")
    assert not panel(view).isVisible()


def test_a_click_on_its_head_puts_it_away(view: Shown, qtbot: Any) -> None:
    view.show_labelled(storm())
    view.glance("c3")
    head = panel(view).childAt(60, 20)
    qtbot.mouseClick(head, Qt.MouseButton.LeftButton)
    assert not panel(view).isVisible()


def test_it_goes_when_something_else_is_looked_at(view: Shown) -> None:
    view.show_labelled(storm())
    view.glance("c3")
    view.set_current(Current("c3", layer="sentiment"))
    assert panel(view).isVisible()
    view.set_current(Current("c4", layer="sentiment"))
    assert not panel(view).isVisible()
    view.glance("c3")
    view.show_labelled(hard())
    assert not panel(view).isVisible()


def test_a_long_article_is_shown_in_part_and_scrolls(view: Shown) -> None:
    made = long_thread()
    view.show_labelled(made)
    view.reveal("c1", 0, 3)
    before = view.scrolled
    view.glance("c1")
    (text,) = panel(view).findChildren(Canvas)
    assert text.verticalScrollBar().maximum() > 1000
    assert panel(view).height() <= 420
    assert view.scrolled == before


def test_a_comment_that_fills_the_window_keeps_its_lower_part_free(view: Shown) -> None:
    long = "Words that fill a line or two of text. " * 120
    view.show_labelled(Labelled(Thread.from_documents((article("One line."), comment(1, long)))))
    view.reveal("c1", 2000, 2010)
    view.glance("c1")
    assert panel(view).isVisible()
    assert panel(view).geometry().bottom() <= view.viewport().height() // 3 + 12


def test_a_comment_whose_parent_is_missing_shows_the_article(view: Shown) -> None:
    made = Labelled(Thread.from_documents((article("One line."), comment(1, "Another.", parent="gone"))))
    view.show_labelled(made)
    view.glance("c1")
    assert text_in(view) == {"a"}


def test_the_page_keys_read_on_in_a_long_one_and_move_nothing_else(view: Shown) -> None:
    view.show_labelled(long_thread())
    view.reveal("c1", 0, 3)
    view.select("c1", 2, 2)
    view.glance("c1")
    (text,) = panel(view).findChildren(Canvas)
    before = view.scrolled
    assert "PgDown" in caps(view)
    for pressed, grown in ((Qt.Key.Key_PageDown, True), (Qt.Key.Key_PageDown, True), (Qt.Key.Key_PageUp, False)):
        read = text.scrolled
        assert key(view, pressed).isAccepted()
        assert (text.scrolled > read) is grown
    assert view.selection is not None
    assert (view.scrolled, view.selection.position) == (before, 2)


def test_a_short_one_leaves_the_page_keys_to_the_thread(view: Shown) -> None:
    view.show_labelled(storm())
    view.select("c3", 0, 0)
    before = view.selection
    view.glance("c3")
    assert "PgDown" not in caps(view)
    key(view, Qt.Key.Key_PageDown)
    assert panel(view).isVisible()
    assert view.selection != before


@pytest.fixture
def own_keys() -> Iterator[None]:
    before = keys_in_force().map
    yield
    keys_in_force().put(before)


@pytest.mark.usefixtures("own_keys")
def test_the_key_that_leaves_is_the_one_that_was_chosen(view: Shown) -> None:
    view.show_labelled(storm())
    view.glance("c3")
    assert caps(view) == ["Esc"]
    keys_in_force().put(keys_in_force().map.giving("leave", "Q"))
    assert caps(view) == ["Q"]
    assert not key(view, Qt.Key.Key_Escape).isAccepted()
    assert panel(view).isVisible()
    key(view, Qt.Key.Key_Q)
    assert not panel(view).isVisible()
    keys_in_force().put(keys_in_force().map.giving("leave", ""))
    view.glance("c3")
    assert caps(view) == []
