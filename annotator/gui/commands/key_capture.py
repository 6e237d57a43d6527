"""Where a person presses the key that an action is to have."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from annotator.gui.appearance import theme_in_force
from annotator.gui.controls.drawing import box, draw_focus, inset, painter_of
from annotator.gui.controls.key_cap import KeyCap, key_text
from annotator.gui.controls.labels import meta, wrapped

_Key, _Held = Qt.Key, Qt.KeyboardModifier
_MODIFIERS = (
    *(_Key.Key_Shift, _Key.Key_Control, _Key.Key_Alt, _Key.Key_Meta, _Key.Key_AltGr, _Key.Key_CapsLock),
    *(_Key.Key_NumLock, _Key.Key_unknown),
)


class KeyCapture(QFrame):
    """Takes any key that is pressed while it has the keyboard; Esc gives up.

    Signals:
        pressed(QKeySequence): a key, with what was held.
        left(): nobody wants to press a key any more.
    """

    pressed = Signal(object)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._asked = wrapped()
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 8, 12, 8)
        row.setSpacing(6)
        row.addWidget(self._asked, 1)
        row.addWidget(KeyCap(key_text("Esc")))
        row.addWidget(meta(self.tr("leaves it")))

    def ask(self, sentence: str) -> None:
        """Ask for a key in these words."""
        self._asked.setText(sentence)
        self.setAccessibleName(sentence)
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent):
            if event.type() == QEvent.Type.ShortcutOverride:
                # Whatever else the key does, here it is only a key.
                event.accept()
                return True
            if event.type() == QEvent.Type.KeyPress:
                self._take(event)
                return True
        return super().event(event)

    def _take(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key == _Key.Key_Escape:
            self.left.emit()
        elif key not in _MODIFIERS and not event.isAutoRepeat():
            self.pressed.emit(sequence_of(event))

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.left.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        draw_focus(painter_of(self), box(inset(self, 2), 6), theme_in_force())


def sequence_of(event: QKeyEvent) -> QKeySequence:
    """Return what was pressed as a key sequence: signs without the Shift that they need on some keyboards."""
    key, held = Qt.Key(event.key()), event.modifiers() & ~_Held.KeypadModifier & ~_Held.GroupSwitchModifier
    if key == _Key.Key_Backtab:
        key, held = _Key.Key_Tab, held | _Held.ShiftModifier
    is_sign = event.text().isprintable() and bool(event.text()) and not event.text().isalnum() and key != _Key.Key_Space
    if is_sign and not held & (_Held.ControlModifier | _Held.AltModifier | _Held.MetaModifier):
        held &= ~_Held.ShiftModifier
    return QKeySequence(key.value | held.value)
