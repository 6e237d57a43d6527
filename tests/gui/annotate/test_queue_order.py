"""The order of work at the queue: most uncertain first, and why a thread stands where it does."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from annotator.datasets.import_report import ImportRequest
from annotator.domain.changes import Changes
from annotator.domain.queue import QueueRow
from annotator.domain.suggesting import SuggestionSettings
from annotator.gui.annotate import words
from annotator.gui.paged_rows import PAGE
from annotator.project import Project
from tests.datasets.lines import Line, article, labelled, write
from tests.gui.annotate.person import Person

COUNT = 12


def proposing(number: int, sure: float) -> Line:
    line = article(f"t{number}", f"Report {number} on the harbour.", title=f"Report {number}")
    return labelled(line, {"start": 0, "end": 6, "label": "ORG", "confidence": sure}, annotator=None)


def propose(project: Project, folder: Path, sure: dict[int, float], name: str = "news-en") -> None:
    path = write(folder / f"{name}.jsonl", *(proposing(number, each) for number, each in sure.items()))
    report = project.import_files(ImportRequest(paths=(path,), agent=name)).result()
    assert report.refused == ()


@pytest.fixture
def unsure(project: Project, tmp_path: Path) -> Project:
    """A project of threads, the later the less sure, whose order of work is turned off."""
    propose(project, tmp_path, {number: 0.99 - number * 0.04 for number in range(COUNT)})
    project.suggesting.change_settings(SuggestionSettings(by_uncertainty=False)).result()
    return project


@pytest.fixture
def ada(sit: Callable[..., Person], unsure: Project) -> Person:
    return sit(unsure)


def rows(somebody: Person) -> list[QueueRow]:
    model = somebody.page.finder.rows
    somebody.qtbot.waitUntil(lambda: all(model.row_at(place) is not None for place in range(model.rowCount())))
    return [row for place in range(model.rowCount()) if (row := model.row_at(place)) is not None]


def shown(somebody: Person) -> list[str]:
    return [row.thread_id for row in rows(somebody)]


def turn_on(somebody: Person) -> None:
    somebody.press("U")
    somebody.qtbot.waitUntil(lambda: somebody.page.queue.order.text().startswith("Next: most uncertain first"))


def submit(somebody: Person) -> None:
    left = somebody.thread
    somebody.press("Ctrl+Return", "Ctrl+Return")
    somebody.qtbot.waitUntil(lambda: somebody.thread != left)
    somebody.settle()


def test_a_key_turns_the_order_of_work_on_and_off(ada: Person) -> None:
    assert shown(ada) == [f"t{number}" for number in range(COUNT)]
    turn_on(ada)
    assert ada.page.queue.order.text() == ("Next: most uncertain first, 1 in 10 at random, 1 in 10 unlike the rest")
    first, *others = rows(ada)
    assert first.thread_id == ada.thread == "t0"
    doubtful = [int(row.thread_id[1:]) for row in others if row.why == "uncertain"]
    assert doubtful == sorted(doubtful, reverse=True)
    assert {row.why for row in others} == {"uncertain", "random", "diverse"}
    ada.press("U")
    ada.qtbot.waitUntil(lambda: ada.page.queue.order.text() == "Order: as imported")
    assert shown(ada) == [f"t{number}" for number in range(COUNT)]


def test_a_fresh_project_has_the_order_of_work(sit: Callable[..., Person], project: Project, tmp_path: Path) -> None:
    propose(project, tmp_path, {0: 0.99, 1: 0.5})
    person = sit(project)
    assert person.thread == "t1"


def test_rows_say_why_they_stand_where_they_do() -> None:
    def about(**more: object) -> str:
        row = QueueRow(
            number=1, thread_id="a", title="A", source=None, comments=2, suggestions=9, state="new", flag=None, unsure=3
        )
        return words.about(replace(row, **more))  # type: ignore[arg-type]

    assert about() == "2 comments · 9 suggestions"
    assert about(why="uncertain") == "3 of 9 unsure · 2 comments"
    assert about(why="uncertain", unsure=0) == "2 comments · 9 suggestions"
    assert about(why="random") == "at random · 2 comments · 9 suggestions"
    assert about(why="diverse") == "unlike the rest · 2 comments · 9 suggestions"
    assert about(why="uncertain", blind=True, suggestions=0) == "2 comments · blind"
    assert about(why="random", blind=True, suggestions=0) == "at random · 2 comments · blind"
    assert about(why="random", state="submitted") == "2 comments"


def test_the_next_thread_is_the_least_sure_one(ada: Person) -> None:
    turn_on(ada)
    ada.qtbot.waitUntil(lambda: ada.page.finder.is_next_known)
    submit(ada)
    assert ada.thread == f"t{COUNT - 1}"


def test_the_project_remembers_the_order(ada: Person, sit: Callable[..., Person], unsure: Project) -> None:
    turn_on(ada)
    ada.qtbot.waitUntil(lambda: unsure.suggesting.settings().by_uncertainty)
    again = sit(unsure)
    again.qtbot.waitUntil(lambda: again.page.queue.order.text().startswith("Next: most uncertain first"))


def test_the_list_stays_while_one_works_and_is_made_anew_at_submitting(
    ada: Person, unsure: Project, tmp_path: Path
) -> None:
    turn_on(ada)
    before = shown(ada)
    # Another suggester is in great doubt of a thread that was quite sure.
    propose(unsure, tmp_path, {1: 0.5}, name="other")
    ada.page.desk.refresh(Changes(suggestions=frozenset({"t1"})))
    assert shown(ada) == before
    ada.qtbot.waitUntil(lambda: ada.page.finder.is_next_known)
    submit(ada)
    assert ada.thread == f"t{COUNT - 1}"
    ada.qtbot.waitUntil(lambda: shown(ada) != before)
    assert shown(ada)[0] == ada.thread
    places = shown(ada)
    assert places.index("t1") < before.index("t1")


def test_suggestions_for_the_open_thread_alone_move_nothing(ada: Person) -> None:
    turn_on(ada)
    before = shown(ada)
    ada.page.desk.refresh(Changes(suggestions=frozenset({"t0"})))
    ada.qtbot.waitUntil(lambda: ada.page.finder.is_next_known)
    submit(ada)
    assert shown(ada) == before


def test_without_sureness_the_list_says_that_it_is_as_imported(
    sit: Callable[..., Person], project: Project, tmp_path: Path
) -> None:
    path = write(tmp_path / "plain.jsonl", *(article(f"t{number}", f"Report {number}.") for number in range(3)))
    project.import_files(ImportRequest(paths=(path,))).result()
    person = sit(project)
    person.qtbot.waitUntil(
        lambda: person.page.queue.order.text() == "Next: as imported, until suggestions say how sure they are"
    )
    assert shown(person) == ["t0", "t1", "t2"]


def test_a_blind_thread_says_so_and_counts_no_suggestions(sit: Callable[..., Person], unsure: Project) -> None:
    unsure.suggesting.change_settings(SuggestionSettings(blind_share=1, by_uncertainty=False)).result()
    person = sit(unsure)
    assert {words.about(row) for row in rows(person)} == {"no comments · blind"}


def test_of_very_many_threads_that_nobody_doubts_the_first_page_comes_first(
    sit: Callable[..., Person], project: Project, tmp_path: Path
) -> None:
    lines = (article(f"t{number}", f"Report {number}.") for number in range(PAGE + 20))
    project.import_files(ImportRequest(paths=(write(tmp_path / "many.jsonl", *lines),))).result()
    person = sit(project)
    person.qtbot.waitUntil(lambda: person.page.finder.rows.rowCount() == PAGE + 20)
    assert person.page.queue.order.text().startswith("Next: as imported")


def test_a_list_of_just_one_page_keeps_its_order(sit: Callable[..., Person], project: Project, tmp_path: Path) -> None:
    propose(project, tmp_path, {number: 0.99 - number / 1000 for number in range(PAGE)})
    person = sit(project)
    person.qtbot.waitUntil(lambda: person.page.queue.order.text().startswith("Next: most uncertain first"))
    row = person.page.finder.rows.row_at
    person.qtbot.waitUntil(lambda: row(0) is not None)
    person.settle()
    first = row(0)
    assert first is not None
    assert first.thread_id == person.thread == f"t{PAGE - 1}"
