"""Looking for something on another thread: the latest that was asked for counts, and how far it has come is shown."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QObject, Signal

from annotator.gui.background import Background, Errand
from annotator.gui.language import sentence_of
from annotator.gui.progress_panel import ProgressPanel

T = TypeVar("T")


class Looking(QObject):
    """Follows one errand at a time; one that is overtaken is called off and shows nothing.

    Signals:
        failed(str): a sentence about something that went wrong.
    """

    failed = Signal(str)

    def __init__(self, background: Background, progress: ProgressPanel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._background, self._progress = background, progress
        self._errand: Errand | None = None

    @property
    def is_under_way(self) -> bool:
        """Whether something is being looked for."""
        return self._errand is not None

    def look(self, words: str, read: Callable[[Errand], T], show: Callable[[T, bool], None]) -> None:
        """Look for something; ``show`` gets what was found, and whether it was called off before the end."""
        self.stop()
        errand = self._errand = Errand(self)
        self._progress.follow(errand, words)

        def done(found: T) -> None:
            if self._forget(errand):
                show(found, errand.cancelled())

        def fail(error: Exception) -> None:
            if self._forget(errand):
                self.failed.emit(sentence_of(error))

        self._background.run(read, errand, done=done, failed=fail)

    def stop(self) -> None:
        """Look for nothing any more."""
        if self._errand is not None:
            self._errand.cancel()

    def _forget(self, errand: Errand) -> bool:
        """Forget an errand that has ended; return whether it was the latest."""
        errand.deleteLater()
        if errand is not self._errand:
            return False
        self._errand = None
        self._progress.finish()
        return True
