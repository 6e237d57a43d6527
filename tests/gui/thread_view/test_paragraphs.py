from __future__ import annotations

import pytest
from hypothesis import given

from annotator.gui.thread_view.paragraphs import LONGEST, Paragraph, direction, paragraphs_of
from tests.gui.thread_view.texts import LINES, texts


def test_blank_lines_part_paragraphs_and_line_breaks_do_not() -> None:
    text = "One.\n\nTwo,\nstill two.\n\n\nThree."
    found = paragraphs_of(text)
    assert [text[each.start : each.end] for each in found] == ["One.", "Two,", "still two.", "Three."]
    assert [each.gap for each in found] == [True, True, False, True]


def test_a_text_without_blank_lines_has_a_paragraph_per_line() -> None:
    assert [each.gap for each in paragraphs_of("One.\nTwo.\r\nThree.")] == [True, True, True]


def test_a_text_without_letters_has_one_empty_paragraph() -> None:
    assert paragraphs_of("") == paragraphs_of(" \n\n ") == (Paragraph(0, 0),)


@given(texts(LINES, 30))
def test_paragraphs_hold_everything_but_line_ends_and_blank_lines(text: str) -> None:
    end = 0
    for paragraph in paragraphs_of(text):
        assert paragraph.start >= end
        assert not text[end : paragraph.start].strip()
        assert not set(text[paragraph.start : paragraph.end]) & set("\n\r\u2029")
        end = paragraph.end
    assert not text[end:].strip()


@pytest.mark.parametrize(
    ("text", "bidi", "rtl"),
    [
        ("Port Eldis", False, False),
        ("12 العربية Eldis", True, True),
        ("Eldis العربية", True, False),
        ("שלום", True, True),
        ("\u200fabc", True, True),
    ],
)
def test_direction(text: str, bidi: bool, rtl: bool) -> None:
    (paragraph,) = paragraphs_of(text)
    assert direction(text, paragraph) == (bidi, rtl)


@pytest.mark.parametrize(
    "sentence", ["A short sentence of several words. ", "word ", "漢", "👩\u200d👩\u200d👧", "e\u0301"]
)
def test_a_giant_comes_in_pieces_that_part_between_characters(sentence: str) -> None:
    text = sentence * (3 * LONGEST // len(sentence))
    pieces = paragraphs_of(text)
    assert len(pieces) > 2
    assert max(each.end - each.start for each in pieces) <= LONGEST
    assert [each.start for each in pieces[1:]] == [each.end for each in pieces[:-1]]
    assert all(each.start % len(sentence) == 0 for each in pieces)
    assert [each.gap for each in pieces[1:]] == [False] * (len(pieces) - 1)
