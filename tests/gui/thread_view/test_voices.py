"""The labels of several people on one text: whose each is, what is decided together, and room for a widget below."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication

from annotator.domain.annotation import SpanAnnotation, sorted_spans
from annotator.gui.thread_view.intents import Current
from annotator.gui.thread_view.voices import Voice, Voices
from tests.gui.thread_view.shown import Shown
from tests.gui.thread_view.threads import SCHEMA, storm

LONG = Voice(tag="A", light="#2f6fb5", dark="#7fb5f0", group="long")
SHORT = Voice(tag="B", light="#a8442a", dark="#f09a80", group="long")


def show(view: Shown, **more: Voice) -> None:
    """Show two who differ in where a name begins, and what a third place is by ``more``."""
    made = storm()
    text = made.thread.article.text
    start = text.index("the Harbour Authority")
    sunday = text.index("Sunday")
    spans = [
        SpanAnnotation("long", "entities", start, start + 21, "ORG"),
        SpanAnnotation("short", "entities", start + 4, start + 21, "ORG"),
        SpanAnnotation("day", "entities", sunday, sunday + 6, "DATE"),
    ]
    sets = {name: replace(each, spans=()) for name, each in made.sets.items()}
    sets["a"] = replace(sets["a"], spans=sorted_spans(spans))
    answers = {("sentiment", ("", "")): {"negative": LONG, "positive": SHORT}}
    voices = {"a": Voices({"long": LONG, "short": SHORT, **more}), "c2": Voices({}, answers)}
    view.show_thread(made.thread, schema=SCHEMA, sets=sets, suggestions={}, voices=voices)
    QApplication.processEvents()


def colours(view: Shown, document_id: str, start: int, end: int) -> set[str]:
    """Return the colours drawn on the lines of a range."""
    index, block = view.block(document_id, start)
    assert view.scene is not None
    rect = view.to_viewport(block.range_rect(start, end).translated(block.left, view.scene.top(index)))
    image = view.viewport().grab(rect).toImage()
    return {QColor(image.pixel(x, y)).name() for x in range(image.width()) for y in range(image.height())}


def test_each_label_says_whose_it_is_in_their_colour(view: Shown) -> None:
    show(view, day=Voice(muted=True))
    assert view.scene is not None
    content = view.scene.content
    marks = {mark.id: mark for mark in content.marks(content.thread.article).between(0, 400)}
    assert {name: mark.name for name, mark in marks.items()} == {"long": "A ORG", "short": "B ORG", "day": "DATE"}
    assert marks["long"].tip.startswith("A · ")
    place = content.place_of("a", "long")
    assert place is not None
    drawn = colours(view, "a", *place)
    assert {LONG.light, SHORT.light} <= drawn


def test_what_needs_no_look_is_paler(view: Shown) -> None:
    show(view)
    assert view.scene is not None
    place = view.scene.content.place_of("a", "day")
    assert place is not None
    strong = SCHEMA.layer("entities").label("DATE").light
    assert strong in colours(view, "a", *place)
    show(view, day=Voice(muted=True))
    assert strong not in colours(view, "a", *place)


def test_what_was_refused_shows_its_place_alone(view: Shown) -> None:
    show(view, day=Voice(refused=True))
    assert view.scene is not None
    content = view.scene.content
    mark = next(each for each in content.marks(content.thread.article).between(0, 400) if each.id == "day")
    assert (mark.rejected, mark.name) == (True, "")


def test_the_answers_to_a_question_are_those_of_all(view: Shown) -> None:
    show(view)
    assert view.scene is not None
    content = view.scene.content
    row = next(each for each in content.rows(content.thread.document("c2")) if each.layer.name == "sentiment")
    assert [each.text for each in row.answers] == ["A − Negative", "○ Neutral", "B + Positive"]
    assert [each.chosen for each in row.answers] == [True, False, True]


def test_what_is_decided_together_is_ringed_together(view: Shown) -> None:
    show(view)
    view.set_current(Current("a", annotation_id="long"))
    QApplication.processEvents()
    assert view.scene is not None
    place = view.scene.content.place_of("a", "short")
    assert place is not None
    _, block = view.block("a", place[0])
    assert block.lines_of("long") == block.lines_of("short")
    assert view.look.theme.accent in colours(view, "a", *place)


def test_room_kept_free_moves_what_is_below_and_survives_another_width(view: Shown) -> None:
    show(view)
    assert view.scene is not None
    index, _ = view.block("a", 60)
    below = view.scene.top(index + 1)
    settled: list[int] = []
    view.settled.connect(lambda: settled.append(1))
    view.keep_free(index, 120)
    assert view.scene.top(index + 1) == below + 120
    assert settled
    view.resize(700, 900)
    QApplication.processEvents()
    again, block = view.block("a", 60)
    assert view.scene.top(again + 1) == view.scene.top(again) + block.height + 120
    view.keep_free(None)
    assert view.scene.top(again + 1) == view.scene.top(again) + block.height
