"""A token classifier in the form of Hugging Face's transformers: names in a text, by weights from a local folder."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from importlib import import_module
from pathlib import Path
from typing import Any, Protocol, cast

from annotator.domain.errors import SuggesterError
from annotator.domain.naming import Naming
from annotator.domain.schema import Schema
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
from annotator.suggest.spacy_pipeline import digest_of
from annotator.suggest.suggester import Asked, Need, ProposedSpan, Settings

_PACKAGES = ("transformers", "torch")
_EXTRA = "transformers"
_MOST_TOKENS = 512  # of a window, where neither tokenizer nor weights say how many they take
_SPECIAL = 2  # tokens around each window
_OVERLAP = 4  # windows share a quarter of their tokens
_PREFIXES = ("B-", "I-", "E-", "S-", "L-", "U-")


class _Pipeline(Protocol):
    """What we use of a ``TokenClassificationPipeline``."""

    tokenizer: Any
    model: Any

    def __call__(self, texts: list[str], *, stride: int) -> list[list[Mapping[str, Any]]]: ...


class TokenClassifier:
    """Proposes the names that a token classifier finds; ``settings["model"]`` is a folder, or a name in the cache.

    Labels mean what the schema says of them. The confidence is the score of the library, which is no probability
    that was fitted on held-out decisions. Texts that are longer than what the weights take are read in windows that
    overlap. Nothing is fetched: weights that are not on this machine are a sentence with the command.
    """

    title = "A token classifier (Hugging Face transformers)"
    version = ""
    needs: frozenset[Need] = frozenset()
    named_by = "model"

    def __init__(self, schema: Schema, settings: Settings) -> None:
        need(_PACKAGES, _EXTRA)
        name = weights_named(settings)
        self._naming = Naming(schema)
        self._pipeline = _loaded(name)
        most = _most_tokens(self._pipeline)
        self._pipeline.tokenizer.model_max_length = most
        self._stride = most // _OVERLAP
        self.version = digest_of(Path(name)) if Path(name).is_absolute() else _commit(self._pipeline)

    @classmethod
    def missing(cls, settings: Settings) -> Sentence | None:  # noqa: ARG003 - the packages are the same for all
        """Return what has to be installed first."""
        return not_installed(_PACKAGES, _EXTRA)

    @classmethod
    def layers(cls, schema: Schema, settings: Settings) -> tuple[str, ...]:
        """Return the layers that the labels in the folder mean; all of spans, where there is no folder to look into."""
        labels = _labels_in(settings.get("model"))
        if labels is None:
            return span_layers(schema)
        naming = Naming(schema)
        meant = {found[0] for label in labels if (found := naming.span(_bare(label))) is not None}
        return tuple(name for name in span_layers(schema) if name in meant)

    def suggest(self, asked: Sequence[Asked]) -> list[list[ProposedSpan]]:
        """Return the names in each text."""
        texts = [each.document.text for each in asked]
        read = [text for text in texts if text and not text.isspace()]
        answers = iter(self._pipeline(read, stride=self._stride) if read else ())
        return [self._proposed(text, next(answers)) if text and not text.isspace() else [] for text in texts]

    def _proposed(self, text: str, found: Sequence[Mapping[str, Any]]) -> list[ProposedSpan]:
        proposed: list[ProposedSpan] = []
        for each in found:
            meaning = self._naming.span(_bare(str(each["entity_group"])))
            # The library counts in code points of the text, as Python does.
            start, end = trimmed(text, int(each["start"]), int(each["end"]))
            if meaning is not None and start < end:
                layer, label = meaning
                score = min(max(float(each["score"]), 0.0), 1.0)
                proposed.append(ProposedSpan(layer, start, end, label, score, "score"))
        return proposed


def _loaded(name: str) -> _Pipeline:
    stay_offline()
    transformers = import_module("transformers")
    try:
        tokenizer = transformers.AutoTokenizer.from_pretrained(name, local_files_only=True)
        model = transformers.AutoModelForTokenClassification.from_pretrained(name, local_files_only=True)
    except Exception as error:
        raise not_there(name, error) from error
    if not tokenizer.is_fast:
        raise SuggesterError("The tokenizer of “{name}” does not say where in a text its tokens are.", name=name)
    made = transformers.pipeline(
        "token-classification", model=model, tokenizer=tokenizer, aggregation_strategy=_aggregation(tokenizer)
    )
    return cast("_Pipeline", made)


def _aggregation(tokenizer: Any) -> str:  # noqa: ANN401 - the library's own
    """Return how pieces become names: whole words have one label, where the tokenizer knows what a word is.

    Elsewhere the library takes a comma for a piece of the word before it.
    """
    knows_words = getattr(tokenizer.backend_tokenizer.model, "continuing_subword_prefix", None)
    return "first" if knows_words else "simple"


def _most_tokens(pipeline: _Pipeline) -> int:
    """Return how many tokens a window may have; a tokenizer that does not know says some 10^30."""
    told = int(pipeline.tokenizer.model_max_length)
    places = getattr(pipeline.model.config, "max_position_embeddings", None)
    # RoBERTa and its kin count two of their places for padding.
    least = [told] if told <= 1_000_000 else [int(places) - _SPECIAL] if places else [_MOST_TOKENS]
    return min(*least, 4096)


def _commit(pipeline: _Pipeline) -> str:
    return str(getattr(pipeline.model.config, "_commit_hash", None) or "")[:8]


def _labels_in(folder: object) -> tuple[str, ...] | None:
    if not isinstance(folder, str) or not Path(folder).is_absolute():
        return None
    try:
        labels = json.loads((Path(folder) / "config.json").read_text(encoding="utf-8"))["id2label"]
        return tuple(str(label) for label in labels.values())
    except (OSError, ValueError, KeyError, AttributeError, TypeError):
        return None


def _bare(label: str) -> str:
    return label[2:] if label.startswith(_PREFIXES) else label
