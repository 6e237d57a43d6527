from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotator.formats.offsets import COUNTINGS, Counting, Evidence, Ruler, Unit

VECTOR = "👩🏽\u200d🚒 José visited Zürich 🇨🇭."
# From the first code point to behind the last, as each unit counts; graphemes by hand.
PLACES: dict[Unit, list[tuple[int, int]]] = {
    "codepoint": [(5, 9), (18, 24), (25, 27)],
    "utf16": [(8, 12), (21, 27), (28, 32)],
    "byte": [(16, 21), (30, 37), (38, 46)],
    "grapheme": [(2, 6), (15, 21), (22, 23)],
}
QUOTES = ("José", "Zürich", "🇨🇭")


def test_the_vector_is_what_it_is_said_to_be() -> None:
    assert len(VECTOR) == 28
    assert len(VECTOR.encode("utf-16-le")) == 66


@pytest.mark.parametrize("unit", PLACES)
def test_each_unit_finds_the_words(unit: Unit) -> None:
    ruler = Ruler(VECTOR, Counting(unit))
    for (start, end), quote in zip(PLACES[unit], QUOTES, strict=True):
        first, last = ruler.to_codepoints(start), ruler.to_codepoints(end)
        assert VECTOR[first:last] == quote
        assert first is not None
        assert last is not None
        assert (ruler.from_codepoints(first), ruler.from_codepoints(last)) == (start, end)


@pytest.mark.parametrize("unit", PLACES)
def test_quotes_say_which_unit_it_is(unit: Unit) -> None:
    evidence = Evidence()
    evidence.add(VECTOR, [(*place, quote) for place, quote in zip(PLACES[unit], QUOTES, strict=True)])
    assert evidence.best() == Counting(unit)
    assert evidence.open_units() == ()
    said = evidence.sentence
    assert (said is None) if unit == "codepoint" else (said is not None and "fits 3 of the 3 spans" in said)


def test_inside_of_a_character_there_is_no_place() -> None:
    assert Ruler("a🚒b", Counting("utf16")).to_codepoints(2) is None
    assert Ruler("aéb", Counting("byte")).to_codepoints(2) is None
    assert Ruler("a🚒b", Counting("utf16")).to_codepoints(5) is None
    assert Ruler("ab", Counting("utf16")).to_codepoints(-1) is None


@pytest.mark.parametrize(
    ("text", "place", "counting"),
    [
        ("one\ntwo\nBo wins", (10, 12), Counting("codepoint", 2)),
        ("one\r\ntwo\r\nBo wins", (8, 10), Counting("codepoint", 1)),
        ("one\r\ntwo\r\nBo wins", (10, 12), Counting()),
        ("é🚒\ntwo\nBo wins", (10, 12), Counting("utf16", 2)),
    ],
)
def test_line_ends_may_count_as_one_or_two(text: str, place: tuple[int, int], counting: Counting) -> None:
    quoted, unquoted = Evidence(), Evidence([counting.unit])
    quoted.add(text, [(*place, "Bo")])
    assert quoted.best() == counting
    # Without a quote it is words that are not cut, once there are some of them.
    unquoted.add(text, [(*place, None)] * 4)
    assert unquoted.best() == Counting(counting.unit)
    unquoted.add(text, [(*place, None)])
    assert unquoted.best() == counting


def test_without_quotes_units_stay_open_where_they_differ() -> None:
    evidence = Evidence(["codepoint", "utf16", "grapheme"])
    evidence.add("plain words", [(0, 5, None)])
    assert evidence.open_units() == ()
    evidence.add(VECTOR, [(8, 12, None)])
    assert evidence.open_units() == ("codepoint", "utf16", "grapheme")


def test_a_place_that_is_none_closes_a_unit() -> None:
    evidence = Evidence(["codepoint", "utf16", "grapheme"])
    evidence.add(VECTOR, [(28, 32, None)])
    assert evidence.open_units() == ()
    assert evidence.best() == Counting("utf16")


TEXTS = st.lists(
    st.sampled_from(("a", "é", "🚒", "🇨🇭", "e\u0301", "\n", "\r\n", "\r", " ", "👩🏽\u200d🚒")), max_size=9
).map("".join)


@settings(max_examples=200)
@given(TEXTS, st.sampled_from(COUNTINGS), st.data())
def test_what_is_counted_is_found_again(text: str, counting: Counting, data: st.DataObject) -> None:
    ruler = Ruler(text, counting)
    offset = data.draw(st.integers(0, len(text)))
    counted = ruler.from_codepoints(offset)
    found = ruler.to_codepoints(counted)
    # Inside of a grapheme or a line end there are several code points to one count: the first of them is meant.
    assert found is not None
    assert found <= offset
    assert ruler.from_codepoints(found) == counted
    if counting.unit == "utf16" and counting.line_ends == 0:
        assert counted == len(text[:offset].encode("utf-16-le")) // 2
    if counting.unit == "byte" and counting.line_ends == 0:
        assert counted == len(text[:offset].encode())
