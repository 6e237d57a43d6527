"""The pages that look back at what was done, made when they are first wanted, and the sign of open corrections."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from annotator.gui.desk import Desk
from annotator.gui.main_window import MainWindow

if TYPE_CHECKING:
    from annotator.gui.corrections.page import CorrectionsPage
    from annotator.gui.quality.page import QualityPage

_REST_MS = 600


class LookingBack(QObject):
    """Shows *My corrections*, *Progress and quality*, and in the status line how many corrections are open.

    Signals:
        left(): the person goes back to the thread.
        wanted(Hit): the person wants to go to that place.
        said(str): a sentence for the status line.
        failed(str): a sentence about something that went wrong.
    """

    left = Signal()
    wanted = Signal(object)
    said = Signal(str)
    failed = Signal(str)

    def __init__(self, desk: Desk, window: MainWindow, parent: QObject) -> None:
        super().__init__(parent)
        self._desk, self._window = desk, window
        self.corrections: CorrectionsPage | None = None
        self.quality: QualityPage | None = None
        # Answers, undo and other people's files change the number; nobody waits for it.
        self._rested = QTimer(self, singleShot=True, interval=_REST_MS)
        self._rested.timeout.connect(self.start)
        desk.changed.connect(lambda _changes: self._rested.start())

    @property
    def shown(self) -> str | None:
        """Which of the pages is on the screen: ``corrections``, ``quality`` or none."""
        pages = {"corrections": self.corrections, "quality": self.quality}
        return next((name for name, page in pages.items() if page is not None and page is self._window.page), None)

    def start(self) -> None:
        """Count what is open."""
        count = self._desk.project.correcting.count_open
        self._desk.background.run(count, done=self._window.status.corrections.show_open)

    def show_corrections(self) -> None:
        """Go to the annotator's own corrections."""
        from annotator.gui.corrections.page import CorrectionsPage  # noqa: PLC0415 - not before it is wanted

        if self.corrections is None:
            self.corrections = page = CorrectionsPage(self._desk)
            page.left.connect(self.left)
            page.wanted.connect(self.wanted)
            page.counted.connect(self._window.status.corrections.show_open)
        self._window.show_page(self.corrections)
        self.corrections.refresh()

    def show_quality(self) -> None:
        """Go to how far the project is, and how good."""
        from annotator.gui.quality.page import QualityPage  # noqa: PLC0415 - likewise

        if self.quality is None:
            self.quality = page = QualityPage(self._desk.project, self._desk.background)
            page.left.connect(self.left)
            page.said.connect(self.said)
            page.failed.connect(self.failed)
        self.quality.refresh()
        self._window.show_page(self.quality)
        self.quality.setFocus()

    def trace(self, label: tuple[str, str]) -> None:
        """Show the history of a label of the open thread, by the ids of its document and its own."""
        from annotator.gui.label_history.dialog import show_label_history  # noqa: PLC0415 - likewise

        session = self._desk.session
        if session is not None:
            show_label_history(
                self._desk.project,
                session.thread.id,
                *label,
                session.annotator,
                background=self._desk.background,
                parent=self._window,
            )

    def close(self) -> None:
        """Take the pages away."""
        self._rested.stop()
        self._window.status.corrections.show_open(0)
        for page in (self.corrections, self.quality):
            if page is not None:
                page.put_away()
                self._window.drop_page(page)
