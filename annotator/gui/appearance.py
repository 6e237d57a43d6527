"""Light or dark, as the system says or the user chose: palette and style sheet of the whole program."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication, QStyleFactory

from annotator.gui.fonts import ui_font
from annotator.gui.style_sheet import style_sheet
from annotator.gui.theme import DARK, LIGHT, Theme

Choice = Literal["system", "light", "dark"]
_Role = QPalette.ColorRole


def theme_in_force() -> Theme:
    """Return the theme that the program's palette shows now; for widgets that paint themselves."""
    return DARK if QApplication.palette().color(_Role.Window).lightness() < 128 else LIGHT


def palette_of(theme: Theme) -> QPalette:
    """Return the palette that gives plain Qt widgets the theme's colours."""
    palette = QPalette()
    roles = {
        _Role.Window: theme.panel,
        _Role.WindowText: theme.ink,
        _Role.Base: theme.paper,
        _Role.AlternateBase: theme.bg,
        _Role.Text: theme.ink,
        _Role.Button: theme.paper,
        _Role.ButtonText: theme.ink,
        _Role.BrightText: theme.bad,
        _Role.ToolTipBase: theme.paper,
        _Role.ToolTipText: theme.ink,
        _Role.PlaceholderText: theme.ink_3,
        _Role.Highlight: theme.accent_bg,
        _Role.HighlightedText: theme.ink,
        _Role.Link: theme.accent_ink,
        _Role.LinkVisited: theme.accent_ink,
        _Role.Light: theme.paper,
        _Role.Midlight: theme.line,
        _Role.Mid: theme.line_strong,
        _Role.Dark: theme.line_strong,
        _Role.Shadow: theme.line_strong,
    }
    for role, colour in roles.items():
        palette.setColor(role, QColor(colour))
    for role in (_Role.WindowText, _Role.Text, _Role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, role, QColor(theme.ink_3))
    return palette


class Appearance(QObject):
    """Keeps the program in the theme that the user chose, or in the system's as that changes.

    Signals:
        changed(Theme): another theme is in force.
    """

    changed = Signal(object)

    def __init__(self, app: QApplication, choice: Choice) -> None:
        super().__init__(app)
        self._app = app
        self._choice: Choice = choice
        # The platform's own style would mix its colours with ours; Fusion takes every one from the palette.
        app.setStyle(QStyleFactory.create("Fusion"))
        app.setFont(ui_font())
        self.theme = self._wanted()
        self._put_on()
        app.styleHints().colorSchemeChanged.connect(self._refresh)

    def choose(self, choice: Choice) -> None:
        """Follow the system, or stay light or dark."""
        self._choice = choice
        self._refresh()

    def _wanted(self) -> Theme:
        hints = self._app.styleHints()
        scheme = {"light": Qt.ColorScheme.Light, "dark": Qt.ColorScheme.Dark}.get(self._choice)
        # Tells the platform's own dialogs and window frames; where nobody listens our palette still holds.
        hints.setColorScheme(Qt.ColorScheme.Unknown if scheme is None else scheme)
        if scheme is None:
            scheme = hints.colorScheme()
        return DARK if scheme == Qt.ColorScheme.Dark else LIGHT

    def _refresh(self) -> None:
        wanted = self._wanted()
        if wanted is not self.theme:
            self.theme = wanted
            self._put_on()
            self.changed.emit(wanted)

    def _put_on(self) -> None:
        self._app.setPalette(palette_of(self.theme))
        self._app.setStyleSheet(style_sheet(self.theme))
