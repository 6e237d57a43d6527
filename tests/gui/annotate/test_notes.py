"""Notes on spans, questions and texts: written, found again, undone, and never exported."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFrame, QPushButton

from annotator.datasets.export_report import ExportRequest, Whose
from annotator.domain.annotation import Note
from annotator.domain.changes import Changes
from annotator.domain.edit import AddNote, DocumentEdit
from annotator.domain.identifiers import uuid7
from annotator.domain.queue import QueueQuery
from annotator.gui.annotate import words
from annotator.gui.annotate.note_editor import NoteEditor
from tests.gui.annotate.person import Person

# What the offscreen platform has to say of every pop-up.
pytestmark = pytest.mark.qt_log_ignore("grabbing the keyboard", "support raise")


def write(somebody: Person, text: str) -> None:
    """Press N, write, press Return."""
    somebody.press("N")
    editor: NoteEditor = somebody.page.note
    assert editor.isVisible()
    QTest.keyClicks(editor.field, text)
    QTest.keyClick(editor.field, Qt.Key.Key_Return)
    assert not editor.isVisible()
    somebody.come_back()


def shown(somebody: Person) -> list[tuple[str, str]]:
    """What each note in the inspector is about, and its text."""
    somebody.qtbot.waitUntil(lambda: not somebody.page._beside.isActive())
    return [(noted.what, note.text) for noted, note in somebody.page.inspector.notes._shown or ()]


def test_a_note_on_a_span_is_written_changed_and_undone(ada: Person) -> None:
    ada.select("Harbour Authority")
    ada.press("3")
    write(ada, "the body or the building?")
    assert shown(ada) == [("ORG “Harbour Authority”", "the body or the building?")]
    write(ada, "the body")
    assert shown(ada) == [("ORG “Harbour Authority”", "the body")]
    ada.settle()
    ada.press("Ctrl+Z")
    ada.qtbot.waitUntil(lambda: ada.heard[-1:] == ["Undid: note “the body”"])
    assert shown(ada) == [("ORG “Harbour Authority”", "the body or the building?")]
    assert ada.troubles == []


def test_a_note_on_a_text_alone_begins_no_work_on_it(ada: Person) -> None:
    write(ada, "ask Mira about this thread")
    assert shown(ada) == [("the article", "ask Mira about this thread")]
    ada.settle()
    project = ada.page.desk.project
    assert project.session("storm").sets["storm"].state == "new"
    rows = {row.thread_id: row for row in project.queue_rows(project.queue_numbers(QueueQuery(show="all")))}
    assert (rows["storm"].notes, rows["t1"].notes, rows["storm"].noted_by) == (1, 0, ())
    assert project.check() == ()


def test_a_note_on_a_suggestion_stays_with_the_span_that_it_becomes(ada: Person) -> None:
    ada.press("Tab")
    write(ada, "a day or a paper?")
    ada.press("Space", "Shift+Tab", "J")
    assert ("DATE “Sunday”", "a day or a paper?") in shown(ada)
    ada.press("K", "J")
    write(ada, "a day")
    assert shown(ada)[0] == ("DATE “Sunday”", "a day")


def test_a_note_on_a_question_is_first_while_one_is_there(ada: Person) -> None:
    ada.click(ada.point("Easy to say", "c2"))
    write(ada, "whole comment")
    ada.press("Tab")
    assert "Sentiment" in ada.card
    write(ada, "irony")
    assert [text for _, text in shown(ada)] == ["irony", "whole comment"]
    assert shown(ada)[0][0] == "Sentiment, of M. Karsh’s comment"


def test_a_note_is_deleted_by_a_click_and_outlives_its_span(ada: Person) -> None:
    ada.select("Odile Fenn")
    ada.press("1")
    write(ada, "the minister")
    ada.press("Delete")
    assert shown(ada) == [("something in the article that is gone", "the minister")]
    delete = next(
        each
        for each in ada.page.inspector.notes.findChildren(QPushButton)
        if each.accessibleName().startswith("Delete")
    )
    delete.click()
    assert shown(ada) == []


def test_escape_writes_nothing(ada: Person) -> None:
    ada.press("N")
    QTest.keyClicks(ada.page.note.field, "never mind")
    QTest.keyClick(ada.page.note.field, Qt.Key.Key_Escape)
    assert shown(ada) == []


def test_notes_are_in_the_project_and_not_in_its_exports(ada: Person, tmp_path: Path) -> None:
    ada.select("Odile Fenn")
    ada.press("1")
    write(ada, "between ourselves")
    ada.settle()
    project = ada.page.desk.project
    assert [note.text for note in project.session("storm").sets["storm"].notes] == ["between ourselves"]
    report = project.export(ExportRequest(out=tmp_path / "out", whose=Whose.ALL))
    written = "".join(file.read_text(encoding="utf-8") for file in report.files)
    assert "PERSON" in written
    assert "between ourselves" not in written


def test_the_notes_of_others_stand_beside_and_are_theirs(ada: Person) -> None:
    project = ada.page.desk.project
    write(ada, "what of the dates?")
    ada.settle()
    to_ada = project._annotating.session("storm", project.annotator, by="rev")
    to_ada.do([DocumentEdit("storm", AddNote(Note(uuid7(), None, "Returned: as in 4.2", 1, "rev")))]).saved.result()
    ada.page.desk.refresh(Changes(documents=frozenset({"storm"})))
    card = ada.page.inspector.notes
    ada.qtbot.waitUntil(lambda: sorted(card.texts) == ["Returned: as in 4.2", "what of the dates?"])
    rows = {each.accessibleName() for each in card.findChildren(QFrame) if each.accessibleName()}
    assert "rev’s note on the article: Returned: as in 4.2" in rows
    names = [each.accessibleName() for each in card.findChildren(QPushButton) if each.isVisible()]
    assert [each for each in names if each.startswith(("Edit", "Delete"))] == [
        "Edit the note on the article",
        "Delete the note on the article",
    ]
    # N goes on with one's own.
    write(ada, "what of the dates then?")
    assert sorted(text for _, text in shown(ada)) == ["Returned: as in 4.2", "what of the dates then?"]
    ada.settle()
    row = project.queue_rows(project.queue_numbers(QueueQuery(show="all")))[0]
    assert (row.thread_id, row.notes, row.noted_by) == ("storm", 2, ("rev",))
    assert words.about(row).endswith(f"2 notes, by {words.isolated('rev')}")
