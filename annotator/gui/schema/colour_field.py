"""A colour of a label: its code, how it looks on its paper, and how well it reads there."""

from __future__ import annotations

import re

from PySide6.QtCore import QLocale, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QSizePolicy, QWidget

from annotator.domain.colours import CHIP_CONTRAST, NAME_CONTRAST, least_contrast
from annotator.gui.controls.drawing import box, hairline, inset, painter_of
from annotator.gui.controls.labels import meta
from annotator.gui.fonts import Weight, reading_font, ui_font
from annotator.gui.style_sheet import look
from annotator.gui.theme import Theme

_CODE = re.compile("#[0-9a-fA-F]{6}")


def grounds(theme: Theme) -> tuple[str, ...]:
    """Return what names and swatches of labels stand on in a theme."""
    return (theme.bg, theme.panel, theme.paper)


class ColourField(QWidget):
    """One of the two colours of a label; one that does not read well is refused.

    Signals:
        edited(): a person wrote something.
    """

    edited = Signal()

    def __init__(self, name: str, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.code = QLineEdit()
        self.code.setAccessibleName(name)
        self.code.setMaxLength(7)
        self.code.setFixedWidth(92)
        self._sample = _Sample(theme)
        self._verdict = meta()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        row.addWidget(self.code)
        row.addWidget(self._sample)
        row.addWidget(self._verdict, 1)
        self.code.textEdited.connect(lambda _text: self._show())
        self.code.textEdited.connect(lambda _text: self.edited.emit())

    @property
    def colour(self) -> str | None:
        """The colour, or None while what stands there is none or does not read well."""
        text = self.code.text().strip()
        if not _CODE.fullmatch(text) or least_contrast(text, grounds(self._theme)) < NAME_CONTRAST:
            return None
        return text.lower()

    @property
    def verdict(self) -> str:
        """What is said of the colour."""
        return self._verdict.text()

    def show_colour(self, colour: str, name: str) -> None:
        """Show a colour as the label of that name would have it."""
        if colour != self.code.text().strip().lower():
            self.code.setText(colour)
        self._sample.name = name
        self._show()

    def _show(self) -> None:
        text = self.code.text().strip()
        if not _CODE.fullmatch(text):
            self._say(self.tr("A colour is written as #rrggbb."), "bad")
            return
        self._sample.show_colour(text)
        found = least_contrast(text, grounds(self._theme))
        said = self.tr("{found} : 1").format(found=QLocale().toString(found, "f", 1))
        if found >= NAME_CONTRAST:
            self._say(self.tr("✓ {contrast} on its paper").format(contrast=said), "meta")
        elif found >= CHIP_CONTRAST:
            needed = self.tr("✗ {contrast}: enough for a swatch, but a name needs {needed} : 1")
            self._say(needed.format(contrast=said, needed=QLocale().toString(NAME_CONTRAST)), "bad")
        else:
            needed = self.tr("✗ {contrast}: a swatch needs {chip} : 1, a name {needed} : 1")
            least = {"chip": QLocale().toString(CHIP_CONTRAST), "needed": QLocale().toString(NAME_CONTRAST)}
            self._say(needed.format(contrast=said, **least), "bad")

    def _say(self, sentence: str, name: str) -> None:
        self._verdict.setText(sentence)
        look(self._verdict, name)
        self._verdict.style().polish(self._verdict)
        self.code.setAccessibleDescription(sentence)


class _Sample(QWidget):
    """A word with the label on it, on the paper of a theme."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._colour = QColor(theme.ink_3)
        self.name = ""
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_colour(self, colour: str) -> None:
        self._colour = QColor(colour)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(132, 40)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = self._theme
        painter = painter_of(self)
        painter.setBrush(QColor(theme.paper))
        painter.setPen(hairline(theme.line_strong))
        painter.drawPath(box(inset(self), 6))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._colour)
        painter.drawRoundedRect(QRectF(10, 15, 10, 10), 3, 3)
        word = QRectF(30, 4, 92, 20)
        tint = QColor(self._colour)
        tint.setAlphaF(theme.tint)
        painter.fillRect(word, tint)
        painter.fillRect(QRectF(30, 24, 92, 2), self._colour)
        painter.setPen(QColor(theme.ink))
        painter.setFont(reading_font(14))
        painter.drawText(word.adjusted(4, 0, 0, 0), _MIDDLE, self.tr("Port Eldis"))
        painter.setPen(self._colour)
        painter.setFont(ui_font(9, Weight.DemiBold))
        painter.drawText(QRectF(30, 26, 96, 12), _MIDDLE, self.name[:14].upper())


_MIDDLE = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)
