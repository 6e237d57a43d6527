"""The team in the window: its page, made when it is first wanted, and the ways to the queue and to other names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from annotator.domain.changes import Changes
from annotator.domain.queue import Theirs
from annotator.gui.annotate.queue_panel import QueuePanel
from annotator.gui.desk import Desk
from annotator.gui.main_window import MainWindow

if TYPE_CHECKING:
    from annotator.gui.team.page import TeamPage


class TeamRoom(QObject):
    """Shows the page, and keeps it as the project is while it is on the screen.

    Signals:
        wanted(str): a page of the window is wanted.
        renamed(str, str): somebody's old and new name.
        said(str): a sentence for the status line.
        failed(str): a sentence about something that went wrong.
    """

    wanted = Signal(str)
    renamed = Signal(str, str)
    said = Signal(str)
    failed = Signal(str)

    def __init__(self, desk: Desk, queue: QueuePanel, window: MainWindow, parent: QObject) -> None:
        super().__init__(parent)
        self._desk, self._queue, self._window = desk, queue, window
        self.page: TeamPage | None = None
        desk.changed.connect(self._follow)

    @property
    def shown(self) -> str | None:
        """``team`` while the page is on the screen."""
        return "team" if self.page is not None and self.page is self._window.page else None

    def show(self) -> None:
        """Go to the page."""
        from annotator.gui.team.page import TeamPage  # noqa: PLC0415 - not before it is wanted

        if self.page is None:
            rows = self._queue.finder.rows
            self.page = page = TeamPage(self._desk.project, self._desk.background, lambda: rows.numbers)
            page.left.connect(lambda: self.wanted.emit("annotate"))
            page.wanted.connect(self._show_theirs)
            page.handing_over.connect(lambda: self.wanted.emit("hand_over"))
            page.renaming.connect(self.rename)
            page.changed.connect(self._desk.refresh)
            page.said.connect(self.said)
            page.failed.connect(self.failed)
        self.page.refresh()
        self._window.show_page(self.page)
        self.page.setFocus()

    def rename(self, name: str) -> None:
        """Ask for another name for somebody."""
        from annotator.gui.team.rename_dialog import RenameDialog  # noqa: PLC0415 - likewise

        dialog = RenameDialog(self._desk.project, self._desk.background, name, self._window)
        dialog.renamed.connect(self._take_name)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def close(self) -> None:
        """Take the page away."""
        if self.page is not None:
            self.page.put_away()
            self._window.drop_page(self.page)

    def _take_name(self, old: str, new: str) -> None:
        if self.page is not None:
            self.page.form.rename(old, new)
        self._desk.refresh(Changes(annotator=True))
        self.renamed.emit(old, new)
        self.said.emit(self.tr("{old} is called {new} now; renaming back undoes it.").format(old=old, new=new))

    def _show_theirs(self, theirs: Theirs) -> None:
        self.wanted.emit("annotate")
        self._queue.show_theirs(theirs)

    def _follow(self, changes: Changes) -> None:
        if self.page is not None and self.shown and (changes.assignments or changes.annotator or changes.threads):
            self.page.refresh()
