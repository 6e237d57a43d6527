"""Two lists to walk through: the same text labelled differently, and labelled here, missed there."""

from __future__ import annotations

from annotator.gui.finding.settling_panel import SettlingPanel
from tests.gui.finding.conftest import ELDIS, Finder


def texts(panel: SettlingPanel) -> list[tuple[str, str]]:
    return [(text.text, panel.texts.counts(text)) for text in panel.texts.texts]


def open_list(ada: Finder, part: str) -> SettlingPanel:
    ada.press("Ctrl+F")
    ada.page.parts.chosen.emit(part)
    panel = getattr(ada.page, part)
    assert isinstance(panel, SettlingPanel)
    ada.qtbot.waitUntil(lambda: not panel.looking.is_under_way and panel.texts.rowCount() > 0)
    ada.qtbot.waitUntil(lambda: panel.rows.rowCount() > 0)
    return panel


def test_one_text_with_two_labels_is_settled_by_one_key(ada: Finder) -> None:
    ada.label("PORT ELDIS", "4")
    ada.label("Port Eldis", "4")
    ada.label("Port Eldis", "5", "c2")
    panel = open_list(ada, "differing")
    assert texts(panel) == [("Port Eldis", "GPE 2 · LOC 1")]
    assert ada.rows(panel.rows) == ["[Storm closes]", "PORT ELDIS", "Port Eldis", "Port Eldis"]
    assert [place.label for place in panel.rows.chosen] == ["LOC"]
    ada.press("4")
    ada.settle()
    assert ada.spans("c2") == ELDIS
    assert panel.texts.rowCount() == 0
    ada.press("Ctrl+Z")
    ada.qtbot.waitUntil(lambda: texts(panel) == [("Port Eldis", "GPE 2 · LOC 1")])
    assert ada.spans("c2") == [("Port Eldis", "LOC")]


def test_what_is_left_as_it_is_is_not_listed_again(ada: Finder) -> None:
    ada.label("Port Eldis", "4")
    ada.label("Port Eldis", "5", "c2")
    panel = open_list(ada, "differing")
    ada.press("X")
    assert panel.texts.rowCount() == 0
    assert "until the project is closed" in ada.heard[-1]
    ada.click(panel.again)
    ada.qtbot.waitUntil(lambda: not panel.looking.is_under_way)
    assert panel.texts.rowCount() == 0


def test_places_that_were_missed_are_labelled_where_they_are_ticked(ada: Finder) -> None:
    ada.label("PORT ELDIS", "4")
    ada.label("Port Eldis", "4")
    panel = open_list(ada, "missed")
    assert texts(panel) == [("Port Eldis", "GPE 2 · 1 missed")]
    ada.click(ada.page.everywhere_too)
    ada.qtbot.waitUntil(lambda: texts(panel) == [("Port Eldis", "GPE 2 · 4 missed")])
    ada.qtbot.waitUntil(lambda: len(panel.rows.places) == 4)
    panel.table.setFocus()
    panel.table.step(1)
    ada.press("Space")
    panel.labels["GPE"].click()
    ada.settle()
    assert [ada.spans(f"t{number}") for number in (1, 2, 3)] == [ELDIS] * 3
    assert ada.spans("c2") == []
    assert texts(panel) == [("Port Eldis", "GPE 2 · 1 missed")]


def test_how_often_is_a_choice(ada: Finder) -> None:
    ada.label("Port Eldis", "4")
    ada.label("Odile Fenn", "1")
    ada.press("Ctrl+F")
    ada.page.show_part("missed")
    panel = ada.page.missed
    ada.qtbot.waitUntil(lambda: not panel.looking.is_under_way)
    assert texts(panel) == []
    ada.page.least.setFocus()
    ada.page.least.selectAll()
    ada.write("1")
    ada.press("Return")
    ada.qtbot.waitUntil(lambda: texts(panel) == [("Port Eldis", "GPE 1 · 2 missed")])


def test_the_keys_walk_from_text_to_text_and_to_a_place(ada: Finder) -> None:
    for quote in ("Port Eldis", "Northgate"):
        ada.label(quote, "4")
    ada.label("Port Eldis", "5", "c2")
    ada.label("Northgate bridge on", "6")
    ada.open_thread("storm")
    panel = open_list(ada, "differing")
    assert panel.title.text() == "“Port Eldis”"
    ada.press("F3")
    ada.press("Tab")
    panel.table.step(1)
    panel.table.setFocus()
    ada.rows(panel.rows)
    ada.press("Return")
    ada.qtbot.waitUntil(lambda: ada.pages.shown == "annotate")
    selection = ada.pages._annotate.view.selection
    assert selection is not None
