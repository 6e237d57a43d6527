"""What is taken back or done again comes into sight, wherever the person has scrolled in between."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from annotator.domain.annotation import Target
from annotator.gui.thread_view.intents import OptionClicked
from tests.gui.annotate.person import Person

# What the offscreen platform has to say of every pop-up.
pytestmark = pytest.mark.qt_log_ignore("grabbing the keyboard", "support raise")


def in_sight(somebody: Person, at: QPoint) -> bool:
    return somebody.page.view.viewport().rect().contains(at)


def away(somebody: Person) -> None:
    """Scroll to the top, so that no comment is in sight."""
    somebody.settle()
    somebody.window.resize(1200, 420)
    somebody.page.view.verticalScrollBar().setValue(0)
    assert not in_sight(somebody, somebody.option("c1", OptionClicked, layer="sentiment"))


@pytest.mark.parametrize("layer", ["sentiment", "stance"])
def test_an_answer(ada: Person, layer: str) -> None:
    ada.page.view.reveal("c1", 0, 0)
    ada.click(ada.option("c1", OptionClicked, layer=layer))
    assert ada.answers("c1")
    for key, wording in (("Ctrl+Z", "Undid"), ("Ctrl+Shift+Z", "Did again")):
        away(ada)
        ada.heard.clear()
        ada.press(key)
        ada.qtbot.waitUntil(lambda: bool(ada.heard))
        assert ada.heard[-1].startswith(wording)
        assert in_sight(ada, ada.option("c1", OptionClicked, layer=layer))


def test_a_stance_toward_a_target_of_ones_own_keeps_its_row_while_one_is_there(ada: Person) -> None:
    mayor = Target.entity("The mayor")
    ada.click(ada.point("Fenn", "c1"))
    ada.press("T")
    ada.write("The mayor")
    ada.press("Return")
    ada.come_back()
    assert in_sight(ada, ada.option("c1", OptionClicked, target=mayor))
    ada.press("2")
    away(ada)
    ada.press("Ctrl+Z")
    ada.qtbot.waitUntil(lambda: ada.heard[-1:] != [] and ada.heard[-1].startswith("Undid"))
    assert in_sight(ada, ada.option("c1", OptionClicked, target=mayor))
    assert ada.answers("c1") == {}


def test_a_note_on_a_comment(ada: Person) -> None:
    ada.click(ada.point("asleep", "c1"))
    ada.press("N")
    QTest.keyClicks(ada.page.note.field, "ironic?")
    QTest.keyClick(ada.page.note.field, Qt.Key.Key_Return)
    ada.come_back()
    away(ada)
    ada.press("Ctrl+Z")
    ada.qtbot.waitUntil(lambda: ada.heard[-1:] == ["Undid: note “ironic?”"])
    view = ada.page.view
    assert view.selection is not None
    assert view.selection.document_id == "c1"
    assert view.scene is not None
    index = view.scene.text_index("c1", 0)
    assert index is not None
    assert 0 <= view.scene.top(index) - view.scrolled < view.viewport().height()
