from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QContextMenuEvent, QHelpEvent, QImage, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QToolTip, QVBoxLayout, QWidget

from annotator.domain.annotation import SpanAnnotation, Target
from annotator.domain.document import Thread
from annotator.domain.tokens import TokenTable
from annotator.gui.theme import DARK
from annotator.gui.thread_view.intents import (
    AnnotationClicked,
    CollapseToggled,
    Current,
    Intent,
    MenuWanted,
    OptionClicked,
    SelectionChanged,
    SpanDrawn,
    TargetWanted,
)
from annotator.gui.thread_view.selection import Movement, TextSelection
from annotator.gui.thread_view.text_block import TextBlock
from annotator.gui.thread_view.view import ThreadView
from tests.gui.thread_view.threads import SCHEMA, Labelled, article, comment, hard, storm

Open = Callable[..., ThreadView]
LEFT = Qt.MouseButton.LeftButton
PLAIN = Qt.KeyboardModifier.NoModifier


class Shown(ThreadView):
    """The view with what it said, and with places asked for by quoting."""

    def __init__(self) -> None:
        super().__init__()
        self.said: list[Intent] = []
        self.intent.connect(self.said.append)

    def show_labelled(self, made: Labelled) -> None:
        self.show_thread(made.thread, schema=SCHEMA, sets=made.sets, suggestions=made.suggestions)

    def update_labelled(self, made: Labelled, *documents: str) -> None:
        self.update_sets(made.sets, made.suggestions, frozenset(documents))

    def told(self, kind: type[Any]) -> list[Any]:
        return [intent for intent in self.said if isinstance(intent, kind)]

    def text(self, document_id: str) -> str:
        assert self.scene is not None
        return self.scene.content.thread.document(document_id).text

    def block(self, document_id: str, offset: int) -> tuple[int, TextBlock]:
        assert self.scene is not None
        index, block = self.scene.text_index(document_id, offset), self.scene.text_block(document_id, offset)
        assert index is not None
        assert block is not None
        return index, block

    def point(self, document_id: str, offset: int, *, part: float = 0.5) -> QPoint:
        """Return a point in the viewport on the character at ``offset``; ``part`` 0 is its left edge."""
        assert self.scene is not None
        index, block = self.block(document_id, offset)
        end = block.layout.step(offset, forward=True)
        box = block.layout.stretches(offset, end)[0]
        x = box.left + (box.right - box.left) * part + block.left
        return QPoint(
            round(x + self.column_left),
            round(self.scene.top(index) + block.line_middle(box.line) - self.scrolled),
        )

    def control(self, document_id: str, kind: type[Any], **wanted: object) -> QPoint:
        """Return the middle of the control that says an intent like that."""
        assert self.scene is not None
        for index, block in enumerate(self.scene.blocks):
            self.scene.measure(index)
            for control in block.controls:
                intent = control.action(QPoint())
                if (
                    block.document_id == document_id
                    and isinstance(intent, kind)
                    and all(getattr(intent, name) == value for name, value in wanted.items())
                ):
                    centre = control.rect.center()
                    return QPoint(
                        round(centre.x() + block.left + self.column_left),
                        round(centre.y() + self.scene.top(index) - self.scrolled),
                    )
        raise AssertionError(f"no {kind.__name__} like {wanted} on {document_id}")


@pytest.fixture
def view(qtbot: Any) -> Shown:
    shown = Shown()
    qtbot.addWidget(shown)
    shown.resize(865, 900)
    shown.show()
    qtbot.waitExposed(shown)
    return shown


def mouse(view: Shown, kind: QEvent.Type, at: QPoint, *, held: Qt.KeyboardModifier = PLAIN) -> None:
    buttons = Qt.MouseButton.NoButton if kind == QEvent.Type.MouseButtonRelease else LEFT
    button = Qt.MouseButton.NoButton if kind == QEvent.Type.MouseMove else LEFT
    place = view.viewport().mapToGlobal(at)
    QApplication.sendEvent(view.viewport(), QMouseEvent(kind, QPointF(at), QPointF(place), button, buttons, held))


