"""What a comment quotes looks like a quotation, and every offset stays what it was."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication

from annotator.domain.document import Thread
from annotator.gui.theme import LIGHT
from annotator.gui.thread_view.intents import Current, SpanDrawn
from annotator.gui.thread_view.paragraphs import paragraphs_of
from annotator.gui.thread_view.quotes import quotes_in
from tests.gui.thread_view.shown import Shown, double_click, drag
from tests.gui.thread_view.threads import Labelled, article, comment

QUOTING = "> the bridge was shut\n> on Sunday\n\nBy whom?\n\n>> Who says so?\n\nShe does."


@pytest.mark.parametrize(
    ("text", "depths"),
    [
        (QUOTING, [1, 1, 0, 2, 0]),
        ("> all of it", [1]),
        (">no blank\n  > moved in\n> > twice", [1, 1, 2]),
        ("“He said so.”\n\nDid he?", [1, 0]),
        ("„Er sagte es.“\n\n»Und sie?«\n\nNein.", [1, 1, 0]),
        ("「そうだ」\n\nいいえ", [1, 0]),
        ("“He said so.” Did he?\n\nYes.", [0, 0]),
        ("“He said so,” and “she too.”\n\nYes.", [0, 0]),
        ("“All there is.”", [0]),
        ("Yes.\n\n“He said so.”\n\nNo.", [0, 0, 0]),
        ("5 > 3\n\n-> there", [0, 0]),
        ("", [0]),
    ],
)
def test_what_counts_as_quoted(text: str, depths: list[int]) -> None:
    assert [each.depth for each in quotes_in(text, paragraphs_of(text))] == depths


def test_a_giant_quotation_is_one_in_all_its_pieces() -> None:
    text = "> " + "words and words. " * 400
    found = quotes_in(text, paragraphs_of(text))
    assert len(found) > 1
    assert {each.depth for each in found} == {1}
    assert [each.signs > 0 for each in found] == [True] + [False] * (len(found) - 1)


def shown(view: Shown, text: str = QUOTING) -> Labelled:
    made = Labelled(Thread.from_documents((article("Bridge shut\n\nIt was.", title="Bridge shut"), comment(1, text))))
    view.show_labelled(made)
    QApplication.processEvents()
    return made


def bar_colours(view: Shown, offset: int, *, right: bool = False) -> set[str]:
    """Return the colours in the column where the outermost bar of a quotation would be, at a line's height."""
    at = view.point("c1", offset)
    assert view.scene is not None
    card = next(card for card in view.scene.cards if card.document_id == "c1")
    edge = card.left + card.width - 18 - 2 if right else card.left + 18 + 1
    picture = view.viewport().grab().toImage()
    return {picture.pixelColor(round(view.column_left + edge), at.y() + dy).name() for dy in range(-4, 5)}


def test_quotations_stand_beside_a_bar(view: Shown) -> None:
    shown(view)
    line = QColor(LIGHT.line_strong).name()
    assert bar_colours(view, QUOTING.index("bridge")) == {line}
    assert bar_colours(view, QUOTING.index("Who")) == {line}
    assert line not in bar_colours(view, QUOTING.index("whom"))


def test_in_text_from_right_to_left_the_bar_is_at_the_right(view: Shown) -> None:
    text = "> رأينا توقيعًا\n\nالتوقيع لا يسقي شجرة"  # noqa: RUF001 - Arabic
    shown(view, text)
    line = QColor(LIGHT.line_strong).name()
    assert bar_colours(view, text.index("توقيعًا"), right=True) == {line}
    assert line not in bar_colours(view, text.index("شجرة"), right=True)


def test_one_labels_in_a_quotation_as_anywhere(view: Shown) -> None:
    made = shown(view)
    double_click(view, view.point("c1", QUOTING.index("Sunday")))
    drag(
        view, view.point("c1", QUOTING.index("the bridge"), part=0.1), view.point("c1", QUOTING.index("was"), part=0.9)
    )
    drawn = [QUOTING[each.start : each.end] for each in view.told(SpanDrawn)]
    assert drawn == ["Sunday", "the bridge was"]
    made.span("c1", "Sunday", "DATE")
    view.update_labelled(made, "c1")
    view.set_current(Current("c1", made.sets["c1"].spans[0].id))
    view.reveal_current()
    assert view.viewport().rect().contains(view.point("c1", QUOTING.index("Sunday")))
