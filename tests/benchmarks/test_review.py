"""How fast a thread opens in review: read from the disk, compared, painted; each figure is printed beside its limit.

Beside it stands what no program does without: the rows of the same labels read with plain sqlite3, and the same text
painted with one annotator's labels on it.
"""

from __future__ import annotations

import json
import random
import sqlite3
import statistics
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from annotator.datasets.import_report import ImportRequest
from annotator.domain.annotation import SpanAnnotation
from annotator.domain.edit import Add, DocumentEdit
from annotator.domain.gestures import submit
from annotator.domain.schema_file import read_schema
from annotator.gui.background import Background
from annotator.gui.collecting import Collecting
from annotator.gui.desk import Desk
from annotator.gui.fonts import load_fonts
from annotator.gui.review.page import ReviewPage
from annotator.gui.theme import LIGHT
from annotator.gui.thread_view.view import ThreadView
from annotator.project import Project
from annotator.settings import resources, shipped_schemas
from tests.benchmarks.figures import milliseconds, say
from tests.gui.annotate.person import Tokens

pytestmark = pytest.mark.bench

WORDS = 20_000
ROUNDS = 9
WITHIN_MS = 50
DECIDE_MS = 50
_NAMES = ("ann", "ben", "zoe")
_LABELS = ("PERSON", "ORG", "GPE", "LOC", "FAC", "DATE")


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ANNOTATOR_HOME", str(tmp_path / "home"))


@pytest.fixture(autouse=True)
def collecting(qapp: QApplication) -> Iterator[None]:
    """Collect garbage as the program does: between what a person does."""
    collecting = Collecting()
    collecting.spare_the_loaded()
    yield
    collecting.stop()


@pytest.fixture(params=(500, 1_500), ids=("1,500 spans by three", "1,500 spans each"))
def project(tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Project]:
    """One long article that three people labelled: nine in ten spans alike, the others moved or named otherwise."""
    chance = random.Random(5)
    words = ["".join(chance.choices("etaoinshrdlu", k=chance.randint(2, 9))) for _ in range(WORDS)]
    text = "\n\n".join(" ".join(words[first : first + 75]) for first in range(0, WORDS, 75))
    lines = tmp_path / "long.jsonl"
    lines.write_text(json.dumps({"id": "a", "type": "article", "title": "A long one", "text": text}), encoding="utf-8")
    with Project.create(tmp_path / "long.annot", read_schema(shipped_schemas()[0]), annotator="rev") as opened:
        assert opened.import_files(ImportRequest(paths=(lines,))).result().refused == ()
        places = sorted(chance.sample(range(0, len(text) - 40, 24), request.param))
        base = [(start, start + chance.randint(4, 18), chance.choice(_LABELS)) for start in places]
        for name in _NAMES:
            opened.set_annotator(name)
            session = opened.session("a")
            edits = []
            for number, place in enumerate(base):
                start, end, label = _otherwise(place, chance) if chance.random() < 0.1 else place
                span = SpanAnnotation(f"{name}{number:05}", "entities", start, end, label)
                edits.append(DocumentEdit("a", Add(span)))
            session.do(edits)
            session.do(submit(session.sets.values())).saved.result()
        opened.set_annotator("rev")
        yield opened


def _otherwise(place: tuple[int, int, str], chance: random.Random) -> tuple[int, int, str]:
    start, end, _label = place
    return start + chance.randint(0, 2), end, chance.choice(_LABELS)


def test_a_thread_opens_in_review(project: Project, qtbot: QtBot) -> None:
    load_fonts(resources())
    background = Background()
    desk = Desk(project, background, tokenizer=Tokens())
    page = ReviewPage(desk, tokenizer=Tokens(), theme=LIGHT)
    qtbot.addWidget(page, before_close_func=lambda _: _leave(page, background))
    page.resize(1440, 900)
    page.show()
    page.begin()
    qtbot.waitUntil(lambda: page.bench.session is not None, timeout=20_000)
    qtbot.waitUntil(lambda: bool(page.beside._figures), timeout=20_000)

    def read() -> None:
        project.reviewing.session("a").all_points()

    def decide() -> None:
        page.reviewing.take_side(1)
        page.view.viewport().repaint()

    def put() -> None:
        page.bench.opened.emit(page.bench.session)
        page.view.viewport().repaint()

    reading = [milliseconds(read) for _ in range(ROUNDS)]
    putting = []
    for _ in range(ROUNDS):
        session = project.reviewing.session("a")
        session.all_points()
        page.bench.session = session
        putting.append(milliseconds(put))
        QApplication.processEvents()
    whole = statistics.median(reading) + statistics.median(putting)
    spans = sum(len(each.spans) for each in project.reviewing.session("a").sets("a"))
    say(f"A thread of {WORDS:,} words and {spans:,} spans by three opens in review", whole, WITHIN_MS)
    say("  of which read and compared", statistics.median(reading), WITHIN_MS)
    say("  of which shown", statistics.median(putting), WITHIN_MS)
    say("  the same rows by plain sqlite3 and the text by itself", _limit(project, qtbot), WITHIN_MS)
    waiting = len(page.reviewing.waiting)
    page.view.setFocus()
    deciding = []
    for _ in range(min(ROUNDS, waiting)):
        deciding.append(milliseconds(decide))
        QApplication.processEvents()
    assert len(page.reviewing.waiting) == waiting - len(deciding)
    say("  one of its differences is decided and the next is shown", statistics.median(deciding), DECIDE_MS)
    qtbot.waitUntil(lambda: page.bench.session is not None)


def _leave(page: ReviewPage, background: Background) -> None:
    page.put_away()
    background.close()


def _limit(project: Project, qtbot: QtBot) -> float:
    session = project.session("a")
    project.set_annotator("ann")
    own = project.session("a")
    project.set_annotator("rev")
    view = ThreadView(theme=LIGHT)
    qtbot.addWidget(view)
    view.resize(860, 820)
    view.show()

    def rows() -> None:
        connection = sqlite3.connect(project.path)
        connection.execute("select id, layer, label, span_start, span_end, attributes from annotations").fetchall()
        connection.execute("select text from documents").fetchall()
        connection.close()

    def paint() -> None:
        view.show_thread(own.thread, schema=session.schema, sets=own.sets, suggestions={})
        view.viewport().repaint()

    return statistics.median(milliseconds(rows) for _ in range(ROUNDS)) + statistics.median(
        milliseconds(paint) for _ in range(ROUNDS)
    )
