"""Which suggesters there are: ours, those of other packages by entry point, and spaCy pipelines by name or path."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from importlib.metadata import EntryPoint, entry_points
from pathlib import Path
from typing import cast

from annotator import __version__
from annotator.domain.errors import SuggesterError
from annotator.domain.schema import Schema
from annotator.domain.sentence import Sentence
from annotator.domain.suggesting import ChosenSuggester, SuggestionSettings
from annotator.suggest.suggester import GROUP, SuggesterClass

OURS: Mapping[str, str] = {
    "default": "annotator.suggest.shipped:ShippedPipeline",
    "gazetteer": "annotator.suggest.gazetteer:Gazetteer",
    "gliner": "annotator.suggest.extras.zero_shot:ZeroShot",
    "learner": "annotator.suggest.learning.suggester:Learner",
    "llm": "annotator.suggest.extras.llm.suggester:LanguageModel",
    "spacy": "annotator.suggest.spacy_pipeline:SpacyPipeline",
    "transformers": "annotator.suggest.extras.token_classifier:TokenClassifier",
    "vader": "annotator.suggest.vader:Vader",
}
"""What this program registers itself; said here too, since a checkout that is not installed has no entry points."""

_PIPELINES = "spacy_models"  # the group in which spaCy's own pipelines register
_LIKE_A_PIPELINE = re.compile(r"[a-z]{2,3}_[a-z0-9]+(_[a-z0-9]+)+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Installed:
    """A suggester that could be used: what it is called, who brings it, and what it may propose.

    ``layers`` are names of layers, and ``layer.attribute``. ``problem`` is a sentence where it cannot be used.
    ``sends`` is one on what it sends elsewhere and where to, "" where all stays on this machine. ``named_by`` is the
    setting that people name one by, "" where there is nothing to name.
    """

    name: str
    title: str
    version: str
    package: str
    layers: tuple[str, ...] = ()
    problem: str | None = None
    sends: str = ""
    named_by: str = ""


def installed(schema: Schema) -> tuple[Installed, ...]:
    """Return all suggesters, ours first, with what they may propose under a schema.

    Loads code of other packages: not for the window's process.
    """
    found = [_described(name, package, entry, schema) for name, package, entry in _entries()]
    found += [_described_pipeline(entry, schema) for entry in _pipelines()]
    return tuple(found)


def described(chosen: ChosenSuggester, schema: Schema) -> Installed:
    """Return what a project's suggester is, by its agent's name; loads code of others, as ``installed`` does."""
    found = next((each for each in _entries() if each[0] == chosen.suggester), None)
    if found is None:
        name = chosen.suggester
        problem = Sentence(
            "The suggester “{name}” is not installed here; install its package, or take it off the list.", name=name
        )
        return Installed(name=chosen.agent, title=chosen.suggester, version="", package="", problem=problem)
    return _with_pipeline(replace(_described(*found, schema, chosen.settings), name=chosen.agent), chosen)


def class_of(name: str) -> SuggesterClass:
    """Return the suggester that an entry point names.

    Raises:
        SuggesterError: there is none of that name, or its package cannot be loaded.
    """
    for known, package, entry in _entries():
        if known == name:
            return _loaded(name, package, entry)
    raise SuggesterError(
        "There is no suggester “{name}”; there are {known}.",
        name=name,
        known=", ".join((known for known, _, _ in _entries())),
    )


def chosen_by_name(name: str, settings: SuggestionSettings) -> ChosenSuggester:
    """Return the suggester that a person means: the project's, an entry point's, a spaCy pipeline by name or path.

    Raises:
        SuggesterError: nothing goes by that name; where it sounds like a pipeline, with the command that installs it.
    """
    known = settings.chosen(name)
    if known is not None:
        return known
    if name != "spacy" and any(name == each for each, _, _ in _entries()):
        return ChosenSuggester(agent=name, suggester=name)
    if any(name == entry.name for entry in _pipelines()):
        return ChosenSuggester(agent=name, suggester="spacy", settings={"pipeline": name})
    of_its_kind = _named_by(name)
    if of_its_kind is not None:
        return of_its_kind
    path = Path(name)
    if path.is_dir():
        return _of_folder(path.resolve())
    if _LIKE_A_PIPELINE.fullmatch(name):
        raise SuggesterError(missing_pipeline(name))
    if name == "spacy":
        raise SuggesterError("“spacy” loads a pipeline: name that, such as en_core_web_sm, or its folder.")
    there = [each for each, _, _ in _entries()] + [entry.name for entry in _pipelines()]
    raise SuggesterError(
        "There is no suggester “{name}”; there are {known}, or name a pipeline's folder.",
        name=name,
        known=", ".join(there),
    )


def address_of(chosen: ChosenSuggester) -> str | None:
    """Return the address that a suggester would send texts to; None for one that keeps them here."""
    address = chosen.settings.get("address")
    return address if isinstance(address, str) and address else None


def missing_pipeline(name: str) -> str:
    """Return the sentence that says how a spaCy pipeline is installed."""
    return Sentence(
        "The spaCy pipeline “{name}” is not installed; install it with: {command}",
        name=name,
        command=install_command(name),
    )


def install_command(name: str) -> str:
    """Return the command that installs a spaCy pipeline."""
    return f"{sys.executable} -m spacy download {name}"


def pipeline_folder(chosen: ChosenSuggester) -> str | None:
    """Return the folder that a suggester would load a pipeline from, which may run code; None for packages."""
    pipeline = chosen.settings.get("pipeline")
    if not isinstance(pipeline, str) or any(pipeline == entry.name for entry in _pipelines()):
        return None
    return pipeline if Path(pipeline).is_absolute() else None


def _named_by(name: str) -> ChosenSuggester | None:
    """Return what “gliner:organisation/name” or “llm:name@https://host/v1” means: a suggester and its settings."""
    kind, colon, what = name.partition(":")
    setting = _setting_of(kind) if colon and what else ""
    if not setting:
        return None
    what, at, host = what.partition("@http")
    folder = Path(what).expanduser()
    own = {setting: str(folder.resolve()) if folder.is_dir() else what}
    if at:
        own["address"] = f"http{host}".rstrip("/")
    return ChosenSuggester(agent=f"{kind}:{Path(what).name}", suggester=kind, settings=own)


