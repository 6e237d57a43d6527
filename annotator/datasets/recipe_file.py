"""Recipes as JSON: read with a sentence for whatever is wrong, written with every key, so that defaults may change."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from pathlib import Path
from typing import Any

import orjson

from annotator.datasets.export_report import Recipe, Whose
from annotator.domain.annotation import STATES
from annotator.domain.errors import ExportError
from annotator.domain.pseudonyms import PERSONS
from annotator.domain.sentence import Sentence
from annotator.domain.split import GROUPINGS, SPLITS
from annotator.formats.writing import WRITERS

VERSION = 1
_VERSION_KEY = "recipe"


def recipe_as_plain(recipe: Recipe) -> dict[str, Any]:
    """Return a recipe as nested values; ``whose`` is "gold", "all", {"annotator": NAME}, or null for the default."""
    return {
        _VERSION_KEY: VERSION,
        "out": None if recipe.out is None else str(recipe.out),
        "whose": _plain_whose(recipe.whose),
        "format": recipe.format,
        "layers": None if recipe.layers is None else sorted(recipe.layers),
        "labels": {layer: sorted(labels) for layer, labels in sorted(recipe.labels.items())},
        "states": None if recipe.states is None else [state for state in STATES if state in recipe.states],
        "negatives": recipe.negatives,
        "unlabelled": recipe.unlabelled,
        "min_agreement": recipe.min_agreement,
        "labelled_once": recipe.labelled_once,
        "split": None if recipe.split is None else dict(zip(SPLITS, recipe.split, strict=True)),
        "group_by": recipe.group_by,
        "stratified": recipe.stratified,
        "seed": recipe.seed,
        "pseudonyms": sorted(recipe.pseudonyms),
        "strict": recipe.strict,
    }


def recipe_as_json(recipe: Recipe) -> bytes:
    """Return the file of a recipe."""
    return orjson.dumps(recipe_as_plain(recipe), option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE)


def read_recipe(path: Path) -> Recipe:
    """Read a recipe's file.

    Raises:
        ExportError: it cannot be read, or says what no recipe says.
    """
    try:
        content = path.read_bytes()
    except OSError as error:
        raise ExportError("{path} cannot be read: {reason}.", path=path, reason=error.strerror) from error
    try:
        plain = orjson.loads(content)
    except orjson.JSONDecodeError as error:
        raise ExportError(
            "{path}: line {line} is no JSON: {reason}.", path=path, line=error.lineno, reason=error.msg
        ) from error
    return recipe_from_plain(plain, str(path))


def recipe_from_plain(plain: object, name: str) -> Recipe:
    """Return the recipe that nested values are; what they do not name is as by default. ``name`` is for the sentences.

    Raises:
        ExportError: a key is none of a recipe, or a value is none of its key; or a newer program wrote it.
    """
    if not isinstance(plain, dict) or _VERSION_KEY not in plain:
        raise ExportError("{name} is no recipe: it needs the key “recipe” with the number 1.", name=name)
    version = plain[_VERSION_KEY]
    if type(version) is not int or version != VERSION:
        raise ExportError(
            "{name} is a recipe of version {version}; this program follows version {known}.",
            name=name,
            version=version,
            known=VERSION,
        )
    said: dict[str, Any] = {}
    for key, value in plain.items():
        if key == _VERSION_KEY:
            continue
        if key not in _READERS:
            known = ", ".join(_READERS)
            raise ExportError(
                "{name} has the key “{key}”, which no recipe has; there are {known}.", name=name, key=key, known=known
            )
        read, wanted = _READERS[key]
        try:
            said[key] = read(value)
        except ValueError:
            raise ExportError("{name}: “{key}” must be {wanted}.", name=name, key=key, wanted=wanted) from None
    return Recipe(**said)


# --- values, each by its key; whatever is wrong is a ValueError ---


def _plain_whose(whose: Whose | None) -> object:
    if whose is None or whose == Whose.GOLD:
        return None if whose is None else "gold"
    return "all" if whose.annotator is None else {"annotator": whose.annotator}


def _whose(value: object) -> Whose | None:
    match value:
        case None:
            return None
        case "gold":
            return Whose.GOLD
        case "all":
            return Whose.ALL
        case {"annotator": str(name), **others} if name.strip() and not others:
            return Whose.of(name)
    raise ValueError


def _path(value: object) -> Path | None:
    if value is None:
        return None
    if not isinstance(value, str) or not value or "\0" in value:
        raise ValueError
    return Path(value)


def _one_of(known: Collection[str]) -> Callable[[object], str]:
    def read(value: object) -> str:
        if isinstance(value, str) and value in known:
            return value
        raise ValueError

    return read


def _names(value: object, known: Collection[str] | None = None) -> frozenset[str]:
    if isinstance(value, list) and all(isinstance(each, str) and (known is None or each in known) for each in value):
        return frozenset(value)
    raise ValueError


def _some(known: Collection[str] | None = None) -> Callable[[object], frozenset[str] | None]:
    def read(value: object) -> frozenset[str] | None:
        if value == []:
            raise ValueError
        return None if value is None else _names(value, known)

    return read


def _labels(value: object) -> Mapping[str, frozenset[str]]:
    if isinstance(value, dict):
        return {layer: _names(labels) for layer, labels in value.items()}
    raise ValueError


def _is(value: object) -> bool:
    if isinstance(value, bool):
        return value
    raise ValueError


def _share(value: object) -> float | None:
    if value is None:
        return None
    # True counts as a number in Python.
    if isinstance(value, (int, float)) and not isinstance(value, bool) and 0 <= value <= 1:
        return float(value)
    raise ValueError


def _integer(value: object) -> int:
    if isinstance(value, int) and not isinstance(value, bool):
        return value
    raise ValueError


def _split(value: object) -> tuple[int, int, int] | None:
    match value:
        case None:
            return None
        case {"train": train, "dev": dev, "test": test, **others} if not others:
            shares = _integer(train), _integer(dev), _integer(test)
            if min(shares) >= 0 and any(shares):
                return shares
    raise ValueError


_YES_OR_NO = Sentence("true or false")

_READERS: Mapping[str, tuple[Callable[[object], object], str]] = {
    "out": (_path, Sentence("a path, or null")),
    "whose": (_whose, Sentence('“gold”, “all”, an object such as {"annotator": "NAME"}, or null')),
    "format": (_one_of(tuple(WRITERS)), Sentence("one of {known}", known=", ".join(WRITERS))),
    "layers": (_some(), Sentence("a list of names of layers, at least one, or null for all")),
    "labels": (_labels, Sentence("an object with a list of labels for each layer that it names")),
    "states": (_some(STATES), Sentence("a list of some of {known}, or null for all", known=", ".join(STATES))),
    "negatives": (_is, _YES_OR_NO),
    "unlabelled": (_is, _YES_OR_NO),
    "min_agreement": (_share, Sentence("a share from 0 to 1, or null")),
    "labelled_once": (_is, _YES_OR_NO),
    "split": (_split, Sentence("whole shares of train, dev and test, none below zero nor all of them zero, or null")),
    "group_by": (_one_of(GROUPINGS), Sentence("one of {known}", known=", ".join(GROUPINGS))),
    "stratified": (_is, _YES_OR_NO),
    "seed": (_integer, Sentence("a whole number")),
    "pseudonyms": (
        lambda value: _names(value, PERSONS),
        Sentence("a list of some of {known}", known=", ".join(PERSONS)),
    ),
    "strict": (_is, _YES_OR_NO),
}
