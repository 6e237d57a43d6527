"""Suggestions on the command line."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from annotator.suggest.suggester import GROUP
from tests.datasets.lines import article, comment, write
from tests.shell import Shell
from tests.suggest.packages import register
from tests.suggest.pipelines import packaged, rules

ROOT = Path(__file__).parents[2]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Shell:
    packages = tmp_path / "packages"
    packages.mkdir()
    register(packages, GROUP, "troubled", "tests.suggest.troubled:Troubled")
    packaged(packages, "xx_harbour_web_sm", rules())
    monkeypatch.syspath_prepend(str(packages))
    monkeypatch.chdir(tmp_path)
    shell = Shell(capsys)
    assert shell("new", "storm").code == 0
    lines = write(tmp_path / "a.jsonl", article("a", "Alder left Port Eldis."), comment("a1", "a", "Good riddance!"))
    assert shell("import", "storm", lines).code == 0
    return shell


def test_suggest_says_what_it_did(run: Shell) -> None:
    told = run("suggest", "storm", "--suggester", "xx_harbour_web_sm", "--json")

    assert told.code == 0
    assert told.plain["documents"] == 2
    assert told.plain["suggestions"] == {"entities": {"LOC": 1, "PERSON": 1}}
    assert told.plain["seconds"] > 0
    assert told.plain["words_per_second"] > 0
    assert run("suggest", "storm", "--suggester", "xx_harbour_web_sm", "--json").plain["documents"] == 0
    words = run("suggest", "storm", "--suggester", "xx_harbour_web_sm", "--again", "--jobs", "2")
    assert "Looked at 2 documents" in words.out
    assert "entities: LOC 1, PERSON 1" in words.out


def test_what_a_suggester_prints_is_no_part_of_what_we_say(run: Shell) -> None:
    command = [sys.executable, "-m", "annotator", "suggest", "storm", "--suggester", "troubled", "--json"]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(["packages", str(ROOT)])}
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)

    assert json.loads(done.stdout)["documents"] == 2
    assert "ready for trouble" in done.stderr


def test_suggest_for_one_layer_alone(run: Shell) -> None:
    told = run("suggest", "storm", "--suggester", "troubled", "--layer", "sentiment", "--json")

    assert told.plain["suggestions"] == {"sentiment": {"positive": 2}}
    refused = run("suggest", "storm", "--layer", "mood")
    assert (refused.code, refused.err) == (
        2,
        "The schema has no layer “mood”; its layers are entities, sentiment, stance.\n",
    )


def test_what_could_not_be_read_is_told_and_is_not_all_done(run: Shell, tmp_path: Path) -> None:
    run("import", "storm", write(tmp_path / "b.jsonl", article("b", "raise it")))
    told = run("suggest", "storm", "--suggester", "troubled", "--json")

    assert told.code == 1
    assert told.plain["documents"] == 2
    assert told.plain["failed"] == ["troubled could not read the document “b” (ValueError: spilled)."]
    assert "could not read the document “b”" in told.err


def test_a_folder_is_loaded_only_where_somebody_trusts_it(run: Shell, tmp_path: Path) -> None:
    rules().to_disk(tmp_path / "mine")
    refused = run("suggest", "storm", "--suggester", "mine")
    assert refused.code == 2
    assert "can run code" in refused.err
    assert refused.err.count("\n") == 1

    assert run("suggest", "storm", "--suggester", "mine", "--trust", "--json").plain["documents"] == 2
    assert run("suggest", "storm", "--suggester", "mine", "--again", "--json").plain["documents"] == 2
    assert run("suggest", "storm", "--suggester", "troubled", "--trust").code == 2


def test_a_document_counts_once_however_many_suggesters_look_at_it(run: Shell) -> None:
    told = run("suggest", "storm", "--suggester", "xx_harbour_web_sm", "--suggester", "vader", "--json")
    assert told.plain["documents"] == 2


def test_a_missing_pipeline_is_a_sentence_with_the_command(run: Shell) -> None:
    told = run("suggest", "storm", "--suggester", "en_core_web_sm")

    assert told.code == 2
    assert told.err.rstrip().endswith("-m spacy download en_core_web_sm")
    assert told.err.count("\n") == 1


def test_suggesters_lists_all_with_what_they_can_do(run: Shell) -> None:
    told = run("suggesters", "--json")
    known = {each["name"]: each for each in told.plain["suggesters"]}

    assert told.code == 0
    assert {"gazetteer", "spacy", "vader", "troubled", "xx_harbour_web_sm"} <= known.keys()
    assert known["vader"]["layers"] == ["sentiment"]
    assert known["xx_harbour_web_sm"] | {"title": ""} == {
        "name": "xx_harbour_web_sm",
        "title": "",
        "version": "1.2.3",
        "package": "xx_harbour_web_sm",
        "layers": ["entities"],
        "problem": None,
        "sends": "",
        "named_by": "",
    }
    assert "vader 3.3.2: Sentiment by lexicon (VADER, English); suggests sentiment" in run("suggesters", "storm").out


def test_an_error_names_the_suggesters_that_the_list_has(run: Shell) -> None:
    listed = [each["name"] for each in run("suggesters", "--json").plain["suggesters"]]
    told = run("suggest", "storm", "--suggester", "nobody")

    assert told.code == 2
    assert f"there are {', '.join(listed)}, or name" in told.err
    assert "“spacy” loads a pipeline" in run("suggest", "storm", "--suggester", "spacy").err


def test_the_shipped_pipeline_has_its_own_version_in_the_list(run: Shell) -> None:
    meta = json.loads((ROOT / "resources/pipelines/news_comments/meta.json").read_text(encoding="utf-8"))
    known = {each["name"]: each["version"] for each in run("suggesters", "--json").plain["suggesters"]}

    assert known["default"] == meta["version"]


def test_suggestions_are_exported(run: Shell, tmp_path: Path) -> None:
    run("suggest", "storm", "--suggester", "troubled", "--suggester", "xx_harbour_web_sm")
    shown = run("export", "storm", "out.jsonl", "--suggestions", "--json")
    lines = [json.loads(line) for line in (tmp_path / "out.jsonl").read_text(encoding="utf-8").splitlines()]

    assert (shown.code, shown.plain["labels_of"], shown.plain["suggestions_of"]) == (0, "suggestions", None)
    assert [line["annotator"] for line in lines] == ["suggestions"] * 2
    assert [(each["quote"], each["agent"], each["confidence"]) for each in lines[0]["labels"]["entities"]] == [
        ("Alder", "xx_harbour_web_sm", None),
        ("Alde", "troubled", 0.5),
        ("Port Eldis", "xx_harbour_web_sm", None),
    ]
    run("export", "storm", "out.jsonl", "--suggestions", "xx_harbour_web_sm")
    lines = [json.loads(line) for line in (tmp_path / "out.jsonl").read_text(encoding="utf-8").splitlines()]
    assert {each["agent"] for line in lines for each in line["labels"]["entities"]} == {"xx_harbour_web_sm"}
    assert lines[0]["labels"]["sentiment"] is None

    nobody = run("export", "storm", "out.jsonl", "--suggestions", "nobody")
    assert (nobody.code, nobody.err) == (
        2,
        "There are no suggestions by “nobody”; there are some by troubled, xx_harbour_web_sm.\n",
    )
    assert run("export", "storm", "out", "--suggestions", "--split", "80,10,10").code == 2
    assert run("import", "storm", "out.jsonl").code == 1
    assert run("import", "storm", "out.jsonl", "--as-suggestions", "old").code == 0
