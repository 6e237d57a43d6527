"""What the status line says of the active time at the open thread."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from annotator.gui.activity import words
from annotator.gui.appearance import theme_in_force
from annotator.gui.controls.drawing import box, draw_focus, inset, painter_of
from annotator.gui.fonts import ui_font

_ROOM = 3
"""Pixels left and right of the words, for the ring that shows the keyboard."""


class TimeButton(QAbstractButton):
    """«This thread 1:48 active»; a click leads to all of one's time. It keeps its width while the seconds run."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setToolTip(
            self.tr(
                "Your active time in this thread; pauses of more than a minute are left out.\n"
                "It stays in this project file. Click for all of your time."
            )
        )
        self._spoken = ""
        self.hide()

    def show_time(self, active: int | None, *, paused: bool) -> None:
        """Show the milliseconds, or nothing (None); ``paused`` where they stand still."""
        self.setVisible(active is not None)
        if active is None:
            return
        shape = self.tr("This thread {time}, paused") if paused else self.tr("This thread {time} active")
        before, text = self.text(), shape.format(time=words.clock(active))
        if text == before:
            return
        self.setText(text)
        if len(text) != len(before):
            self.updateGeometry()
        # To the minute: nobody wants to hear every second of it.
        spoken = shape.format(time=words.length(active))
        if spoken != self._spoken and (active >= 60_000 or not self._spoken):
            self._spoken = spoken
            self.setAccessibleName(spoken)

    def sizeHint(self) -> QSize:
        metrics = QFontMetrics(_font())
        return QSize(metrics.horizontalAdvance(self.text()) + 2 * _ROOM, metrics.height() + 4)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = theme_in_force()
        painter = painter_of(self)
        painter.setFont(_font())
        painter.setPen(QColor(theme.ink_2 if self.underMouse() else theme.ink_3))
        painter.drawText(QRectF(self.rect()).adjusted(_ROOM, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, self.text())
        if self.hasFocus():
            draw_focus(painter, box(inset(self, 2), 5), theme)


def _font() -> QFont:
    """Return the font of the status line, with figures that are all as wide as each other."""
    font = ui_font(12)
    font.setFeature(QFont.Tag("tnum"), 1)
    return font
