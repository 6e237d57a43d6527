"""Filters and recipes on the command line: what a pipeline repeats, and what goes over it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from annotator.datasets.export_report import Recipe, Whose
from annotator.datasets.recipe_file import recipe_as_json
from annotator.project import Project
from tests.datasets.lines import Line, article, comment, entity, labelled, write
from tests.shell import Shell

TEXT = "Bo Li met Ann Ray in Bern."


def _submitted(identifier: str, annotator: str, *quotes: str) -> Line:
    line = article(identifier, TEXT, author="Rita")
    spans = [entity(line, quote, "GPE" if quote == "Bern" else "PERSON") for quote in quotes]
    return {**labelled(line, *spans, annotator=annotator, sentiment="negative"), "state": "submitted"}


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Shell:
    monkeypatch.chdir(tmp_path)
    shell = Shell(capsys)
    lines = (
        *(_submitted("a", "ann", "Bo Li", "Bern"), _submitted("a", "bea", "Bo Li")),
        *(_submitted("b", "ann", "Bern"), _submitted("b", "bea", "Bern")),
        comment("c", "b", "+1"),
    )
    assert shell("new", "storm").code == 0
    assert shell("import", "storm", write(tmp_path / "a.jsonl", *lines)).code == 0
    return shell


def kept(name: str, recipe: Recipe) -> None:
    with Project.open(Path("storm.annot")) as project:
        project.recipes.keep(name, recipe).result()


def read(path: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in Path(path).read_text("utf-8").splitlines()]


def bytes_in(folder: str) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in Path(folder).iterdir()}


RECIPE = Recipe(
    whose=Whose.of("ann"),
    labels={"entities": frozenset({"GPE"})},
    unlabelled=False,
    min_agreement=0.9,
    split=(50, 25, 25),
    seed=3,
    pseudonyms=frozenset({"authors"}),
)


def test_filters_say_in_words_and_for_programs_what_they_leave_out(run: Shell) -> None:
    words = ("export", "storm", "o.jsonl", "--annotator", "ann", "--labels", "entities=GPE,NORP", "--no-unlabelled")
    told = run(*words)
    assert told.code == 0
    assert told.out.splitlines() == [
        "Wrote 2 documents with 4 labels by ann: o.jsonl, o.manifest.json.",
        "Left out: 1 × span “entities” (PERSON 1): The label was not asked for.",
        "Left out: 1 × document: Documents without labels were not asked for.",
    ]
    plain = run(*words, "--json").plain
    left_out = [
        {"part": "span", "layer": "entities", "label": "PERSON", "count": 1, "because": "label"},
        {"part": "document", "layer": None, "label": None, "count": 1, "because": "no_labels"},
    ]
    assert plain["left_out"] == left_out
    manifest = json.loads(Path("o.manifest.json").read_bytes())
    assert manifest["left_out"] == left_out
    assert manifest["recipe"]["labels"] == {"entities": ["GPE", "NORP"]}
    assert manifest["recipe"]["whose"] == {"annotator": "ann"}


def test_layers_states_and_agreement_narrow_an_export(run: Shell) -> None:
    narrow = ("--layers", "entities", "--states", "submitted", "--min-agreement", "0.7")
    assert run("export", "storm", "o.jsonl", "--all", *narrow).code == 0
    # Of “a” two of three labels of names are alike: F1 is 2 * 1 / 3.
    assert [(line["id"], line["annotator"]) for line in read("o.jsonl")] == [("b", "ann"), ("b", "bea")]
    assert run("export", "storm", "o.jsonl", "--all", "--min-agreement", "0.8", "--labelled-once").code == 0
    assert {line["id"] for line in read("o.jsonl")} == {"a", "b", "c"}


def test_a_recipe_of_the_project_and_its_file_give_the_same_bytes_again(run: Shell) -> None:
    kept("training", RECIPE)
    Path("training.recipe.json").write_bytes(recipe_as_json(RECIPE))
    for out, recipe in (("1", "training"), ("2", "training"), ("3", "training.recipe.json")):
        assert run("export", "storm", out, "--recipe", recipe).code == 0
    assert bytes_in("1") == bytes_in("2") == bytes_in("3")
    assert {"train.jsonl", "dev.jsonl", "test.jsonl", "manifest.json"} == set(bytes_in("1"))
    lines = [line for name in ("train", "dev", "test") for line in read(f"1/{name}.jsonl")]
    assert [(line["id"], line["author"]) for line in lines] == [("b", "author-1")]
    assert [span["label"] for span in lines[0]["labels"]["entities"]] == ["GPE"]


def test_the_recipe_in_a_manifest_repeats_the_export(run: Shell) -> None:
    kept("training", RECIPE)
    assert run("export", "storm", "1", "--recipe", "training").code == 0
    manifest = json.loads(Path("1", "manifest.json").read_bytes())
    Path("again.json").write_text(json.dumps(manifest["recipe"]), encoding="utf-8")
    assert run("export", "storm", "2", "--recipe", "again.json").code == 0
    assert bytes_in("1") == bytes_in("2")


def test_the_recipe_in_a_manifest_tells_no_name_that_was_replaced(run: Shell) -> None:
    assert run("export", "storm", "o", "--annotator", "ann", "--pseudonyms", "annotators").code == 0
    manifest = json.loads(Path("o", "manifest.json").read_bytes())
    assert manifest["recipe"]["whose"] == {"annotator": manifest["labels_of"]}
    assert manifest["labels_of"].startswith("annotator-")


def test_options_go_over_a_recipe(run: Shell) -> None:
    kept("training", RECIPE)
    over = ("--split", "none", "--min-agreement", "none", "--pseudonyms", "none", "--unlabelled")
    options = ("--annotator", "bea", "--labels", "entities=PERSON", *over)
    assert run("export", "storm", "o.jsonl", "--recipe", "training", *options).code == 0
    lines = read("o.jsonl")
    assert [line["id"] for line in lines] == ["a", "b", "c"]
    assert [span["quote"] for line in lines for span in line["labels"]["entities"]] == ["Bo Li"]
    assert lines[0]["author"] == "Rita"
    assert run("export", "storm", "o.jsonl", "--recipe", "training", "--layers", "sentiment").code == 0


def test_a_recipe_may_say_where_to_and_out_goes_over_it(run: Shell) -> None:
    kept("here", Recipe(out=Path("said"), whose=Whose.ALL))
    assert run("export", "storm", "--recipe", "here").code == 0
    assert run("export", "storm", "typed", "--recipe", "here").code == 0
    assert bytes_in("said") == bytes_in("typed")
    told = run("export", "storm", "--all")
    assert told.code == 2
    assert "Say where to write: name a file or a folder as OUT, or as “out” in the recipe." in told.err


def test_a_release_follows_a_recipe_too(run: Shell) -> None:
    kept("training", RECIPE)
    assert run("release", "storm", "1.0", "--out", "r", "--recipe", "training").code == 0
    manifest = json.loads(Path("r", "1.0", "manifest.json").read_bytes())
    assert manifest["recipe"]["min_agreement"] == 0.9
    assert "agreement" in {each["because"] for each in manifest["left_out"]}


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--recipe", "other"), "There is no recipe “other”: the project keeps training; a file of one ends in .json."),
        (("--recipe", "other.json"), "other.json cannot be read: No such file or directory."),
        (("--labels", "entities"), "“entities” is not of the form LAYER=LABEL,LABEL"),
        (("--all", "--labels", "entities=RED"), "“entities” has no label “RED”"),
        (("--layers", "entities,"), "“entities,” is not of the form NAME,NAME"),
        (("--states", "done"), "“done” names others than new and in_progress"),
        (("--min-agreement", "80"), "“80” is no share from 0 to 1, such as 0.8"),
        (("--min-agreement", "nan"), "“nan” is no share from 0 to 1"),
        (("--suggestions", "--no-negatives"), "without splits and filters"),
    ],
)
def test_what_cannot_be_is_a_sentence(run: Shell, options: tuple[str, ...], said: str) -> None:
    kept("training", RECIPE)
    told = run("export", "storm", "o.jsonl", *options)
    assert told.code == 2
    assert said in told.err
    assert not Path("o.jsonl").exists()


def test_a_recipe_that_names_labels_that_are_gone_is_a_sentence(run: Shell) -> None:
    kept("old", Recipe(whose=Whose.ALL, labels={"colours": frozenset({"RED"})}))
    told = run("export", "storm", "o.jsonl", "--recipe", "old")
    assert told.code == 2
    assert "The schema has no layer “colours”" in told.err


# --- the recipes themselves ---


def test_recipes_are_listed_printed_kept_from_files_and_forgotten(run: Shell) -> None:
    assert run("recipe", "storm").out == "The project keeps no recipe yet.\n"
    Path("it.json").write_bytes(recipe_as_json(RECIPE))
    assert run("recipe", "storm", "training", "--keep", "it.json").out == "Kept as “training”.\n"
    kept("all", Recipe(whose=Whose.ALL))
    assert run("recipe", "storm").out == "all\ntraining\n"
    assert run("recipe", "storm", "--json").plain == {"recipes": ["all", "training"]}
    assert run("recipe", "storm", "training").out.encode() == Path("it.json").read_bytes()
    assert run("recipe", "storm", "training", "--json").plain == json.loads(Path("it.json").read_bytes())
    assert run("recipe", "storm", "training", "--forget").code == 0
    assert run("recipe", "storm").out == "all\n"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("other",), "There is no recipe “other”: the project keeps none; a file of one ends in .json."),
        (("other", "--forget"), "There is no recipe “other”"),
        (("--forget",), "Name the recipe, behind the project."),
        (("it", "--keep", "it.json"), "it.json cannot be read: No such file or directory."),
        (("it.json", "--keep", "there.json"), "A name that ends in .json is that of a file"),
    ],
)
def test_what_is_no_recipe_of_the_project_is_a_sentence(run: Shell, words: tuple[str, ...], said: str) -> None:
    Path("there.json").write_bytes(recipe_as_json(RECIPE))
    told = run("recipe", "storm", *words)
    assert told.code == 2
    assert said in told.err


def test_a_recipe_is_kept_while_a_window_has_the_project_open(run: Shell) -> None:
    Path("it.json").write_bytes(recipe_as_json(RECIPE))
    with Project.open(Path("storm.annot")) as window:
        assert run("recipe", "storm", "it", "--keep", "it.json").code == 0
        assert window.recipes.names() == ("it",)
        assert run("export", "storm", "o", "--recipe", "it").code == 0
