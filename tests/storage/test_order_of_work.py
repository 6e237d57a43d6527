"""The order of work as the project file gives it."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from annotator.datasets.import_report import ImportRequest
from annotator.domain import gestures
from annotator.domain.order_of_work import RANDOM_EVERY, doubt, thread_doubt
from annotator.domain.queue import QueueQuery
from annotator.domain.suggesting import ChosenSuggester, SuggestionSettings
from annotator.project import Project
from annotator.storage import order_of_work
from tests.datasets.lines import NEWS, Line, article, comment, labelled, write

QUERY = QueueQuery(order="uncertain")
WORDS = ("harbour", "ferry", "storm", "bridge", "council", "tender", "union", "strike", "museum", "quota", "ward")


def proposing(line: Line, *confidences: float) -> Line:
    """Return a line with a span for each probability, a letter each."""
    spans = [
        {"start": at, "end": at + 1, "label": "PERSON", "quote": line["text"][at], "confidence": sure}
        for at, sure in enumerate(confidences)
    ]
    return labelled(line, *spans, annotator=None)


def made(folder: Path, proposed: dict[str, list[float]], agent: str = "default") -> Project:
    """Return a project with a thread for each key; what is proposed stands in the article and in its comment."""
    project = Project.create(folder / "order.annot", NEWS, annotator="ann")
    lines = []
    for number, (identifier, sure) in enumerate(proposed.items()):
        text = " ".join(random.Random(number).choices(WORDS, k=12))
        half = len(sure) // 2
        lines += [
            proposing(article(identifier, text), *sure[:half]),
            proposing(comment(f"{identifier}c", identifier, text), *sure[half:]),
        ]
    path = write(folder / "order.jsonl", *lines)
    report = project.import_files(ImportRequest(paths=(path,), agent=agent)).result()
    assert report.refused == ()
    return project


def threads(project: Project, query: QueueQuery = QUERY) -> list[str]:
    numbers = project.work_order(query).numbers
    return [row.thread_id for row in project.queue_rows(numbers)]


def test_threads_come_by_the_doubt_that_the_domain_counts(tmp_path: Path) -> None:
    draw = random.Random(4)
    proposed = {f"t{number}": [draw.random() for _ in range(draw.randrange(7))] for number in range(30)}
    with made(tmp_path, proposed) as project:
        order = project.work_order(QUERY)
        assert order.is_known
        numbers = {row.number: row.thread_id for row in project.queue_rows(order.numbers)}
        everything = [doubt(each) for sure in proposed.values() for each in sure]
        prior = sum(everything) / len(everything)
        doubts = [
            thread_doubt(sum(map(doubt, proposed[numbers[number]])), len(proposed[numbers[number]]), prior)
            for number in order.numbers
            if number not in order.whys
        ]
    assert doubts == sorted(doubts, reverse=True)
    assert len(order.numbers) == len(set(order.numbers)) == 30


def test_without_a_word_on_sureness_threads_come_as_they_were_imported(tmp_path: Path) -> None:
    with made(tmp_path, {f"t{number}": [] for number in range(15)}) as project:
        order = project.work_order(QUERY)
        assert not order.is_known
        assert not order.whys
        assert threads(project) == [f"t{number}" for number in range(15)]


def test_the_same_question_has_the_same_answer_and_another_seed_draws_others(tmp_path: Path) -> None:
    with made(tmp_path, {f"t{number}": [0.9, 0.5] for number in range(40)}) as project:
        order = project.work_order(QUERY)
        assert project.work_order(QUERY) == order
        drawn = [number for number, why in order.whys.items() if why == "random"]
        assert len(drawn) == 40 // RANDOM_EVERY
        other = project.work_order(QueueQuery(order="uncertain", seed=7))
        assert [number for number, why in other.whys.items() if why == "random"] != drawn


def test_what_nobody_listens_to_any_more_moves_nothing(tmp_path: Path) -> None:
    with made(tmp_path, {"sure": [0.99, 0.99], "unsure": [0.5, 0.5]}) as project:
        assert threads(project) == ["unsure", "sure"]
        silent = ChosenSuggester(agent="default", suggester="default", active=False)
        project.suggesting.change_settings(SuggestionSettings(suggesters=(silent,))).result()
        assert threads(project) == ["sure", "unsure"]


def test_only_what_is_asked_for_is_put_in_order(tmp_path: Path) -> None:
    with made(tmp_path, {"a": [0.9, 0.9], "b": [0.5, 0.5], "c": [0.6, 0.6]}) as project:
        session = project.session("b")
        session.do(gestures.submit(session.sets.values())).saved.result()
        assert threads(project) == ["c", "a"]
        assert threads(project, QueueQuery(order="uncertain", show="all")) == ["b", "c", "a"]
        assert threads(project, QueueQuery(order="uncertain", show="flagged")) == []
        assert threads(project, QueueQuery(order="uncertain", text="zeppelin")) == []


def test_beyond_those_that_are_compared_the_rest_comes_as_imported(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(order_of_work, "_POOL", 5)
    proposed = {f"t{number}": [number / 100, number / 100] for number in range(50)}
    with made(tmp_path, proposed) as project:
        order = project.work_order(QUERY)
        ids = {row.number: row.thread_id for row in project.queue_rows(order.numbers)}
        by_doubt = [int(ids[number][1:]) for number in order.numbers if number not in order.whys]
    assert sorted(int(each[1:]) for each in ids.values()) == list(range(50))
    assert by_doubt[3:] == sorted(by_doubt[3:]) or by_doubt[5:] == sorted(by_doubt[5:])


def test_rows_count_what_is_unsure_and_blind_threads_show_nothing(tmp_path: Path) -> None:
    with made(tmp_path, {"a": [0.9, 0.5, 0.3], "b": [0.5, 0.5]}) as project:
        rows = {row.thread_id: row for row in project.queue_rows(project.work_order(QUERY).numbers)}
        assert [(rows[each].suggestions, rows[each].unsure) for each in ("a", "b")] == [(3, 2), (2, 2)]
        assert not rows["a"].blind
        project.suggesting.change_settings(SuggestionSettings(thresholds={"entities": 0.4})).result()
        rows = {row.thread_id: row for row in project.queue_rows(project.work_order(QUERY).numbers)}
        assert rows["a"].suggestions == 2
        project.suggesting.change_settings(SuggestionSettings(blind_share=1)).result()
        blind = project.queue_rows(project.work_order(QUERY).numbers)
        assert [(row.blind, row.suggestions, row.unsure) for row in blind] == [(True, 0, 0)] * 2


def test_rows_count_what_is_shown_once_the_thread_is_opened(tmp_path: Path) -> None:
    with made(tmp_path, {"a": [0.9, 0.5, 0.9, 0.2], "b": [0.9, 0.5]}) as project:
        path = tmp_path / "order.jsonl"
        assert project.import_files(ImportRequest(paths=(path,), agent="learner")).result().refused == ()
        session = project.session("a")
        document = next(each.id for each in session.thread if session.open_suggestions(each.id))
        session.do(gestures.reject(session.sets[document], session.open_suggestions(document)[0])).saved.result()
        session = project.session("a")
        (row,) = (each for each in project.queue_rows(project.work_order(QUERY).numbers) if each.thread_id == "a")
        assert row.suggestions == sum(len(session.open_suggestions(each.id)) for each in session.thread) == 2
