"""The page of progress and quality, and the report that it saves."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QLabel
from pytestqt.qtbot import QtBot

from annotator.domain.activity import ReviewTime
from annotator.domain.quality import Quality
from annotator.gui import dates
from annotator.gui.app import App
from annotator.gui.background import Background
from annotator.gui.project_pages import ProjectPages
from annotator.gui.quality.bars import BarRows, Columns
from annotator.gui.quality.page import QualityPage
from annotator.project import Project
from tests.corrected import reviewed
from tests.datasets.test_quality_report import quality

LEFT = Qt.MouseButton.LeftButton
PageOf = Callable[[Quality], QualityPage]


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Project]:
    with reviewed(tmp_path) as project:
        yield project


@pytest.fixture
def page_of(qtbot: QtBot, project: Project, background: Background, monkeypatch: pytest.MonkeyPatch) -> PageOf:
    def show(found: Quality) -> QualityPage:
        monkeypatch.setattr(project.quality, "of", lambda _progress, _cancelled: found)
        page = QualityPage(project, background)
        qtbot.addWidget(page)
        page.resize(1200, 800)
        page.show()
        page.refresh()
        qtbot.waitUntil(page.save.isEnabled)
        return page

    return show


def told(page: QualityPage, part: str) -> list[str]:
    return [row.spoken for row in page.rows[part]]


def test_threads_people_and_labels_stand_with_their_figures(page_of: PageOf) -> None:
    page = page_of(quality())
    assert page.figures["of 10 threads submitted"] == "7"
    assert page.figures["threads settled in review"] == "4"
    assert page.figures["of 10 reviewed labels were right"] == "90 %"
    assert told(page, "threads") == [
        "All threads: 4 settled · 3 submitted · 2 begun · 1 new",
        "ann: 6 submitted · 8 assigned · 1,234 labels",
    ]
    assert told(page, "judged") == ["ann: 90 % (60–98) of 10"]
    assert told(page, "labels entities") == ["GPE: 30 · 100 % · 4 in gold", "ORG: 0"]
    assert told(page, "paces") == ["Entities: 3.2 s · 2 decisions"]


def test_what_was_accepted_stands_above_what_of_it_was_right(page_of: PageOf) -> None:
    page = page_of(quality())
    assert told(page, "suggested news-en") == [
        "All labels: 80 % (49–94) accepted, 50 % (19–81) right",
        "Entities: GPE: 80 % (49–94) accepted, 50 % (19–81) right",
    ]


def test_every_drawing_says_what_it_shows(page_of: PageOf) -> None:
    page = page_of(quality())
    drawings = [*page.findChildren(BarRows), *page.findChildren(Columns)]
    assert len(drawings) == 6
    assert all(each.accessibleName() and each.accessibleDescription() for each in drawings)
    (weeks,) = page.findChildren(Columns)
    first, second = (dates.day(date(2026, 5, day)) for day in (4, 11))
    assert weeks.accessibleDescription() == f"{first}: 7, {second}: 0"
    page.grab()


def test_the_report_is_saved_where_the_person_says(
    page_of: PageOf, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = page_of(quality())
    out = tmp_path / "for the boss"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args: (str(out), ""))
    with qtbot.waitSignal(page.said, check_params_cb=lambda sentence: sentence == "Saved as for the boss.html"):
        QTest.mouseClick(page.save, LEFT)
    text = out.with_suffix(".html").read_text(encoding="utf-8")
    assert ">ann<" in text
    QTest.mouseClick(page.pseudonyms, LEFT)
    with qtbot.waitSignal(page.said):
        QTest.mouseClick(page.save, LEFT)
    assert ">ann<" not in out.with_suffix(".html").read_text(encoding="utf-8")


def test_a_place_that_takes_no_writing_is_told(page_of: PageOf, tmp_path: Path, qtbot: QtBot) -> None:
    page = page_of(quality())
    with qtbot.waitSignal(page.failed) as refused:
        page.write(tmp_path / "missing" / "report.html")
    assert "cannot be written" in refused.args[0]


def test_the_menu_leads_there_and_esc_back(
    app: App, tmp_path: Path, qtbot: QtBot, pages_of: Callable[[App], ProjectPages]
) -> None:
    with reviewed(tmp_path) as project:
        path = project.path
    app.open(path)
    pages = pages_of(app)
    app.window.menus.wanted.emit("quality")
    assert pages.shown == "quality"
    page = pages.back.quality
    assert page is not None
    qtbot.waitUntil(page.save.isEnabled)
    QTest.keyClick(page, Qt.Key.Key_Escape)
    assert pages.shown == "annotate"


def test_what_review_took_is_told_of_all_reviewers_together(page_of: PageOf) -> None:
    sentence = "Review took 9 min at 3 threads, 3 min a thread, all reviewers together."
    for review, said in ((ReviewTime(), False), (ReviewTime(3, 540_000), True)):
        page = page_of(replace(quality(), review=review))
        assert (sentence in [each.text() for each in page.findChildren(QLabel)]) is said
