"""A million short threads: what a window needs of the project before it is usable, the queue, and memory.

THREADS in the environment makes the million smaller.
"""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Literal

import pytest

from annotator import settings
from annotator.domain.queue import QueueQuery
from annotator.domain.schema_file import read_schema
from annotator.project import Project
from tests.benchmarks.figures import median_milliseconds, say
from tests.benchmarks.load import short_threads

pytestmark = pytest.mark.bench

THREADS = int(os.environ.get("THREADS", "1000000"))
PAGE = 100
USABLE_MS = 1000
TYPED_MS = 500
WHOLE_MS = 3000  # the rest of the list comes from the background


@pytest.fixture(scope="module", params=[0, 20_000], ids=["nothing submitted", "20,000 submitted"])
def million(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    path = tmp_path_factory.mktemp("million") / "million.annot"
    Project.create(path, read_schema(settings.shipped_schemas()[0]), annotator="ann").close()
    short_threads(path, threads=THREADS, submitted=min(request.param, THREADS))
    yield path
    path.unlink()


@pytest.fixture
def project(million: Path) -> Iterator[Project]:
    with Project.open(million, annotator="ann", access="read") as project:
        yield project


def test_what_a_window_needs_is_there_at_once(million: Path) -> None:
    began = time.perf_counter()
    with Project.open(million, annotator="ann") as project:
        numbers = project.queue_numbers(QueueQuery(), PAGE)
        rows = project.queue_rows(numbers)
        session = project.session(rows[0].thread_id)
        say(f"project of {THREADS:,}, first rows, first thread", (time.perf_counter() - began) * 1000, USABLE_MS)
        assert len(rows) == PAGE
        assert session.thread.id == rows[0].thread_id
        say("counts", median_milliseconds(project.queue_counts), USABLE_MS)


@pytest.mark.parametrize("text", ["h", "har", "harbour", "harbour fer", "storm minister vote", "777777", "reader77"])
def test_a_search_as_one_types(project: Project, text: str) -> None:
    say(
        f"search for “{text}”",
        median_milliseconds(lambda: project.queue_numbers(QueueQuery(text=text), PAGE)),
        TYPED_MS,
    )


@pytest.mark.parametrize("order", ["import", "random", "length", "title"])
@pytest.mark.parametrize("show", ["todo", "flagged", "all"])
def test_the_whole_list(
    project: Project, show: Literal["todo", "flagged", "all"], order: Literal["import", "random", "length", "title"]
) -> None:
    query = QueueQuery(show=show, order=order)
    say(f"the whole list, {show}, by {order}", median_milliseconds(lambda: project.queue_numbers(query)), WHOLE_MS)


def test_the_window(million: Path, tmp_path: Path) -> None:
    to_do = _to_do(million)
    windows = [_window(million, to_do, tmp_path) for _ in range(3)]
    shown, usable, whole, peak = (
        statistics.median(window[figure] for window in windows)
        for figure in ("shown_ms", "usable_ms", "whole_ms", "peak_mb")
    )
    print(f"\nthe empty window, from the start of its process: {shown:,.0f} ms")
    say(f"the window, usable on {THREADS:,}", usable, USABLE_MS)
    say("the window, with the whole list", whole, WHOLE_MS)
    say("memory of the window's process, at its greatest", peak, 250, "MB")


def _window(path: Path, to_do: int, home: Path) -> dict[str, float]:
    """Return what a window in a process of its own says of itself."""
    command = [sys.executable, "-m", "tests.benchmarks.window", str(path), str(to_do), str(time.time())]
    environment = {**os.environ, "ANNOTATOR_HOME": str(home), "QT_QPA_PLATFORM": "offscreen"}
    root = Path(__file__).parents[2]
    done = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True, env=environment, cwd=root)
    figures: dict[str, float] = json.loads(done.stdout)
    return figures


def _to_do(path: Path) -> int:
    with Project.open(path, annotator=settings.system_user(), access="read") as project:
        return project.queue_counts().todo
