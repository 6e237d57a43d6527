"""Finding as one types, filters, and the way to where a place stands."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from tests.gui.finding.conftest import Finder


def test_words_are_found_as_one_types_under_their_threads(ada: Finder) -> None:
    ada.find("port eld")
    ada.qtbot.waitUntil(lambda: ada.page.search.summary.text().startswith("6 places"))
    assert ada.page.search.summary.text() == "6 places in 4 threads"
    assert ada.rows(ada.page.search.rows) == [
        "[Storm closes]",
        "PORT ELDIS",
        "Port Eldis",
        "Port Eldis",
        "[Short report]",
        "Port Eldis",
        "[Short report]",
        "Port Eldis",
        "[Short report]",
        "Port Eldis",
    ]


def test_a_phrase_stands_in_a_row(ada: Finder) -> None:
    ada.find('"the authority"')
    assert ada.rows(ada.page.search.rows) == ["[Storm closes]", "The authority", "The authority"]


def test_signs_are_found_as_pieces(ada: Finder) -> None:
    ada.find("😴")
    assert ada.rows(ada.page.search.rows) == ["[Storm closes]", "😴"]


def test_nothing_found_is_said(ada: Finder) -> None:
    ada.find("zeppelin")
    ada.qtbot.waitUntil(lambda: ada.page.search.summary.text() == "Nothing found.")
    assert ada.page.search.rows.rowCount() == 0
    assert ada.page.search._nothing.isVisible()
    assert "beginning of a longer one" in ada.page.search._nothing.text()
    ada.page.search.filters.span_text.setText("Port")
    ada.qtbot.waitUntil(lambda: "or part of it" in ada.page.search._nothing.text())


def test_words_that_stand_far_apart_are_found_where_each_stands(ada: Finder) -> None:
    ada.find("gusts denies")
    assert ada.rows(ada.page.search.rows) == ["[Storm closes]", "gusts", "denies"]


def test_return_goes_to_the_very_place_and_back_again(ada: Finder) -> None:
    ada.find("sailed")
    ada.rows(ada.page.search.rows)
    ada.press("Down", "Down", "Return")
    ada.qtbot.waitUntil(lambda: ada.thread == "t2")
    assert ada.pages.shown == "annotate"
    selection = ada.pages._annotate.view.selection
    assert selection is not None
    session = ada.pages.desk.session
    assert session is not None
    assert session.thread.article.text[selection.start : selection.end] == "sailed"
    ada.press("Ctrl+F")
    assert ada.page.search.field.text() == "sailed"
    assert ada.page.search.table.currentIndex().row() == 3


def test_a_double_click_goes_there_too(ada: Finder) -> None:
    ada.find("karsh")
    ada.rows(ada.page.search.rows)
    table = ada.page.search.table
    point = QPoint(200, table.rowViewportPosition(1) + 20)
    QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=point)
    QTest.mouseDClick(table.viewport(), Qt.MouseButton.LeftButton, pos=point)
    ada.qtbot.waitUntil(lambda: ada.pages.shown == "annotate")
    caret = ada.pages._annotate.view.selection
    assert caret is not None
    assert caret.document_id == "c2"


def test_the_next_place_found_is_one_key_away_from_the_thread(ada: Finder) -> None:
    ada.find("ferry")
    ada.rows(ada.page.search.rows)
    ada.press("F3")
    ada.qtbot.waitUntil(lambda: ada.thread == "t1")
    ada.press("F3")
    ada.qtbot.waitUntil(lambda: ada.thread == "t2")
    ada.press("Shift+F3")
    ada.qtbot.waitUntil(lambda: ada.thread == "t1")


def test_labels_are_found_by_label_text_and_state(ada: Finder) -> None:
    ada.label("Port Eldis", "4")
    ada.label("Odile Fenn", "1")
    ada.press("Ctrl+F")
    search = ada.page.search
    filters = search.filters
    filters.label.choose(("entities", None))
    filters.label.activated.emit(filters.label.currentIndex())
    ada.qtbot.waitUntil(lambda: search.summary.text() == "2 places in 1 thread")
    assert ada.rows(search.rows) == ["[Storm closes]", "Port Eldis", "Odile Fenn"]
    filters.span_text.setText("odile fenn")
    ada.qtbot.waitUntil(lambda: search.summary.text() == "1 place in 1 thread")
    filters.span_text.setText("eld")
    ada.qtbot.waitUntil(lambda: search.summary.text() == "Nothing found.")
    ada.click(filters.contains)
    ada.qtbot.waitUntil(lambda: search.summary.text() == "1 place in 1 thread")
    assert ada.rows(search.rows)[1:] == ["Port Eldis"]
    search.table.step(1)
    search.table.setFocus()
    ada.press("Return")
    current = ada.pages._annotate.annotating.position.current
    assert current is not None
    assert current.annotation_id is not None


def test_flagged_texts_are_found_and_filters_cleared(ada: Finder) -> None:
    ada.pages._annotate.annotating.flag_with("wrong page")
    ada.settle()
    ada.press("Ctrl+F")
    ada.click(ada.page.search.filters.flagged)
    ada.qtbot.waitUntil(lambda: ada.page.search.summary.text() == "1 place in 1 thread")
    ada.click(ada.page.search.filters.clear)
    assert ada.page.search.summary.text() == ""


def test_escape_goes_back_to_the_thread(ada: Finder) -> None:
    ada.find("port")
    ada.press("Escape")
    assert ada.pages.shown == "annotate"
    assert ada.pages._annotate.view.hasFocus()


def test_every_row_can_be_read_out(ada: Finder) -> None:
    ada.find("asleep")
    ada.rows(ada.page.search.rows)
    spoken = ada.page.search.rows.index(1, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert "asleep since" in spoken
    assert "tidewatcher_b" in spoken
    assert "Storm closes" in spoken
