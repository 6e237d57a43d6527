"""Recipes on the page of exports: kept, followed, repeated in a shell, forgotten."""

from __future__ import annotations

import shlex
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from annotator.__main__ import main
from annotator.datasets.export_report import Recipe, Whose
from annotator.gui.exporting.page import ExportPage
from annotator.project import Project


def keep(qtbot: QtBot, page: ExportPage, name: str) -> None:
    """Keep what the form says, by keyboard."""
    row = page._recipes.row
    QTest.keyClick(row.save, Qt.Key.Key_Return)
    sheet = row._sheet
    assert sheet.isVisible()
    sheet.field.selectAll()
    QTest.keyClicks(sheet.field, name)
    QTest.keyClick(sheet.field, Qt.Key.Key_Return)
    assert not sheet.isVisible()
    qtbot.waitUntil(lambda: row.chosen == name and bool(row.command.text()))


def pick(page: ExportPage, name: str) -> None:
    page._recipes.row.picker.choose(name)
    page._recipes.row.picker.picked.emit(name)


def choose_one(page: ExportPage, annotator: str) -> None:
    page._form._annotator.choose(annotator)
    page._form._annotator.picked.emit(annotator)
    page._form._whose.set_chosen("one")


def test_what_the_form_says_is_kept_and_the_command_line_writes_the_same_bytes(
    qtbot: QtBot, disputed: ExportPage, project: Project, tmp_path: Path
) -> None:
    choose_one(disputed, "ines")
    disputed._form.filters.labels["entities"]["PERSON"].click()
    disputed._form.filters.unlabelled.click()
    disputed._form._to.setText(str(tmp_path / "by hand"))
    keep(qtbot, disputed, "places")
    row = disputed._recipes.row
    words = shlex.split(row.command.text())
    assert words == ["annotator", "export", str(project.path), str(tmp_path / "by hand"), "--recipe", "places"]
    row.copy.click()
    assert QGuiApplication.clipboard().text() == row.command.text()
    qtbot.waitUntil(lambda: disputed._write.text() == "Write 2 documents")
    QTest.mouseClick(disputed._write, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: bool(disputed.written))
    words[3] = str(tmp_path / "by recipe")
    assert main(words[1:]) == 0
    for name in ("all.jsonl", "manifest.json"):
        assert (tmp_path / "by hand" / name).read_bytes() == (tmp_path / "by recipe" / name).read_bytes()


def test_following_a_recipe_says_all_of_it_in_the_form(qtbot: QtBot, disputed: ExportPage, project: Project) -> None:
    recipe = Recipe(
        whose=Whose.of("otto"),
        format="conll",
        layers=frozenset({"entities"}),
        labels={"entities": frozenset({"GPE", "LOC"})},
        states=frozenset({"submitted"}),
        negatives=False,
        unlabelled=False,
        min_agreement=2 / 3,
        labelled_once=True,
        split=(60, 20, 20),
        group_by="author",
        stratified=False,
        seed=7,
        pseudonyms=frozenset({"authors"}),
        strict=True,
    )
    project.recipes.keep("names", recipe).result()
    disputed.refresh()
    qtbot.waitUntil(lambda: disputed._recipes.row.picker.count() == 2)
    pick(disputed, "names")
    row = disputed._recipes.row
    qtbot.waitUntil(lambda: row.command.text().endswith("--recipe names"))
    request = disputed._form.request
    assert request is not None
    assert request.recipe == recipe
    pick(disputed, "")
    assert not row.command.text()


def test_what_was_changed_since_is_said_until_it_is_saved_again(qtbot: QtBot, disputed: ExportPage) -> None:
    keep(qtbot, disputed, "all")
    row = disputed._recipes.row
    disputed._form.filters.negatives.click()
    assert row.note == "Changed since it was saved; save it again to keep the changes."
    assert row.command.text() == ""
    QTest.keyClick(row.save, Qt.Key.Key_Return)
    assert (row._sheet.field.text(), row._sheet.keep.text()) == ("all", "Replace it")
    QTest.keyClicks(row._sheet.field, "all of it")
    assert row._sheet.keep.text() == "Save"
    QTest.keyClick(row._sheet.field, Qt.Key.Key_Escape)
    assert not row._sheet.isVisible()
    keep(qtbot, disputed, "all")
    assert row.note == ""


def test_a_recipe_that_cannot_be_followed_here_is_a_sentence_and_the_form_stays(
    qtbot: QtBot, disputed: ExportPage, project: Project
) -> None:
    project.recipes.keep("old", Recipe(whose=Whose.ALL, labels={"colours": frozenset({"RED"})}, seed=5)).result()
    project.recipes.keep("gold", Recipe(whose=Whose.GOLD)).result()
    disputed.refresh()
    qtbot.waitUntil(lambda: disputed._recipes.row.picker.count() == 3)
    before = disputed._form.request
    pick(disputed, "old")
    qtbot.waitUntil(lambda: "no layer “colours”" in disputed.refusal)
    pick(disputed, "gold")
    qtbot.waitUntil(lambda: "There are no labels by “gold”" in disputed.refusal)
    assert disputed._form.request == before
    assert disputed._recipes.row.command.text() == ""


def test_a_recipe_is_forgotten(qtbot: QtBot, disputed: ExportPage, project: Project) -> None:
    keep(qtbot, disputed, "all")
    row = disputed._recipes.row
    assert row.forget.isVisible()
    row.forget.click()
    qtbot.waitUntil(lambda: row.chosen == "" and not row.forget.isVisible())
    assert project.recipes.names() == ()


def test_a_name_that_cannot_be_typed_again_is_a_sentence(qtbot: QtBot, disputed: ExportPage) -> None:
    row = disputed._recipes.row
    QTest.keyClick(row.save, Qt.Key.Key_Return)
    QTest.keyClicks(row._sheet.field, "names.json")
    QTest.keyClick(row._sheet.field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "that of a file" in disputed.refusal)
