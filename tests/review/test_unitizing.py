"""Alpha for unitizing against its formula written out, gap by gap and unit by unit."""

from __future__ import annotations

from itertools import permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotator.review.bootstrap import Draws
from annotator.review.gathering import ratings
from annotator.review.unitizing import unitizing_alpha
from tests.review.judged import NAMES, Plain, spans_of

Segment = tuple[int, int, bool]


def segments(length: int, units: list[tuple[int, int]]) -> list[Segment]:
    """Return units and the gaps between them, which together cover the continuum."""
    found: list[Segment] = []
    at = 0
    for start, end in units:
        if start > at:
            found.append((at, start, False))
        found.append((start, end, True))
        at = end
    return [*found, (at, length, False)] if at < length else found


def distance(one: Segment, two: Segment) -> int:
    (b1, e1, unit1), (b2, e2, unit2) = one, two
    if unit1 and unit2 and b1 < e2 and b2 < e1:
        return (b1 - b2) ** 2 + (e1 - e2) ** 2
    if unit1 and not unit2 and b2 <= b1 and e1 <= e2:
        return (e1 - b1) ** 2
    if unit2 and not unit1 and b1 <= b2 and e2 <= e1:
        return (e2 - b2) ** 2
    return 0


def disagreements(length: int, own: list[list[tuple[int, int]]]) -> tuple[float, float]:
    """Return what was observed and what is expected of one category: Krippendorff (2004), chapter 11.6."""
    m = len(own)
    lines = [segments(length, units) for units in own]
    observed = sum(distance(one, two) for i, j in permutations(range(m), 2) for one in lines[i] for two in lines[j])
    number = sum(len(units) for units in own)
    gaps = [end - start for line in lines for start, end, unit in line if not unit]
    above = 0.0
    below = float(m * length * (m * length - 1))
    for size in (end - start for units in own for start, end in units):
        above += (number - 1) / 3 * (2 * size**3 - 3 * size**2 + size)
        above += size**2 * sum(gap - size + 1 for gap in gaps if gap >= size)
        below -= size * (size - 1)
    return observed / (m * (m - 1) * length**2), 2 / length * above / below


@st.composite
def units(draw: st.DrawFn, length: int) -> list[tuple[int, int]]:
    ends = sorted(draw(st.lists(st.integers(0, length), max_size=6, unique=True)))
    return [pair for pair in zip(ends[::2], ends[1::2], strict=False) if draw(st.booleans())]


@settings(max_examples=60)
@given(st.data(), st.integers(4, 30), st.integers(2, 4))
def test_it_is_the_formula_of_the_book(data: st.DataObject, length: int, annotators: int) -> None:
    drawn = {label: [data.draw(units(length)) for _ in range(annotators)] for label in "AB"}
    own: dict[str, list[Plain]] = {
        f"a{at}": [(start, end, label) for label in "AB" for start, end in drawn[label][at]] for at in range(annotators)
    }
    found = unitizing_alpha(ratings([spans_of(length, own)], NAMES), Draws.of(1))
    parts = [disagreements(length, each) for each in drawn.values() if any(each)]
    observed, expected = (sum(part[at] for part in parts) for at in (0, 1))
    if not expected:
        assert found is None
    else:
        assert found is not None
        assert found.value == pytest.approx(1 - observed / expected)


def test_spans_of_one_label_and_annotator_that_overlap_are_one_unit() -> None:
    apart: list[Plain] = [(0, 6, "A"), (4, 9, "A")]
    own: dict[str, list[Plain]] = {"ada": apart, "bo": [(0, 9, "A")]}
    found = unitizing_alpha(ratings([spans_of(20, own)], NAMES), Draws.of(1))
    assert found is not None
    assert found.value == 1


def test_texts_that_hold_the_same_twice_agree_about_as_much_as_one() -> None:
    own: dict[str, list[Plain]] = {"ada": [(10, 20, "A")], "bo": [(12, 20, "A")]}
    texts = [spans_of(200, own, document=str(at)) for at in range(5)]
    one, five = (unitizing_alpha(ratings(some, NAMES), Draws.of(len(some))) for some in (texts[:1], texts))
    assert one is not None
    assert five is not None
    assert five.value == pytest.approx(one.value, abs=0.02)
