"""A change of the schema, the program closed and started again, and the change taken back."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from annotator.datasets.export_report import ExportRequest, Whose
from annotator.datasets.import_report import ImportRequest
from annotator.domain import gestures
from annotator.domain.queue import QueueQuery
from annotator.domain.schema_change import LabelPlace
from annotator.domain.schema_file import read_schema
from annotator.gui.app import App
from annotator.gui.project_pages import ProjectPages
from annotator.gui.schema.chosen import Chosen
from annotator.gui.schema.page import SchemaPage
from annotator.project import Project
from annotator.settings import Settings, save_settings, shipped_schemas

pytestmark = pytest.mark.e2e

TEXT = """The bridge stays shut

The Harbour Authority shut the Northgate bridge on Sunday.

2 Comments

1. tidewatcher_b on May 2, 2026

   The Harbour Authority is right for once.

2. M. Karsh on May 3, 2026

   Easy to say where the Harbour Authority pays.
"""


@pytest.fixture
def project_file(tmp_path: Path) -> Path:
    page = tmp_path / "bridge.txt"
    page.write_text(TEXT, encoding="utf-8")
    path = tmp_path / "Bridge.annot"
    with Project.create(path, read_schema(shipped_schemas()[0]), annotator="mira") as project:
        project.import_files(ImportRequest(paths=(page,))).result()
        session = project.session(project.queue_rows(project.queue_numbers(QueueQuery(show="all")))[0].thread_id)
        for document in session.thread:
            start = document.text.index("Harbour Authority")
            edits = gestures.label_span(session.sets[document.id], "entities", start, start + 17, "ORG")
            session.do(edits).saved.result()
            session.do(gestures.choose(session.sets[document.id], session.schema.layer("sentiment"), "neutral"))
    return path


@pytest.fixture
def started(qtbot: QtBot, qapp: QApplication, project_file: Path) -> Iterator[list[App]]:
    save_settings(Settings(annotator="mira"))
    apps: list[App] = []
    yield apps
    for app in apps:
        app.window.close()
        app.deleteLater()


def start(qtbot: QtBot, qapp: QApplication, apps: list[App], path: Path) -> ProjectPages:
    app = App(qapp)
    apps.append(app)
    app.window.show()
    app.open(path)
    qtbot.waitUntil(lambda: app.pages is not None and app.pages.desk.session is not None)
    assert app.pages is not None
    return app.pages


def stop(apps: list[App]) -> None:
    app = apps.pop()
    app.window.close()
    app.deleteLater()


def exported(path: Path, folder: Path) -> bytes:
    with Project.open(path, annotator="mira") as project:
        report = project.export(ExportRequest(out=folder, whose=Whose.ALL))
        assert project.check() == ()
        return b"".join(file.read_bytes() for file in report.files if file.suffix == ".jsonl")


def press(widget: QWidget, text: str) -> None:
    button = next(each for each in widget.findChildren(QPushButton) if each.text() == text and each.isVisible())
    assert button.isEnabled()
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def change(qtbot: QtBot, pages: ProjectPages, page: SchemaPage) -> None:
    """Rename ORG, merge the neutral sentiment into the negative one, retire the stance, and apply all of it."""
    page.editing.choose(Chosen(LabelPlace("entities"), "ORG"))
    page.label_form.title.setFocus()
    page.label_form.title.selectAll()
    QTest.keyClicks(page.label_form.title, "Company")
    qtbot.waitUntil(lambda: "Company" in page.outline.titles)
    page.editing.choose(Chosen(LabelPlace("sentiment"), "neutral"))
    press(page, "Merge")
    page.editing.choose(Chosen(LabelPlace("stance")))
    press(page, "Retire this layer")
    qtbot.waitUntil(lambda: len(page.editing.change.steps) == 3)
    press(page, "See what will change")
    qtbot.waitUntil(page.review.apply.isEnabled)
    press(page, "Apply")
    qtbot.waitUntil(lambda: pages.desk.session is not None and pages.desk.session.schema.layer("stance").retired)


def test_a_change_of_the_schema_outlives_the_program_and_so_does_its_undo(
    qtbot: QtBot, qapp: QApplication, started: list[App], project_file: Path, tmp_path: Path
) -> None:
    before = exported(project_file, tmp_path / "before")
    pages = start(qtbot, qapp, started, project_file)
    pages.show_schema()
    page = started[0].window.page
    assert isinstance(page, SchemaPage)
    qtbot.waitUntil(lambda: page.editing.uses(LabelPlace("entities"), "ORG") is not None)
    assert page.editing.uses(LabelPlace("entities"), "ORG") == 3
    change(qtbot, pages, page)
    stop(started)

    changed = exported(project_file, tmp_path / "changed")
    assert b'"Company"' in changed
    assert b'"neutral"' not in changed

    pages = start(qtbot, qapp, started, project_file)
    session = pages.desk.session
    assert session is not None
    assert [span.label for span in session.sets[session.thread.id].spans] == ["Company"]
    QTest.keyClick(pages._annotate.view, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: not pages.project.schema.layer("stance").retired)
    qtbot.waitUntil(lambda: pages.desk.session is not None and pages.desk.session.schema is pages.project.schema)
    assert ("entities", "ORG") in pages._annotate.inspector.palette_.buttons
    stop(started)
    assert exported(project_file, tmp_path / "after") == before
