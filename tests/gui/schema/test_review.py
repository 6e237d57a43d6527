"""What a change of the schema would do, in words."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from annotator.domain.schema_act import Effect
from annotator.gui.schema.review import Review


@pytest.mark.parametrize(
    ("effect", "said"),
    [
        (Effect(annotations=1, rejections=1, suggestions=1), "1 refusal follows.\n1 suggestion follows."),
        (Effect(annotations=1, rejections=2, suggestions=31), "2 refusals follow.\n31 suggestions follow."),
    ],
)
def test_one_is_one_and_several_are_several(qtbot: QtBot, effect: Effect, said: str) -> None:
    review = Review()
    qtbot.addWidget(review)
    review.show_effect(effect)
    assert review.more.text() == said
