"""The measures and the matrix as one picture, all of it, however much of it is on the screen."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPixmap, QRegion
from PySide6.QtWidgets import QWidget

from annotator.gui.agreement.matrix import Matrix, MatrixRows
from annotator.gui.appearance import theme_in_force
from annotator.gui.fonts import Weight, ui_font

_GAP = 24
_HEAD = 48
_SHARPNESS = 2.0


def picture_of(title: str, figures: QWidget, rows: MatrixRows) -> QPixmap:
    """Draw what the page shows in figures, and the whole matrix beside it, under a title."""
    matrix = Matrix(rows, name="")
    matrix.resize(matrix.whole_size())
    # The figures bring their own margin; below them there may be room that is empty.
    width = figures.width() + matrix.width() + _GAP
    layout = figures.layout()
    high = figures.height() if layout is None else layout.totalHeightForWidth(figures.width())
    height = _HEAD + max(high, matrix.height() + 2 * _GAP)
    picture = QPixmap(QSize(width, height) * _SHARPNESS)
    picture.setDevicePixelRatio(_SHARPNESS)
    theme = theme_in_force()
    picture.fill(QColor(theme.panel))
    painter = QPainter(picture)
    painter.setPen(QColor(theme.ink))
    painter.setFont(ui_font(13, Weight.DemiBold))
    painter.drawText(QRect(_GAP, _GAP, width - 2 * _GAP, _HEAD - _GAP), Qt.AlignmentFlag.AlignLeft, title)
    figures.render(painter, QPoint(0, _HEAD), QRegion(0, 0, figures.width(), high))
    matrix.render(painter, QPoint(figures.width(), _HEAD + _GAP))
    painter.end()
    matrix.deleteLater()
    return picture