def click(view: Shown, at: QPoint, *, held: Qt.KeyboardModifier = PLAIN) -> None:
    mouse(view, QEvent.Type.MouseButtonPress, at, held=held)
    mouse(view, QEvent.Type.MouseButtonRelease, at, held=held)


def double_click(view: Shown, at: QPoint) -> None:
    click(view, at)
    mouse(view, QEvent.Type.MouseButtonDblClick, at)
    mouse(view, QEvent.Type.MouseButtonRelease, at)


def drag(view: Shown, begin: QPoint, *points: QPoint, held: Qt.KeyboardModifier = PLAIN) -> None:
    mouse(view, QEvent.Type.MouseButtonPress, begin, held=held)
    for at in points:
        mouse(view, QEvent.Type.MouseMove, at, held=held)
    mouse(view, QEvent.Type.MouseButtonRelease, points[-1], held=held)


def key(view: Shown, pressed: Qt.Key, held: Qt.KeyboardModifier = PLAIN) -> QKeyEvent:
    event = QKeyEvent(QEvent.Type.KeyPress, pressed, held)
    QApplication.sendEvent(view, event)
    return event


# --- drawing spans ---


def test_a_drag_takes_whole_tokens_and_is_told_once(view: Shown) -> None:
    view.show_labelled(storm())
    text = view.text("a")
    begin, end = text.index("tore") + 1, text.index("cladding") + 3
    drag(view, view.point("a", begin), view.point("a", begin + 4), view.point("a", end))
    (drawn,) = view.told(SpanDrawn)
    assert text[drawn.start : drawn.end] == "tore cladding"
    assert view.selection == TextSelection("a", drawn.start, drawn.end)


def test_a_drag_backwards_draws_the_same_span(view: Shown) -> None:
    view.show_labelled(storm())
    text = view.text("a")
    drag(view, view.point("a", text.index("cladding") + 3), view.point("a", text.index("tore") + 1))
    (drawn,) = view.told(SpanDrawn)
    assert text[drawn.start : drawn.end] == "tore cladding"
    assert view.selection == TextSelection("a", drawn.end, drawn.start)


def test_with_alt_a_drag_takes_characters(view: Shown) -> None:
    view.show_labelled(storm())
    text = view.text("a")
    begin = text.index("cladding")
    alt = Qt.KeyboardModifier.AltModifier
    drag(view, view.point("a", begin + 1, part=0.1), view.point("a", begin + 4, part=0.1), held=alt)
    (drawn,) = view.told(SpanDrawn)
    assert text[drawn.start : drawn.end] == "lad"


def test_a_drag_follows_the_tokens_it_was_given(view: Shown) -> None:
    view.show_labelled(storm())
    text = view.text("a")
    start, end = text.index("130 km/h"), text.index("130 km/h") + 8
    view.set_tokens("a", TokenTable((start,), (end,)))
    drag(view, view.point("a", start + 4), view.point("a", start + 6))
    (drawn,) = view.told(SpanDrawn)
    assert (drawn.start, drawn.end) == (start, end)


def test_a_drag_stays_in_its_document(view: Shown) -> None:
    view.show_labelled(storm())
    text = view.text("a")
    drag(view, view.point("a", text.index("authority denies")), view.point("c2", 30))
    (drawn,) = view.told(SpanDrawn)
    assert drawn.document_id == "a"
    assert text[drawn.start : drawn.end] == "authority denies it."


def test_a_drag_goes_over_paragraphs(view: Shown) -> None:
    view.show_labelled(storm())
    text = view.text("a")
    drag(view, view.point("a", text.index("Peninsula")), view.point("a", text.index("minister Odile")))
    (drawn,) = view.told(SpanDrawn)
    assert text[drawn.start : drawn.end] == "Peninsula.\n\nTransport minister"


@pytest.mark.parametrize("character", ["👩\u200d👩\u200d👧\u200d👦", "🇩🇪"])
def test_a_character_of_several_code_points_is_taken_as_a_whole(view: Shown, character: str) -> None:
    view.show_labelled(hard())
    text = view.text("a")
    at = text.index(character)
    alt = Qt.KeyboardModifier.AltModifier
    drag(view, view.point("a", at, part=0.0), view.point("a", at, part=1.0), held=alt)
    (drawn,) = view.told(SpanDrawn)
    assert text[drawn.start : drawn.end] == character


