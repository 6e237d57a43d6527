"""Review through the front desk: which threads there are, decisions that are kept, and what goes back."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from annotator.domain.annotation import SpanAnnotation
from annotator.domain.assignment import Dealing
from annotator.domain.edit import DocumentEdit, SetResponse
from annotator.domain.errors import EditError
from annotator.domain.review_query import ReviewQuery, ReviewSettings, Which
from annotator.domain.verdict import Response
from annotator.project import Project
from annotator.project.review_session import ReviewSession
from annotator.project.reviewing import shuffle_for
from annotator.review.points import Point
from tests.reviewed import AGREED, hand_in, project_of, two_differ


@pytest.fixture
def project(tmp_path: Path) -> Iterator[Project]:
    with project_of(tmp_path, ("storm", "ferry", "mill")) as opened:
        yield opened


def threads(project: Project, query: ReviewQuery) -> list[str]:
    return [row.thread_id for row in project.reviewing.rows(project.reviewing.threads(query), query.annotators)]


def which(project: Project, value: Which, annotators: Sequence[str] | None = None) -> list[str]:
    return threads(project, ReviewQuery(which=value, annotators=None if annotators is None else tuple(annotators)))


def difference(session: ReviewSession, kind: str) -> Point:
    return next(each for each in session.all_points() if kind in each.kinds)


def gold(project: Project, thread: str = "storm") -> list[tuple[str, str]]:
    session = project.reviewing.session(thread)
    text = session.thread.article.text
    return [(text[span.start : span.end], span.label) for span in session.gold.sets[thread].spans]


def settle(project: Project, thread: str) -> None:
    project.reviewing.session(thread).settle().saved.result()


def test_only_what_was_submitted_is_reviewed(project: Project) -> None:
    assert threads(project, ReviewQuery()) == []
    hand_in(project, "mira", AGREED, thread="ferry")
    assert threads(project, ReviewQuery()) == ["ferry"]
    assert threads(project, ReviewQuery(annotators=("ben",))) == []


def test_threads_are_asked_for_by_what_needs_looking_at(project: Project) -> None:
    two_differ(project, thread="storm")
    for name in ("ben", "mira"):
        hand_in(project, name, AGREED, thread="ferry")
    assert which(project, "all") == ["storm", "ferry"]
    assert which(project, "differences") == ["storm"]
    assert which(project, "differences", ["mira"]) == []
    everything = ReviewQuery(which="sample", share=1.0)
    assert threads(project, everything) == ["storm", "ferry"]
    assert threads(project, ReviewQuery(which="sample", share=0.0)) == []
    assert which(project, "contested") == []


def test_the_gold_sets_are_nobodys_labels(project: Project) -> None:
    hand_in(project, "mira", AGREED)
    settle(project, "storm")
    assert project.reviewing.session("storm").annotators == ("mira",)


def test_a_settled_thread_leaves_the_list_of_open_ones(project: Project) -> None:
    hand_in(project, "mira", AGREED)
    settle(project, "storm")
    assert threads(project, ReviewQuery()) == []
    assert threads(project, ReviewQuery(show="settled")) == ["storm"]
    (row,) = project.reviewing.rows(project.reviewing.threads(ReviewQuery(show="all")))
    assert row.gold == "adjudicated"
    project.reviewing.session("storm").reopen().saved.result()
    assert threads(project, ReviewQuery()) == ["storm"]


def test_a_decision_outlives_the_program_and_is_undone_by_another(project: Project, tmp_path: Path) -> None:
    two_differ(project)
    session = project.reviewing.session("storm")
    point = difference(session, "boundary")
    session.decide(point, point.sides[0].annotations, reason="boundary").saved.result()
    assert gold(project) == [("Harbour Authority", "ORG")]
    path = project.path
    project.close()
    with Project.open(path, annotator="rev") as again:
        undone = again.undo().result()
        assert undone is not None
        assert undone.act.thread == "storm"
        assert gold(again) == []
        assert again.redo().result() is not None
        assert gold(again) == [("Harbour Authority", "ORG")]


def test_a_reason_that_comes_later_changes_nothing_else(project: Project) -> None:
    two_differ(project)
    session = project.reviewing.session("storm")
    point = difference(session, "label")
    session.decide(point, point.sides[0].annotations)
    (correction,) = difference(session, "label").corrections
    session.explain("storm", [correction], reason="guideline", note=" 4.2 ")
    (explained,) = difference(session, "label").corrections
    assert (explained.reason, explained.note) == ("guideline", "4.2")
    assert (explained.annotator, explained.kind, explained.time) == ("mira", "change", correction.time)
    assert session.explain("storm", [explained], reason="guideline", note="4.2") is None


def test_settling_waits_for_differences_and_approves_the_rest_as_one(project: Project) -> None:
    two_differ(project)
    session = project.reviewing.session("storm")
    with pytest.raises(EditError, match="3"):
        session.settle()
    for kind in ("label", "boundary", "stance"):
        point = difference(session, kind)
        session.decide(point, point.sides[1].annotations)
    session.settle().saved.result()
    assert session.is_settled
    assert {quote for quote, _ in gold(project)} == {
        "Northgate bridge",
        "the Harbour Authority",
        *(quote for quote, _ in AGREED),
    }


def test_what_a_reviewer_added_can_become_something_else(project: Project) -> None:
    hand_in(project, "mira", AGREED)
    session = project.reviewing.session("storm")
    start = session.thread.article.text.index("Tuesday")
    added = SpanAnnotation("new", "entities", start, start + 7, "EVENT")
    session.add("storm", added, reason="slip")
    session.change_added("storm", added, SpanAnnotation("new", "entities", start, start + 7, "DATE")).saved.result()
    assert ("Tuesday", "DATE") in gold(project)
    verdicts = [each for each in session.gold.sets["storm"].verdicts if each.kind == "add"]
    assert [each.gold[0].label for each in verdicts] == ["DATE"]


def test_majorities_are_shown_first_and_settled_as_one_act(project: Project) -> None:
    for thread in ("storm", "ferry"):
        two_differ(project, thread=thread)
        third = (*AGREED, ("Northgate bridge", "FAC"), ("Harbour Authority", "ORG"))
        hand_in(project, "zoe", third, thread=thread, sentiment="negative", stance="against")
    told: list[int] = []
    found = project.reviewing.by_majority(ReviewQuery(), progress=lambda done, _total, _what: told.append(done))
    assert told == [1, 2]
    assert sorted((each.thread, each.point.kinds[0]) for each in found) == [
        ("ferry", "boundary"),
        ("ferry", "label"),
        ("ferry", "stance"),
        ("storm", "boundary"),
        ("storm", "label"),
        ("storm", "stance"),
    ]
    left_out = [each for each in found if (each.thread, each.point.kinds[0]) != ("ferry", "label")]
    project.reviewing.accept_majority(left_out, None).result()
    assert gold(project) == [("Northgate bridge", "FAC"), ("Harbour Authority", "ORG")]
    assert gold(project, "ferry") == [("Harbour Authority", "ORG")]
    project.undo().result()
    assert gold(project) == gold(project, "ferry") == []


def test_what_was_decided_since_the_preview_is_left_alone(project: Project) -> None:
    two_differ(project)
    third = (*AGREED, ("Northgate bridge", "FAC"), ("Harbour Authority", "ORG"))
    hand_in(project, "zoe", third, sentiment="negative", stance="against")
    found = project.reviewing.by_majority(ReviewQuery())
    session = project.reviewing.session("storm")
    session.decide(difference(session, "label"), ()).saved.result()
    project.reviewing.accept_majority(found, None).result()
    assert gold(project) == [("Harbour Authority", "ORG")]


def test_a_thread_goes_back_to_its_annotator_with_a_note(project: Project) -> None:
    hand_in(project, "mira", AGREED)
    session = project.reviewing.session("storm")
    session.give_back("mira", "dates, please").saved.result()
    project.set_annotator("mira")
    own = project.session("storm")
    assert own.sets["storm"].state == "in_progress"
    assert [(each.author, each.text) for each in own.sets["storm"].notes] == [("rev", "dates, please")]
    assert own.sets["storm"].verdicts == ()
    assert threads(project, ReviewQuery()) == []
    project.set_annotator("rev")
    project.undo().result()
    assert threads(project, ReviewQuery()) == ["storm"]


def test_a_contested_verdict_comes_back_and_is_upheld_by_a_new_one(project: Project) -> None:
    hand_in(project, "mira", (("Sunday", "EVENT"),))
    session = project.reviewing.session("storm")
    point = next(each for each in session.all_points() if each.annotations)
    session.decide(point, (), reason="slip").saved.result()
    (verdict,) = session.gold.sets["storm"].verdicts
    project.set_annotator("mira")
    own = project.session("storm")
    answer = Response(verdict=verdict.id, answers=verdict.time, kind="contested", time=5, note="It is one")
    own.do([DocumentEdit("storm", SetResponse(None, answer))]).saved.result()
    project.set_annotator("rev")
    assert which(project, "contested") == ["storm"]
    session = project.reviewing.session("storm")
    point = next(each for each in session.all_points() if each.annotations)
    assert [each.note for each in point.contested] == ["It is one"]
    assert point.is_open
    session.decide(point, point.gold).saved.result()
    session.reload()
    assert not next(each for each in session.all_points() if each.annotations).is_open
    assert which(project, "contested") == []


def test_blind_letters_tell_nobody_who_is_who(project: Project) -> None:
    names = ("ben", "mira", "zoe")
    orders = {shuffle_for(f"thread {number}", names) for number in range(40)}
    assert len(orders) > 3
    assert {tuple(sorted(order)) for order in orders} == {names}
    assert shuffle_for("thread 1", names) == shuffle_for("thread 1", names[::-1])
    for name in names:
        hand_in(project, name, AGREED)
    session = project.reviewing.session("storm", shuffled=True)
    assert session.annotators == shuffle_for("storm", names)
    assert [each.annotator for each in session.sets("storm")] == list(session.annotators)


def test_how_a_project_is_reviewed_is_kept_in_it(project: Project) -> None:
    assert project.reviewing.settings() == ReviewSettings()
    project.reviewing.change_settings(ReviewSettings(reasons=("4.2",), blind=True)).result()
    assert project.reviewing.settings() == ReviewSettings(reasons=("4.2",), blind=True)


def test_a_settled_thread_stays_settled_while_nothing_waits(project: Project) -> None:
    two_differ(project)
    session = project.reviewing.session("storm")
    for kind in ("label", "boundary", "stance"):
        point = difference(session, kind)
        session.decide(point, point.sides[1].annotations)
    session.settle().saved.result()
    point = difference(session, "label")
    session.decide(point, point.sides[0].annotations).saved.result()
    assert ("Northgate bridge", "LOC") in gold(project)
    assert session.is_settled


def test_what_leaves_a_layer_without_a_verdict_opens_a_settled_thread_again(project: Project) -> None:
    hand_in(project, "mira", ())
    session = project.reviewing.session("storm")
    start = session.thread.article.text.index("Tuesday")
    added = SpanAnnotation("new", "entities", start, start + 7, "DATE")
    session.add("storm", added)
    session.settle()
    assert session.is_settled
    session.take_out("storm", added).saved.result()
    assert not session.is_settled


def test_a_contested_verdict_that_stands_leaves_the_thread_settled(project: Project) -> None:
    hand_in(project, "mira", AGREED)
    session = project.reviewing.session("storm")
    session.decide(next(each for each in session.all_points() if each.annotations), ())
    session.settle().saved.result()
    (verdict,) = [each for each in session.gold.sets["storm"].verdicts if each.is_correction]
    project.set_annotator("mira")
    answer = Response(verdict=verdict.id, answers=verdict.time, kind="contested", time=5, note="")
    project.session("storm").do([DocumentEdit("storm", SetResponse(None, answer))]).saved.result()
    project.set_annotator("rev")
    again = project.reviewing.session("storm")
    (contested,) = [each for each in again.all_points() if each.contested]
    again.decide(contested, contested.gold).saved.result()
    assert again.is_settled
    assert not any(each.contested for each in again.all_points())


def test_a_thread_that_somebody_still_has_is_not_among_the_differences(project: Project) -> None:
    two_differ(project)
    assert which(project, "differences") == ["storm"]
    project.assigning.assign(Dealing(to=("ben", "mira", "zoe"), share=100, by=3, seed=1)).result()
    assert which(project, "differences") == []
    assert which(project, "differences", ["ben", "mira"]) == ["storm"]
    (row,) = project.reviewing.rows(project.reviewing.threads(ReviewQuery()))
    assert (row.annotators, row.awaited) == (("ben", "mira"), ("zoe",))
    assert project.reviewing.session("storm").awaited == ("zoe",)
    hand_in(project, "zoe", AGREED)
    assert which(project, "differences") == ["storm"]
    assert project.reviewing.session("storm").awaited == ()
