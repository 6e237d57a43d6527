"""Signs that somebody is at the window."""

from __future__ import annotations

from typing import cast

from PySide6.QtCore import QEvent, QObject, QPointF, Qt, Signal
from PySide6.QtGui import QGuiApplication, QInputEvent, QKeyEvent, QMouseEvent, QWindow
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

STIRRED_PX = 3
"""How far the pointer has to go to say that a hand moved it; a table that trembles moves it less."""

_LABELLING = "labelling"

# A key that is a shortcut reaches the window only when it is let go.
_SIGNS = frozenset(
    (
        QEvent.Type.KeyPress,
        QEvent.Type.KeyRelease,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.TouchUpdate,
        QEvent.Type.TabletPress,
        QEvent.Type.TabletMove,
        QEvent.Type.NativeGesture,
    )
)


def is_labelling(dialog: QWidget) -> None:
    """Say that labels are decided in a dialog, so that the time in it is time at the thread."""
    dialog.setProperty(_LABELLING, True)


class Presence(QObject):
    """Watches what the system sends to a window and to the pop-ups over it, before any widget sees it.

    A dialog over the window is somewhere else, as another program is, unless labels are decided in it: ``is_labelling``
    says so. A key that is held down says nothing after its
    first press: it may be a book that lies on it.

    Signals:
        sign(): somebody did something in the window.
        changed(): ``is_here`` is another.
    """

    sign = Signal()
    changed = Signal()

    def __init__(self, window: QWidget, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._window = window
        self._here: QWindow | None = None
        self._pointer = QPointF()
        self._watching = False

    @property
    def is_here(self) -> bool:
        """Whether the window, a dialog in which labels are decided, or a pop-up has the keyboard."""
        return self._here is not None and isValid(self._here)

    def watch(self, *, watching: bool) -> None:
        """Begin, or see nothing any more."""
        if watching == self._watching:
            return
        self._watching = watching
        system = cast("QGuiApplication", QGuiApplication.instance())
        if watching:
            system.focusWindowChanged.connect(self._follow)
            self._follow(QGuiApplication.focusWindow())
        else:
            system.focusWindowChanged.disconnect(self._follow)
            self._look_at(None)

    def _follow(self, focus: QWindow | None) -> None:
        was_here = self.is_here
        self._look_at(focus if focus is not None and self._is_part(focus) else None)
        if self.is_here != was_here:
            self.changed.emit()

    def _is_part(self, focus: QWindow) -> bool:
        """Return whether a window is ours, a dialog in which labels are decided, or a pop-up over these."""
        if focus is self._window.windowHandle():
            return True
        dialog = QApplication.activeModalWidget()
        if dialog is not None and not dialog.property(_LABELLING):
            return False
        return focus.type() == Qt.WindowType.Popup or (dialog is not None and focus is dialog.windowHandle())

    def _look_at(self, window: QWindow | None) -> None:
        before, self._here = self._here, window
        # A dialog that is done with takes its native window along before the focus is known to be elsewhere.
        if before is not None and before is not window and isValid(before):
            before.removeEventFilter(self)
        if window is not None:
            window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _SIGNS and isinstance(event, QInputEvent) and self._is_sign(event):
            self.sign.emit()
        return False

    def _is_sign(self, event: QInputEvent) -> bool:
        if isinstance(event, QKeyEvent):
            return not event.isAutoRepeat()
        if isinstance(event, QMouseEvent) and event.type() == QEvent.Type.MouseMove:
            place = event.globalPosition()
            if (place - self._pointer).manhattanLength() < STIRRED_PX:
                return False
            self._pointer = place
        return True
