"""Splitting and merging spans, and giving them other ends, by key and by menu."""

from __future__ import annotations

import pytest

from tests.gui.annotate.person import Person

# What the offscreen platform has to say of every pop-up.
pytestmark = pytest.mark.qt_log_ignore("grabbing the keyboard", "support raise")


def put_caret(somebody: Person, before: str, document_id: str = "storm") -> None:
    """Put the caret before a piece of text by a click."""
    somebody.page.view.select(document_id, *[somebody.text(document_id).index(before)] * 2)


def test_a_span_is_split_where_the_caret_is(ada: Person) -> None:
    ada.select("University of Eldis")
    ada.press("3")
    put_caret(ada, "of Eldis")
    ada.press("X")
    assert ada.spans() == [("University", "ORG"), ("of Eldis", "ORG")]
    assert ada.card == "of Eldis"
    ada.press("4")
    assert ada.spans() == [("University", "ORG"), ("of Eldis", "GPE")]
    ada.settle()
    ada.press("Ctrl+Z", "Ctrl+Z")
    ada.qtbot.waitUntil(lambda: ada.spans() == [("University of Eldis", "ORG")])
    ada.qtbot.waitUntil(lambda: ada.heard[-1:] == ["Undid: splitting of ORG “University of Eldis”"])
    assert ada.troubles == []


def test_of_nested_spans_the_inner_one_is_split(ada: Person) -> None:
    ada.select("University of Eldis")
    ada.press("3")
    ada.select("of Eldis")
    ada.press("4")
    put_caret(ada, "Eldis. The authority")
    ada.press("X")
    assert ada.spans() == [("University of Eldis", "ORG"), ("of", "GPE"), ("Eldis", "GPE")]


def test_a_suggestion_is_split_by_accepting_it(ada: Person) -> None:
    ada.click(ada.point(" Peninsula"))
    ada.press("X")
    assert ada.spans() == [("Marren", "LOC"), ("Peninsula", "LOC")]


def test_outside_a_span_nothing_is_split_and_it_is_said(ada: Person) -> None:
    put_caret(ada, "denies")
    ada.press("X")
    assert ada.spans() == []
    assert ada.heard[-1] == "Put the caret into a span to split it there."


def test_a_span_is_merged_with_the_next_of_its_label(ada: Person) -> None:
    for quote, key in (("Harbour", "3"), ("Authority had", "3"), ("University", "3")):
        ada.select(quote)
        ada.press(key)
    put_caret(ada, "arbour Authority")
    ada.press("M")
    assert ada.spans() == [("Harbour Authority had", "ORG"), ("University", "ORG")]
    assert ada.card == "Harbour Authority had"
    lines = ada.page.inspector.history
    ada.qtbot.waitUntil(lambda: "you merged to ORG “Harbour Authority had”" in "".join(lines.lines[:1]))
    ada.press("M")
    assert [label for _, label in ada.spans()] == ["ORG"]
    ada.press("M")
    assert ada.heard[-1].startswith("There is no further span of that label")
    assert ada.troubles == []


def test_the_menu_splits_and_merges(ada: Person) -> None:
    ada.select("University of Eldis")
    ada.press("3")
    ada.click(ada.point("of Eldis"))
    ada.right_click(ada.point("of Eldis"))
    assert "Merge with the next\tM" not in [action.text() for action in ada.menu().actions()]
    ada.pick("Split at the caret\tX")
    assert len(ada.spans()) == 2
    ada.click(ada.point("University"))
    ada.right_click(ada.point("University"))
    ada.pick("Merge with the next\tM")
    assert ada.spans() == [("University of Eldis", "ORG")]


def test_a_label_gives_the_span_its_new_ends_and_adds_none(ada: Person) -> None:
    ada.select("Odile Fenn")
    ada.press("1", "R", "Shift+Left", "3")
    assert ada.spans() == [("Odile Fen", "ORG")]
    # Once more R turns to the start.
    ada.press("R", "R", "Shift+Right", "Shift+Right", "3")
    assert ada.spans() == [("ile Fen", "ORG")]
    ada.settle()
    ada.press("Ctrl+Z")
    ada.qtbot.waitUntil(lambda: ada.spans() == [("Odile Fen", "ORG")])


def test_a_suggestion_gets_other_ends_as_it_is_accepted(ada: Person) -> None:
    ada.click(ada.point("Marren Peninsula"))
    ada.press("R", *["Shift+Left"] * 10, "5")
    assert ada.spans() == [("Marren", "LOC")]
    work = ada.page.annotating.work
    assert work is not None
    assert work.suggestion("storm", "s2") is None
