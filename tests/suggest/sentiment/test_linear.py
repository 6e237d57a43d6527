"""The linear classifier: what it learns, keeps and gives back."""

from __future__ import annotations

import numpy as np
import pytest

from annotator.suggest.sentiment.linear import Features, Linear, chosen, fit, softmax
from annotator.suggest.sentiment.words import mixed


def rows_of(*rows: list[int]) -> Features:
    row = np.repeat(np.arange(len(rows)), [len(each) for each in rows])
    keys = mixed(np.asarray([key for each in rows for key in each], dtype=np.uint64), 1)
    return Features(row, keys, np.ones(len(row), np.float32), len(rows))


LABELS = np.asarray([0, 0, 1, 1, 2, 2])
FEATURES = rows_of([1, 9], [1], [2, 9], [2], [3], [3, 9])


def test_it_tells_apart_what_features_tell_apart() -> None:
    assert fit(FEATURES, LABELS, strength=10).scores(FEATURES).argmax(axis=1).tolist() == LABELS.tolist()


def test_the_same_data_give_the_same_weights() -> None:
    assert np.array_equal(fit(FEATURES, LABELS).weights, fit(FEATURES, LABELS).weights)


def test_what_too_few_rows_have_is_not_used() -> None:
    learned = fit(rows_of([1, 4], [1], [2], [2]), np.asarray([0, 0, 1, 1]), count=2, least=2)
    assert np.count_nonzero(learned.weights.any(axis=0)) == 2


def test_rows_are_chosen_and_numbered_anew() -> None:
    part = chosen(FEATURES, np.asarray([4, 0]))
    learned = fit(FEATURES, LABELS)
    assert part.count == 2
    assert learned.scores(part) == pytest.approx(learned.scores(FEATURES)[[4, 0]])


def test_it_is_the_same_once_kept_and_read() -> None:
    learned = fit(FEATURES, LABELS)
    again = Linear.from_plain(learned.plain())
    assert softmax(again.scores(FEATURES)) == pytest.approx(softmax(learned.scores(FEATURES)), abs=0.005)
