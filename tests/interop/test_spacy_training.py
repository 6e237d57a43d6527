"""spaCy takes what we write for it as it is: it finds no fault, trains, learns, and loads what it learned."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest
from spacy.tokens import DocBin
from spacy.vocab import Vocab

from tests.interop.corpus import project
from tests.shell import Shell


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Shell:
    monkeypatch.chdir(tmp_path)
    return Shell(capsys)


def spacy(folder: Path, *arguments: str) -> str:
    """Run a command of spaCy in a folder, as a person would, and return what it said."""
    command = [sys.executable, "-m", "spacy", *arguments]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def test_the_config_beside_a_docbin_trains(run: Shell, tmp_path: Path) -> None:
    project(run, tmp_path, 180)
    assert run("export", "news", "out", "--all", "--format", "spacy", "--split", "80,20,0").code == 0
    out = tmp_path / "out"
    manifest = json.loads((out / "manifest.json").read_bytes())
    assert "config.cfg" in {entry["name"] for entry in manifest["files"]}

    told = spacy(out, "debug", "data", "config.cfg", "--no-format")
    assert "288 training docs" in told
    assert "✘" not in told

    spacy(out, "train", "config.cfg", "--output", "trained", "--training.max_steps=200", "--training.eval_frequency=50")
    spacy(out, "evaluate", "trained/model-best", "dev.spacy", "--output", "scores.json")
    scores = json.loads((out / "scores.json").read_bytes())
    assert scores["ents_f"] > 0.9
    # A third of the texts is of each mood, so that a guess would be right for a third of them.
    assert scores["cats_macro_f"] > 0.6


def test_spacy_converts_our_conll(run: Shell, tmp_path: Path) -> None:
    project(run, tmp_path, 20)
    assert run("export", "news", "out", "--all", "--format", "conll").code == 0
    out = tmp_path / "out"
    begun = re.findall(r"\bB-(\S+)$", (out / "all.conll").read_text("utf-8"), re.MULTILINE)
    assert len(begun) == 60
    spacy(out, "convert", "all.conll", ".")
    docs = DocBin().from_disk(out / "all.spacy").get_docs(Vocab())
    assert [entity.label_ for doc in docs for entity in doc.ents] == begun
