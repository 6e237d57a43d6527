"""What comes after a thread was reviewed: contested verdicts, settled threads, returns, and what is told of them."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from annotator.domain.assignment import Dealing
from annotator.domain.review_query import ReviewQuery
from annotator.gui.label_history.dialog import LabelHistoryDialog
from annotator.gui.review import words
from annotator.gui.thread_view.intents import OptionClicked
from annotator.project import Project
from tests.gui.review.conftest import Sit
from tests.reviewed import AGREED, contest, hand_in, two_differ


def settled_and_contested(project: Project) -> None:
    """As ``contest``, in a thread that was settled."""
    contest(project)
    project.reviewing.session("storm").settle().saved.result()


def test_contested_verdicts_of_settled_threads_are_counted_and_one_press_away(sit: Sit, harbour: Project) -> None:
    settled_and_contested(harbour)
    rev = sit(harbour)
    link = rev.page.left.contested
    rev.qtbot.waitUntil(link.isVisible)
    assert link.text() == "1 contested"
    assert rev.thread == ""
    rev.click(link)
    rev.wait_for("storm")
    assert rev.question == "mira does not accept the verdict. Does it stand?"
    assert not any(chip.isEnabled() for chip in rev.page.threads.chips)
    rev.press("Space")
    session = rev.page.bench.session
    assert session is not None
    assert session.is_settled
    assert not any(each.point and each.point.contested for each in rev.page.reviewing.places)
    assert rev.heard == []
    rev.settle()
    rev.qtbot.waitUntil(link.isHidden)


def test_an_answer_of_a_settled_thread_is_changed_by_a_click_and_told(sit: Sit, harbour: Project) -> None:
    two_differ(harbour)
    rev = sit(harbour)
    rev.press("Ctrl+1", "Ctrl+1", "Ctrl+1", "Ctrl+Return")
    rev.settle()
    rev.page.finder.ask(ReviewQuery(show="all"), opening=True)
    rev.wait_for("storm")
    rev.page.view.intent.emit(OptionClicked("storm-c", "sentiment", None, "positive"))
    assert rev.at == "sentiment of storm-c"
    assert ("sentiment", "positive") in rev.gold("storm-c")
    assert rev.heard[-1].startswith("Decided anew: ")
    assert rev.heard[-1].endswith("Ctrl Z takes it back.")
    session = rev.page.bench.session
    assert session is not None
    assert session.is_settled
    told = len(rev.heard)
    rev.page.view.intent.emit(OptionClicked("storm-c", "sentiment", None, "positive"))
    assert len(rev.heard) == told


def test_taking_a_layers_only_label_out_says_that_the_thread_is_open_again(sit: Sit, harbour: Project) -> None:
    hand_in(harbour, "mira", ())
    rev = sit(harbour)
    rev.select("Tuesday")
    rev.press("1")
    rev.press("Ctrl+Shift+Return", "Ctrl+Return")
    rev.settle()
    rev.page.finder.ask(ReviewQuery(show="all"), opening=True)
    rev.wait_for("storm")
    place = next(each for each in rev.page.reviewing.places if each.added is not None)
    rev.page.reviewing.go_to(place)
    rev.press("Backspace")
    assert rev.heard[-1] == "This thread is open again."


@pytest.mark.qt_log_ignore("grabbing the keyboard", "support raise", "propagateSizeHints")
@pytest.mark.parametrize("key", ["Ctrl+H", "Ctrl+Shift+H"])
def test_the_history_of_a_label_is_shown_of_the_side_that_is_chosen(sit: Sit, harbour: Project, key: str) -> None:
    two_differ(harbour)
    rev = sit(harbour)
    rev.press(key)
    menu = rev.page.sheets.held
    assert menu is not None
    assert [each.text() for each in menu.actions()] == [
        "A · ben: LOC “Northgate bridge”",
        "B · mira: FAC “Northgate bridge”",
    ]
    QTest.keyClick(menu, Qt.Key.Key_Return)
    rev.qtbot.waitUntil(lambda: isinstance(QApplication.activeModalWidget(), LabelHistoryDialog))
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, LabelHistoryDialog)
    assert "ben" in dialog.lines[0]
    dialog.close()


@pytest.mark.qt_log_ignore("grabbing the keyboard", "support raise", "propagateSizeHints")
def test_a_label_that_was_refused_has_a_history_too(sit: Sit, harbour: Project) -> None:
    hand_in(harbour, "mira", AGREED)
    rev = sit(harbour)
    place = rev.here
    assert place is not None
    rev.press("Backspace")
    rev.settle()
    refused = rev.page.reviewing.place(place.key)
    assert refused is not None
    rev.page.reviewing.go_to(refused)
    assert rev.gold() == []
    assert rev.page.can("label_history")
    rev.press("Ctrl+H")
    rev.qtbot.waitUntil(lambda: isinstance(QApplication.activeModalWidget(), LabelHistoryDialog))
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, LabelHistoryDialog)
    assert dialog.lines[0] == "mira labelled DATE “Sunday”"
    assert dialog.lines[1].endswith("rejected it")
    dialog.close()


def test_after_a_return_comes_the_next_thread_and_undo_says_what_it_takes_back(sit: Sit, harbour: Project) -> None:
    two_differ(harbour)
    hand_in(harbour, "mira", AGREED, thread="ferry")
    rev = sit(harbour)
    rev.page.reviewing.give_back("mira", "")
    rev.wait_for("ferry")
    rev.settle()
    rev.press("Ctrl+Z")
    rev.wait_for("storm")
    rev.qtbot.waitUntil(lambda: rev.heard[-1] == "Undid: return of the thread to mira")


def test_where_most_say_nothing_a_sentence_says_so_in_the_middle(sit: Sit, harbour: Project) -> None:
    two_differ(harbour)
    rev = sit(harbour)
    rev.page.trigger("accept_majority")
    dialog = rev.page.sheets.majority
    assert dialog is not None
    assert dialog.nothing.isVisible()
    assert dialog.nothing.text() == "No open difference has a majority."
    assert not dialog.table.isVisible()
    assert not dialog.give.isVisible()
    dialog.close()


def test_counts_name_what_is_settled_without_a_label_and_what_waits_for_approval(sit: Sit, harbour: Project) -> None:
    two_differ(harbour)
    rev = sit(harbour)
    beside = rev.page.beside
    rev.qtbot.waitUntil(lambda: beside.agreed.text().startswith("4 labels that both gave; Settle and next approves"))
    rev.press("Ctrl+Shift+Return")
    rev.qtbot.waitUntil(lambda: beside.agreed.text().startswith("4 labels that both gave, all approved."))
    rev.qtbot.waitUntil(lambda: beside.gold.text() == "6 of 9 settled · Entities 3, Sentiment 1, nothing 2")


def test_labels_are_counted_without_the_layers_that_were_left_empty(sit: Sit, harbour: Project) -> None:
    hand_in(harbour, "mira", AGREED)
    rev = sit(harbour)
    rev.qtbot.waitUntil(lambda: "3 labels" in rev.page.points.head.text())


def test_a_note_near_the_end_of_the_text_is_in_sight(sit: Sit, harbour: Project) -> None:
    hand_in(harbour, "mira", AGREED)
    rev = sit(harbour)
    rev.page.reviewing.go_to(rev.page.reviewing.places[-1])
    rev.window.resize(1440, 480)
    card, view = rev.page.card, rev.page.view
    field = card.reasons.field
    for _ in range(9):
        QApplication.processEvents()
    whole = card.height()
    rev.press("N")

    def in_sight() -> bool:
        bottom = field.mapTo(view.viewport(), field.rect().bottomLeft()).y()
        grown = card.height() >= whole + field.sizeHint().height()
        return grown and bottom <= view.viewport().height()

    rev.qtbot.waitUntil(in_sight)


def test_names_stay_as_their_bearers_write_them(sit: Sit, harbour: Project) -> None:
    two_differ(harbour)
    rev = sit(harbour)
    place = next(each for each in rev.page.reviewing.places if each.document.id == "storm-c" and not each.extent)
    named = replace(place.document, author="karsh_b")
    assert words.subject(replace(place, document=named), None) == "karsh_b’s comment"
    assert words.subject(replace(place, document=replace(named, author=None)), None) == "A comment"


def test_who_was_given_the_thread_and_has_not_submitted_is_named(sit: Sit, harbour: Project) -> None:
    harbour.assigning.assign(Dealing(to=("bo", "mira"), share=100, by=2, seed=1)).result()
    hand_in(harbour, "mira", AGREED)
    rev = sit(harbour)
    assert rev.page.heading.state.text() == "bo has not submitted yet"
    rows = rev.page.finder.rows
    rev.qtbot.waitUntil(lambda: rows.row_at(0) is not None)
    told = str(rows.data(rows.index(0, 0), Qt.ItemDataRole.AccessibleTextRole))
    assert told == "Title of storm. open. mira, bo has not submitted yet"


def test_what_is_approved_with_one_key_is_called_by_what_it_is(sit: Sit, harbour: Project) -> None:
    two_differ(harbour)
    hand_in(harbour, "mira", AGREED, thread="ferry")
    rev = sit(harbour)
    rev.qtbot.waitUntil(lambda: rev.page.hints.rest.text() == "Approve what is agreed")
    rev.page.finder.ask(ReviewQuery(annotators=("mira",)))
    rev.qtbot.waitUntil(lambda: rev.page.hints.rest.text() == "Approve the rest")
