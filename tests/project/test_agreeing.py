"""Agreement read from a project: whose sets count, whose do not, and where places are."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from annotator.domain import gestures
from annotator.domain.annotation import GOLD
from annotator.project import Project
from annotator.project.agreeing import Compared
from annotator.review.agreement import Agreement
from tests.datasets.lines import Line, article, comment, entity, labelled
from tests.threads import made, take

ALDER = article("a", "Alder left Port Eldis. Odile Fenn stayed.")
STORM = article("b", "A storm took the bridge.")


def _silent(_done: int, _total: int, _what: str) -> None:
    """Report progress to nobody."""


def done(line: Line, *entities: Any, by: str, state: str = "submitted", **labels: Any) -> Line:
    return {**labelled(line, *entities, annotator=by, **labels), "state": state}


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Project]:
    with made(tmp_path, threads=()) as opened:
        yield opened


Give = Callable[..., None]


@pytest.fixture
def give(project: Project, tmp_path: Path) -> Give:
    numbers = iter(range(99))

    def import_lines(*lines: Line) -> None:
        report = take(project, tmp_path, *lines, name=f"{next(numbers)}.jsonl")
        assert report.refused == ()

    return import_lines


def whole(project: Project, name: str = "entities") -> Agreement:
    (question,) = (each for each in project.agreement.questions if each.name == name)
    (found,) = project.agreement.in_whole([question], _silent, lambda: False)
    return found


def compared(project: Project, name: str = "entities") -> Compared:
    (question,) = (each for each in project.agreement.questions if each.name == name)
    found = project.agreement.compare(question, _silent, lambda: False)
    assert found is not None
    return found


def test_only_what_two_people_submitted_is_compared(project: Project, give: Give) -> None:
    alder, fenn = entity(ALDER, "Alder"), entity(ALDER, "Odile Fenn")
    give(done(ALDER, alder, fenn, by="ada"), done(ALDER, by="bo", state="in_progress"))
    give(done(ALDER, alder, fenn, by=GOLD, state="adjudicated"))
    assert whole(project).documents == 0

    give(done(ALDER, alder, by="cy"))
    found = whole(project)
    assert (found.annotators, found.documents, found.units) == (("ada", "cy"), 1, 9)
    assert found.f1_exact is not None
    assert found.f1_exact.value == pytest.approx(2 / 3)


def test_a_submitted_gold_set_is_nobodys(project: Project, give: Give) -> None:
    give(done(ALDER, entity(ALDER, "Alder"), by="ada"), done(ALDER, entity(ALDER, "Alder"), by=GOLD))
    assert whole(project).documents == 0


def test_an_empty_set_says_nothing_here_and_no_set_says_nothing(project: Project, give: Give) -> None:
    alder = entity(ALDER, "Alder")
    give(done(ALDER, alder, by="ada"), done(ALDER, by="bo"), done(STORM, by="ada"), done(STORM, by="bo"))
    found = whole(project)
    assert (found.documents, found.units) == (2, 9 + 6)
    assert found.f1_exact is not None
    assert found.f1_exact.value == 0

    give(done(ALDER, alder, by="cy"))
    (pair,) = (each for each in parts(project, "pair") if each.annotators == ("ada", "cy"))
    assert pair.documents == 1
    assert pair.f1_exact is not None
    assert pair.f1_exact.value == 1


def parts(project: Project, part: Any) -> tuple[Agreement, ...]:
    return project.agreement.parts(compared(project), part, _silent, lambda: False)


def test_the_week_is_that_of_the_last_submission_and_unknown_for_what_was_imported(
    project: Project, give: Give
) -> None:
    give(ALDER, comment("a1", "a", "Hear, hear."), STORM)
    for name in ("ada", "bo"):
        project.set_annotator(name)
        session = project.session("a")
        session.do(gestures.submit(session.sets.values())).saved.result()
    give(done(STORM, by="ada"), done(STORM, by="bo"))
    year, week, _ = datetime.now(UTC).isocalendar()
    assert [(each.week, each.documents) for each in parts(project, "week")] == [(f"{year}-W{week:02}", 2)]
    assert whole(project).documents == 3


def test_attributes_are_compared_on_spans_in_common(project: Project, give: Give) -> None:
    def toward(quote: str, label: str) -> dict[str, Any]:
        return entity(ALDER, quote, attributes={"sentiment": label})

    give(done(ALDER, toward("Alder", "positive"), toward("Odile Fenn", "negative"), by="ada"))
    give(done(ALDER, toward("Alder", "positive"), toward("Port Eldis", "negative"), by="bo"))
    name = next(each.name for each in project.agreement.questions if each.attribute is not None)
    found = compared(project, name)
    assert (found.whole.unit, found.whole.units, found.whole.f1_exact) == ("span", 1, None)
    assert found.confusion.count("positive", "positive") == 1


def test_a_place_carries_ones_own_label_and_the_words_that_it_is_about(project: Project, give: Give) -> None:
    give(done(ALDER, entity(ALDER, "Odile Fenn"), by="ada"), done(ALDER, entity(ALDER, "Fenn", "ORG"), by="bo"))
    (place,) = compared(project).confusion.cells["PERSON", "ORG"]
    for name, words in (("ada", "Odile Fenn"), ("bo", "Fenn"), ("mira", "Odile Fenn")):
        (found,) = project.agreement.places([place], name)
        (hit,) = project.finder.hits([found.place])
        assert found.said is place
        ((start, end),) = hit.context.marks
        assert hit.context.text[start:end] == words
        assert hit.annotator == (name if name != "mira" else "ada")


def test_whoever_calls_it_off_gets_nothing(project: Project, give: Give) -> None:
    give(done(ALDER, by="ada"), done(ALDER, by="bo"))
    assert project.agreement.in_whole(project.agreement.questions, _silent, lambda: True) == ()
    question = project.agreement.questions[0]
    assert project.agreement.compare(question, _silent, lambda: True) is None
    assert project.agreement.parts(compared(project), "label", _silent, lambda: True) == ()
