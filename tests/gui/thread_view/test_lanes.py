from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from annotator.gui.thread_view.lanes import NAME_GAP, Fragment, assign_lanes, depth

WIDTH = 400.0


@st.composite
def fragments(draw: st.DrawFn) -> list[Fragment]:
    made = []
    for _ in range(draw(st.integers(0, 8))):
        left = draw(st.integers(0, 390))
        right = draw(st.integers(left + 2, 400))
        made.append(Fragment(left, right, draw(st.sampled_from([0.0, 20.0, 55.0, 90.0])), draw(st.integers(1, 60))))
    return made


def test_spans_side_by_side_share_a_lane() -> None:
    placed = assign_lanes([Fragment(0, 50, 20, 5), Fragment(50, 90, 20, 4)], WIDTH)
    assert [each.lane for each in placed] == [0, 0]
    assert depth(placed) == 1


def test_the_inner_of_two_is_nearer_to_the_text() -> None:
    outer, inner = assign_lanes([Fragment(0, 120, 20, 12), Fragment(80, 120, 20, 4)], WIDTH)
    assert (outer.lane, inner.lane) == (1, 0)


def test_a_wide_name_moves_aside_before_it_goes_deeper() -> None:
    first, second = assign_lanes([Fragment(0, 30, 60, 3), Fragment(34, 100, 60, 6)], WIDTH)
    assert (first.name_left, second.name_left) == (0, 66)
    assert second.row == 0


def test_a_name_with_no_room_goes_a_row_deeper_and_its_rule_stays() -> None:
    _, second = assign_lanes([Fragment(0, 20, 60, 2), Fragment(24, 44, 60, 2)], WIDTH)
    assert (second.lane, second.row) == (0, 1)


def test_names_stay_in_the_column() -> None:
    (placed,) = assign_lanes([Fragment(380, 396, 60, 2)], WIDTH)
    assert placed.name_left == WIDTH - 60


def test_from_right_to_left_names_begin_at_the_right() -> None:
    (placed,) = assign_lanes([Fragment(100, 200, 60, 9)], WIDTH, rtl=True)
    assert placed.name_left == 140


@given(fragments(), st.booleans())
def test_nothing_covers_anything(given_fragments: list[Fragment], rtl: bool) -> None:
    placed = assign_lanes(given_fragments, WIDTH, rtl=rtl)
    pairs = list(zip(given_fragments, placed, strict=True))
    for index, (one, first) in enumerate(pairs):
        assert first.row >= first.lane
        if one.name_width:
            assert first.name_left >= -0.01
            assert first.name_left + one.name_width <= WIDTH + 0.01
        for other, second in pairs[index + 1 :]:
            if first.lane == second.lane:
                assert one.right <= other.left + 1 or other.right <= one.left + 1
            if first.row == second.row and one.name_width and other.name_width:
                ends = sorted([(first.name_left, one.name_width), (second.name_left, other.name_width)])
                assert ends[0][0] + ends[0][1] + NAME_GAP <= ends[1][0] + 0.01
