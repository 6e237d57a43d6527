"""What a project taught, from decisions to suggestions: names, attributes, answers and stances."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from annotator.domain.annotation import SpanAnnotation, Target
from annotator.domain.document import Document
from annotator.domain.learning import Learnt
from annotator.domain.schema import Schema
from annotator.suggest.answering import Answering
from annotator.suggest.learning.course import carried_out, ground_of, part_folder
from annotator.suggest.learning.decided import DecidedText
from annotator.suggest.learning.lesson import Course, Lesson
from annotator.suggest.learning.names import load
from annotator.suggest.learning.question import Decision, Question
from annotator.suggest.recipe import Recipe
from annotator.suggest.suggester import Asked
from tests.datasets.lines import NEWS

DANISH = replace(NEWS, language="da")
CLAIM = Target("claim", "a", "Luk broen")


def decisions(*, toward: str = "", spans: bool = False) -> tuple[Decision, ...]:
    """Return decisions that the word god or skidt tells."""
    made = []
    for number in range(60):
        good = number % 2 == 0
        said = f"Fenn er {'god' if good else 'skidt'} nu"
        label = ("favor" if toward else "positive") if good else ("against" if toward else "negative")
        question = Question(text=said, target=toward, span=(0, 4) if spans else None, entity="ORG" if spans else "")
        made.append(Decision(question=question, label=label, group=f"t{number}"))
    return tuple(made)


def lessons() -> tuple[Lesson, ...]:
    said = [f"{number} gange kom Fenn til Alder" for number in range(10, 34)]
    texts = tuple(DecidedText(text=text, names=((13, 17, "ORG"),), group=text) for text in said)
    feelings = ("negative", "neutral", "positive")
    return (
        Lesson(name="entities", labels=tuple(label.name for label in DANISH.layer("entities").offered), texts=texts),
        Lesson(name="entities.sentiment", labels=feelings, decisions=decisions(spans=True)),
        Lesson(name="sentiment", labels=feelings, decisions=decisions()),
        Lesson(name="stance", labels=("favor", "against", "neither"), decisions=decisions(toward="Luk broen")),
    )


def learnt(folder: Path, *, schema: Schema = DANISH, before: str = "", some: tuple[Lesson, ...] = ()) -> list[Learnt]:
    told: list[Learnt] = []
    carried_out(Course(schema=schema, lessons=some or lessons(), out=str(folder), before=before), told.append)
    return told


@pytest.fixture(scope="module")
def taught(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("taught")
    assert {each.name: each.outcome for each in learnt(folder)} == {
        "entities": "taken",
        "entities.sentiment": "taken",
        "sentiment": "taken",
        "stance": "taken",
    }
    return folder


def learner(folder: Path, *parts: str) -> Answering:
    settings = {"folder": str(folder), "parts": list(parts), "version": "3-ab"}
    return Answering(Recipe(agent="learner", suggester="learner", schema=DANISH, settings=settings))


def comment(text: str) -> Document:
    return Document(id="c", kind="comment", thread="a", parent="a", author=None, text=text, text_sha256="")


def test_each_layer_is_answered_by_what_was_learned_of_it(taught: Path) -> None:
    asked = Asked(document=comment("Og Fenn er god"), targets=(CLAIM,))
    made = learner(taught, "entities", "entities.sentiment", "sentiment", "stance")
    assert made.ready.version == "3-ab"
    (answer,) = made.answers((asked,))
    assert (answer.failed, answer.unfit) == (None, ())
    said = {each.annotation.layer: each for each in answer.suggestions}
    assert {layer: each.annotation.label for layer, each in said.items()} == {
        "entities": "ORG",
        "sentiment": "positive",
        "stance": "favor",
    }
    name = said["entities"].annotation
    assert isinstance(name, SpanAnnotation)
    assert (name.start, name.end, name.attributes) == (3, 7, (("sentiment", "positive"),))
    assert {each.basis for each in said.values()} == {"score"}  # fewer than a hundred decisions
    assert all(each.confidence is not None and 0.5 < each.confidence <= 1 for each in said.values())


def test_of_entities_of_which_nobody_felt_anything_no_feeling_is_suggested(taught: Path) -> None:
    text = "Fenn er god"
    given = SpanAnnotation("s", "entities", 0, 4, "ORG")
    made = learner(taught, "entities.sentiment")
    (name, date) = made.answers(
        tuple(Asked(document=comment(text), spans=(replace(given, label=label),)) for label in ("ORG", "DATE"))
    )
    felt = [getattr(each.annotation, "attributes", None) for each in name.suggestions]
    assert (felt, date.suggestions) == ([(("sentiment", "positive"),)], ())


def test_what_was_not_learned_is_not_spoken_of(taught: Path) -> None:
    (answer,) = learner(taught, "sentiment").answers((Asked(document=comment("Fenn er skidt"), targets=(CLAIM,)),))
    assert [(each.annotation.layer, each.annotation.label) for each in answer.suggestions] == [
        ("sentiment", "negative")
    ]


def test_before_anything_is_learned_a_name_labelled_in_a_text_is_found_again_in_it() -> None:
    text = "Fenn kom. Senere gik Fenn med Alder"
    given = SpanAnnotation("s", "entities", 0, 4, "ORG")
    (nothing, answer) = learner(Path("nowhere")).answers(
        (Asked(document=comment(text)), Asked(document=comment(text), spans=(given,)))
    )
    assert nothing.suggestions == ()
    places = [each.annotation for each in answer.suggestions]
    assert [(each.start, each.label) for each in places if isinstance(each, SpanAnnotation) and each.start] == [
        (21, "ORG")
    ]
    assert {each.basis for each in answer.suggestions} == {"score"}


def test_what_is_worse_does_not_take_over_and_what_was_there_stays(taught: Path, tmp_path: Path) -> None:
    wrong = replace(
        lessons()[0],
        aside=lessons()[0].texts[:5],
        texts=tuple(replace(each, names=((0, 3, "PERSON"),)) for each in lessons()[0].texts),
    )
    (told,) = learnt(tmp_path / "new", before=str(taught), some=(wrong,))
    assert (told.outcome, told.before, told.after) == ("kept", 1.0, 0.0)
    (answer,) = learner(tmp_path / "new", "entities").answers((Asked(document=comment("Og Fenn er god")),))
    assert [each.annotation.label for each in answer.suggestions] == ["ORG"]


def test_too_little_to_learn_from_is_told(tmp_path: Path) -> None:
    few = Lesson(name="sentiment", labels=("negative", "positive"), decisions=decisions()[:3])
    none = Lesson(name="entities", labels=("PERSON",), texts=(DecidedText(text="Fenn", names=((0, 4, "PERSON"),)),))
    assert [each.outcome for each in learnt(tmp_path, some=(few, none))] == ["few", "few"]


def test_a_learner_that_finds_no_name_knows_too_little_to_speak(tmp_path: Path) -> None:
    said = [f"nu kom {letter}{letter}sen igen" for letter in "abcdefghijklmnopqrstuvwxyz"]  # no name looks like one
    texts = tuple(DecidedText(text=text, names=((7, 12, "ORG"),), group=text) for text in said)
    (told,) = learnt(tmp_path, some=(replace(lessons()[0], texts=texts),))
    assert (told.outcome, told.after) == ("few", 0.0)
    assert not (tmp_path / part_folder("entities")).exists()


def test_one_thread_does_not_let_the_learner_speak_of_names(tmp_path: Path) -> None:
    names = lessons()[0]
    alone = replace(names, texts=tuple(replace(each, group="one") for each in names.texts))
    assert [each.outcome for each in learnt(tmp_path / "one", some=(alone,))] == ["few"]
    short = replace(names, texts=names.texts[:19])
    assert [each.outcome for each in learnt(tmp_path / "short", some=(short,))] == ["few"]


def test_it_is_told_on_what_was_measured(taught: Path, tmp_path: Path) -> None:
    names = lessons()[0]
    (told,) = learnt(tmp_path / "first", some=(names,))
    assert (told.is_aside, told.threads, told.measured) == (False, 24, 24)
    (told,) = learnt(tmp_path / "next", before=str(taught), some=(replace(names, aside=names.texts[:5]),))
    assert (told.is_aside, told.threads, told.measured) == (True, 5, 5)


def test_words_that_were_decided_to_be_no_name_are_told_as_hardly_one(tmp_path: Path) -> None:
    names = lessons()[0]
    (told,) = learnt(tmp_path, some=(names,))
    assert told.outcome == "taken"
    learned = load(tmp_path / part_folder("entities"), ground_of(DANISH, "entities"))
    learned.memory.add(["Alder"], "", "elsewhere")
    (doc,) = learned.ground.read(["Alder kom til Unknown"])
    said = {"Alder kom til Unknown"[each.start : each.end]: each.probability for each in learned.judged(doc)}
    assert said.keys() == {"Alder"}
    assert said["Alder"] < learned.proposed
    assert learned.guesses(doc) == []
