"""Finding in ten thousand labelled articles: each figure is printed beside its limit; ARTICLES makes them fewer."""

from __future__ import annotations

import os
import statistics
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from annotator.datasets.import_report import ImportRequest
from annotator.domain.finding import FindQuery, Place, Wanted
from annotator.domain.schema_file import read_schema
from annotator.gui.background import Background
from annotator.gui.collecting import Collecting
from annotator.gui.desk import Desk
from annotator.gui.finding.page import FindPage
from annotator.gui.finding.settling_panel import SettlingPanel
from annotator.gui.fonts import load_fonts
from annotator.project import Project
from annotator.settings import resources, shipped_schemas
from tests.benchmarks.figures import memory_mb, say
from tests.benchmarks.load import labelled_lines
from tests.gui.annotate.person import Tokens

pytestmark = pytest.mark.bench

ARTICLES = int(os.environ.get("ARTICLES", "10000"))
FRAMES = 300
LONG_MS = 120_000


@pytest.fixture(scope="module")
def labelled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project of articles of 450 words with eight comments and thirty spans each."""
    folder = tmp_path_factory.mktemp("finding")
    lines = folder / "labelled.jsonl"
    labelled_lines(lines, articles=ARTICLES)
    path = folder / "labelled.annot"
    with Project.create(path, read_schema(shipped_schemas()[0]), annotator="ann") as project:
        assert project.import_files(ImportRequest(paths=(lines,))).result().refused == ()
    return path


@pytest.fixture
def project(labelled: Path) -> Iterator[Project]:
    with Project.open(labelled, annotator="ann") as project:
        yield project


@pytest.fixture
def page(qtbot: QtBot, project: Project) -> Iterator[FindPage]:
    load_fonts(resources())
    collecting = Collecting()
    collecting.spare_the_loaded()
    background = Background()
    desk = Desk(project, background, tokenizer=Tokens())
    page = FindPage(desk)
    qtbot.addWidget(page)
    page.resize(1440, 850)
    page.show()
    qtbot.waitExposed(page)
    page.begin()
    yield page
    page.put_away()
    background.close()
    collecting.stop()


class _Stalls:
    """The longest that the event loop was away while it ran."""

    def __init__(self) -> None:
        self.longest = 0.0
        self._last = time.perf_counter()
        self._timer = QTimer(interval=1)
        self._timer.timeout.connect(self._tick)
        self._timer.start()

    def _tick(self) -> None:
        now = time.perf_counter()
        self.longest = max(self.longest, (now - self._last) * 1000)
        self._last = now

    def stop(self) -> float:
        self._timer.stop()
        return self.longest


def _first(project: Project, query: FindQuery) -> None:
    found: list[tuple[Place, ...]] = []
    project.finder.find(query, found.append, lambda: bool(found))
    project.finder.hits(found[0] if found else ())


@pytest.mark.parametrize(
    "query",
    [
        FindQuery(text="harbour"),
        FindQuery(text="harb"),
        FindQuery(text='"odile fenn"'),
        FindQuery(text="the storm"),
        FindQuery(layer="entities", label="PERSON"),
        FindQuery(layer="stance", label="against"),
        FindQuery(layer="entities", label="GPE", text="tunnel"),
        FindQuery(span_text="Odile Fenn"),
    ],
    ids=str,
)
def test_the_first_places_come_at_once(project: Project, query: FindQuery) -> None:
    taken: list[float] = []
    for _ in range(7):
        began = time.perf_counter()
        _first(project, query)
        taken.append((time.perf_counter() - began) * 1000)
    say(
        f"first places with their context, {query.text or query.label or query.span_text}", statistics.median(taken), 50
    )


def test_the_window_answers_each_key_and_scrolls_like_ten(qtbot: QtBot, page: FindPage) -> None:
    before = memory_mb("VmRSS")
    spent: list[float] = []
    for text in ("h", "ha", "har", "harb", "harbour"):
        page.search.field.setText(text)
        began = time.perf_counter()
        page.search.ask()
        qtbot.waitUntil(lambda: not page.search._fresh and page.search.rows.hit_at(1) is not None)
        spent.append((time.perf_counter() - began) * 1000)
    say("from a key to the first places on the screen, median", statistics.median(spent), 50 + 50)
    qtbot.waitUntil(lambda: page.search._errand is None, timeout=LONG_MS)
    print(f"\n{page.search.summary.text()}")
    bar = page.search.table.verticalScrollBar()
    frames: list[float] = []
    for frame in range(FRAMES):
        began = time.perf_counter()
        bar.setValue((frame * 3700) % (bar.maximum() + 1) if frame % 10 == 0 else min(bar.maximum(), bar.value() + 60))
        page.search.table.viewport().repaint()
        frames.append((time.perf_counter() - began) * 1000)
        QApplication.processEvents()
    say("a frame of the list, median", statistics.median(frames), 16)
    say("a frame of the list, 99th percentile", statistics.quantiles(frames, n=100)[-1], 33)
    say("memory that the search took", memory_mb("VmRSS") - before, 60, "MB")


def _has_looked(panel: SettlingPanel) -> bool:
    return not panel.looking.is_under_way


def _idle(qtbot: QtBot) -> float:
    stalls = _Stalls()
    QTest.qWait(1000)
    return stalls.stop()


def test_the_lists_leave_the_window_alone(qtbot: QtBot, page: FindPage) -> None:
    project = page._desk.project
    places: list[Place] = []
    project.finder.find(FindQuery(layer="entities", label="GPE"), places.extend, lambda: len(places) >= 500)
    project.label_places(places[:500], "entities", "LOC").result()
    idle = _idle(qtbot)
    before = memory_mb("VmRSS")
    for name, panel in (("labelled differently", page.differing), ("labelled here, missed there", page.missed)):
        stalls = _Stalls()
        began = time.perf_counter()
        panel.look()
        qtbot.waitUntil(partial(_has_looked, panel), timeout=LONG_MS)
        taken = time.perf_counter() - began
        longest = stalls.stop()
        print(f"\n{name}: {panel.texts.rowCount()} texts in {taken:.1f} s")
        say(f"longest stall of the window meanwhile (idle {idle:.1f} ms)", longest, idle + 25)
    say("memory that the lists took", memory_mb("VmRSS") - before, 80, "MB")


def test_one_text_is_labelled_in_thousands_of_places_and_taken_back(project: Project) -> None:
    def timed(work: Callable[[], object]) -> float:
        began = time.perf_counter()
        work()
        return time.perf_counter() - began

    found: list[Place] = []

    def look() -> None:
        wanted = Wanted(text="inspection", layer="entities", label="EVENT")
        found[:] = project.finder.occurrences(
            wanted,
            annotator=project.annotator,
            schema=project.schema,
            thread=None,
            tokens={},
            progress=lambda *_: None,
            cancelled=lambda: len(found) > 0,
        )

    print(f"\nlooking for a word in the whole project: {timed(look):.1f} s, {len(found)} places")
    some = found[:5000]
    given = timed(lambda: project.label_places(some, "entities", "EVENT").result())
    print(f"\nlabelling {len(some)} places: {given:.1f} s")
    back = timed(lambda: project.undo().result())
    print(f"\ntaking them back: {back:.1f} s")
    say("labelling everywhere", given, 10, "s")
    say("taking it back", back, 10, "s")
