"""My corrections, as the annotator reads and answers them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from annotator.domain.annotation import Note
from annotator.domain.changes import Changes
from annotator.domain.edit import AddNote, DocumentEdit
from annotator.domain.finding import Hit
from annotator.domain.identifiers import uuid7
from annotator.domain.review_query import ReviewSettings
from annotator.gui.app import App
from annotator.gui.background import Background
from annotator.gui.corrections.page import CorrectionsPage
from annotator.gui.corrections.rows import HEIGHT
from annotator.gui.desk import Desk
from annotator.gui.project_pages import ProjectPages
from annotator.project import Project
from tests.corrected import corrections, reviewed
from tests.gui.annotate.person import Tokens

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Project]:
    with reviewed(tmp_path, threads=("a", "b")) as project:
        yield project


@pytest.fixture
def page(qtbot: QtBot, project: Project, background: Background) -> CorrectionsPage:
    desk = Desk(project, background, tokenizer=Tokens())
    page = CorrectionsPage(desk)
    qtbot.addWidget(page)
    page.resize(1200, 800)
    page.show()
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    page.refresh()
    qtbot.waitUntil(lambda: bool(page.rows.shown))
    return page


def titles(page: CorrectionsPage) -> list[str]:
    return [str(page.rows.index(row).data()) for row in range(page.rows.rowCount())]


def chips(page: CorrectionsPage) -> list[str]:
    return [chip.text() for chip in page.chips]


def stand_at(page: CorrectionsPage, title: str) -> None:
    page.list.stand_at(titles(page).index(title))


def press(page: CorrectionsPage, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    page.list.setFocus()
    QTest.keyClick(page.list, key, modifier)
    QApplication.processEvents()


def on_disk(qtbot: QtBot, project: Project, standing: str, count: int) -> None:
    qtbot.waitUntil(lambda: sum(each.standing == standing for each in project.correcting.mine().found) == count)


def test_what_was_changed_stands_in_the_list_and_why_on_the_card(page: CorrectionsPage) -> None:
    each = ["LOC “Zürich” → GPE", "Sentiment: Negative → no label", "missed → PERSON “Bo Li”"]
    assert sorted(titles(page)) == sorted(2 * each)
    assert chips(page) == ["Open 6", "Contested 0", "Acknowledged 0", "All 6"]
    stand_at(page, "LOC “Zürich” → GPE")
    assert page.card.lines[:4] == ("LOC “Zürich”", "GPE", "guideline", "Cities are governed.")
    assert any(line.startswith("Guideline of GPE: ") for line in page.card.lines)
    assert any(re.fullmatch(r"\W*rev\W*, \d{1,2} \w+, \d\d:\d\d", line) for line in page.card.lines)
    stand_at(page, "missed → PERSON “Bo Li”")
    assert page.card.lines[0] == "Missed: PERSON “Bo Li”"


def test_in_a_blind_review_nobody_is_told_who_it_was(page: CorrectionsPage, project: Project, qtbot: QtBot) -> None:
    project.reviewing.change_settings(ReviewSettings(blind=True)).result()
    page._stale = True
    page.refresh()
    qtbot.waitUntil(lambda: page.rows.blind)
    stand_at(page, "LOC “Zürich” → GPE")
    assert not any("rev" in line for line in page.card.lines)
    spoken = page.rows.data(page.list.currentIndex(), Qt.ItemDataRole.AccessibleTextRole)
    assert "rev" not in str(spoken)


def test_space_acknowledges_and_goes_on_to_the_next(page: CorrectionsPage, project: Project, qtbot: QtBot) -> None:
    page.list.stand_at(0)
    second = page.rows.shown[1].key
    press(page, Qt.Key.Key_Space)
    assert chips(page)[0] == "Open 5"
    assert page.list.current is not None
    assert page.list.current.key == second
    on_disk(qtbot, project, "acknowledged", 1)


def test_space_on_what_is_acknowledged_takes_that_back(page: CorrectionsPage, project: Project, qtbot: QtBot) -> None:
    press(page, Qt.Key.Key_Space)
    QTest.mouseClick(page.chips[2], LEFT)
    assert len(page.rows.shown) == 1
    assert any("You acknowledged it" in line for line in page.card.lines)
    assert page.card.acknowledge.text() == "Take back"
    press(page, Qt.Key.Key_Space)
    assert chips(page)[0] == "Open 6"
    on_disk(qtbot, project, "open", 6)


def test_contesting_asks_why_and_takes_no_empty_answer(page: CorrectionsPage, project: Project, qtbot: QtBot) -> None:
    stand_at(page, "LOC “Zürich” → GPE")
    press(page, Qt.Key.Key_N)
    assert page.contest.isVisible()
    assert not page.contest.send.isEnabled()
    QTest.keyClick(page.contest.field, Qt.Key.Key_Return)
    assert page.contest.isVisible()
    QTest.keyClicks(page.contest.field, "It is a region here.")
    QTest.keyClick(page.contest.field, Qt.Key.Key_Return)
    assert not page.contest.isVisible()
    on_disk(qtbot, project, "contested", 1)
    QTest.mouseClick(page.chips[1], LEFT)
    assert any(line.endswith("It is a region here.") for line in page.card.lines)
    project.set_annotator("rev")
    rows = project.reviewing.rows([project.thread_number(each) for each in ("a", "b")])
    assert sorted(row.contested for row in rows) == [0, 1]


def test_all_that_is_shown_is_acknowledged_at_once_and_undone_at_once(
    page: CorrectionsPage, project: Project, qtbot: QtBot
) -> None:
    page.reason.choose("slip")
    page.reason.picked.emit("slip")
    assert len(page.rows.shown) == 2
    press(page, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    on_disk(qtbot, project, "acknowledged", 2)
    assert titles(page) == []
    with qtbot.waitSignal(page._desk.undone):
        page._desk.undo()
    qtbot.waitUntil(lambda: chips(page)[0] == "Open 2")


def test_return_and_a_double_click_go_to_the_place(page: CorrectionsPage, qtbot: QtBot) -> None:
    stand_at(page, "LOC “Zürich” → GPE")
    hits: list[Hit] = []
    page.wanted.connect(hits.append)
    press(page, Qt.Key.Key_Return)
    QTest.mouseClick(page.card.go, LEFT)
    row = page.list.currentIndex().row()
    place = QPoint(60, page.list.visualRect(page.rows.index(row)).top() + HEIGHT // 2)
    QTest.mouseClick(page.list.viewport(), LEFT, pos=place)
    QTest.mouseDClick(page.list.viewport(), LEFT, pos=place)
    assert [hit.place.label for hit in hits] == ["LOC"] * 3
    with qtbot.waitSignal(page.left):
        press(page, Qt.Key.Key_Escape)


def test_filters_narrow_the_list_and_the_figures(page: CorrectionsPage) -> None:
    assert page.share.text().startswith("33 % (")
    assert page.share.text().endswith("of 6 judged labels were right. 2 labels were missing.")
    assert "Entities: PERSON: 100 % of 2 · 2 missed" in page.labels.shown
    page.label.choose(("entities", "LOC"))
    page.label.picked.emit(page.label.value)
    assert titles(page) == ["LOC “Zürich” → GPE"] * 2
    assert page.labels.shown == ["Entities: LOC: 0 % of 2"]


def test_the_status_line_tells_that_there_are_some_and_leads_to_them(
    app: App, tmp_path: Path, qtbot: QtBot, pages_of: Callable[[App], ProjectPages]
) -> None:
    with reviewed(tmp_path) as project:
        path, changed = project.path, corrections(project)["change"]
    app.open(path)
    pages = pages_of(app)
    app.set_annotator("ann")
    sign = app.window.status.corrections
    qtbot.waitUntil(sign.isVisible)
    assert sign.text() == "3 corrections"
    QTest.mouseClick(sign, LEFT)
    qtbot.waitUntil(lambda: pages.shown == "corrections")
    page = pages.back.corrections
    assert page is not None
    qtbot.waitUntil(lambda: len(page.rows.shown) == 3)
    stand_at(page, "LOC “Zürich” → GPE")
    press(page, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: pages.shown == "annotate")
    qtbot.waitUntil(lambda: pages.desk.session is not None)
    assert pages.desk.session is not None
    assert pages.desk.session.thread.id == changed.hit.thread_id
    app.window.menus.wanted.emit("corrections")
    press(page, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    qtbot.waitUntil(lambda: not sign.isVisible())


@pytest.mark.parametrize("blind", [False, True])
def test_what_the_reviewer_wrote_on_the_text_is_shown_as_theirs(
    qtbot: QtBot, page: CorrectionsPage, project: Project, blind: bool
) -> None:
    document = page.rows.shown[0].hit.document_id
    thread = page.rows.shown[0].hit.thread_id
    sets = project._annotating.session(thread, project.annotator, by="rev")
    written = Note(uuid7(), None, "Returned: see 4.2", 1_000, "rev")
    mine = Note(uuid7(), None, "of my own", 1_000, project.annotator)
    sets.do([DocumentEdit(document, AddNote(each)) for each in (written, mine)]).saved.result()
    project.reviewing.change_settings(ReviewSettings(blind=blind)).result()
    page._desk.refresh(Changes(documents=frozenset({document})))
    qtbot.waitUntil(lambda: bool(page.rows.shown[0].notes) and page._corrections.blind is blind)
    page.list.stand_at(0)
    (told,) = [line for line in page.card.lines if "Returned: see 4.2" in line]
    assert ("rev" in told) is not blind
    assert not any("of my own" in line for line in page.card.lines)
