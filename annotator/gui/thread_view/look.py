"""Fonts, colours and measures that a thread is drawn with; sizes are logical pixels at 100 %."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto

from PySide6.QtGui import QColor, QFont, QFontMetricsF

from annotator.domain.schema import Label
from annotator.gui.fonts import Weight, reading_font, ui_font
from annotator.gui.theme import Theme

COLUMN = 600
"""Width of the text column at the default reading size."""
READING_SIZE = 17
CARD_PADDING = 18
CARD_RADIUS = 10
CARD_GAP = 12
PARAGRAPH_GAP = 8
RULE = 2
"""Thickness of the line under a span."""
LANE = 14
"""How much each further lane adds to its line of text: a rule, and a row of names."""
NAME_DROP = 11
"""From the bottom of a rule to the baseline of the names below it."""
CONTROL_HEIGHT = 26
QUOTE_INDENT = 14
"""How far a quotation is moved in, for each time it is quoted."""
QUOTE_BAR = 3
_TOP = 3  # pixels of a line above its tallest letters


class Caption(Enum):
    """The kinds of small print, each with its font."""

    NAME = auto()
    META = auto()
    META_STRONG = auto()
    AUTHOR = auto()
    BUTTON = auto()
    BUTTON_STRONG = auto()


@dataclass(frozen=True, slots=True)
class TextStyle:
    """How text of one kind stands on its lines; all distances are from the top of the line.

    ``ascent`` and ``descent`` are the font's own: what a line has beyond them, for the sake of another script, is
    added to its height.
    """

    font: QFont
    line_height: int
    baseline: int
    box_top: int
    rule_top: int
    ascent: float
    descent: float
    letter: float

    @classmethod
    def of(cls, font: QFont, line_height: float) -> TextStyle:
        """Return the style of a font, with lines high enough for one row of names between them."""
        size = font.pixelSize()
        metrics = QFontMetricsF(font)
        baseline = _TOP + round(0.84 * size)
        rule_top = baseline + max(4, round(0.3 * size))
        lowest = rule_top + RULE + NAME_DROP
        return cls(
            font=font,
            line_height=max(round(line_height), lowest - _TOP + 1),
            baseline=baseline,
            box_top=_TOP,
            rule_top=rule_top,
            ascent=metrics.ascent(),
            descent=metrics.descent(),
            letter=metrics.averageCharWidth(),
        )


class Look:
    """Everything that drawing needs to know besides what is drawn; made anew when the theme or the size changes."""

    def __init__(self, theme: Theme, size: int = READING_SIZE, *, sans: bool = False) -> None:
        self.theme = theme
        self.column = round(COLUMN * size / READING_SIZE)
        self.headline = TextStyle.of(reading_font(round(size * 27 / 17), Weight.DemiBold, sans=sans), size * 2.53)
        self.body = TextStyle.of(reading_font(size, sans=sans), size * 2)
        self.comment = TextStyle.of(reading_font(max(size - 1, 8), sans=sans), (size - 1) * 2 + 1)
        name = ui_font(9, Weight.DemiBold)
        name.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, 0.4)
        self._fonts = {
            Caption.NAME: name,
            Caption.META: ui_font(12),
            Caption.META_STRONG: ui_font(13, Weight.DemiBold),
            Caption.AUTHOR: ui_font(13, Weight.DemiBold),
            Caption.BUTTON: ui_font(12, Weight.Medium),
            Caption.BUTTON_STRONG: ui_font(12, Weight.DemiBold),
        }
        self._metrics = {caption: QFontMetricsF(font) for caption, font in self._fonts.items()}
        self._widths: dict[tuple[Caption, str], float] = {}
        self._colours: dict[tuple[str, float], QColor] = {}

    def font(self, caption: Caption) -> QFont:
        """Return the font of a caption."""
        return self._fonts[caption]

    def metrics(self, caption: Caption) -> QFontMetricsF:
        """Return the measures of a caption's font."""
        return self._metrics[caption]

    def width(self, caption: Caption, text: str) -> float:
        """Return how wide a caption is, in whole pixels."""
        key = (caption, text)
        if key not in self._widths:
            self._widths[key] = float(-(-self._metrics[caption].horizontalAdvance(text) // 1))
        return self._widths[key]

    def baseline(self, caption: Caption, middle: float) -> float:
        """Return the baseline on which a caption's capitals stand around the height ``middle``."""
        return float(round(middle + self._metrics[caption].capHeight() / 2))

    def colour(self, name: str, alpha: float = 1.0) -> QColor:
        """Return a colour given as ``#rrggbb``, with an opacity from 0 to 1."""
        key = (name, alpha)
        if key not in self._colours:
            colour = QColor(name)
            colour.setAlphaF(alpha)
            self._colours[key] = colour
        return self._colours[key]

    def label_colour(self, label: Label) -> str:
        """Return a label's colour on the paper of the theme."""
        return label.dark if self.theme.dark else label.light
