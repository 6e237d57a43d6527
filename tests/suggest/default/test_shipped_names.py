"""The names that the pipeline that ships finds in our own sample texts, and what it weighs."""

from __future__ import annotations

import json

import pytest
import spacy
from spacy.language import Language

from annotator.settings import resources, seeds
from annotator.suggest.default.names import KEY

FOLDER = resources() / "pipelines" / "news_comments"
MOST = 30_000_000  # bytes of the whole folder


@pytest.fixture(scope="module")
def shipped() -> Language:
    return spacy.load(FOLDER)


def names(nlp: Language, text: str) -> set[tuple[str, str]]:
    return {(span.text, span.label_) for span in nlp(text).ents}


def test_obvious_names_are_found_in_our_own_article(shipped: Language) -> None:
    text = (seeds() / "text" / "01-storm-closes-northgate-bridge.txt").read_text(encoding="utf-8")
    assert names(shipped, text) >= {
        ("Odile Fenn", "PERSON"),
        ("Tamsin Roake", "PERSON"),
        ("Harbour Authority", "ORG"),
        ("University of Eldis", "ORG"),
        ("Lindava", "GPE"),
        ("Sunday", "DATE"),
        ("November 2019", "DATE"),
    }


def test_titles_and_articles_stay_outside_and_demonyms_are_people(shipped: Language) -> None:
    text = (
        "President Barack Obama met the Iraqi delegation in London. The European Union thanked Mr. Lee on 3 May 2026."
    )
    assert names(shipped, text) >= {
        ("Barack Obama", "PERSON"),
        ("Iraqi", "NORP"),
        ("London", "GPE"),
        ("European Union", "ORG"),
        ("Lee", "PERSON"),
        ("3 May 2026", "DATE"),
    }


def test_a_last_name_is_a_person_where_the_whole_name_is(shipped: Language) -> None:
    text = "Daniel Montalvo was arrested in California. According to Montalvo, the police released him on Sunday."
    assert ("Montalvo", "PERSON") in names(shipped, text)


def test_every_name_has_a_probability_and_sure_ones_are_surer(shipped: Language) -> None:
    doc = shipped("Hillary Clinton spoke in Chicago; nobody at Wendigo Plus believed it.")
    group = doc.spans[KEY]
    scores = dict(zip((span.text for span in group), group.attrs["scores"], strict=True))
    assert all(0 <= score <= 1 for score in scores.values())
    assert scores["Chicago"] > 0.5


def test_the_folder_is_small_and_says_what_was_measured() -> None:
    assert sum(path.stat().st_size for path in FOLDER.rglob("*") if path.is_file()) < MOST
    measured = json.loads((FOLDER / "figures.json").read_text(encoding="utf-8"))
    for corpus in ("news", "other news", "web text"):
        assert measured["f1"][corpus]["all"]["f1"] > measured["f1"][f"{corpus}, simplest"]["all"]["f1"] + 0.1
