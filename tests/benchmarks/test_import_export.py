"""Import and export of labelled JSON lines, each beside its limit; ARTICLES in the environment makes it smaller."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from annotator.datasets.export_report import ExportRequest, Whose
from annotator.project import Project
from tests.benchmarks.figures import beside, say
from tests.benchmarks.limits import bare_rows, plain_import, plain_lines
from tests.benchmarks.load import labelled_lines, take_in

pytestmark = pytest.mark.bench

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
    assert take_in(path, lines) == DOCUMENTS
    return path


def test_import(folder: Path, lines: Path) -> None:
    def work() -> None:
        project.unlink(missing_ok=True)
        assert take_in(project, lines) == DOCUMENTS

    def least() -> None:
        database.unlink(missing_ok=True)
        assert plain_import(lines, database) == DOCUMENTS

    project, database = folder / "import.annot", folder / "limit.db"
    taken, limit, ratio = beside(work, least)
    print(f"\nimport of {DOCUMENTS:,} documents: {taken:.2f} s; plain Python takes {limit:.2f} s")
    say("import, of the speed of plain Python", ratio, 0.3, "times", at_least=True)


def test_export(folder: Path, imported: Path) -> None:
    out, plain, rows = folder / "out.jsonl", folder / "plain.jsonl", folder / "rows.jsonl"
    with Project.open(imported, access="read") as project:
        request = ExportRequest(out=out, whose=Whose.ALL)
        taken, limit, ratio = beside(lambda: project.export(request), lambda: plain_lines(imported, plain))
        _, bare, of_bare = beside(lambda: project.export(request), lambda: bare_rows(imported, rows))
    assert out.read_bytes() == plain.read_bytes()
    print(f"\nexport of {DOCUMENTS:,} documents: {taken:.2f} s; plain Python takes {limit:.2f} s")
    print(f"rows read and encoded as they are, which no reader of ours takes: {bare:.2f} s, {of_bare:.2f} times")
    say("export, of the speed of plain Python that writes the same bytes", ratio, 0.5, "times", at_least=True)


def test_what_is_exported_and_read_back_is_exported_the_same(folder: Path, imported: Path) -> None:
    again = folder / "again.annot"
    first, second = folder / "first.jsonl", folder / "second.jsonl"
    with Project.open(imported, access="read") as project:
        project.export(ExportRequest(out=first, whose=Whose.ALL))
    assert take_in(again, first) == DOCUMENTS
    with Project.open(again) as project:
        project.export(ExportRequest(out=second, whose=Whose.ALL))
        assert project.check() == ()
    assert first.read_bytes() == second.read_bytes()
    assert not again.with_name("again.annot-wal").exists()


def test_an_import_three_times_as_large_takes_no_more_memory(folder: Path) -> None:
    peaks = []
    for articles in (ARTICLES, 3 * ARTICLES):
        lines, project = folder / "larger.jsonl", folder / "larger.annot"
        labelled_lines(lines, articles=articles)
        peaks.append(_peak_mb(project, lines))
        project.unlink()
        lines.unlink()
    print(f"\nmemory of an import of {ARTICLES:,} articles, at its greatest: {peaks[0]:.0f} MB")
    say(f"memory of an import of {3 * ARTICLES:,} articles, at its greatest", peaks[1], peaks[0] * 1.25, "MB")


def _peak_mb(project: Path, lines: Path) -> float:
    """Return the greatest memory of a process that imports the lines."""
    code = (
        "import sys; from pathlib import Path; from tests.benchmarks.figures import memory_mb;"
        "from tests.benchmarks.load import take_in;"
        "take_in(Path(sys.argv[1]), Path(sys.argv[2])); print(memory_mb('VmHWM'))"
    )
    command = [sys.executable, "-c", code, str(project), str(lines)]
    done = subprocess.run(command, check=True, capture_output=True, text=True, cwd=Path(__file__).parents[2])
    return float(done.stdout)
