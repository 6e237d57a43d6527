"""Two people differ: the reviewer walks from difference to difference, and what they agree on costs nothing."""

from __future__ import annotations

import pytest

from annotator.project import Project
from tests.gui.review.conftest import Reviewer, Sit
from tests.reviewed import AGREED, hand_in, two_differ


@pytest.fixture
def rev(sit: Sit, harbour: Project) -> Reviewer:
    two_differ(harbour)
    return sit(harbour)


def test_it_begins_at_the_first_difference_and_says_how_many_there_are(rev: Reviewer) -> None:
    assert rev.at == "Northgate bridge"
    assert rev.question == "Which label?"
    assert rev.offered == ["Take A", "Take B", "Both wrong…", "Skip"]
    assert rev.page.card.place.text() == "difference 1 of 3"
    rev.qtbot.waitUntil(lambda: rev.page.points.head.accessibleName() == "3 differences, 6 agreed")
    assert [chip.text() for chip in rev.page.points.chips.values()] == ["Open 3", "Settled 0", "All 9"]


def test_one_key_a_difference_and_one_for_all_the_rest(rev: Reviewer) -> None:
    rev.press("Ctrl+1", "Ctrl+2", "Ctrl+2")
    assert rev.page.reviewing.waiting == ()
    rev.press("Ctrl+Return")
    rev.settle()
    rev.qtbot.waitUntil(lambda: rev.thread == "")
    assert rev.pressed == 4
    settled = rev.page.desk.project.reviewing.session("storm")
    assert settled.is_settled
    text = settled.thread.article.text
    assert sorted((text[span.start : span.end], span.label) for span in settled.gold.sets["storm"].spans) == sorted(
        (*AGREED, ("Northgate bridge", "LOC"), ("the Harbour Authority", "ORG"))
    )


def test_taking_a_side_tells_the_others_what_was_wrong(rev: Reviewer) -> None:
    rev.press("Ctrl+2")
    (correction,) = rev.corrections()
    assert (correction.annotator, correction.kind) == ("ben", "change")
    assert rev.at == "the Harbour Authority"
    assert rev.question == "Where does this begin?"


def test_each_says_it_in_their_own_colour_and_the_agreed_is_muted(rev: Reviewer) -> None:
    content = rev.page.view.scene.content if rev.page.view.scene else None
    assert content is not None
    marks = content.marks(content.thread.article).between(0, 200)
    names = {mark.name: mark.muted for mark in marks}
    assert names == {
        "A LOC": False,
        "B FAC": False,
        "DATE": True,
        "PERSON": True,
        "A ORG": False,
        "B ORG": False,
        "ORG": True,
    }
    assert len({mark.label.light for mark in marks if mark.name.startswith("A ")}) == 1
    (ring,) = {mark.group for mark in marks if mark.name in ("A LOC", "B FAC")}
    assert rev.page.view.paint_state().current is not None
    current = rev.page.view.paint_state().current
    assert current is not None
    assert current.annotation_id == ring


def test_the_answers_on_a_card_say_whose_they_are(rev: Reviewer) -> None:
    content = rev.page.view.scene.content if rev.page.view.scene else None
    assert content is not None
    rows = content.rows(content.thread.document("storm-c"))
    told = {answer.text for row in rows for answer in row.answers if answer.chosen}
    assert told == {"− Negative", "A Neither", "B Against"}


def test_both_wrong_is_another_label_for_the_words_that_were_selected(rev: Reviewer) -> None:
    rev.press("E")
    assert rev.page.view.selection is not None
    rev.press("4")
    assert rev.gold() == [("Northgate bridge", "GPE")]
    assert {each.annotator for each in rev.corrections()} == {"ben", "mira"}
    assert rev.at == "the Harbour Authority"


def test_nothing_here_is_a_verdict(rev: Reviewer) -> None:
    rev.press("Backspace")
    assert rev.gold() == []
    assert [each.kind for each in rev.corrections()] == ["reject", "reject"]


def test_skipping_leaves_it_open(rev: Reviewer) -> None:
    rev.press("S")
    assert rev.at == "the Harbour Authority"
    rev.press("S", "S")
    assert rev.at == "Northgate bridge"
    assert len(rev.page.reviewing.waiting) == 3


def test_space_takes_nobodys_side(rev: Reviewer) -> None:
    rev.press("Space")
    assert rev.gold() == []
    assert rev.heard[-1].startswith("They differ here")


def test_settling_too_early_goes_to_the_first_difference_and_says_how_many_are_left(rev: Reviewer) -> None:
    rev.press("Ctrl+1", "Ctrl+Return")
    assert rev.at == "the Harbour Authority"
    assert rev.heard[-1] == "2 differences are open yet."
    assert rev.thread == "storm"


