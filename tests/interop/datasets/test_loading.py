"""What we write for trainers loads with Hugging Face's ``datasets``: types, names of labels in order, every place."""

from __future__ import annotations

import json
import os
import re
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.datasets.lines import NEWS
from tests.interop.conftest import PythonOf
from tests.interop.corpus import project
from tests.shell import Shell

THREADS = 40
MOODS = [label.name for label in NEWS.layer("sentiment").labels]
TAGS = ["O", *(f"{begin}-{label.name}" for label in NEWS.layer("entities").labels for begin in "BI")]

Load = Callable[..., dict[str, Any]]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Shell:
    monkeypatch.chdir(tmp_path)
    return Shell(capsys)


@pytest.fixture
def load(python_of: PythonOf, tmp_path: Path) -> Load:
    python = python_of("datasets")

    def load(*arguments: object) -> dict[str, Any]:
        out = tmp_path / "loaded.json"
        variables = {**os.environ, "HF_HOME": str(tmp_path / "hub"), "HF_HUB_OFFLINE": "1"}
        told = [str(each) for each in ((out, *arguments) if arguments[0] != "--save" else arguments)]
        command = [str(python), str(Path(__file__).with_name("load.py")), *told]
        done = subprocess.run(command, env=variables, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr
        found: dict[str, Any] = json.loads(out.read_text("utf-8")) if out.exists() else {}
        return found

    return load


def test_what_the_manual_says_works(run: Shell, python_of: PythonOf, tmp_path: Path) -> None:
    manual = (Path(__file__).parents[3] / "docs" / "training.md").read_text("utf-8")
    commands = re.findall(r"^    annotator (export my\.annot .*)$", manual, re.MULTILINE)
    programs = re.findall(r"```python\n(.*?)```", manual, re.DOTALL)
    assert len(commands) == 3
    assert len(programs) == 2
    project(run, tmp_path, THREADS)
    Path("news.annot").rename("my.annot")
    for command in commands:
        assert run(*command.replace("--gold", "--all").split()).code == 0
    variables = {**os.environ, "HF_HOME": str(tmp_path / "hub"), "HF_HUB_OFFLINE": "1"}
    for program in programs:
        told = f"{program}\nprint(len(data['train']), len(data['validation']))"
        command = [str(python_of("datasets")), "-c", told]
        done = subprocess.run(command, env=variables, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr
        assert done.stdout == "64 8\n"


def written(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text("utf-8").split("\n")[:-1]]


def check_tags(row: dict[str, Any]) -> int:
    """Hold tokens to the text, and tags to what a trainer makes of their numbers; return how many begin a name."""
    assert [row["text"][start:end] for start, end in zip(row["starts"], row["ends"], strict=True)] == row["tokens"]
    return sum(TAGS[tag].startswith("B-") for tag in row["ner_tags"])


def test_parquet_needs_nothing_but_its_name(run: Shell, load: Load, tmp_path: Path) -> None:
    project(run, tmp_path, THREADS)
    assert run("export", "news", "out", "--all", "--format", "parquet", "--split", "70,30,0").code == 0

    found = load("parquet", "-", "train=out/train.parquet", "validation=out/dev.parquet")
    assert {split: len(each["rows"]) for split, each in found.items()} == {"train": 56, "validation": 24}
    assert found["train"]["features"] == found["validation"]["features"]
    features = found["train"]["features"]
    assert features["ner_tags"]["feature"] == {"names": TAGS, "_type": "ClassLabel"}
    assert features["label"] == {"names": MOODS, "_type": "ClassLabel"}
    rows = [row for each in found.values() for row in each["rows"]]
    for row in rows:
        assert {span["quote"] for span in row["spans"]} == {row["text"][s["start"] : s["end"]] for s in row["spans"]}
        assert check_tags(row) == len(row["spans"]) > 0
        assert [choice["label"] for choice in row["choices"]] == [MOODS[row["label"]]]


def test_parquet_that_was_written_anew_comes_back(run: Shell, load: Load, tmp_path: Path) -> None:
    project(run, tmp_path, THREADS)
    assert run("export", "news", "out", "--all", "--format", "parquet").code == 0
    load("--save", "anew.parquet", "train=out/all.parquet")
    assert run("new", "again").code == 0
    told = run("import", "again", "anew.parquet")
    assert told.code == 0, told.err
    assert run("export", "news", "one.jsonl", "--all").code == run("export", "again", "two.jsonl", "--all").code == 0
    assert written(Path("one.jsonl")) == written(Path("two.jsonl"))


@pytest.mark.parametrize("name", ["hf-tokens", "hf-text"])
def test_lines_for_trainers_load_with_the_types_of_the_manifest(
    run: Shell, load: Load, tmp_path: Path, name: str
) -> None:
    project(run, tmp_path, THREADS)
    assert run("export", "news", "out", "--all", "--format", name, "--split", "70,30,0").code == 0
    found = load("json", "out/manifest.json", "train=out/train.jsonl", "validation=out/dev.jsonl")
    assert found["train"]["features"] == found["validation"]["features"]
    rows = {row["id"]: row for each in found.values() for row in each["rows"]}
    assert len(rows) == 2 * THREADS
    for line in (*written(tmp_path / "out/train.jsonl"), *written(tmp_path / "out/dev.jsonl")):
        row = rows[line["id"]]
        if name == "hf-text":
            assert MOODS[row["label"]] == line["label"]
        else:
            assert [TAGS[tag] for tag in row["ner_tags"]] == line["ner_tags"]
            assert check_tags(row) > 0


def test_our_own_lines_load_where_the_first_ones_say_nothing(run: Shell, load: Load, tmp_path: Path) -> None:
    """The first 18,000 of 20,000 lines, more than is looked at for a guess, have no labels, author or annotator."""
    project(run, tmp_path, 10_000, untouched=9_000)
    assert run("export", "news", "out", "--all").code == 0
    lines = written(tmp_path / "out/all.jsonl")
    assert len(lines) == 20_000
    assert sum(len(json.dumps(line)) for line in lines[:18_000]) > 10 << 20  # bytes of which datasets guesses

    rows = load("json", "out/manifest.json", "train=out/all.jsonl")["train"]["rows"]
    assert len(rows) == len(lines)
    for row, line in zip(rows, lines, strict=True):
        # Attributes that a span does not have are there, and empty.
        for span in row["labels"]["entities"]:
            assert row["text"][span["start"] : span["end"]] == span["quote"]
            span["attributes"] = {key: label for key, label in span["attributes"].items() if label is not None}
        assert row == line


def test_a_release_loads_as_a_folder(run: Shell, load: Load, tmp_path: Path) -> None:
    project(run, tmp_path, 200, untouched=150)
    assert run("release", "news", "1.0", "--all", "--split", "80,20,0").code == 0
    found = load(tmp_path / "exports" / "news" / "1.0")
    assert {split: len(each["rows"]) for split, each in found.items()} == {"train": 320, "validation": 80}
    assert found["train"]["features"] == found["validation"]["features"]
    assert any(row["labels"]["entities"] for row in found["train"]["rows"])
