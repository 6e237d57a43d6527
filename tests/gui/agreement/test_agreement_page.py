"""The page «Agreement», as a reviewer works with it: through the window, by the keyboard."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QGuiApplication, QImage, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QWidget
from pytestqt.qtbot import QtBot

from annotator.domain import gestures
from annotator.gui.agreement.interval_strip import least_of
from annotator.gui.agreement.page import AgreementPage
from annotator.gui.agreement.week_plot import WeekPlot
from annotator.gui.app import App
from annotator.gui.project_pages import ProjectPages
from annotator.project import Project
from annotator.review.bootstrap import Estimate
from annotator.settings import Settings, save_settings
from tests.datasets.lines import Line, article, entity, labelled
from tests.threads import take

STORM = article("a", "Odile Fenn left Port Eldis. The Harbour Authority stayed.", title="Storm")
FERRY = article("b", "The ferry to Port Eldis is late.", title="Ferry")


def done(line: Line, by: str, *entities: Line, sentiment: str = "neutral") -> Line:
    return {**labelled(line, *entities, annotator=by, sentiment=sentiment), "state": "submitted"}


BY_TWO = (
    done(STORM, "ada", entity(STORM, "Odile Fenn"), entity(STORM, "Port Eldis", "GPE")),
    done(STORM, "bo", entity(STORM, "Odile Fenn"), entity(STORM, "Port Eldis", "LOC")),
    done(FERRY, "ada", entity(FERRY, "Port Eldis", "GPE"), sentiment="negative"),
    done(FERRY, "bo", entity(FERRY, "Port Eldis", "LOC"), sentiment="neutral"),
)
Open = Callable[..., AgreementPage]


@pytest.fixture
def someone(home: Path) -> None:
    save_settings(Settings(annotator="ada"))


@pytest.fixture
def open_page(
    someone: None,
    app: App,
    project: Project,
    tmp_path: Path,
    pages_of: Callable[[App], ProjectPages],
    qtbot: QtBot,
) -> Open:
    def open_with(*lines: Line) -> AgreementPage:
        assert take(project, tmp_path, *lines).refused == ()
        path = project.path
        project.close()
        app.open(path)
        pages = pages_of(app)
        qtbot.waitUntil(lambda: pages.shown == "annotate")
        app.window.menus.wanted.emit("agreement")
        qtbot.waitUntil(lambda: pages.shown == "agreement")
        page = app.window.page
        assert isinstance(page, AgreementPage)
        qtbot.waitUntil(lambda: page.copy.isEnabled() or page.nothing.isVisible())
        return page

    return open_with


def press(key: str) -> None:
    combination = QKeySequence(key)[0]  # type: ignore[index]  # the stubs leave it out
    focus = QApplication.focusWidget()
    assert focus is not None
    QTest.keyClick(focus, combination.key(), combination.keyboardModifiers())


def words_on(widget: QWidget) -> list[str]:
    return [label.text() for label in widget.findChildren(QLabel) if label.isVisible() and label.text()]


def choose(page: AgreementPage, title: str, qtbot: QtBot) -> None:
    page.asked.setCurrentText(title)
    page.asked.activated.emit(page.asked.currentIndex())
    qtbot.waitUntil(page.copy.isEnabled)


def test_measures_stand_with_interval_and_sentence(open_page: Open) -> None:
    page = open_page(*BY_TWO)
    shown = words_on(page)
    assert "2 texts by 2 annotators · 19 tokens" in shown
    assert shown[shown.index("F1, exact") + 1 : shown.index("F1, exact") + 4] == [
        "0.33",
        "0.00 to 0.50",
        "Of two annotators’ spans, 33 % have the same ends and the same label in both (spans: 6).",
    ]
    told = {each.accessibleName(): each.accessibleDescription() for each in page.findChildren(QWidget)}
    assert told["F1, overlapping"].startswith("0.33, 0.00 to 0.50, Of two annotators’ spans")


def test_parts_are_by_label_pair_and_week(open_page: Open, qtbot: QtBot) -> None:
    page = open_page(*BY_TWO)
    rows = {each.accessibleName(): each.accessibleDescription() for each in page.parts.rows}
    assert rows["PERSON"].startswith("1.00")
    assert rows["GPE"].startswith("0.00")
    for segment in ("By pair", "By week"):
        (button,) = (each for each in page.parts.by.findChildren(QWidget) if each.accessibleName() == segment)
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
        if segment == "By pair":
            assert len(page.parts.rows) == 1
    assert page.parts.rows == ()
    qtbot.waitUntil(lambda: any("they were imported as submitted" in each for each in words_on(page.parts)))


def test_a_cell_opens_its_places_and_a_place_its_span(
    open_page: Open, app: App, pages_of: Callable[[App], ProjectPages], qtbot: QtBot
) -> None:
    page = open_page(*BY_TWO)
    panel = page.confusion
    panel.matrix.setFocus()
    # The commonest disagreement is current: a person came here to see where people differ.
    assert panel.heading.text() == "One said GPE, the other LOC · 2 places"
    qtbot.waitUntil(lambda: panel.rows.hit_at(1) is not None)
    assert "ada: GPE · bo: LOC" in spoken(panel.rows.index(1, 0)).replace("\u2068", "").replace("\u2069", "")
    press("Left")
    assert panel.heading.text() == "Both said GPE · 0 places"
    press("Right")
    qtbot.waitUntil(lambda: panel.rows.rowCount() == 4)
    press("Return")
    assert QApplication.focusWidget() is panel.table
    press("Down")
    qtbot.waitUntil(lambda: panel.rows.hit_at(panel.table.currentIndex().row()) is not None)
    press("Return")
    pages = pages_of(app)
    qtbot.waitUntil(lambda: pages.shown == "annotate" and pages._annotate.annotating.position.current is not None)
    session, current = pages.desk.session, pages._annotate.annotating.position.current
    assert session is not None
    assert current is not None
    annotation = session.sets["b"].annotation(current.annotation_id or "")
    assert annotation is not None
    assert annotation.label == "GPE"


def spoken(index: QModelIndex) -> str:
    return str(index.data(Qt.ItemDataRole.AccessibleTextRole))


def test_cells_are_read_out(open_page: Open) -> None:
    matrix = open_page(*BY_TWO).confusion.matrix
    assert spoken(matrix.currentIndex()) == "One said GPE, the other LOC · 2 places"


def test_other_questions_have_what_has_a_meaning_for_them(open_page: Open, qtbot: QtBot) -> None:
    page = open_page(*BY_TWO)
    choose(page, "Sentiment", qtbot)
    shown = words_on(page)
    assert "2 texts by 2 annotators · 2 answers" in shown
    assert "F1, exact" not in shown
    assert page.confusion.heading.text() == "One said Negative, the other Neutral · 1 place"
    page.asked.setCurrentText("Stance")
    page.asked.activated.emit(page.asked.currentIndex())
    qtbot.waitUntil(page.nothing.isVisible)


def test_before_two_have_submitted_the_page_says_what_to_do(open_page: Open, qtbot: QtBot) -> None:
    page = open_page(*BY_TWO[:1])
    assert page.nothing.text().startswith("Nothing that could be compared was submitted by two people yet.")
    with qtbot.waitSignal(page.wanted, check_params_cb=lambda action: action == "team"):
        QTest.mouseClick(page.team, Qt.MouseButton.LeftButton)


def test_what_was_changed_since_is_measured_again_when_the_page_is_shown(
    open_page: Open, app: App, pages_of: Callable[[App], ProjectPages], qtbot: QtBot
) -> None:
    page = open_page(*BY_TWO)
    pages = pages_of(app)
    press("Escape")
    assert pages.shown == "annotate"
    pages.desk.open_thread("a")
    qtbot.waitUntil(lambda: pages.desk.session is not None)
    session = pages.desk.session
    assert session is not None
    pages.desk.do(gestures.reopen(session.sets.values()))
    app.window.menus.wanted.emit("agreement")
    qtbot.waitUntil(lambda: any(each.startswith("1 text by 2") for each in words_on(page)))


def test_weeks_are_drawn_once_there_are_two(open_page: Open) -> None:
    page = open_page(*BY_TWO)
    compared = page._compared
    assert compared is not None
    found = tuple(replace(compared.whole, week=f"2026-W{week}") for week in (30, 31))
    page.parts.by.set_chosen("week")
    page.parts.show_parts({"week": found})
    (plot,) = page.parts.findChildren(WeekPlot)
    assert plot.accessibleName() == "F1, exact by week"
    assert plot.accessibleDescription().startswith("2026-W30: 0.33, 0.00 to 0.50")
    assert len(page.parts.rows) == 2


def test_figures_are_copied_and_saved(
    open_page: Open, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = open_page(*BY_TWO)
    QTest.mouseClick(page.copy, Qt.MouseButton.LeftButton)
    rows = [line.split("\t") for line in QGuiApplication.clipboard().text().splitlines()]
    assert rows[0] == ["part", "of", "and", "measure", "value", "low", "high", "units"]
    assert ["whole", "", "", "f1_exact", "0.333333", "0.0", "0.5", "6"] in rows
    assert ["confusion", "GPE", "LOC", "places", "2", "", "", ""] in rows
    assert {row[0] for row in rows[1:]} == {"whole", "label", "pair", "confusion"}
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "agreed"), ""))
    with qtbot.waitSignal(page.said, check_params_cb=lambda said: said == "Saved as agreed.csv"):
        QTest.mouseClick(page.save_table, Qt.MouseButton.LeftButton)
    saved = (tmp_path / "agreed.csv").read_text(encoding="utf-8")
    assert saved.splitlines() == [",".join(row) for row in rows]
    with qtbot.waitSignal(page.said, check_params_cb=lambda said: said == "Saved as agreed.png"):
        QTest.mouseClick(page.save_picture, Qt.MouseButton.LeftButton)
    picture = QImage(str(tmp_path / "agreed.png"))
    assert picture.width() > page.confusion.matrix.whole_size().width()


def test_a_place_that_takes_no_writing_is_said(
    open_page: Open, app: App, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    page = open_page(*BY_TWO)
    for button, name in ((page.save_table, "x.csv"), (page.save_picture, "x.png")):
        missing = tmp_path / "nowhere" / name
        monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_, missing=missing: (str(missing), ""))
        with qtbot.waitSignal(page._desk.failed, check_params_cb=lambda said, name=name: name in said):
            QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def test_a_scale_begins_lower_only_where_a_measure_does() -> None:
    assert least_of([Estimate(0.4, 0.1, 0.6, 9), None]) == 0
    assert least_of([Estimate(0.1, -0.3, 0.6, 9)]) == -0.5
    assert least_of([Estimate(-3.0, None, None, 9)]) == -1
