"""What could be listened to on this machine, asked in a process of its own: describing suggesters runs others' code."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context

from annotator.domain.naming import Naming, label_for
from annotator.domain.schema import Schema
from annotator.domain.suggesting import ChosenSuggester
from annotator.suggest import registry
from annotator.suggest.process import end_with_parent, yield_to_others
from annotator.suggest.registry import Installed
from annotator.suggest.spacy_pipeline import labels_of_pipeline
from annotator.suggest.worker import NICENESS


@dataclass(frozen=True, slots=True, kw_only=True)
class Inventory:
    """All that is installed, and what each of a project's suggesters is, by agent."""

    installed: tuple[Installed, ...] = ()
    chosen: Mapping[str, Installed]


@dataclass(frozen=True, slots=True)
class PipelineName:
    """A name that a pipeline gives, by which kind of its components, and what it means under a schema.

    ``layer`` may be ``layer.attribute``; layer and label are None where it means nothing.
    """

    name: str
    component: str
    layer: str | None = None
    label: str | None = None


def look_round(schema: Schema, chosen: Sequence[ChosenSuggester]) -> Inventory:
    """Return what is installed and what the chosen are; waits for a process that is spawned for it."""
    with ProcessPoolExecutor(1, mp_context=get_context("spawn"), initializer=_begin) as pool:
        return pool.submit(_looked, schema, tuple(chosen)).result()


def names_of(pipeline: str, schema: Schema) -> tuple[PipelineName, ...]:
    """Return the names that a pipeline says it gives, in its order, with their meaning; runs no code of it.

    A name that several components give is there once for spans and once for texts.
    """
    naming = Naming(schema)
    found: dict[tuple[str, bool], PipelineName] = {}
    for component, names in labels_of_pipeline(pipeline).items():
        of_texts = component.startswith("textcat")
        if not of_texts and not component.startswith(("ner", "spancat", "entity_ruler", "span_ruler")):
            continue
        for name in names:
            meant = naming.choice(name) if of_texts else naming.span(name)
            layer, label = meant or _of_attribute(name, schema) or (None, None)
            found.setdefault((name, of_texts), PipelineName(name, component, layer, label))
    return tuple(found.values())


def _of_attribute(name: str, schema: Schema) -> tuple[str, str] | None:
    for layer in schema.of_kind("span"):
        for attribute in layer.attributes:
            label = label_for(name, attribute)
            if label is not None:
                return f"{layer.name}.{attribute.name}", label
    return None


def _begin() -> None:
    yield_to_others(NICENESS)
    end_with_parent()


def _looked(schema: Schema, chosen: Sequence[ChosenSuggester]) -> Inventory:
    return Inventory(
        installed=registry.installed(schema),
        chosen={each.agent: registry.described(each, schema) for each in chosen},
    )
