"""Progress and quality as the database counts them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from annotator.datasets.import_report import ImportRequest
from annotator.domain import gestures
from annotator.domain.correction import Tally
from annotator.domain.quality import Quality, ThreadStates
from annotator.project import Project
from tests.corrected import point, reviewed
from tests.gui.annotate.threads import write_threads


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Project]:
    with reviewed(tmp_path, threads=("a", "b")) as project:
        yield project


def measured(project: Project) -> Quality:
    found = project.quality.of()
    assert found is not None
    return found


def test_each_thread_counts_once_where_it_got_farthest(project: Project, tmp_path: Path) -> None:
    texts, _ = write_threads(tmp_path, count=3)
    project.import_files(ImportRequest(paths=(texts,))).result()
    session = project.session("storm")
    session.do(gestures.label_span(session.sets["storm"], "entities", 0, 5, "EVENT")).saved.result()
    project.set_annotator("rev")
    project.reviewing.session("b").settle().saved.result()
    found = measured(project)
    assert found.threads == ThreadStates(new=2, begun=1, submitted=1, settled=1)
    assert found.threads.all == 5
    ann = next(each for each in found.people if each.name == "ann")
    assert (ann.begun, ann.submitted) == (1, 2)


def test_labels_count_by_whom_and_by_what_and_gold_apart(project: Project) -> None:
    found = measured(project)
    by_label = {(each.layer, each.label): each for each in found.labels}
    assert by_label["entities", "LOC"].given == 2
    assert by_label["entities", "LOC"].gold == 0
    assert by_label["entities", "GPE"].given == 0
    assert by_label["entities", "GPE"].gold == 2
    assert by_label["entities", "LOC"].judged == Tally(wrong=2)
    assert by_label["entities", "PERSON"].judged == Tally(right=2, missing=2)
    ann = next(each for each in found.people if each.name == "ann")
    assert ann.labels == found.given == 6
    assert ann.judged == found.judged == Tally(right=2, wrong=4, missing=2)
    assert found.by_hand == Tally(right=2, wrong=4)
    assert sum(each.labels for each in found.weeks) == 6


def test_what_was_accepted_stands_beside_what_of_it_was_right(project: Project, tmp_path: Path) -> None:
    texts, proposed = write_threads(tmp_path, count=1)
    project.import_files(ImportRequest(paths=(texts,))).result()
    project.import_files(ImportRequest(paths=(proposed,), agent="news-en")).result()
    session = project.session("storm")
    date, place = session.open_suggestions("storm")
    session.do(gestures.accept(session.sets["storm"], date, session.schema)).saved.result()
    session.do(gestures.accept(session.sets["storm"], place, session.schema)).saved.result()
    (mood,) = (each for each in session.open_suggestions("c2") if each.annotation.layer == "sentiment")
    session.do(gestures.reject(session.sets["c2"], mood)).saved.result()
    session.do(gestures.submit(session.sets.values())).saved.result()
    project.set_annotator("rev")
    review = project.reviewing.session("storm")
    right = point(review, "DATE", "storm")
    review.decide(right, right.annotations).saved.result()
    review.decide(point(review, "LOC", "storm"), []).saved.result()
    found = {(each.agent, each.label): each for each in measured(project).suggested}
    assert found["news-en", "DATE"].acceptance.value == 1.0
    assert found["news-en", "DATE"].accuracy.value == 1.0
    assert found["news-en", "LOC"].acceptance.value == 1.0
    assert found["news-en", "LOC"].accuracy.value == 0.0
    assert found["news-en", "negative"].acceptance.value == 0.0
    (whole,) = measured(project).of_agents()
    assert (whole.accepted, whole.rejected, whole.approved, whole.corrected) == (2, 1, 1, 1)


def test_what_is_removed_from_the_project_counts_nowhere(project: Project) -> None:
    project.remove_thread("b").result()
    found = measured(project)
    assert found.threads.all == 1
    assert found.given == 3
    assert found.judged == Tally(right=1, wrong=2, missing=1)
    assert sum(each.labels for each in found.weeks) == 3


def test_it_can_be_called_off(project: Project) -> None:
    parts: list[int] = []
    assert project.quality.of(lambda done, _total, _what: parts.append(done), lambda: len(parts) > 2) is None
    assert parts == [0, 1, 2]
