"""The widget set: what a person can see and do, by mouse and by keyboard."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QDialog, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from annotator.gui.annotate.key_button import KeyButton
from annotator.gui.controls.avatar import initials
from annotator.gui.controls.buttons import link_button, plain_button, primary_button
from annotator.gui.controls.chip import Chip
from annotator.gui.controls.flow_layout import FlowLayout
from annotator.gui.controls.key_cap import KeyCap, key_text
from annotator.gui.controls.picker import Picker
from annotator.gui.controls.segmented_control import Option, SegmentedControl
from annotator.gui.controls.tick import Tick

SENTIMENT = (
    Option("negative", "Negative", "−"),
    Option("neutral", "Neutral", "○"),
    Option("positive", "Positive", "+"),
)


@pytest.fixture
def control(qtbot: QtBot) -> SegmentedControl:
    control = SegmentedControl(SENTIMENT, name="Sentiment")
    qtbot.addWidget(control)
    control.show()
    return control


def segments(control: SegmentedControl) -> list[QAbstractButton]:
    return [child for child in control.findChildren(QAbstractButton) if not child.isHidden()]


def test_a_click_chooses_and_says_so(qtbot: QtBot, control: SegmentedControl) -> None:
    with qtbot.waitSignal(control.chosen) as heard:
        QTest.mouseClick(segments(control)[2], Qt.MouseButton.LeftButton)
    assert heard.args == ["positive"]
    assert control.value == "positive"


def test_the_chosen_one_can_be_pressed_again(qtbot: QtBot, control: SegmentedControl) -> None:
    control.set_chosen("neutral")
    with qtbot.waitSignal(control.chosen) as heard:
        QTest.mouseClick(segments(control)[1], Qt.MouseButton.LeftButton)
    assert heard.args == ["neutral"]


def test_arrow_keys_go_from_one_to_the_next(qtbot: QtBot, control: SegmentedControl) -> None:
    control.set_chosen("negative")
    segments(control)[0].setFocus()
    QTest.keyClick(segments(control)[0], Qt.Key.Key_Right)
    assert control.value == "neutral"


def test_nothing_chosen_is_shown_as_nothing(qtbot: QtBot, control: SegmentedControl) -> None:
    control.set_chosen("neutral")
    with qtbot.assertNotEmitted(control.chosen):
        control.set_chosen(None)
    assert control.value is None


def test_a_suggestion_shows_its_confidence_in_words(control: SegmentedControl) -> None:
    control.set_suggested("negative", 0.88)
    assert [segment.text() for segment in segments(control)] == ["− Negative ? 88", "○ Neutral", "+ Positive"]
    control.set_suggested(None)
    assert segments(control)[0].text() == "− Negative"


def test_every_segment_has_a_spoken_name(control: SegmentedControl) -> None:
    assert control.accessibleName() == "Sentiment"
    assert [segment.accessibleName() for segment in segments(control)] == ["Negative", "Neutral", "Positive"]


def test_other_options_take_the_place_of_the_first(control: SegmentedControl) -> None:
    control.set_options((Option(1, "One"), Option(2, "Two")), chosen=2)
    assert [segment.text() for segment in segments(control)] == ["One", "Two"]
    assert control.value == 2


def test_choosing_moves_nothing(control: SegmentedControl) -> None:
    before = control.sizeHint()
    control.set_chosen("neutral")
    assert control.sizeHint() == before


def test_a_picker_tells_what_a_person_picked(qtbot: QtBot) -> None:
    picker = Picker([("utf-8", "UTF-8"), ("latin-1", "Latin 1")], name="Encoding")
    qtbot.addWidget(picker)
    assert picker.value == "utf-8"
    with qtbot.waitSignal(picker.picked) as heard:
        QTest.keyClick(picker, Qt.Key.Key_Down)
    assert heard.args == ["latin-1"]


def test_chip_and_tick_toggle_with_the_space_key(qtbot: QtBot) -> None:
    for button in (Chip("entities"), Tick("Put back")):
        qtbot.addWidget(button)
        button.show()
        QTest.keyClick(button, Qt.Key.Key_Space)
        assert button.isChecked()


def test_a_key_cap_is_read_out(qtbot: QtBot) -> None:
    cap = KeyCap(key_text("Ctrl+Return"))
    qtbot.addWidget(cap)
    assert cap.accessibleName() == "Ctrl ↵"
    assert cap.sizeHint().width() > cap.sizeHint().height()


def test_chips_go_on_in_the_next_row(qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    flow = FlowLayout(page)
    for name in ("entities", "sentiment", "stance"):
        flow.addWidget(Chip(name))
    assert flow.heightForWidth(1000) == 24
    assert flow.heightForWidth(100) == 3 * 24 + 2 * 6


@pytest.mark.parametrize(
    ("name", "short"), [("Annotator 1", "A1"), ("mira", "MI"), ("E. G. Festin", "EF"), ("", "?"), ("m_karsh", "MK")]
)
def test_initials(name: str, short: str) -> None:
    assert initials(name) == short


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space])
@pytest.mark.parametrize("make", [primary_button, plain_button, link_button, KeyButton])
def test_a_push_button_with_the_keyboard_is_pressed_by_enter_too(
    qtbot: QtBot, make: Callable[[str], QAbstractButton], key: Qt.Key
) -> None:
    button = make("Done")
    qtbot.addWidget(button)
    button.show()
    with qtbot.waitSignal(button.clicked):
        QTest.keyClick(button, key)


def test_enter_in_a_field_of_a_dialog_presses_no_button_beside_it(qtbot: QtBot) -> None:
    dialog = QDialog()
    qtbot.addWidget(dialog)
    column = QVBoxLayout(dialog)
    field, button = QLineEdit(), plain_button("Delete all")
    column.addWidget(field)
    column.addWidget(button)
    dialog.show()
    field.setFocus()
    with qtbot.assertNotEmitted(button.clicked):
        QTest.keyClick(field, Qt.Key.Key_Return)
