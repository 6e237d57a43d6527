"""Answers that Qt asks our objects for in the middle of its own work, where an exception would end the program."""

from __future__ import annotations

import sys
from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate, ParamSpec, TypeVar, cast

import shiboken6
from PySide6.QtGui import QAccessibleInterface

_P = ParamSpec("_P")
_R = TypeVar("_R")
_S = TypeVar("_S")


def answering(
    otherwise: Callable[[], Any],
) -> Callable[[Callable[Concatenate[_S, _P], _R]], Callable[Concatenate[_S, _P], _R]]:
    """Let a method that Qt calls answer with ``otherwise()`` where it fails, and report the failure as our defect.

    Two exceptions inside one call from Qt are a crash in the binding, so none may leave the method.
    """

    def around(method: Callable[Concatenate[_S, _P], _R]) -> Callable[Concatenate[_S, _P], _R]:
        @wraps(method)
        def answer(self: _S, /, *args: _P.args, **kwargs: _P.kwargs) -> _R:
            try:
                return method(self, *args, **kwargs)
            except Exception:  # noqa: BLE001 - reported in full; only the way out through Qt is closed
                sys.excepthook(*sys.exc_info())
                return cast("_R", otherwise())

        return answer

    return around


NO_OBJECT = cast("QAccessibleInterface", None)
"""No object; PySide's stubs do not know that Qt takes this for an answer."""


def nothing() -> None:
    """Answer with nothing."""


def pointer_to(answering_for: shiboken6.Object | None) -> int:
    """Return where Qt finds an object that answers for text or actions; its stub says a number, Qt wants a pointer."""
    address = 0 if answering_for is None else shiboken6.getCppPointer(answering_for)[-1]
    return cast("int", shiboken6.VoidPtr(address))


def no_pointer() -> int:
    """Answer that nobody answers for that."""
    return pointer_to(None)
