"""What is done for the project file while nobody waits: a backup a day, and one file that can be mailed."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer

from annotator.gui.background import Background
from annotator.project import Project

BACK_UP_AFTER_MS = 5_000
IDLE_MS = 20_000


class Upkeep(QObject):
    """Backs the project up a little after it was opened, and folds its log into the file when writing pauses."""

    def __init__(self, project: Project, background: Background, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._project, self._background = project, background
        self._back_up_later = QTimer(self, singleShot=True, interval=BACK_UP_AFTER_MS)
        self._back_up_later.timeout.connect(self._back_up)
        self._back_up_later.start()
        self._fold_later = QTimer(self, singleShot=True, interval=IDLE_MS)
        self._fold_later.timeout.connect(self._fold)

    def saving(self, under_way: int) -> None:
        """Hear how many commits are under way; after the last of them the pause begins."""
        if under_way:
            self._fold_later.stop()
        else:
            self._fold_later.start()

    def close(self) -> None:
        """Begin nothing any more: the project is about to be closed."""
        self._back_up_later.stop()
        self._fold_later.stop()

    def _back_up(self) -> None:
        self._background.run(self._project.back_up)

    def _fold(self) -> None:
        self._background.watch(self._project.fold())
