"""Suggestions that came while a thread is open: read elsewhere, shown when that disturbs nobody."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtCore import QObject, QTimer

from annotator.domain.annotation import Suggestion
from annotator.domain.suggesting import SuggestionSettings
from annotator.gui.desk import Desk
from annotator.gui.language import sentence_of
from annotator.session import EditSession

APART_MS = 250
"""A long thread gets its suggestions in many pieces; they are shown at most so often."""
WAIT_MS = 60
"""Between two looks whether the person's gesture has come to its end."""

_Found = tuple[Mapping[str, tuple[Suggestion, ...]], SuggestionSettings]


class Arrivals(QObject):
    """Keeps the threads on the desk up to date; ``is_busy`` says whether a person is in the middle of a gesture."""

    def __init__(self, desk: Desk, is_busy: Callable[[], bool], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._is_busy = is_busy
        self._waiting: set[str] = set()
        self._found: list[tuple[EditSession, _Found]] = []
        self._is_reading = self._is_closed = False
        self._read_later = QTimer(self, singleShot=True, interval=APART_MS)
        self._read_later.timeout.connect(self._read)
        self._show_later = QTimer(self, singleShot=True, interval=WAIT_MS)
        self._show_later.timeout.connect(self._show)
        desk.opened.connect(self._hurry)

    def take(self, documents: frozenset[str]) -> None:
        """Hear that there are other suggestions for documents of the project."""
        if self._is_closed:
            return
        for session in self._desk.sessions:
            self._waiting |= documents & session.sets.keys()
        self._desk.hear_of_suggestions(documents)
        if self._waiting and not self._is_reading and not self._read_later.isActive():
            self._read()

    def close(self) -> None:
        """Read and show nothing any more."""
        self._is_closed = True
        self._read_later.stop()
        self._show_later.stop()
        self._waiting.clear()

    def _hurry(self) -> None:
        """Wait no longer: what was shown last belongs to the thread that was left."""
        if self._read_later.isActive():
            self._read_later.stop()
            self._read()

    def _read(self) -> None:
        if not self._waiting:
            return
        self._is_reading = True
        documents, self._waiting = tuple(self._waiting), set()
        sessions = self._desk.sessions
        proposals = self._desk.project.proposals
        self._desk.background.run(proposals.of, documents, done=partial(self._keep, sessions), failed=self._sorry)

    def _keep(self, sessions: tuple[EditSession, ...], found: _Found) -> None:
        self._is_reading = False
        self._found += [(session, found) for session in sessions]
        self._show()
        if not self._read_later.isActive():
            self._read()

    def _show(self) -> None:
        if self._found and self._is_busy():
            self._show_later.start()
            return
        found, self._found = self._found, []
        for session, (suggestions, settings) in found:
            if self._desk.show_suggestions(session, suggestions, settings):
                # That nothing was found, say by the gazetteer, shall not keep the next waiting.
                self._read_later.start()

    def _sorry(self, error: Exception) -> None:
        self._is_reading = False
        self._desk.failed.emit(sentence_of(error))
