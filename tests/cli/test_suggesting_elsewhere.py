"""Optional suggesters on the command line: what is not installed, and what is sent elsewhere."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from annotator.__main__ import main
from tests.datasets.lines import article, comment, write
from tests.suggest.extras.answering_machine import AnsweringMachine, answering_machine, found


@pytest.fixture
def machine(monkeypatch: pytest.MonkeyPatch) -> Iterator[AnsweringMachine]:
    monkeypatch.delenv("ANNOTATOR_API_KEY", raising=False)
    with answering_machine() as server:
        server.answers(found(spans=[{"layer": "entities", "label": "GPE", "quote": "Port Eldis"}]))
        yield server


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> str:
    monkeypatch.chdir(tmp_path)
    lines = write(tmp_path / "a.jsonl", article("a", "Alder left Port Eldis."), comment("a1", "a", "To Port Eldis?"))
    assert main(["new", "storm"]) == 0
    assert main(["import", "storm", str(lines)]) == 0
    capsys.readouterr()
    return "storm"


def test_suggesters_says_what_has_to_be_installed(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("annotator.suggest.extras.needed.find_spec", lambda _name: None)
    assert main(["suggesters"]) == 0
    out = capsys.readouterr().out

    assert "Names asked for in words (GLiNER); not installed: pip install 'annotator[gliner]'\n" in out
    assert "not installed: pip install 'annotator[transformers]'\n" in out
    assert "A language model at an address of yours; suggests entities, " in out


def test_what_is_sent_is_said_and_asked_first(
    project: str, machine: AnsweringMachine, capsys: pytest.CaptureFixture[str]
) -> None:
    name = f"llm:m@{machine.address}"
    assert main(["suggest", project, "--suggester", name, "--json"]) == 2
    assert f"agree to it with --send-to {machine.address}" in capsys.readouterr().err
    assert not machine.asked

    assert main(["suggest", project, "--suggester", name, "--send-to", "https://elsewhere/v1"]) == 2
    assert "None of these suggesters sends anything to https://elsewhere/v1." in capsys.readouterr().err
    assert not machine.asked

    assert main(["suggest", project, "--suggester", name, "--send-to", f"{machine.address}/", "--json"]) == 0
    out, err = capsys.readouterr()
    assert "“llm:m” sends the texts of this project (at most 2 texts, 36 characters)" in err
    assert json.loads(out)["suggestions"] == {"entities": {"GPE": 2}}
    assert sorted(machine.texts()) == ["Alder left Port Eldis.", "To Port Eldis?"]

    assert main(["suggest", project, "--suggester", "llm:m", "--again"]) == 0
    assert "sends the texts of this project" in capsys.readouterr().err


def test_a_language_model_without_an_address(project: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["suggest", project, "--suggester", "llm:m"]) == 2

    assert "llm:NAME@https://host/v1" in capsys.readouterr().err
