from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.domain.annotation import AttributeConfidence, ChoiceAnnotation, SpanAnnotation, Suggestion
from annotator.domain.annotation_set import AnnotationSet
from annotator.domain.errors import SuggesterError
from annotator.domain.schema import Attribute, Label, Layer, Schema
from annotator.domain.suggesting import (
    ChosenSuggester,
    SuggestionSettings,
    attributes_shown,
    said_otherwise,
    settings_as_plain,
    settings_from_plain,
    shown,
    suggestions_open,
)


def labels(*names: str) -> tuple[Label, ...]:
    return tuple(Label(name=name, title=name) for name in names)


FEELING = Attribute(name="feeling", title="Feeling", labels=labels("good", "bad"))
SCHEMA = Schema(
    name="s",
    title="s",
    layers=(
        Layer(name="names", kind="span", title="Names", labels=labels("ORG", "GPE"), attributes=(FEELING,)),
        Layer(name="mood", kind="choice", title="Mood", labels=labels("good", "bad")),
        Layer(name="topics", kind="choice", title="Topics", labels=labels("war", "sport"), many=True),
    ),
)
EMPTY = AnnotationSet(document="d", annotator="ann")
TWO = SuggestionSettings(
    suggesters=(ChosenSuggester(agent="one", suggester="one"), ChosenSuggester(agent="two", suggester="two"))
)


def span(
    start: int, label: str = "ORG", agent: str = "one", sure: float | None = None, feeling: float | None = None
) -> Suggestion:
    pairs = () if feeling is None else (("feeling", "good"),)
    sureness = () if feeling is None else (AttributeConfidence("feeling", feeling, "score"),)
    annotation = SpanAnnotation(f"{agent}{start}{label}", "names", start, start + 4, label, pairs)
    return Suggestion(annotation, agent, "1", sure, attributes=sureness)


def choice(layer: str, label: str, agent: str = "one", sure: float | None = None) -> Suggestion:
    return Suggestion(ChoiceAnnotation(f"{agent}{layer}{label}", layer, label), agent, "1", sure)


def seen(*suggestions: Suggestion, by: SuggestionSettings = TWO, given: AnnotationSet = EMPTY) -> list[str]:
    return [each.id for each in shown(suggestions, given, schema=SCHEMA, settings=by)]


def test_a_place_is_the_first_agent_s_with_all_that_it_says_of_it() -> None:
    said = span(0, agent="two"), span(0), span(0, "GPE"), span(0, "GPE", "two"), span(9, agent="two")
    assert seen(*said) == ["one0ORG", "one0GPE", "two9ORG"]


def test_what_is_hardly_sure_is_not_shown_unless_somebody_asks_for_it() -> None:
    said = span(0, sure=0.07), span(9, sure=0.31), span(19), span(29, sure=0.9, feeling=0.4)
    assert seen(*said) == ["one9ORG", "one19ORG", "one29ORG"]
    assert shown(said, EMPTY, schema=SCHEMA, settings=TWO)[2].attributes == ()
    everything = ["one0ORG", "one9ORG", "one19ORG", "one29ORG"]
    assert seen(*said, by=replace(TWO, thresholds={"names": 0.0})) == everything
    assert seen(*said, by=replace(TWO, shows_all=True)) == everything
    assert shown(said, EMPTY, schema=SCHEMA, settings=replace(TWO, shows_all=True))[3].attributes != ()


def test_where_the_first_agent_is_not_sure_enough_the_second_is_heard() -> None:
    careful = replace(TWO, thresholds={"names": 0.5})
    assert seen(span(0, sure=0.4), span(0, "GPE", "two", sure=0.6), by=careful) == ["two0GPE"]


def test_another_agent_s_word_on_the_same_place_is_told() -> None:
    mine, theirs = span(0), span(0, "GPE", "two")
    alike, elsewhere = span(0, agent="two"), span(9, "GPE", "two")

    def otherwise(of: Suggestion, given: AnnotationSet = EMPTY) -> list[str]:
        everything = (mine, theirs, alike, elsewhere, choice("mood", "good"), choice("mood", "bad", "two"))
        return [each.id for each in said_otherwise(of, everything, given, schema=SCHEMA, settings=TWO)]

    assert otherwise(mine) == ["two0GPE"]
    assert otherwise(choice("mood", "good")) == ["twomoodbad"]
    assert otherwise(mine, replace(EMPTY, rejected=(theirs,))) == []


def test_what_the_schema_offers_no_more_is_not_shown() -> None:
    old = replace(SCHEMA.layers[0].labels[1], retired=True)
    names = replace(SCHEMA.layers[0], labels=(SCHEMA.layers[0].labels[0], old))
    schema = replace(SCHEMA, layers=(names, replace(SCHEMA.layers[1], retired=True), SCHEMA.layers[2]))
    said = span(0), span(9, "GPE"), choice("mood", "good"), choice("topics", "war")
    left = suggestions_open(said, EMPTY, schema=schema)
    assert [each.id for each in left] == ["one0ORG", "onetopicswar"]


def test_a_question_with_one_answer_has_the_first_agent_s() -> None:
    assert seen(choice("mood", "bad", "two"), choice("mood", "good")) == ["onemoodgood"]
    assert seen(choice("topics", "war", "two"), choice("topics", "sport")) == ["twotopicswar", "onetopicssport"]