def test_a_drag_over_arabic_draws_what_is_under_it(view: Shown) -> None:
    view.show_labelled(hard())
    text = view.text("a")
    start = text.index("سيبقى")
    end = text.index("مغلقا") + len("مغلقا")
    drag(view, view.point("a", start), view.point("a", end - 1))
    (drawn,) = view.told(SpanDrawn)
    assert (drawn.start, drawn.end) == (start, end)


def test_a_double_click_draws_the_token_once(view: Shown) -> None:
    view.show_labelled(storm())
    text = view.text("a")
    double_click(view, view.point("a", text.index("cladding") + 7, part=0.9))
    (drawn,) = view.told(SpanDrawn)
    assert text[drawn.start : drawn.end] == "cladding"


def test_a_double_click_takes_the_whole_suggestion(view: Shown) -> None:
    view.show_labelled(storm())
    text = view.text("a")
    double_click(view, view.point("a", text.index("Peninsula") + 2))
    (drawn,) = view.told(SpanDrawn)
    assert text[drawn.start : drawn.end] == "Marren Peninsula"


def test_a_double_click_and_drag_goes_on_by_tokens(view: Shown) -> None:
    view.show_labelled(storm())
    text = view.text("a")
    at = view.point("a", text.index("cutting") + 2)
    click(view, at)
    mouse(view, QEvent.Type.MouseButtonDblClick, at)
    mouse(view, QEvent.Type.MouseMove, view.point("a", text.index("only") + 1))
    mouse(view, QEvent.Type.MouseButtonRelease, view.point("a", text.index("only") + 1))
    (drawn,) = view.told(SpanDrawn)
    assert text[drawn.start : drawn.end] == "cutting the only"


def test_a_drag_below_the_edge_scrolls_on(view: Shown, qtbot: Any) -> None:
    made = storm()
    view.resize(865, 300)
    view.show_labelled(made)
    begin = view.point("a", 3)
    mouse(view, QEvent.Type.MouseButtonPress, begin)
    mouse(view, QEvent.Type.MouseMove, QPoint(400, 380))
    qtbot.waitUntil(lambda: view.verticalScrollBar().value() > 60)
    mouse(view, QEvent.Type.MouseButtonRelease, QPoint(400, 380))
    stopped = view.verticalScrollBar().value()
    QApplication.processEvents()
    assert view.verticalScrollBar().value() == stopped
    assert len(view.told(SpanDrawn)) == 1


# --- clicking ---


def test_a_click_on_text_sets_the_caret(view: Shown) -> None:
    view.show_labelled(storm())
    at = view.text("a").index("cladding")
    click(view, view.point("a", at, part=0.1))
    assert view.said == [SelectionChanged("a", at, at)]


def test_shift_and_a_click_extend_the_selection(view: Shown) -> None:
    view.show_labelled(storm())
    text = view.text("a")
    click(view, view.point("a", text.index("tore"), part=0.1))
    click(view, view.point("a", text.index("tower") + 2), held=Qt.KeyboardModifier.ShiftModifier)
    (drawn,) = view.told(SpanDrawn)
    assert text[drawn.start : drawn.end] == "tore cladding from its eastern tower"


def test_clicks_on_nested_spans_go_from_the_inner_to_the_outer(view: Shown) -> None:
    view.show_labelled(storm())
    text = view.text("a")
    at = view.point("a", text.index("Eldis. The"))
    labels = []
    for _ in range(3):
        click(view, at)
        clicked = view.told(AnnotationClicked)[-1]
        labels.append(clicked.annotation_id.rpartition(":")[2])
        view.set_current(Current("a", clicked.annotation_id))
    assert labels == ["GPE", "ORG", "GPE"]


