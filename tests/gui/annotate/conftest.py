"""A project with three threads, the page on the screen, and somebody at it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from annotator.datasets.import_report import ImportRequest
from annotator.gui.annotate.annotate_page import AnnotatePage
from annotator.gui.background import Background
from annotator.gui.desk import Desk
from annotator.gui.fonts import load_fonts
from annotator.gui.theme import LIGHT
from annotator.project import Project
from annotator.settings import resources
from tests.gui.annotate.person import Person, Tokens
from tests.gui.annotate.threads import write_threads

Sit = Callable[..., Person]


@pytest.fixture(scope="session", autouse=True)
def fonts(qapp: object) -> None:
    load_fonts(resources())


def fill(project: Project, folder: Path, count: int) -> None:
    texts, proposed = write_threads(folder, count=count)
    report = project.import_files(ImportRequest(paths=(texts,))).result()
    assert report.refused == ()
    report = project.import_files(ImportRequest(paths=(proposed,), agent="news-en")).result()
    assert report.refused == ()


@pytest.fixture
def harbour(project: Project, tmp_path: Path) -> Project:
    """Three threads: the storm with its comments and suggestions, and two short ones behind it."""
    fill(project, tmp_path, 3)
    return project


@pytest.fixture
def sit(qtbot: QtBot) -> Sit:
    """Let somebody sit down before a project: the page is on the screen and a thread is open."""

    def sit_down(project: Project, *, empty: bool = False) -> Person:
        background = Background()
        desk = Desk(project, background, tokenizer=Tokens())
        page = AnnotatePage(desk, theme=LIGHT)
        window = QWidget()
        column = QVBoxLayout(window)
        column.addWidget(page)
        column.addWidget(page.hints)
        window.resize(1440, 900)
        person = Person(qtbot, page, window)

        def stand_up(_window: QWidget) -> None:
            person.settle()
            page.put_away()
            background.close()

        qtbot.addWidget(window, before_close_func=stand_up)
        window.show()
        with qtbot.waitSignal(page.finder.ended if empty else desk.opened):
            page.start()
        qtbot.waitUntil(lambda: empty or page.finder.rows.rowCount() > 0)
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)
        page.view.setFocus()
        return person

    return sit_down


@pytest.fixture
def ada(sit: Sit, harbour: Project) -> Person:
    return sit(harbour)
