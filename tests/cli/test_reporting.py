"""The report from the command line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from annotator.cli import run
from tests.corrected import reviewed


@pytest.fixture
def path(tmp_path: Path) -> Path:
    with reviewed(tmp_path) as project:
        return project.path


def test_it_writes_a_page_and_says_so(path: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "report.html"
    assert run(["report", str(path), str(out)]) == 0
    assert capsys.readouterr().out == f"Wrote {out}: 1 thread, 3 labels.\n"
    assert out.read_text(encoding="utf-8").startswith("<!DOCTYPE html>")


def test_for_a_program_it_tells_the_figures(path: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "report.html"
    assert run(["report", str(path), str(out), "--pseudonyms", "--json"]) == 0
    said = json.loads(capsys.readouterr().out)
    assert said["report"] == str(out)
    assert said["threads"]["submitted"] == 1
    assert said["labels"] == 3
    assert ">ann<" not in out.read_text(encoding="utf-8")


@pytest.mark.parametrize("name", ["report", "report.pdf", "missing/report.html"])
def test_a_place_that_takes_no_report_is_refused_with_a_sentence(
    path: Path, tmp_path: Path, name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / name
    assert run(["report", str(path), str(out)]) == 2
    assert str(out) in capsys.readouterr().err
    assert not out.exists()
