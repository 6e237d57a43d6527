"""A picture of a schema: its labels on a page that nobody has to read."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter

from annotator.domain.schema import Label, Layer, Schema
from annotator.gui.controls.drawing import box, hairline
from annotator.gui.fonts import Weight, ui_font
from annotator.gui.theme import Theme

HEIGHT = 108
_LINE = 24
_WORDS = (46, 30, 64, 24, 52, 38, 70, 28)
"""Widths in pixels of the grey words between the labels."""


def draw_schema(painter: QPainter, room: QRectF, schema: Schema, theme: Theme) -> None:
    """Draw two lines of text with the schema's span labels, and a row of buttons for each other layer."""
    spans = [label for layer in schema.of_kind("span") for label in layer.labels if not label.retired]
    asked = [layer for layer in schema.layers if layer.kind != "span"]
    top = room.top()
    lines = 2 if spans else 1
    for line in range(lines):
        labels = spans[line * 3 : line * 3 + 3]
        _draw_text(painter, QRectF(room.left(), top, room.width(), 14), labels, theme, offset=line * 3)
        top += _LINE
    for layer in asked[:2]:
        top += 6
        _draw_layer(painter, QRectF(room.left(), top, room.width(), 20), layer, theme)
        top += 20


def _draw_text(painter: QPainter, room: QRectF, labels: list[Label], theme: Theme, *, offset: int) -> None:
    x = room.left()
    font = ui_font(8, Weight.DemiBold)
    for place in range(len(_WORDS)):
        grey = _WORDS[(place + offset) % len(_WORDS)] * 0.7
        if x + grey > room.right():
            break
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(theme.line))
        painter.drawRoundedRect(QRectF(x, room.top() + 5, grey, 5), 2.5, 2.5)
        x += grey + 6
        if place < len(labels):
            label = labels[place]
            colour = QColor(label.dark if theme.dark else label.light)
            width = max(34.0, QFontMetrics(font).horizontalAdvance(label.title.upper()) + 8.0)
            if x + width > room.right():
                break
            tint = QColor(colour)
            tint.setAlphaF(theme.tint)
            block = QRectF(x, room.top(), width, 13)
            painter.fillRect(block, tint)
            painter.fillRect(QRectF(x, block.bottom() - 2, width, 2), colour)
            painter.setPen(colour)
            painter.setFont(font)
            painter.drawText(QPointF(x + 1, block.bottom() + 8), label.name.upper())
            x += width + 6


def _draw_layer(painter: QPainter, room: QRectF, layer: Layer, theme: Theme) -> None:
    painter.setFont(ui_font(10))
    painter.setPen(QColor(theme.ink_3))
    painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, layer.title)
    x = room.left() + 62
    labels = [label for label in layer.labels if not label.retired]
    font = ui_font(10, Weight.Medium)
    widths = [QFontMetrics(font).horizontalAdvance(f"{label.sign} {label.title}".strip()) + 12.0 for label in labels]
    painter.setFont(font)
    for place, (label, width) in enumerate(zip(labels, widths, strict=True)):
        if x + width > room.right():
            break
        first, last = place == 0, place == len(labels) - 1
        painter.setBrush(QColor(theme.accent_bg if first else theme.paper))
        painter.setPen(hairline(theme.line_strong))
        painter.drawPath(box(QRectF(x + 0.5, room.top() + 0.5, width, room.height() - 1), 4, left=first, right=last))
        painter.setPen(QColor(theme.accent_ink if first else theme.ink_2))
        painter.drawText(
            QRectF(x, room.top(), width, room.height()),
            Qt.AlignmentFlag.AlignCenter,
            f"{label.sign} {label.title}".strip(),
        )
        x += width