def test_a_click_on_a_name_means_that_span(view: Shown) -> None:
    made = storm()
    view.show_labelled(made)
    _, block = view.block("a", view.text("a").index("University"))
    name = next(
        each.name
        for drawn in block._drawn.values()
        for each in drawn
        if each.name is not None
        and each.mark.id.endswith("ORG")
        and "University" in view.text("a")[each.mark.start :][:10]
    )
    index, _ = view.block("a", view.text("a").index("University"))
    assert view.scene is not None
    at = name.center() + QPointF(view.column_left, view.scene.top(index) - view.scrolled)
    click(view, at.toPoint())
    (clicked,) = view.told(AnnotationClicked)
    assert clicked.annotation_id.endswith("ORG")
    assert not clicked.suggested


def test_a_click_on_a_suggestion_says_so(view: Shown) -> None:
    made = storm()
    view.show_labelled(made)
    click(view, view.point("a", view.text("a").index("Sunday") + 2))
    (clicked,) = view.told(AnnotationClicked)
    assert clicked == AnnotationClicked("a", made.suggestions["a"][0].id, suggested=True)


def test_an_answer_says_what_it_answers(view: Shown) -> None:
    view.show_labelled(storm())
    click(view, view.control("c3", OptionClicked, label="negative"))
    click(view, view.control("c3", OptionClicked, label="favor", target=Target.entity("Odile Fenn")))
    assert view.told(OptionClicked) == [
        OptionClicked("c3", "sentiment", None, "negative"),
        OptionClicked("c3", "stance", Target.entity("Odile Fenn"), "favor"),
    ]
    assert not view.told(SelectionChanged)


def test_an_answer_that_the_mouse_leaves_before_it_is_let_go_is_not_given(view: Shown) -> None:
    view.show_labelled(storm())
    at = view.control("a", OptionClicked, label="positive")
    drag(view, at, at + QPoint(0, 300))
    assert view.said == []


def test_a_further_target_is_asked_for_where_the_mouse_is(view: Shown) -> None:
    view.show_labelled(storm())
    at = view.control("c2", TargetWanted)
    click(view, at)
    assert view.told(TargetWanted) == [TargetWanted("c2", "stance", view.viewport().mapToGlobal(at))]


def test_a_right_click_asks_for_a_menu(view: Shown) -> None:
    view.show_labelled(storm())
    text = view.text("a")
    for at in (text.index("Sunday"), text.index("cladding")):
        place = view.point("a", at)
        event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, place, view.viewport().mapToGlobal(place))
        QApplication.sendEvent(view.viewport(), event)
    first, second = view.told(MenuWanted)
    assert first.annotation_id is not None
    assert second.annotation_id is None


# --- folding ---


def test_a_folded_comment_hides_its_replies_and_says_how_many(view: Shown) -> None:
    view.show_labelled(hard())
    click(view, view.control("c7", CollapseToggled))
    assert view.told(CollapseToggled) == [CollapseToggled("c7")]
    assert view.scene is not None
    assert {block.document_id for block in view.scene.blocks} == {"a", *(f"c{number}" for number in range(1, 8))}
    assert "3 replies hidden" in view.scene.describe("c7")
    click(view, view.control("c7", CollapseToggled))
    assert "hidden" not in view.scene.describe("c7")


def test_what_was_folded_stays_where_it_was(view: Shown) -> None:
    comments = [comment(number, "Words.", parent="c3" if number == 4 else "a") for number in range(1, 14)]
    view.show_labelled(Labelled(Thread.from_documents((article("Text."), *comments))))
    view.verticalScrollBar().setValue(300)
    at = view.control("c3", CollapseToggled)
    click(view, at)
    assert view.control("c3", CollapseToggled) == at


def test_revealing_unfolds_and_scrolls(view: Shown) -> None:
    view.show_labelled(hard())
    click(view, view.control("c2", CollapseToggled))
    view.reveal("c9", 0, 5)
    assert view.viewport().rect().contains(view.point("c9", 2))


# --- keys ---


def test_the_caret_goes_over_an_emoji_in_one_step(view: Shown) -> None:
    view.show_labelled(hard())
    at = view.text("a").index("👩")
    view.select("a", at, at)
    key(view, Qt.Key.Key_Right)
    assert view.selection == TextSelection("a", at + 7, at + 7)
    key(view, Qt.Key.Key_Left, Qt.KeyboardModifier.ShiftModifier)
    assert view.selection == TextSelection("a", at + 7, at)


