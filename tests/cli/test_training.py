"""``annotator train``: a plain pipeline, opened where this program is not."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from annotator.cli import run
from annotator.project import Project
from tests.datasets.lines import article
from tests.project.test_learning import DANISH, decided
from tests.threads import take

ELSEWHERE = """
import sys
sys.modules["annotator"] = None
import json, spacy
nlp = spacy.load(sys.argv[1])
doc = nlp("Then Fenn came to Port Eldis")
print(json.dumps([nlp.pipe_names, [[span.text, span.label_] for span in doc.ents], sorted(doc.cats)]))
"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    with Project.create(tmp_path / "storm.annot", DANISH, annotator="ann") as opened:
        take(opened, tmp_path, *(decided(number) for number in range(12)), article("new", "Now Fenn is in Port Eldis"))
    return tmp_path / "storm.annot"


def elsewhere(folder: Path) -> tuple[list[str], list[list[str]], list[str]]:
    done = subprocess.run(
        [sys.executable, "-c", ELSEWHERE, str(folder)], capture_output=True, text=True, cwd=folder, check=True
    )
    parts, names, cats = json.loads(done.stdout)
    return parts, names, cats


def test_a_pipeline_is_opened_where_this_program_is_not(
    project: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "out"
    assert run(["train", str(project), str(out), "--annotator", "ann", "--json"]) == 0
    said = json.loads(capsys.readouterr().out)
    assert set(said["layers"]) == {"entities", "sentiment"}
    assert said["pipeline"] == str(out)
    parts, names, cats = elsewhere(out)
    assert parts == ["ner", "entity_ruler", "textcat_sentiment"]
    assert names == [["Fenn", "PERSON"], ["Port Eldis", "GPE"]]
    assert cats == ["sentiment=negative", "sentiment=neutral", "sentiment=positive"]


def test_one_layer_alone(project: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "out"
    assert run(["train", str(project), str(out), "--annotator", "ann", "--layer", "sentiment"]) == 0
    assert "sentiment: learned from 12 texts" in capsys.readouterr().out
    assert elsewhere(out)[0] == ["textcat_sentiment"]


def test_what_cannot_be_is_said_in_a_sentence(
    project: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    full = tmp_path / "full"
    full.mkdir()
    (full / "letter.txt").write_text("mine", encoding="utf-8")
    assert run(["train", str(project), str(full)]) == 2
    assert "holds something else" in capsys.readouterr().err
    assert run(["train", str(project), str(tmp_path / "o"), "--annotator", "bo"]) == 2
    assert "Too little was decided" in capsys.readouterr().err
    assert run(["train", str(project), str(tmp_path / "o"), "--layer", "nowhere"]) == 2
    assert run(["train", str(project), str(tmp_path / "o"), "--layer", "entities.colour"]) == 2
    assert "no attribute “colour”" in capsys.readouterr().err
