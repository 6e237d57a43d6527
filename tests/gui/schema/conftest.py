"""A labelled project, and the page of its schema."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from annotator.datasets.import_report import ImportRequest
from annotator.domain import gestures
from annotator.domain.queue import QueueQuery
from annotator.domain.schema import Schema
from annotator.gui.app import App
from annotator.gui.project_pages import ProjectPages
from annotator.gui.schema.page import SchemaPage
from annotator.project import Project
from annotator.settings import Settings
from tests.gui.schema.researcher import ENTITIES


@pytest.fixture
def labelled(tmp_path: Path, news: Schema, page: Path) -> Path:
    """A project whose article holds an ORG by mira and one by ben, a FAC, and both over one range."""
    path = tmp_path / "Harbour.annot"
    with Project.create(path, news, annotator="ben") as project:
        project.import_files(ImportRequest(paths=(page,))).result()
        for who, words, label in (
            ("ben", "Harbour Authority", "ORG"),
            ("mira", "Harbour Authority", "ORG"),
            ("mira", "Northgate bridge", "FAC"),
            ("mira", "Northgate bridge", "ORG"),
        ):
            project.set_annotator(who)
            session = project.session(first_thread(project))
            start = session.thread.article.text.index(words)
            article = session.sets[session.thread.id]
            edits = gestures.label_span(article, "entities", start, start + len(words), label)
            session.do(edits).saved.result()
    return path


def first_thread(project: Project) -> str:
    return project.queue_rows(project.queue_numbers(QueueQuery(show="all")))[0].thread_id


@pytest.fixture
def pages(qtbot: QtBot, app: App, pages_of: Callable[[App], ProjectPages], labelled: Path) -> ProjectPages:
    app.preferences.keep(Settings(annotator="mira"))
    app.open(labelled)
    pages = pages_of(app)
    qtbot.waitUntil(lambda: pages.desk.session is not None)
    return pages


@pytest.fixture
def schema_page(qtbot: QtBot, app: App, pages: ProjectPages) -> SchemaPage:
    """The page, opened from the menu as a person does."""
    next(action for action in app.window.menus._actions.values() if "uidelines" in action.text()).trigger()
    found = app.window.page
    assert isinstance(found, SchemaPage)
    assert pages.shown == "schema"
    qtbot.waitUntil(lambda: found.editing.uses(ENTITIES, "ORG") == 3)
    return found
