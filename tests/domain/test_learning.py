"""When a project learns, what it never learns from, and what it says of it."""

from __future__ import annotations

import pytest

from annotator.domain.errors import SuggesterError
from annotator.domain.learning import (
    Learnt,
    Update,
    is_aside,
    next_due,
    updates_as_plain,
    updates_from_plain,
)


def test_a_fifth_of_the_threads_is_set_aside_for_ever() -> None:
    aside = [number for number in range(5000) if is_aside(f"thread {number}")]
    assert 0.18 < len(aside) / 5000 < 0.22
    assert aside == [number for number in range(5000) if is_aside(f"thread {number}")]


def test_steps_grow() -> None:
    steps = [next_due(0)]
    while steps[-1] < 200:
        steps.append(next_due(steps[-1]))
    assert steps[:5] == [5, 10, 15, 20, 25]
    assert steps[-1] - steps[-2] > 30


def test_updates_come_back_as_they_went() -> None:
    learnt = Learnt(name="entities", outcome="taken", texts=5, known=3, before=0.5, after=0.6, measured=4)
    updates = (Update(version="1-ab", time=7, decided=6, learnt=(learnt,)),)
    assert updates_from_plain(updates_as_plain(updates)) == updates
    assert updates[0].has_taken
    with pytest.raises(SuggesterError, match="another version"):
        updates_from_plain([{"version": "1", "learnt": [{"unheard": 1}]}])
