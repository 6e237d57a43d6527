"""The part of a spaCy pipeline that says how a whole text feels."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from spacy.language import Language
from spacy.tokens import Doc

from annotator.suggest.sentiment.linear import Linear, softmax
from annotator.suggest.sentiment.part import LABELS, LearnedPart
from annotator.suggest.sentiment.passages import passage_features, passages
from annotator.suggest.sentiment.words import Texts, Words

FACTORY = "document_sentiment"


class DocumentSentiment(LearnedPart):
    """Puts the probability of each of ``LABELS`` into ``doc.cats``; a text without a word is left alone.

    A text is read in passages of some sentences, as long as those that were learned from; what they say is averaged,
    so that a long text is only as sure as its passages agree.
    """

    def _annotate(self, docs: Sequence[Doc], words: Words, learned: Linear) -> None:
        texts = Texts.of(words, docs)
        cut = passages(texts)
        if not cut.count:
            return
        scores = learned.scores(passage_features(texts, cut))
        often = np.bincount(cut.document, weights=cut.weight, minlength=len(docs))
        means = (
            np.stack(
                [
                    np.bincount(cut.document, weights=scores[:, label] * cut.weight, minlength=len(docs))
                    for label in range(len(LABELS))
                ],
                axis=1,
            )
            / np.maximum(often, 1)[:, None]
        )
        for doc, count, probabilities in zip(docs, often, softmax(means).tolist(), strict=True):
            if count:
                doc.cats.update(zip(LABELS, probabilities, strict=True))


@Language.factory(FACTORY, assigns=["doc.cats"])
def make_document_sentiment(nlp: Language, name: str) -> DocumentSentiment:  # noqa: ARG001 - spaCy's signature
    """Make the part for a pipeline."""
    return DocumentSentiment()
