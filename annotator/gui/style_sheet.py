"""What plain Qt widgets look like, as a style sheet made from a theme.

A widget says what it is through the property ``look``: ``primary``, ``quiet`` and ``link`` buttons; ``heading``,
``section``, ``meta`` and ``strong`` labels; ``card``, ``bar``, ``page``, ``ground``, ``popover``, ``sheet``,
``message`` and ``hairline`` frames.
"""

from __future__ import annotations

from dataclasses import asdict
from string import Template
from typing import TypeVar

from PySide6.QtCore import QObject

from annotator.gui.theme import Theme

_Widget = TypeVar("_Widget", bound=QObject)

_SHEET = Template("""
QWidget { color: $ink; }
QMainWindow, QDialog { background: $panel; }
QToolTip { background: $paper; color: $ink; border: 1px solid $line_strong; padding: 4px 6px; }

QWidget[look="bar"] { background: $panel; border: none; }
QWidget[look="status"] { background: $panel; border: none; }
QFrame[look="status"] QLabel { font-size: 12px; color: $ink_3; }
QFrame[look="status"] QLabel[look="status-name"] { color: $ink_2; font-weight: 500; }
QWidget[look="page"] { background: $panel; border: none; }
QWidget[look="ground"] { background: $bg; border: none; }
QFrame[look="card"] { background: $paper; border: 1px solid $line; border-radius: 10px; }
QFrame[look="sheet"] { background: $paper; border: 1px solid $line_strong; border-radius: 10px; }
QFrame[look="popover"] { background: $paper; border: 1px solid $line_strong; }
QFrame[look="message"] { background: $paper; border: none; border-bottom: 1px solid $line; }
QFrame[look="hairline"] { background: $line; border: none; }

QLabel { background: transparent; }
QLabel[look="meta"] { color: $ink_3; font-size: 12px; }
QLabel[look="secondary"] { color: $ink_2; }
QLabel[look="strong"] { font-weight: 600; }
QLabel[look="section"] { color: $ink_2; font-size: 11px; font-weight: 600; letter-spacing: 0.6px; }
QLabel[look="warn"] { color: $warn; }
QLabel[look="bad"] { color: $bad; }
QLabel[look="ok"] { color: $ok; }

QPushButton { background: $paper; color: $ink; border: 1px solid $line_strong; border-radius: 6px;
  padding: 5px 13px; font-weight: 500; min-height: 18px; }
QPushButton:hover { background: $bg; }
QPushButton:pressed { background: $line; }
QPushButton:disabled { color: $ink_3; background: $panel; border-color: $line; }
QPushButton:focus { border: 2px solid $accent; padding: 4px 12px; }
QPushButton[look="primary"] { background: $accent; color: $on_accent; border: 1px solid $accent; font-weight: 600; }
QPushButton[look="primary"]:hover { background: $accent_hover; }
QPushButton[look="primary"]:pressed { background: $accent_ink; }
QPushButton[look="primary"]:disabled { background: $line; color: $ink_3; border-color: $line; }
QPushButton[look="primary"]:focus { border: 1px solid $accent; padding: 5px 13px; }
QPushButton[size="large"] { min-height: 26px; }
QPushButton[look="link"] { background: transparent; border: 1px solid transparent; color: $accent_ink;
  padding: 3px 1px; font-weight: 600; text-align: left; }
QPushButton[look="link"]:hover { text-decoration: underline; }
QPushButton[look="link"]:disabled { color: $ink_3; }
QPushButton[look="link"]:focus { border: 2px solid $accent; padding: 2px 0; border-radius: 4px; }

QLineEdit, QPlainTextEdit { background: $paper; color: $ink; border: 1px solid $line_strong;
  border-radius: 6px; padding: 5px 9px; min-height: 18px;
  selection-background-color: $selection; selection-color: $ink; }
QLineEdit:focus, QPlainTextEdit:focus { border: 2px solid $accent; padding: 4px 8px; }
QLineEdit:disabled { color: $ink_3; background: $panel; }

QComboBox QAbstractItemView { background: $paper; color: $ink; border: 1px solid $line_strong; padding: 4px;
  outline: none; selection-background-color: $accent_bg; selection-color: $accent_ink; }

QMenuBar { background: $panel; color: $ink_2; border: none; padding: 2px 8px; }
QMenuBar::item { padding: 4px 8px; border-radius: 5px; background: transparent; }
QMenuBar::item:selected, QMenuBar::item:pressed { background: $accent_bg; color: $accent_ink; }
QMenu { background: $paper; border: 1px solid $line_strong; padding: 4px; }
QMenu::item { padding: 6px 24px 6px 12px; border-radius: 5px; background: transparent; }
QMenu::item:selected { background: $accent_bg; color: $accent_ink; }
QMenu::item:disabled { color: $ink_3; }
QMenu::separator { height: 1px; background: $line; margin: 4px 8px; }

QScrollArea { background: transparent; border: none; }
QScrollBar:vertical { background: transparent; width: 12px; margin: 0; border: none; }
QScrollBar:horizontal { background: transparent; height: 12px; margin: 0; border: none; }
QScrollBar::handle { background: $line_strong; border-radius: 3px; margin: 3px; }
QScrollBar::handle:vertical { min-height: 32px; }
QScrollBar::handle:horizontal { min-width: 32px; }
QScrollBar::handle:hover { background: $ink_3; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; border: none; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }

QTableView { background: $paper; border: none; gridline-color: $line; outline: none;
  selection-background-color: $accent_bg; selection-color: $ink; }
QHeaderView { background: $paper; border: none; }
QHeaderView::section { background: $paper; color: $ink_2; border: none; border-bottom: 1px solid $line;
  padding: 6px 10px; font-weight: 400; }
QTableCornerButton::section { background: $paper; border: none; }

QSplitter::handle { background: $line; }
""")


def style_sheet(theme: Theme) -> str:
    """Return the style sheet of the program in that theme."""
    colours = {name: value for name, value in asdict(theme).items() if isinstance(value, str)}
    colours["on_accent"] = theme.bg if theme.dark else theme.paper
    colours["accent_hover"] = "#9cb8ff" if theme.dark else "#2a52bd"
    colours["selection"] = "#3a4a78" if theme.dark else "#c9d8fb"
    return _SHEET.substitute(colours)


def look(widget: _Widget, name: str) -> _Widget:
    """Give the widget one of the looks of the style sheet and return it."""
    widget.setProperty("look", name)
    return widget
