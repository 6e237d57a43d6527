"""Questions as texts that a bag of words can learn from."""

from __future__ import annotations

from annotator.suggest.learning.question import Question
from annotator.suggest.learning.rendering import rendered, target_key


def words(question: Question, language: str = "en") -> set[str]:
    return set(rendered(question, language=language).split())


def test_a_text_is_its_words_and_how_they_feel() -> None:
    assert words(Question(text="Great ferry, thanks!")) == {"great", "ferry", "thanks", "!", "§feels+"}


def test_other_languages_have_no_lexicon() -> None:
    assert words(Question(text="Great ferry"), "de") == {"great", "ferry"}


def test_words_stand_once_more_with_their_target() -> None:
    question = Question(text="It is wrong", target="The ferry runs")
    assert f"wrong§{target_key(question)}" in words(question)
    assert words(question) & words(Question(text="It is wrong", target="The tram runs")) >= {"wrong", "§shared0"}


def test_a_target_is_the_same_however_it_is_written() -> None:
    assert target_key(Question(text="", target="The ferry runs!")) != target_key(Question(text="", target="The tram"))
    assert target_key(Question(text="", target="The ferry runs.")) == target_key(
        Question(text="", target="the FERRY runs")
    )
    assert target_key(Question(text="no target")) == ""


def test_an_entity_is_left_out_and_its_sides_are_kept_apart() -> None:
    text = "The brave Fenn lied"
    assert words(Question(text=text, span=(10, 14))) == {"the", "brave", "lied", "§it", "«the", "«brave", "»lied"}


def test_words_far_from_an_entity_are_not_looked_at() -> None:
    text = "far " + "near " * 12 + "Fenn"
    assert "far" not in words(Question(text=text, span=(len(text) - 4, len(text))))


def test_what_text_and_target_feel_like_is_said_together() -> None:
    found = words(Question(text="A wonderful idea", target="Guns should be banned, they kill"))
    assert {"§feels+", "§target-", "§both+-", "§against01"} <= found


def test_an_answered_text_counts_where_there_is_no_target() -> None:
    assert "§shared1" in words(Question(text="The ferry!", answered="Which ferry?"))
