"""A machine without a screen: a fresh process, as `make run` starts it there."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from annotator.datasets.import_report import ImportRequest
from annotator.domain.schema import Schema
from annotator.project import Project

ROOT = Path(__file__).resolve().parent.parent.parent
pytestmark = [
    pytest.mark.e2e,
    pytest.mark.skipif(not sys.platform.startswith("linux"), reason="elsewhere there is a screen"),
]


def start(home: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    hidden = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    environment = {name: value for name, value in os.environ.items() if name not in hidden}
    environment |= {"ANNOTATOR_HOME": str(home), "PYTHONPATH": str(ROOT)}
    return subprocess.run(
        [sys.executable, "-m", "annotator", *arguments],
        env=environment,
        capture_output=True,
        text=True,
        timeout=100,
        check=False,
    )


def test_a_project_is_exported_and_the_window_drawn(tmp_path: Path, home: Path, news: Schema, page: Path) -> None:
    path = tmp_path / "Harbour.annot"
    with Project.create(path, news) as project:
        project.import_files(ImportRequest(paths=(page,))).result()
    done = start(home, str(path))
    assert done.returncode == 0, done.stderr
    assert done.stderr.splitlines() == ["There is no screen here, so the window is drawn to a picture."]
    exports = tmp_path / "exports"
    assert len((exports / "all.jsonl").read_text(encoding="utf-8").splitlines()) == 3
    assert (exports / "window.png").stat().st_size > 10_000
    found = re.search(r"^New suggestions: (\d+)$", done.stdout, re.MULTILINE)
    assert found is not None
    assert int(found[1]) > 0
    for file in ("all.jsonl", "manifest.json", "window.png"):
        assert str(exports / file) in done.stdout


def test_what_cannot_be_opened_is_a_sentence(tmp_path: Path, home: Path) -> None:
    path = tmp_path / "broken.annot"
    path.write_bytes(b"this is no database" * 100)
    done = start(home, str(path))
    assert done.returncode == 2
    assert "broken.annot" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_project_without_threads_is_drawn_as_well(tmp_path: Path, home: Path, news: Schema) -> None:
    path = tmp_path / "Empty.annot"
    Project.create(path, news).close()
    done = start(home, str(path))
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "exports" / "window.png").exists()
