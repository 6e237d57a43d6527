"""A thin line with a handle, for a probability in whole percent."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QMouseEvent, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QSlider, QWidget

from annotator.gui.appearance import theme_in_force
from annotator.gui.controls.drawing import hairline, painter_of
from annotator.gui.controls.progress_line import HEIGHT, draw_progress

_HANDLE = 12.0
_STEP = 5


class ThresholdSlider(QSlider):
    """From 0 to 100: arrow keys go by one, Page Up and Page Down by five; a click goes there."""

    def __init__(self, *, name: str, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setRange(0, 100)
        self.setSingleStep(1)
        self.setPageStep(_STEP)
        self.setAccessibleName(name)
        # A click leaves the keyboard with the text.
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(160, 20)

    def minimumSizeHint(self) -> QSize:
        return QSize(60, 20)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = theme_in_force()
        painter = painter_of(self)
        line = QRectF(0, (self.height() - HEIGHT) / 2, self.width(), HEIGHT)
        at = self._left + self.value() / 100 * self._room
        draw_progress(painter, line, ((at / max(self.width(), 1), theme.accent),), theme)
        handle = QRectF(at - _HANDLE / 2, (self.height() - _HANDLE) / 2, _HANDLE, _HANDLE)
        painter.setBrush(QColor(theme.paper))
        painter.setPen(hairline(theme.accent, width=2))
        painter.drawEllipse(handle.adjusted(1, 1, -1, -1))
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(hairline(theme.accent, width=2))
            painter.drawEllipse(handle.adjusted(-2, -2, 2, 2))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._go_to(event.position())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._go_to(event.position())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        event.accept()

    @property
    def _left(self) -> float:
        return _HANDLE / 2 + 2

    @property
    def _room(self) -> float:
        return max(self.width() - 2 * self._left, 1.0)

    def _go_to(self, point: QPointF) -> None:
        percent = round((point.x() - self._left) / self._room * 100)
        # By hand nobody means 83 rather than 85.
        self.setValue(max(0, min(100, round(percent / _STEP) * _STEP)))
