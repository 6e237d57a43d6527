"""The options that say what an export takes and how, apart or over a recipe; exports and releases share them."""

from __future__ import annotations

import argparse
from argparse import BooleanOptionalAction
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

from annotator.cli.words import Parser, existing, said
from annotator.datasets.export_report import ExportRequest, Recipe, Whose
from annotator.domain.annotation import GOLD, STATES, State
from annotator.domain.errors import ExportError
from annotator.domain.pseudonyms import PERSONS, Persons
from annotator.domain.split import GROUPINGS
from annotator.formats.writing import WRITERS
from annotator.project import Access, Project

NONE = "none"
"""Takes back what a recipe says."""

_FILTERS = ("layers", "labels", "states", "negatives", "unlabelled", "min_agreement", "labelled_once")
_AS_THEY_ARE = (
    *("format", "layers", "states", "negatives", "unlabelled", "labelled_once"),
    *("group_by", "stratified", "seed", "strict"),
)

_NOTHING = {"split": None, "min_agreement": None, "pseudonyms": frozenset[Persons]()}

_T = TypeVar("_T")
_Name = TypeVar("_Name", bound=str)


def add_whose(parser: Parser) -> argparse._MutuallyExclusiveGroup:
    """Add the options that say whose labels are written; return their group."""
    chosen = parser.add_mutually_exclusive_group()
    chosen.add_argument("--annotator", metavar="NAME", help="one annotator's labels")
    chosen.add_argument("--gold", action="store_true", help="the adjudicated labels")
    chosen.add_argument("--all", action="store_true", help="everybody's labels, a line for each")
    return chosen


def add_choices(parser: Parser) -> None:
    """Add the options that say what is written, how it is split, and whose names are told."""
    parser.add_argument(
        "--recipe",
        metavar="NAME|FILE.json",
        type=said,
        help="do as a recipe says, one that the project keeps or one in a file; other options go over it",
    )
    parser.add_argument("--format", choices=tuple(WRITERS), help="(jsonl)")
    parser.add_argument(
        "--strict",
        action=BooleanOptionalAction,
        help="refuse where the format cannot hold a label, a document or its text (no)",
    )
    _add_filters(parser)
    parser.add_argument(
        "--split",
        type=_or_none(_shares),
        metavar="80,10,10",
        help=f"shares of train, dev and test, by thread; “{NONE}” for one file",
    )
    parser.add_argument(
        "--group-by",
        choices=GROUPINGS,
        help="what a split keeps together beside near-duplicates: threads, all threads of an article's author, or by "
        "date, the oldest in train and the newest in test (thread)",
    )
    parser.add_argument(
        "--stratify",
        dest="stratified",
        action=BooleanOptionalAction,
        help="give each split its share of every label, or share threads out without a look at their labels (yes)",
    )
    parser.add_argument("--seed", type=int, help="decides which thread goes where (0)")
    parser.add_argument(
        "--pseudonyms",
        nargs="?",
        const=frozenset(PERSONS),
        type=_persons,
        metavar=",".join(PERSONS),
        help=f"replace the names of annotators, of the texts' authors, or of both; “{NONE}” for nobody's",
    )


def _add_filters(parser: Parser) -> None:
    filters = parser.add_argument_group("filters", "What they leave out is counted, label by label.")
    filters.add_argument("--layers", type=_names, metavar="LAYER,…", help="these layers alone (all)")
    filters.add_argument(
        "--labels",
        type=_labels,
        action="append",
        metavar="LAYER=LABEL,…",
        help="of a layer these labels alone (all); once for each layer",
    )
    filters.add_argument("--states", type=_states, metavar="STATE,…", help=f"of {', '.join(STATES)} these alone (all)")
    filters.add_argument(
        "--negatives", action=BooleanOptionalAction, help="write the suggestions that somebody rejected, too (yes)"
    )
    filters.add_argument(
        "--unlabelled",
        action=BooleanOptionalAction,
        help="write documents in which no label is left, too, even where somebody submitted them so (yes)",
    )
    filters.add_argument(
        "--min-agreement",
        type=_or_none(_share),
        metavar="0.8",
        help="with --gold write the labels that at least this share of the annotators gave who submitted the document; "
        "else the documents on which they agree at least so far: of all labels that they gave, the share that the "
        "others gave too (F1, averaged over pairs). Labels are the same where layer, place and label are; "
        f"“{NONE}” for all",
    )
    filters.add_argument(
        "--labelled-once",
        action=BooleanOptionalAction,
        help="with --min-agreement write documents that fewer than two submitted, which have no agreement, too (no)",
    )


