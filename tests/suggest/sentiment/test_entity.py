"""Sentiment toward an entity, as a part of a spaCy pipeline."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.language import Language
from spacy.tokens import Doc, Span, SpanGroup

from annotator.suggest.sentiment.entity import EntitySentiment
from annotator.suggest.sentiment.linear import fit
from annotator.suggest.sentiment.part import LABELS
from annotator.suggest.sentiment.windows import target_features
from annotator.suggest.sentiment.words import Texts, Words

VALENCES = {"praised": 2.0, "brave": 2.4, "lied": -1.8, "corrupt": -2.2}
TEXTS = [
    ("Fenn lied to the town", 0),
    ("The corrupt Karsh left", 0),
    ("Fenn opened the bridge", 1),
    ("Karsh left on Monday", 1),
    ("The town praised Fenn", 2),
    ("Karsh was brave", 2),
]


@pytest.fixture
def nlp() -> Language:
    """A pipeline that has learned from six sentences, and finds the names itself."""
    nlp = spacy.blank("en")
    words = Words(VALENCES)
    docs = [nlp.make_doc(text) for text, _ in TEXTS] * 3
    features = target_features(Texts.of(words, docs), [(at, *name(doc)) for at, doc in enumerate(docs)])
    labels = np.asarray([label for _, label in TEXTS] * 3)
    part = nlp.add_pipe("entity_sentiment", config={"skip": ["DATE"]})
    assert isinstance(part, EntitySentiment)
    part.learn(words, fit(features, labels, strength=1.0))
    ruler = nlp.add_pipe("entity_ruler", first=True)
    ruler.add_patterns(  # type: ignore[attr-defined]
        [
            {"label": "PERSON", "pattern": "Fenn"},
            {"label": "PERSON", "pattern": "Karsh"},
            {"label": "DATE", "pattern": "Monday"},
        ]
    )
    return nlp


def name(doc: Doc) -> tuple[int, int]:
    at = next(token.i for token in doc if token.text in {"Fenn", "Karsh"})
    return at, at + 1


def feelings(doc: Doc) -> dict[str, str]:
    return {span.text: max(span._.sentiment, key=span._.sentiment.get) for span in doc.ents if span._.sentiment}


def test_each_entity_gets_the_feeling_of_what_is_said_of_it(nlp: Language) -> None:
    assert feelings(nlp("The town praised Fenn. The corrupt Karsh left on Monday.")) == {
        "Fenn": "positive",
        "Karsh": "negative",
    }


def test_probabilities_add_up_and_have_the_labels_of_the_component(nlp: Language) -> None:
    (span,) = nlp("The town praised Fenn.").ents
    assert tuple(span._.sentiment) == LABELS
    assert sum(span._.sentiment.values()) == pytest.approx(1)


def test_the_name_does_not_matter(nlp: Language) -> None:
    fenn, karsh = (nlp(f"The town praised {name}.").ents[0]._.sentiment for name in ("Fenn", "Karsh"))
    assert fenn == pytest.approx(karsh)


def test_nor_does_it_where_it_is_said_twice(nlp: Language) -> None:
    fenn, karsh = (nlp(f"{name} left, and {name} was praised.").ents[0]._.sentiment for name in ("Fenn", "Karsh"))
    assert fenn == pytest.approx(karsh)


def test_a_batch_says_what_one_by_one_says(nlp: Language) -> None:
    texts = ["Fenn lied.", "", "Nobody here.", "Karsh was brave.\n\nFenn was corrupt, not brave."]
    batch = [[span._.sentiment for span in doc.ents] for doc in nlp.pipe(texts)]
    assert batch == [[span._.sentiment for span in nlp(text).ents] for text in texts]


def test_spans_of_the_group_come_before_ents_and_may_overlap(nlp: Language) -> None:
    doc = nlp.make_doc("The corrupt Karsh Bank left")
    doc.spans["names"] = SpanGroup(doc, spans=[Span(doc, 2, 3, "PERSON"), Span(doc, 2, 4, "ORG")])
    nlp.get_pipe("entity_sentiment")(doc)
    assert [max(span._.sentiment, key=span._.sentiment.get) for span in doc.spans["names"]] == [
        "negative",
        "negative",
    ]


def test_it_is_loaded_as_it_was_written(nlp: Language, tmp_path: Path) -> None:
    nlp.to_disk(tmp_path)
    text = "The town praised Fenn. The corrupt Karsh left."
    before, after = nlp(text), spacy.load(tmp_path)(text)
    for one, other in zip(before.ents, after.ents, strict=True):
        assert other._.sentiment == pytest.approx(one._.sentiment, abs=0.005)


def test_it_says_nothing_before_it_has_learned() -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("entity_sentiment")
    doc = nlp.make_doc("Fenn left")
    doc.ents = [Span(doc, 0, 1, "PERSON")]
    assert nlp.get_pipe("entity_sentiment")(doc).ents[0]._.sentiment is None


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.text('aB .,!?\n"“”’()not👍é\u0301\t', max_size=40), min_size=1, max_size=4),
    st.lists(st.tuples(st.integers(0, 40), st.integers(1, 9)), max_size=6),
)
def test_no_text_and_no_span_is_too_odd(texts: list[str], places: list[tuple[int, int]]) -> None:
    nlp = spacy.blank("en")
    words = Words(VALENCES)
    docs = [nlp.make_doc(text) for text in texts]
    part = nlp.add_pipe("entity_sentiment")
    assert isinstance(part, EntitySentiment)
    features = target_features(
        Texts.of(words, [nlp.make_doc("Fenn lied"), nlp.make_doc("Fenn left")]), [(0, 0, 1), (1, 0, 1)]
    )
    part.learn(words, fit(features, np.asarray([0, 1]), least=1))
    for doc in docs:
        spans = [Span(doc, at, min(at + size, len(doc)), "PERSON") for at, size in places if at < len(doc)]
        doc.spans["names"] = SpanGroup(doc, spans=spans)
    for doc in part.pipe(docs):
        for span in doc.spans["names"]:
            assert sum(span._.sentiment.values()) == pytest.approx(1)
