"""Recipes of exports: kept in the project, so that whoever gets its file can repeat them, or read from files."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from concurrent.futures import Future
from pathlib import Path
from typing import Any

from annotator.datasets.export_report import Recipe
from annotator.datasets.recipe_file import read_recipe, recipe_as_plain, recipe_from_plain
from annotator.domain.errors import ExportError
from annotator.domain.sentence import Sentence
from annotator.project.writing import Writing
from annotator.storage.recipes import read_recipes, write_recipes

_ENDING = ".json"
_LONGEST = 80


class Recipes:
    """Keeps recipes under names and finds them again. Reading may happen on any thread."""

    def __init__(self, writing: Writing) -> None:
        self._writing = writing
        self._database = writing.store.database

    def names(self) -> tuple[str, ...]:
        """Return the names of the recipes that the project keeps, sorted."""
        with self._database.reading() as connection:
            return tuple(read_recipes(connection))

    def find(self, called: str) -> Recipe:
        """Return the recipe of a file, whose name ends in .json, or the one that the project keeps under a name.

        Raises:
            ExportError: there is none, or it says what no recipe says.
        """
        if called.endswith(_ENDING):
            return read_recipe(Path(called))
        with self._database.reading() as connection:
            return recipe_from_plain(_kept_as(read_recipes(connection), called), f"“{called}”")

    def keep(self, name: str, recipe: Recipe) -> Future[str]:
        """Keep a recipe under a name, in the stead of what was kept under it; the future has the name in good order.

        Raises, in the future:
            ExportError: the name is empty, too long, or that of a file.
        """
        return self._change(lambda kept: _put(kept, _checked(name), recipe))

    def forget(self, name: str) -> Future[str]:
        """Forget a recipe; raise ``ExportError`` in the future where there is none of that name."""

        def take(kept: dict[str, Any]) -> str:
            _kept_as(kept, name)
            del kept[name]
            return name

        return self._change(take)

    def _change(self, change: Callable[[dict[str, Any]], str]) -> Future[str]:
        def write() -> str:
            with self._database.writing() as connection:
                kept = dict(read_recipes(connection))
                name = change(kept)
                write_recipes(connection, kept)
                return name

        return self._writing.write(write)


def _kept_as(kept: Mapping[str, Any], name: str) -> object:
    """Return the plain recipe of a name; raise ``ExportError`` where there is none."""
    if name in kept:
        return kept[name]
    there = Sentence("the project keeps {names}", names=", ".join(kept)) if kept else Sentence("the project keeps none")
    raise ExportError("There is no recipe “{name}”: {there}; a file of one ends in .json.", name=name, there=there)


def _put(kept: dict[str, Any], name: str, recipe: Recipe) -> str:
    kept[name] = recipe_as_plain(recipe)
    return name


def _checked(name: str) -> str:
    name = " ".join(name.split())
    if not name or len(name) > _LONGEST or name.startswith("-"):
        raise ExportError("Name the recipe: 1 to {longest} characters, the first of them no dash.", longest=_LONGEST)
    if name.endswith(_ENDING):
        raise ExportError("A name that ends in .json is that of a file; leave the ending away.")
    return name
