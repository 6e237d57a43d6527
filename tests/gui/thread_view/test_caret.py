from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from annotator.gui.thread_view.selection import Movement, TextSelection
from tests.gui.thread_view.shown import PLAIN, Shown, key
from tests.gui.thread_view.threads import hard, long_thread, storm


def test_the_caret_goes_over_an_emoji_in_one_step(view: Shown) -> None:
    view.show_labelled(hard())
    at = view.text("a").index("👩")
    view.select("a", at, at)
    key(view, Qt.Key.Key_Right)
    assert view.selection == TextSelection("a", at + 7, at + 7)
    key(view, Qt.Key.Key_Left, Qt.KeyboardModifier.ShiftModifier)
    assert view.selection == TextSelection("a", at + 7, at)


def test_in_arabic_the_left_arrow_leads_on(view: Shown) -> None:
    view.show_labelled(hard())
    view.select("a", 0, 0)
    key(view, Qt.Key.Key_Left)
    assert view.selection == TextSelection("a", 1, 1)


def test_tokens_sentences_and_paragraphs(view: Shown) -> None:
    view.show_labelled(storm())
    text = view.text("a")
    held = Qt.KeyboardModifier
    view.select("a", 0, 0)
    key(view, Qt.Key.Key_Right, held.ControlModifier | held.ShiftModifier)
    assert view.selection == TextSelection("a", 0, len("Storm"))
    key(view, Qt.Key.Key_Down, held.ControlModifier)
    assert view.selection == TextSelection("a", text.index("PORT"), text.index("PORT"))
    key(view, Qt.Key.Key_End, held.ControlModifier)
    assert view.selection == TextSelection("a", len(text), len(text))
    key(view, Qt.Key.Key_Up, held.AltModifier)
    assert view.selection == TextSelection("a", text.index("The authority"), text.index("The authority"))


def test_lines_keep_their_column(view: Shown) -> None:
    view.show_labelled(storm())
    text = view.text("a")
    start = text.index("gusts")
    view.select("a", start, start)
    _, block = view.block("a", start)
    column = block.layout.caret_x(start)
    key(view, Qt.Key.Key_Down)
    key(view, Qt.Key.Key_Down)
    key(view, Qt.Key.Key_Up)
    key(view, Qt.Key.Key_Up)
    assert view.selection is not None
    assert abs(block.layout.caret_x(view.selection.position) - column) < 10
    key(view, Qt.Key.Key_Home)
    assert view.selection.position == text.index("PORT")
    key(view, Qt.Key.Key_End)
    assert text[view.selection.position] == " "


def test_a_caret_goes_on_into_the_next_document_and_a_selection_does_not(view: Shown) -> None:
    view.show_labelled(storm())
    end = len(view.text("a"))
    view.select("a", end - 1, end)
    view.move_caret(Movement.NEXT_LINE, extend=True)
    assert view.selection == TextSelection("a", end - 1, end)
    view.move_caret(Movement.NEXT_LINE)
    assert view.selection is not None
    assert view.selection.document_id == "c2"
    view.move_caret(Movement.PREVIOUS_LINE)
    assert view.selection.document_id == "a"
    view.select("c2", 0, 0)
    view.move_caret(Movement.PREVIOUS_CHARACTER)
    assert view.selection == TextSelection("a", end, end)


def test_pages_scroll_the_caret_along(view: Shown) -> None:
    view.show_labelled(long_thread())
    view.select("a", 0, 0)
    for _ in range(3):
        view.move_caret(Movement.NEXT_PAGE)
        assert view.selection is not None
        assert view.viewport().rect().contains(view.point("a", view.selection.position))
    assert view.verticalScrollBar().value() > 1500


def test_other_keys_reach_the_page(view: Shown, qtbot: Any) -> None:
    pressed: list[int] = []

    class Page(QWidget):
        def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
            pressed.append(event.key())

    page = Page()
    qtbot.addWidget(page)
    QVBoxLayout(page).addWidget(view)
    view.show_labelled(storm())
    alt = Qt.KeyboardModifier.AltModifier
    for wanted, held in (
        (Qt.Key.Key_1, PLAIN),
        (Qt.Key.Key_J, PLAIN),
        (Qt.Key.Key_Left, alt),
        (Qt.Key.Key_Return, PLAIN),
    ):
        assert not key(view, wanted, held).isAccepted() or pressed
    view.setParent(None)
    assert pressed == [Qt.Key.Key_1, Qt.Key.Key_J, Qt.Key.Key_Left, Qt.Key.Key_Return]
