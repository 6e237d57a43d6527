"""A target that was just chosen: its row is there before the answer, and goes if none is given."""

from __future__ import annotations

from PySide6.QtCore import QRect
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication

from annotator.domain.annotation import Target
from annotator.gui.theme import LIGHT
from annotator.gui.thread_view.intents import Current, OptionClicked
from tests.gui.thread_view.shown import Shown
from tests.gui.thread_view.threads import long_thread, storm

FERRY = Target.entity("The ferrymen")


def ringed(view: Shown, document_id: str, target: Target) -> bool:
    """Whether the answers of a stance have the ring of the current thing around them."""
    view.reveal(document_id, 0, 0)
    QApplication.processEvents()
    button = view.control(document_id, OptionClicked, target=target, label="favor")
    picture = view.viewport().grab(QRect(button.x() - 60, button.y(), 60, 1))
    shown = picture.toImage()
    colours = [shown.pixelColor(x, 0).name() for x in range(shown.width())]
    return colours.count(LIGHT.accent) >= 2


def targets(view: Shown, document_id: str) -> list[str]:
    assert view.scene is not None
    rows = view.scene.content.rows(view.scene.content.thread.document(document_id))
    return [row.toward for row in rows if row.target is not None]


def test_a_chosen_target_has_a_row_with_a_ring_at_once(view: Shown) -> None:
    view.show_labelled(storm())
    before = targets(view, "c4")
    view.set_current(Current("c4", layer="stance", target=FERRY))
    assert len(targets(view, "c4")) == len(before) + 1
    assert "ferrymen" in targets(view, "c4")[-1]
    assert ringed(view, "c4", FERRY)
    assert not ringed(view, "c2", Target("claim", "a", "The authority ignored two warnings"))


def test_it_goes_when_something_else_is_current(view: Shown) -> None:
    view.show_labelled(storm())
    before = targets(view, "c4")
    view.set_current(Current("c4", layer="stance", target=FERRY))
    view.set_current(Current("c3", layer="sentiment"))
    assert targets(view, "c4") == before


def test_answered_it_stays(view: Shown) -> None:
    made = storm()
    view.show_labelled(made)
    view.set_current(Current("c4", layer="stance", target=FERRY))
    made.stance("c4", FERRY, "favor")
    view.update_labelled(made, "c4")
    assert len([each for each in targets(view, "c4") if "ferrymen" in each]) == 1
    view.set_current(None)
    assert "ferrymen" in targets(view, "c4")[-1]


def test_one_that_is_asked_about_anyhow_gets_no_second_row(view: Shown) -> None:
    view.show_labelled(storm())
    before = targets(view, "c3")
    view.set_current(Current("c3", layer="stance", target=Target("parent", "c2", "Fenn is right for once.")))
    assert targets(view, "c3") == before


def test_it_is_brought_into_sight(view: Shown) -> None:
    view.resize(865, 400)
    view.show_labelled(long_thread())
    view.set_current(Current("c1", layer="stance", target=FERRY))
    view.reveal_current()
    place = view.control("c1", OptionClicked, target=FERRY, label="favor")
    assert view.viewport().rect().contains(place)


def test_an_entity_that_the_thread_knows_shows_its_label(view: Shown) -> None:
    view.show_labelled(storm())
    view.set_current(Current("c4", layer="stance", target=Target.entity("Harbour Authority")))
    assert view.scene is not None
    row = view.scene.content.rows(view.scene.content.thread.document("c4"))[-1]
    assert row.entity is not None
    assert row.entity.name == "ORG"


def test_a_screen_reader_finds_the_question(view: Shown) -> None:
    view.show_labelled(storm())
    view.set_current(Current("c4", layer="stance", target=FERRY))
    root = QAccessible.queryAccessibleInterface(view)

    def names(at: object) -> list[str]:
        children = [at.child(index) for index in range(at.childCount())]  # type: ignore[attr-defined]
        own = [each.text(QAccessible.Text.Name) for each in children]
        return own + [name for each in children for name in names(each)]

    assert any("ferrymen" in name for name in names(root))
