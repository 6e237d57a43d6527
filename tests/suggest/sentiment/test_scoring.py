"""Figures of probabilities against what was decided."""

from __future__ import annotations

import numpy as np
import pytest

from annotator.suggest.sentiment.scoring import scored


def test_accuracy_and_f1_by_hand() -> None:
    likely = np.asarray([[0.9, 0.1], [0.8, 0.2], [0.3, 0.7], [0.6, 0.4]])
    figures = scored(("no", "yes"), [0, 1, 1, 0], likely)
    assert (figures.count, figures.accuracy) == (4, 0.75)
    assert figures.f1 == pytest.approx({"no": 0.8, "yes": 2 / 3})
    assert figures.macro_f1 == pytest.approx((0.8 + 2 / 3) / 2)


def test_a_label_that_nobody_decided_does_not_count() -> None:
    assert scored(("a", "b", "c"), [0, 1], np.eye(3)[:2]).macro_f1 == 1.0


def test_confidence_that_is_not_kept_is_an_error() -> None:
    likely = np.tile([0.9, 0.1], (4, 1))
    assert scored(("no", "yes"), [0, 0, 0, 1], likely).calibration_error == pytest.approx(0.15)


def test_nothing_measured_is_nothing() -> None:
    assert scored(("a",), [], np.zeros((0, 1))).count == 0