def _setting_of(kind: str) -> str:
    """Return the setting that people name a suggester by, "" where it has none."""
    found = next((each for each in _entries() if each[0] == kind), None)
    return "" if found is None else str(getattr(_loaded(*found), "named_by", ""))


def _of_folder(folder: Path) -> ChosenSuggester:
    """Return what loads a folder: the weights of other libraries have files of their own beside them."""
    if (folder / "gliner_config.json").is_file():
        return ChosenSuggester(agent=folder.name, suggester="gliner", settings={"model": str(folder)})
    if (folder / "config.json").is_file() and not (folder / "meta.json").is_file():
        return ChosenSuggester(agent=folder.name, suggester="transformers", settings={"model": str(folder)})
    return ChosenSuggester(agent=folder.name, suggester="spacy", settings={"pipeline": str(folder)})


def _entries() -> Iterator[tuple[str, str, EntryPoint]]:
    """Yield name, package and entry point of each suggester; a name that is taken already is passed over."""
    yield from ((name, "annotator", EntryPoint(name, value, GROUP)) for name, value in OURS.items())
    seen = set(OURS)
    for entry in sorted(entry_points(group=GROUP), key=lambda each: each.name):
        if entry.name not in seen:
            seen.add(entry.name)
            yield entry.name, entry.dist.name if entry.dist is not None else "", entry


def _pipelines() -> list[EntryPoint]:
    return sorted(entry_points(group=_PIPELINES), key=lambda each: each.name)


def _loaded(name: str, package: str, entry: EntryPoint) -> SuggesterClass:
    try:
        loaded = entry.load()
    except Exception as error:
        reason = f"{type(error).__name__}: {error}"
        raise SuggesterError(
            "The suggester “{name}” of the package {package} cannot be loaded ({reason}).",
            name=name,
            package=package,
            reason=reason,
        ) from error
    missing = [part for part in ("title", "version", "layers") if not hasattr(loaded, part)]
    if missing or not callable(loaded):
        lacking = ", ".join(missing) or "a way to make one"
        raise SuggesterError(
            "The suggester “{name}” of the package {package} lacks {lacking}.",
            name=name,
            package=package,
            lacking=lacking,
        )
    return cast("SuggesterClass", loaded)


def _with_pipeline(said: Installed, chosen: ChosenSuggester) -> Installed:
    """Add version and package of the pipeline that a suggester loads, or a sentence where it is not there."""
    pipeline = chosen.settings.get("pipeline")
    if chosen.suggester != "spacy" or not isinstance(pipeline, str):
        return said
    if Path(pipeline).is_absolute():
        there = (Path(pipeline) / "meta.json").is_file()
        return (
            said
            if there
            else replace(said, problem=Sentence("{path}: there is no spaCy pipeline in this folder.", path=pipeline))
        )
    entry = next((each for each in _pipelines() if each.name == pipeline), None)
    if entry is None:
        return replace(said, problem=missing_pipeline(pipeline))
    return said if entry.dist is None else replace(said, version=entry.dist.version, package=entry.dist.name)


def _described(
    name: str, package: str, entry: EntryPoint, schema: Schema, own: Mapping[str, object] | None = None
) -> Installed:
    version = __version__ if entry.dist is None else entry.dist.version
    try:
        loaded = _loaded(name, package, entry)
        layers = tuple(loaded.layers(schema, own or {}))
        problem = loaded.missing(own or {}) if hasattr(loaded, "missing") else None
    except SuggesterError as error:
        return Installed(name=name, title=name, version=version, package=package, problem=error.sentence)
    except Exception as error:  # noqa: BLE001 - likewise
        problem = Sentence(
            "The suggester “{name}” of the package {package} does not say what it can do ({reason}).",
            name=name,
            package=package,
            reason=str(error),
        )
        return Installed(name=name, title=name, version=version, package=package, problem=problem)
    return Installed(
        name=name,
        title=loaded.title,
        version=loaded.version or version,
        package=package,
        layers=layers,
        problem=problem,
        sends=getattr(loaded, "sends", ""),
        named_by=getattr(loaded, "named_by", ""),
    )


def _described_pipeline(entry: EntryPoint, schema: Schema) -> Installed:
    loaded = class_of("spacy")
    version = entry.dist.version if entry.dist is not None else ""
    layers = tuple(loaded.layers(schema, {"pipeline": entry.name}))
    package = entry.dist.name if entry.dist is not None else ""
    return Installed(name=entry.name, title=loaded.title, version=version, package=package, layers=layers)