def test_an_agent_that_is_not_active_is_silent_and_one_that_was_imported_comes_first() -> None:
    silent = replace(TWO, suggesters=(replace(TWO.suggesters[0], active=False), TWO.suggesters[1]))

    assert seen(span(0), span(9, agent="two"), by=silent) == ["two9ORG"]
    assert seen(choice("mood", "good"), choice("mood", "bad", "file")) == ["filemoodbad"]


def test_below_its_layer_s_threshold_nothing_is_shown_but_what_says_no_probability() -> None:
    strict = replace(TWO, thresholds={"names": 0.7, "names.feeling": 0.5})

    assert seen(span(0, sure=0.69), span(9, sure=0.7), span(20), by=strict) == ["one9ORG", "one20ORG"]


def test_an_attribute_below_its_threshold_is_left_off_the_span() -> None:
    strict = replace(TWO, thresholds={"names.feeling": 0.5})
    sure, unsure = shown([span(0, feeling=0.6), span(9, feeling=0.4)], EMPTY, schema=SCHEMA, settings=strict)

    assert [
        pairs.annotation.attributes for pairs in (sure, unsure) if isinstance(pairs.annotation, SpanAnnotation)
    ] == [
        (("feeling", "good"),),
        (),
    ]
    assert unsure.attributes == ()


def test_what_was_decided_or_refused_is_not_shown_again_whoever_proposes_it() -> None:
    decided = replace(
        EMPTY,
        spans=(SpanAnnotation("x", "names", 0, 4, "GPE"),),
        rejected=(span(9, agent="two"), choice("mood", "bad", "two")),
    )

    assert seen(span(0), span(9), span(9, "GPE"), choice("mood", "bad"), given=decided) == ["one9GPE"]


def test_a_retired_label_and_a_layer_that_is_gone_are_not_shown() -> None:
    names = SCHEMA.layers[0]
    retired = replace(names, labels=(replace(names.labels[0], retired=True), names.labels[1]))
    schema = replace(SCHEMA, layers=(retired,))
    found = shown([span(0), span(0, "GPE")], EMPTY, schema=schema, settings=TWO)

    assert [each.annotation.label for each in found] == ["GPE"]


def test_a_blind_thread_shows_nothing() -> None:
    assert shown([span(0)], EMPTY, schema=SCHEMA, settings=TWO, blind=True) == ()


@given(share=st.floats(0, 1), more=st.floats(0, 1))
def test_the_share_of_blind_threads_is_kept_and_only_grows_with_it(share: float, more: float) -> None:
    share, more = sorted((share, more))
    few, many = SuggestionSettings(blind_share=share), SuggestionSettings(blind_share=more)
    blind = [few.is_blind(f"t{number}") for number in range(1000)]

    assert abs(sum(blind) / 1000 - share) < 0.06
    assert all(many.is_blind(f"t{number}") for number, is_blind in enumerate(blind) if is_blind)


def test_attributes_are_proposed_for_decided_spans_that_have_none() -> None:
    decided = replace(
        EMPTY,
        spans=(
            SpanAnnotation("x", "names", 0, 4, "ORG"),
            SpanAnnotation("y", "names", 9, 13, "ORG", (("feeling", "bad"),)),
            SpanAnnotation("z", "names", 20, 24, "GPE"),
        ),
    )
    strict = replace(TWO, thresholds={"names": 0.9, "names.feeling": 0.5})
    proposed = [
        span(0, sure=0.1, feeling=0.4),
        span(0, agent="two", sure=0.1, feeling=0.8),
        span(9, feeling=0.9),
        span(20, feeling=0.9),
    ]

    (found,) = attributes_shown(proposed, decided, schema=SCHEMA, settings=strict)

    assert (found.span.id, found.name, found.label, found.confidence.confidence) == ("x", "feeling", "good", 0.8)
    assert found.suggestion.agent == "two"
    assert attributes_shown(proposed, decided, schema=SCHEMA, settings=strict, blind=True) == ()


def test_settings_survive_being_written() -> None:
    own = SuggestionSettings(
        suggesters=(ChosenSuggester(agent="a", suggester="spacy", settings={"pipeline": "x"}, active=False),),
        thresholds={"names": 0.5},
        blind_share=0.25,
        by_uncertainty=True,
    )

    assert settings_from_plain(settings_as_plain(own)) == own
    assert settings_from_plain({}) == SuggestionSettings()


@pytest.mark.parametrize(
    "plain", [{"what": 1}, {"blind_share": 2}, {"thresholds": {"a": -1}}, {"suggesters": [{"agent": "a"}]}]
)
def test_settings_that_are_none_are_refused(plain: dict[str, object]) -> None:
    with pytest.raises(SuggesterError):
        settings_from_plain(plain)


def test_who_is_spoken_for_goes_on_speaking_where_the_other_is_silent() -> None:
    first, second = TWO.suggesters
    instead = SuggestionSettings(suggesters=(replace(first, settings={"instead": {"names": ["two"]}}), second))
    theirs = (span(0, "GPE", "two", 0.9), span(8, "GPE", "two", 0.9), span(16, "GPE", "two", 0.9))
    own = (span(2, sure=0.8), span(16, sure=0.1))
    kept = shown((*own, *theirs), EMPTY, schema=SCHEMA, settings=instead)
    assert [(each.agent, each.annotation.id) for each in kept] == [("one", own[0].annotation.id), ("two", "two8GPE")]
    decided = replace(EMPTY, rejected=(own[0],))
    kept = shown((*own, *theirs), decided, schema=SCHEMA, settings=instead)
    assert [each.annotation.id for each in kept] == ["two8GPE"]
