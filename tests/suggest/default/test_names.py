"""The confidence of names, with a pipeline small enough to be trained here."""

from __future__ import annotations

from pathlib import Path
from string import Formatter
from typing import cast

import pytest
import spacy
from spacy.language import Language

from annotator.suggest.calibration import Calibration
from annotator.suggest.default.names import KEY, Names, apart, candidates
from annotator.suggest.training.entities import LABELS, Recipe, Source, trained, untrained
from annotator.suggest.training.labelled import Labelled, Name
from annotator.suggest.training.ship import found, lean, write

SMALL = Recipe(width=32, depth=1, rows=(500, 100, 300, 200), epochs=4, batch=200, drills=0, rate=0, learn_rate=0.01)
CITIES = ("Moscow", "Toronto", "Nuremberg", "Paris", "Rome", "Lagos", "Lima", "Boston")
PEOPLE = ("Ann Lee", "Viktor Havel", "Mary Guo", "Ben Okafor")
DAYS = ("Sunday", "Monday", "Friday")


def filled(form: str, **names: tuple[str, str]) -> Labelled:
    """Return a text with names for blanks; each is given with its label."""
    text, found = "", []
    for literal, blank, _, _ in Formatter().parse(form):
        text += literal
        if blank:
            word, label = names[blank]
            found.append(Name(start=len(text), end=len(text) + len(word), label=label))
            text += word
    return Labelled(text=text, names=tuple(found))


def texts() -> list[Labelled]:
    """Return some hundred short texts that are easy to learn."""
    cities = ((one, other) for one in CITIES for other in CITIES)
    flights = [filled("flights from {a} to {b}", a=(one, "GPE"), b=(other, "GPE")) for one, other in cities]
    met = (
        filled("{who} met us in {city} on {day}.", who=(who, "PERSON"), city=(city, "GPE"), day=(day, "DATE"))
        for who in PEOPLE
        for city in CITIES
        for day in DAYS
    )
    return [*flights, *met, *([Labelled(text="nothing happened there again", names=())] * 20)]


@pytest.fixture(scope="module")
def small() -> Language:
    """Return a pipeline that has seen half of the texts, and what weighs its names, which has seen the others."""
    nlp = untrained(SMALL)
    assert [number for number, _ in trained(nlp, [Source(texts=texts()[::2])], SMALL)] == [0, 1, 2, 3]
    nlp = lean(nlp)
    weigher = cast(Names, nlp.add_pipe("annotator_names", name=KEY))
    held = texts()[1::2]
    with nlp.select_pipes(disable=[KEY]):
        docs = list(nlp.pipe([text.text for text in held]))
    gold = [
        [(span.start, span.end, name.label) for name in text.names if (span := doc.char_span(name.start, name.end))]
        for doc, text in zip(docs, held, strict=True)
    ]
    weigher.learn(docs, gold, labels=LABELS, epochs=40)
    return nlp


def test_what_is_found_has_a_probability(small: Language) -> None:
    doc = small("Ann Lee met us in Rome on Friday.")
    group = doc.spans[KEY]
    assert {(span.text, span.label_) for span in doc.ents} <= {(span.text, span.label_) for span in group}
    assert len(group.attrs["scores"]) == len(group) > 0
    assert all(0 <= score <= 1 for score in group.attrs["scores"])
    assert group.attrs["calibrated"] is True


def test_names_are_found(small: Language) -> None:
    (names,) = found(small, ["flights from Nuremberg to Toronto"])
    assert [(name.start, name.end, name.label) for name in names] == [(13, 22, "GPE"), (26, 33, "GPE")]


@pytest.mark.parametrize(
    ("text", "runs"),
    [
        ("The old Harbour Authority of Eldis met.", ["Harbour Authority", "Eldis"]),
        ("MINISTER SLAMS ALLIES IN BRUSSELS", []),  # a headline is no name
    ],
)
def test_a_run_of_capitals_that_was_passed_over_is_weighed_too(text: str, runs: list[str]) -> None:
    doc = spacy.blank("en")(text)
    assert [doc[start:end].text for start, end in candidates(doc)] == runs


@pytest.mark.parametrize("text", ["", " \n", "🐦", "no names here"])
def test_texts_without_names_have_none(small: Language, text: str) -> None:
    assert list(small(text).spans[KEY].attrs["scores"]) == []


def test_a_pipeline_in_a_folder_says_the_same(small: Language, tmp_path: Path) -> None:
    text = "Viktor Havel met us in Boston on Sunday. Mary Guo met us in Lima."
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
    assert [span.text for span in plain("flights from Rome to Moscow").ents] == ["Rome", "Moscow"]


def test_nothing_learnt_is_said() -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("annotator_names")
    with pytest.raises(ValueError, match="learnt nothing yet"):
        nlp("Somebody")


def test_a_calibration_makes_names_less_sure_but_not_dates(small: Language) -> None:
    text = "Viktor Havel met us in Boston on Sunday."
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
