"""The ring round a filled button that has the keyboard."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRectF, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QWidget

from annotator.gui.appearance import theme_in_force
from annotator.gui.controls.drawing import box, draw_focus, painter_of

_GAP = 2
_STROKE = 2
_OUTSIDE = _GAP + _STROKE
_RADIUS = 6


class FocusRing(QWidget):
    """A ring of the accent, 2 pixels wide and 2 pixels outside a widget.

    A widget cannot paint outside itself and a filled one shows no ring of its own colour inside, so that the ring
    lies beside it on its parent. It lives as long as the widget.
    """

    def __init__(self, around: QWidget) -> None:
        super().__init__(around)
        self._around = around
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()
        around.installEventFilter(self)
        around.destroyed.connect(self.deleteLater)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        match event.type():
            case QEvent.Type.FocusIn | QEvent.Type.Move | QEvent.Type.Resize | QEvent.Type.Show:
                self._follow()
            case QEvent.Type.FocusOut | QEvent.Type.Hide:
                self.hide()
            case _:
                pass
        return False

    def _follow(self) -> None:
        parent = self._around.parentWidget()
        if parent is None or not self._around.hasFocus() or not self._around.isVisible():
            return
        if self.parentWidget() is not parent:
            self.setParent(parent)
        self.setGeometry(self._around.geometry().adjusted(-_OUTSIDE, -_OUTSIDE, _OUTSIDE, _OUTSIDE))
        self.raise_()
        self.show()

    def paintEvent(self, event: QPaintEvent) -> None:
        half = _STROKE / 2
        ring = QRectF(self.rect()).adjusted(half, half, -half, -half)
        draw_focus(painter_of(self), box(ring, _RADIUS + _GAP), theme_in_force())
