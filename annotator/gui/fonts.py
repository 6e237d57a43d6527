"""The fonts of the program: interface, reading and files, with what stands in where they have no glyph.

Sizes are logical pixels at 100 %.
"""

from __future__ import annotations

from pathlib import Path

from PySide6.QtGui import QFont, QFontDatabase

Weight = QFont.Weight

SCRIPTS = (
    "Noto Naskh Arabic",
    "Noto Sans Hebrew",
    "Droid Sans Fallback",
    "Noto Sans KR",
    "Noto Sans Devanagari",
    "Noto Sans Thai",
    "DejaVu Sans",
    "Noto Color Emoji",
)
"""Families for other scripts, in the order in which they are asked."""

UI = ("Inter", "Segoe UI", "SF Pro Text", "Cantarell", "Noto Sans", *SCRIPTS)
SERIF = ("Source Serif 4", "Source Serif Pro", "Charter", "Georgia", "Noto Serif", *SCRIPTS)
MONO = ("JetBrains Mono", "SF Mono", "Consolas", "DejaVu Sans Mono", *SCRIPTS)


def load_fonts(resources: Path) -> None:
    """Register the fonts that travel with the program; a file that Qt cannot read is passed over.

    The system's own family of the same kind stands in for a missing one.
    """
    for file in sorted((resources / "fonts").glob("*/*.[ot]tf")):
        QFontDatabase.addApplicationFont(str(file))


def ui_font(px: int = 13, weight: Weight = Weight.Normal) -> QFont:
    """Return the font of controls and captions."""
    return _font(UI, px, weight)


def reading_font(px: int = 17, weight: Weight = Weight.Normal, *, sans: bool = False) -> QFont:
    """Return the font that texts are read in: serif, or sans where the annotator prefers it."""
    return _font(UI if sans else SERIF, px, weight)


def mono_font(px: int = 12) -> QFont:
    """Return the font of previews of files."""
    return _font(MONO, px, Weight.Normal)


def _font(families: tuple[str, ...], px: int, weight: Weight) -> QFont:
    font = QFont()
    font.setFamilies(families)
    font.setPixelSize(px)
    font.setWeight(weight)
    return font
