"""Python's garbage collector while datasets go in or out."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

_COLLECTED_AFTER = 100_000  # objects made since the collector looked last; Python's own choice is 700


@contextmanager
def collecting_seldom() -> Iterator[None]:
    """Let the garbage collector look for cycles less often.

    Documents and labels form none and are freed at once; looking through them took a tenth of the time of an
    import and a fifth of that of an export.
    """
    before = gc.get_threshold()
    gc.set_threshold(_COLLECTED_AFTER, *before[1:])
    try:
        yield
    finally:
        gc.set_threshold(*before)