def test_in_arabic_the_left_arrow_leads_on(view: Shown) -> None:
    view.show_labelled(hard())
    view.select("a", 0, 0)
    key(view, Qt.Key.Key_Left)
    assert view.selection == TextSelection("a", 1, 1)


def test_tokens_sentences_and_paragraphs(view: Shown) -> None:
    view.show_labelled(storm())
    text = view.text("a")
    held = Qt.KeyboardModifier
    view.select("a", 0, 0)
    key(view, Qt.Key.Key_Right, held.ControlModifier | held.ShiftModifier)
    assert view.selection == TextSelection("a", 0, len("Storm"))
    key(view, Qt.Key.Key_Down, held.ControlModifier)
    assert view.selection == TextSelection("a", text.index("PORT"), text.index("PORT"))
    key(view, Qt.Key.Key_End, held.ControlModifier)
    assert view.selection == TextSelection("a", len(text), len(text))
    key(view, Qt.Key.Key_Up, held.AltModifier)
    assert view.selection == TextSelection("a", text.index("The authority"), text.index("The authority"))


def test_lines_keep_their_column(view: Shown) -> None:
    view.show_labelled(storm())
    text = view.text("a")
    start = text.index("gusts")
    view.select("a", start, start)
    _, block = view.block("a", start)
    column = block.layout.caret_x(start)
    key(view, Qt.Key.Key_Down)
    key(view, Qt.Key.Key_Down)
    key(view, Qt.Key.Key_Up)
    key(view, Qt.Key.Key_Up)
    assert view.selection is not None
    assert abs(block.layout.caret_x(view.selection.position) - column) < 10
    key(view, Qt.Key.Key_Home)
    assert view.selection.position == text.index("PORT")
    key(view, Qt.Key.Key_End)
    assert text[view.selection.position] == " "


def test_a_caret_goes_on_into_the_next_document_and_a_selection_does_not(view: Shown) -> None:
    view.show_labelled(storm())
    end = len(view.text("a"))
    view.select("a", end - 1, end)
    view.move_caret(Movement.NEXT_LINE, extend=True)
    assert view.selection == TextSelection("a", end - 1, end)
    view.move_caret(Movement.NEXT_LINE)
    assert view.selection is not None
    assert view.selection.document_id == "c2"
    view.move_caret(Movement.PREVIOUS_LINE)
    assert view.selection.document_id == "a"
    view.select("c2", 0, 0)
    view.move_caret(Movement.PREVIOUS_CHARACTER)
    assert view.selection == TextSelection("a", end, end)


def test_pages_scroll_the_caret_along(view: Shown) -> None:
    view.show_labelled(long_thread())
    view.select("a", 0, 0)
    for _ in range(3):
        view.move_caret(Movement.NEXT_PAGE)
        assert view.selection is not None
        assert view.viewport().rect().contains(view.point("a", view.selection.position))
    assert view.verticalScrollBar().value() > 1500


def test_other_keys_reach_the_page(view: Shown, qtbot: Any) -> None:
    pressed: list[int] = []

    class Page(QWidget):
        def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
            pressed.append(event.key())

    page = Page()
    qtbot.addWidget(page)
    QVBoxLayout(page).addWidget(view)
    view.show_labelled(storm())
    alt = Qt.KeyboardModifier.AltModifier
    for wanted, held in (
        (Qt.Key.Key_1, PLAIN),
        (Qt.Key.Key_J, PLAIN),
        (Qt.Key.Key_Left, alt),
        (Qt.Key.Key_Return, PLAIN),
    ):
        assert not key(view, wanted, held).isAccepted() or pressed
    view.setParent(None)
    assert pressed == [Qt.Key.Key_1, Qt.Key.Key_J, Qt.Key.Key_Left, Qt.Key.Key_Return]


# --- what is laid out, and where it stays ---


def long_thread() -> Labelled:
    text = "\n\n".join(f"Paragraph {number}. " + "Words that fill a line or two of text. " * 6 for number in range(200))
    return Labelled(Thread.from_documents((article(text), comment(1, "One comment."))))


def test_only_what_is_in_sight_is_laid_out(view: Shown) -> None:
    view.show_labelled(long_thread())
    assert view.scene is not None
    assert sum(block.measured for block in view.scene.blocks) < 15


