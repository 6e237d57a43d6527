"""A training set on its way out, as a person sees it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from annotator.datasets.export_report import Whose
from annotator.datasets.import_report import ImportRequest
from annotator.gui.background import Background
from annotator.gui.exporting.page import ExportPage
from annotator.gui.exporting.short_line import shortened
from annotator.project import Project


@pytest.fixture
def opened() -> list[Path]:
    return []


def labelled(project: Project, folder: Path, *names: str) -> None:
    """Let these people have labelled an article of their own each."""
    for number, name in enumerate(names):
        line = {
            "id": f"fog{number}",
            "kind": "article",
            "text": "Fog closes the airport.",
            "labels": {"sentiment": "negative"},
            "annotator": name,
        }
        file = folder / f"{name}.jsonl"
        file.write_text(json.dumps(line) + "\n", encoding="utf-8")
        project.import_files(ImportRequest(paths=(file,))).result()


def show_again(qtbot: QtBot, exporting: ExportPage, button: str) -> None:
    exporting.refresh()
    qtbot.waitUntil(lambda: exporting._write.text() == button)


@pytest.fixture
def exporting(
    qtbot: QtBot, project: Project, background: Background, page: Path, opened: list[Path]
) -> Iterator[ExportPage]:
    project.import_files(ImportRequest(paths=(page,))).result()
    exporting = ExportPage(project, background, open_folder=opened.append)
    qtbot.addWidget(exporting)
    exporting.resize(1300, 900)
    exporting.show()
    exporting.refresh()
    qtbot.waitUntil(lambda: exporting._write.text() == "Write 3 documents")
    yield exporting
    exporting.put_away()


def words(widget: ExportPage) -> list[str]:
    return [each.text() for each in widget.findChildren(QLabel) if each.isVisible()]


def press(button: QPushButton) -> None:
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def test_one_click_from_the_defaults_writes_a_training_set(
    qtbot: QtBot, exporting: ExportPage, project: Project, opened: list[Path]
) -> None:
    press(exporting._write)
    qtbot.waitUntil(lambda: bool(exporting.written))
    folder = project.default_export_folder()
    lines = (folder / "all.jsonl").read_text(encoding="utf-8").splitlines()
    assert [json.loads(line)["kind"] for line in lines] == ["article", "comment", "comment"]
    assert (folder / "manifest.json").exists()
    assert "3 documents" in exporting.written
    press(exporting._show_folder)
    assert opened == [folder]


def test_the_first_lines_read_as_they_will_be_written(exporting: ExportPage) -> None:
    assert exporting._preview.lines.startswith('{"id":')
    assert "Northgate bridge" in exporting._preview.lines


def test_a_split_shows_what_each_part_holds_and_writes_a_file_each(
    qtbot: QtBot, exporting: ExportPage, project: Project
) -> None:
    splitting = exporting._form._split.splitting
    splitting.set_chosen(True)
    splitting.chosen.emit(True)
    qtbot.waitUntil(lambda: {"train", "dev", "test"} <= set(words(exporting)) and exporting._write.isEnabled())
    qtbot.waitUntil(lambda: words(exporting).count("train") == 2)
    press(exporting._write)
    qtbot.waitUntil(lambda: bool(exporting.written))
    names = {file.name for file in project.default_export_folder().iterdir()}
    assert {"train.jsonl", "dev.jsonl", "test.jsonl", "manifest.json"} <= names


def test_what_a_split_keeps_together_is_chosen_and_said(exporting: ExportPage) -> None:
    row = exporting._form._split
    row.splitting.set_chosen(True)
    row.splitting.chosen.emit(True)
    assert "Threads stay whole" in row.note
    assert row.evenly.isVisible()
    row.evenly.click()
    row.grouping.set_chosen("author")
    row.grouping.chosen.emit("author")
    assert "Threads of one author stay together" in row.note
    request = exporting._form.request
    assert request is not None
    assert (request.split, request.group_by, request.stratified) == ((80, 10, 10), "author", False)
    row.grouping.set_chosen("date")
    row.grouping.chosen.emit("date")
    assert not row.evenly.isVisible()
    assert "the newest test" in row.note


def test_shares_that_do_not_add_up_are_a_sentence(exporting: ExportPage) -> None:
    form = exporting._form
    form._split.splitting.set_chosen(True)
    form._split.shares[0].set_value(50)
    assert exporting.refusal == "Train, dev and test must add up to 100 percent."
    assert not exporting._write.isEnabled()


def test_no_layer_is_a_sentence(exporting: ExportPage) -> None:
    for chip in exporting._form._layers.values():
        chip.click()
    assert exporting.refusal == "Choose at least one layer."


def test_states_that_no_document_has_leave_nothing_to_write(qtbot: QtBot, exporting: ExportPage) -> None:
    exporting._form.filters.states["new"].click()
    qtbot.waitUntil(lambda: exporting._write.text() == "Write 0 documents")
    assert not exporting._write.isEnabled()


def test_a_place_that_takes_no_writing_is_a_sentence(qtbot: QtBot, exporting: ExportPage, tmp_path: Path) -> None:
    (tmp_path / "taken").write_text("a file", encoding="utf-8")
    exporting._form._to.setText(str(tmp_path / "taken" / "deeper"))
    exporting._form._to.editingFinished.emit()
    qtbot.waitUntil(lambda: not exporting._preview_later.isActive() and exporting._write.isEnabled())
    press(exporting._write)
    qtbot.waitUntil(lambda: bool(exporting.refusal))
    assert "taken" in exporting.refusal
    assert not exporting.written


def test_a_set_without_a_label_is_said_beside_the_button(exporting: ExportPage) -> None:
    assert exporting.warning == "No label of mira is in this set; only texts would be written."


def test_the_labels_of_the_only_one_who_labelled_go_out(
    qtbot: QtBot, exporting: ExportPage, project: Project, tmp_path: Path
) -> None:
    labelled(project, tmp_path, "ines")
    show_again(qtbot, exporting, "Write 4 documents")
    assert exporting._form.request is not None
    assert exporting._form.request.whose == Whose.of("ines")
    qtbot.waitUntil(lambda: exporting.warning == "")


def test_where_several_labelled_all_are_chosen_and_it_asks_until_a_person_says(
    qtbot: QtBot, exporting: ExportPage, project: Project, tmp_path: Path
) -> None:
    question = "Several people have labelled here; choose whose labels go out."
    labelled(project, tmp_path, "ines", "otto")
    show_again(qtbot, exporting, "Write 5 documents")
    assert exporting._form.request is not None
    assert exporting._form.request.whose == Whose.ALL
    assert question in words(exporting)
    exporting._form._annotator.choose("otto")
    exporting._form._annotator.picked.emit("otto")
    exporting._form._whose.set_chosen("one")
    show_again(qtbot, exporting, "Write 5 documents")
    assert exporting._form.request.whose == Whose.of("otto")
    assert question not in words(exporting)


def test_a_line_is_shortened_only_where_it_is_shown() -> None:
    line = json.dumps({"id": "0f" * 20, "parent": None, "text": "Storm " * 40, "labels": {"entities": [1, 2, 3]}})
    assert shortened(line) == (
        '{"id": "0f0f0f…", "text": "' + ("Storm " * 40)[:80] + '…", "labels": {"entities": [1, 2, "…"]}}'
    )
    assert shortened("no JSON") == "no JSON"


def test_names_are_replaced_where_that_is_chosen(qtbot: QtBot, exporting: ExportPage, project: Project) -> None:
    exporting._form.more.head.click()
    authors = exporting._form._pseudonyms["authors"]
    authors.click()
    assert any("Names inside texts stay." in each for each in words(exporting))
    qtbot.waitUntil(lambda: '"author": "author-' in exporting._preview.lines)
    press(exporting._write)
    qtbot.waitUntil(lambda: "Names inside texts" in exporting.written)
    lines = (project.default_export_folder() / "all.jsonl").read_text(encoding="utf-8").splitlines()
    assert {json.loads(line)["author"] for line in lines[1:]} <= {"author-1", "author-2", "author-3"}


def test_another_format_says_what_it_cannot_hold_before_anything_is_written(
    qtbot: QtBot, exporting: ExportPage, project: Project, tmp_path: Path
) -> None:
    labelled(project, tmp_path, "eva")
    show_again(qtbot, exporting, "Write 4 documents")
    assert "Nothing: the format holds every label." in words(exporting)
    picker = exporting._form._format
    picker.setFocus()
    QTest.keyClicks(picker, "CoNLL")
    assert picker.value == "conll"
    qtbot.waitUntil(lambda: any("1 × choice “sentiment · negative”" in word for word in words(exporting)))
    assert exporting._preview.lines.startswith("-DOCSTART- -X- -X- O")

    press(exporting._write)
    qtbot.waitUntil(lambda: bool(exporting.written))
    assert (project.default_export_folder() / "all.conll").exists()


def test_in_a_low_window_what_was_written_is_in_sight(qtbot: QtBot, exporting: ExportPage) -> None:
    exporting.resize(1100, 420)
    exporting._write.setFocus()
    QTest.keyClick(exporting._write, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: bool(exporting.written))
    qtbot.waitUntil(lambda: not exporting._show_folder.visibleRegion().isEmpty())
    assert exporting._write.hasFocus()


def test_of_a_format_for_programs_no_line_is_shown(qtbot: QtBot, exporting: ExportPage) -> None:
    exporting._form._format.setFocus()
    QTest.keyClicks(exporting._form._format, "spaCy")
    qtbot.waitUntil(lambda: "for programs" in exporting._preview.lines)
    assert not any(word.startswith("Shortened here") for word in words(exporting))
