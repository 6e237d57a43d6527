"""Sentiment of a text, as a part of a spaCy pipeline."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import spacy
from spacy.language import Language

from annotator.suggest.sentiment.document import DocumentSentiment
from annotator.suggest.sentiment.linear import fit
from annotator.suggest.sentiment.passages import passage_features, passages
from annotator.suggest.sentiment.words import Texts, Words

TEXTS = [
    ("What a shame, awful work.", 0),
    ("They lied, shame on them.", 0),
    ("The ferry leaves at nine.", 1),
    ("The bridge opens on Monday.", 1),
    ("Wonderful, thank you!", 2),
    ("Great news, well done.", 2),
]
VALENCES = {"shame": -2.1, "awful": -2.0, "lied": -1.6, "wonderful": 2.7, "thank": 1.5, "great": 3.1, "well": 1.1}


@pytest.fixture
def nlp() -> Language:
    nlp = spacy.blank("en")
    words = Words(VALENCES)
    texts = Texts.of(words, [nlp.make_doc(text) for text, _ in TEXTS] * 3)
    features = passage_features(texts, passages(texts, whole=True))
    part = nlp.add_pipe("document_sentiment")
    assert isinstance(part, DocumentSentiment)
    part.learn(words, fit(features, np.asarray([label for _, label in TEXTS] * 3), strength=1.0))
    return nlp


def feeling(nlp: Language, text: str) -> str:
    cats = nlp(text).cats
    return max(cats, key=lambda label: cats[label])


def test_a_text_feels_as_its_words_do(nlp: Language) -> None:
    assert feeling(nlp, "Great work, thank you!") == "positive"
    assert feeling(nlp, "Awful. Shame on the council.") == "negative"
    assert feeling(nlp, "The bridge leaves at nine.") == "neutral"


def test_one_sad_sentence_in_a_long_sober_text_does_not_decide(nlp: Language) -> None:
    sober = " ".join(["The ferry leaves at nine. The bridge opens on Monday."] * 30)
    assert feeling(nlp, f"{sober} What a shame.") == "neutral"
    assert nlp(sober).cats["neutral"] == pytest.approx(nlp(f"{sober} {sober}").cats["neutral"], abs=0.05)


def test_a_text_without_a_word_is_left_alone(nlp: Language) -> None:
    docs = list(nlp.pipe(["", "Great news!", " \n", "Shame."]))
    assert [bool(doc.cats) for doc in docs] == [False, True, False, True]
    assert docs[1].cats == pytest.approx(nlp("Great news!").cats)


def test_it_is_loaded_as_it_was_written(nlp: Language, tmp_path: Path) -> None:
    nlp.to_disk(tmp_path)
    text = "Great work, thank you!"
    assert spacy.load(tmp_path)(text).cats == pytest.approx(nlp(text).cats, abs=0.005)


def test_passages_end_with_sentences_and_with_their_document(nlp: Language) -> None:
    docs = [nlp.make_doc("One two three four. " * 30), nlp.make_doc("Short.")]
    texts = Texts.of(Words({}), docs)
    cut = passages(texts)
    begins = np.flatnonzero(np.diff(cut.of_token, prepend=-1))
    assert texts.starts[begins].all()
    assert cut.document.tolist() == [0, 0, 0, 0, 1]
    assert cut.weight.sum() == sum(len(doc) for doc in docs)
