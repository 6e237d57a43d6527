"""Files on their way in, as a person sees it."""

from __future__ import annotations

import importlib.util
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from annotator.datasets.import_report import ImportReport
from annotator.domain.queue import QueueQuery
from annotator.gui.background import Background
from annotator.gui.controls.picker import Picker
from annotator.gui.controls.tick import Tick
from annotator.gui.importing.field_words import FIELDS
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


def words(widget: ImportPage) -> str:
    return "\n".join(each.text() for each in widget.findChildren(QLabel) if each.isVisible())


def offered(widget: ImportPage, text: str) -> bool:
    return any(
        each.text() == text and each.isVisible() and each.isEnabled() for each in widget.findChildren(QPushButton)
    )


def press(widget: ImportPage, text: str) -> None:
    button = next(each for each in widget.findChildren(QPushButton) if each.text() == text and each.isVisible())
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def take_in(qtbot: QtBot, importing: ImportPage, *files: Path, button: str) -> ImportReport:
    importing.show_files(files)
    qtbot.waitUntil(lambda: offered(importing, button))
    with qtbot.waitSignal(importing.imported) as heard:
        press(importing, button)
    assert heard.args is not None
    report = heard.args[0]
    assert isinstance(report, ImportReport)
    return report


def test_what_was_recognised_is_shown_before_anything_goes_in(
    qtbot: QtBot, importing: ImportPage, project: Project, page: Path
) -> None:
    importing.show_files((page,))
    qtbot.waitUntil(lambda: offered(importing, "Import 3 documents"))
    qtbot.waitUntil(lambda: "1 article · 2 comments · 2 authors · 1 file" in words(importing))
    assert "Please follow our commenting guidelines." in words(importing)
    assert project.queue_counts().threads == 0


def test_import_takes_it_in(qtbot: QtBot, importing: ImportPage, project: Project, page: Path) -> None:
    report = take_in(qtbot, importing, page, button="Import 3 documents")
    assert report.added == 3
    assert project.queue_counts().threads == 1


def test_after_an_import_the_page_says_what_went_in_and_leads_on(
    qtbot: QtBot, importing: ImportPage, page: Path
) -> None:
    take_in(qtbot, importing, page, button="Import 3 documents")
    qtbot.waitUntil(lambda: "3 documents went in" in words(importing))
    assert not offered(importing, "Import")
    importing._form._format.picked.emit("text")
    qtbot.waitUntil(lambda: not importing._preview_later.isActive())
    assert "3 documents went in" in words(importing)
    with qtbot.waitSignal(importing.finished):
        press(importing, "Start annotating")
    take_in(qtbot, importing, page, button="Import")
    qtbot.waitUntil(lambda: "Nothing new went in" in words(importing))
    assert "3 documents are there already" in words(importing)


def test_an_import_that_is_cancelled_brings_nothing_and_says_so(
    qtbot: QtBot, importing: ImportPage, project: Project, tmp_path: Path
) -> None:
    with zipfile.ZipFile(tmp_path / "mails.zip", "w") as archive:
        for year in ("2024", "2025"):
            lines = (f'{{"id": "{year}-{number}", "text": "Bo wins."}}\n' for number in range(1500))
            archive.writestr(f"{year}/a.jsonl", "".join(lines))
    importing.show_files((tmp_path / "mails.zip",))
    button = f"Import {importing.locale().toString(3000)} documents"
    qtbot.waitUntil(lambda: offered(importing, button))
    qtbot.waitUntil(lambda: "mails.zip › 2025/a.jsonl" in words(importing))  # noqa: RUF001
    with qtbot.waitSignal(importing.imported) as heard:
        press(importing, button)
        importing._progress._cancel.click()
    assert heard.args is not None
    assert heard.args[0].cancelled
    qtbot.waitUntil(lambda: "It was stopped; nothing went in" in words(importing))
    assert project.queue_counts().threads == 0
    assert project.imports() == ()


