"""The confidence of names, with a pipeline small enough to be trained here."""

from __future__ import annotations

from pathlib import Path
from random import Random
from typing import cast

import pytest
import spacy
from spacy.language import Language

from annotator.suggest.calibration import Calibration
from annotator.suggest.default.names import KEY, Names, apart, candidates
from annotator.suggest.training.drills import drilled
from annotator.suggest.training.entities import LABELS, Recipe, Source, trained, untrained
from annotator.suggest.training.labelled import Labelled
from annotator.suggest.training.ship import found, lean, write

SMALL = Recipe(width=32, depth=2, rows=(500, 100, 300, 200), epochs=3, batch=300, drills=400, learn_rate=0.01)


@pytest.fixture(scope="module")
def small() -> Language:
    """Return a pipeline that has seen a thousand short texts, with what weighs its names."""
    nlp = untrained(SMALL)
    seen = [Labelled(text="Nothing happened there again.", names=())] * 20
    assert [number for number, _ in trained(nlp, [Source(texts=seen)], SMALL)] == [0, 1, 2]
    nlp = lean(nlp)
    weigher = cast(Names, nlp.add_pipe("annotator_names", name=KEY))
    texts = drilled(Random(99), 300)
    with nlp.select_pipes(disable=[KEY]):
        docs = list(nlp.pipe([text.text for text in texts]))
    spans = [
        [doc.char_span(name.start, name.end, label=name.label) for name in text.names]
        for doc, text in zip(docs, texts, strict=True)
    ]
    gold = [[(span.start, span.end, span.label_) for span in each if span is not None] for each in spans]
    weigher.learn(docs, gold, labels=LABELS, epochs=25)
    return nlp


def test_what_is_found_has_a_probability(small: Language) -> None:
    doc = small("Hi Michael, the Iraqi embassy in Moscow said so on 14 March 2026.")
    group = doc.spans[KEY]
    assert {(span.text, span.label_) for span in doc.ents} <= {(span.text, span.label_) for span in group}
    assert len(group.attrs["scores"]) == len(group) > 0
    assert all(0 <= score <= 1 for score in group.attrs["scores"])
    assert group.attrs["calibrated"] is True


def test_names_are_found_by_a_pipeline_that_learnt_from_short_texts(small: Language) -> None:
    (names,) = found(small, ["flights from Nuremberg to Toronto"])
    assert [(name.start, name.end, name.label) for name in names] == [(13, 22, "GPE"), (26, 33, "GPE")]


def test_a_run_of_capitals_that_was_passed_over_is_weighed_too(small: Language) -> None:
    with small.select_pipes(disable=["ner", KEY]):
        doc = small("The old Harbour Authority of Eldis met.")
    assert [doc[start:end].text for start, end in candidates(doc)] == ["Harbour Authority", "Eldis"]


@pytest.mark.parametrize("text", ["", " \n", "🐦", "no names here"])
def test_texts_without_names_have_none(small: Language, text: str) -> None:
    assert list(small(text).spans[KEY].attrs["scores"]) == []


def test_a_pipeline_in_a_folder_says_the_same(small: Language, tmp_path: Path) -> None:
    text = "President Havel and Agnieszka Guo of Toulouse United crossed the Dead Sea on Sunday."
    write(small, tmp_path)
    before, after = small(text), spacy.load(tmp_path)(text)
    assert [(span.text, span.label_) for span in after.spans[KEY]] == [
        (span.text, span.label_) for span in before.spans[KEY]
    ]
    assert after.spans[KEY].attrs["scores"] == pytest.approx(before.spans[KEY].attrs["scores"], abs=0.01)


def test_without_what_weighs_it_is_a_plain_pipeline(small: Language, tmp_path: Path) -> None:
    write(small, tmp_path)
    plain = spacy.load(tmp_path, exclude=[KEY])
    assert plain.pipe_names == ["tok2vec", "ner"]
    assert [span.text for span in plain("a trip to Moscow").ents] == ["Moscow"]


def test_nothing_learnt_is_said() -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("annotator_names")
    with pytest.raises(ValueError, match="learnt nothing yet"):
        nlp("Somebody")


def test_a_calibration_makes_names_less_sure_but_not_dates(small: Language) -> None:
    text = "President Havel and Agnieszka Guo of Toulouse United on Sunday 3 March 2019"
    weigher = cast(Names, small.get_pipe(KEY))
    first = small(text)
    weigher.calibration = Calibration(a=1.0, b=1.0, c=-1.0)
    try:
        second = small(text)
    finally:
        weigher.calibration = Calibration()
    before, after = first.spans[KEY], second.spans[KEY]
    pairs = zip(before, before.attrs["scores"], after.attrs["scores"], strict=True)
    assert all(late == early if span.label_ == "DATE" else late < early for span, early, late in pairs)


def test_spans_that_overlap_a_likelier_one_stay_out() -> None:
    doc = spacy.blank("en")("Bank of England governor")
    assert [span.text for span in apart([doc[0:3], doc[2:4], doc[3:4]])] == ["Bank of England", "governor"]
