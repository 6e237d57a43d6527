"""Which words open the window and which are commands."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from annotator.__main__ import COMMANDS, main
from annotator.gui import app
from tests.threads import made

ROOT = Path(__file__).parents[1]
Opened = list[tuple[Path | None, bool]]


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> Opened:
    """What the window was asked to open; no window comes."""
    asked: Opened = []

    def run(project: Path | None, *, sample: bool = False) -> int:
        asked.append((project, sample))
        return 0

    monkeypatch.setattr(app, "run", run)
    return asked


def test_no_words_a_project_or_the_sample_open_the_window(
    opened: Opened, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made(tmp_path).close()
    monkeypatch.chdir(tmp_path)
    for words in ([], ["--sample"], ["storm.annot"], ["storm"], ["none"], ["ü b"]):
        assert main(words) == 0

    assert opened == [
        (None, False),
        (None, True),
        (Path("storm.annot"), False),
        (Path("storm.annot"), False),
        (Path("none"), False),
        (Path("ü b"), False),
    ]


@pytest.mark.parametrize("words", [["--help"], *([command, "--help"] for command in COMMANDS)])
def test_commands_open_no_window(opened: Opened, capsys: pytest.CaptureFixture[str], words: list[str]) -> None:
    assert main(words) == 0
    assert opened == []
    assert "usage" in capsys.readouterr().out


@pytest.mark.e2e
def test_the_command_line_loads_neither_qt_nor_spacy(tmp_path: Path) -> None:
    made(tmp_path).close()
    script = (
        "import sys; from annotator.__main__ import main; code = main(['info', sys.argv[1]]);"
        " heavy = {'PySide6', 'spacy', 'alembic'} & set(sys.modules); print(sorted(heavy)); sys.exit(code)"
    )
    told = subprocess.run(
        [sys.executable, "-c", script, tmp_path / "storm.annot"], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert told.stdout.splitlines()[-1] == "[]"
    assert told.stderr == ""
