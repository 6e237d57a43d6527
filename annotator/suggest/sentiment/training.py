"""Trains the sentiment parts of the shipped pipeline from open corpora, and measures them on parts not trained on."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import cast

import numpy as np
import spacy
from numpy.typing import NDArray
from spacy.language import Language

from annotator.suggest.sentiment.document import FACTORY as DOCUMENT
from annotator.suggest.sentiment.entity import FACTORY as ENTITY
from annotator.suggest.sentiment.linear import Features, Linear, chosen, fit, softmax
from annotator.suggest.sentiment.newsmtsc import Sentence, sentences
from annotator.suggest.sentiment.part import LABELS, LearnedPart
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


def add_sentiment(nlp: Language, corpora: Path) -> dict[str, Mapping[str, Scored]]:
    """Train both parts and put them at the end of a pipeline; return their figures by the name of the part.

    Raises:
        AnnotatorError: the corpus is not there.
    """
    figures: dict[str, Mapping[str, Scored]] = {}
    for factory, train in ((ENTITY, train_entity_sentiment), (DOCUMENT, train_document_sentiment)):
        trained = train(corpora)
        cast(LearnedPart, nlp.add_pipe(factory)).learn(trained.words, trained.learned)
        figures[factory] = trained.figures
    return figures


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

    train, rw, mt = (list(sentences(corpora, part, nlp)) for part in ("train", "rw_dev", "mt_dev"))
    features, labels, articles = _targets(words, train)
    learned, across = fitted(features, labels, articles)
    figures = {"train, across articles": scored(LABELS, labels.tolist(), across)}
    for name, part in (("rw_dev", rw), ("mt_dev", mt), ("both", [*rw, *mt])):
        unseen, decided, _ = _targets(words, part)
        figures[name] = scored(LABELS, decided.tolist(), softmax(learned.scores(unseen)))
    texts = [each.doc.text for each in (*rw, *mt) for _ in each.targets]
    figures["both, by lexicon"] = scored(LABELS, decided.tolist(), _by_lexicon(texts))
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

    train = _agreeing(sentences(corpora, "train", nlp))
    held = [*_agreeing(sentences(corpora, "rw_dev", nlp)), *_agreeing(sentences(corpora, "mt_dev", nlp))]
    features, labels = _wholes(words, train)
    learned, across = fitted(features, labels, [each.article for each in train])
    unseen, decided = _wholes(words, held)
    figures = {
        "train, across articles": scored(LABELS, labels.tolist(), across),
        "both": scored(LABELS, decided.tolist(), softmax(learned.scores(unseen))),
        "both, by lexicon": scored(LABELS, decided.tolist(), _by_lexicon([each.doc.text for each in held])),
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


def _agreeing(found: Iterable[Sentence]) -> list[Sentence]:
    return [each for each in found if len({label for _, _, label in each.targets}) == 1]


def _wholes(words: Words, found: Sequence[Sentence]) -> tuple[Features, NDArray[np.int64]]:
    texts = Texts.of(words, [each.doc for each in found])
    labels = np.asarray([each.targets[0][2] for each in found], dtype=np.int64)
    return passage_features(texts, passages(texts, whole=True)), labels


def _by_lexicon(texts: Sequence[str]) -> NDArray[np.float64]:
    """Return the baseline: what VADER makes of each text, as its authors advise."""
    from vaderSentiment.vaderSentiment import SentimentIntensityAnalyzer  # noqa: PLC0415 - reads its files

    analyzer = SentimentIntensityAnalyzer()
    compound = np.asarray([analyzer.polarity_scores(text)["compound"] for text in texts])
    found: NDArray[np.float64] = np.eye(len(LABELS))[np.where(compound >= 0.05, 2, np.where(compound <= -0.05, 0, 1))]
    return found
