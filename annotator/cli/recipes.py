"""The recipes that a project keeps: listed, printed as files, taken from files, forgotten."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from annotator.cli.words import Parser, existing, said, say
from annotator.datasets.recipe_file import read_recipe, recipe_as_json, recipe_as_plain
from annotator.domain.errors import ExportError
from annotator.project import Project

if TYPE_CHECKING:
    from annotator.cli.words import Commands


def add(commands: Commands) -> Parser:
    """Add the command to the parser."""
    recipe = commands.add_parser(
        "recipe",
        help="keep and print recipes of exports",
        description="List the recipes that a project keeps, or print one, as the file that export --recipe follows.",
    )
    recipe.add_argument("project", metavar="PROJECT", type=said)
    recipe.add_argument("name", metavar="NAME", nargs="?", type=said)
    what = recipe.add_mutually_exclusive_group()
    what.add_argument("--keep", metavar="FILE.json", type=said, help="keep the recipe of a file under the name")
    what.add_argument("--forget", action="store_true", help="forget the recipe of that name")
    recipe.set_defaults(carry_out=_recipe)
    return recipe


def _recipe(options: argparse.Namespace) -> int:
    writes = options.keep is not None or options.forget
    if writes and options.name is None:
        raise ExportError("Name the recipe, behind the project.")
    name: str | None = options.name
    # Nothing of recipes is held in memory, so that a window may be open meanwhile.
    with Project.open(existing(options.project), access="beside" if writes else "read") as project:
        recipes = project.recipes
        if options.keep is not None and name is not None:
            kept = recipes.keep(name, read_recipe(Path(options.keep))).result()
            say(options, {"recipe": kept}, f"Kept as “{kept}”.")
        elif name is None:
            names = recipes.names()
            say(options, {"recipes": list(names)}, "\n".join(names) or "The project keeps no recipe yet.")
        elif options.forget:
            recipes.forget(name).result()
            say(options, {"recipe": name}, f"Forgot “{name}”.")
        else:
            recipe = recipes.find(name)
            say(options, recipe_as_plain(recipe), recipe_as_json(recipe).decode().rstrip())
    return 0
