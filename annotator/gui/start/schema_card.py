"""A schema to choose, with its picture."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QEnterEvent, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from annotator.domain.schema import Schema
from annotator.gui.appearance import theme_in_force
from annotator.gui.controls.drawing import box, draw_focus, draw_tick, hairline, inset, painter_of
from annotator.gui.fonts import Weight, ui_font
from annotator.gui.start.schema_picture import HEIGHT as PICTURE
from annotator.gui.start.schema_picture import draw_schema


class SchemaCard(QAbstractButton):
    """Title, description and picture of a schema; the chosen one has a ring and a tick."""

    def __init__(self, schema: Schema, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._hovered = False
        self.setCheckable(True)
        self.show_schema(schema)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_schema(self, schema: Schema) -> None:
        """Show this schema."""
        self.schema = schema
        self.setText(schema.title)
        self.setAccessibleName(schema.title)
        self.setAccessibleDescription(schema.description)
        self.setToolTip(schema.description)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(280, PICTURE + 86)

    def minimumSizeHint(self) -> QSize:
        return QSize(240, PICTURE + 86)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = theme_in_force()
        painter = painter_of(self)
        on = self.isChecked()
        width = 2.0 if on else 1.0
        painter.setBrush(QColor(theme.bg if self._hovered and not on else theme.paper))
        painter.setPen(hairline(theme.accent if on else theme.line_strong, width=width))
        painter.drawPath(box(inset(self, width), 10))
        room = QRectF(self.rect()).adjusted(16, 14, -16, -12)
        draw_schema(painter, QRectF(room.left(), room.top(), room.width(), PICTURE), self.schema, theme)
        words = QRectF(room.left(), room.top() + PICTURE + 2, room.width(), room.height() - PICTURE - 2)
        painter.setFont(ui_font(13, Weight.DemiBold))
        painter.setPen(QColor(theme.accent_ink if on else theme.ink))
        painter.drawText(words, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop, self.schema.title)
        painter.setFont(ui_font(12))
        painter.setPen(QColor(theme.ink_2))
        painter.drawText(words.adjusted(0, 20, 0, 0), int(Qt.TextFlag.TextWordWrap), self.schema.description)
        if on:
            square = QRectF(room.right() - 14, words.top(), 16, 16)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(theme.accent))
            painter.drawEllipse(square)
            draw_tick(painter, square.adjusted(1, 1, -1, -1), theme.bg if theme.dark else theme.paper)
        if self.hasFocus():
            # Inside the edge, so that being chosen and having the keyboard are told apart.
            draw_focus(painter, box(inset(self, 2).adjusted(3, 3, -3, -3), 7), theme)

    def enterEvent(self, event: QEnterEvent) -> None:
        self._hovered = True
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        self._hovered = False
        self.update()
