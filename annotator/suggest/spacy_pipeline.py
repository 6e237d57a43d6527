"""Any spaCy pipeline, by the name of its package or the path of its folder."""

from __future__ import annotations

import hashlib
import json
import warnings
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import nullcontext
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from annotator.domain.annotation import Basis
from annotator.domain.errors import SuggesterError
from annotator.domain.naming import Naming, label_for
from annotator.domain.schema import Layer, Schema
from annotator.suggest.registry import missing_pipeline
from annotator.suggest.suggester import (
    Asked,
    Need,
    Proposal,
    ProposedAttribute,
    ProposedChoice,
    ProposedSpan,
    Settings,
)

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc, Span, SpanGroup

    _Found = tuple[tuple[str, str] | None, Span, float | None, Basis]

_AT_ONCE = 16
_REMEMBERED = 100_000  # words, some 45 MB
_LIKELY = 0.5  # of a label where a layer takes many: from there on it is proposed
_PARTS = ("spans", "attributes", "cats")  # of what a pipeline says, each with scores of its own

# What names and categories need, and what they never look at: with no other component in a pipeline the latter rest.
_NEEDED = frozenset(
    {
        "tok2vec",
        "transformer",
        "curated_transformer",
        "ner",
        "spancat",
        "spancat_singlelabel",
        "textcat",
        "textcat_multilabel",
    }
)
_IDLE = frozenset(
    {"tagger", "morphologizer", "parser", "senter", "attribute_ruler", "lemmatizer", "trainable_lemmatizer"}
)


class SpacyPipeline:
    """Proposes what a pipeline finds; ``settings["pipeline"]`` is its package's name or its folder.

    Spans come from ``doc.ents`` and ``doc.spans``, choices from ``doc.cats``; the schema says what their names mean. A
    key of ``doc.spans`` that is a layer's name means that layer, as does ``layer=label`` for a category.

    ``ner`` gives no confidence; a span group may, in ``attrs["scores"]``, one per span, as spancat does. A pipeline
    whose scores are probabilities fitted on held-out data says so by ``attrs["calibrated"] = True`` of the group, or
    by ``"annotator": {"calibrated": true}`` in its ``meta.json`` for all that it says, for some of it by a list of
    ``"spans"``, ``"attributes"`` and ``"cats"`` in place of ``true``. Attributes of a span come from
    an extension of the attribute's name, ``span._.sentiment``, which holds each label's score.
    """

    title = "A spaCy pipeline"
    version = ""
    needs: frozenset[Need] = frozenset()

    def __init__(self, schema: Schema, settings: Settings) -> None:
        name = _pipeline(settings)
        self._take(loaded(name), schema)
        self.version = str(self._nlp.meta.get("version", ""))
        if _is_folder(name):
            # One that is trained anew may keep its version.
            self.version += f"+{digest_of(Path(name))}"

    def _take(self, nlp: Language, schema: Schema) -> None:
        factories = {pipe: nlp.get_pipe_meta(pipe).factory for pipe in nlp.pipe_names}
        if set(factories.values()) <= _NEEDED | _IDLE:
            for pipe, factory in factories.items():
                if factory in _IDLE:
                    nlp.disable_pipe(pipe)
        self._nlp = nlp
        self._naming = Naming(schema)
        self._choices = {layer.name: layer for layer in schema.of_kind("choice")}
        self._spans = {layer.name: layer for layer in schema.of_kind("span")}
        calibrated = self._nlp.meta.get("annotator", {}).get("calibrated", False)
        self._calibrated = frozenset(calibrated if isinstance(calibrated, list) else _PARTS if calibrated else ())

    @classmethod
    def layers(cls, schema: Schema, settings: Settings) -> tuple[str, ...]:
        """Return the layers that the pipeline's ``meta.json`` has labels for; all, where nobody says which pipeline."""
        if "pipeline" not in settings:
            return tuple(layer.name for kind in ("span", "choice") for layer in schema.layers if layer.kind == kind)
        return layers_meant(labels_of_pipeline(_pipeline(settings)), schema)

    def suggest(self, asked: Sequence[Asked]) -> list[list[Proposal]]:
        """Return what the pipeline finds in each text."""
        # spaCy remembers how it cut a word into tokens, but not inside a zone, whose words go with its texts. The words
        # met first, the commonest among them, are worth remembering; a process may read millions of texts.
        zone = self._nlp.memory_zone() if len(self._nlp.vocab) > _REMEMBERED else nullcontext()
        with zone:
            docs = self._nlp.pipe((each.document.text for each in asked), batch_size=_AT_ONCE)
            return [self._answer(each, doc) for each, doc in zip(asked, docs, strict=True)]

    def _answer(self, asked: Asked, doc: Doc) -> list[Proposal]:  # noqa: ARG002 - for pipelines that need more of it
        return self._proposed(doc)

    def _proposed(self, doc: Doc) -> list[Proposal]:
        spans: dict[tuple[str, int, int, str], ProposedSpan] = {}
        grouped = (each for key, group in doc.spans.items() for each in self._grouped(key, group))
        for meaning, span, confidence, basis in (*grouped, *self._bare(doc)):
            text = span.text
            start = span.start_char + len(text) - len(text.lstrip())
            end = span.end_char - (len(text) - len(text.rstrip()))
            if meaning is not None and start < end and (meaning[0], start, end, meaning[1]) not in spans:
                layer, label = meaning
                attributes = self._attributes(span, layer)
                spans[layer, start, end, label] = ProposedSpan(layer, start, end, label, confidence, basis, attributes)
        return [*spans.values(), *self._categories(doc.cats)]

    def _attributes(self, span: Span, layer: str) -> tuple[ProposedAttribute, ...]:
        """Return what the pipeline says of a span's attributes: the likeliest label of each."""
        found: list[ProposedAttribute] = []
        for attribute in self._spans[layer].attributes:
            said = span._.get(attribute.name) if span.has_extension(attribute.name) else None
            scores = {
                label: min(max(float(score), 0.0), 1.0)
                for name, score in (said or {}).items()
                if (label := label_for(name, attribute)) is not None
            }
            if scores:
                best = max(scores, key=lambda label: scores[label])
                found.append(ProposedAttribute(attribute.name, best, scores[best], self._basis("attributes")))
        return tuple(found)

    def _bare(self, doc: Doc) -> Iterator[_Found]:
        for span in doc.ents:
            yield self._naming.span(span.label_), span, None, "none"

    def _grouped(self, key: str, group: SpanGroup) -> Iterator[_Found]:
        """Yield what the spans of a group mean and how sure they are; scores may be of any kind of sequence."""
        scores = group.attrs.get("scores")
        basis: Basis = "calibrated" if group.attrs.get("calibrated") else self._basis("spans")
        layer = key if key in self._spans else None
        for at, span in enumerate(group):
            meaning = self._naming.span(span.label_, layer)
            if scores is None or len(scores) <= at:
                yield meaning, span, None, "none"
            else:
                yield meaning, span, min(max(float(scores[at]), 0.0), 1.0), basis

    def _categories(self, cats: Mapping[str, float]) -> Iterator[ProposedChoice]:
        by_layer: dict[str, dict[str, float]] = {}
        for name, score in cats.items():
            meaning = self._naming.choice(name)
            if meaning is not None:
                layer, label = meaning
                known = by_layer.setdefault(layer, {})
                known[label] = max(known.get(label, 0.0), min(max(float(score), 0.0), 1.0))
        for name, scores in by_layer.items():
            for label in _likely(self._choices[name], scores):
                yield ProposedChoice(name, label, scores[label], self._basis("cats"))

    def _basis(self, part: str) -> Basis:
        """Return what the scores of a part of what the pipeline says are."""
        return "calibrated" if part in self._calibrated else "score"


