from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from annotator.domain.normalisation import REPLACEMENT, normalise, storable

HARD = st.text(
    st.one_of(
        st.sampled_from(["\r", "\n", "\ufeff", "\x00", "\ud800", "\udfff", "👩", "\u0301", "\u2028", "\x85", "a"]),
        st.characters(),
    ),
    max_size=20,
)


def as_stored(character: str) -> str:
    if character == "\r":
        return "\n"
    return REPLACEMENT if character == "\x00" or "\ud800" <= character <= "\udfff" else character


@settings(max_examples=70)
@given(HARD)
def test_every_kept_character_keeps_its_identity(original: str) -> None:
    normalised = normalise(original)
    kept = [offset for offset in range(len(original)) if offset not in normalised.removed]

    assert len(normalised.text) == len(kept)
    for offset in kept:
        assert normalised.text[normalised.moved(offset)] == as_stored(original[offset])
    assert normalised.moved(len(original)) == len(normalised.text)


@settings(max_examples=50)
@given(HARD)
@example("\ufeff\ufeffTwo marks\r\n")
def test_normalising_again_changes_nothing(original: str) -> None:
    once = normalise(original).text
    again = normalise(once)

    assert again.text == once
    assert again.removed == ()
    assert again.replaced == 0


@settings(max_examples=50)
@given(HARD, st.data())
def test_a_span_holds_after_the_move_what_it_held_before(original: str, data: st.DataObject) -> None:
    pairs = {place for place in range(1, len(original)) if original[place - 1 : place + 1] == "\r\n"}
    offsets = sorted(set(range(len(original) + 1)) - pairs)
    start, end = sorted((data.draw(st.sampled_from(offsets)), data.draw(st.sampled_from(offsets))))
    normalised = normalise(original)

    held = original[start:end].replace("\r\n", "\r").lstrip("\ufeff" if start == 0 else "")
    begun = len(original) - len(original.lstrip("\ufeff"))
    if 0 < start < begun:
        held = held.lstrip("\ufeff")
    assert normalised.text[normalised.moved(start) : normalised.moved(end)] == "".join(map(as_stored, held))


@pytest.mark.parametrize(
    ("original", "stored", "replaced"),
    [
        ("a\r\nb\rc\nd", "a\nb\nc\nd", 0),
        ("\ufeffTitle\r\n\r\nText", "Title\n\nText", 0),
        ("keep\ufeffme", "keep\ufeffme", 0),
        ("nul\x00 and \ud83d half", f"nul{REPLACEMENT} and {REPLACEMENT} half", 2),
        ("lines\u2028and\x85and\x0b\x0care text", "lines\u2028and\x85and\x0b\x0care text", 0),
        ("e\u0301 is not é", "e\u0301 is not é", 0),
        ("", "", 0),
        ("\ufeff", "", 0),
    ],
)
def test_only_line_ends_marks_and_what_cannot_be_stored_change(original: str, stored: str, replaced: int) -> None:
    normalised = normalise(original)
    assert (normalised.text, normalised.replaced) == (stored, replaced)


def test_names_lose_only_what_cannot_be_stored() -> None:
    assert storable("Zoë \x00\udc80") == f"Zoë {REPLACEMENT}{REPLACEMENT}"
