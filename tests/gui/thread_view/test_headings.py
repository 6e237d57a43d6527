"""What stands around the texts: the sign of notes, and the byline under headlines of either direction."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, QPoint, QRect
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QApplication, QToolTip

from annotator.domain.annotation import Note, Target
from annotator.domain.document import Thread
from annotator.gui.thread_view.headings import CardHead
from annotator.gui.thread_view.intents import Current, OptionClicked, TargetWanted
from annotator.gui.thread_view.question_blocks import Byline
from tests.gui.thread_view.shown import Shown
from tests.gui.thread_view.threads import Labelled, article, comment, storm

ARABIC = "نهران وتسنيم توقّعان في بورت إلديس اتفاقًا"


def noted(made: Labelled, document_id: str, *texts: str, by: str = "ann") -> None:
    notes = tuple(Note(f"n{number}", None, text, 0, by) for number, text in enumerate(texts))
    made.sets[document_id] = replace(made.sets[document_id], notes=notes)


def head(view: Shown, document_id: str) -> tuple[int, CardHead | Byline]:
    assert view.scene is not None
    for index, block in enumerate(view.scene.blocks):
        if isinstance(block, CardHead | Byline) and block.document_id == document_id:
            return index, block
    raise AssertionError(document_id)


def tips(view: Shown, document_id: str, monkeypatch: pytest.MonkeyPatch) -> set[str]:
    """Return what is said all over the head of a card, or over the byline."""
    said: set[str] = set()
    monkeypatch.setattr(QToolTip, "showText", lambda place, text, widget: said.add(text))
    index, block = head(view, document_id)
    assert view.scene is not None
    view.scene.measure(index)
    y = view.scene.top(index) - view.scrolled + (25 if isinstance(block, Byline) else block.height // 2 + 2)
    for x in range(0, int(block.width), 3):
        at = QPoint(round(view.column_left + block.left) + x, y)
        event = QHelpEvent(QEvent.Type.ToolTip, at, view.viewport().mapToGlobal(at))
        QApplication.sendEvent(view.viewport(), event)
    return said - {""}


def test_notes_have_a_sign_that_says_what_they_are(view: Shown, monkeypatch: pytest.MonkeyPatch) -> None:
    made = storm()
    view.show_labelled(made)
    for document_id in ("a", "c2"):
        assert not any("note" in tip for tip in tips(view, document_id, monkeypatch))
    noted(made, "c2", "ironic?", "ask Mira")
    noted(made, "a", "from the wire")
    view.update_labelled(made, "a", "c2")
    assert "2 notes\n– ironic?\n– ask Mira" in tips(view, "c2", monkeypatch)
    assert "1 note\n– from the wire" in tips(view, "a", monkeypatch)
    noted(made, "a", "dates, please", by="rev")
    view.update_labelled(made, "a")
    assert "1 note by rev\n– rev: dates, please" in tips(view, "a", monkeypatch)


def test_the_sign_is_drawn_as_soon_as_there_is_a_note_and_no_longer(view: Shown) -> None:
    made = storm()
    view.show_labelled(made)
    QApplication.processEvents()
    index, block = head(view, "c2")
    assert view.scene is not None
    top = view.scene.top(index) - view.scrolled
    place = QRect(round(view.column_left + block.left), top, round(block.width), block.height)
    plain = view.viewport().grab(place).toImage()
    noted(made, "c2", "ironic?")
    view.update_labelled(made, "c2")
    assert view.viewport().grab(place).toImage() != plain
    noted(made, "c2")
    view.update_labelled(made, "c2")
    assert view.viewport().grab(place).toImage() == plain


def test_the_byline_is_told_with_its_notes(view: Shown) -> None:
    made = storm()
    noted(made, "a", "one", "two")
    view.show_labelled(made)
    assert head(view, "a")[1].caption.endswith(" · 2 notes")


def test_under_a_headline_from_right_to_left_all_stands_at_the_right(view: Shown) -> None:
    made = Labelled(Thread.from_documents((article(f"{ARABIC}\n\n{ARABIC}.", title=ARABIC), comment(1, "Yes."))))
    view.show_labelled(made)
    choices = [view.control("a", OptionClicked, label=label).x() for label in ("negative", "neutral", "positive")]
    assert choices == sorted(choices)
    index, byline = head(view, "a")
    assert view.scene is not None
    picture = view.viewport().grab().toImage()
    y = view.scene.top(index) - view.scrolled
    ground = picture.pixelColor(2, 2)
    inked = [
        x
        for x in range(view.column_left, view.column_left + view.column_width)
        if any(picture.pixelColor(x, y + row) != ground for row in range(byline.height))
    ]
    assert inked[-1] > view.column_left + view.column_width - 6
    assert inked[0] > view.column_left + 40


def test_rows_below_such_a_headline_begin_at_the_right_too(view: Shown) -> None:
    made = Labelled(Thread.from_documents((article(f"{ARABIC}\n\n{ARABIC}.", title=ARABIC), comment(1, "Yes."))))
    view.resize(330, 700)
    view.show_labelled(made)
    _, byline = head(view, "a")
    rights = [control.rect.right() for control in byline.controls]
    assert max(rights) == pytest.approx(byline.width)


def test_the_ring_of_a_span_keeps_off_the_name_above(view: Shown) -> None:
    text = "Headline\n\n" + "Marren " * 40
    made = Labelled(Thread.from_documents((article(text, title="Headline"),)))
    above = text.index("Marren", 20)
    view.show_labelled(made)
    _, block = view.block("a", above)
    step = block.layout.line_start(1) - block.layout.line_start(0)
    for start in (above, above + step):
        made.span("a", "Marren", "ORG", nth=(start - text.index("Marren")) // 7)
    view.update_labelled(made, "a")
    upper = next(each for each in block._drawn[0] if each.name is not None)
    assert upper.name is not None
    name = upper.name.toAlignedRect().translated(view.column_left, 0)
    index, _ = view.block("a", above)
    assert view.scene is not None
    name.translate(0, view.scene.top(index) - view.scrolled)
    plain = view.viewport().grab(name).toImage()
    view.set_current(Current("a", made.sets["a"].spans[1].id))
    assert view.viewport().grab(name).toImage() == plain


def test_a_question_of_a_layer_that_is_gone_harms_nothing(view: Shown) -> None:
    view.show_labelled(storm())
    view.set_current(Current("a", layer="gone", target=Target.entity("Fenn")))
    view.reveal_current()
    assert head(view, "a")[1].controls


def test_a_target_is_added_beside_the_title_in_a_narrow_card_and_beside_the_answers_in_a_wide_one(view: Shown) -> None:
    made = storm()
    for width, above in ((865, False), (420, True)):
        view.resize(width, 900)
        view.show_labelled(made)
        adder = view.control("c4", TargetWanted)
        answers = view.control("c4", OptionClicked, layer="stance", label="favor")
        assert (adder.y() < answers.y() - 10) is above
        assert above or abs(adder.y() - answers.y()) < 3
        assert adder.x() > answers.x()
