from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotator.domain.tokens import TokenTable, rough_tokens, sentence_bounds

from .drawn import TEXT

OFFSET = st.integers(0, 30)


@st.composite
def tables(draw: st.DrawFn) -> TokenTable:
    """Ascending tokens, some of them adjacent."""
    starts: list[int] = []
    ends: list[int] = []
    at = 0
    for gap, length in draw(st.lists(st.tuples(st.integers(0, 2), st.integers(1, 4)), max_size=6)):
        starts.append(at + gap)
        at += gap + length
        ends.append(at)
    return TokenTable(tuple(starts), tuple(ends))


def ranges(table: TokenTable) -> Iterator[tuple[int, int]]:
    return zip(table.starts, table.ends, strict=True)


@settings(max_examples=50)
@given(tables(), OFFSET, OFFSET)
def test_snapping_covers_exactly_the_tokens_touched(table: TokenTable, one: int, other: int) -> None:
    start, end = min(one, other), max(one, other)
    # An empty range touches the token that its character would be in.
    touched = [token for token in ranges(table) if token[0] < max(end, start + 1) and start < token[1]]

    assert table.snap(start, end) == ((touched[0][0], touched[-1][1]) if touched else None)


@settings(max_examples=25)
@given(tables(), OFFSET, OFFSET)
def test_what_is_snapped_stays(table: TokenTable, one: int, other: int) -> None:
    snapped = table.snap(min(one, other), max(one, other))

    assert snapped is None or table.snap(*snapped) == snapped


@settings(max_examples=30)
@given(tables(), OFFSET)
def test_neighbours_are_the_nearest(table: TokenTable, offset: int) -> None:
    assert table.next_start(offset) == min((start for start in table.starts if start > offset), default=None)
    assert table.next_end(offset) == min((end for end in table.ends if end > offset), default=None)
    assert table.previous_start(offset) == max((start for start in table.starts if start < offset), default=None)
    assert table.previous_end(offset) == max((end for end in table.ends if end < offset), default=None)
    within = [token for token in ranges(table) if token[0] <= offset <= token[1]]
    assert table.at(offset) == (within[-1] if within else None)


@settings(max_examples=25)
@given(TEXT)
def test_rough_tokens_cover_all_but_white_space(text: str) -> None:
    found = list(ranges(rough_tokens(text)))

    assert all(before[1] <= after[0] for before, after in pairwise(found))
    assert all(start < end and not any(map(str.isspace, text[start:end])) for start, end in found)
    covered = {offset for start, end in found for offset in range(start, end)}
    assert all(text[offset].isspace() for offset in set(range(len(text))) - covered)


@settings(max_examples=25)
@given(TEXT)
def test_sentences_cover_the_text_and_begin_with_a_character(text: str) -> None:
    bounds = sentence_bounds(text)

    assert list(bounds) == sorted(set(bounds))
    assert bounds[-1] == len(text)
    assert not text[: bounds[0]].strip()
    assert all(not text[bound].isspace() for bound in bounds[:-1])


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("Fenn is right. Is he? “Yes!” he said.", ["Fenn is right. ", "Is he? ", "“Yes!” ", "he said."]),
        ("Headline\n\nFirst. Second", ["Headline\n\n", "First. ", "Second"]),
        ("هل أنت هنا؟ نعم.", ["هل أنت هنا؟ ", "نعم."]),
        ("3.5 per cent…", ["3.5 per cent…"]),
        ("", []),
        (" \n ", []),
    ],
)
def test_sentences_end_at_stops_and_line_breaks(text: str, sentences: list[str]) -> None:
    bounds = sentence_bounds(text)
    assert [text[start:end] for start, end in pairwise(bounds)] == sentences
