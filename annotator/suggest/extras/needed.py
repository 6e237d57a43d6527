"""What an optional suggester needs before it can work, in words."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path

from annotator.domain.errors import SuggesterError
from annotator.domain.schema import Schema
from annotator.domain.sentence import Sentence
from annotator.suggest.suggester import Settings


def not_installed(packages: Sequence[str], extra: str) -> Sentence | None:
    """Return how the packages of an extra are installed where one is missing, or None; imports nothing."""
    if all(find_spec(package) is not None for package in packages):
        return None
    return Sentence("not installed: pip install 'annotator[{extra}]'", extra=extra)


def need(packages: Sequence[str], extra: str) -> None:
    """Go on only where the packages of an extra are there.

    Raises:
        SuggesterError: one is missing; with the command for the very Python that runs this.
    """
    if not_installed(packages, extra) is not None:
        raise SuggesterError(
            "This suggester needs packages that are not installed; install them with: "
            "{python} -m pip install 'annotator[{extra}]'",
            python=sys.executable,
            extra=extra,
        )


def weights_named(settings: Settings) -> str:
    """Return the name or absolute folder of the weights that ``settings["model"]`` gives.

    Raises:
        SuggesterError: none is given, or the folder is not there.
    """
    name = settings.get("model")
    if not isinstance(name, str) or not name:
        raise SuggesterError("Say which weights to load: a folder, or a name such as “organisation/name”.")
    if Path(name).is_absolute() and not Path(name).is_dir():
        raise SuggesterError("{folder}: there is no such folder.", folder=name)
    return name


def stay_offline() -> None:
    """Keep the libraries of Hugging Face from the network, also where one of them calls another.

    They read this when they are imported. Ours open no connection that nobody asked for by name, and one that a
    project file could ask for would be asked for by whoever mailed it.
    """
    os.environ["HF_HUB_OFFLINE"] = "1"
    os.environ["TRANSFORMERS_OFFLINE"] = "1"
    os.environ["HF_HUB_DISABLE_TELEMETRY"] = "1"


def not_there(name: str, error: Exception) -> SuggesterError:
    """Return the sentence on weights that could not be loaded, with the command that fetches them by name."""
    reason = f"{type(error).__name__}: {str(error).splitlines()[0] if str(error) else ''}"
    if Path(name).is_absolute():
        return SuggesterError("{folder}: these weights cannot be loaded ({reason}).", folder=name, reason=reason)
    return SuggesterError(
        "The weights “{name}” cannot be loaded from this machine ({reason}); where they were not fetched yet, do it "
        "with: hf download {name}",
        name=name,
        reason=reason,
    )


def span_layers(schema: Schema) -> tuple[str, ...]:
    """Return the names of the layers of spans that are asked."""
    return tuple(layer.name for layer in schema.of_kind("span") if not layer.retired)


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """Return a place without the white space at its ends; some tokenizers count the blank before a word to it."""
    part = text[start:end]
    return start + len(part) - len(part.lstrip()), end - (len(part) - len(part.rstrip()))
