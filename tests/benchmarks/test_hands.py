"""How many actions labelling takes, beside what it takes elsewhere."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.e2e.hands import (
    label_by_keyboard,
    label_by_mouse,
    label_suggestion_by_keyboard,
    sitting,
    write_project,
)

pytestmark = pytest.mark.bench

ELSEWHERE = """
elsewhere:
  Label Studio: 2 for a fresh span, 2 to refuse a suggestion; none can be accepted singly,
                and a label's key does nothing for what is selected
  doccano: 1 for a span once a label is in the hand"""


def test_actions_are_few(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> None:
    print("\nactions (key presses, clicks, drags) for:")
    for number, label in enumerate((label_by_mouse, label_by_keyboard, label_suggestion_by_keyboard)):
        with sitting(qtbot, qapp, write_project(tmp_path / str(number))) as ada:
            label(ada)
            for what, count in ada.figures.items():
                print(f"  {what}: {count}")
    print(ELSEWHERE)