def test_the_agreed_is_approved_with_one_key(rev: Reviewer) -> None:
    rev.press("Ctrl+Shift+Return")
    assert {quote for quote, _ in rev.gold()} >= {quote for quote, _ in AGREED}
    assert rev.corrections() == []
    assert rev.heard[-1] == "Approved as one: 6 labels."
    assert rev.at == "Northgate bridge"


def test_a_reason_that_is_chosen_first_goes_to_the_verdict(rev: Reviewer) -> None:
    rev.press("W", "2")
    assert rev.page.card.reasons.chips["wrong label"].isChecked()
    assert rev.page.view.hasFocus()
    rev.press("Ctrl+1")
    assert [each.reason for each in rev.corrections()] == ["wrong label"]


def test_a_reason_that_comes_after_goes_to_the_last_verdict(rev: Reviewer) -> None:
    rev.press("Ctrl+1")
    assert "Northgate bridge" in rev.page.card.reasons.title.text()
    rev.press("W", "3")
    assert [each.reason for each in rev.corrections()] == ["guideline"]
    assert rev.at == "the Harbour Authority"
    # Whoever goes elsewhere has left it behind.
    rev.press("Tab", "W", "1")
    assert [each.reason for each in rev.corrections()] == ["guideline"]


def test_a_note_goes_with_the_verdict(rev: Reviewer) -> None:
    rev.press("Ctrl+1", "N")
    rev.write("see 4.2")
    rev.press("Return")
    assert [each.note for each in rev.corrections()] == ["see 4.2"]
    assert rev.page.view.hasFocus()


def test_undo_says_what_it_takes_back_and_goes_there(rev: Reviewer) -> None:
    rev.press("Ctrl+1", "Ctrl+2")
    rev.settle()
    rev.press("Ctrl+Z")
    rev.qtbot.waitUntil(lambda: bool(rev.heard))
    assert rev.heard[-1] == "Undid: verdict on ORG “the Harbour Authority”"
    assert rev.at == "the Harbour Authority"
    assert rev.gold() == [("Northgate bridge", "LOC")]
    rev.press("Ctrl+Shift+Z")
    rev.qtbot.waitUntil(lambda: rev.heard[-1].startswith("Did again"))
    assert ("the Harbour Authority", "ORG") in rev.gold()


def test_undo_crosses_threads(sit: Sit, harbour: Project) -> None:
    two_differ(harbour)
    two_differ(harbour, thread="ferry")
    rev = sit(harbour)
    rev.press("Ctrl+1", "Ctrl+1", "Ctrl+1", "Ctrl+Return")
    rev.wait_for("ferry")
    rev.settle()
    rev.press("Ctrl+Z")
    rev.wait_for("storm")
    assert rev.heard[-1] == "Undid: settling of the thread"
    assert len(rev.gold()) == 2


def test_who_agrees_of_three_shares_a_key(sit: Sit, harbour: Project) -> None:
    two_differ(harbour)
    third = (*AGREED, ("Northgate bridge", "FAC"), ("Harbour Authority", "ORG"))
    hand_in(harbour, "zoe", third, sentiment="negative", stance="against")
    rev = sit(harbour)
    assert rev.offered == ["Take A", "Take B C", "Both wrong…", "Skip"]
    rev.press("Ctrl+3")
    assert rev.gold() == [("Northgate bridge", "FAC")]
    assert [each.annotator for each in rev.corrections()] == ["ben"]


def test_a_crowded_difference_quotes_each_side(sit: Sit, harbour: Project) -> None:
    hand_in(harbour, "ben", (("Northern Ferry and Railway Company", "ORG"),))
    hand_in(harbour, "mira", (("Northern Ferry", "ORG"), ("Railway Company", "ORG")))
    rev = sit(harbour)
    assert rev.question == "One label or several?"
    assert rev.page.card.lines.isVisible()
    rev.press("E")
    rev.select("Ferry")
    rev.press("3")
    rev.select("Railway")
    rev.press("3")
    assert rev.gold() == [("Ferry", "ORG"), ("Railway", "ORG")]
    assert rev.at == "Northern Ferry and Railway Company"


def test_looking_at_some_that_are_agreed(rev: Reviewer) -> None:
    rev.click(rev.page.beside.look_at_some)
    some = rev.page.reviewing.listed
    assert len(some) == 3
    assert not any(each.is_difference for each in some)
    rev.page.view.setFocus()
    rev.press("Backspace")
    assert {each.annotator for each in rev.corrections(some[0].document.id)} == {"ben", "mira"}


def test_f6_goes_round_the_panes(rev: Reviewer) -> None:
    def pane() -> str:
        page = rev.page
        for name, holder in (("left", page.left), ("card", page.card), ("beside", page.beside), ("text", page.view)):
            if page._has_focus(holder):
                return name
        return ""

    seen = [pane()]
    for _ in range(4):
        rev.press("F6")
        seen.append(pane())
    assert seen == ["text", "card", "beside", "left", "text"]