def layers_meant(labels: Mapping[str, Sequence[str]], schema: Schema) -> tuple[str, ...]:
    """Return the layers, and ``layer.attribute``, that components with these labels may propose for."""
    naming = Naming(schema)
    meant: set[str] = set()
    for component, names in labels.items():
        spans = not component.startswith("textcat")
        choices = not component.startswith(("ner", "spancat"))
        for name in names:
            meant |= {found[0] for found in (spans and naming.span(name), choices and naming.choice(name)) if found}
            for layer in schema.of_kind("span") if spans and choices else ():
                meant |= {f"{layer.name}.{each.name}" for each in layer.attributes if label_for(name, each)}
    order = [
        each
        for layer in schema.layers
        for each in (layer.name, *(f"{layer.name}.{own.name}" for own in layer.attributes))
    ]
    return tuple(name for name in order if name in meant)


def _likely(layer: Layer, scores: Mapping[str, float]) -> Iterable[str]:
    if layer.many:
        return [label for label, score in scores.items() if score >= _LIKELY]
    return [max(scores, key=lambda label: scores[label])]


def _pipeline(settings: Settings) -> str:
    name = settings.get("pipeline")
    if not isinstance(name, str) or not name:
        raise SuggesterError("Say which spaCy pipeline: the name of a package, or a folder.")
    return name


def loaded(name: str) -> Language:
    """Return the pipeline of a package or a folder; raise ``SuggesterError`` where it cannot be loaded."""
    import spacy  # noqa: PLC0415 - takes a second, and only the worker needs it

    if not _is_folder(name) and find_spec(name) is None:
        raise SuggesterError(missing_pipeline(name))
    try:
        with warnings.catch_warnings():
            # A pipeline of another version of spaCy warns; what comes of it is for its user to see.
            warnings.simplefilter("ignore")
            return spacy.load(name)
    except Exception as error:
        reason = f"{type(error).__name__}: {str(error).splitlines()[0] if str(error) else ''}"
        raise SuggesterError(
            "The spaCy pipeline “{name}” cannot be loaded ({reason}).", name=name, reason=reason
        ) from error


def _is_folder(name: str) -> bool:
    return Path(name).is_absolute()


def labels_of(folder: Path) -> Mapping[str, Sequence[str]]:
    """Return the labels of a pipeline's components as its ``meta.json`` says; none where there is no such file."""
    try:
        labels = json.loads((folder / "meta.json").read_text(encoding="utf-8")).get("labels", {})
    except (OSError, ValueError, AttributeError):
        return {}
    return labels if isinstance(labels, dict) else {}


def labels_of_pipeline(name: str) -> Mapping[str, Sequence[str]]:
    """Return the labels of the components of a package or a folder; none where it is not there. Runs no code of it."""
    folder = Path(name)
    if not _is_folder(name):
        try:
            found = find_spec(name)
        except (ImportError, ValueError):
            found = None
        if found is None or found.origin is None:
            return {}
        folder = Path(found.origin).parent
    return labels_of(folder)


def digest_of(folder: Path) -> str:
    """Return eight hexadecimal digits that differ once any file of the folder was written again."""
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    said = [(str(path.relative_to(folder)), path.stat().st_size, path.stat().st_mtime_ns) for path in files]
    return hashlib.sha256(repr(said).encode()).hexdigest()[:8]
