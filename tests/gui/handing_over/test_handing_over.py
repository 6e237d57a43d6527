"""Handing over and merging in the window, as a person does it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from annotator.domain import gestures
from annotator.domain.edit import DocumentEdit, Remove
from annotator.domain.packing import PackRequest
from annotator.gui.app import App
from annotator.gui.controls.picker import Picker
from annotator.gui.handing_over.drop_question import DropQuestion
from annotator.gui.project_pages import ProjectPages
from annotator.project import Project
from tests.threads import label, made, set_now

Wait = Callable[[App], ProjectPages]


def shown(widget: QWidget) -> str:
    return "\n".join(each.text() for each in widget.findChildren(QLabel) if each.isVisible())


def offered(widget: QWidget, text: str) -> bool:
    return any(
        each.text() == text and each.isVisible() and each.isEnabled() for each in widget.findChildren(QPushButton)
    )


def press(widget: QWidget, text: str) -> None:
    button = next(each for each in widget.findChildren(QPushButton) if each.text() == text and each.isVisible())
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


@pytest.fixture
def storm(tmp_path: Path) -> Path:
    """A project in which ann labelled a thread, and what she did in a copy of it meanwhile."""
    with made(tmp_path, threads=("a", "b")) as project:
        label(project.session("a"))
        for name in ("ann", "bea"):
            project.handing_over.pack(tmp_path / f"from {name}.annot", PackRequest(annotator=name))
        session = project.session("a")
        session.do([DocumentEdit("a", Remove(session.sets["a"].spans[0]))]).saved.result()
    for name in ("ann", "bea"):
        with Project.open(tmp_path / f"from {name}.annot") as pack:
            label(pack.session("b"), document="b")
            if name == "ann":
                own = set_now(pack)
                pack.session("a").do(gestures.relabel(own, own.spans[0], "ORG")).saved.result()
    return tmp_path / "storm.annot"


@pytest.fixture
def pages(qtbot: QtBot, app: App, pages_of: Wait, storm: Path) -> ProjectPages:
    app.open(storm)
    qtbot.waitUntil(lambda: app.pages is not None and app.pages.desk.session is not None)
    app.set_annotator("ann")
    return pages_of(app)


def test_a_file_is_made_for_somebody_new(qtbot: QtBot, app: App, pages: ProjectPages, tmp_path: Path) -> None:
    app.window.menus.wanted.emit("hand_over")
    page = app.window.page
    assert pages.shown == "hand_over"
    assert page is not None
    whom = next(each for each in page.findChildren(Picker) if each.accessibleName() == "For")
    whom.setCurrentIndex(whom.findText("Somebody else…"))
    whom.activated.emit(whom.currentIndex())
    qtbot.waitUntil(lambda: "Say for whom it is." in shown(page))
    assert not offered(page, "Make the file")
    name = next(each for each in page.findChildren(QLineEdit) if each.isVisible() and each.placeholderText() == "Name")
    QTest.keyClicks(name, "Cy")
    qtbot.waitUntil(lambda: offered(page, "Make the file"))
    assert "2 threads · 6 documents · 0 labels" in shown(page)
    assert "Nothing is assigned to Cy: all threads go along." in shown(page)
    press(page, "Make the file")
    qtbot.waitUntil(lambda: offered(page, "Show in folder"))
    made_file = tmp_path / "storm for Cy.annot"
    assert f"{made_file} is there: 2 threads, 0 labels." in shown(page)
    with Project.open(made_file, access="read") as pack:
        assert pack.annotator == "Cy"


def test_a_packed_file_is_opened_as_whom_it_is_for(
    qtbot: QtBot, app: App, pages: ProjectPages, pages_of: Wait, storm: Path
) -> None:
    app.open(storm.with_name("from bea.annot"))
    qtbot.waitUntil(lambda: app.pages is not pages and app.pages is not None and app.pages.desk.session is not None)
    assert pages_of(app).project.annotator == "bea"


def dropped(qtbot: QtBot, app: App, *files: Path) -> DropQuestion:
    app.take_files(files)
    question: list[DropQuestion] = []

    def asked() -> bool:
        question.extend(each for each in (QApplication.activeModalWidget(),) if isinstance(each, DropQuestion))
        return bool(question)

    qtbot.waitUntil(asked)
    return question[0]


def test_dropped_files_are_merged_after_a_look_and_conflicts_lead_to_their_places(
    qtbot: QtBot, app: App, pages: ProjectPages, storm: Path
) -> None:
    files = [storm.with_name(f"from {name}.annot") for name in ("ann", "bea")]
    press(dropped(qtbot, app, *files), "Merge…")
    assert pages.shown == "merge_files"
    page = app.window.page
    assert page is not None
    # What is put into a page that is on the screen is shown a moment later.
    qtbot.waitUntil(lambda: offered(page, "Merge") and "conflict" in shown(page))
    told = shown(page)
    assert "4 added · 0 updated · 1 conflict" in told
    assert "“Bo Li”: taken away here, ORG in from ann.annot" in told
    assert "What comes is later and would stand." in told or "What is here is later and would stay." in told
    assert not offered(page, "Show")
    assert pages.project.info().annotations["entities"]["PERSON"] == 0

    press(page, "Merge")
    qtbot.waitUntil(lambda: offered(page, "Show"))
    assert "The project as it was: " in shown(page)
    assert pages.project.info().annotations["entities"]["PERSON"] == 2
    press(page, "Show")
    qtbot.waitUntil(lambda: pages.shown == "annotate")
    session = pages.desk.session
    assert session is not None
    assert session.thread.id == "a"
    qtbot.waitUntil(lambda: pages.project.schema is session.schema)


def test_a_file_that_brings_nothing_or_cannot_be_merged_says_so(
    qtbot: QtBot, app: App, pages: ProjectPages, storm: Path, tmp_path: Path
) -> None:
    pages.project.save_copy(tmp_path / "same.annot")
    pages.handing_over.show_merge([tmp_path / "same.annot"])
    page = app.window.page
    assert page is not None
    qtbot.waitUntil(lambda: "Nothing new: all of it is here already" in shown(page))
    assert not offered(page, "Merge")
    pages.handing_over.show_merge([storm])
    qtbot.waitUntil(lambda: "this is the project itself" in shown(page))
    assert not offered(page, "Merge")


def test_a_dropped_project_can_be_opened_instead(
    qtbot: QtBot, app: App, pages: ProjectPages, pages_of: Wait, storm: Path
) -> None:
    press(dropped(qtbot, app, storm.with_name("from bea.annot")), "Open it")
    qtbot.waitUntil(lambda: app.pages is not pages and app.pages is not None and app.pages.desk.session is not None)
    assert pages_of(app).project.name == "from bea"


def test_another_project_is_said_to_be_one_before_it_comes_in(
    qtbot: QtBot, app: App, pages: ProjectPages, tmp_path: Path
) -> None:
    (tmp_path / "else").mkdir()
    made(tmp_path / "else", threads=("z",)).close()
    pages.handing_over.show_merge([tmp_path / "else" / "storm.annot"])
    page = app.window.page
    assert page is not None
    qtbot.waitUntil(lambda: "storm.annot: another project, and no text of it is here." in shown(page))
    qtbot.waitUntil(lambda: offered(page, "Merge"))
    press(page, "Merge")
    qtbot.waitUntil(lambda: "z" in pages.project.handing_over.thread_ids())
    qtbot.waitUntil(lambda: offered(page, "Review what came"))
    press(page, "Review what came")
    assert pages.shown == "review"
