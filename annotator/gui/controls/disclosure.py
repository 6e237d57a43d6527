"""A row that opens and closes what lies below it, and says in one line what that is while it is closed."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QEnterEvent, QFontMetrics, QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QVBoxLayout, QWidget

from annotator.gui.appearance import theme_in_force
from annotator.gui.controls.buttons import pressed_by_enter
from annotator.gui.controls.drawing import box, draw_chevron, draw_focus, inset, painter_of
from annotator.gui.fonts import Weight, ui_font


class Disclosure(QWidget):
    """A title that opens ``inside``, closed to begin with; ``say`` tells what is set in there."""

    def __init__(self, title: str, inside: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.head = _Head(title)
        self._inside = inside
        inside.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.head)
        column.addWidget(inside)
        self.head.toggled.connect(inside.setVisible)

    def say(self, summary: str) -> None:
        """Show beside the title what is set inside."""
        self.head.summary = summary
        self.head.setAccessibleDescription(summary)
        self.head.setToolTip(summary)
        self.head.update()

    @property
    def summary(self) -> str:
        """What is said beside the title."""
        return self.head.summary


class _Head(QAbstractButton):
    """The row with the title: a sign that points down once it is open."""

    def __init__(self, title: str) -> None:
        super().__init__()
        self.summary = ""
        self._hovered = False
        self.setText(title)
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def sizeHint(self) -> QSize:
        return QSize(QFontMetrics(ui_font(13, Weight.Medium)).horizontalAdvance(self.text()) + 60, 42)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not pressed_by_enter(self, event):
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = theme_in_force()
        painter = painter_of(self)
        middle = self.height() / 2
        title = ui_font(13, Weight.Medium)
        width = QFontMetrics(title).horizontalAdvance(self.text())
        painter.save()
        painter.translate(7, middle)
        painter.rotate(0 if self.isChecked() else -90)
        draw_chevron(painter, QPointF(0, 0), theme.ink_2)
        painter.restore()
        painter.setFont(title)
        painter.setPen(QColor(theme.ink if self._hovered else theme.ink_2))
        whole = QRectF(self.rect())
        painter.drawText(whole.adjusted(20, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, self.text())
        # Where the controls of the rows above begin.
        room = whole.adjusted(max(140, 20 + width + 12), 0, -4, 0)
        words = ui_font(12)
        shown = QFontMetrics(words).elidedText(self.summary, Qt.TextElideMode.ElideRight, int(room.width()))
        painter.setFont(words)
        painter.setPen(QColor(theme.ink_3))
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, shown)
        if self.hasFocus():
            draw_focus(painter, box(inset(self, 2), 5), theme)

    def enterEvent(self, event: QEnterEvent) -> None:
        self._hovered = True
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        self._hovered = False
        self.update()
