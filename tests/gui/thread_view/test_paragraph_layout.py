from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from annotator.gui.fonts import reading_font
from annotator.gui.thread_view.paragraph_layout import ParagraphLayout
from annotator.gui.thread_view.paragraphs import paragraphs_of
from tests.gui.thread_view.texts import MIXED, PIECES, UNTIED, texts

# The fonts are there for the whole session, whichever example is run.
quiet = settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=150)


def lay_out(text: str, width: float = 300, number: int = 0) -> ParagraphLayout:
    return ParagraphLayout(text, paragraphs_of(text)[number], reading_font(17), width)


def stops(layout: ParagraphLayout, start: int, end: int) -> list[int]:
    found = [start]
    while found[-1] < end:
        following = layout.step(found[-1], forward=True)
        assert following > found[-1]
        found.append(following)
    return found


@pytest.mark.parametrize("character", ["👩\u200d👩\u200d👧\u200d👦", "🇩🇪", "👍🏽", "e\u0301", "각", "😴", "عَ", "कि"])
def test_the_caret_goes_over_a_character_in_one_step(character: str) -> None:
    text = f"x{character}y"
    layout = lay_out(text)
    assert stops(layout, 0, len(text)) == [0, 1, 1 + len(character), 2 + len(character)]
    assert layout.step(1 + len(character), forward=False) == 1
    assert layout.stop_near(2, forward=True) == (1 + len(character) if len(character) > 1 else 2)


@quiet
@given(texts(PIECES, 20))
def test_a_caret_never_stands_between_the_halves_of_a_pair(text: str) -> None:
    for number, paragraph in enumerate(paragraphs_of(text)):
        layout = lay_out(text, number=number)
        forward = stops(layout, paragraph.start, paragraph.end)
        back = [paragraph.end]
        while back[-1] > paragraph.start:
            back.append(layout.step(back[-1], forward=False))
        assert forward == back[::-1]


@quiet
@given(texts(MIXED, 40), st.sampled_from([90.0, 160.0, 300.0, 2000.0]))
def test_a_character_is_found_where_it_is_drawn(text: str, width: float) -> None:
    (paragraph, *_) = paragraphs_of(text)
    layout = lay_out(text, width)
    ends = stops(layout, paragraph.start, paragraph.end)
    for start, end in pairwise(ends):
        boxes = layout.stretches(start, end)
        if text[start:end].isspace() or not boxes:
            continue
        (box,) = boxes
        if box.right - box.left < 3:
            continue
        middle, quarter = (box.left + box.right) / 2, (box.right - box.left) / 4
        found = {layout.hit(box.line, middle - quarter), layout.hit(box.line, middle + quarter)}
        assert found == {start, end}
        assert layout.character_at(box.line, middle) == start


@quiet
@given(texts(UNTIED, 40).map(str.rstrip), st.sampled_from([90.0, 160.0, 300.0]))
def test_a_click_on_the_caret_leaves_it_where_it_is(text: str, width: float) -> None:
    (paragraph, *_) = paragraphs_of(text)
    layout = lay_out(text, width)
    for offset in stops(layout, paragraph.start, paragraph.end):
        line = layout.line_of(offset)
        if offset <= layout.line_end(line):
            assert layout.hit(line, layout.caret_x(offset)) == offset


@quiet
@given(texts(MIXED, 40), st.sampled_from([120.0, 300.0]), st.data())
def test_a_range_is_drawn_exactly_over_its_characters(text: str, width: float, data: st.DataObject) -> None:
    (paragraph, *_) = paragraphs_of(text)
    layout = lay_out(text, width)
    ends = stops(layout, paragraph.start, paragraph.end)
    start, end = sorted((data.draw(st.sampled_from(ends)), data.draw(st.sampled_from(ends))))
    whole = sum(box.right - box.left for box in layout.stretches(start, end))
    parts = sum(
        box.right - box.left
        for low, high in pairwise(ends)
        if start <= low and high <= end
        for box in layout.stretches(low, high)
    )
    assert whole == pytest.approx(parts, abs=12 + len(text) * 4 if " " in text else 3)
    for box in layout.stretches(start, end):
        assert 0 <= box.left <= box.right <= width + 8


def test_text_from_right_to_left_begins_at_the_right() -> None:
    layout = lay_out("العربية")
    assert layout.stretches(0, 1)[0].right == pytest.approx(300, abs=2)
    assert layout.caret_x(0) > layout.caret_x(7)


def test_one_range_is_two_boxes_where_directions_change() -> None:
    text = "abc שלום def"
    assert len(lay_out(text).stretches(0, 6)) == 2
    assert len(lay_out(text).stretches(0, len(text))) == 1


def test_a_letter_of_a_ligature_has_its_share() -> None:
    layout = lay_out("سلام")
    lam, alef = layout.stretches(1, 2)[0], layout.stretches(2, 3)[0]
    assert lam.right - lam.left == pytest.approx(alef.right - alef.left, abs=0.1)
    assert lam.left == pytest.approx(alef.right, abs=0.1)


def test_a_forced_break_and_odd_white_space_stay_inside() -> None:
    text = "one\u2028two\v\f\x85\u00a0three\tfour"
    layout = lay_out(text, 2000)
    assert layout.line_count == 2
    assert layout.line_start(1) == 4
    assert layout.line_end(0) == 3
    assert layout.line_end(1) == len(text)
    four = text.index("four")
    assert layout.hit(1, layout.stretches(four, len(text))[0].left + 1) == four


def test_an_empty_paragraph_has_a_line_and_a_caret() -> None:
    layout = lay_out("")
    assert (layout.line_count, layout.hit(0, 50), layout.caret_x(0)) == (1, 0, 0.0)
