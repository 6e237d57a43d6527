"""What the user chose: read at the start, asked for in two dialogs, kept as it changes."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication, QWidget

from annotator import settings as store
from annotator.domain.errors import AnnotatorError
from annotator.gui.commands.clashes import sound
from annotator.gui.key_map import KeyMap, keys_in_force
from annotator.gui.language import said, sentence_of
from annotator.settings import Settings


class Preferences(QObject):
    """Holds the settings of the running program.

    Signals:
        chosen(Settings): a person chose otherwise in the dialog.
        kept(Settings): some settings are others now, by whichever way.
        refused(str): why they cannot be kept.
    """

    chosen = Signal(object)
    kept = Signal(object)
    refused = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.settings, self._trouble = _load()
        # Settings that could not be read stay as they are, for a person to mend.
        self._may_save = not self._trouble

    def begin(self) -> str:
        """Put the keys in force that were chosen; return what was wrong with the settings, "" for nothing."""
        keys, wrong = sound(self.settings.keys)
        keys_in_force().put(keys)
        if self._trouble:
            return said(self._trouble)
        return f"{store.settings_path()}: {wrong[0]}" if wrong else ""

    def show(self, window: QWidget, keys_wanted: Callable[[], object]) -> None:
        """Ask what the user wants otherwise; ``keys_wanted`` leads on to the keys."""
        from annotator.gui.settings_dialog import SettingsDialog  # noqa: PLC0415 - not before it is wanted

        dialog = SettingsDialog(self.settings, window)
        dialog.changed.connect(self.take)
        dialog.keys_wanted.connect(keys_wanted)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def show_keys(self, window: QWidget, labels: Callable[[], Mapping[str, str]], reserved: Mapping[str, str]) -> None:
        """Ask which keys shall do what; ``labels`` tells which the labels of the project have."""
        from annotator.gui.commands.keys_dialog import KeysDialog  # noqa: PLC0415 - not before it is wanted

        parent = QApplication.activeModalWidget() or window
        dialog = KeysDialog(keys_in_force().map, labels=labels, reserved=reserved, parent=parent)
        dialog.changed.connect(self.take_keys)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def take(self, settings: Settings) -> None:
        """Keep what the user chose, and tell it."""
        now = self.settings
        # The dialog's copy is from when it opened; these came by other ways since.
        self.keep(replace(settings, recent=now.recent, keys=now.keys, trusted=now.trusted, sends_to=now.sends_to))
        self.chosen.emit(settings)

    def take_keys(self, keys: KeyMap) -> None:
        """Put other keys in force, and keep them."""
        keys_in_force().put(keys)
        self.keep(replace(self.settings, keys=keys.chosen))

    def trust(self, folder: str) -> None:
        """Let pipelines be loaded from a folder from now on."""
        self.keep(self.settings.trusting(folder))

    def agree(self, project: Path, address: str) -> None:
        """Let the texts of a project be sent to an address from now on."""
        self.keep(self.settings.agreeing(project, address))

    def keep(self, settings: Settings) -> None:
        """Have other settings from now on, and write them."""
        self.settings = settings
        self.kept.emit(settings)
        if not self._may_save:
            return
        try:
            store.save_settings(settings)
        except AnnotatorError as error:
            self.refused.emit(sentence_of(error))


def _load() -> tuple[Settings, str]:
    """Return the settings, or the defaults and the sentence that says why."""
    try:
        return store.load_settings(), ""
    except AnnotatorError as error:
        return Settings(), error.sentence
