"""What PySide leaves out of ``QAccessibleTextInterface``: the answers that C++ writes through pointers.

A Python class cannot override ``selection``, ``textAtOffset`` and ``attributes``: PySide leaves their results as they
lie in memory, and a screen reader is told of selections that are not there. So the three entries in the table of
virtual functions that all our objects share are pointed at functions of ours. The table's layout is fixed by Qt's
promise of binary compatibility and by the C++ ABI of Linux on x86-64; it is checked before anything is changed, and
elsewhere PySide's answers stay and no selection is told of.
"""

from __future__ import annotations

import ctypes
import platform
import sys
from abc import abstractmethod
from typing import TYPE_CHECKING, Any
from weakref import WeakValueDictionary

import shiboken6
from PySide6.QtGui import QAccessible, QAccessibleTextInterface

if TYPE_CHECKING:
    _Ints = ctypes._Pointer[ctypes.c_int]  # noqa: SLF001 - the name that its stub gives to pointers

_Pointer, _Int, _IntAt = ctypes.c_void_p, ctypes.c_int, ctypes.POINTER(ctypes.c_int)
_Count = ctypes.CFUNCTYPE(_Int, _Pointer)
_Selection = ctypes.CFUNCTYPE(None, _Pointer, _Int, _IntAt, _IntAt)
# A function that returns a string is handed the place where to make it, before the object itself.
_Text = ctypes.CFUNCTYPE(_Pointer, _Pointer, _Pointer, _Int, _Int)
_TextAt = ctypes.CFUNCTYPE(_Pointer, _Pointer, _Pointer, _Int, _Int, _IntAt, _IntAt)
_Attributes = ctypes.CFUNCTYPE(_Pointer, _Pointer, _Pointer, _Int, _IntAt, _IntAt)

# Places in the table; two entries before the first function say what class it is.
_BEFORE, _LENGTH = 2, 20
_SELECTION, _SELECTION_COUNT, _CURSOR, _TEXT, _TEXT_AT, _CHARACTERS, _ATTRIBUTES = 4, 5, 9, 11, 14, 15, 19

KNOWN_PLATFORM = sys.platform == "linux" and platform.machine() == "x86_64"


class WholeTextInterface(QAccessibleTextInterface):
    """A text interface that can tell its selection and its lines, where the platform is known.

    Offsets are UTF-16 units of what ``text`` answers; ``whole`` says whether selection and lines are told.
    """

    def __init__(self) -> None:
        super().__init__()
        self.whole = False

    @property
    def address(self) -> int:
        """Where Qt finds the object in memory."""
        address: int = shiboken6.getCppPointer(self)[-1]
        return address

    def complete(self) -> None:
        """Fill in what PySide leaves out; to be called once all else can be answered."""
        self.whole = KNOWN_PLATFORM and _slots.take(self)

    @abstractmethod
    def selected(self) -> tuple[int, int]:
        """Return where the selection begins and ends; must not raise."""

    @abstractmethod
    def line_at(self, offset: int) -> tuple[int, int]:
        """Return where the line around ``offset`` begins and ends on the screen; must not raise."""


class _Slots:
    """The table that all our objects share, made of the first one's."""

    def __init__(self) -> None:
        self._objects: WeakValueDictionary[int, WholeTextInterface] = WeakValueDictionary()
        self._table: Any = None
        self._fits = True
        self._kept: list[Any] = []

    def take(self, made: WholeTextInterface) -> bool:
        """Give an object the table; answer whether that was possible."""
        if self._table is None and self._fits:
            self._fits = self._read(made)
        if self._fits:
            address = made.address
            self._objects[address] = made
            first = ctypes.addressof(self._table) + _BEFORE * ctypes.sizeof(_Pointer)
            _Pointer.from_address(address).value = first
        return self._fits

    def _read(self, made: WholeTextInterface) -> bool:
        functions = _Pointer.from_address(made.address).value or 0
        whole = (_Pointer * _LENGTH).from_address(functions - _BEFORE * ctypes.sizeof(_Pointer))
        table = (_Pointer * _LENGTH).from_buffer_copy(whole)

        asked = ((_SELECTION_COUNT, made.selectionCount), (_CURSOR, made.cursorPosition))
        counts = (*asked, (_CHARACTERS, made.characterCount))
        if any(_Count(table[place] or 0)(made.address) != count() for place, count in counts):
            return False
        text, text_at = _Text(table[_TEXT] or 0), _TextAt(table[_TEXT_AT] or 0)
        objects = self._objects
        line = QAccessible.TextBoundaryType.LineBoundary.value

        def selection(this: int, _: int, start: _Ints, end: _Ints) -> None:
            start[0], end[0] = objects[this].selected()

        def line_or_other(result: int, this: int, offset: int, kind: int, start: _Ints, end: _Ints) -> int:
            if kind == line:
                start[0], end[0] = objects[this].line_at(offset)
                text(result, this, start[0], end[0])
            else:
                text_at(result, this, offset, kind, start, end)
            return result

        def attributes(result: int, this: int, _: int, start: _Ints, end: _Ints) -> int:
            # All of it is set alike, as far as this interface says; spans are objects of their own.
            start[0], end[0] = 0, objects[this].characterCount()
            text(result, this, 0, 0)
            return result

        ours = {
            _SELECTION: _Selection(selection),
            _TEXT_AT: _TextAt(line_or_other),
            _ATTRIBUTES: _Attributes(attributes),
        }
        for place, function in ours.items():
            table[place] = ctypes.cast(function, _Pointer).value
        self._table = table
        self._kept += [*ours.values(), text, text_at]
        return True


_slots = _Slots()
