"""Intervals by drawing documents anew."""

from __future__ import annotations

import numpy as np
import pytest

from annotator.review.bootstrap import Draws, ratio


def test_the_first_row_adds_up_all_documents_and_each_draw_as_many() -> None:
    for documents in (0, 1, 7, 2500):
        draws = Draws.of(documents, draws=50)
        ones = np.bincount(draws.bundle, minlength=draws.bundles)[:, None].astype(np.float64)
        sums = draws.sums(ones)[:, 0]
        assert sums[0] == documents
        assert sums[1:] == pytest.approx(documents, rel=0.05)


@pytest.mark.parametrize("documents", [400, 4000])
def test_the_interval_of_a_mean_is_the_one_of_textbooks(documents: int) -> None:
    values = np.random.default_rng(1).normal(3, 2, documents)
    draws = Draws.of(documents, draws=2000)
    counts = np.stack([np.bincount(draws.bundle, values), np.bincount(draws.bundle).astype(np.float64)], axis=1)
    sums = draws.sums(counts)
    found = draws.estimate(ratio(sums[:, 0], sums[:, 1]), documents)
    assert found is not None
    assert found.low is not None
    assert found.high is not None
    half = 1.96 * float(values.std()) / documents**0.5
    assert found.value == pytest.approx(values.mean())
    assert found.low == pytest.approx(found.value - half, abs=half / 8)
    assert found.high == pytest.approx(found.value + half, abs=half / 8)


def test_draws_without_a_meaning_are_passed_over() -> None:
    draws = Draws.of(3, draws=4)
    found = draws.estimate(np.array([0.5, np.nan, 0.25, np.nan, 0.75]), 3)
    assert found is not None
    assert (found.low, found.high) == pytest.approx((0.2625, 0.7375))
    assert draws.estimate(np.array([np.nan, 0.1, 0.2, 0.3, 0.4]), 3) is None
