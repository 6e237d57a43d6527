from __future__ import annotations

from dataclasses import replace

import pytest

from annotator.domain.errors import SuggesterError
from annotator.suggest.suggester import ProposedChoice
from annotator.suggest.vader import Vader
from tests.suggest.asked import asked, news


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("A wonderful day. Everybody was happy!", "positive"),
        ("A horrible, ugly disaster.", "negative"),
        ("The council met on Tuesday.", "neutral"),
        ("A wonderful day.\n\nA horrible night.\n\nA disaster, a catastrophe.", "negative"),
        ("", "neutral"),
    ],
)
def test_the_mean_of_the_sentences_decides(text: str, label: str) -> None:
    (found,) = Vader(news(), {}).suggest([asked(text)])

    assert found == [ProposedChoice("sentiment", label, None, "lexicon")]


def test_without_a_label_for_it_nothing_is_found() -> None:
    schema = news()
    sentiment = schema.layer("sentiment")
    two = replace(sentiment, labels=tuple(label for label in sentiment.labels if label.name != "neutral"))
    vader = Vader(replace(schema, layers=(two,)), {})

    assert vader.suggest([asked("The council met."), asked("How nice!")]) == [
        [],
        [ProposedChoice("sentiment", "positive", None, "lexicon")],
    ]


def test_it_reads_english_alone() -> None:
    german = replace(news(), language="de")

    assert Vader.layers(german, {}) == ()
    with pytest.raises(SuggesterError, match="VADER reads English alone; the language of this project is “de”"):
        Vader(german, {})
