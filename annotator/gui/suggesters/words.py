"""Suggesters in words, in the language of the screen."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QCoreApplication

from annotator.domain.schema import Schema
from annotator.domain.suggesting import ChosenSuggester
from annotator.gui.annotate.words import number, suggestions
from annotator.gui.language import said
from annotator.storage.suggestion_tallies import AgentTally
from annotator.suggest.registry import Installed
from annotator.suggest.worker import Told

translate = QCoreApplication.translate

_COMMAND = ": "
_INSTALLS = ("-m spacy download ", "pip install ")


def title_of(chosen: ChosenSuggester, described: Installed | None) -> str:
    """Return what a suggester is called: a pipeline by its name, any other by its title."""
    if described is None or isinstance(chosen.settings.get("pipeline"), str):
        return chosen.agent
    return said(described.title)


def layers(names: Iterable[str], schema: Schema) -> str:
    """Return what is asked in layers and ``layer.attribute``, by the titles that people gave them."""
    titles: list[str] = []
    for name in names:
        layer_name, _, attribute_name = name.partition(".")
        layer = next((each for each in schema.layers if each.name == layer_name), None)
        if layer is None:
            continue
        attribute = next((each for each in layer.attributes if each.name == attribute_name), None)
        titles.append(layer.title if attribute is None else f"{layer.title}, {attribute.title}")
    return " · ".join(titles)


def about(chosen: ChosenSuggester, described: Installed | None, tally: AgentTally, schema: Schema) -> str:
    """Return version, kind and what it can propose."""
    parts: list[str] = []
    pipeline = chosen.settings.get("pipeline")
    if isinstance(pipeline, str):
        parts.append(pipeline if pipeline != chosen.agent else translate("Suggesters", "spaCy pipeline"))
    version = tally.version or ("" if described is None else described.version)
    if version:
        parts.append(translate("Suggesters", "version {version}").format(version=version))
    if described is not None:
        able = layers(described.layers, schema)
        parts.append(able or translate("Suggesters", "nothing that this schema asks"))
        if described.sends:
            parts.append(said(described.sends))
    return " · ".join(parts)


def waiting(tally: AgentTally) -> str:
    """Return how many suggestions wait, and how many texts it looked at."""
    if not tally.documents and not tally.suggestions:
        return translate("Suggesters", "Has not looked at anything yet")
    if tally.waiting == 1:
        waits = translate("Suggesters", "1 suggestion waits")
    else:
        waits = translate("Suggesters", "{suggestions} wait").format(suggestions=suggestions(tally.waiting))
    looked = translate("Suggesters", "looked at {count} texts").format(count=number(tally.documents))
    return f"{waits} · {looked}" if tally.documents else waits


def state(chosen: ChosenSuggester, described: Installed | None, told: Told | None) -> tuple[str, str]:
    """Return how a suggester stands, and the look of these words."""
    if not chosen.active:
        return translate("Suggesters", "off"), "meta"
    if trouble(described, told):
        return translate("Suggesters", "✕ failed"), "bad"
    if told is None:
        return "", "meta"
    match told.phase:
        case "loading" | "restarted":
            return translate("Suggesters", "… loading"), "warn"
        case "failed":
            return translate("Suggesters", "✕ failed"), "bad"
        case "ready":
            return translate("Suggesters", "✓ ready"), "ok"


def trouble(described: Installed | None, told: Told | None) -> str:
    """Return the sentence that says why a suggester cannot be used, and what to do; "" where it can."""
    if described is not None and described.problem is not None:
        return said(described.problem)
    return said(told.sentence) if told is not None and told.phase == "failed" else ""


def command_in(sentence: str) -> str:
    """Return the command that a sentence tells, or ""."""
    return sentence.rpartition(_COMMAND)[2] if any(sign in sentence for sign in _INSTALLS) else ""
