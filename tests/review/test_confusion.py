"""Labels by labels, with the places behind each number."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from annotator.review.confusion import confusion
from tests.review.judged import NAMES, SIDE, TOPICS, Plain, rows_of_coders, spans_of, stances_of, topics_of


def test_a_cell_knows_the_spans_behind_it() -> None:
    text = spans_of(40, {"ada": [(0, 4, "A"), (10, 14, "A"), (20, 22, "B")], "bo": [(0, 4, "A"), (12, 16, "B")]})
    found = confusion([text], NAMES)
    assert found.labels == ("A", "B", None)
    assert found.counts == ((1, 1, 0), (0, 0, 1), (0, 0, 0))
    (place,) = found.cells["A", "B"]
    assert (place.document, place.row_annotator, place.column_annotator) == ("d", "ada", "bo")
    assert (place.row, place.column) == (text.sets[0].spans[1], text.sets[1].spans[1])
    (alone,) = found.cells["B", None]
    assert alone.column is None


def test_the_same_span_is_paired_before_one_that_only_overlaps() -> None:
    text = spans_of(40, {"ada": [(0, 9, "A"), (4, 9, "B")], "bo": [(4, 9, "A"), (0, 9, "A")]})
    assert confusion([text], NAMES).counts == ((1, 0, 0), (1, 0, 0), (0, 0, 0))


def test_choices_and_stances_are_compared_where_both_answered() -> None:
    judged, layer = rows_of_coders([["a", "b", "a", None], ["a", "a", None, "b"]])
    assert confusion(judged, layer).counts == ((1, 0), (1, 0))
    stances = stances_of({"ada": {"Mayor": "for", "Ferry": "for"}, "bo": {"Mayor": "against"}})
    assert confusion([stances], SIDE).counts == ((0, 1), (0, 0))


def test_of_many_labels_each_is_compared_for_itself() -> None:
    found = confusion([topics_of({"ada": ["x", "y"], "bo": ["y"]})], TOPICS)
    assert {key: len(places) for key, places in found.cells.items()} == {("x", None): 1, ("y", "y"): 1}


def test_more_than_two_are_all_pairs_added_up() -> None:
    own: list[Plain] = [(0, 4, "A")]
    assert confusion([spans_of(9, {"ada": own, "bo": own, "cy": []})], NAMES).counts == (
        (1, 0, 2),
        (0, 0, 0),
        (0, 0, 0),
    )


SPANS = st.lists(
    st.tuples(st.integers(0, 12), st.integers(1, 5), st.sampled_from("AB")).map(
        lambda each: (each[0], each[0] + each[1], each[2])
    ),
    max_size=6,
    unique=True,
)


@given(SPANS, SPANS)
def test_every_span_stands_in_one_place_and_turning_sides_turns_the_table(one: list[Plain], two: list[Plain]) -> None:
    text = spans_of(20, {"ada": one, "bo": two})
    found, turned = confusion([text], NAMES), confusion([text], NAMES, annotators=("bo", "ada"))
    places = [place for cell in found.cells.values() for place in cell]
    rows = sorted(place.row.id for place in places if place.row is not None)
    columns = sorted(place.column.id for place in places if place.column is not None)
    assert rows == sorted(span.id for span in text.sets[0].spans)
    assert columns == sorted(span.id for span in text.sets[1].spans)
    if len({(start, end) for start, end, _ in one}) == len(one) and len({(s, e) for s, e, _ in two}) == len(two):
        assert tuple(zip(*turned.counts, strict=True)) == found.counts
