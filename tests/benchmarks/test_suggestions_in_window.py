"""Suggestions in the window: what they cost its loop, and how soon they stand in a thread that is opened.

THREADS in the environment says how many threads the project has.
"""

from __future__ import annotations

import faulthandler
import os
import statistics
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from annotator.datasets.import_report import ImportRequest
from annotator.domain.schema_file import read_schema
from annotator.gui.annotate.annotate_page import AnnotatePage
from annotator.gui.app import App
from annotator.gui.project_pages import ProjectPages
from annotator.project import Project
from annotator.settings import shipped_schemas
from annotator.suggest import shipped
from tests.benchmarks.figures import memory_mb, say
from tests.benchmarks.load import labelled_lines

pytestmark = [
    pytest.mark.bench,
    pytest.mark.skipif(not shipped.folder().is_dir(), reason="the pipeline is not here"),
]

THREADS = int(os.environ.get("THREADS", "400"))
WORDS, COMMENTS = 1000, 10
ROUNDS, ROUND_MS = 4, 5_000
OPENINGS = 15
READING_MS = 1_000
"""So long a person looks at a thread at the least; the next one is read ahead meanwhile."""
LONG_MS = 120_000


@pytest.fixture
def path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("ANNOTATOR_HOME", str(tmp_path / "home"))
    lines = tmp_path / "load.jsonl"
    labelled_lines(lines, articles=THREADS, words=(WORDS,), comments=COMMENTS, spans=(60,))
    path = tmp_path / "load.annot"
    with Project.create(path, read_schema(shipped_schemas()[0]), annotator="mira") as project:
        project.import_files(ImportRequest(paths=(lines,))).result()
    return path


@pytest.fixture
def app(qtbot: QtBot, qapp: QApplication, path: Path) -> Iterator[App]:
    faulthandler.cancel_dump_traceback_later()  # this takes minutes, and hangs nowhere
    app = App(qapp)
    app.window.resize(1440, 900)
    app.window.show()
    app.open(path)
    qtbot.waitUntil(lambda: app.pages is not None and app.pages.desk.session is not None, timeout=LONG_MS)
    yield app
    app.window.close()
    app.deleteLater()


class Stalls:
    """Counts from its making how long the event loop is away at the longest."""

    def __init__(self) -> None:
        self._longest, self._last = 0.0, time.perf_counter()
        self._timer = QTimer(interval=1)
        self._timer.timeout.connect(self._tick)
        self._timer.start()

    def _tick(self) -> None:
        now = time.perf_counter()
        self._longest, self._last = max(self._longest, (now - self._last) * 1000), now

    def stop(self) -> float:
        self._timer.stop()
        return self._longest


def test_suggestions_in_the_window(qtbot: QtBot, app: App) -> None:
    pages = app.pages
    assert pages is not None
    life, page = pages.help.suggesting, app.window.findChild(AnnotatePage)
    assert isinstance(page, AnnotatePage)
    qtbot.waitUntil(app.window.status.suggesting.stop.isVisible, timeout=LONG_MS)
    before = memory_mb("VmRSS")
    idle: list[float] = []
    busy: list[float] = []
    for _ in range(ROUNDS):
        life.stop()
        qtbot.waitUntil(lambda: not life.is_under_way, timeout=LONG_MS)
        QTest.qWait(1000)
        stalls = Stalls()
        QTest.qWait(ROUND_MS)
        idle.append(stalls.stop())
        life.go_on()
        QTest.qWait(1000)
        stalls = Stalls()
        QTest.qWait(ROUND_MS)
        busy.append(stalls.stop())
    print(f"\nlongest stalls, idle: {_listed(idle)}; while threads are looked at: {_listed(busy)} ms")
    say("longest stall of the window while the project is looked at, median", *_medians(busy, idle))
    say("the same, the longest of all", max(busy), max(idle) + 25)
    say("memory that the window took more", memory_mb("VmRSS") - before, 60, "MB")
    session = pages.desk.session
    assert session is not None
    print(f"\n{sum(len(document.text.split()) for document in session.thread):,} words in a thread")
    shown = [_opened(qtbot, pages, page, f"a{THREADS - 1 - number}") for number in range(OPENINGS)]
    print(f"\nfrom opening a thread that nobody looked at to its suggestions painted: {_listed(shown)} ms")
    say("the same, median, with the project being looked at behind", statistics.median(shown), 300)
    say("the same, the longest", max(shown), 300)
    life.stop()
    qtbot.waitUntil(lambda: not life.is_under_way, timeout=LONG_MS)
    shown = [_opened(qtbot, pages, page, f"a{THREADS - 1 - OPENINGS - number}") for number in range(OPENINGS)]
    print(f"\nthe same with nothing behind: {_listed(shown)} ms")
    say("the same, median", statistics.median(shown), 300)


def _opened(qtbot: QtBot, pages: ProjectPages, page: AnnotatePage, thread: str) -> float:
    """Return the milliseconds from opening a thread to its first suggestions on the screen."""
    began = time.perf_counter()
    pages.desk.open_thread(thread)

    def is_shown() -> bool:
        work = page.annotating.work
        return work is not None and work.thread.id == thread and bool(work.suggestions[thread])

    qtbot.waitUntil(is_shown, timeout=LONG_MS)
    page.view.viewport().repaint()
    taken = (time.perf_counter() - began) * 1000
    QTest.qWait(READING_MS)
    return taken


def _medians(busy: list[float], idle: list[float]) -> tuple[float, float]:
    return statistics.median(busy), statistics.median(idle) + 25


def _listed(figures: list[float]) -> str:
    return ", ".join(f"{figure:.0f}" for figure in figures)
