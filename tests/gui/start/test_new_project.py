"""Making a project: where, which schema, which files."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from annotator.domain.schema_file import read_schema
from annotator.gui.app import App
from annotator.gui.start.new_project import NewProject, NewProjectPage
from annotator.gui.start.schema_card import SchemaCard
from annotator.settings import shipped_schemas


@pytest.fixture
def form(qtbot: QtBot, tmp_path: Path) -> NewProjectPage:
    form = NewProjectPage([read_schema(path) for path in shipped_schemas()], tmp_path)
    qtbot.addWidget(form)
    form.resize(900, 900)
    form.show()
    return form


def create(qtbot: QtBot, form: NewProjectPage) -> NewProject:
    with qtbot.waitSignal(form.create_wanted) as heard:
        QTest.mouseClick(
            next(each for each in form.findChildren(QPushButton) if each.text() == "Create the project"),
            Qt.MouseButton.LeftButton,
        )
    assert heard.args is not None
    new = heard.args[0]
    assert isinstance(new, NewProject)
    return new


def field(form: NewProjectPage) -> QLineEdit:
    return next(each for each in form.findChildren(QLineEdit) if each.accessibleName() == "File of the project")


def test_the_defaults_make_a_project_of_news_and_comments(qtbot: QtBot, form: NewProjectPage, tmp_path: Path) -> None:
    new = create(qtbot, form)
    assert new == NewProject(tmp_path / "My project.annot", new.schema, ())
    assert new.schema.title == "News and comments"


def test_a_name_that_is_taken_is_not_offered(qtbot: QtBot, tmp_path: Path, form: NewProjectPage) -> None:
    (tmp_path / "My project.annot").touch()
    other = NewProjectPage([read_schema(path) for path in shipped_schemas()], tmp_path)
    qtbot.addWidget(other)
    assert create(qtbot, other).path.name == "My project 2.annot"


def test_another_schema_is_one_click(qtbot: QtBot, form: NewProjectPage) -> None:
    replies = next(card for card in form.findChildren(SchemaCard) if card.text() == "Replies")
    QTest.mouseClick(replies, Qt.MouseButton.LeftButton)
    assert create(qtbot, form).schema.name == "replies"


def test_the_ending_comes_by_itself(qtbot: QtBot, form: NewProjectPage, tmp_path: Path) -> None:
    field(form).setText(str(tmp_path / "Harbour 1.2"))
    assert create(qtbot, form).path == tmp_path / "Harbour 1.2.annot"


def test_without_a_place_it_asks_for_one(qtbot: QtBot, form: NewProjectPage) -> None:
    field(form).clear()
    with qtbot.assertNotEmitted(form.create_wanted):
        QTest.mouseClick(
            next(each for each in form.findChildren(QPushButton) if each.text() == "Create the project"),
            Qt.MouseButton.LeftButton,
        )
    assert form.refusal == "Say where the project shall be."


def test_a_schema_from_a_file_is_offered_and_chosen(qtbot: QtBot, form: NewProjectPage, tmp_path: Path) -> None:
    file = tmp_path / "mine.toml"
    text = shipped_schemas()[1].read_text(encoding="utf-8").replace('title = "Replies"', 'title = "Mine"', 1)
    file.write_text(text, encoding="utf-8")
    form.take_schema(file)
    assert create(qtbot, form).schema.title == "Mine"


def test_a_schema_that_is_none_is_refused_with_its_file(form: NewProjectPage, tmp_path: Path) -> None:
    file = tmp_path / "broken.toml"
    file.write_text("name = ", encoding="utf-8")
    form.take_schema(file)
    assert "broken.toml" in form.refusal


def test_files_are_handed_on_each_once(qtbot: QtBot, form: NewProjectPage, page: Path) -> None:
    form.add_files((page, page))
    assert create(qtbot, form).files == (page,)
    remove = next(each for each in form.findChildren(QPushButton) if each.text() == "Remove")
    QTest.mouseClick(remove, Qt.MouseButton.LeftButton)
    assert create(qtbot, form).files == ()


def test_files_of_another_tool_give_the_schema_of_their_labels(qtbot: QtBot, app: App, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Protein A binds.")
    (tmp_path / "a.ann").write_text("T1\tProtein 0 9\tProtein A\n")
    app.entrance.show_new()
    form = app.window.page
    assert isinstance(form, NewProjectPage)
    make = next(each for each in form.findChildren(QPushButton) if each.text().startswith("Make a schema"))
    assert make.isHidden()
    form.add_files((tmp_path / "a.txt",))
    assert not make.isHidden()
    QTest.mouseClick(make, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: len(form.findChildren(SchemaCard)) == 3)
    # Pressed again it makes that card anew, and no other.
    QTest.mouseClick(make, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(make.isEnabled)
    assert len(form.findChildren(SchemaCard)) == 3
    (layer,) = create(qtbot, form).schema.layers
    assert [label.name for label in layer.labels] == ["Protein"]


def test_files_without_labels_are_told_so(qtbot: QtBot, app: App, page: Path) -> None:
    app.entrance.begin_with((page,))
    form = app.window.page
    assert isinstance(form, NewProjectPage)
    form.schema_wanted.emit((page,))
    qtbot.waitUntil(lambda: "hold no labels" in form.labels_refusal)
    make = next(each for each in form.findChildren(QPushButton) if each.text().startswith("Make a schema"))
    assert make.isEnabled()
    assert form.focusWidget() is make
