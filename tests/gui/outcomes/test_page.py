"""The page «Does the help help?», as a researcher reads it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QLabel
from pytestqt.qtbot import QtBot

from annotator.domain.outcomes import (
    AgentOutcome,
    LabelOutcome,
    Outcomes,
    Overlap,
    ShareSince,
    ThreadWork,
    compared,
)
from annotator.domain.suggesting import SuggestionSettings
from annotator.gui.app import App
from annotator.gui.background import Background
from annotator.gui.outcomes import words
from annotator.gui.outcomes.bars import TwoBars
from annotator.gui.outcomes.page import OutcomesPage
from annotator.gui.project_pages import ProjectPages
from annotator.project import Project
from tests.gui.annotate.conftest import fill

HALF = SuggestionSettings(blind_share=0.5)
THREADS = [f"t{number}" for number in range(60)]


def works(threads: list[str], *, shown: tuple[int, int], blind: tuple[int, int]) -> list[ThreadWork]:
    """Return work at threads: seconds, and how many of ten suggestions stand, where they were shown and not."""

    def work(number: int, thread: str) -> ThreadWork:
        seconds, right = blind if HALF.is_blind(thread) else shown
        seconds += number % 3 * 5
        overlap = Overlap(10, 10, right)
        active = seconds * 1000
        return ThreadWork(
            annotator="ann",
            thread=thread,
            begun=1,
            active=active,
            decisions=10,
            deciding=active // 2,
            labels=10,
            machine=overlap,
        )

    return [work(number, thread) for number, thread in enumerate(threads)]


def outcomes(done: list[ThreadWork], share: float = 0.5) -> Outcomes:
    return Outcomes(
        labels=(
            LabelOutcome(layer="entities", label="ORG", scratch=3, accepted=1204, edited=2, rejected=7, waiting=1),
            LabelOutcome(layer="entities", label="PERSON", accepted=5),
        ),
        agents=(
            AgentOutcome(agent="news-en", version="0.3", layer="entities", label="ORG", proposed=10, right=8, given=16),
        ),
        comparison=compared(done, (ShareSince(0, share),), HALF),
        blind_share=share,
    )


@pytest.fixture
def page_of(
    qtbot: QtBot, project: Project, background: Background, monkeypatch: pytest.MonkeyPatch
) -> Callable[[Outcomes], OutcomesPage]:
    def show(found: Outcomes) -> OutcomesPage:
        monkeypatch.setattr(project.outcomes, "of", lambda _annotator: found)
        page = OutcomesPage(project, background)
        qtbot.addWidget(page)
        page.resize(1200, 800)
        page.refresh()
        page.show()
        qtbot.waitUntil(page.copy.isEnabled)
        return page

    return show


PageOf = Callable[[Outcomes], OutcomesPage]


def test_a_clear_difference_is_said_in_plain_words(page_of: PageOf) -> None:
    page = page_of(outcomes(works(THREADS, shown=(60, 9), blind=(120, 6))))
    assert page.short.text() == "Suggestions save time. People agree with the machine more where they see it."
    assert page.sentences["thread_time"].startswith("With suggestions a thread takes ")
    assert page.sentences["thread_time"].endswith(" less.")
    assert "30 to 30 points more" in page.sentences["kept"]
    assert "accuracy" not in page.sentences


def test_what_may_be_chance_is_not_called_a_difference(page_of: PageOf) -> None:
    page = page_of(outcomes(works(THREADS, shown=(60, 8), blind=(60, 8))))
    assert page.short.text() == (
        "Whether suggestions save time is not certain. Nothing shows that they lead people to agree with the machine."
    )
    assert page.sentences["thread_time"].startswith("The difference may be chance; more than ")


def test_of_few_threads_nothing_is_claimed(page_of: PageOf) -> None:
    page = page_of(outcomes(works(THREADS[:6], shown=(60, 9), blind=(120, 6))))
    assert page.short.text() == "Too little is done with and without suggestions to say anything yet."
    assert "10 of each needed" in page.sentences["kept"]


def test_where_no_thread_is_blind_the_page_leads_to_where_that_is_set(page_of: PageOf, qtbot: QtBot) -> None:
    page = page_of(outcomes([], share=0))
    assert page.set_share is not None
    with qtbot.waitSignal(page.wanted, check_params_cb=lambda action: action == "suggesters"):
        QTest.mouseClick(page.set_share, Qt.MouseButton.LeftButton)


def test_bars_tell_their_values_to_a_screen_reader(page_of: PageOf) -> None:
    page = page_of(outcomes(works(THREADS, shown=(60, 9), blind=(120, 6))))
    bars = {each.accessibleName(): each.accessibleDescription() for each in page.findChildren(TwoBars)}
    assert bars["Suggestions that people give"].startswith("with: 90 %, between 90 % and 90 %, from ")
    assert "without: 60 %" in bars["Suggestions that people give"]


def test_tables_stand_in_the_order_of_the_schema(page_of: PageOf) -> None:
    page = page_of(outcomes([]))
    assert page.labels is not None
    assert page.labels.texts == [
        ["label", "by hand", "accepted", "edited", "refused", "waiting"],
        ["Entities"],
        ["PERSON", "0", "5", "0", "0", "0"],
        ["ORG", "3", "1,204", "2", "7", "1"],
    ]
    assert page.agents is not None
    assert page.agents.texts[1:] == [
        ["news-en 0.3 · Entities"],
        ["ORG", "10", "8", "80 % (49–94)", "50 % (28–72)"],
    ]


def test_the_figures_are_copied_and_saved(
    page_of: PageOf, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = page_of(outcomes(works(THREADS, shown=(60, 9), blind=(120, 6))))
    QTest.mouseClick(page.copy, Qt.MouseButton.LeftButton)
    assert "labels\tentities\tORG\t\t\taccepted\t\t1204" in QGuiApplication.clipboard().text()
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "help"), ""))
    with qtbot.waitSignal(page.said, check_params_cb=lambda said: said == "Saved as help.csv"):
        QTest.mouseClick(page.save, Qt.MouseButton.LeftButton)
    assert (tmp_path / "help.csv").read_text(encoding="utf-8").startswith("part,layer,label,")


def test_keys_scroll_and_esc_goes_back(page_of: PageOf, qtbot: QtBot) -> None:
    page = page_of(outcomes(works(THREADS, shown=(60, 9), blind=(120, 6))))
    page.resize(900, 300)
    bar = page._area.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 0)
    page.setFocus()
    QTest.keyClick(page, Qt.Key.Key_PageDown)
    assert bar.value() > 0
    with qtbot.waitSignal(page.left):
        QTest.keyClick(page, Qt.Key.Key_Escape)


def test_times_beyond_a_minute_read_like_a_clock() -> None:
    assert words.amount(98.4, "thread_time") == "1:38"
    assert words.amount(6.93, "decision_time") == "6.9 s"
    assert words.difference(-0.126, "kept") == "13 points"


def test_the_page_is_reached_from_the_menu_and_left_with_esc(
    app: App, project: Project, tmp_path: Path, pages_of: Callable[[App], ProjectPages], qtbot: QtBot
) -> None:
    fill(project, tmp_path, 3)
    path = project.path
    project.close()
    app.open(path)
    pages = pages_of(app)
    app.window.menus.wanted.emit("outcomes")
    qtbot.waitUntil(lambda: pages.shown == "outcomes")
    page = app.window.page
    assert isinstance(page, OutcomesPage)
    qtbot.waitUntil(page.copy.isEnabled)
    assert any("nothing to compare" in label.text() for label in page.findChildren(QLabel))
    page.left.emit()
    assert pages.shown == "annotate"
