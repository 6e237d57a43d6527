"""Learners of choices and stances: when they speak, what they say, and that they open anywhere."""

from __future__ import annotations

from pathlib import Path

import pytest
import spacy

from annotator.domain.errors import SuggesterError
from annotator.suggest.learning.question import Decision, Question
from annotator.suggest.learning.rendering import rendered
from annotator.suggest.learning.textcat import Learned, load, train

LABELS = ("favor", "against")
FOR = ("open it now", "open it please", "yes open", "finally open again", "open and be glad")
AGAINST = ("close it now", "close it please", "no close", "never close again", "close and be sorry")


def stances(target: str = "The ferry runs again", copies: int = 4) -> list[Decision]:
    """Decisions that two words decide."""
    return [
        Decision(question=Question(text=f"{text} {number}", target=target), label=label)
        for number in range(copies)
        for texts, label in ((FOR, "favor"), (AGAINST, "against"))
        for text in texts
    ]


@pytest.fixture(scope="module")
def learned() -> Learned:
    found, _ = train(stances(), LABELS)
    assert found is not None
    return found


def likeliest(learned: Learned, question: Question) -> str | None:
    (answer,) = learned.answers([question])
    return max(answer, key=lambda label: answer[label]) if answer else None


def test_it_learns_what_is_said_toward_a_target(learned: Learned) -> None:
    assert learned.report.known is not None
    assert learned.report.known.verdict == "better"
    assert learned.report.known.held_out.count == 40
    assert learned.report.known.held_out.accuracy >= 0.9
    assert likeliest(learned, Question(text="please close", target="The ferry runs again")) == "against"


def test_it_says_nothing_toward_a_target_that_it_does_not_know(learned: Learned) -> None:
    assert learned.report.new.verdict == "few"
    assert learned.answers([Question(text="please close", target="The tram runs")]) == [{}]


def test_it_speaks_of_new_targets_once_it_was_right_about_targets_it_had_not_seen() -> None:
    found, report = train([each for n in range(10) for each in stances(f"Claim {chr(97 + n)}", copies=1)], LABELS)
    assert found is not None
    assert report.new.verdict == "better"
    assert likeliest(found, Question(text="please close", target="The tram runs")) == "against"


def test_probabilities_add_up(learned: Learned) -> None:
    (answer,) = learned.answers([Question(text="open", target="The ferry runs again")])
    assert tuple(answer) == LABELS
    assert sum(answer.values()) == pytest.approx(1)


def test_the_same_decisions_and_seed_give_the_same_learner(learned: Learned) -> None:
    again, _ = train(stances(), LABELS)
    assert again is not None
    question = Question(text="please open", target="The ferry runs again")
    assert again.answers([question]) == learned.answers([question])


def test_it_is_a_plain_pipeline_that_opens_anywhere(learned: Learned, tmp_path: Path) -> None:
    learned.save(tmp_path / "kept")
    question = Question(text="please open", target="The ferry runs again")
    assert load(tmp_path / "kept").answers([question])[0] == pytest.approx(learned.answers([question])[0])
    kept = load(tmp_path / "kept").report.known
    assert kept is not None
    assert learned.report.known is not None
    assert kept.verdict == "better"
    assert kept.held_out.f1 == pytest.approx(learned.report.known.held_out.f1)
    nlp = spacy.load(tmp_path / "kept")
    assert nlp.pipe_names == ["textcat"]
    cats = nlp(rendered(question, language="en")).cats
    assert cats["favor"] > cats["against"]


def test_a_folder_of_something_else_is_told(tmp_path: Path) -> None:
    with pytest.raises(SuggesterError, match="no learner"):
        load(tmp_path)
    spacy.blank("en").to_disk(tmp_path / "plain")
    with pytest.raises(SuggesterError, match="no learner"):
        load(tmp_path / "plain")


def test_few_decisions_and_one_label_teach_nothing() -> None:
    found, report = train(stances()[:19], LABELS)
    assert (found, report.new.verdict, report.decided) == (None, "few", 19)
    only = [each for each in stances() if each.label == "favor"]
    found, report = train(only, LABELS)
    assert (found, report.new.verdict) == (None, "one label")


def test_it_says_nothing_where_labels_are_chance() -> None:
    words = ("boat", "pier", "rain", "noon", "rope", "tide", "gull")
    chance = [
        Decision(question=Question(text=f"{words[n % 7]} {words[n % 5]}"), label=LABELS[(n * n // 3) % 2], group=str(n))
        for n in range(40)
    ]
    found, report = train(chance, LABELS)
    assert report.new.verdict == "no better"
    assert found is not None
    assert found.answers([Question(text="boat boat")]) == [{}]


def test_rejections_count() -> None:
    rejected = [
        Decision(
            question=each.question, label=None, rejected=frozenset({"against" if each.label == "favor" else "favor"})
        )
        for each in stances()
    ]
    found, report = train([*rejected, *stances(copies=2)], LABELS)
    assert found is not None
    assert (report.decided, report.rejected) == (20, 40)
    assert found.nlp(rendered(rejected[0].question, language="en")).cats["favor"] > 0.6


def test_what_ships_is_said_no_more_where_people_decide_otherwise() -> None:
    offered = {"favor": 0.7, "against": 0.3}
    decisions = [
        Decision(question=Question(text=each.question.text, offered=offered), label=each.label, group=str(number))
        for number, each in enumerate(stances())
    ]
    found, report = train(decisions, LABELS)
    assert report.shipped
    assert report.new.baseline.accuracy == 0.5
    assert report.new.verdict == "better"
    assert found is not None
    assert likeliest(found, Question(text="close", offered=offered)) == "against"


def test_decisions_for_labels_that_are_gone_are_passed_over() -> None:
    gone = [Decision(question=Question(text="open it"), label="maybe") for _ in range(30)]
    found, report = train(gone, LABELS)
    assert (found, report.decided) == (None, 0)


def test_texts_without_a_word_harm_nothing() -> None:
    empty = [Decision(question=Question(text=text), label=label) for text in ("", "…") for label in LABELS]
    bare = [Decision(question=Question(text=each.question.text), label=each.label) for each in stances()]
    found, _ = train([*empty, *bare], LABELS, language="de")
    assert found is not None
    assert sum(found.answers([Question(text=""), Question(text="close it")])[0].values()) == pytest.approx(1)
