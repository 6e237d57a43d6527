"""Learning while a project is open: begun when enough was decided, told when it is done."""

from __future__ import annotations

from concurrent.futures import Future
from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal

from annotator.domain.changes import Changes
from annotator.domain.learning import Update
from annotator.gui.desk import Desk
from annotator.gui.language import sentence_of
from annotator.gui.learning.words import announcement

LOOK_AFTER_MS = 15_000
"""After an act it takes so long until somebody asks whether enough was decided to learn again."""


class LearningLife(QObject):
    """Has the project learn, in a process that yields to everything else.

    Signals:
        said(str): a sentence for the status line.
        changed(): learning began or ended, or what was learned was forgotten.
    """

    said = Signal(str)
    changed = Signal()

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._learning = desk.project.learning
        self._under_way: Future[tuple[Update, Changes]] | None = None
        self._closed = False
        self._look = QTimer(self, singleShot=True, interval=LOOK_AFTER_MS)
        self._look.timeout.connect(self.look)
        desk.changed.connect(self._follow)

    def start(self) -> None:
        """Begin to pay attention."""
        self._look.start()

    def close(self) -> None:
        """Begin nothing any more, and drop what is under way."""
        self._closed = True
        self._look.stop()
        self.stop()

    @property
    def is_under_way(self) -> bool:
        """Whether the project is learning."""
        return self._under_way is not None

    def look(self) -> None:
        """Learn if enough was decided since the last time."""
        if self._under_way is None and not self._closed:
            project = self._desk.project

            def answer(due: bool) -> None:
                if due:
                    self.learn()

            self._desk.background.run(self._learning.is_due, project.annotator, done=answer)

    def learn(self) -> None:
        """Learn now, unless it is under way."""
        if self._under_way is not None or self._closed:
            return
        self._under_way = future = self._learning.learn(self._desk.project.annotator)
        self.changed.emit()
        done, failed = partial(self._done, future), partial(self._failed, future)
        self._desk.background.watch(future, done=done, failed=failed)

    def stop(self) -> None:
        """Drop what is under way, as if it had not begun."""
        if self._under_way is not None:
            self._under_way = None
            self._learning.stop()
            self.changed.emit()

    def forget(self) -> None:
        """Forget all that was learned."""
        self.stop()

        def done(changes: Changes) -> None:
            self._desk.refresh(changes)
            self.said.emit(self.tr("Forgotten; what you decided is as it was, and can be learned from again."))
            self.changed.emit()

        self._desk.background.watch(self._learning.forget(), done=done)

    def _follow(self, changes: Changes) -> None:
        # What was learned of other names is silent, and is learned anew under those in force.
        if (changes.documents or changes.schema) and not self._look.isActive() and not self._closed:
            self._look.start()

    def _done(self, future: Future[tuple[Update, Changes]], came: tuple[Update, Changes]) -> None:
        if self._under_way is not future:
            return
        self._under_way = None
        update, changes = came
        sentence = announcement(update, self._desk.project.schema)
        if sentence:
            self.said.emit(sentence)
        if changes.suggesting:
            self._desk.refresh(changes)
        self.changed.emit()

    def _failed(self, future: Future[tuple[Update, Changes]], error: Exception) -> None:
        if self._under_way is future:
            self._under_way = None
            self.changed.emit()
        self.said.emit(sentence_of(error))