def recipe_of(options: argparse.Namespace) -> Recipe:
    """Return what the options of ``add_choices`` say, over the recipe that they name.

    Raises:
        ExportError: there is no such recipe, or it says what no recipe says.
    """
    recipe = Recipe()
    if options.recipe is not None:
        with Project.open(existing(options.project), access="read") as project:
            recipe = project.recipes.find(options.recipe)
    over = {name: value for name in _AS_THEY_ARE if (value := getattr(options, name)) is not None}
    for name, nothing in _NOTHING.items():
        if (value := getattr(options, name)) is not None:
            over[name] = nothing if value == NONE else value
    labels = dict(recipe.labels)
    if options.layers is not None:
        labels = {layer: kept for layer, kept in labels.items() if layer in options.layers}
    for layer, kept in options.labels or ():
        labels[layer] = kept
    return replace(recipe, **over, labels=labels)


def access_for(recipe: Recipe) -> Access:
    """Return how a project has to be open: splits and pseudonyms are kept in it."""
    return "beside" if recipe.split is not None or recipe.pseudonyms else "read"


def request_of(options: argparse.Namespace, recipe: Recipe, project: Project, out: Path) -> ExportRequest:
    """Return what the options of ``add_whose`` ask for over a recipe.

    Raises:
        ExportError: nobody says whose labels, and there are several people's; or nobody of that name annotated.
    """
    return recipe.request(out, _whose(options, recipe, project))


def filters_in(options: argparse.Namespace) -> bool:
    """Return whether the options name a recipe or a filter."""
    return options.recipe is not None or any(getattr(options, name) is not None for name in _FILTERS)


def _whose(options: argparse.Namespace, recipe: Recipe, project: Project) -> Whose:
    if options.gold or options.all or options.annotator is not None:
        wanted: Whose | None = Whose.ALL if options.all else Whose(GOLD if options.gold else options.annotator)
    else:
        wanted = recipe.whose or project.default_whose()
    if wanted is None:
        names = ", ".join(project.annotators_with_labels())
        raise ExportError(
            f"Several people annotated ({names}) and nothing is adjudicated: choose --annotator NAME or --all."
        )
    return wanted if wanted.annotator is None else project.whose(wanted.annotator)


# --- words typed ---


def _or_none(read: Callable[[str], _T]) -> Callable[[str], _T | str]:
    return lambda text: NONE if text == NONE else read(text)


def _names(text: str) -> frozenset[str]:
    names = frozenset(text.split(","))
    if "" in names:
        raise argparse.ArgumentTypeError(f"“{text}” is not of the form NAME,NAME")
    return names


def _labels(text: str) -> tuple[str, frozenset[str]]:
    layer, given, labels = text.partition("=")
    if not layer or not given or not labels:
        raise argparse.ArgumentTypeError(f"“{text}” is not of the form LAYER=LABEL,LABEL")
    return layer, _names(labels)


def _states(text: str) -> frozenset[State]:
    return _some_of(STATES, text)


def _persons(text: str) -> frozenset[Persons] | str:
    return NONE if text == NONE else _some_of(PERSONS, text)


def _some_of(known: Sequence[_Name], text: str) -> frozenset[_Name]:
    wanted = _names(text)
    chosen = frozenset(each for each in known if each in wanted)
    if len(chosen) < len(wanted):
        raise argparse.ArgumentTypeError(f"“{text}” names others than {' and '.join(known)}")
    return chosen


def _share(text: str) -> float:
    try:
        share = float(text)
    except ValueError:
        share = -1
    if not 0 <= share <= 1:
        raise argparse.ArgumentTypeError(f"“{text}” is no share from 0 to 1, such as 0.8")
    return share


def _shares(text: str) -> tuple[int, int, int]:
    try:
        train, dev, test = (int(part) for part in text.split(","))
    except ValueError:
        raise argparse.ArgumentTypeError(f"“{text}” is not of the form 80,10,10") from None
    if min(train, dev, test) < 0 or train + dev + test == 0:
        raise argparse.ArgumentTypeError(f"the shares “{text}” must not be below zero, nor all zero")
    return train, dev, test
