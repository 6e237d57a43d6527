"""Recipes that a project keeps, found again by their names."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from annotator.datasets.export_report import Recipe, Whose
from annotator.datasets.recipe_file import recipe_as_json
from annotator.domain.errors import ExportError
from annotator.project import Project
from tests.threads import made

RECIPE = Recipe(whose=Whose.GOLD, format="conll", labels={"entities": frozenset({"GPE"})}, min_agreement=0.75)


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Project]:
    with made(tmp_path) as project:
        yield project


def test_what_is_kept_is_found_when_the_project_is_opened_again(project: Project, tmp_path: Path) -> None:
    assert project.recipes.names() == ()
    assert project.recipes.keep("  for  spaCy ", RECIPE).result() == "for spaCy"
    assert project.recipes.keep("all", Recipe()).result() == "all"
    project.save_copy(tmp_path / "copy.annot")
    with Project.open(tmp_path / "copy.annot", access="read") as copy:
        assert copy.recipes.names() == ("all", "for spaCy")
        assert copy.recipes.find("for spaCy") == RECIPE
        assert copy.check() == ()


def test_a_name_that_is_kept_gets_the_new_recipe_and_can_be_forgotten(project: Project) -> None:
    project.recipes.keep("one", Recipe()).result()
    project.recipes.keep("one", RECIPE).result()
    assert project.recipes.find("one") == RECIPE
    project.recipes.forget("one").result()
    assert project.recipes.names() == ()
    with pytest.raises(ExportError, match="no recipe “one”: the project keeps none; "):
        project.recipes.find("one")
    with pytest.raises(ExportError, match="no recipe “one”"):
        project.recipes.forget("one").result()


def test_what_ends_in_json_is_a_file(project: Project, tmp_path: Path) -> None:
    file = tmp_path / "mine.recipe.json"
    file.write_bytes(recipe_as_json(RECIPE))
    assert project.recipes.find(str(file)) == RECIPE


def test_an_unknown_name_is_told_with_those_that_there_are(project: Project) -> None:
    project.recipes.keep("one", RECIPE).result()
    with pytest.raises(ExportError, match="no recipe “two”: the project keeps one; a file of one ends in"):
        project.recipes.find("two")


@pytest.mark.parametrize("name", ["", " \n", "x" * 81, "mine.json", "--all"])
def test_a_name_that_could_not_be_typed_again_is_refused(project: Project, name: str) -> None:
    with pytest.raises(ExportError):
        project.recipes.keep(name, RECIPE).result()
    assert project.recipes.names() == ()
