"""The language of the screen: which one, and what changes with it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QLocale
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialogButtonBox, QMainWindow, QMenu
from pytestqt.qtbot import QtBot

from annotator.domain.errors import FormatError, ProjectError
from annotator.domain.sentence import Sentence
from annotator.gui import language
from annotator.gui.controls.key_cap import key_text
from annotator.gui.language import languages, said, sentence_of, speak
from annotator.gui.menus import Menus
from annotator.gui.settings_dialog import SettingsDialog
from annotator.settings import Settings

Speak = Callable[[str], str]


@pytest.fixture
def speaking(qapp: QApplication) -> Iterator[Speak]:
    yield lambda choice: speak(qapp, choice)
    speak(qapp, "en")


def test_english_and_german_are_there() -> None:
    assert languages()["en"] == "English"
    assert languages()["de"] == "Deutsch"


@pytest.mark.parametrize(("tags", "code"), [(["de-AT"], "de"), (["fr-FR", "de-DE", "en"], "de"), (["fr"], "en")])
def test_the_system_is_asked_in_its_order(monkeypatch: pytest.MonkeyPatch, tags: list[str], code: str) -> None:
    monkeypatch.setattr(language, "QLocale", _system_that_speaks(tags))

    assert language.language_of_system() == code


def _system_that_speaks(tags: list[str]) -> type[QLocale]:
    class System:
        @staticmethod
        def uiLanguages() -> list[str]:  # noqa: N802 - as Qt calls it
            return tags

    class Locale(QLocale):
        @staticmethod
        def system() -> System:  # type: ignore[override]
            return System()

    return Locale


def test_what_the_screen_cannot_speak_becomes_english(speaking: Speak) -> None:
    assert speaking("xx") == "en"
    assert QLocale().language() == QLocale.Language.English


def test_german_words_numbers_keys_and_buttons_of_qt(qtbot: QtBot, speaking: Speak) -> None:
    speaking("de")
    box = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
    qtbot.addWidget(box)

    assert QCoreApplication.translate("Keys", "Settings") == "Einstellungen"
    assert QLocale().toString(1234.5, "f", 1) == "1.234,5"
    assert key_text("Ctrl+Shift+Return") == "Strg Umschalt ↵"
    assert key_text("Space") == "␣"
    assert box.button(QDialogButtonBox.StandardButton.Cancel).text().replace("&", "") == "Abbrechen"


def test_english_again_afterwards(qtbot: QtBot, speaking: Speak) -> None:
    speaking("de")
    speaking("en")

    assert QCoreApplication.translate("Keys", "Settings") == "Settings"
    assert key_text("Ctrl+Return") == "Ctrl ↵"


def test_a_sentence_from_below_is_said_with_its_places(speaking: Speak) -> None:
    speaking("de")

    assert sentence_of(ProjectError("{path}: there is no such project.", path=Path("a{b}.annot"))) == (
        "a{b}.annot: Dieses Projekt gibt es nicht."
    )


def test_a_sentence_within_a_sentence_is_said_too(speaking: Speak) -> None:
    speaking("de")
    error = FormatError(
        "This seems to be {kind}, not text; save it as plain text or HTML and import that.",
        kind=Sentence("a font"),
        file=Path("x.txt"),
        line=3,
    )

    assert sentence_of(error).startswith("x.txt, Zeile 3: Das ist anscheinend eine Schriftart, kein Text;")


def test_counts_in_sentences_are_parted_as_the_language_does_it(speaking: Speak) -> None:
    speaking("de")

    assert said(Sentence("{count:,} annotations stand", count=12345)) == "12.345 Annotationen stehen noch"


def test_what_nobody_translated_is_said_in_english(speaking: Speak) -> None:
    speaking("de")

    assert said("Nobody ever translated this.") == "Nobody ever translated this."
    assert said(Sentence("{n} of them", n=2)) == "2 of them"


def test_another_defect_is_raised_again() -> None:
    with pytest.raises(ZeroDivisionError):
        sentence_of(ZeroDivisionError())


def test_the_settings_offer_each_language_by_its_own_name(qtbot: QtBot) -> None:
    dialog = SettingsDialog(Settings())
    qtbot.addWidget(dialog)
    with qtbot.waitSignal(dialog.changed) as heard:
        next(each for each in dialog.findChildren(QAbstractButton) if each.text() == "Deutsch").click()

    assert heard.args is not None
    assert heard.args[0].language == "de"


def test_letters_of_menus_are_unlike(qtbot: QtBot, speaking: Speak) -> None:
    speaking("de")
    window = QMainWindow()
    qtbot.addWidget(window)
    Menus(window.menuBar())
    for menu in (window.menuBar(), *window.menuBar().findChildren(QMenu)):
        marked = [each.text() for each in menu.actions() if not each.isSeparator()]
        letters = [text[text.index("&") + 1].casefold() for text in marked]
        assert len(set(letters)) == len(letters), marked
