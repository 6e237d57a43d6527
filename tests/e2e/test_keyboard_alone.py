"""A whole article with its comments, from opening to submitting and back again, without a mouse."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from annotator.domain.annotation_set import AnnotationSet
from annotator.project import Project
from tests.e2e.hands import Hands, sitting, write_project

pytestmark = [pytest.mark.e2e, pytest.mark.qt_log_ignore("grabbing the keyboard", "support raise")]

NAMES = {
    "storm": [
        ("Northgate bridge", "6", "FAC"),
        ("PORT ELDIS", "4", "GPE"),
        ("Odile Fenn", "1", "PERSON"),
        ("Harbour Authority", "3", "ORG"),
        ("University of Eldis", "3", "ORG"),
    ],
    "c1": [("Fenn", "1", "PERSON"), ("2019", "8", "DATE")],
    "c2": [("Port Eldis", "4", "GPE")],
}


def tokens_of(quote: str) -> int:
    return len(quote.split())


def label_names(ada: Hands, document_id: str) -> None:
    """Walk through a text with the caret and label every name in it."""
    for quote, key, _ in NAMES[document_id]:
        ada.walk_to(quote, document_id)
        ada.press(key, *["Alt+Shift+Right"] * (tokens_of(quote) - 1))
        assert ada.card == quote


def everything(ada: Hands) -> dict[str, AnnotationSet]:
    work = ada.page.annotating.work
    assert work is not None
    return dict(work.sets)


def said(annotation_set: AnnotationSet) -> object:
    """What a set says, whatever the ids: what undone and done again must be the same."""
    return (
        sorted((span.start, span.end, span.label, span.attributes) for span in annotation_set.spans),
        sorted((choice.layer, choice.label) for choice in annotation_set.choices),
        sorted((stance.target.key, stance.label) for stance in annotation_set.stances),
        sorted(each.id for each in annotation_set.rejected),
        sorted((note.about or "", note.text) for note in annotation_set.notes),
        annotation_set.state,
        annotation_set.flag,
    )


def decide_what_is_suggested(ada: Hands) -> None:
    """Walk from one open place to the next and answer."""
    # What was suggested in the article: right; wrong. Its sentiment.
    ada.press("Space", "Backspace", "2")
    # The first comment: its sentiment, what it says to the claim, what it says of somebody else.
    ada.press("1", "1")
    # The second: what was suggested of its sentiment and its stance is right, but it says more.
    ada.press("Space")
    assert ada.answers("c2")["sentiment"] == "negative"
    ada.press("Tab")
    ada.press("Space")
    assert "against" in ada.answers("c2").values()


def label_the_rest(ada: Hands) -> None:
    """Label the names with the caret; add a target, a note and a flag."""
    # The names of the article and of the comments, with the caret.
    ada.press("Right")
    assert ada.caret[0] == "storm"
    label_names(ada, "storm")
    ada.press("K", "K", "Alt+1")
    assert ada.card == "Odile Fenn"
    ada.press("Ctrl+End", "Ctrl+Right")
    # A target that nobody offered.
    label_names(ada, "c1")
    ada.press("T")
    ada.write("the authority")
    ada.press("Return")
    ada.qtbot.waitUntil(ada.page.view.hasFocus)
    assert "the authority" in ada.card
    ada.press("2")
    ada.press("Ctrl+End", "Ctrl+Right")
    label_names(ada, "c2")
    # A note on the span, a flag on the thread.
    ada.press("N")
    ada.write("which one")
    ada.press("Return")
    ada.qtbot.waitUntil(ada.page.view.hasFocus)
    ada.press("F", "Down", "Return")
    ada.qtbot.waitUntil(ada.page.view.hasFocus)


def test_an_article_is_labelled_by_keyboard_alone_and_all_of_it_undone_and_done_again(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path
) -> None:
    path = write_project(tmp_path)
    with sitting(qtbot, qapp, path) as ada:
        empty = {each: said(own) for each, own in everything(ada).items()}
        qtbot.waitUntil(lambda: ada.card == "Sunday")
        decide_what_is_suggested(ada)
        label_the_rest(ada)
        for document_id, names in NAMES.items():
            assert {(quote, label) for quote, _, label in names} <= set(ada.spans(document_id))
        ada.press("Ctrl+Return")
        ada.wait_for("t1")
        assert ada.counter.clicks == 0
        ada.settle()
        qtbot.waitUntil(ada.page.view.hasFocus)
        done = {each: said(own) for each, own in ada.page.desk.project.session("storm").sets.items()}
        assert {own.state for own in ada.page.desk.project.session("storm").sets.values()} == {"submitted"}
        # All of it taken back, from the thread behind it, and done again.
        undone = press_until(ada, "Ctrl+Z", "There is nothing to undo.")
        assert ada.thread == "storm"
        assert {each: said(own) for each, own in everything(ada).items()} == empty
        redone = press_until(ada, "Ctrl+Shift+Z", "There is nothing to do again.")
        assert redone == undone
        assert {each: said(own) for each, own in everything(ada).items()} == done
        assert ada.page.view.hasFocus()
        assert ada.counter.clicks == 0
        assert ada.troubles == []
    with Project.open(path, annotator="ada") as again:
        assert {each: said(own) for each, own in again.session("storm").sets.items()} == done
        assert again.check() == ()


def press_until(ada: Hands, key: str, last: str) -> int:
    """Press a key until the status line says that; return how often it did something."""
    times = 0
    while True:
        ada.heard.clear()
        ada.press(key)
        ada.qtbot.waitUntil(lambda: bool(ada.heard))
        if ada.heard[-1] == last:
            return times
        times += 1
