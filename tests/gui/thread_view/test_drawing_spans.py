from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtWidgets import QApplication

from annotator.domain.tokens import TokenTable
from annotator.gui.thread_view.intents import (
    SpanDrawn,
)
from annotator.gui.thread_view.selection import TextSelection
from tests.gui.thread_view.shown import Shown, click, double_click, drag, mouse
from tests.gui.thread_view.threads import hard, storm


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


def test_a_double_click_inside_a_decided_span_takes_the_token(view: Shown) -> None:
    view.show_labelled(storm())
    text = view.text("a")
    double_click(view, view.point("a", text.index("University") + 2))
    (drawn,) = view.told(SpanDrawn)
    assert text[drawn.start : drawn.end] == "University"


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
