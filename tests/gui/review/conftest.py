"""A project that several people labelled, the review page on the screen, and a reviewer at it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from annotator.domain.verdict import Verdict
from annotator.gui.background import Background
from annotator.gui.desk import Desk
from annotator.gui.fonts import load_fonts
from annotator.gui.review.page import ReviewPage
from annotator.gui.review.places import Place
from annotator.gui.theme import LIGHT
from annotator.project import Project
from annotator.settings import resources
from tests.gui.annotate.person import Tokens
from tests.reviewed import project_of


class Reviewer:
    """Presses keys, and reads what is on the screen."""

    def __init__(self, qtbot: QtBot, page: ReviewPage, window: QWidget) -> None:
        self.qtbot, self.page, self.window = qtbot, page, window
        self.heard: list[str] = []
        self.troubles: list[str] = []
        self.pressed = 0
        self._under_way = 0
        page.desk.said.connect(self.heard.append)
        page.desk.failed.connect(self.troubles.append)
        page.desk.saving.connect(self._take_note)

    def _take_note(self, under_way: int) -> None:
        self._under_way = under_way

    def press(self, *keys: str) -> None:
        """Press keys where the keyboard is."""
        for key in keys:
            combination = QKeySequence(key)[0]  # type: ignore[index]  # the stubs leave it out
            focus = QApplication.focusWidget()
            assert focus is not None
            QTest.keyClick(focus, combination.key(), combination.keyboardModifiers())
            QApplication.processEvents()
            self.pressed += 1

    def write(self, text: str) -> None:
        focus = QApplication.focusWidget()
        assert focus is not None
        QTest.keyClicks(focus, text)

    def select(self, quote: str, document_id: str = "storm") -> None:
        text = self.text(document_id)
        start = text.index(quote)
        self.page.view.select(document_id, start, start)
        self.press(*["Shift+Right"] * len(quote))

    def click(self, widget: QWidget) -> None:
        self.qtbot.waitUntil(widget.isVisible)
        QTest.mouseClick(widget, Qt.MouseButton.LeftButton)
        QApplication.processEvents()

    # --- what is on the screen ---

    @property
    def here(self) -> Place | None:
        return self.page.reviewing.here

    @property
    def at(self) -> str:
        """The words that the current place is about, or which question of which text."""
        place = self.here
        if place is None:
            return ""
        if place.extent is None:
            return f"{place.layer} of {place.document.id}"
        return place.document.text[slice(*place.extent)]

    @property
    def question(self) -> str:
        return self.page.card.question.text() if self.page.card.isVisible() else ""

    @property
    def offered(self) -> list[str]:
        return [each.text() for each in self.page.card.buttons]

    @property
    def thread(self) -> str:
        session = self.page.bench.session
        return "" if session is None else session.thread.id

    def text(self, document_id: str = "storm") -> str:
        session = self.page.bench.session
        assert session is not None
        return session.thread.document(document_id).text

    def gold(self, document_id: str = "storm") -> list[tuple[str, str]]:
        session = self.page.bench.session
        assert session is not None
        text, own = self.text(document_id), session.gold.sets[document_id]
        spans = [(text[span.start : span.end], span.label) for span in own.spans]
        choices = [(each.layer, each.label) for each in own.choices]
        return [*spans, *choices, *((each.layer, each.label) for each in own.stances)]

    def corrections(self, document_id: str = "storm") -> list[Verdict]:
        session = self.page.bench.session
        assert session is not None
        return [each for each in session.gold.sets[document_id].verdicts if each.is_correction]

    def wait_for(self, thread: str) -> None:
        self.qtbot.waitUntil(lambda: self.thread == thread)

    def settle(self) -> None:
        """Wait until all is on disk."""
        self.qtbot.waitUntil(lambda: self._under_way == 0)


Sit = Callable[[Project], Reviewer]


@pytest.fixture(scope="session", autouse=True)
def fonts(qapp: object) -> None:
    load_fonts(resources())


@pytest.fixture
def harbour(tmp_path: Path) -> Iterator[Project]:
    """Three threads that nobody labelled yet."""
    with project_of(tmp_path, ("storm", "ferry", "mill")) as project:
        yield project


@pytest.fixture
def sit(qtbot: QtBot) -> Sit:
    """Let a reviewer sit down before a project: the page is on the screen, and a thread is open if there is one."""

    def sit_down(project: Project) -> Reviewer:
        background = Background()
        desk = Desk(project, background, tokenizer=Tokens())
        page = ReviewPage(desk, tokenizer=Tokens(), theme=LIGHT)
        desk.undone.connect(page.bench.take_back)
        window = QWidget()
        column = QVBoxLayout(window)
        column.addWidget(page)
        column.addWidget(page.hints)
        window.resize(1440, 900)
        reviewer = Reviewer(qtbot, page, window)

        def stand_up(_window: QWidget) -> None:
            reviewer.settle()
            page.put_away()
            background.close()

        qtbot.addWidget(window, before_close_func=stand_up)
        window.show()
        page.bench.show(shown=True)
        with qtbot.waitSignal(page.finder.found):
            page.begin()
        if len(page.finder.rows.numbers):
            qtbot.waitUntil(lambda: page.bench.session is not None)
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)
        page.view.setFocus()
        QApplication.processEvents()
        return reviewer

    return sit_down
