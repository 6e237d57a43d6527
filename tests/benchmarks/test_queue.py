"""The annotate page on a million threads, and the hands of a person on it; each figure is printed beside its limit.

THREADS in the environment makes the million smaller.
"""

from __future__ import annotations

import json
import os
import shutil
import sqlite3
import statistics
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from annotator.datasets.import_report import ImportRequest
from annotator.domain.queue import QueueQuery
from annotator.domain.schema_file import read_schema
from annotator.gui.annotate.annotate_page import AnnotatePage
from annotator.gui.background import Background
from annotator.gui.desk import Desk
from annotator.gui.fonts import load_fonts
from annotator.gui.theme import LIGHT
from annotator.project import Project
from annotator.settings import resources, shipped_schemas
from tests.benchmarks.figures import memory_mb, milliseconds, say
from tests.benchmarks.load import labelled_lines
from tests.gui.annotate.person import Tokens

pytestmark = pytest.mark.bench

THREADS = int(os.environ.get("THREADS", "1000000"))
FRAMES = 300
STEPS = 60
SUGGESTED = 3
WITHIN_MS = 5_000


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ANNOTATOR_HOME", str(tmp_path / "home"))


@pytest.fixture(scope="module")
def million(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project of short articles."""
    folder = tmp_path_factory.mktemp("million")
    lines = folder / "short.jsonl"
    with lines.open("w", encoding="utf-8") as file:
        for number in range(THREADS):
            title = f"Report {number} on the harbour, its ferries and {number % 97} bridges"
            plain = {"id": f"d{number}", "kind": "article", "title": title, "text": f"{title}\n\nAll sailed."}
            file.write(json.dumps(plain) + "\n")
    return _import(folder / "million.annot", lines)


@pytest.fixture(scope="module")
def labelled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project of articles of 450 words with eight comments and thirty spans each."""
    folder = tmp_path_factory.mktemp("labelled")
    lines = folder / "labelled.jsonl"
    labelled_lines(lines, articles=3 * STEPS)
    return _import(folder / "labelled.annot", lines)


def _import(path: Path, lines: Path) -> Path:
    with Project.create(path, read_schema(shipped_schemas()[0]), annotator="mira") as project:
        report = project.import_files(ImportRequest(paths=(lines,))).result()
        assert report.refused == ()
    return path


@pytest.fixture
def sit(qtbot: QtBot) -> Callable[[Path], AnnotatePage]:
    def sit_down(path: Path) -> AnnotatePage:
        load_fonts(resources())
        project = Project.open(path, annotator="ada")
        background = Background()
        desk = Desk(project, background, tokenizer=Tokens())
        page = AnnotatePage(desk, theme=LIGHT)

        def stand_up(_page: QWidget) -> None:
            page.put_away()
            background.close()
            project.close()

        qtbot.addWidget(page, before_close_func=stand_up)
        page.resize(1440, 900)
        page.show()
        qtbot.waitExposed(page)
        return page

    return sit_down


def _frames(page: AnnotatePage, qtbot: QtBot) -> list[float]:
    """Scroll the queue all over and return how long each frame took, in milliseconds."""
    bar = page.queue.table.verticalScrollBar()
    spent = []
    for frame in range(FRAMES):
        began = time.perf_counter()
        bar.setValue((frame * 37) % (bar.maximum() + 1) if frame % 10 == 0 else min(bar.maximum(), bar.value() + 40))
        page.queue.table.viewport().repaint()
        spent.append((time.perf_counter() - began) * 1000)
        QApplication.processEvents()
    return spent


def _started(page: AnnotatePage, qtbot: QtBot) -> AnnotatePage:
    page.start()
    qtbot.waitUntil(lambda: page.finder.rows.row_at(0) is not None, timeout=WITHIN_MS)
    return page


def test_a_million_threads_are_there_within_a_second_and_scroll_like_ten(
    qtbot: QtBot, sit: Callable[[Path], AnnotatePage], million: Path, labelled: Path
) -> None:
    before = memory_mb("VmRSS")
    began = time.perf_counter()
    page = sit(million)
    page.start()
    rows = page.finder.rows
    qtbot.waitUntil(lambda: rows.row_at(0) is not None and page.annotating.work is not None, timeout=WITHIN_MS)
    say(f"first thread and rows of {THREADS:,}", (time.perf_counter() - began) * 1000, 1000)
    spent, few = _frames(page, qtbot), _frames(_started(sit(labelled), qtbot), qtbot)
    middle = statistics.median(few)
    print(f"\na frame of a queue of {3 * STEPS}, median: {middle:.1f} ms")
    say("a frame of the queue, median", statistics.median(spent), 2 * middle + 4)
    say("a frame of the queue, 99th percentile", statistics.quantiles(spent, n=100)[-1], 50)
    say("memory that it took", memory_mb("VmRSS") - before, 150, "MB")
    qtbot.waitUntil(lambda: rows.rowCount() == THREADS, timeout=WITHIN_MS)
    page.queue.search.setText(f"{THREADS // 2}")
    began = time.perf_counter()
    page.queue.search.textEdited.emit(page.queue.search.text())
    qtbot.waitUntil(lambda: 0 < rows.rowCount() < THREADS, timeout=WITHIN_MS)
    say("a search as one types", (time.perf_counter() - began) * 1000, 500)


def test_a_million_threads_are_put_in_the_order_of_work(million: Path, tmp_path: Path) -> None:
    path = tmp_path / "unsure.annot"
    shutil.copy(million, path)
    connection = sqlite3.connect(path)
    columns = "document, id, layer, label, span_start, span_end, agent, version, confidence"
    connection.executemany(
        f"INSERT INTO suggestions ({columns}) SELECT number, ?, 'entities', 'ORG', ?, ?, 'default', '1', "
        "(number * 7919 + ?) % 1000 / 1000.0 FROM documents",
        ((f"s{place}", place, place + 3, 333 * place) for place in range(SUGGESTED)),
    )
    connection.commit()
    connection.close()
    with Project.open(path, annotator="ada") as project:
        query = QueueQuery(order="uncertain")
        spent = [milliseconds(lambda: project.work_order(query)) for _ in range(3)]
        order = project.work_order(query)
        assert len(order.numbers) == THREADS
        say(f"{THREADS:,} threads in the order of work, median", statistics.median(spent), 2_000)
        head = order.numbers[:256]
        say("a page of its rows", milliseconds(lambda: project.queue_rows(head)), 50)


def test_the_next_thread_opens_at_once(qtbot: QtBot, sit: Callable[[Path], AnnotatePage], labelled: Path) -> None:
    page = sit(labelled)
    page.start()
    spent = []
    for _ in range(STEPS):
        qtbot.waitUntil(lambda: page.desk.prepared is not None and page.finder.is_next_known, timeout=WITHIN_MS)
        began = time.perf_counter()
        page.annotating.trigger("skip")
        page.view.viewport().repaint()
        page.inspector.repaint()
        spent.append((time.perf_counter() - began) * 1000)
    say("the next thread, painted, median", statistics.median(spent), 16)


def test_a_new_span_is_painted_and_saved_at_once(
    qtbot: QtBot, sit: Callable[[Path], AnnotatePage], labelled: Path
) -> None:
    page = sit(labelled)
    page.start()
    qtbot.waitUntil(lambda: page.annotating.work is not None, timeout=WITHIN_MS)
    work = page.annotating.work
    assert work is not None
    painted, saved = [], []
    for place in range(STEPS * 3):
        page.view.select(work.thread.id, place * 14, place * 14 + 9)
        began = time.perf_counter()
        with qtbot.waitSignal(page.desk.saving, check_params_cb=lambda under_way: under_way == 0):
            page.annotating.press(str(1 + place % 8))
            page.view.viewport().repaint()
            page.inspector.repaint()
            painted.append((time.perf_counter() - began) * 1000)
        saved.append((time.perf_counter() - began) * 1000)
    say("a new span, painted, 99th percentile", statistics.quantiles(painted, n=100)[-1], 16)
    print(f"a new span, on disk as the screen says, median: {statistics.median(saved):.1f} ms")
