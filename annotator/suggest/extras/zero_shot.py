"""GLiNER: names of any kind, asked for in words, with no training (Zaratiana and others, 2024)."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from importlib import import_module
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any, Protocol, cast

from annotator.domain.schema import Label, Schema
from annotator.domain.sentence import Sentence
from annotator.suggest.extras.needed import (
    need,
    not_installed,
    not_there,
    span_layers,
    stay_offline,
    trimmed,
    weights_named,
)
from annotator.suggest.extras.windows import windows
from annotator.suggest.spacy_pipeline import digest_of
from annotator.suggest.suggester import Asked, Need, ProposedSpan, Settings

_PACKAGES = ("gliner",)
_EXTRA = "gliner"
_WORD = re.compile(r"\w+(?:[-_]\w+)*|\S")  # as the library itself counts the words of a text
_WORDS = 384  # that it reads, where the weights do not say
_SHARED = 6  # windows share a sixth of their words
_THRESHOLD = 0.5
_GUIDELINE_WORDS = 8  # of a guideline: a longer name is understood worse

# Codes of well-known corpora, in words; asked for by its code, next to nothing is found.
_IN_WORDS: Mapping[str, str] = {
    "PERSON": "person",
    "PER": "person",
    "NORP": "nationality or religious or political group",
    "ORG": "organization",
    "GPE": "country or city or state",
    "LOC": "location",
    "FAC": "building or facility",
    "EVENT": "event",
    "PRODUCT": "product",
    "WORK_OF_ART": "work of art",
    "LAW": "law",
    "LANGUAGE": "language",
    "DATE": "date",
    "TIME": "time",
    "MONEY": "amount of money",
}


class _Gliner(Protocol):
    """What we use of a ``GLiNER``."""

    config: Any

    def predict_entities(
        self, text: str, labels: list[str], *, flat_ner: bool, threshold: float
    ) -> list[Mapping[str, Any]]: ...


class ZeroShot:
    """Asks for the labels of all layers of spans by their titles; ``settings["model"]`` is a folder or a cached name.

    A label whose title is its code is asked for in words: those of ``settings["names"]`` (by label), those that are
    usual for the code, or the beginning of its guideline. ``settings["threshold"]`` is the least score (0.5). The
    confidence is the library's own score. Nothing is fetched.
    """

    title = "Names asked for in words (GLiNER)"
    version = ""
    needs: frozenset[Need] = frozenset()
    named_by = "model"

    def __init__(self, schema: Schema, settings: Settings) -> None:
        need(_PACKAGES, _EXTRA)
        name = weights_named(settings)
        self._asked_for = asked_for(schema, settings.get("names", {}))
        self._threshold = float(settings.get("threshold", _THRESHOLD))
        self._flat = not any(layer.overlap for layer in schema.of_kind("span"))
        self._gliner = _loaded(name)
        self._most = int(getattr(self._gliner.config, "max_len", None) or _WORDS)
        self.version = _version() + (f"+{digest_of(Path(name))}" if Path(name).is_absolute() else "")

    @classmethod
    def missing(cls, settings: Settings) -> Sentence | None:  # noqa: ARG003 - the packages are the same for all
        """Return what has to be installed first."""
        return not_installed(_PACKAGES, _EXTRA)

    @classmethod
    def layers(cls, schema: Schema, settings: Settings) -> tuple[str, ...]:  # noqa: ARG003 - it can be asked anything
        """Return all layers of spans."""
        return span_layers(schema)

    def suggest(self, asked: Sequence[Asked]) -> list[list[ProposedSpan]]:
        """Return what is found in each text."""
        return [self._found(each.document.text) for each in asked]

    def _found(self, text: str) -> list[ProposedSpan]:
        words = [match.span() for match in _WORD.finditer(text)]
        if not words or not self._asked_for:
            return []
        found: list[ProposedSpan] = []
        for window in windows(len(text), words, most=self._most, overlap=self._most // _SHARED):
            part = text[window.start : window.end]
            said = self._gliner.predict_entities(
                part, list(self._asked_for), flat_ner=self._flat, threshold=self._threshold
            )
            for each in said:
                start, end = trimmed(text, window.start + int(each["start"]), window.start + int(each["end"]))
                meaning = self._asked_for.get(str(each["label"]))
                if meaning is not None and start < end and window.own_start <= start < window.own_end:
                    layer, label = meaning
                    score = min(max(float(each["score"]), 0.0), 1.0)
                    found.append(ProposedSpan(layer, start, end, label, score, "score"))
        return found


def asked_for(schema: Schema, names: Mapping[str, str]) -> dict[str, tuple[str, str]]:
    """Return what is asked for, in words, and the layer and label that each means; the first of the same words."""
    meant: dict[str, tuple[str, str]] = {}
    for layer in schema.of_kind("span"):
        for label in layer.offered:
            meant.setdefault(names.get(label.name) or _in_words(label), (layer.name, label.name))
    return meant


def _in_words(label: Label) -> str:
    if label.title and label.title.casefold() != label.name.casefold():
        return label.title.lower()
    if label.name in _IN_WORDS:
        return _IN_WORDS[label.name]
    begins = re.split(r"[.:;(\n]", label.guideline.text.strip(), maxsplit=1)[0]
    return " ".join(begins.split()[:_GUIDELINE_WORDS]).lower() or label.name.replace("_", " ").lower()


def _loaded(name: str) -> _Gliner:
    stay_offline()
    gliner = import_module("gliner")
    try:
        return cast("_Gliner", gliner.GLiNER.from_pretrained(name, local_files_only=True))
    except Exception as error:
        raise not_there(name, error) from error


def _version() -> str:
    try:
        return version("gliner")
    except PackageNotFoundError:
        return ""
