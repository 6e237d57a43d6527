"""The picture of the program: a labelled word on a sheet."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap

from annotator.gui.theme import LIGHT

SIZES = (16, 24, 32, 48, 64, 128, 256)


def app_icon() -> QIcon:
    """Return the icon of window and task bar."""
    icon = QIcon()
    for size in SIZES:
        icon.addPixmap(_picture(size))
    return icon


def _picture(size: int) -> QPixmap:
    picture = QPixmap(size, size)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.scale(size / 64, size / 64)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(LIGHT.accent))
    painter.drawRoundedRect(QRectF(2, 2, 60, 60), 14, 14)
    white = QColor(LIGHT.paper)
    faint = QColor(white)
    faint.setAlphaF(0.45)
    painter.setBrush(faint)
    for left, top, width in ((14, 16, 36), (14, 46, 22)):
        painter.drawRoundedRect(QRectF(left, top, width, 5), 2.5, 2.5)
    painter.setBrush(white)
    painter.drawRoundedRect(QRectF(14, 27, 26, 8), 2, 2)
    painter.drawRect(QRectF(14, 37, 26, 3))
    painter.setBrush(faint)
    painter.drawRoundedRect(QRectF(43, 28.5, 8, 5), 2.5, 2.5)
    painter.end()
    return picture
