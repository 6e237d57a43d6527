"""How many actions labelling takes, counted by what arrives at the window."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from annotator.project import Project
from tests.e2e.hands import (
    label_by_keyboard,
    label_by_mouse,
    label_suggestion_by_keyboard,
    sitting,
    write_project,
)

pytestmark = [pytest.mark.e2e, pytest.mark.qt_log_ignore("grabbing the keyboard", "support raise")]


def test_a_span_is_one_action_of_the_mouse(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> None:
    with sitting(qtbot, qapp, write_project(tmp_path)) as ada:
        label_by_mouse(ada)
        assert ada.figures == {
            "taking a label in the hand": 1,
            "a span, label in the hand: drag": 1,
            "a span, label in the hand: double-click on a token": 1,
            "a span, label in the hand: double-click on a suggestion": 1,
            "a span, selected first: drag, then the label's key": 2,
        }
        assert ada.spans() == [
            ("Engineers", "ORG"),
            ("Marren Peninsula", "LOC"),
            ("Harbour Authority", "ORG"),
            ("University of Eldis", "ORG"),
        ]
        assert ada.troubles == []


def test_by_keyboard_a_decision_is_one_key_and_a_token_of_a_span_one_more(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path
) -> None:
    path = write_project(tmp_path)
    with sitting(qtbot, qapp, path) as ada:
        label_by_keyboard(ada)
        assert ada.figures == {
            "accepting a suggestion": 1,
            "refusing a suggestion": 1,
            "a choice": 1,
            "a stance": 1,
            "accepting a suggested answer": 1,
            "a span of one token, caret on it": 1,
            "a span of two tokens, caret on it: label, then stretch": 2,
            "a span of three tokens, caret on it: select, then label": 4,
            "the next name that nobody labelled: going there and labelling it": 2,
            "saving": 0,
        }
        assert ada.spans() == [
            ("Engineers", "NORP"),
            ("Sunday", "DATE"),
            ("Odile Fenn", "PERSON"),
            ("Harbour Authority", "ORG"),
            ("University of Eldis", "ORG"),
        ]
        assert ada.counter.clicks == 0
        assert ada.troubles == []
    with Project.open(path, annotator="ada") as again:
        assert len(again.session("storm").sets["storm"].spans) == 5


def test_a_suggested_span_gets_a_label_of_ones_own_by_two_keys(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path
) -> None:
    with sitting(qtbot, qapp, write_project(tmp_path)) as ada:
        label_suggestion_by_keyboard(ada)
        assert ada.figures == {"a suggested span, with a label of one's own": 2}
        assert ada.spans() == [("Sunday", "EVENT")]


def test_a_double_click_beside_the_text_labels_nothing(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> None:
    with sitting(qtbot, qapp, write_project(tmp_path)) as ada:
        ada.click_on(ada.page.inspector.palette_.buttons["entities", "ORG"])
        for beside in (10, 40, 200):
            ada.double_click("denies it.", beside=beside)
            assert ada.spans() == []
        selection = ada.page.view.selection
        assert selection is not None
        assert selection.is_caret
        assert selection.position == len(ada.text("storm"))
