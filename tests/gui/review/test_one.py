"""One annotator under review: every label is looked at, with one key where it is right and two where it is not."""

from __future__ import annotations

import pytest

from annotator.project import Project
from tests.gui.review.conftest import Reviewer, Sit
from tests.reviewed import AGREED, hand_in, two_differ

GIVEN = (*AGREED, ("Northgate bridge", "FAC"), ("Harbour Authority", "ORG"))


@pytest.fixture
def rev(sit: Sit, harbour: Project) -> Reviewer:
    hand_in(harbour, "mira", GIVEN, sentiment="negative", stance="against")
    return sit(harbour)


def test_space_approves_and_goes_on(rev: Reviewer) -> None:
    assert rev.at == "Northgate bridge"
    assert rev.question == "Is this right?"
    assert rev.offered == ["Approve", "Reject", "Change…", "Skip"]
    rev.press("Space", "Return")
    assert rev.gold() == [("Northgate bridge", "FAC"), ("Sunday", "DATE")]
    assert rev.corrections() == []
    assert rev.at == "Odile Fenn"


def test_backspace_rejects(rev: Reviewer) -> None:
    rev.press("Backspace")
    assert rev.gold() == []
    assert [(each.annotator, each.kind) for each in rev.corrections()] == [("mira", "reject")]
    assert rev.at == "Sunday"


def test_a_labels_key_changes_it(rev: Reviewer) -> None:
    rev.press("5")
    assert rev.gold() == [("Northgate bridge", "LOC")]
    assert [each.kind for each in rev.corrections()] == ["change"]
    assert rev.at == "Sunday"


def test_the_label_that_it_has_already_is_an_approval(rev: Reviewer) -> None:
    rev.press("6")
    assert rev.gold() == [("Northgate bridge", "FAC")]
    assert rev.corrections() == []


def test_moving_an_end_changes_it_and_stays_there(rev: Reviewer) -> None:
    rev.press("Alt+Left", "Alt+Left")
    assert rev.gold() == [("shut the Northgate bridge", "FAC")]
    assert rev.at.endswith("Northgate bridge")
    (correction,) = rev.corrections()
    assert correction.kind == "change"
    rev.press("Space")
    assert rev.at == "Sunday"


def test_an_attribute_is_a_change(rev: Reviewer) -> None:
    rev.press("Alt+1")
    session = rev.page.bench.session
    assert session is not None
    (span,) = session.gold.sets["storm"].spans
    assert span.attributes == (("sentiment", "negative"),)
    rev.press("Alt+1")
    assert rev.corrections() == []


def test_a_missing_label_is_added_where_text_is_selected(rev: Reviewer) -> None:
    rev.select("Tuesday")
    rev.press("8")
    assert rev.gold() == [("Tuesday", "DATE")]
    (correction,) = rev.corrections()
    assert (correction.kind, correction.annotator) == ("add", "mira")
    assert rev.at == "Northgate bridge"
    rev.press("W", "4")
    assert [each.reason for each in rev.corrections()] == ["slip"]


def test_what_was_added_can_be_changed_and_taken_out(rev: Reviewer) -> None:
    rev.select("Tuesday")
    rev.press("8")
    added = next(each for each in rev.page.reviewing.places if each.added is not None)
    rev.page.reviewing.go_to(added)
    rev.press("7")
    assert rev.gold() == [("Tuesday", "EVENT")]
    rev.press("Backspace")
    assert rev.gold() == []
    assert rev.corrections() == []


def test_answers_are_judged_on_their_cards(rev: Reviewer) -> None:
    rev.press(*["Space"] * 5)
    while rev.at != "sentiment of storm-c":
        rev.press("S")
    rev.press("3")
    assert rev.gold("storm-c") == [("sentiment", "positive")]
    assert [each.kind for each in rev.corrections("storm-c")] == ["change"]
    assert rev.at == "stance of storm-c"
    rev.press("Backspace")
    assert sorted(each.kind for each in rev.corrections("storm-c")) == ["change", "reject"]


