"""Suggestions before an annotator: what is known of each, taking many, and never being in the way."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from annotator.domain.accepting import Decided, TrackRecord
from annotator.domain.annotation import (
    AttributeConfidence,
    SpanAnnotation,
    Suggestion,
)
from annotator.domain.finding import Labelled, Place
from annotator.domain.queue import QueueQuery
from annotator.domain.suggesting import SuggestionSettings
from annotator.gui.suggesting.accept_dialog import ProjectAcceptDialog, ThreadAcceptDialog
from annotator.gui.suggesting.arrivals import Arrivals
from annotator.gui.suggesting.taking import Taking
from tests.gui.annotate.person import LEFT, Person
from tests.gui.annotate.threads import ARTICLE, span_suggestion, suggestions


def suggest(person: Person, *more: Suggestion, document: str = "storm", by: SuggestionSettings | None = None) -> None:
    """Let suggestions come in beside those that are there."""
    session = person.page.desk.session
    assert session is not None
    found = {document: (*session.suggestions.get(document, ()), *more)}
    person.page.desk.show_suggestions(session, found, by or SuggestionSettings())
    QApplication.processEvents()


def lines(person: Person) -> tuple[str, ...]:
    QApplication.processEvents()
    return person.page.inspector.span_card.lines


def go(person: Person, quote: str) -> None:
    person.click(person.point(quote))
    QApplication.processEvents()
    assert person.card == quote


def names(person: Person, document: str = "storm") -> list[str]:
    scene = person.page.view.scene
    assert scene is not None
    marks = scene.texts(document)[0]._marks()
    return [mark.name for mark in marks.between(0, len(person.text(document)))]


# --- what is known ---


def test_a_suggestion_says_who_how_often_and_how_sure(ada: Person) -> None:
    go(ada, "Marren Peninsula")
    assert lines(ada) == ("LOC · from news-en · seen once here", "84 % sure")
    record = TrackRecord({("news-en", "entities", 8): Decided(28, 31)})
    ada.page.show_record(record)
    assert lines(ada)[1] == "84 % sure · right in 9 of 10 like this"
    ada.page.show_record(TrackRecord({("news-en", "entities", 8): Decided(19, 19)}))
    assert lines(ada)[1] == "84 % sure"


@pytest.mark.parametrize(
    ("basis", "sure", "said"),
    [
        ("calibrated", 0.6, "60 % sure · calibrated"),
        ("score", 0.6, "60 % sure · the pipeline’s own score"),
        ("rule", None, "found by a rule, no probability"),
        ("none", None, "no probability"),
    ],
)
def test_the_basis_of_a_confidence_is_said_in_words(ada: Person, basis: str, sure: float | None, said: str) -> None:
    made = replace(span_suggestion("x", ARTICLE, "Harbour Authority", "ORG", 0), basis=basis, confidence=sure)  # type: ignore[arg-type]
    suggest(ada, made)
    go(ada, "Harbour Authority")
    assert lines(ada)[1] == said


def test_the_first_agent_is_heard_and_the_other_one_s_word_is_told(ada: Person) -> None:
    other = replace(span_suggestion("x", ARTICLE, "Marren Peninsula", "GPE", 0.99), agent="zeta")
    suggest(ada, other)
    assert names(ada).count("LOC 84") == 1
    assert not any(name.startswith("GPE") for name in names(ada))
    go(ada, "Marren Peninsula")
    assert lines(ada)[-1] == "zeta says GPE"


def test_a_decision_keeps_the_machine_s_word(ada: Person) -> None:
    go(ada, "Marren Peninsula")
    ada.press("Space")
    go(ada, "Marren Peninsula")
    assert lines(ada) == ("LOC · an accepted suggestion · seen once here", "from news-en, 84 % sure")
    ada.press("4")
    assert lines(ada)[1] == "from news-en, 84 % sure, which said LOC"
    ada.settle()
    history = ada.page.inspector.history
    ada.qtbot.waitUntil(lambda: any("from news-en, 84 % sure" in line for line in history.lines))


def test_a_relabelled_suggestion_is_not_told_as_accepted(ada: Person) -> None:
    work = ada.page.annotating.work
    assert work is not None
    taught = replace(work.suggestions["storm"][1], agent="learner", version="2-a4f5960e")
    suggest(ada, replace(taught, annotation=replace(taught.annotation, id="x")))
    go(ada, "Marren Peninsula")
    ada.press("4")
    ada.settle()
    history = ada.page.inspector.history
    ada.qtbot.waitUntil(lambda: any("changed a suggestion to GPE “Marren Peninsula”" in each for each in history.lines))
    assert "accepted" not in history.lines[0]
    assert history.lines[0].endswith("which said LOC")


def test_an_agent_of_ours_is_said_in_words_and_its_version_beside(ada: Person) -> None:
    taught = replace(span_suggestion("x", ARTICLE, "Harbour Authority", "ORG", 0.7), agent="learner", version="2-a4f5")
    suggest(ada, taught)
    go(ada, "Harbour Authority")
    card = ada.page.inspector.span_card
    assert "from the learner" in card.lines[0]
    assert "2-a4f5" not in " ".join(card.lines)
    assert "learner 2-a4f5" in card._sure.toolTip()


def test_label_all_leads_to_the_same_text_everywhere(ada: Person) -> None:
    suggest(ada, span_suggestion("x", ARTICLE, "Northgate bridge", "FAC", 0.7))
    go(ada, "Northgate bridge")
    button = ada.page.inspector.span_card.everywhere
    assert button.text() == "Label all 2 in this thread"
    with ada.qtbot.waitSignal(ada.page.annotating.everywhere):
        ada.click_on(button)


# --- above a threshold ---


@pytest.fixture
def taking(ada: Person) -> Taking:
    return Taking(ada.page, ada.page)


def dialog(ada: Person, kind: type[ThreadAcceptDialog | ProjectAcceptDialog]) -> ThreadAcceptDialog:
    ada.qtbot.waitUntil(lambda: any(each.isVisible() for each in ada.window.findChildren(kind)))
    (found,) = (each for each in ada.window.findChildren(kind) if each.isVisible())
    return found  # type: ignore[return-value]


def test_all_above_a_threshold_are_previewed_and_taken_as_one(ada: Person, taking: Taking) -> None:
    QApplication.processEvents()
    card = ada.page.inspector.above
    assert card.text == "80 % and more: 3 of 4"
    ada.press("Shift+Return")
    work = ada.page.annotating.work
    assert work is not None
    s2 = work.suggestions["storm"][1]
    shown = dialog(ada, ThreadAcceptDialog)
    assert shown.rows.whats == ["DATE “Sunday”", "LOC “Marren Peninsula”", "Sentiment: Negative"]
    assert ada.spans() == []
    QTest.keyClick(shown.table, Qt.Key.Key_Space)
    assert shown.give.text() == "Accept 2"
    QTest.mouseClick(shown.give, LEFT)
    assert ada.spans() == [("Marren Peninsula", "LOC")]
    assert ada.answers("c2") == {"sentiment": "negative"}
    work = ada.page.annotating.work
    assert work is not None
    (span,) = work.sets["storm"].spans
    assert (span.origin, span.suggestion) == ("accepted", s2.id)
    ada.qtbot.waitUntil(lambda: card.text == "80 % and more: 1 of 2")
    ada.settle()
    ada.page.view.setFocus()
    ada.page.trigger("undo")
    ada.qtbot.waitUntil(lambda: ada.spans() == [] and ada.answers("c2") == {})


def test_the_threshold_is_moved_by_keys_and_at_nothing_takes_what_says_no_probability(ada: Person) -> None:
    suggest(ada, replace(span_suggestion("x", ARTICLE, "Harbour Authority", "ORG", 0), confidence=None))
    card = ada.page.inspector.above
    card.slider.setFocus()
    QTest.keyClick(card.slider, Qt.Key.Key_PageUp)
    assert card.text == "85 % and more: 2 of 5"
    QTest.keyClick(card.slider, Qt.Key.Key_Home)
    assert card.text == "All of them: 5"


def test_what_is_less_sure_is_hidden_counted_and_shown_for_the_moment(ada: Person) -> None:
    suggest(ada, by=SuggestionSettings(thresholds={"entities": 0.9}))
    QApplication.processEvents()
    card = ada.page.inspector.above
    assert "LOC 84" not in names(ada)
    assert card.less_sure.text() == "1 less sure hidden · show"
    QTest.mouseClick(card.less_sure, LEFT)
    QApplication.processEvents()
    assert "LOC 84" in names(ada)
    assert card.less_sure.text() == "Hide those that are less sure"
    ada.page.trigger("less_sure")
    assert "LOC 84" not in names(ada)


def test_the_whole_project_is_previewed_and_taken_as_one(ada: Person, taking: Taking) -> None:
    taking.preview_everywhere()
    shown = dialog(ada, ProjectAcceptDialog)
    assert isinstance(shown, ProjectAcceptDialog)
    ada.qtbot.waitUntil(lambda: shown.rows.rowCount() == 3)
    assert shown.rows.whats[0] == "DATE “Sunday”"
    assert shown.found.text() == "3 suggestions in 1 thread. Submitted texts are left alone."
    QTest.mouseClick(shown.give, LEFT)
    ada.qtbot.waitUntil(lambda: len(ada.spans()) == 2)
    ada.qtbot.waitUntil(lambda: any("Accepted 3 suggestions; one Undo takes all back." in each for each in ada.heard))


# --- attributes ---


def with_feeling(identifier: str, quote: str, label: str, feeling: str, sure: float) -> Suggestion:
    made = span_suggestion(identifier, ARTICLE, quote, label, 0.7)
    assert isinstance(made.annotation, SpanAnnotation)
    span = replace(made.annotation, attributes=(("sentiment", feeling),))
    return replace(made, annotation=span, attributes=(AttributeConfidence("sentiment", sure, "calibrated"),))


def test_an_attribute_comes_with_its_suggestion(ada: Person) -> None:
    suggest(ada, with_feeling("x", "Harbour Authority", "ORG", "negative", 0.8))
    go(ada, "Harbour Authority")
    (row,) = ada.page.inspector.span_card._rows.values()
    assert row.value is None
    assert row._segments[0].text() == "− ? 80"
    ada.press("Alt+1")
    work = ada.page.annotating.work
    assert work is not None
    (span,) = work.sets["storm"].spans
    assert (span.attributes, span.origin) == ((("sentiment", "negative"),), "accepted")


def test_an_attribute_of_a_decided_span_is_a_quiet_sign_and_no_stop(ada: Person) -> None:
    ada.select("Harbour Authority")
    ada.press("3")
    suggest(ada, with_feeling("x", "Harbour Authority", "ORG", "negative", 0.8))
    assert "ORG −?" in names(ada)
    go(ada, "Harbour Authority")
    (row,) = ada.page.inspector.span_card._rows.values()
    assert row._segments[0].text() == "− ? 80"
    ada.press("Space")
    work = ada.page.annotating.work
    assert work is not None
    assert work.sets["storm"].spans[0].attributes == ()
    go(ada, "Harbour Authority")
    ada.press("Alt+1")
    assert ada.page.annotating.work is not None
    assert ada.page.annotating.work.sets["storm"].spans[0].attributes == (("sentiment", "negative"),)
    assert "ORG −" in names(ada)


# --- never in the way ---


def test_what_arrives_waits_until_the_mouse_is_let_go(ada: Person) -> None:
    desk = ada.page.desk
    session = desk.session
    assert session is not None
    arrivals = Arrivals(desk, lambda: ada.page.annotating.is_in_a_gesture, ada.page)
    viewport = ada.page.view.viewport()
    begin, end = ada.point("Harbour"), ada.point("Authority", end=True)
    QTest.mousePress(viewport, LEFT, pos=begin)
    made = span_suggestion("x", ARTICLE, "Odile Fenn", "PERSON", 0.9)
    arrivals._found.append((session, ({"storm": (made,)}, SuggestionSettings())))
    arrivals._show()
    QTest.mouseMove(viewport, end)
    assert "PERSON 90" not in names(ada)
    QTest.mouseRelease(viewport, LEFT, pos=end)
    ada.qtbot.waitUntil(lambda: "PERSON 90" in names(ada))
    position = ada.page.annotating.position
    assert position.range is not None
    assert ada.text("storm")[position.range.start : position.range.end] == "Harbour Authority"


def test_what_came_does_not_wait_for_what_was_shown_in_the_thread_before(
    ada: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = ada.page.desk
    arrivals = Arrivals(desk, lambda: False, ada.page)
    read: list[tuple[str, ...]] = []

    def of(documents: tuple[str, ...]) -> tuple[dict[str, tuple[Suggestion, ...]], SuggestionSettings]:
        read.append(documents)
        return {}, SuggestionSettings()

    monkeypatch.setattr(desk.project.proposals, "of", of)
    arrivals._read_later.start(3_600_000)
    arrivals.take(frozenset({"storm"}))
    with ada.qtbot.waitSignal(desk.opened):
        desk.open_thread("t1")
    ada.qtbot.waitUntil(lambda: read == [("storm",)])


def test_what_the_person_is_at_stays_although_it_is_proposed_no_more(ada: Person) -> None:
    go(ada, "Marren Peninsula")
    session = ada.page.desk.session
    assert session is not None
    ada.page.desk.show_suggestions(session, {"storm": suggestions()["storm"][:1]}, SuggestionSettings())
    assert ada.card == "Marren Peninsula"
    ada.press("Tab")
    assert ada.card != "Marren Peninsula"


def test_nothing_moves_on_the_screen_where_the_person_is(ada: Person) -> None:
    ada.select("ignored")
    ada.window.resize(1440, 420)
    QApplication.processEvents()
    before = ada.point("ignored")
    nested = [span_suggestion(f"n{at}", ARTICLE, quote, "FAC", 0.5) for at, quote in enumerate(QUOTES)]
    suggest(ada, *nested)
    view = ada.page.view
    assert view.hasFocus()
    assert len([name for name in names(ada) if name.startswith("FAC")]) == len(QUOTES)
    assert abs(_point(ada, "ignored").y() - before.y()) <= 1
    assert ada.page.annotating.position.range is not None


QUOTES = (
    "Northgate bridge on Sunday",
    "bridge on Sunday after",
    "Sunday after gusts",
    "the Northgate bridge on Sunday",
)


def _point(person: Person, quote: str) -> QPoint:
    view = person.page.view
    assert view.scene is not None
    offset = person.text("storm").index(quote)
    index, block = view.scene.text_index("storm", offset), view.scene.text_block("storm", offset)
    assert index is not None
    assert block is not None
    box = block.layout.stretches(offset, block.layout.step(offset, forward=True))[0]
    return QPoint(0, round(view.scene.top(index) + block.line_middle(box.line) - view.scrolled))


def test_a_thread_that_nobody_touched_offers_nothing_that_came_late(ada: Person) -> None:
    ada.press("Esc")
    desk = ada.page.desk
    with ada.qtbot.waitSignal(desk.opened):
        desk.open_thread("t1")
    session = desk.session
    assert session is not None
    text = ada.text("t1")
    desk.show_suggestions(
        session, {"t1": (span_suggestion("x", text, "Port Eldis", "GPE", 0.9),)}, SuggestionSettings()
    )
    QApplication.processEvents()
    assert ada.page.annotating.position.marked is None
    ada.press("Space")
    assert ada.card == "Port Eldis"
    assert ada.spans("t1") == []


def test_the_place_of_a_suggestion_stays_the_current_one_when_all_its_words_are_labelled(ada: Person) -> None:
    go(ada, "Marren Peninsula")
    project, text = ada.page.desk.project, ada.text("storm")
    start = text.index("Marren Peninsula")
    found = project.queue_rows(project.queue_numbers(QueueQuery(show="all")))
    thread = next(each.number for each in found if each.thread_id == "storm")
    place = Place(document=thread, thread=thread, start=start, end=start + len("Marren Peninsula"))
    done: list[Labelled] = []
    ada.page.desk.label_places([place], "entities", "GPE", done=done.append)
    ada.qtbot.waitUntil(lambda: bool(done))
    assert ada.spans() == [("Marren Peninsula", "GPE")]
    assert ada.card == "Marren Peninsula"
