"""Agreement on the command line."""

from __future__ import annotations

from pathlib import Path

import pytest

from annotator.project import Project
from annotator.review.agreement import MEASURES
from tests.datasets.lines import article, entity, labelled, write
from tests.shell import Shell

LINE = article("a", "Alder left Port Eldis. Odile Fenn stayed.")
OTHER = article("b", "Alder came back.")


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Shell:
    monkeypatch.chdir(tmp_path)
    shell = Shell(capsys)
    assert shell("new", "storm").code == 0
    return shell


@pytest.fixture
def judged(run: Shell, tmp_path: Path) -> Shell:
    alder, fenn = entity(LINE, "Alder"), entity(LINE, "Odile Fenn")
    lines = (
        labelled(LINE, alder, fenn, annotator="ada", sentiment="negative"),
        labelled(LINE, alder, annotator="bo", sentiment="positive"),
        labelled(OTHER, alder, annotator="ada", sentiment="positive"),
        labelled(OTHER, alder, annotator="bo", sentiment="positive"),
    )
    path = write(tmp_path / "a.jsonl", *({**line, "state": "submitted"} for line in lines))
    assert run("import", "storm", path).code == 0
    return run


def test_each_layer_has_its_measures_with_intervals(judged: Shell) -> None:
    layers = judged("agree", "storm", "--json").plain["layers"]
    entities = layers["entities"]
    assert (entities["documents"], entities["annotators"], entities["units"]) == (2, 2, 9 + 4)
    assert entities["names"] == ["ada", "bo"]
    for name in MEASURES:
        assert entities[name]["low"] <= entities[name]["value"] <= entities[name]["high"], name
    assert entities["f1_exact"]["value"] == pytest.approx(0.8)
    assert layers["sentiment"]["cohen_kappa"]["value"] == 0
    assert layers["sentiment"]["unitizing_alpha"] is layers["sentiment"]["f1_exact"] is None
    assert layers["stance"]["units"] == 0
    assert {layers["stance"][name] for name in MEASURES} == {None}


def test_one_layer_alone(judged: Shell) -> None:
    assert list(judged("agree", "storm", "--layer", "sentiment", "--json").plain["layers"]) == ["sentiment"]
    refused = judged("agree", "storm", "--layer", "mood")
    assert refused.code == 2
    assert "“mood”" in refused.err
    assert "entities" in refused.err


def test_words_say_what_the_numbers_mean(judged: Shell) -> None:
    said = judged("agree", "storm", "--layer", "entities").out
    assert said.startswith("entities: 2 documents by 2 annotators, 13 tokens\n")
    assert "80 % have the same ends and the same label in both (spans: 5)." in said
    assert len({line.index("–") for line in said.splitlines() if "–" in line}) == 1
    assert said.endswith("  Only 2 texts were judged by two: the intervals say little.\n")
    by_chance = judged("agree", "storm", "--layer", "sentiment").out
    assert by_chance.count("The annotators agree no more than chance alone would give") == 1


def test_full_agreement_is_said_once(run: Shell, tmp_path: Path) -> None:
    alder = entity(LINE, "Alder")
    lines = [
        labelled(each, alder, annotator=name, sentiment=sentiment)
        for name in ("ada", "bo")
        for each, sentiment in ((LINE, "negative"), (OTHER, "positive"))
    ]
    path = write(tmp_path / "a.jsonl", *({**line, "state": "submitted"} for line in lines))
    assert run("import", "storm", path).code == 0
    said = run("agree", "storm", "--layer", "sentiment").out.splitlines()
    assert said[-2:] == [
        "  The annotators said the same wherever two judged a text.",
        "  Only 2 texts were judged by two: the intervals say little.",
    ]
    assert not any("100 %" in line for line in said)
    assert len(said) == 6


def test_nothing_to_compare_is_said(run: Shell) -> None:
    told = run("agree", "storm", "--layer", "entities")
    assert (told.code, told.out) == (0, "entities: no document was submitted by two annotators yet\n")


def test_it_works_beside_an_open_window(judged: Shell) -> None:
    with Project.open(Path("storm.annot")):
        assert judged("agree", "storm", "--json").plain["layers"]["entities"]["documents"] == 2
