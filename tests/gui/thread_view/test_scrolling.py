from __future__ import annotations

from annotator.domain.annotation import Target
from annotator.gui.theme import DARK
from annotator.gui.thread_view.intents import (
    Current,
    OptionClicked,
)
from tests.gui.thread_view.shown import Shown, click
from tests.gui.thread_view.threads import hard, long_thread, storm


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
    assert "Against" in [
        answer.text
        for row in view.scene.content.rows(made.thread.document("c4"))
        for answer in row.answers
        if answer.chosen
    ]


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


def test_the_current_question_is_brought_into_sight(view: Shown) -> None:
    view.resize(865, 400)
    view.show_labelled(hard())
    view.set_current(Current("c9", layer="stance", target=Target("claim", "a", "")))
    view.reveal_current()
    assert view.viewport().rect().contains(view.control("c9", OptionClicked, label="favor"))


def test_the_current_suggestion_is_brought_into_sight(view: Shown) -> None:
    made = hard()
    made.suggest("c9", "above", "ORG", 0.4)
    view.show_labelled(made)
    view.set_current(Current("c9", made.suggestions["c9"][0].id))
    view.reveal_current()
    assert view.viewport().rect().contains(view.point("c9", view.text("c9").index("above")))
