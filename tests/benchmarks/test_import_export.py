"""Import and export of labelled JSON lines, each beside its limit; ARTICLES in the environment makes it smaller."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from annotator import settings
from annotator.datasets.export_report import ExportRequest, Whose
from annotator.datasets.import_report import ImportRequest
from annotator.domain.schema_file import read_schema
from annotator.project import Project
from tests.benchmarks.limits import plain_export, plain_import
from tests.benchmarks.load import labelled_lines

ARTICLES = int(os.environ.get("ARTICLES", "10000"))
DOCUMENTS = ARTICLES * 9


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("load")


@pytest.fixture(scope="module")
def lines(folder: Path) -> Path:
    path = folder / "load.jsonl"
    labelled_lines(path, articles=ARTICLES)
    return path


@pytest.fixture(scope="module")
def imported(folder: Path, lines: Path) -> Path:
    path = folder / "imported.annot"
    _import(path, lines)
    return path


def test_import(benchmark: BenchmarkFixture, folder: Path, lines: Path) -> None:
    limit = _seconds(lambda: plain_import(lines, folder / "limit.db"))
    added = benchmark.pedantic(_import, (folder / "import.annot", lines))
    assert added == DOCUMENTS
    _report(benchmark, "import", limit)


def test_export(benchmark: BenchmarkFixture, folder: Path, imported: Path) -> None:
    limit = _seconds(lambda: plain_export(imported, folder / "limit.jsonl"))
    with Project.open(imported, access="read") as project:
        request = ExportRequest(out=folder / "out.jsonl", whose=Whose.ALL)
        report = benchmark.pedantic(project.export, (request,))
    assert report.documents == DOCUMENTS
    _report(benchmark, "export", limit)


def _import(path: Path, lines: Path) -> int:
    with Project.create(path, read_schema(settings.shipped_schemas()[0]), annotator="ann") as project:
        return project.import_files(ImportRequest(paths=(lines,))).result().added


def _seconds(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def _report(benchmark: BenchmarkFixture, what: str, limit: float) -> None:
    assert benchmark.stats is not None
    taken = benchmark.stats.stats.median
    benchmark.extra_info |= {"limit_s": limit, "of_limit": limit / taken}
    print(f"\n{what}: {DOCUMENTS:,} documents in {taken:.2f} s, limit {limit:.2f} s: {limit / taken:.2f} of its speed")
