"""A window with a project of three threads, and the keys as the table has them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from annotator.datasets.import_report import ImportRequest
from annotator.domain.schema import Schema
from annotator.gui.app import App
from annotator.gui.key_map import KeyMap, keys_in_force
from annotator.gui.project_pages import ProjectPages
from annotator.project import Project
from tests.gui.annotate.threads import write_threads


@pytest.fixture(autouse=True)
def own_keys(qapp: object) -> Iterator[None]:
    keys_in_force().put(KeyMap())
    yield
    keys_in_force().put(KeyMap())


@pytest.fixture
def pages(
    qtbot: QtBot, app: App, news: Schema, tmp_path: Path, pages_of: Callable[[App], ProjectPages]
) -> ProjectPages:
    """The pages of a project whose first thread is open and has the keyboard."""
    path = tmp_path / "harbour.annot"
    with Project.create(path, news, annotator="mira") as project:
        project.import_files(ImportRequest(paths=write_threads(tmp_path, count=3)[:1])).result()
    app.open(path)
    pages = pages_of(app)
    qtbot.waitUntil(lambda: pages.desk.session is not None)
    # The platform without a screen would leave no room for the queue.
    app.window.resize(1440, 900)
    app.window.activateWindow()
    qtbot.waitUntil(app.window.isActiveWindow)
    pages.show_annotate()
    return pages
