"""Which movement a key means; every other key is the page's."""

from __future__ import annotations

from PySide6.QtCore import QKeyCombination, Qt
from PySide6.QtGui import QKeyEvent

from annotator.gui.thread_view.selection import Movement

_Key, _Held = Qt.Key, Qt.KeyboardModifier
_MOVEMENTS = {
    (_Key.Key_Right, _Held.NoModifier): Movement.NEXT_CHARACTER,
    (_Key.Key_Left, _Held.NoModifier): Movement.PREVIOUS_CHARACTER,
    (_Key.Key_Right, _Held.ControlModifier): Movement.NEXT_TOKEN,
    (_Key.Key_Left, _Held.ControlModifier): Movement.PREVIOUS_TOKEN,
    (_Key.Key_Down, _Held.NoModifier): Movement.NEXT_LINE,
    (_Key.Key_Up, _Held.NoModifier): Movement.PREVIOUS_LINE,
    (_Key.Key_Down, _Held.AltModifier): Movement.NEXT_SENTENCE,
    (_Key.Key_Up, _Held.AltModifier): Movement.PREVIOUS_SENTENCE,
    (_Key.Key_Down, _Held.ControlModifier): Movement.NEXT_PARAGRAPH,
    (_Key.Key_Up, _Held.ControlModifier): Movement.PREVIOUS_PARAGRAPH,
    (_Key.Key_Home, _Held.NoModifier): Movement.LINE_START,
    (_Key.Key_End, _Held.NoModifier): Movement.LINE_END,
    (_Key.Key_Home, _Held.ControlModifier): Movement.DOCUMENT_START,
    (_Key.Key_End, _Held.ControlModifier): Movement.DOCUMENT_END,
    (_Key.Key_PageDown, _Held.NoModifier): Movement.NEXT_PAGE,
    (_Key.Key_PageUp, _Held.NoModifier): Movement.PREVIOUS_PAGE,
}
_MIRRORED = {
    Movement.NEXT_CHARACTER: Movement.PREVIOUS_CHARACTER,
    Movement.PREVIOUS_CHARACTER: Movement.NEXT_CHARACTER,
    Movement.NEXT_TOKEN: Movement.PREVIOUS_TOKEN,
    Movement.PREVIOUS_TOKEN: Movement.NEXT_TOKEN,
}


def movement_of(event: QKeyEvent, *, rtl: bool) -> tuple[Movement, bool] | None:
    """Return the movement that a key means and whether it extends the selection, or None.

    ``rtl``: the caret stands in text that runs from right to left, where the left arrow leads on.
    """
    pressed: QKeyCombination = event.keyCombination()
    held = pressed.keyboardModifiers() & ~_Held.KeypadModifier
    extend = bool(held & _Held.ShiftModifier)
    movement = _MOVEMENTS.get((pressed.key(), held & ~_Held.ShiftModifier))
    if movement is None:
        return None
    return (_MIRRORED.get(movement, movement) if rtl else movement), extend