def test_refusals_come_first_in_file_and_line_order_and_their_files_are_marked(
    qtbot: QtBot, importing: ImportPage, page: Path, tmp_path: Path
) -> None:
    late, early = tmp_path / "late.jsonl", tmp_path / "early.jsonl"
    late.write_text("{broken\n", encoding="utf-8")
    early.write_text('{broken\n{"id": "a", "kind": "article", "text": "Storm"}\n{broken\n', encoding="utf-8")
    importing.show_files((late, page, early, tmp_path / "gone.txt"))
    qtbot.waitUntil(lambda: offered(importing, "Import 4 documents"))
    qtbot.waitUntil(lambda: "RECOGNISED" in words(importing))
    shown = words(importing).split("\n")
    shown = shown[shown.index("REFUSED") :]
    places = [shown.index(place) for place in ("early.jsonl, line 1", "early.jsonl, line 3", "gone.txt")]
    assert places == sorted(places)
    assert shown.index("gone.txt") < shown.index("late.jsonl, line 1") < shown.index("LEFT OUT AS BOILERPLATE")
    assert shown.index("LEFT OUT AS BOILERPLATE") < shown.index("RECOGNISED") < shown.index("format")
    table = shown[shown.index("format") :]
    assert table.count("refused") == 3
    marked = [each.text() for each in importing.findChildren(QLabel) if each.property("look") == "bad"]
    assert {"late.jsonl", "gone.txt"} <= set(marked)
    assert "early.jsonl" not in marked


def test_equal_texts_left_out_stand_together_and_go_back_together(
    qtbot: QtBot, importing: ImportPage, page: Path, tmp_path: Path
) -> None:
    twin = tmp_path / "twin.txt"
    twin.write_text(page.read_text(encoding="utf-8").replace("Storm", "Gale"), encoding="utf-8")
    importing.show_files((page, twin))
    qtbot.waitUntil(lambda: "Please follow our commenting guidelines. ×2" in words(importing))
    (tick,) = [each for each in importing.findChildren(Tick) if each.isVisible()]
    tick.click()
    qtbot.waitUntil(lambda: [each.isChecked() for each in importing.findChildren(Tick) if each.isVisible()] == [True])
    assert len(importing._kept) == 2


def test_a_refusal_names_the_field_of_the_page(qtbot: QtBot, importing: ImportPage, tmp_path: Path) -> None:
    table = tmp_path / "odd.csv"
    table.write_text("ref,wording\n1,Storm closes bridge\n", encoding="utf-8")
    importing.show_files((table,))
    qtbot.waitUntil(lambda: "Name the right one (at the left: Columns)." in words(importing))
    assert "--" not in words(importing)


def test_every_hint_for_the_command_line_has_a_field() -> None:
    rooms = Path(importlib.util.find_spec("annotator").submodule_search_locations[0])  # type: ignore[union-attr,index]
    said = {
        hint
        for room in ("formats", "datasets", "domain")
        for file in (rooms / room).rglob("*.py")
        if file.name != "spacy_config.py"  # what it says stands in a file for whoever trains
        for hint in re.findall(r"(?<!var)\(--[a-z][^)]*\)", file.read_text(encoding="utf-8"))
    }
    assert said <= set(FIELDS)


def test_a_tick_puts_a_left_out_text_back(qtbot: QtBot, importing: ImportPage, project: Project, page: Path) -> None:
    importing.show_files((page,))
    qtbot.waitUntil(lambda: bool(importing.findChildren(Tick)))
    tick = importing.findChildren(Tick)[0]
    assert "Please follow our commenting guidelines" in tick.accessibleName()
    tick.click()
    qtbot.waitUntil(lambda: offered(importing, "Import 3 documents") and not importing._preview_later.isActive())
    qtbot.waitUntil(lambda: [each.isChecked() for each in importing.findChildren(Tick) if each.isVisible()] == [True])
    with qtbot.waitSignal(importing.imported):
        importing._import.click()
    (number,) = project.queue_numbers(QueueQuery())
    thread = project.session(project.queue_rows([number])[0].thread_id).thread
    assert any("commenting guidelines" in document.text for document in thread)


def test_what_is_refused_says_file_line_and_reason_and_the_rest_goes_in(
    qtbot: QtBot, importing: ImportPage, project: Project, page: Path, tmp_path: Path
) -> None:
    broken = tmp_path / "broken.jsonl"
    broken.write_text('{"id": "a", "kind": "article", "text": "Storm"}\n{broken\n', encoding="utf-8")
    report = take_in(qtbot, importing, page, broken, button="Import 4 documents")
    assert report.added == 4
    qtbot.waitUntil(lambda: "broken.jsonl, line 2" in words(importing))
    assert project.queue_counts().threads == 2


