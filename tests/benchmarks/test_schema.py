"""A change of the schema that moves 300,000 annotations: how long it takes, and whether the window goes on."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from annotator.datasets.import_report import ImportRequest
from annotator.domain.schema_change import LabelPlace
from annotator.domain.schema_file import read_schema
from annotator.domain.schema_step import MergeLabels, SetLabel
from annotator.gui.background import Background
from annotator.gui.collecting import Collecting
from annotator.gui.desk import Desk
from annotator.gui.fonts import load_fonts
from annotator.gui.schema.page import SchemaPage
from annotator.project import Project
from annotator.settings import resources, shipped_schemas
from tests.benchmarks.figures import memory_mb, say
from tests.benchmarks.load import labelled_lines
from tests.gui.annotate.person import Tokens

pytestmark = pytest.mark.bench

ARTICLES = int(os.environ.get("ARTICLES", "3000"))
SPANS = 100
LONG_MS = 300_000
MORE_MS = 25
ENTITIES = LabelPlace("entities")


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Project]:
    """A project of articles with a hundred spans each."""
    lines = tmp_path / "labelled.jsonl"
    labelled_lines(lines, articles=ARTICLES, comments=0, spans=(SPANS,))
    with Project.create(tmp_path / "labelled.annot", read_schema(shipped_schemas()[0]), annotator="ann") as project:
        assert project.import_files(ImportRequest(paths=(lines,))).result().refused == ()
        yield project


@pytest.fixture
def background(qtbot: QtBot) -> Iterator[Background]:
    load_fonts(resources())
    collecting = Collecting()
    collecting.spare_the_loaded()
    background = Background()
    yield background
    background.close()
    collecting.stop()


def _longest_stall(begin: Callable[[], object], until: Callable[[], None]) -> tuple[float, float]:
    """Return the longest that the event loop was away, in milliseconds, and how long all took, in seconds."""
    longest, last = 0.0, time.perf_counter()

    def tick() -> None:
        nonlocal longest, last
        now = time.perf_counter()
        longest, last = max(longest, (now - last) * 1000), now

    timer = QTimer(interval=1)
    timer.timeout.connect(tick)
    timer.start()
    began = time.perf_counter()
    begin()
    until()
    timer.stop()
    return longest, time.perf_counter() - began


def test_the_window_goes_on_while_all_annotations_move(qtbot: QtBot, project: Project, background: Background) -> None:
    desk = Desk(project, background, tokenizer=Tokens())
    page = SchemaPage(project, background)
    qtbot.addWidget(page)
    page.resize(1440, 850)
    page.show()
    qtbot.waitExposed(page)
    page.refresh()
    qtbot.waitUntil(lambda: page.editing.uses(ENTITIES, "ORG") is not None, timeout=LONG_MS)
    before = project.schema
    names = [label.name for label in before.layer("entities").labels]
    for name in names:
        label = before.layer("entities").label(name)
        page.editing.take(SetLabel(ENTITIES, name, replace(label, name=f"{name} new", title=f"{name} new")))
    page.editing.take(MergeLabels(ENTITIES, f"{names[-1]} new", f"{names[0]} new"))

    idle, _ = _longest_stall(lambda: None, lambda: QTest.qWait(1000))
    memory = memory_mb("VmRSS")
    stalls = [
        (
            "seeing what a change touches",
            *_longest_stall(
                page.look_through.click, lambda: qtbot.waitUntil(page.review.apply.isEnabled, timeout=LONG_MS)
            ),
        )
    ]
    with qtbot.waitSignal(page.applied, timeout=LONG_MS, raising=True) as applied:
        stalls.append(("applying it", *_longest_stall(page.review.apply.click, applied.wait)))
    assert project.schema is not before
    for what, act in (("undoing it", desk.undo), ("redoing it", desk.redo)):
        with qtbot.waitSignal(desk.undone, timeout=LONG_MS, raising=True) as done:
            stalls.append((what, *_longest_stall(act, done.wait)))
    print(f"\n{page.review.numbers.text()}")
    for what, longest, seconds in stalls:
        say(f"longest stall of the window in {seconds:.1f} s of {what} (idle {idle:.1f} ms)", longest, idle + MORE_MS)
    say("memory that it took", memory_mb("VmRSS") - memory, 200, "MB")
