"""Labels that the project lacks: shown on the import page, added to the schema there, and then imported."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from annotator.gui.background import Background
from annotator.gui.controls.picker import Picker
from annotator.gui.importing.page import ImportPage
from annotator.project import Project


@pytest.fixture
def importing(qtbot: QtBot, project: Project, background: Background) -> Iterator[ImportPage]:
    importing = ImportPage(project, background)
    qtbot.addWidget(importing)
    importing.resize(1300, 900)
    importing.show()
    yield importing
    importing.put_away()


@pytest.fixture
def file(tmp_path: Path) -> Path:
    lines = [
        {
            "text": f"Bo ate soup number {number}.",
            "spans": [{"start": 0, "end": 2, "label": "PERSON"}, {"start": 7, "end": 11, "label": "FOOD"}],
            "answer": "accept",
            "_session_id": "kitchen",
        }
        for number in range(3)
    ]
    path = tmp_path / "a.jsonl"
    path.write_text("\n".join(map(json.dumps, lines)), encoding="utf-8")
    return path


def words(widget: ImportPage) -> str:
    return "\n".join(each.text() for each in widget.findChildren(QLabel) if each.isVisible())


def button(widget: ImportPage, text: str) -> QPushButton | None:
    found = [each for each in widget.findChildren(QPushButton) if each.text() == text and each.isVisible()]
    return found[0] if found and found[0].isEnabled() else None


def press(qtbot: QtBot, widget: ImportPage, text: str) -> None:
    qtbot.waitUntil(lambda: button(widget, text) is not None)
    wanted = button(widget, text)
    assert wanted is not None
    QTest.mouseClick(wanted, Qt.MouseButton.LeftButton)


def test_labels_are_added_after_showing_where_and_then_go_in(
    qtbot: QtBot, importing: ImportPage, project: Project, file: Path
) -> None:
    importing.show_files((file,))
    qtbot.waitUntil(lambda: "1 label in these files has no place in this project." in words(importing))
    assert "FOOD 3" in words(importing)
    before = project.schema
    press(qtbot, importing, "Add these labels to the schema…")
    qtbot.waitUntil(lambda: "Into “Entities”" in words(importing))
    assert project.schema == before
    add = button(importing, "Add to the schema")
    assert add is not None
    assert add.hasFocus()
    with qtbot.waitSignal(importing.schema_changed) as heard:
        QTest.keyClick(add, Qt.Key.Key_Space)
    assert heard.args is not None
    assert heard.args[0].schema
    assert project.schema.layer("entities").label("FOOD").title == "FOOD"
    qtbot.waitUntil(lambda: "6 labels" in words(importing))
    assert "no place" not in words(importing)
    assert project.undo().result() is not None
    assert project.schema == before


def test_spans_can_go_into_a_new_layer(qtbot: QtBot, importing: ImportPage, project: Project, file: Path) -> None:
    importing.show_files((file,))
    press(qtbot, importing, "Add these labels to the schema…")
    qtbot.waitUntil(lambda: "Into “Entities”" in words(importing))
    (picker,) = [each for each in importing._missing.findChildren(Picker) if each.isVisible()]
    assert picker.accessibleName() == "Where these spans go"
    picker.setCurrentIndex(picker.count() - 1)
    picker.activated.emit(picker.count() - 1)
    qtbot.waitUntil(lambda: "New layer “Entities span”" in words(importing))
    press(qtbot, importing, "Not now")
    assert button(importing, "Add these labels to the schema…") is not None
    assert "New layer" not in words(importing)


def test_whose_labels_come_is_said_and_that_they_are_not_ones_own(
    qtbot: QtBot, importing: ImportPage, project: Project, file: Path
) -> None:
    importing.show_files((file,))
    qtbot.waitUntil(lambda: "Labels: 3 by kitchen." in words(importing))
    assert f"You annotate as {project.annotator}, and none of them are yours" in words(importing)
    importing._form._whose.set_chosen("annotator")
    importing._form._whose.chosen.emit("annotator")
    qtbot.waitUntil(lambda: f"Labels: 3 by {project.annotator}." in words(importing))
    assert "none of them are yours" not in words(importing)


def test_where_no_label_is_missing_nothing_is_offered(qtbot: QtBot, importing: ImportPage, page: Path) -> None:
    importing.show_files((page,))
    qtbot.waitUntil(lambda: button(importing, "Import 3 documents") is not None)
    assert button(importing, "Add these labels to the schema…") is None