def test_columns_are_offered_with_their_first_rows_and_can_be_said(
    qtbot: QtBot, importing: ImportPage, tmp_path: Path
) -> None:
    table = tmp_path / "odd.csv"
    table.write_text("ref,wording\n1,Storm closes bridge\n2,Fog closes airport\n", encoding="utf-8")
    importing.show_files((table,))
    qtbot.waitUntil(lambda: "The columns of odd.csv" in words(importing))
    text = next(each for each in importing.findChildren(Picker) if each.accessibleName() == "Column of: Text")
    text.choose("wording")
    text.picked.emit("wording")
    qtbot.waitUntil(lambda: "Storm closes bridge · Fog closes airport" in words(importing))
    qtbot.waitUntil(lambda: offered(importing, "Import 2 documents"))


def test_an_earlier_import_is_removed_and_its_left_out_text_becomes_a_document(
    qtbot: QtBot, importing: ImportPage, project: Project, page: Path
) -> None:
    take_in(qtbot, importing, page, button="Import 3 documents")
    qtbot.waitUntil(lambda: offered(importing, "1 left out"))
    press(importing, "1 left out")
    qtbot.waitUntil(lambda: offered(importing, "Add as a document"))
    with qtbot.waitSignal(importing.changed):
        press(importing, "Add as a document")
    assert project.queue_counts().threads == 2
    qtbot.waitUntil(lambda: offered(importing, "Remove"))
    with qtbot.waitSignal(importing.changed):
        press(importing, "Remove")
    assert project.queue_counts().threads == 0
    qtbot.waitUntil(lambda: "removed" in words(importing))


def test_no_files_nothing_to_import(qtbot: QtBot, importing: ImportPage) -> None:
    importing.show_files(())
    assert not importing._import.isEnabled()
    qtbot.waitUntil(lambda: "Drop files or folders here" in words(importing))


def test_of_very_many_files_the_first_are_shown_and_all_go_in(
    qtbot: QtBot, importing: ImportPage, project: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("annotator.gui.importing.page._PREVIEWED", 2)
    folder = tmp_path / "many"
    folder.mkdir()
    for number in range(5):
        (folder / f"{number}.txt").write_text(f"Storm {number}\n\nIt was windy.\n", encoding="utf-8")
    report = take_in(qtbot, importing, folder, button="Import all files")
    assert report.added == 5


def test_a_column_that_was_found_can_be_said_to_be_none(
    qtbot: QtBot, importing: ImportPage, project: Project, tmp_path: Path
) -> None:
    table = tmp_path / "comments.csv"
    table.write_text("text,name\nStorm closes bridge,a picture\n", encoding="utf-8")
    importing.show_files((table,))
    qtbot.waitUntil(lambda: offered(importing, "Import 1 document") and "Columns" in words(importing))
    author = next(each for each in importing.findChildren(Picker) if each.accessibleName() == "Column of: Author")
    assert author.value == "name"
    author.choose(None)
    author.picked.emit(None)
    qtbot.waitUntil(lambda: "1 article · 0 comments · 0 authors · 1 file" in words(importing))


def test_a_file_that_does_not_tell_how_it_counts_is_asked_about(
    qtbot: QtBot, importing: ImportPage, tmp_path: Path
) -> None:
    file = tmp_path / "doccano.jsonl"
    file.write_text('{"text": "🇨🇭 Bo wins", "label": [[5, 7, "PERSON"]]}\n', encoding="utf-8")
    importing._form._whose.set_chosen("annotator")
    importing._form._name.setText("eva")
    importing.show_files((file,))
    qtbot.waitUntil(lambda: "say it (at the left: Offsets)" in words(importing))
    picker = importing._form._unit
    picker.setFocus()
    QTest.keyClicks(picker, "UTF")
    qtbot.waitUntil(lambda: offered(importing, "Import 1 document"))
    assert "REFUSED" not in words(importing)


def test_chosen_files_are_still_there_when_one_comes_back(qtbot: QtBot, importing: ImportPage, page: Path) -> None:
    importing.show_files((page,))
    qtbot.waitUntil(lambda: offered(importing, "Import 3 documents"))
    importing.hide()
    importing.show_files(())
    importing.show()
    qtbot.waitUntil(lambda: page.name in words(importing) and offered(importing, "Import 3 documents"))
    press(importing, "Import 3 documents")
    qtbot.waitUntil(lambda: offered(importing, "Start annotating"))
    importing.show_files(())
    assert not offered(importing, "Start annotating")
    assert importing._files.paths == ()
