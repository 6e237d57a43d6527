"""Recipes: what is written is what is read, and whatever else stands there is a sentence."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.datasets.export_report import ExportRequest, Recipe, Whose
from annotator.datasets.recipe_file import read_recipe, recipe_as_json, recipe_as_plain, recipe_from_plain
from annotator.domain.annotation import STATES
from annotator.domain.errors import ExportError
from annotator.domain.pseudonyms import PERSONS
from annotator.domain.split import GROUPINGS
from annotator.formats.writing import WRITERS

NAMES = st.text(st.characters(codec="utf-8"), min_size=1, max_size=8)


@st.composite
def recipes(draw: st.DrawFn) -> Recipe:
    share = st.integers(0, 100)
    people = NAMES.filter(str.strip).filter(lambda name: name != "gold").map(Whose.of)
    return Recipe(
        out=draw(st.sampled_from((None, Path("out"), Path("/data/ü.jsonl")))),
        whose=draw(st.one_of(st.sampled_from((None, Whose.GOLD, Whose.ALL)), people)),
        format=draw(st.sampled_from(tuple(WRITERS))),
        layers=draw(st.one_of(st.none(), st.frozensets(NAMES, min_size=1))),
        labels=draw(st.dictionaries(NAMES, st.frozensets(NAMES), max_size=3)),
        states=draw(st.one_of(st.none(), st.frozensets(st.sampled_from(STATES), min_size=1))),
        negatives=draw(st.booleans()),
        unlabelled=draw(st.booleans()),
        min_agreement=draw(st.one_of(st.none(), st.floats(0, 1))),
        labelled_once=draw(st.booleans()),
        split=draw(st.one_of(st.none(), st.tuples(share, share, share).filter(any))),
        group_by=draw(st.sampled_from(GROUPINGS)),
        stratified=draw(st.booleans()),
        seed=draw(st.integers(-(2**40), 2**40)),
        pseudonyms=draw(st.frozensets(st.sampled_from(PERSONS))),
        strict=draw(st.booleans()),
    )


@given(recipes())
def test_a_recipe_is_read_as_it_was_written(recipe: Recipe) -> None:
    plain = json.loads(recipe_as_json(recipe))
    assert recipe_from_plain(plain, "it") == recipe
    assert recipe_as_plain(recipe) == plain


def test_a_request_is_a_recipe_with_a_place_and_somebodys_labels() -> None:
    recipe = Recipe(format="conll", seed=4)
    request = recipe.request(Path("o"), Whose.GOLD)
    assert request == ExportRequest(out=Path("o"), whose=Whose.GOLD, format="conll", seed=4)
    assert request.recipe == Recipe(whose=Whose.GOLD, format="conll", seed=4)


def test_what_a_recipe_does_not_name_is_as_by_default() -> None:
    assert recipe_from_plain({"recipe": 1}, "it") == Recipe()


@pytest.mark.parametrize(
    ("plain", "said"),
    [
        ([], "it is no recipe"),
        ({"format": "jsonl"}, "it is no recipe"),
        ({"recipe": 2}, "of version 2; this program follows version 1"),
        ({"recipe": True}, "of version True"),
        ({"recipe": 1, "fromat": "jsonl"}, "has the key “fromat”, which no recipe has; there are out, whose, format"),
        ({"recipe": 1, "out": 3}, "“out” must be a path, or null"),
        ({"recipe": 1, "out": "a\0b"}, "“out” must be a path"),
        ({"recipe": 1, "whose": "ann"}, 'an object such as {"annotator": "NAME"}, or null'),
        ({"recipe": 1, "whose": {"annotator": ""}}, "“whose” must be"),
        ({"recipe": 1, "whose": {"annotator": "a", "gold": True}}, "“whose” must be"),
        ({"recipe": 1, "format": "word"}, "“format” must be one of jsonl, csv"),
        ({"recipe": 1, "format": ["jsonl"]}, "“format” must be one of"),
        ({"recipe": 1, "layers": []}, "at least one, or null for all"),
        ({"recipe": 1, "layers": "entities"}, "a list of names of layers"),
        ({"recipe": 1, "labels": {"entities": "PERSON"}}, "an object with a list of labels for each layer"),
        ({"recipe": 1, "states": ["done"]}, "a list of some of new, in_progress, submitted, adjudicated"),
        ({"recipe": 1, "negatives": 1}, "“negatives” must be true or false"),
        ({"recipe": 1, "min_agreement": 80}, "“min_agreement” must be a share from 0 to 1"),
        ({"recipe": 1, "min_agreement": True}, "“min_agreement” must be a share from 0 to 1"),
        ({"recipe": 1, "split": [80, 10, 10]}, "whole shares of train, dev and test"),
        ({"recipe": 1, "split": {"train": 80, "dev": 10, "test": -1}}, "none below zero"),
        ({"recipe": 1, "split": {"train": 0, "dev": 0, "test": 0}}, "nor all of them zero"),
        ({"recipe": 1, "split": {"train": 80, "dev": 10, "test": 10, "more": 1}}, "whole shares"),
        ({"recipe": 1, "group_by": "day"}, "one of thread, author, date"),
        ({"recipe": 1, "seed": 1.5}, "“seed” must be a whole number"),
        ({"recipe": 1, "pseudonyms": ["readers"]}, "a list of some of annotators, authors"),
        ({"recipe": 1, "strict": None}, "“strict” must be true or false"),
    ],
)
def test_what_is_no_recipe_is_a_sentence_that_names_the_key(plain: Any, said: str) -> None:
    with pytest.raises(ExportError) as told:
        recipe_from_plain(plain, "it")
    assert said in str(told.value)


def _broken(path: Path) -> None:
    path.write_text('{"recipe": 1,\n"seed": }', encoding="utf-8")


@pytest.mark.parametrize(
    ("make", "said"),
    [
        (lambda _path: None, "it.json cannot be read: No such file or directory."),
        (Path.mkdir, "it.json cannot be read"),
        (_broken, "it.json: line 2 is no JSON"),
        (lambda path: path.write_bytes(b"\xff\xfe{}"), "it.json: line 1 is no JSON"),
        (lambda path: path.write_text("[" * 100_000, encoding="utf-8"), "is no JSON"),
    ],
)
def test_a_file_that_cannot_be_read_is_a_sentence(tmp_path: Path, make: Callable[[Path], Any], said: str) -> None:
    make(tmp_path / "it.json")
    with pytest.raises(ExportError) as told:
        read_recipe(tmp_path / "it.json")
    assert said in str(told.value)
