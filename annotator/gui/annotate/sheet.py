"""A small sheet over the window, under what asks for it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QHideEvent, QMouseEvent, QWindow
from PySide6.QtWidgets import QFrame, QWidget

from annotator.gui.style_sheet import look

WIDTH = 320
_GAP = 6
_EDGE = 8


class Sheet(QFrame):
    """Has the keyboard until it closes: by its own doing, by Esc, or by a click beside it.

    It is a part of the window, not a window of its own, so that its corners are round on every platform.

    Signals:
        closed(): the sheet is gone, and the keyboard is free.
    """

    closed = Signal()

    def __init__(self, page: QWidget) -> None:
        super().__init__(page)
        look(self, "sheet")
        self._page = page
        self._above: QWindow | None = None
        self.hide()

    def open_under(self, asking: QRect, first: QWidget, *, width: int = WIDTH) -> None:
        """Show the sheet under a rectangle of the screen, or above it where there is more room.

        ``first`` gets the keyboard; ``width`` is in pixels at 100 %.
        """
        window = self._page.window()
        if self.parentWidget() is not window:
            self.setParent(window)
        self.setFixedWidth(min(width, window.width() - 2 * _EDGE))
        self.adjustSize()
        at = QRect(window.mapFromGlobal(asking.topLeft()), asking.size())
        left = max(_EDGE, min(at.left(), window.width() - self.width() - _EDGE))
        top = at.bottom() + 1 + _GAP
        if top + self.height() > window.height() - _EDGE:
            top = max(_EDGE, at.top() - _GAP - self.height())
        self.move(QPoint(left, top))
        self.show()
        self.raise_()
        self._above = window.windowHandle()
        if self._above is not None:
            self._above.installEventFilter(self)
        first.setFocus(Qt.FocusReason.PopupFocusReason)

    def event(self, event: QEvent) -> bool:
        """Keep the keys: while the sheet is open Ctrl+Enter shall not submit the thread behind it."""
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        return super().event(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._above:
            beside = isinstance(event, QMouseEvent) and not self.geometry().contains(event.position().toPoint())
            if event.type() == QEvent.Type.Resize or (event.type() == QEvent.Type.MouseButtonPress and beside):
                self.close()
        return False

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Go round inside the sheet."""
        stops = [
            each
            for each in self.findChildren(QWidget)
            if each.focusPolicy() & Qt.FocusPolicy.TabFocus and each.isVisible() and each.isEnabled()
        ]
        here = self.focusWidget()
        if here in stops:
            reason = Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason
            stops[(stops.index(here) + (1 if forward else -1)) % len(stops)].setFocus(reason)
        return True

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if event.spontaneous():
            return
        if self._above is not None:
            self._above.removeEventFilter(self)
            self._above = None
        self.closed.emit()
