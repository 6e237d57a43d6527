"""Collecting Python's garbage on the thread of the window, and nowhere else.

A cycle of objects may hold widgets. Were it collected while another thread runs, Qt objects would be destroyed there,
or a second time later, and the program with them.
"""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer

EVERY_MS = 1000


class Collecting(QObject):
    """Takes the collector's own triggers away, and asks every second whether they would have fired."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        gc.disable()
        self._timer = QTimer(self, interval=EVERY_MS)
        self._timer.timeout.connect(self._collect)
        self._timer.start()

    def spare_the_loaded(self) -> None:
        """Pass over from now on what is there now: looking through all loaded modules is a pause that can be felt."""
        if not gc.get_freeze_count():
            gc.freeze()

    def stop(self) -> None:
        """Give the collector its own triggers back."""
        self._timer.stop()
        gc.unfreeze()
        gc.enable()

    def _collect(self) -> None:
        due = [count > threshold for count, threshold in zip(gc.get_count(), gc.get_threshold(), strict=True)]
        if any(due):
            gc.collect(max(generation for generation, is_due in enumerate(due) if is_due))
