"""Strokes for spans and the selection; whoever calls has moved the painter to the block's corner."""

from __future__ import annotations

from collections.abc import Sequence
from functools import reduce

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from annotator.gui.thread_view.drawn_mark import DrawnMark
from annotator.gui.thread_view.intents import Current
from annotator.gui.thread_view.look import RULE, Caption, Look

_CORNER = 3.0
_MUTED = 0.55
"""How much of its tint and its rule a mark keeps that needs no look."""


def paint_tints(painter: QPainter, marks: Sequence[DrawnMark], look: Look) -> None:
    """Draw what lies behind the letters of decided spans."""
    painter.setPen(Qt.PenStyle.NoPen)
    for drawn in marks:
        if not drawn.mark.suggested and not drawn.mark.rejected:
            tint = look.theme.tint * (_MUTED if drawn.mark.muted else 1.0)
            painter.setBrush(look.colour(look.label_colour(drawn.mark.label), tint))
            for box in drawn.boxes:
                painter.drawRoundedRect(box, _CORNER, _CORNER)


def paint_rules_and_names(painter: QPainter, marks: Sequence[DrawnMark], look: Look) -> None:
    """Draw the line under each span, dashed for a suggestion, and its name below; for a rejected one dots alone."""
    painter.setFont(look.font(Caption.NAME))
    for drawn in marks:
        if drawn.mark.rejected:
            painter.setPen(_dots(look.colour(look.theme.ink_3)))
            for box in drawn.boxes:
                painter.drawLine(QPointF(box.left(), drawn.rule_top + 1), QPointF(box.right(), drawn.rule_top + 1))
            continue
        muted = drawn.mark.muted
        colour = look.colour(look.label_colour(drawn.mark.label), _MUTED if muted else 1.0)
        for box in drawn.boxes:
            rule = QRectF(box.left(), drawn.rule_top, box.width(), RULE)
            if drawn.mark.suggested:
                painter.setPen(_dashes(colour))
                middle = rule.center().y()
                painter.drawLine(QPointF(rule.left(), middle), QPointF(rule.right(), middle))
            else:
                painter.fillRect(rule, colour)
        if drawn.name is not None:
            painter.setPen(look.colour(look.theme.ink_3) if muted else colour)
            painter.drawText(QPointF(drawn.name.left(), drawn.name.top() + 8), drawn.mark.name)


def paint_ring(painter: QPainter, marks: Sequence[DrawnMark], current: Current, document_id: str, look: Look) -> None:
    """Draw the ring around the current span; above, it keeps off the names under the line before.

    Of spans that are decided together all are current, and one ring goes around them.
    """
    if current.document_id != document_id:
        return
    ringed = [each for each in marks if current.annotation_id in (each.mark.id, each.mark.group)]
    boxes = [(box, drawn.rule_top) for drawn in ringed for box in drawn.boxes]
    if len(ringed) > 1:
        boxes = [(reduce(QRectF.united, [box for box, _ in boxes]), max(rule for _, rule in boxes))]
    painter.setPen(QPen(look.colour(look.theme.accent), 2.0))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for box, rule_top in boxes:
        frame = QRectF(box.left() - 2, box.top(), box.width() + 4, rule_top + RULE - box.top() + 2)
        painter.drawRoundedRect(frame, _CORNER + 1, _CORNER + 1)


def paint_selection(painter: QPainter, box: QRectF, look: Look) -> None:
    """Draw one line's part of the selection behind the letters."""
    painter.fillRect(box, look.colour(look.theme.accent, 0.42 if look.theme.dark else 0.30))


def _dots(colour: QColor) -> QPen:
    pen = QPen(colour, 1.5)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setDashPattern([0.01, 2.6])
    return pen


def _dashes(colour: QColor) -> QPen:
    pen = QPen(colour, RULE)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    pen.setDashPattern([3.0, 2.0])
    return pen
