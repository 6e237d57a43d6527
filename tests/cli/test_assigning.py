"""Dealing threads out and renaming people on the command line."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from annotator.__main__ import main
from tests.datasets.lines import article, write


class Shell:
    def __init__(self, capsys: pytest.CaptureFixture[str]) -> None:
        self._capsys = capsys

    def __call__(self, *arguments: str | Path) -> tuple[int, str, str]:
        """Return the exit code, standard output and standard error of a command."""
        self._capsys.readouterr()
        code = main([str(argument) for argument in arguments])
        return code, *self._capsys.readouterr()

    def json(self, *arguments: str | Path) -> dict[str, Any]:
        """Return the one JSON object of a command that went well."""
        code, out, _err = self(*arguments, "--json")
        assert code == 0
        plain = json.loads(out)
        assert isinstance(plain, dict)
        return plain


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Shell:
    return Shell(capsys)


@pytest.fixture
def storm(run: Shell, tmp_path: Path) -> Path:
    """A project of ten threads."""
    project = tmp_path / "storm.annot"
    run("new", project)
    lines = write(tmp_path / "ten.jsonl", *(article(f"t{number}", f"Text {number}.") for number in range(10)))
    assert run("import", project, lines)[0] == 0
    return project


def test_threads_are_dealt_out_and_what_somebody_has_stays(run: Shell, storm: Path) -> None:
    asked = ("assign", storm, "--to", "Ada", "Ben", "Cy", "--twice", "20%", "--seed", "7")
    assert run(*asked, "--threads", "t1", "t2", "t3")[1] == (
        "Assigned 3 threads, 1 of them to several annotators.\nAda: 1\nBen: 1\nCy: 2\n"
    )
    assert run.json(*asked) == {"threads": 7, "several": 1, "left": 0, "annotators": {"Ada": 3, "Ben": 3, "Cy": 2}}
    assert run.json(*asked) == {"threads": 0, "several": 0, "left": 0, "annotators": {}}
    assert run(*asked)[1] == "Nothing was assigned: every thread that was asked for has somebody.\n"
    assert run("assign", storm, "--to", "Ada", "--threads", "t1")[1].startswith("Nothing was assigned")


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--to", "Ada", "--twice", "20"), "2 annotators are asked for on each of these threads and only 1 named."),
        (("--to", "Ada", "--threads", "t99"), "There is no thread “t99” in this project."),
        (("--to", "gold"), "“gold” is the name of the adjudicated set; choose another."),
        (
            ("--to", "Ada", "--twice", "0.2"),
            (
                "annotator assign: argument --twice: “0.2” is not a whole number of percent, such as 20; "
                "see annotator assign --help."
            ),
        ),
    ],
)
def test_what_cannot_be_assigned_is_said_in_one_sentence(
    run: Shell, storm: Path, options: tuple[str, ...], said: str
) -> None:
    assert run("assign", storm, *options) == (2, "", f"{said}\n")


def test_an_annotator_is_renamed(run: Shell, storm: Path) -> None:
    run("assign", storm, "--to", "Ada", "Ben")
    assert run("rename", storm, "Ada", "Countess")[1] == "Ada is called Countess now.\n"
    assert run("rename", storm, "Ben", "Countess")[0] == 2
    assert run.json("rename", storm, "Countess", "Ada") == {"old": "Countess", "new": "Ada"}
