"""The inspector: its keys for attributes, and a place for its scroll bar."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import QLabel, QScrollArea
from pytestqt.qtbot import QtBot

from annotator.domain.annotation import SpanAnnotation
from annotator.gui.annotate.inspector import Inspector
from annotator.gui.annotate.subject import SpanSubject
from annotator.gui.annotate.suggestion_card import SuggestionCard
from tests.gui.annotate.threads import ARTICLE, NEWS, storm


def test_the_keys_of_attributes_are_counted_through_all_of_them(qtbot: QtBot) -> None:
    layer = NEWS.layer("entities")
    own = layer.attributes[0]
    label = own.labels[0]
    certain = replace(own, name="certain", title="Certain", labels=(replace(label, name="certain"),))
    many = replace(own, name="many", labels=tuple(replace(label, name=f"l{number}") for number in range(7)))
    card = SuggestionCard()
    qtbot.addWidget(card)
    start = ARTICLE.index("Odile Fenn")
    span = SpanAnnotation("x", "entities", start, start + 10, layer.labels[0].name)
    card.show_subject(SpanSubject(storm().article, replace(layer, attributes=(own, certain, many)), span))
    keys = [each.text() for each in card.findChildren(QLabel) if each.text().startswith("Alt")]
    assert keys == ["Alt 1…3", "Alt 4", "Alt 5…9"]


def test_the_scroll_bar_has_its_place_whether_it_is_needed_or_not(qtbot: QtBot) -> None:
    inspector = Inspector(())
    qtbot.addWidget(inspector)
    inspector.resize(304, 2000)
    inspector.show()
    area = inspector.findChild(QScrollArea)
    assert isinstance(area, QScrollArea)
    wide = area.viewport().width()
    inspector.resize(304, 100)
    qtbot.waitUntil(lambda: area.verticalScrollBar().maximum() > 0)
    assert area.viewport().width() == wide
