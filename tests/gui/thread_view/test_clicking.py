from __future__ import annotations

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication

from annotator.domain.annotation import Target
from annotator.domain.document import Thread
from annotator.gui.thread_view.headings import CardHead
from annotator.gui.thread_view.intents import (
    AnnotationClicked,
    CollapseToggled,
    Current,
    MenuWanted,
    OptionClicked,
    SelectionChanged,
    SpanDrawn,
    TargetWanted,
)
from annotator.gui.thread_view.selection import TextSelection
from tests.gui.thread_view.shown import Shown, click, drag
from tests.gui.thread_view.threads import Labelled, article, comment, hard, storm


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
    assert view.selection is not None
    assert view.selection.is_caret
    assert abs(view.selection.position - text.index("cladding")) <= 1


def test_a_right_click_on_the_selection_keeps_it(view: Shown) -> None:
    view.show_labelled(storm())
    start = view.text("a").index("cladding")
    view.select("a", start, start + 8)
    place = view.point("a", start + 3)
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, place, view.viewport().mapToGlobal(place))
    QApplication.sendEvent(view.viewport(), event)
    assert view.selection == TextSelection("a", start, start + 8)


def head(view: Shown, comment: str) -> str:
    assert view.scene is not None
    blocks = (block for block in view.scene.blocks if block.document_id == comment)
    return next(block.caption for block in blocks if isinstance(block, CardHead))


def test_a_folded_comment_hides_its_replies_and_says_how_many(view: Shown) -> None:
    view.show_labelled(hard())
    click(view, view.control("c7", CollapseToggled))
    assert view.told(CollapseToggled) == [CollapseToggled("c7")]
    assert view.scene is not None
    assert {block.document_id for block in view.scene.blocks} == {"a", *(f"c{number}" for number in range(1, 8))}
    assert "3 replies hidden" in head(view, "c7")
    click(view, view.control("c7", CollapseToggled))
    assert "hidden" not in head(view, "c7")


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
