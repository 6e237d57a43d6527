"""Labelling a thread: what a person does, and what is on the screen then."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from annotator.datasets.import_report import ImportRequest
from annotator.domain.schema_file import read_schema
from annotator.gui.thread_view.intents import OptionClicked, TargetWanted
from annotator.project import Project
from annotator.settings import shipped_schemas
from tests.gui.annotate.person import Person
from tests.gui.annotate.threads import write_threads

# What the offscreen platform has to say of every menu.
pytestmark = pytest.mark.qt_log_ignore("grabbing the keyboard", "support raise")


def armed(somebody: Person) -> list[str]:
    """The labels that the palette shows as being in the hand."""
    QApplication.processEvents()
    return [label for (_, label), button in somebody.page.inspector.palette_.buttons.items() if button.is_armed]


def test_a_thread_is_labelled_by_keyboard_alone(ada: Person) -> None:
    assert ada.thread == "storm"
    # The first suggestion is right, the second is not.
    ada.press("Tab")
    assert ada.card == "Sunday"
    ada.press("Space")
    assert ada.card == "Marren Peninsula"
    ada.press("Backspace")
    assert ada.spans() == [("Sunday", "DATE")]
    assert ada.card == "Sentiment"
    ada.press("2")
    assert ada.answers("storm") == {"sentiment": "neutral"}
    # The first comment: negative; for what the article claims.
    assert "Sentiment" in ada.card
    ada.press("1", "1")
    assert ada.answers("c1") == {"sentiment": "negative", "toward " + ada.text("storm").split("\n")[0]: "favor"}
    # The second: the suggestions are right.
    ada.press("Return")
    assert ada.answers("c2")["sentiment"] == "negative"
    ada.press("3", "Return")
    assert ada.answers("c2")["toward Odile Fenn"] == "against"
    # A name that nobody suggested, by the caret.
    ada.select("Odile Fenn")
    ada.press("1")
    assert ("Odile Fenn", "PERSON") in ada.spans()
    ada.press("Alt+1")
    ada.press("Ctrl+Return")
    ada.wait_for("t1")
    ada.settle()
    project = ada.page.desk.project
    assert {each.state for each in project.session("storm").sets.values()} == {"submitted"}
    fenn = [span for span in project.session("storm").sets["storm"].spans if span.label == "PERSON"]
    assert fenn[0].attribute("sentiment") == "negative"
    assert ada.troubles == []


def test_a_thread_is_labelled_by_mouse_alone(ada: Person) -> None:
    inspector = ada.page.inspector
    # A drag, then a click on the label.
    ada.drag("Odile Fenn")
    ada.click_on(inspector.palette_.buttons["entities", "PERSON"])
    assert ("Odile Fenn", "PERSON") in ada.spans()
    assert ada.card == "Odile Fenn"
    # The label in the hand first, then drags.
    ada.click(ada.point("denies it"))
    ada.click_on(inspector.palette_.buttons["entities", "ORG"])
    assert armed(ada) == ["ORG"]
    ada.drag("Harbour Authority")
    ada.drag("University of Eldis")
    assert {("Harbour Authority", "ORG"), ("University of Eldis", "ORG")} <= set(ada.spans())
    ada.click_on(inspector.palette_.buttons["entities", "ORG"])
    assert armed(ada) == []
    # A suggestion: a click on it, a click on Accept.
    ada.click(ada.point("Sunday"))
    assert ada.card == "Sunday"
    ada.click_on(inspector.span_card.accept)
    assert ("Sunday", "DATE") in ada.spans()
    # Answers by click.
    for document_id, label in (("storm", "neutral"), ("c1", "negative"), ("c2", "negative")):
        ada.click(ada.option(document_id, OptionClicked, layer="sentiment", label=label))
    ada.click(ada.option("c1", OptionClicked, layer="stance", label="favor"))
    # A target of one's own.
    ada.click(ada.option("c2", TargetWanted))
    targets = ada.page.targets
    assert targets.isVisible()
    row = targets.list.rows.index(targets.titles.index("Odile Fenn"))
    QTest.mouseClick(targets.list.viewport(), Qt.MouseButton.LeftButton, pos=targets.list.visualRect(row).center())
    assert "Odile Fenn" in ada.card
    ada.click_on(inspector.question_card.buttons["against"])
    assert ada.answers("c2")["toward Odile Fenn"] == "against"
    ada.click_on(ada.page.hints.submit)
    ada.wait_for("t1")
    assert ada.troubles == []


def test_a_label_without_anything_selected_takes_the_token_at_the_caret(ada: Person) -> None:
    ada.click(ada.point("Engineers"))
    ada.press("2")
    assert ada.spans() == [("Engineers", "NORP")]
    ada.press("3")
    assert ada.spans() == [("Engineers", "ORG")]
    ada.press("Delete")
    assert ada.spans() == []


def test_escape_puts_down_the_label_then_the_selection_then_the_span(ada: Person) -> None:
    ada.drag("Odile Fenn")
    ada.press("1")
    ada.select("Harbour Authority")
    palette = ada.page.inspector.palette_.buttons
    ada.press("Escape")
    selection = ada.page.view.selection
    assert selection is not None
    assert selection.is_caret
    ada.press("K")
    assert ada.card == "Odile Fenn"
    ada.press("Escape")
    assert ada.card == ""
    ada.click(ada.point("denies it"))
    ada.click_on(palette["entities", "PERSON"])
    assert armed(ada) == ["PERSON"]
    ada.press("Escape")
    assert armed(ada) == []


def test_ends_move_by_tokens_and_by_characters(ada: Person) -> None:
    ada.select("Odile Fenn")
    ada.press("1", "Alt+Shift+Right")
    assert ada.spans() == [("Odile Fenn said", "PERSON")]
    ada.press("Alt+Shift+Left", "Alt+Right")
    assert ada.spans() == [("Fenn", "PERSON")]
    ada.press("R")
    assert ada.page.view.selection is not None
    assert not ada.page.view.selection.is_caret
    ada.press("Shift+Left", "Return")
    assert ada.spans() == [("Fen", "PERSON")]
    assert ada.card == "Fen"


def test_walking_back_and_forth(ada: Person) -> None:
    ada.press("Tab", "Tab", "Shift+Tab")
    assert ada.card == "Sunday"
    ada.press("Shift+Tab")
    assert "Odile Fenn" in ada.card
    ada.select("Odile Fenn")
    ada.press("1")
    ada.select("PORT ELDIS")
    ada.press("4", "J")
    assert ada.card == "Odile Fenn"
    ada.press("K")
    assert ada.card == "PORT ELDIS"


def test_an_entity_of_ones_own_is_typed(ada: Person) -> None:
    ada.click(ada.point("Fenn", "c1"))
    ada.press("T")
    targets = ada.page.targets
    assert targets.isVisible()
    assert targets.titles[0].startswith("The claim")
    ada.write("The mayor")
    assert targets.titles[0] == "Another entity: “The mayor”"
    ada.press("Return")
    assert not targets.isVisible()
    assert ada.card == "Stance toward The mayor"
    ada.come_back()
    ada.press("2")
    assert ada.answers("c1") == {"toward The mayor": "against"}


def test_nothing_is_a_target_in_an_article(ada: Person) -> None:
    ada.click(ada.point("Engineers"))
    ada.press("T")
    assert not ada.page.targets.isVisible()
    assert "stance" in ada.heard[-1]


def test_undo_says_what_and_goes_there_over_threads(ada: Person) -> None:
    ada.select("PORT ELDIS")
    ada.press("4")
    ada.settle()
    ada.press("S")
    ada.wait_for("t1")
    ada.press("Ctrl+Z")
    ada.wait_for("storm")
    ada.qtbot.waitUntil(lambda: ada.heard[-1:] == ["Undid: GPE “PORT ELDIS”"])
    assert ada.spans() == []
    ada.press("Ctrl+Shift+Z")
    ada.qtbot.waitUntil(lambda: ada.heard[-1] == "Did again: GPE “PORT ELDIS”")
    assert ada.spans() == [("PORT ELDIS", "GPE")]
    assert ada.card == "PORT ELDIS"
    ada.press("Ctrl+Y")
    ada.qtbot.waitUntil(lambda: "nothing" in ada.heard[-1])


def test_submitting_with_open_questions_says_so_first(ada: Person) -> None:
    ada.press("Ctrl+Return")
    assert ada.thread == "storm"
    assert ada.heard[-1] == "Ctrl ↵ again submits all the same. Still open: Sentiment, of the article and 4 more."
    assert ada.card == "Sentiment"
    ada.press("Ctrl+Return")
    ada.wait_for("t1")


def test_moving_on_after_the_warning_asks_for_a_warning_again(ada: Person) -> None:
    ada.press("Ctrl+Return", "2", "Ctrl+Return")
    assert ada.thread == "storm"
    assert len([sentence for sentence in ada.heard if "Still open" in sentence]) == 2


def test_a_flag_has_a_reason_and_can_be_taken_away(ada: Person) -> None:
    ada.press("F")
    assert ada.page.flags.isVisible()
    ada.write("wrong author")
    ada.press("Return")
    assert ada.heard[-1] == "Flagged: wrong author"
    ada.qtbot.waitUntil(lambda: "flagged: wrong author" in " ".join(ada.page.inspector.history.lines))
    ada.come_back()
    ada.press("F")
    assert ada.heard[-1] == "The flag is taken away."


def test_the_history_tells_what_happened(ada: Person) -> None:
    ada.select("PORT ELDIS")
    ada.press("4")
    ada.qtbot.waitUntil(lambda: bool(ada.page.inspector.history.lines))
    assert ada.page.inspector.history.lines[0].endswith("you labelled GPE “PORT ELDIS”")


def test_the_guideline_follows_what_is_current(ada: Person) -> None:
    ada.press("Tab")
    assert ada.page.inspector.guideline.title == "GUIDELINE · DATE"
    assert "**Yes:** Sunday" in ada.page.inspector.guideline.text
    ada.press("Tab", "Tab")
    assert ada.page.inspector.guideline.title == "GUIDELINE · SENTIMENT"


def test_panes_are_reached_by_f6(ada: Person) -> None:
    page = ada.page
    ada.press("F6")
    assert page.inspector.isAncestorOf(QApplication.focusWidget() or page)
    ada.press("F6")
    assert QApplication.focusWidget() is page.queue.table
    ada.press("F6")
    assert QApplication.focusWidget() is page.view
    ada.press("Shift+F6")
    assert QApplication.focusWidget() is page.queue.table


def test_letters_typed_in_the_search_label_nothing(ada: Person) -> None:
    ada.click(ada.point("Engineers"))
    ada.press("/")
    assert QApplication.focusWidget() is ada.page.queue.search
    ada.write("fjs1")
    assert ada.page.queue.search.text() == "fjs1"
    assert ada.spans() == []
    ada.press("Escape")
    assert QApplication.focusWidget() is ada.page.view


def test_the_sheet_of_keys_shows_commands_and_labels(ada: Person) -> None:
    ada.press("?")
    sheet = QApplication.activeModalWidget()
    assert sheet is not None
    words = {label.text() for label in sheet.findChildren(type(ada.page.inspector.heading))}
    assert {"PERSON", "Submit and open the next", "Next span or answer"} <= words
    sheet.close()


def test_what_fits_no_schema_is_said_and_changes_nothing(ada: Person) -> None:
    ada.page.view.select("storm", 54, 56)
    ada.press("1")
    assert ada.spans() == []
    assert "white space" in ada.troubles[-1]


def test_whatever_is_current_is_on_screen(ada: Person) -> None:
    ada.page.window().resize(1440, 520)
    view = ada.page.view
    for _ in range(12):
        ada.press("Tab")
        current = ada.page.annotating.position.current
        assert current is not None
        if current.layer is not None:
            at = ada.option(current.document_id, OptionClicked, layer=current.layer, target=current.target)
            assert view.viewport().rect().contains(at), ada.card


def test_a_right_click_offers_what_the_keys_do(ada: Person) -> None:
    ada.right_click(ada.point("Marren Peninsula"))
    menu = ada.menu()
    assert [action.text() for action in menu.actions()[:3]] == ["Accept\tSpace", "Reject\t⌫", ""]
    ada.pick("LOC\t5")
    assert ada.spans() == [("Marren Peninsula", "LOC")]
    ada.right_click(ada.point("Marren Peninsula"))
    assert [action.text() for action in ada.menu().actions() if action.isChecked()] == ["LOC\t5"]
    ada.pick("Delete\t⌫")
    assert ada.spans() == []


def test_a_right_click_on_nothing_offers_nothing(ada: Person) -> None:
    ada.click(ada.point("denies it"))
    ada.right_click(ada.point("denies it"))
    assert QApplication.activePopupWidget() is None


def test_what_is_copied_is_the_text_itself(ada: Person) -> None:
    ada.select("“ignored two warnings”")
    ada.press("Ctrl+C")
    assert QApplication.clipboard().text() == "“ignored two warnings”"


def test_where_there_are_only_questions_the_keys_answer_from_the_start(
    sit: Callable[..., Person], tmp_path: Path
) -> None:
    schema = read_schema(shipped_schemas()[1])
    texts, _ = write_threads(tmp_path, count=1)
    with Project.create(tmp_path / "replies.annot", schema, annotator="ada") as project:
        project.import_files(ImportRequest(paths=(texts,))).result()
        person = sit(project)
        before = person.card
        assert before
        person.press("1")
        work = person.page.annotating.work
        assert work is not None
        assert [annotation for each in work.sets.values() for annotation in each]
        assert person.page.inspector.guideline.isVisible()
        person.settle()


def test_the_usual_reasons_for_a_flag_are_chosen_by_arrows(ada: Person) -> None:
    ada.press("F")
    assert ada.page.flags.titles[ada.page.flags.list.place] == "not sure how to label it"
    ada.press("Down", "Return")
    assert ada.heard[-1] == "Flagged: the guideline does not cover it"


def test_a_label_on_what_is_labelled_changes_its_label(ada: Person) -> None:
    ada.select("Odile Fenn")
    ada.press("1")
    ada.select("Odile Fenn")
    ada.press("3")
    assert ada.spans() == [("Odile Fenn", "ORG")]
    ada.select("Odile Fenn")
    ada.press("3")
    assert ada.heard[-1] == "It is labelled so already: ORG “Odile Fenn”"
    ada.press("3")
    assert ada.heard.count("It is labelled so already: ORG “Odile Fenn”") == 2
    assert ada.spans() == [("Odile Fenn", "ORG")]


def test_one_more_label_on_the_same_words(ada: Person) -> None:
    ada.select("Eldis")
    ada.press("4", "Alt+Shift+3")
    assert ada.spans() == [("Eldis", "GPE"), ("Eldis", "ORG")]
    ada.press("Alt+Shift+3")
    assert ada.heard[-1] == "It is labelled so already: ORG “Eldis”"
    ada.right_click(ada.point("Eldis"))
    more = next(each.menu() for each in ada.menu().actions() if each.text() == "One more label")
    texts = [action.text() for action in more.actions()]  # type: ignore[attr-defined]
    assert "PERSON\tAlt Shift 1" in texts
    assert len(texts) == len(ada.page.annotating.span_labels) - 1
    ada.menu().close()


def test_a_suggestion_that_is_drawn_by_hand_is_accepted(ada: Person) -> None:
    ada.drag("Marren Peninsula")
    ada.press("5")
    work = ada.page.annotating.work
    assert work is not None
    (span,) = work.sets["storm"].spans
    assert (span.label, span.origin) == ("LOC", "accepted")


def test_the_first_suggestion_in_sight_is_offered_and_taken_by_one_key(ada: Person) -> None:
    ada.qtbot.waitUntil(lambda: ada.card == "Sunday")
    ada.press("Space")
    assert ada.spans() == [("Sunday", "DATE")]
    assert ada.card == "Marren Peninsula"
    ada.press("Backspace")
    assert ada.spans() == [("Sunday", "DATE")]
    assert ada.card == "Sentiment"


def test_what_is_only_offered_keeps_no_label_from_the_hand(ada: Person) -> None:
    ada.qtbot.waitUntil(lambda: ada.card == "Sunday")
    ada.click_on(ada.page.inspector.palette_.buttons["entities", "PERSON"])
    assert armed(ada) == ["PERSON"]
    ada.drag("Odile Fenn")
    assert ada.spans() == [("Odile Fenn", "PERSON")]


def test_what_is_offered_and_scrolled_away_is_seen_before_it_is_decided(ada: Person) -> None:
    ada.qtbot.waitUntil(lambda: ada.card == "Sunday")
    ada.page.window().resize(1440, 420)
    ada.page.view.scroll_to(ada.page.view.verticalScrollBar().maximum())
    ada.press("Space")
    assert ada.spans() == []
    assert ada.page.view.scrolled < ada.page.view.verticalScrollBar().maximum()
    ada.press("Space")
    assert ada.spans() == [("Sunday", "DATE")]
