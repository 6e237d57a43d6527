"""What is known of words beforehand, and what stands around them."""

from __future__ import annotations

import numpy as np
import pytest
import spacy
from spacy.language import Language

from annotator.suggest.sentiment.words import Texts, Words, mixed


@pytest.fixture(scope="module")
def nlp() -> Language:
    return spacy.blank("en")


def starting(nlp: Language, *texts: str) -> list[str]:
    docs = [nlp.make_doc(text) for text in texts]
    tokens = [token.text for doc in docs for token in doc]
    return [token for token, starts in zip(tokens, Texts.of(Words({}), docs).starts, strict=True) if starts]


def turned(nlp: Language, text: str) -> list[str]:
    doc = nlp.make_doc(text)
    return [token.text for token, is_so in zip(doc, Texts.of(Words({}), [doc]).turned, strict=True) if is_so]


def test_sentences_end_at_marks_and_line_breaks(nlp: Language) -> None:
    assert starting(nlp, "One fell. Two rose!\nThree sat") == ["One", "Two", "Three"]


def test_a_closing_quotation_mark_belongs_to_the_sentence_it_closes(nlp: Language) -> None:
    assert starting(nlp, "“It fell.” Nobody saw (or said.) Then") == ["“", "Nobody", "Then"]


def test_each_document_begins_a_sentence(nlp: Language) -> None:
    assert starting(nlp, "no end here", "", "nor here") == ["no", "nor"]


def test_a_negation_turns_four_words_up_to_the_next_comma(nlp: Language) -> None:
    assert turned(nlp, "He did n't like, love it") == ["like"]
    assert turned(nlp, "never once in ten long years") == ["once", "in", "ten", "long"]


def test_a_negation_does_not_reach_into_the_next_sentence_or_document(nlp: Language) -> None:
    assert turned(nlp, "He said no. Good man") == []
    docs = [nlp.make_doc("He said no"), nlp.make_doc("good man")]
    assert not Texts.of(Words({}), docs).turned.any()


def test_words_have_the_valence_of_the_lexicon_in_any_case(nlp: Language) -> None:
    texts = Texts.of(Words({"good": 1.9}), [nlp.make_doc("GOOD bad good")])
    assert texts.valence.tolist() == pytest.approx([1.9, 0.0, 1.9])


def test_numbers_are_one_word_and_facts_survive_growing(nlp: Language) -> None:
    words = Words({})
    first = Texts.of(words, [nlp.make_doc("12 harbour")]).keys
    Texts.of(words, [nlp.make_doc(" ".join(f"word{chr(97 + n % 26)}{'x' * (n // 26)}" for n in range(3000)))])
    again = Texts.of(words, [nlp.make_doc("1999 harbour")]).keys
    assert np.array_equal(first, again)


def test_keys_differ_by_salt_and_are_the_same_everywhere() -> None:
    keys = np.asarray([1, 2], dtype=np.uint64)
    assert mixed(keys, 1).tolist() != mixed(keys, 2).tolist()
