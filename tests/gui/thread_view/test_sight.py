from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QHelpEvent, QImage, QMouseEvent
from PySide6.QtWidgets import QApplication, QToolTip

from annotator.domain.annotation import SpanAnnotation
from annotator.domain.document import Thread
from annotator.gui.thread_view.intents import (
    Current,
    OptionClicked,
    SpanDrawn,
)
from annotator.gui.thread_view.selection import Movement
from tests.gui.thread_view.shown import PLAIN, Shown, double_click
from tests.gui.thread_view.threads import Labelled, article, hard, long_thread, storm


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
    assert block.lines_of("x") is not None


def test_the_caret_leaves_no_trace(view: Shown, qtbot: Any) -> None:
    view.show_labelled(storm())
    view.activateWindow()
    qtbot.waitActive(view)
    view.setFocus()
    start = view.text("a").index("PORT")
    for by in (Movement.NEXT_LINE, Movement.NEXT_LINE, Movement.PREVIOUS_CHARACTER, Movement.NEXT_PARAGRAPH):
        view.select("a", start, start)
        screen(view)
        view.move_caret(by)
        moved = screen(view)
        view.viewport().update()
        assert moved == screen(view)
        assert view.selection is not None
        start = view.selection.position


def test_what_is_measured_out_of_sight_moves_nothing(view: Shown) -> None:
    view.show_labelled(long_thread())
    bar = view.verticalScrollBar()
    bar.setValue(bar.maximum() // 2)
    before = screen(view)
    assert view.scene is not None
    for index in range(40):
        view.scene.measure(index)
    assert screen(view) == before
    view.viewport().update()
    assert screen(view) == before
    bar.setValue(bar.value() + 30)
    scrolled = screen(view)
    view.viewport().update()
    assert scrolled == screen(view)


def test_a_label_far_from_sight_is_there_when_one_comes_back(view: Shown) -> None:
    made = long_thread()
    view.show_labelled(made)
    assert view.scene is not None
    for index in range(len(view.scene.blocks)):
        view.scene.measure(index)
    bar = view.verticalScrollBar()
    bar.setValue(bar.maximum())
    view.scene._release_far(view.scrolled, 100, kept=0)
    made.span("a", "Paragraph 1. Words", "ORG")
    made.span("a", "Words that", "GPE", nth=6)
    view.update_labelled(made, "a")
    bar.setValue(0)
    shown = screen(view)
    view.viewport().update()
    assert shown == screen(view)
    _, block = view.block("a", made.sets["a"].spans[0].start)
    assert block.lines_of(made.sets["a"].spans[0].id) is not None
