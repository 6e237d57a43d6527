"""The program's own fonts, so that widths are the same on every machine, and a view to show threads in."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication

from annotator.gui.fonts import load_fonts
from tests.gui.thread_view.shown import Shown


@pytest.fixture(scope="session", autouse=True)
def fonts(qapp: QApplication) -> None:
    load_fonts(Path(__file__).parents[3] / "resources")


@pytest.fixture
def view(qtbot: Any) -> Shown:
    shown = Shown()
    qtbot.addWidget(shown)
    shown.resize(865, 900)
    shown.show()
    qtbot.waitExposed(shown)
    return shown
