"""Strokes that all our painted widgets share."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen
from PySide6.QtWidgets import QWidget

from annotator.gui.theme import Theme


def painter_of(widget: QWidget) -> QPainter:
    """Return a painter on the widget that smooths its edges."""
    painter = QPainter(widget)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    return painter


def hairline(colour: str, *, width: float = 1.0, dashed: bool = False) -> QPen:
    """Return a pen for edges; a dashed one says that nobody has decided yet."""
    pen = QPen(QColor(colour), width)
    if dashed:
        pen.setDashPattern([3.0, 3.0])
    return pen


def inset(widget: QWidget, width: float = 1.0) -> QRectF:
    """Return the widget's rectangle, moved in by half a stroke so that the stroke is sharp."""
    return QRectF(widget.rect()).adjusted(width / 2, width / 2, -width / 2, -width / 2)


def box(rect: QRectF, radius: float, *, left: bool = True, right: bool = True) -> QPainterPath:
    """Return a rectangle with round corners on the chosen sides."""
    path = QPainterPath()
    if left and right:
        path.addRoundedRect(rect, radius, radius)
        return path
    path.setFillRule(Qt.FillRule.WindingFill)
    path.addRoundedRect(rect, radius if left or right else 0, radius if left or right else 0)
    half = rect.width() / 2
    if not left:
        path.addRect(rect.adjusted(0, 0, -half, 0))
    if not right:
        path.addRect(rect.adjusted(half, 0, 0, 0))
    return path.simplified()


def draw_focus(painter: QPainter, path: QPainterPath, theme: Theme) -> None:
    """Draw the ring of the control that has the keyboard."""
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(hairline(theme.accent, width=2.0))
    painter.drawPath(path)


def draw_chevron(painter: QPainter, centre: QPointF, colour: str) -> None:
    """Draw the small arrow that says that a list opens below."""
    pen = hairline(colour, width=1.5)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPolyline([centre + QPointF(-3.5, -1.75), centre + QPointF(0, 1.75), centre + QPointF(3.5, -1.75)])


def draw_tick(painter: QPainter, square: QRectF, colour: str) -> None:
    """Draw a tick inside a square."""
    pen = hairline(colour, width=1.8)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    points = ((0.24, 0.53), (0.43, 0.71), (0.77, 0.31))
    painter.drawPolyline([square.topLeft() + QPointF(x * square.width(), y * square.height()) for x, y in points])
