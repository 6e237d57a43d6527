"""What the pipeline that ships suggests, asked as the program asks it: over the sample texts that come with it."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from annotator.domain.annotation import SpanAnnotation
from annotator.domain.document import Document
from annotator.domain.errors import SuggesterError
from annotator.domain.identifiers import text_sha256
from annotator.settings import seeds
from annotator.suggest.shipped import ShippedPipeline
from annotator.suggest.suggester import Asked, LeftOut, Proposal, ProposedChoice, ProposedSpan
from tests.suggest.asked import asked, news

STORM = (seeds() / "text" / "01-storm-closes-northgate-bridge.txt").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def shipped() -> ShippedPipeline:
    return ShippedPipeline(news(), {})


def spans(said: list[Proposal]) -> list[ProposedSpan]:
    return [each for each in said if isinstance(each, ProposedSpan)]


def choices(said: list[Proposal]) -> list[ProposedChoice]:
    return [each for each in said if isinstance(each, ProposedChoice)]


def test_obvious_names_are_found_with_what_is_felt_toward_them(shipped: ShippedPipeline) -> None:
    (said,) = shipped.suggest([asked(STORM)])
    found = {(STORM[each.start : each.end], each.label): each for each in spans(said)}
    fenn = found["Odile Fenn", "PERSON"]
    assert fenn.basis == "calibrated"
    assert fenn.confidence is not None
    assert fenn.confidence > 0.5
    (feeling,) = fenn.attributes
    assert (feeling.name, feeling.basis) == ("sentiment", "calibrated")
    assert feeling.confidence is not None
    assert 1 / 3 <= feeling.confidence < 1
    assert ("Harbour Authority", "ORG") in found
    assert ("Sunday", "DATE") in found
    assert found["Sunday", "DATE"].attributes == ()


def test_the_sentiment_of_the_text_comes_with_its_own_score(shipped: ShippedPipeline) -> None:
    (said,) = shipped.suggest([asked("What a wonderful evening, everybody loved it and we laughed a lot.")])
    (choice,) = choices(said)
    assert (choice.layer, choice.label, choice.basis) == ("sentiment", "positive", "score")
    assert choice.confidence is not None
    assert 1 / 3 <= choice.confidence < 1


def test_places_are_counted_in_code_points_with_emoji_before_them(shipped: ShippedPipeline) -> None:
    text = "😀👩‍👩‍👧 Thanks! 🎉 Mayor Odile Fenn of Chicago met Barack Obama in London."
    (said,) = shipped.suggest([asked(text)])
    assert {text[each.start : each.end] for each in spans(said)} >= {"Odile Fenn", "Barack Obama", "London"}


def test_a_decided_name_without_sentiment_gets_one(shipped: ShippedPipeline) -> None:
    text = "😀 They said that Karsh lied, and everybody hated him for it."
    decided = SpanAnnotation("s", "entities", text.index("Karsh"), text.index("Karsh") + 5, "PERSON")
    (said,) = shipped.suggest([replace(asked(text), spans=(decided,))])
    answers = [each for each in spans(said) if (each.start, each.end) == (decided.start, decided.end)]
    assert any(each.attributes and each.attributes[0].label == "negative" for each in answers)


@pytest.mark.parametrize("called", ["DATE", "Day"])
def test_nobody_feels_anything_for_a_date_whatever_a_schema_calls_it(called: str) -> None:
    schema = news()
    entities = schema.layer("entities")
    labels = tuple(replace(each, name=called) if each.name == "DATE" else each for each in entities.labels)
    layers = tuple(replace(each, labels=labels) if each is entities else each for each in schema.layers)
    text = "They hated Karsh, and on Karsh they lied."
    at = text.index("Karsh")
    decided = SpanAnnotation("s", "entities", at, at + 5, called)
    person = replace(decided, label="PERSON")
    suggester = ShippedPipeline(replace(schema, layers=layers), {})
    as_date, as_person = suggester.suggest([replace(asked(text), spans=(each,)) for each in (decided, person)])
    assert [each.label for each in spans(as_date) if each.attributes and each.label == called] == []
    assert [each.label for each in spans(as_person) if each.attributes and each.start == at][-1:] == ["PERSON"]


def threads(name: str) -> list[Asked]:
    lines = (seeds() / "jsonl" / "threads.jsonl").read_text(encoding="utf-8").splitlines()
    rows = [row for row in map(json.loads, lines) if row["thread"] == name]
    documents = [
        Document(id=row["id"], kind=row["kind"], thread=name, text=row["text"], text_sha256=text_sha256(row["text"]))
        for row in rows
    ]
    article = next(each for each in documents if each.kind == "article")
    return [Asked(document=each, article=None if each is article else article) for each in documents]


def test_in_an_arabic_thread_nothing_is_found_and_it_is_said_once(shipped: ShippedPipeline) -> None:
    said = [each for answers in shipped.suggest(threads("harbour-water-treaty")) for each in answers]
    assert len(said) == 1
    assert isinstance(said[0], LeftOut)
    assert "English" in said[0].sentence


def test_a_short_comment_is_as_its_article(shipped: ShippedPipeline) -> None:
    german = (
        "Der Rat hat gestern mit großer Mehrheit für das Museum gestimmt, obwohl niemand weiß, wer es bezahlt. " * 3
    )
    comment = asked("Barack Obama in London!", "c", "comment")
    under_german, under_english = (replace(comment, article=asked(article).document) for article in (german, STORM))
    nothing, something = shipped.suggest([under_german, under_english])
    assert nothing == []
    assert spans(something)


def test_a_project_in_another_language_is_told(shipped: ShippedPipeline) -> None:
    schema = replace(news(), language="de")
    with pytest.raises(SuggesterError, match="English"):
        ShippedPipeline(schema, {})
    assert ShippedPipeline.layers(schema, {}) == ()