def test_nothing_here_approves_a_layer_that_was_left_empty(rev: Reviewer) -> None:
    rev.press(*["Space"] * 5)
    assert rev.at == "sentiment of storm"
    assert rev.question == "No label here: Sentiment. Is that right?"
    assert rev.offered == ["Nothing here", "Skip"]
    rev.press("Space")
    session = rev.page.bench.session
    assert session is not None
    assert [each.kind for each in session.gold.sets["storm"].verdicts].count("nothing") == 1
    assert rev.at != "sentiment of storm"


def test_an_empty_layer_can_be_answered_instead(rev: Reviewer) -> None:
    rev.press(*["Space"] * 5)
    rev.press("2")
    assert ("sentiment", "neutral") in rev.gold()
    assert [each.kind for each in rev.corrections()] == ["add"]


def test_the_list_shows_what_is_open_settled_or_all(rev: Reviewer) -> None:
    rev.press("Space", "Backspace")
    rev.qtbot.waitUntil(lambda: rev.page.points.chips["settled"].text() == "Settled 2")
    rev.click(rev.page.points.chips["settled"])
    rows = rev.page.points.rows
    rev.qtbot.waitUntil(lambda: rows.rowCount() == 3)
    told = [str(rows.data(rows.index(number, 0), 11)) for number in range(2)]
    assert told == [
        "Entities. Northgate bridge. FAC. Settled: FAC",
        "Entities. Sunday. DATE. Settled: nothing here · corrected: mira",
    ]


def test_one_key_where_it_is_right_two_where_it_is_not_none_for_what_two_agree_on(sit: Sit, harbour: Project) -> None:
    hand_in(harbour, "mira", (*AGREED, ("Northgate bridge", "LOC"), ("the Harbour Authority", "ORG")), thread="storm")
    rev = sit(harbour)
    right = wrong = 0
    keys = {"right": 0, "wrong": 0}
    spans = [each for each in rev.page.reviewing.places if each.extent is not None]
    assert len(spans) == 5
    for _ in spans:
        before = rev.pressed
        match rev.at:
            case "Northgate bridge":
                rev.press("6")
                kind = "wrong"
            case "the Harbour Authority":
                rev.press("Alt+Right", "Space")
                kind = "wrong"
            case _:
                rev.press("Space")
                kind = "right"
        keys[kind] += rev.pressed - before
        right, wrong = right + (kind == "right"), wrong + (kind == "wrong")
    assert (right, wrong) == (3, 2)
    assert keys["right"] == right
    assert keys["wrong"] <= 2 * wrong
    assert sorted(rev.gold()) == sorted((*AGREED, ("Northgate bridge", "FAC"), ("Harbour Authority", "ORG")))
    two_differ(harbour, thread="mill")
    before = rev.pressed
    rev.page.finder.ask(rev.page.finder.query)
    rev.qtbot.waitUntil(lambda: len(rev.page.finder.rows.numbers) == 2)
    rev.page.finder.open_row(1)
    rev.wait_for("mill")
    differences = len(rev.page.reviewing.waiting)
    agreed = sum(not each.is_difference for each in rev.page.reviewing.places)
    assert (differences, agreed) == (3, 6)
    rev.press(*["Ctrl+1"] * differences, "Ctrl+Return")
    # One for each difference, and one that settles the thread with all that both said alike.
    assert rev.pressed - before == differences + 1
    rev.settle()
    assert harbour.reviewing.session("mill").is_settled


def test_a_stance_toward_something_else_is_added(rev: Reviewer) -> None:
    comment = next(each for each in rev.page.reviewing.places if each.document.id == "storm-c")
    rev.page.reviewing.go_to(comment)
    rev.press("T")
    assert rev.page.sheets.targets.isVisible()
    rev.write("Marren")
    rev.press("Return")
    rev.qtbot.waitUntil(rev.page.view.hasFocus)
    rev.press("1")
    session = rev.page.bench.session
    assert session is not None
    stances = [(each.target.text, each.label) for each in session.gold.sets["storm-c"].stances]
    assert stances == [("Marren", "favor")]
    assert [each.kind for each in rev.corrections("storm-c")] == ["add"]
