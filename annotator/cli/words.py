"""What all commands share: words typed and printed, and progress."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn, Self

from tqdm import tqdm

from annotator import settings
from annotator.domain.errors import AnnotatorError, SuggesterError
from annotator.domain.schema import Schema
from annotator.domain.schema_file import read_schema

if TYPE_CHECKING:
    Commands = argparse._SubParsersAction["Parser"]  # noqa: SLF001 - it has no public name


class UsageError(Exception):
    """A command line that says nothing that can be done; its sentence is for whoever typed it."""


class Parser(argparse.ArgumentParser):
    """Says what is wrong in one sentence."""

    def error(self, message: str) -> NoReturn:
        """Raise ``UsageError``."""
        raise UsageError(f"{self.prog}: {message}; see {self.prog} --help.")


def schema_called(name: str) -> Schema:
    """Return the schema that ships under a name, or that a file holds."""
    for path in settings.shipped_schemas():
        if path.stem == name:
            return read_schema(path)
    if Path(name).is_file():
        return read_schema(Path(name))
    shipped = ", ".join(path.stem for path in settings.shipped_schemas())
    raise AnnotatorError(f"There is no schema “{name}”: the program brings {shipped}; anything else is a TOML file.")


def said(text: str) -> str:
    """Refuse an empty word, which as a path would mean the folder that one happens to be in."""
    if not text:
        raise argparse.ArgumentTypeError("it is empty")
    return text


def a_name(text: str) -> str:
    """Refuse an empty name, and put its blanks in order."""
    return said(" ".join(text.split()))


def with_ending(project: str) -> Path:
    """Return the path of a project with its ending."""
    path = Path(project)
    if path.name in ("", ".."):
        raise AnnotatorError(f"“{project}” is a folder; name a project file in it.")
    return path if path.suffix == ".annot" else path.with_name(path.name + ".annot")


def existing(project: str) -> Path:
    """Return the project's path, the ending added where only that names a file."""
    path = Path(project)
    return path if path.is_file() else with_ending(project)


def folder_for_pipeline(out: str) -> Path:
    """Return the folder to write a pipeline to: a new one, an empty one, or one that holds a pipeline.

    Raises:
        SuggesterError: it holds something else.
    """
    folder = Path(out)
    if folder.exists() and not (folder.is_dir() and (not any(folder.iterdir()) or (folder / "meta.json").is_file())):
        raise SuggesterError("{folder} holds something else; name a new folder.", folder=folder)
    return folder


def count(number: int, word: str) -> str:
    """Return how many there are, in words."""
    return f"{number:,} {word}" if number == 1 else f"{number:,} {word}s"


def say(options: argparse.Namespace, plain: dict[str, object], words: str) -> None:
    """Print what came of a command: in words, or as one JSON object."""
    # In ASCII, which every console and pipe holds.
    print(json.dumps(plain) if options.json else words)


def warn(sentence: str) -> None:
    """Print a sentence on what did not go well, beside the output."""
    print(sentence, file=sys.stderr)


class Bar:
    """Progress on standard error, where that is a terminal."""

    def __init__(self, what: str, *, unit: str) -> None:
        self._bar = tqdm(desc=what, unit=unit, unit_scale=True, leave=False, disable=not sys.stderr.isatty())

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._bar.close()

    def progress(self, done: int, total: int, what: str) -> None:
        """Show how much is done."""
        self._bar.total = total
        self._bar.set_postfix_str(what[:40], refresh=False)
        self._bar.update(done - self._bar.n)
