"""Files larger than memory: what an import and an export of labelled JSON lines take of it, beside the limit.

STREAM_MB in the environment says how large the file is; the limit does not grow with it.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from annotator.datasets.export_report import ExportRequest, Whose
from annotator.project import Project
from tests.benchmarks.figures import memory_mb, say
from tests.benchmarks.load import labelled_lines, take_in

pytestmark = pytest.mark.bench

STREAM_MB = int(os.environ.get("STREAM_MB", "200"))
LIMIT_MB = 300
_ARTICLE_MB = 0.0131  # an article of the load with its comments, as lines


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("stream")


def test_import_and_export_take_little_memory_however_large_the_file(folder: Path) -> None:
    lines, project, out = folder / "lines.jsonl", folder / "large.annot", folder / "out.jsonl.gz"
    labelled_lines(lines, articles=round(STREAM_MB / _ARTICLE_MB))
    print(f"\na file of {lines.stat().st_size / 1e6:,.0f} MB")
    for what, arguments in (("import", (project, lines)), ("export to gzip", (project, out))):
        began = time.perf_counter()
        peak = _peak_mb(what, *arguments)
        print(f"\n{what}: {time.perf_counter() - began:,.0f} s")
        say(f"memory of the {what}, at its greatest", peak, LIMIT_MB, "MB")


def put_out(project: Path, out: Path) -> None:
    """Export all of a project."""
    with Project.open(project, access="read") as opened:
        opened.export(ExportRequest(out=out, whose=Whose.ALL))


def _peak_mb(what: str, project: Path, file: Path) -> float:
    """Return the greatest memory of a process that does it."""
    command = [sys.executable, "-m", "tests.benchmarks.test_streams", what, str(project), str(file)]
    done = subprocess.run(command, check=True, capture_output=True, text=True, cwd=Path(__file__).parents[2])
    return float(done.stdout)


if __name__ == "__main__":
    (take_in if sys.argv[1] == "import" else put_out)(Path(sys.argv[2]), Path(sys.argv[3]))
    print(memory_mb("VmHWM"))
