"""Shares and ratios with their intervals."""

from __future__ import annotations

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotator.domain.rates import Part, Rate, compare

PARTS = st.lists(st.builds(Part, st.floats(0, 100), st.integers(0, 5)), max_size=8)


@given(st.integers(0, 500), st.integers(0, 500))
def test_a_share_lies_in_its_interval_and_the_interval_among_shares(hits: int, misses: int) -> None:
    rate = Rate(hits, hits + misses)
    low, high = rate.interval
    assert 0 <= low <= high <= 1
    assert rate.value is None or low - 1e-12 <= rate.value <= high + 1e-12


def test_the_interval_of_a_share_is_wilsons() -> None:
    assert Rate(8, 10).interval == pytest.approx((0.490, 0.943), abs=0.001)
    assert Rate(0, 0).value is None


def test_more_of_the_same_say_more() -> None:
    few, many = Rate(8, 10).interval, Rate(80, 100).interval
    assert many[1] - many[0] < few[1] - few[0]


@given(PARTS, PARTS)
@settings(max_examples=15, deadline=None)
def test_a_ratio_is_that_of_the_sums_and_lies_in_its_interval(first: list[Part], second: list[Part]) -> None:
    found = compare(first, second)
    for parts, ratio in ((first, found.first), (second, found.second)):
        below = sum(each.below for each in parts)
        assert (ratio is None) == (below == 0)
        if ratio is not None:
            assert ratio.low <= ratio.value <= ratio.high
            assert ratio.threads == sum(each.below > 0 for each in parts)
    assert (found.difference is None) == (found.first is None or found.second is None)
    assert compare(first, second) == found


def test_groups_that_differ_are_told_apart_and_alike_ones_are_not() -> None:
    draw = random.Random(3)
    slow = [Part(draw.gauss(150, 30), 1) for _ in range(60)]
    quick = [Part(draw.gauss(90, 30), 1) for _ in range(60)]
    low, high = compare(quick, slow).difference or (0, 0)
    assert low < -60 < high < 0
    low, high = compare(slow[:30], slow[30:]).difference or (1, 1)
    assert low < 0 < high


def test_very_many_threads_are_drawn_in_bundles_and_say_the_same() -> None:
    draw = random.Random(5)
    parts = [Part(draw.gauss(100, 20), 1) for _ in range(3000)]
    ratio = compare(parts, []).first
    assert ratio is not None
    assert ratio.threads == 3000
    # The interval of a mean: 1.96 times 20 through the root of 3000, to both sides.
    assert ratio.high - ratio.low == pytest.approx(2 * 1.96 * 20 / 3000**0.5, rel=0.25)
