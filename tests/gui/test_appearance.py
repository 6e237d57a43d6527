"""Light and dark, and whether both can be read."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

import pytest
from PySide6.QtGui import QColor, QFontDatabase, QFontInfo
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from annotator.gui.appearance import Appearance, theme_in_force
from annotator.gui.fonts import load_fonts, mono_font, reading_font, ui_font
from annotator.gui.theme import DARK, LIGHT, Theme
from annotator.settings import resources


@pytest.fixture
def appearance(qapp: QApplication) -> Iterator[Appearance]:
    appearance = Appearance(qapp, "light")
    yield appearance
    appearance.deleteLater()


def luminance(colour: str) -> float:
    drawn = QColor(colour)

    def linear(part: float) -> float:
        return part / 12.92 if part <= 0.04045 else float(((part + 0.055) / 1.055) ** 2.4)

    return 0.2126 * linear(drawn.redF()) + 0.7152 * linear(drawn.greenF()) + 0.0722 * linear(drawn.blueF())


def contrast(one: str, other: str) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def test_the_choice_is_in_force_at_once(qtbot: QtBot, appearance: Appearance) -> None:
    assert theme_in_force() is LIGHT
    with qtbot.waitSignal(appearance.changed) as heard:
        appearance.choose("dark")
    assert heard.args == [DARK]
    assert theme_in_force() is DARK
    with qtbot.assertNotEmitted(appearance.changed):
        appearance.choose("dark")


def test_a_system_that_says_nothing_is_light(appearance: Appearance) -> None:
    appearance.choose("dark")
    appearance.choose("system")
    assert theme_in_force() is LIGHT


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_words_reach_aa_on_every_ground(theme: Theme) -> None:
    grounds = (theme.bg, theme.panel, theme.paper)
    inks = (theme.ink, theme.ink_2, theme.ink_3, theme.accent_ink, theme.ok, theme.warn, theme.bad)
    weak = [(ink, ground) for ink, ground in product(inks, grounds) if contrast(ink, ground) < 4.5]
    assert weak == []
    assert contrast(theme.accent_ink, theme.accent_bg) >= 4.5
    assert contrast(theme.bg if theme.dark else theme.paper, theme.accent) >= 4.5


def test_our_own_fonts_are_the_ones_in_use(qapp: QApplication) -> None:
    load_fonts(resources())
    assert {"Inter", "Source Serif 4", "JetBrains Mono"} <= set(QFontDatabase.families())
    assert QFontInfo(ui_font()).family() == "Inter"
    assert QFontInfo(reading_font()).family() == "Source Serif 4"
    assert QFontInfo(reading_font(sans=True)).family() == "Inter"
    assert QFontInfo(mono_font()).family() == "JetBrains Mono"
