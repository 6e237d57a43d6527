"""What ships and what was learned, weighed by decisions."""

from __future__ import annotations

import numpy as np
import pytest

from annotator.suggest.learning.blending import blended

LABELS = np.eye(2)
RIGHT, WRONG, UNSURE = ([[0.9, 0.1], [0.1, 0.9]], [[0.1, 0.9], [0.9, 0.1]], [[0.5, 0.5], [0.5, 0.5]])


def rows(pair: list[list[float]], count: int) -> np.ndarray:
    return np.asarray(pair * (count // 2)).reshape(-1, 2)


def test_without_decisions_what_ships_speaks_alone() -> None:
    nothing = np.zeros((0, 2))
    blend = blended(nothing, nothing, nothing, ships=True)
    shipped = np.asarray([[0.8, 0.2]])
    assert blend(shipped, np.asarray([[0.1, 0.9]])) == pytest.approx(shipped)


def test_few_decisions_move_little_and_many_much() -> None:
    asked = np.asarray([[0.7, 0.3]]), np.asarray([[0.2, 0.8]])
    said = [
        blended(rows(UNSURE, n), rows(RIGHT, n), rows(LABELS.tolist(), n), ships=True)(*asked)[0, 1]
        for n in (0, 4, 20, 200)
    ]
    assert said == sorted(said)
    assert said[0] == pytest.approx(0.3)
    assert said[-1] > 0.8


def test_what_is_learned_wrong_is_not_turned_round() -> None:
    blend = blended(rows(RIGHT, 20), rows(WRONG, 20), rows(LABELS.tolist(), 20), ships=True)
    assert blend.learned == 0


def test_where_nothing_ships_frequency_is_learned_too() -> None:
    wanted = np.asarray([[1.0, 0.0]] * 30 + [[0.0, 1.0]] * 10)
    even = np.full((40, 2), 0.5)
    said = blended(even, even, wanted, ships=False)(even[:1], even[:1])
    assert said[0, 0] == pytest.approx(0.7, abs=0.05)
