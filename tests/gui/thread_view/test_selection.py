from __future__ import annotations

import pytest

from annotator.domain.tokens import rough_tokens, sentence_bounds
from annotator.gui.thread_view.paragraphs import paragraphs_of
from annotator.gui.thread_view.selection import Movement, Reading, TextSelection, dragged, moved, trimmed

TEXT = "One two. Three four.\n\nFive."
READING = Reading(
    length=len(TEXT),
    tokens=rough_tokens(TEXT),
    sentences=sentence_bounds(TEXT),
    paragraphs=paragraphs_of(TEXT),
    step=lambda offset, forward: max(0, min(len(TEXT), offset + (1 if forward else -1))),
)


@pytest.mark.parametrize(
    ("by", "at", "extend", "to"),
    [
        (Movement.NEXT_CHARACTER, 0, False, 1),
        (Movement.PREVIOUS_CHARACTER, 0, False, 0),
        (Movement.NEXT_TOKEN, 0, False, 4),
        (Movement.NEXT_TOKEN, 0, True, 3),
        (Movement.PREVIOUS_TOKEN, 4, False, 0),
        (Movement.NEXT_SENTENCE, 0, False, 9),
        (Movement.PREVIOUS_SENTENCE, 12, False, 9),
        (Movement.NEXT_PARAGRAPH, 3, False, 22),
        (Movement.PREVIOUS_PARAGRAPH, 24, False, 22),
        (Movement.PREVIOUS_PARAGRAPH, 22, False, 0),
        (Movement.DOCUMENT_START, 12, False, 0),
        (Movement.DOCUMENT_END, 12, False, 27),
        (Movement.NEXT_SENTENCE, 27, False, 27),
        (Movement.NEXT_TOKEN, 27, False, 27),
    ],
)
def test_movements(by: Movement, at: int, extend: bool, to: int) -> None:
    assert moved(by, at, READING, extend=extend) == to


def test_movements_by_line_need_lines() -> None:
    with pytest.raises(ValueError, match="NEXT_LINE"):
        moved(Movement.NEXT_LINE, 0, READING, extend=False)


def test_a_selection_has_its_ends_in_order() -> None:
    selection = TextSelection("a", 9, 4)
    assert (selection.start, selection.end, selection.is_caret) == (4, 9, False)


def test_blank_edges_are_trimmed() -> None:
    assert trimmed("  ab\t", 0, 5) == (2, 4)
    assert trimmed("   ", 0, 3) == (0, 0)


def test_a_drag_takes_whole_tokens_in_both_directions() -> None:
    tokens = rough_tokens(TEXT)
    assert dragged(tokens, 1, 5) == (0, 7)
    assert dragged(tokens, 5, 1) == (7, 0)
    assert dragged(tokens, 5, 5) == (5, 5)
    assert dragged(tokens, 3, 4) == (3, 4)
