"""What crosses between the program and the processes that suggest: immutable values, and plain ones inside."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from annotator.domain.annotation import Suggestion
from annotator.domain.schema import Label, Schema
from annotator.suggest.suggester import Asked, Need


@dataclass(frozen=True, slots=True, kw_only=True)
class Recipe:
    """All that it takes to make a suggester: who, by which entry point, with which settings, under which schema.

    ``agent`` is the name under which the suggestions stand.
    """

    agent: str
    suggester: str
    schema: Schema
    settings: Mapping[str, Any] = field(default_factory=dict, hash=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Ready:
    """A suggester that was made: its version, what it needs, and the layers (``layer.attribute``) that it may propose.

    ``fingerprint`` is another whenever version, settings or schema are: what it said before may no longer hold.
    """

    agent: str
    version: str
    needs: frozenset[Need]
    layers: tuple[str, ...]
    fingerprint: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What a suggester said of one document.

    ``unfit`` are sentences on proposals that were left out, since they do not fit the schema or the text. ``failed``
    is a sentence where the document could not be read at all; it has no suggestions then.
    """

    document: str
    suggestions: tuple[Suggestion, ...] = ()
    unfit: tuple[str, ...] = ()
    failed: str | None = None


def fingerprint_of(recipe: Recipe, version: str) -> str:
    """Return 32 hexadecimal digits that tell this suggester as it is from any other."""
    parts = (recipe.suggester, version, recipe.schema.language, _asked_by(recipe.schema), dict(recipe.settings))
    said = json.dumps(parts, sort_keys=True, default=repr)
    return hashlib.sha256(said.encode(errors="surrogatepass")).hexdigest()[:32]


def _asked_by(schema: Schema) -> list[object]:
    """Return what a schema asks, without what it looks like."""

    def names(labels: tuple[Label, ...]) -> list[object]:
        return [(label.name, label.spacy, label.retired) for label in labels]

    asked: list[object] = []
    for layer in schema.layers:
        own = (layer.name, layer.kind, layer.documents, layer.many, layer.targets, layer.retired, names(layer.labels))
        asked.append((own, [(attribute.name, names(attribute.labels)) for attribute in layer.attributes]))
    return asked


def asked_fingerprint(asked: Asked) -> str:
    """Return what tells one asking about a document from another: the targets and decided spans that came with it."""
    if not asked.targets and not asked.spans:
        return ""
    targets = sorted(target.key for target in asked.targets)
    spans = sorted((span.layer, span.start, span.end, span.label) for span in asked.spans)
    return hashlib.sha256(json.dumps((targets, spans)).encode(errors="surrogatepass")).hexdigest()[:16]
