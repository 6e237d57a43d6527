"""The list of terms and patterns, as a researcher keeps it."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from annotator.datasets.import_report import ImportRequest
from annotator.domain.gazetteer import term_of
from annotator.gui.background import Background
from annotator.gui.desk import Desk
from annotator.gui.gazetteer.csv_preview import CsvPreview
from annotator.gui.gazetteer.page import GazetteerPage
from annotator.gui.gazetteer.term_list import TermList
from annotator.project import Project
from tests.gui.annotate.person import Tokens


@pytest.fixture
def desk(qtbot: QtBot, project: Project, background: Background, page: Path) -> Desk:
    project.import_files(ImportRequest(paths=(page,))).result()
    return Desk(project, background, tokenizer=Tokens())


@pytest.fixture
def listed(project: Project, background: Background) -> TermList:
    return TermList(project, background)


@pytest.fixture
def gazetteer(qtbot: QtBot, desk: Desk, listed: TermList) -> GazetteerPage:
    shown = GazetteerPage(desk, listed)
    qtbot.addWidget(shown)
    shown.resize(1100, 760)
    shown.show()
    shown.refresh("Ctrl+D")
    qtbot.waitUntil(lambda: listed.loaded)
    return shown


def on_disk(project: Project) -> list[tuple[str, str]]:
    return [(term.text, term.label) for term in project.suggesting.terms()]


def write(shown: GazetteerPage, text: str, label: str = "ORG") -> None:
    """Write a term and list it by Return."""
    shown.form.label.choose(("entities", label))
    shown.form.text.setText(text)
    QTest.keyClick(shown.form.text, Qt.Key.Key_Return)


def shown_texts(shown: GazetteerPage) -> list[str]:
    return [term.text for term in shown.rows.terms]


def test_a_term_is_listed_changed_and_taken_out_by_keyboard_and_each_can_be_taken_back(
    qtbot: QtBot, gazetteer: GazetteerPage, project: Project
) -> None:
    assert "Ctrl+D" in gazetteer._nothing.text()
    write(gazetteer, "Harbour  Authority")
    qtbot.waitUntil(lambda: on_disk(project) == [("Harbour Authority", "ORG")])
    assert gazetteer.sentence.text() == "“Harbour Authority” is listed as ORG."
    assert gazetteer.form.text.text() == ""

    gazetteer.table.setFocus()
    QTest.keyClick(gazetteer.table, Qt.Key.Key_Return)
    assert gazetteer.form.text.text() == "Harbour Authority"
    write(gazetteer, "Harbour Board")
    qtbot.waitUntil(lambda: on_disk(project) == [("Harbour Board", "ORG")])

    gazetteer.table.go_to(0)
    QTest.keyClick(gazetteer.table, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: on_disk(project) == [])
    assert "is off the list" in gazetteer.sentence.text()

    for expected in ([("Harbour Board", "ORG")], [("Harbour Authority", "ORG")], []):
        assert gazetteer._listed.can_undo
        gazetteer._undo()
        qtbot.waitUntil(lambda expected=expected: on_disk(project) == expected)  # type: ignore[misc]
    assert not gazetteer._listed.can_undo


def test_what_is_listed_already_cannot_be_listed_again(gazetteer: GazetteerPage) -> None:
    write(gazetteer, "Fenn", "PERSON")
    gazetteer.form.text.setText("Fenn")

    assert gazetteer.form.finds.text() == "This is listed already."
    assert not gazetteer.form.add.isEnabled()


def test_a_term_and_a_pattern_are_tried_on_the_open_thread_as_they_are_written(
    qtbot: QtBot, gazetteer: GazetteerPage, desk: Desk, project: Project
) -> None:
    with qtbot.waitSignal(desk.opened):
        desk.open_thread(project.threads_titled("storm", 1)[0][0])
    form = gazetteer.form
    form.text.setText("Northgate bridge")
    qtbot.waitUntil(lambda: "Finds 2 places" in form.finds.text())
    assert "“Northgate bridge” ×2" in form.finds.text()

    form.text.setText("a minister")
    form.kind.set_chosen(True)
    form.kind.chosen.emit(True)
    form.pattern.setPlainText('[{"LOWER": "minister"}')
    assert "Not a pattern yet" in form.finds.text()
    assert not form.add.isEnabled()
    form.pattern.setPlainText('[{"LOWER": "minister"}, {"POST": "blamed"}]')
    qtbot.waitUntil(lambda: "none that can be matched" in form.finds.text())
    assert not form.add.isEnabled()
    form.pattern.setPlainText('[{"LOWER": "minister"}, {"LOWER": "blamed"}]')
    qtbot.waitUntil(lambda: "Finds 1 place in the open thread: “minister blamed”" in form.finds.text())
    QTest.mouseClick(form.add, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: on_disk(project) == [("a minister", "PERSON")])


def test_search_label_and_conflicts_narrow_the_list_and_several_go_at_once(
    qtbot: QtBot, gazetteer: GazetteerPage, project: Project
) -> None:
    listed = gazetteer._listed
    listed.put([term_of("Marren", "entities", "GPE"), term_of("Marren", "entities", "PERSON")])
    listed.put([term_of("Port Eldis", "entities", "GPE"), term_of("Fenn", "entities", "PERSON")])
    assert gazetteer.clashing.text() == "Two labels for one text: 2"

    gazetteer.clashing.click()
    assert shown_texts(gazetteer) == ["Marren", "Marren"]
    assert {gazetteer.rows.index(row, 4).data() for row in (0, 1)} == {"PERSON", "GPE"}
    gazetteer.clashing.click()
    gazetteer.table.setFocus()
    QTest.keyClick(gazetteer.table, Qt.Key.Key_Slash)
    assert gazetteer.search.hasFocus()
    gazetteer.search.setText("elD")
    assert shown_texts(gazetteer) == ["Port Eldis"]
    gazetteer.search.clear()
    assert gazetteer.count.text() == "4 terms"

    gazetteer.table.selectAll()
    assert gazetteer.count.text() == "4 of 4 terms selected"
    QTest.keyClick(gazetteer.table, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: on_disk(project) == [])
    assert gazetteer.sentence.text() == "4 terms are off the list."


def test_a_table_is_seen_before_it_is_listed_and_comes_out_as_it_went_in(
    qtbot: QtBot, gazetteer: GazetteerPage, project: Project, tmp_path: Path
) -> None:
    gazetteer._listed.put([term_of("Fenn", "entities", "PERSON")])
    path = tmp_path / "names.csv"
    path.write_text("term,label\nFenn,PERSON\nMarren,GPE\nMarren,GPE\nBo,NOBODY\n", encoding="utf-8")
    gazetteer.preview(path)
    qtbot.waitUntil(lambda: bool(gazetteer.findChildren(CsvPreview)))
    (dialog,) = gazetteer.findChildren(CsvPreview)

    assert dialog.summary.text() == "1 new · 1 listed already · 1 said twice in the file · 1 refused"
    assert [(each.line, each.fate) for each in dialog.lines] == [
        (2, "known"),
        (3, "new"),
        (4, "repeated"),
        (5, "refused"),
    ]
    assert "NOBODY" in dialog.lines[3].text
    QTest.mouseClick(dialog.take, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: on_disk(project) == [("Marren", "GPE"), ("Fenn", "PERSON")])

    out = tmp_path / "out.csv"
    gazetteer.export(out)
    qtbot.waitUntil(lambda: "2 terms are written" in gazetteer.sentence.text())
    assert out.read_text(encoding="utf-8").splitlines()[1].startswith("Marren,GPE,entities")


def test_a_table_with_a_pattern_that_is_none_is_not_listed(
    qtbot: QtBot, gazetteer: GazetteerPage, tmp_path: Path
) -> None:
    path = tmp_path / "odd.csv"
    path.write_text('term,label,pattern\nodd,ORG,"[{""NOTHING"": 1}]"\n', encoding="utf-8")
    gazetteer.preview(path)
    qtbot.waitUntil(lambda: bool(gazetteer.findChildren(CsvPreview)))
    (dialog,) = gazetteer.findChildren(CsvPreview)
    qtbot.waitUntil(lambda: "“odd”" in dialog.summary.text())
    assert not dialog.take.isEnabled()


def test_what_the_schema_does_not_know_is_refused_whole(gazetteer: GazetteerPage, project: Project) -> None:
    kept, unknown = term_of("Fenn", "entities", "PERSON"), term_of("Fenn", "entities", "NOBODY")

    assert not gazetteer._listed.put([kept, unknown])

    assert "NOBODY" in gazetteer.sentence.text()
    assert gazetteer.undo.isHidden()
    assert shown_texts(gazetteer) == []
    assert on_disk(project) == []


def test_ten_thousand_terms_stay_fluent(qtbot: QtBot, gazetteer: GazetteerPage, project: Project) -> None:
    many = [term_of(f"Name {number}", "entities", "PERSON") for number in range(10_000)]
    gazetteer._listed.put(many)
    qtbot.waitUntil(lambda: len(project.suggesting.terms()) == 10_000)

    began = time.perf_counter()
    gazetteer.search.setText("name 99")
    gazetteer.table.repaint()
    assert time.perf_counter() - began < 0.5
    assert len(shown_texts(gazetteer)) == 111
