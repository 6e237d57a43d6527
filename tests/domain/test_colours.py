from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotator.domain.colours import NAME_CONTRAST, contrast, distance, least_contrast, suggest
from annotator.domain.schema import Schema
from annotator.domain.schema_file import read_schema
from annotator.settings import shipped_schemas

GROUNDS = ("#ffffff", "#f6f6f4")
DARK_GROUNDS = ("#17181a", "#212226")
COLOUR = st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06x}")


def test_contrast_is_that_of_wcag() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)
    assert contrast("#ffffff", "#777777") == contrast("#777777", "#ffffff")


def test_red_and_green_of_one_brightness_are_close_for_who_sees_no_red() -> None:
    assert distance("#b3261e", "#6b5a00") < distance("#b3261e", "#2f6fb5")


@given(COLOUR, COLOUR)
def test_distance_is_the_same_both_ways(one: str, other: str) -> None:
    assert distance(one, other) == distance(other, one) >= 0
    assert distance(one, one) == 0


@settings(max_examples=15, deadline=None)
@given(st.lists(COLOUR, max_size=12))
def test_a_suggested_colour_reads_on_every_ground(used: list[str]) -> None:
    light, dark = suggest(used, used, light_grounds=GROUNDS, dark_grounds=DARK_GROUNDS)
    assert least_contrast(light, GROUNDS) >= NAME_CONTRAST
    assert least_contrast(dark, DARK_GROUNDS) >= NAME_CONTRAST


def test_a_suggested_colour_stays_apart_from_those_of_the_shipped_schema() -> None:
    schema: Schema = read_schema(shipped_schemas()[0])
    labels = schema.layers[0].labels
    light, dark = suggest(
        (label.light for label in labels),
        (label.dark for label in labels),
        light_grounds=GROUNDS,
        dark_grounds=DARK_GROUNDS,
    )
    assert min(distance(light, label.light) for label in labels) > 0.04
    assert min(distance(dark, label.dark) for label in labels) > 0.04


def test_a_second_colour_is_another() -> None:
    one = suggest((), (), light_grounds=GROUNDS, dark_grounds=DARK_GROUNDS)
    other = suggest((one[0],), (one[1],), light_grounds=GROUNDS, dark_grounds=DARK_GROUNDS)
    assert distance(one[0], other[0]) > 0.15
    assert distance(one[1], other[1]) > 0.15
