"""Only what changed is drawn again, what moved is moved: the picture is the one that drawing it all would give."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QImage, QPaintEvent, QRegion
from PySide6.QtWidgets import QApplication

from annotator.domain.annotation import Note, SpanAnnotation
from annotator.gui.thread_view.intents import Current
from tests.gui.thread_view.shown import Shown
from tests.gui.thread_view.threads import Labelled, hard, storm

_SHADE = 32
LABELS = ("PERSON", "ORG", "GPE", "LOC", "FAC", "DATE")


def screen(view: Shown) -> QImage:
    QApplication.processEvents()
    corner = view.viewport().mapTo(view.window(), QPoint(0, 0))
    size = view.viewport().size()
    shot = view.screen().grabWindow(view.window().winId(), corner.x(), corner.y(), size.width(), size.height())
    return shot.toImage()


def differing(first: QImage, second: QImage) -> list[tuple[int, int]]:
    """Return the pixels that differ to the eye; dashes that are cut off are drawn a shade apart here and there."""
    if first == second:
        return []
    pairs = zip(first.constBits(), second.constBits(), strict=True)
    places = {index // 4 for index, (one, other) in enumerate(pairs) if abs(one - other) > _SHADE}
    return [(place % first.width(), place // first.width()) for place in sorted(places)]


def relabel(made: Labelled, document_id: str, chance: random.Random, number: int) -> None:
    """Take some spans away and put others over them, so that lines grow and shrink."""
    own, length = made.sets[document_id], len(made.thread.document(document_id).text)
    kept = [span for span in own.spans if chance.random() > 0.25]
    for new in range(chance.randint(0, 3)):
        start = chance.randrange(max(1, length - 2))
        end = min(length, start + chance.randint(1, 30))
        kept.append(SpanAnnotation(f"n{number}-{new}", "entities", start, end, chance.choice(LABELS)))
    made.sets[document_id] = replace(own, spans=tuple(sorted(kept, key=lambda span: span.order)))


@pytest.mark.parametrize("focus", [Qt.FocusReason.MouseFocusReason, Qt.FocusReason.TabFocusReason])
@pytest.mark.parametrize("seed", range(4))
def test_labelling_leaves_no_trace(view: Shown, seed: int, focus: Qt.FocusReason) -> None:
    chance = random.Random(seed)
    made = hard() if seed % 2 else storm()
    view.resize(865, 520)
    view.show_labelled(made)
    view.setFocus(focus)
    bar = view.verticalScrollBar()
    for number in range(12):
        bar.setValue(chance.choice((bar.value(), chance.randrange(bar.maximum()))))
        screen(view)
        changed = chance.sample([document.id for document in made.thread], 2)
        for document_id in changed:
            relabel(made, document_id, chance, number)
        if chance.random() < 0.3:
            made.sets["c2"] = replace(made.sets["c2"], notes=(Note(f"n{number}", None, "a note", 0, "ada"),))
            changed.append("c2")
        view.update_labelled(made, *changed)
        spans = made.sets[changed[0]].spans
        view.set_current(Current(changed[0], chance.choice(spans).id) if spans else None)
        shown = screen(view)
        view.viewport().update()
        assert differing(shown, screen(view)) == [], number


def test_one_more_span_draws_its_lines_alone(view: Shown, monkeypatch: pytest.MonkeyPatch) -> None:
    made = storm()
    view.show_labelled(made)
    screen(view)
    drawn: list[QRegion] = []
    paint = view.paintEvent

    def note(event: QPaintEvent) -> None:
        drawn.append(event.region())
        paint(event)

    monkeypatch.setattr(view, "paintEvent", note)
    made.span("a", "cladding", "FAC")
    view.update_labelled(made, "a")
    QApplication.processEvents()
    (region,) = drawn
    assert 20 < region.boundingRect().height() <= view.look.body.line_height + 12


def test_a_further_lane_moves_what_is_below_instead_of_drawing_it(view: Shown, monkeypatch: pytest.MonkeyPatch) -> None:
    made = storm()
    view.show_labelled(made)
    screen(view)
    area = 0
    paint = view.paintEvent

    def count(event: QPaintEvent) -> None:
        nonlocal area
        rects: list[QRect] = list(event.region())  # type: ignore[call-overload]  # not in the stub
        area += sum(rect.width() * rect.height() for rect in rects)
        paint(event)

    monkeypatch.setattr(view, "paintEvent", count)
    assert view.scene is not None
    height = view.scene.height
    made.span("a", "Northgate bridge on Sunday", "ORG")
    view.update_labelled(made, "a")
    shown = screen(view)
    # Qt moves a picture by whole pixels of the screen: a lane of 14 is 17.5 of them at 125 %, and all below is drawn.
    moves = ((view.scene.height - height) * view.devicePixelRatioF()).is_integer()
    assert 0 < area < (0.4 if moves else 1) * view.viewport().width() * view.viewport().height()
    view.viewport().update()
    assert differing(shown, screen(view)) == []
