"""Scores that become probabilities."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.suggest.calibration import Calibration, Kind, calibration_error, fitted

_SCORES = st.floats(min_value=0, max_value=1)
_DECISIONS = st.lists(st.tuples(_SCORES, st.booleans()), max_size=40)
_KINDS = st.sampled_from(["temperature", "platt", "beta"])


@given(_DECISIONS, _KINDS, _SCORES, _SCORES)
def test_any_decisions_give_a_map_that_rises_and_stays_between_zero_and_one(
    decisions: list[tuple[float, bool]], kind: Kind, one: float, other: float
) -> None:
    found = fitted([score for score, _ in decisions], [right for _, right in decisions], kind=kind)
    low, high = found(min(one, other)), found(max(one, other))
    assert 0 <= low <= high + 1e-12 <= 1 + 1e-12


@given(_DECISIONS.filter(bool), st.integers(min_value=1, max_value=30))
def test_the_error_lies_between_zero_and_one_whatever_the_order(decisions: list[tuple[float, bool]], bins: int) -> None:
    said, right = [score for score, _ in decisions], [hit for _, hit in decisions]
    error = calibration_error(said, right, bins=bins)
    assert 0 <= error <= 1
    assert calibration_error(said[::-1], right[::-1], bins=bins) == pytest.approx(error)


def test_no_decisions_change_nothing() -> None:
    assert fitted([], []) == Calibration()
    assert Calibration()(0.3) == pytest.approx(0.3)


def test_the_error_of_a_hand_worked_case() -> None:
    # Two bins: 0.2 twice with one right (0.3 apart), 0.9 twice with both right (0.1 apart).
    assert calibration_error([0.2, 0.9, 0.2, 0.9], [True, True, False, True], bins=2) == pytest.approx(0.2)


def test_nothing_to_measure_is_said() -> None:
    with pytest.raises(ValueError, match="at least one"):
        calibration_error([], [])
    with pytest.raises(ValueError, match="2 scores, but 1 decisions"):
        fitted([0.1, 0.2], [True])


@pytest.mark.parametrize("kind", ["temperature", "platt", "beta"])
def test_two_hundred_decisions_calibrate_scores_that_are_too_sure(kind: Kind) -> None:
    chance = Random(4)
    truth = Calibration(a=0.5, b=0.5, c=0.0)

    def decided(count: int) -> tuple[list[float], list[bool]]:
        scores = [chance.random() ** 0.3 for _ in range(count)]
        return scores, [chance.random() < truth(score) for score in scores]

    scores, right = decided(8000)
    assert calibration_error(scores, right) > 0.07
    errors = [calibration_error(fitted(*decided(200), kind=kind).of(scores).tolist(), right) for _ in range(20)]
    assert sum(errors) / len(errors) < 0.05
