"""Trains the sentiment parts of the shipped pipeline from open corpora, and measures them on parts not trained on."""

from __future__ import annotations

import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import spacy
from numpy.typing import NDArray

from annotator.suggest.sentiment.linear import Features, Linear, chosen, fit, softmax
from annotator.suggest.sentiment.newsmtsc import Part, Sentence, sentences
from annotator.suggest.sentiment.part import LABELS
from annotator.suggest.sentiment.passages import passage_features, passages
from annotator.suggest.sentiment.scoring import Scored, scored
from annotator.suggest.sentiment.windows import target_features
from annotator.suggest.sentiment.words import Texts, Words

_FOLDS = 5


@dataclass(frozen=True, slots=True)
class Trained:
    """What a part has learned, and its figures by the name of what they were measured on."""

    words: Words
    learned: Linear
    figures: Mapping[str, Scored]


def lexicon() -> dict[str, float]:
    """Return the valences of VADER's lexicon (Hutto and Gilbert, 2014; MIT)."""
    from vaderSentiment.vaderSentiment import SentimentIntensityAnalyzer  # noqa: PLC0415 - reads its files

    return {str(word): float(value) for word, value in SentimentIntensityAnalyzer().lexicon.items()}


def train_entity_sentiment(corpora: Path) -> Trained:
    """Train sentiment toward a target on NewsMTSC and measure it on its two development parts and across articles.

    Raises:
        AnnotatorError: the corpus is not there.
    """
    nlp = spacy.blank("en")
    words = Words(lexicon())

    def read(*parts: Part) -> tuple[Features, NDArray[np.int64], list[str]]:
        found = [sentence for part in parts for sentence in sentences(corpora, part, nlp)]
        return _targets(words, found)

    features, labels, articles = read("train")
    learned, across = fitted(features, labels, articles)
    figures = {"train, across articles": scored(LABELS, labels.tolist(), across)}
    for part in ("rw_dev", "mt_dev"):
        unseen, decided, _ = read(part)
        figures[part] = scored(LABELS, decided.tolist(), softmax(learned.scores(unseen)))
    unseen, decided, _ = read("rw_dev", "mt_dev")
    figures["both"] = scored(LABELS, decided.tolist(), softmax(learned.scores(unseen)))
    return Trained(words, learned, figures)


def train_document_sentiment(corpora: Path) -> Trained:
    """Train sentiment of a text on the sentences of NewsMTSC whose targets all get the same label.

    No open corpus has news and comments with our guideline's labels, so the feeling toward all who are named stands in
    for the feeling of the text; the figures are on such sentences, too.

    Raises:
        AnnotatorError: the corpus is not there.
    """
    nlp = spacy.blank("en")
    words = Words(lexicon())

    def read(*parts: Part) -> tuple[Features, NDArray[np.int64], list[str]]:
        found = [sentence for part in parts for sentence in sentences(corpora, part, nlp)]
        agreeing = [each for each in found if len({label for _, _, label in each.targets}) == 1]
        texts = Texts.of(words, [each.doc for each in agreeing])
        labels = np.asarray([each.targets[0][2] for each in agreeing], dtype=np.int64)
        return passage_features(texts, passages(texts, whole=True)), labels, [each.article for each in agreeing]

    features, labels, articles = read("train")
    learned, across = fitted(features, labels, articles)
    unseen, decided, _ = read("rw_dev", "mt_dev")
    figures = {
        "train, across articles": scored(LABELS, labels.tolist(), across),
        "both": scored(LABELS, decided.tolist(), softmax(learned.scores(unseen))),
    }
    return Trained(words, learned, figures)


def fitted(features: Features, labels: NDArray[np.int64], groups: Sequence[str]) -> tuple[Linear, NDArray[np.float64]]:
    """Fit a classifier, its temperature on folds that share no group; return it with the probabilities of the folds."""
    fold = np.asarray([zlib.crc32(group.encode()) % _FOLDS for group in groups])
    held = np.zeros((features.count, len(LABELS)))
    for number in range(_FOLDS):
        seen, unseen = np.flatnonzero(fold != number), np.flatnonzero(fold == number)
        part = fit(chosen(features, seen), labels[seen], count=len(LABELS))
        held[unseen] = part.scores(chosen(features, unseen))
    temperature = best_temperature(held, labels)
    learned = fit(features, labels, count=len(LABELS))
    return replace(learned, temperature=temperature), softmax(held / temperature)


def best_temperature(scores: NDArray[np.float64], labels: NDArray[np.int64]) -> float:
    """Return what scores must be divided by for the labels to be likeliest."""
    tried = np.geomspace(0.3, 3.0, 60)
    rows = np.arange(len(labels))
    costs = [-np.log(softmax(scores / each)[rows, labels] + 1e-12).sum() for each in tried]
    return float(tried[int(np.argmin(costs))])


def _targets(words: Words, found: Sequence[Sentence]) -> tuple[Features, NDArray[np.int64], list[str]]:
    texts = Texts.of(words, [sentence.doc for sentence in found])
    targets = [(number, start, end) for number, each in enumerate(found) for start, end, _ in each.targets]
    labels = np.asarray([label for each in found for _, _, label in each.targets], dtype=np.int64)
    return target_features(texts, targets), labels, [each.article for each in found for _ in each.targets]
