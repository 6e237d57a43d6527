"""A suggestion that was rejected leaves dots under its words: told apart from the open ones, and nothing to act on."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QApplication, QToolTip

from annotator.gui.thread_view.intents import AnnotationClicked, SpanDrawn
from tests.gui.thread_view.shown import Shown, click, double_click
from tests.gui.thread_view.threads import Labelled, storm


def rejecting(quote: str) -> Labelled:
    made = storm()
    text = made.thread.article.text
    spans = {text[each.annotation.start : each.annotation.end]: each for each in made.suggestions["a"]}  # type: ignore[union-attr]
    made.suggestions["a"] = tuple(each for words, each in spans.items() if words != quote)
    made.sets["a"] = replace(made.sets["a"], rejected=(spans[quote],))
    return made


def drawn(view: Shown, quote: str) -> list[tuple[bool, bool]]:
    """Return for each mark under a quote whether it is rejected, and whether a name stands below it."""
    start = view.text("a").index(quote)
    _, block = view.block("a", start)
    found = [each for line in block._drawn.values() for each in line if each.mark.start == start]
    return [(each.mark.rejected, each.name is not None) for each in found]


def test_it_is_marked_without_a_name(view: Shown) -> None:
    view.show_labelled(rejecting("Marren Peninsula"))
    assert drawn(view, "Marren Peninsula") == [(True, False)]
    assert drawn(view, "Sunday") == [(False, True)]


def test_rejecting_shows_at_once_and_moves_nothing(view: Shown) -> None:
    view.show_labelled(storm())
    _, block = view.block("a", view.text("a").index("Marren"))
    height = block.height
    plain = view.viewport().grab().toImage()
    view.update_labelled(rejecting("Marren Peninsula"), "a")
    assert block.height == height
    assert view.viewport().grab().toImage() != plain


def test_it_says_what_it_was_and_is_not_to_be_clicked(view: Shown, monkeypatch: pytest.MonkeyPatch) -> None:
    tips: list[str] = []
    monkeypatch.setattr(QToolTip, "showText", lambda place, text, widget: tips.append(text))
    view.show_labelled(rejecting("Marren Peninsula"))
    at = view.point("a", view.text("a").index("Peninsula"))
    event = QHelpEvent(QEvent.Type.ToolTip, at, view.viewport().mapToGlobal(at))
    QApplication.sendEvent(view.viewport(), event)
    assert tips == ["Other place (LOC) · Suggested by news-en, 84 % · Rejected"]
    click(view, at)
    assert view.told(AnnotationClicked) == []
    double_click(view, at)
    (span,) = view.told(SpanDrawn)
    assert view.text("a")[span.start : span.end] == "Peninsula"


def test_what_is_decided_in_its_place_is_all_there_is(view: Shown) -> None:
    made = rejecting("Marren Peninsula")
    made.span("a", "Marren", "GPE")
    view.show_labelled(made)
    assert drawn(view, "Marren Peninsula") == [(False, True)]
