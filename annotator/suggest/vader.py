"""Sentiment of English texts by lexicon: VADER (Hutto and Gilbert, 2014), in its authors' own package."""

from __future__ import annotations

import re
from collections.abc import Sequence
from importlib.metadata import version

from annotator.domain.errors import SuggesterError
from annotator.domain.naming import label_for
from annotator.domain.schema import Layer, Schema
from annotator.suggest.suggester import Asked, Need, ProposedChoice, Settings

_LEAST = 0.05  # of the compound score, from where its authors call a text positive; below its negative, negative
_SENTENCE_ENDS = re.compile(r"(?<=[.!?…])[\"”’')\]]*\s+|\n+")
_FEELINGS = ("negative", "neutral", "positive")


class Vader:
    """Answers each choice that knows negative and positive by the mean compound score of the text's sentences.

    The mean, since the score of a whole article is always close to one end. A lexicon gives no probability.
    """

    title = "Sentiment by lexicon (VADER, English)"
    version = version("vaderSentiment")
    needs: frozenset[Need] = frozenset()

    def __init__(self, schema: Schema, settings: Settings) -> None:  # noqa: ARG002 - it has none
        from vaderSentiment.vaderSentiment import SentimentIntensityAnalyzer  # noqa: PLC0415 - reads its lexicon

        if schema.language != "en":
            raise SuggesterError(
                "VADER reads English alone; the language of this project is “{language}”.", language=schema.language
            )
        self._layers = _meanings(schema)
        self._analyzer = SentimentIntensityAnalyzer()

    @classmethod
    def layers(cls, schema: Schema, settings: Settings) -> tuple[str, ...]:  # noqa: ARG003 - it has none
        """Return the choices that ask whether a text is negative or positive."""
        return tuple(name for name, _ in _meanings(schema)) if schema.language == "en" else ()

    def suggest(self, asked: Sequence[Asked]) -> list[list[ProposedChoice]]:
        """Return the sentiment of each text; nothing where its words say neither and there is no label for that."""
        return [self._proposed(each.document.text) for each in asked]

    def _proposed(self, text: str) -> list[ProposedChoice]:
        sentences = [sentence for sentence in _SENTENCE_ENDS.split(text) if sentence and not sentence.isspace()]
        scores = [float(self._analyzer.polarity_scores(sentence)["compound"]) for sentence in sentences]
        mean = sum(scores) / len(scores) if scores else 0.0
        feeling = "positive" if mean >= _LEAST else "negative" if mean <= -_LEAST else "neutral"
        return [
            ProposedChoice(layer, labels[feeling], basis="lexicon")
            for layer, labels in self._layers
            if feeling in labels
        ]


def _meanings(schema: Schema) -> tuple[tuple[str, dict[str, str]], ...]:
    """Return the layers that ask for sentiment, each with its labels for the three feelings."""
    return tuple(
        (layer.name, labels)
        for layer in schema.of_kind("choice")
        if not layer.retired and {"negative", "positive"} <= (labels := _labels(layer)).keys()
    )


def _labels(layer: Layer) -> dict[str, str]:
    return {feeling: label for feeling in _FEELINGS if (label := label_for(feeling, layer)) is not None}
