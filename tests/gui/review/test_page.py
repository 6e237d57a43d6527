"""What the review page says of the whole thread, which threads it lists, and the states without a thread."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from annotator.domain.review_query import ReviewQuery, ReviewSettings
from annotator.project import Project
from tests.gui.review.conftest import Reviewer, Sit
from tests.reviewed import AGREED, contest, hand_in, two_differ


def test_nobody_submitted_anything_yet(sit: Sit, harbour: Project) -> None:
    rev = sit(harbour)
    rev.qtbot.waitUntil(lambda: rev.page.empty.title.text() == "Nobody submitted anything yet")
    assert rev.page.empty.annotate.isVisible()
    with rev.qtbot.waitSignal(rev.page.wanted) as heard:
        rev.click(rev.page.empty.annotate)
    assert heard.args == ["annotate"]


def test_nothing_is_left_to_review(sit: Sit, harbour: Project) -> None:
    hand_in(harbour, "mira", AGREED)
    harbour.reviewing.session("storm").settle().saved.result()
    rev = sit(harbour)
    rev.qtbot.waitUntil(lambda: rev.page.empty.title.text() == "Nothing is left to review")
    rev.click(rev.page.empty.widen)
    rev.wait_for("storm")
    assert rev.page.heading._done.text() == "● Settled"


def test_a_settled_thread_is_taken_up_again(sit: Sit, harbour: Project) -> None:
    two_differ(harbour)
    rev = sit(harbour)
    rev.press("Ctrl+1", "Ctrl+1", "Ctrl+1", "Ctrl+Return")
    rev.settle()
    rev.page.finder.ask(ReviewQuery(show="all"), opening=True)
    rev.wait_for("storm")
    rev.qtbot.waitUntil(rev.page.beside.reopen.isVisible)
    rev.click(rev.page.beside.reopen)
    session = rev.page.bench.session
    assert session is not None
    assert not session.is_settled


def test_the_right_pane_tells_what_goes_back_to_whom(sit: Sit, harbour: Project) -> None:
    two_differ(harbour)
    rev = sit(harbour)
    rev.press("Ctrl+1", "Ctrl+1", "Ctrl+2")
    rev.qtbot.waitUntil(lambda: "gets" in rev.page.beside.goes_back.text())
    told = rev.page.beside.goes_back.text()
    assert told == "ben gets 1 correction, mira gets 2 corrections, each with its reason, on their page My corrections."
    assert rev.page.beside.gold.text() == "3 of 9 settled · Entities 2, Stance 1"


def test_agreement_in_this_thread_is_told_by_layer(sit: Sit, harbour: Project) -> None:
    two_differ(harbour)
    rev = sit(harbour)
    rev.qtbot.waitUntil(lambda: bool(rev.page.beside._figures))
    told = [each.accessibleName() for each in rev.page.beside._figures if each.accessibleName()]
    assert told[0] == "Entities, exact F1 0.60"
    assert [each.rsplit(" ", 1)[0] for each in told[1:]] == ["Entities, α", "Sentiment, κ", "Stance, κ"]


def test_one_annotators_thread_has_no_agreement(sit: Sit, harbour: Project) -> None:
    hand_in(harbour, "mira", AGREED)
    rev = sit(harbour)
    assert not rev.page.beside.measures.isVisible()
    assert not rev.page.beside._agreed.isVisible()


def test_a_contested_verdict_is_shown_with_what_its_annotator_says(sit: Sit, harbour: Project) -> None:
    contest(harbour)
    rev = sit(harbour)
    assert rev.at == "Sunday"
    assert rev.question == "mira does not accept the verdict. Does it stand?"
    assert "It was a holiday" in rev.page.card.said.text()
    rev.press("Space")
    assert rev.gold() == []
    place = next(each for each in rev.page.reviewing.places if each.extent == rev.page.reviewing.places[0].extent)
    assert not place.is_open


def test_a_contested_verdict_is_changed_by_deciding_again(sit: Sit, harbour: Project) -> None:
    contest(harbour)
    rev = sit(harbour)
    rev.press("Ctrl+1")
    assert rev.gold() == [("Sunday", "EVENT")]
    assert rev.corrections() == []


def test_blind_hides_the_names_until_all_is_decided(sit: Sit, harbour: Project) -> None:
    two_differ(harbour)
    harbour.reviewing.change_settings(ReviewSettings(blind=True)).result()
    rev = sit(harbour)
    rev.qtbot.waitUntil(lambda: rev.page.reviewing.sides.hidden)

    def told() -> str:
        QApplication.processEvents()
        shown = [tag.accessibleName() for tag in rev.page.heading.tags]
        return " ".join([*shown, rev.page.beside.goes_back.text(), rev.page.beside.source.text(), rev.question])

    assert "ben" not in told()
    assert "mira" not in told()
    rev.press("Ctrl+1", "Ctrl+1")
    assert "mira" not in told()
    rev.press("Ctrl+1")
    rev.qtbot.waitUntil(lambda: "mira" in told())
    assert "ben" in told()


def test_choosing_blind_is_kept_and_opens_the_thread_in_letters(sit: Sit, harbour: Project) -> None:
    two_differ(harbour)
    rev = sit(harbour)
    rev.page.left.show_list("threads")
    rev.click(rev.page.threads.blind)
    rev.qtbot.waitUntil(lambda: rev.page.reviewing.sides.hidden)
    rev.qtbot.waitUntil(lambda: harbour.reviewing.settings().blind)


def test_the_list_of_threads_asks_for_whose_and_which(sit: Sit, harbour: Project) -> None:
    two_differ(harbour)
    for name in ("ben", "mira"):
        hand_in(harbour, name, AGREED, thread="ferry")
    hand_in(harbour, "zoe", AGREED, thread="mill")
    rev = sit(harbour)
    page = rev.page
    rev.press("/")
    assert page.threads.table.hasFocus()
    rows = page.finder.rows
    assert len(rows.numbers) == 3
    rev.qtbot.waitUntil(lambda: rows.row_at(0) is not None)
    told = str(rows.data(rows.index(0, 0), Qt.ItemDataRole.AccessibleTextRole))
    # How names are listed is up to the language of the machine.
    assert told.replace(" and ", ", ") == "Title of storm. open. ben, mira"
    page.threads.which.picked.emit("differences")
    rev.qtbot.waitUntil(lambda: len(rows.numbers) == 1)
    page.threads.which.picked.emit("all")
    rev.qtbot.waitUntil(lambda: len(rows.numbers) == 3)
    page.threads.whose.picked.emit(("zoe",))
    rev.wait_for("mill")
    assert page.reviewing.sides.is_alone


def test_a_row_opens_its_thread(sit: Sit, harbour: Project) -> None:
    two_differ(harbour)
    hand_in(harbour, "zoe", AGREED, thread="mill")
    rev = sit(harbour)
    rev.press("/", "Down", "Return")
    rev.wait_for("mill")
    assert rev.page.view.hasFocus()
    rev.qtbot.waitUntil(lambda: rev.page.hints.which.text() == "Thread 2 of 2")


def test_a_thread_is_returned_with_a_note(sit: Sit, harbour: Project) -> None:
    hand_in(harbour, "mira", AGREED)
    rev = sit(harbour)
    rev.click(rev.page.beside.give_back)
    rev.write("dates, please")
    rev.press("Return")
    rev.settle()
    assert rev.heard[-1] == "Returned to mira; it is in progress again there."
    rev.qtbot.waitUntil(lambda: rev.page.bench.session is None)
    own = harbour.reviewing.rows(harbour.reviewing.threads(ReviewQuery()))
    assert own == []
    harbour.set_annotator("mira")
    session = harbour.session("storm")
    assert session.sets["storm"].state == "in_progress"
    assert [(note.author, note.text) for note in session.sets["storm"].notes] == [("rev", "Returned: dates, please")]
    harbour.set_annotator("rev")


def test_reasons_are_edited_where_they_are_chosen(sit: Sit, harbour: Project) -> None:
    two_differ(harbour)
    rev = sit(harbour)
    rev.click(rev.page.card.reasons.edit)
    dialog = rev.page.sheets.reasons
    assert dialog is not None
    dialog.field.setPlainText("guideline 4.2\n\n slip \nslip")
    rev.click(dialog.keep)
    assert list(rev.page.card.reasons.chips) == ["guideline 4.2", "slip"]
    rev.qtbot.waitUntil(lambda: harbour.reviewing.settings().reasons == ("guideline 4.2", "slip"))


def test_a_majority_is_previewed_and_one_undo_takes_it_back(sit: Sit, harbour: Project) -> None:
    for thread in ("storm", "ferry"):
        two_differ(harbour, thread=thread)
        third = (*AGREED, ("Northgate bridge", "FAC"), ("Harbour Authority", "ORG"))
        hand_in(harbour, "zoe", third, thread=thread, sentiment="negative", stance="against")
    rev = sit(harbour)
    rev.page.trigger("accept_majority")
    dialog = rev.page.sheets.majority
    assert dialog is not None
    assert dialog.rows.whats == ["FAC “Northgate bridge”", "ORG “Harbour Authority”", "Against toward Odile Fenn"]
    dialog.where.chosen.emit("query")
    rev.qtbot.waitUntil(lambda: dialog.rows.rowCount() == 6)
    dialog.rows.toggle(0)
    assert dialog.give.text() == "Settle 5 differences"
    rev.click(dialog.give)
    rev.qtbot.waitUntil(lambda: bool(rev.heard) and rev.heard[-1].startswith("Settled by majority: 5 differences"))
    assert rev.gold() == [("Harbour Authority", "ORG")]
    assert rev.at == "Northgate bridge"
    rev.window.activateWindow()
    rev.qtbot.waitUntil(rev.window.isActiveWindow)
    rev.page.view.setFocus()
    rev.press("Ctrl+Z")
    rev.qtbot.waitUntil(lambda: rev.gold() == [])
    assert rev.heard[-1] == "Undid: verdicts on 5 labels"


def test_what_happens_elsewhere_is_read_when_the_page_comes_back(sit: Sit, harbour: Project) -> None:
    two_differ(harbour)
    rev = sit(harbour)
    rev.page.bench.show(shown=False)
    session = harbour.reviewing.session("storm")
    done = session.decide(session.all_points()[0], ())
    rev.page.desk.keep_track(done)
    rev.settle()
    assert len(rev.page.reviewing.waiting) == 3
    rev.page.bench.show(shown=True)
    assert len(rev.page.reviewing.waiting) == 2


@pytest.mark.parametrize("size", [(1440, 900), (900, 640)])
def test_the_card_stands_under_its_words_and_in_sight(sit: Sit, harbour: Project, size: tuple[int, int]) -> None:
    two_differ(harbour)
    rev = sit(harbour)
    rev.window.resize(*size)
    for _ in range(3):
        QApplication.processEvents()
        rev.qtbot.waitUntil(lambda: not rev.page.card_place._fitting.isActive())
        card, viewport = rev.page.card.geometry(), rev.page.view.viewport().rect()
        assert rev.page.card.isVisible()
        assert viewport.intersects(card)
        assert card.bottom() <= viewport.bottom() or card.height() > viewport.height() // 2
        rev.press("Tab")


def test_every_part_has_a_name(sit: Sit, harbour: Project, tmp_path: Path) -> None:
    two_differ(harbour)
    rev = sit(harbour)
    page = rev.page
    for widget in (
        page.left,
        page.points.list,
        page.threads.table,
        page.threads.whose,
        page.threads.which,
        page.beside,
    ):
        assert widget.accessibleName()
    assert all(button.accessibleName() for button in page.card.buttons)
    assert page.card.reasons.field.accessibleName()


def test_pressing_a_card_does_what_its_key_does(sit: Sit, harbour: Project) -> None:
    two_differ(harbour)
    rev = sit(harbour)
    rev.click(rev.page.card.buttons[1])
    assert rev.gold() == [("Northgate bridge", "FAC")]
    rev.click(rev.page.card.reasons.chips["guideline"])
    assert [each.reason for each in rev.corrections()] == ["guideline"]


def test_an_option_on_a_card_in_the_thread_is_a_verdict(sit: Sit, harbour: Project) -> None:
    two_differ(harbour)
    rev: Reviewer = sit(harbour)
    rev.page.reviewing.answer("storm-c", "sentiment", None, "positive")
    assert rev.gold("storm-c") == [("sentiment", "positive")]
    assert {each.kind for each in rev.corrections("storm-c")} == {"change"}