def test_correcting_estimates_moves_nothing_in_sight(view: Shown) -> None:
    view.show_labelled(long_thread())
    bar = view.verticalScrollBar()
    bar.setValue(bar.maximum() // 2)
    assert view.scene is not None
    for _ in range(60):
        index = view.scene.index_at(view.scrolled + 300)
        before = view.scene.top(index) - view.scrolled
        bar.setValue(bar.value() - 40)
        assert view.scene.top(index) - view.scrolled == before + 40


def test_the_end_can_be_reached(view: Shown) -> None:
    view.show_labelled(long_thread())
    bar = view.verticalScrollBar()
    bar.setValue(bar.maximum())
    bar.setValue(bar.maximum())
    assert view.viewport().rect().contains(view.point("c1", 2))


def test_a_new_lane_above_moves_nothing_in_sight(view: Shown) -> None:
    made = storm()
    view.resize(865, 400)
    view.show_labelled(made)
    view.verticalScrollBar().setValue(330)
    before = view.point("c2", 2)
    made.span("a", "the University of Eldis", "FAC")
    view.update_labelled(made, "a")
    assert view.point("c2", 2) == before
    assert view.scene is not None


def test_a_new_span_shows_its_name_and_takes_no_lane_of_its_own(view: Shown) -> None:
    made = storm()
    view.show_labelled(made)
    _, block = view.block("a", view.text("a").index("cladding"))
    height = block.height
    new = made.span("a", "cladding", "FAC", sentiment="positive")
    view.update_labelled(made, "a")
    (drawn,) = [each for line in block._drawn.values() for each in line if each.mark.id == new]
    assert drawn.mark.name == "FAC +"
    assert block.height == height


def test_only_the_line_with_the_overlap_grows(view: Shown) -> None:
    made = storm()
    view.show_labelled(made)
    _, block = view.block("a", view.text("a").index("cladding"))
    tops = list(block._tops)
    made.span("a", "Northgate bridge on Sunday", "ORG")
    view.update_labelled(made, "a")
    grown = [after - before for before, after in zip(tops, block._tops, strict=True)]
    assert grown[0:2] == [0, 14]
    assert set(grown[1:]) == {14}


def test_a_span_over_paragraphs_is_drawn_in_both(view: Shown) -> None:
    made = storm()
    made.span("a", "Peninsula.\n\nTransport", "LOC")
    view.show_labelled(made)
    text = view.text("a")
    for word in ("Peninsula", "Transport"):
        _, block = view.block("a", text.index(word))
        assert [mark.label.name for mark in block._shown if mark.start == text.index("Peninsula")] == ["LOC"]


def test_a_stance_shows_at_once(view: Shown) -> None:
    made = storm()
    view.show_labelled(made)
    made.stance("c4", Target("claim", "a", "The authority ignored two warnings"), "against")
    view.update_labelled(made, "c4")
    assert view.scene is not None
    assert "Against" in view.scene.describe("c4")


def test_theme_and_size_keep_the_place(view: Shown) -> None:
    view.show_labelled(long_thread())
    view.verticalScrollBar().setValue(2000)
    assert view.scene is not None
    before = view.scene.blocks[view.scene.index_at(view.scrolled)].key
    view.set_theme(DARK)
    view.set_reading(22, sans=True)
    assert view.scene.blocks[view.scene.index_at(view.scrolled)].key == before
    assert view.column_width == 776


def test_a_narrow_window_has_a_narrow_column(view: Shown) -> None:
    view.show_labelled(storm())
    view.resize(360, 600)
    assert view.column_width < 360
    click(view, view.control("c2", OptionClicked, label="favor"))
    assert view.told(OptionClicked)


# --- what is seen ---


def screen(view: Shown) -> QImage:
    QApplication.processEvents()
    corner = view.viewport().mapTo(view.window(), QPoint(0, 0))
    size = view.viewport().size()
    shot = view.screen().grabWindow(view.window().winId(), corner.x(), corner.y(), size.width(), size.height())
    return shot.toImage()


@pytest.mark.parametrize("ring", [False, True])
def test_scrolling_and_labelling_leave_no_trace(view: Shown, qtbot: Any, ring: bool) -> None:
    made = hard()
    view.show_labelled(made)
    view.activateWindow()
    qtbot.waitActive(view)
    view.clearFocus()
    view.setFocus(Qt.FocusReason.TabFocusReason if ring else Qt.FocusReason.MouseFocusReason)
    assert (view.hasFocus(), view.ring) == (True, ring)
    screen(view)
    for step in (40, 40, -15, 200, 500, -333, 1):
        view.verticalScrollBar().setValue(view.scrolled + step)
        QApplication.processEvents()
    view.select("c4", 3, 12)
    made.span("c4", "above it", "ORG")
    view.update_labelled(made, "c4")
    view.set_current(Current("c5", layer="sentiment"))
    view.select("c4", 5, 20)
    view.set_current(Current("c4", made.sets["c4"].spans[0].id))
    shown = screen(view)
    view.viewport().update()
    assert shown == screen(view)


def test_the_current_span_is_ringed(view: Shown) -> None:
    made = storm()
    view.show_labelled(made)
    plain = screen(view)
    view.set_current(Current("a", made.sets["a"].spans[2].id))
    assert screen(view) != plain
    view.set_current(None)
    assert screen(view) == plain


def test_tips_say_what_is_under_the_mouse(view: Shown, monkeypatch: pytest.MonkeyPatch) -> None:
    tips: list[str] = []
    monkeypatch.setattr(QToolTip, "showText", lambda place, text, widget: tips.append(text))
    view.show_labelled(storm())
    for at, tip in (
        (view.point("a", view.text("a").index("Sunday")), "Date (DATE) · Suggested by news-en, 91 %"),
        (view.control("c2", OptionClicked, label="favor"), "Agrees with the target."),
    ):
        event = QHelpEvent(QEvent.Type.ToolTip, at, view.viewport().mapToGlobal(at))
        QApplication.sendEvent(view.viewport(), event)
        assert tips[-1] == tip


def test_the_mouse_shows_what_it_would_do(view: Shown, qtbot: Any) -> None:
    view.show_labelled(storm())
    for at, shape in (
        (view.point("a", view.text("a").index("cladding")), Qt.CursorShape.IBeamCursor),
        (view.control("c2", OptionClicked, label="favor"), Qt.CursorShape.PointingHandCursor),
        (QPoint(3, 300), Qt.CursorShape.ArrowCursor),
    ):
        qtbot.mouseMove(view.viewport(), at)
        event = QMouseEvent(
            QEvent.Type.MouseMove,
            QPointF(at),
            QPointF(view.viewport().mapToGlobal(at)),
            Qt.MouseButton.NoButton,
            Qt.MouseButton.NoButton,
            PLAIN,
        )
        QApplication.sendEvent(view.viewport(), event)
        assert view.viewport().cursor().shape() == shape


def test_labels_of_another_thread_are_not_kept(view: Shown) -> None:
    view.show_labelled(storm())
    view.select("c2", 0, 4)
    view.show_labelled(hard())
    assert view.selection is None
    assert view.verticalScrollBar().value() == 0


def test_a_span_behind_every_odd_character_holds_exactly_its_text(view: Shown) -> None:
    text = "\u200b\ufeffx \ufffe \ufdd0 a\tb\v\f\x85\u00a0😴e\u0301 \u2028سلم שלום end"
    made = Labelled(Thread.from_documents((article(text),)))
    view.show_labelled(made)
    for word in ("😴", "e\u0301", "سلم", "שלום", "end"):
        view.said.clear()
        double_click(view, view.point("a", text.index(word)))
        (drawn,) = view.told(SpanDrawn)
        assert text[drawn.start : drawn.end] == word


def test_a_set_with_a_span_reaching_the_end_of_the_text(view: Shown) -> None:
    made = storm()
    text = made.thread.document("c4").text
    own = made.sets["c4"]
    made.sets["c4"] = replace(own, spans=(SpanAnnotation("x", "entities", len(text) - 9, len(text), "ORG"),))
    view.show_labelled(made)
    _, block = view.block("c4", len(text))
    assert block.shows("x")
