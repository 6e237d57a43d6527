"""The pages of handing over in the window, made when they are first wanted, and the ways from them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from annotator.domain.changes import Changes
from annotator.domain.finding import Context, Hit, Place
from annotator.domain.merging import MergeConflict, MergeReport
from annotator.gui.desk import Desk
from annotator.gui.main_window import MainWindow

if TYPE_CHECKING:
    from annotator.gui.handing_over.merge_page import MergePage
    from annotator.gui.handing_over.pack_page import PackPage


class HandingOverRooms(QObject):
    """Shows the pages.

    Signals:
        wanted(str): a page of the window is wanted: ``annotate``, ``review``.
        going(Hit): somebody wants to see a place.
        renamed(str, str): who sits here was renamed in a file that was merged: the old name and the new one.
    """

    wanted = Signal(str)
    going = Signal(object)
    renamed = Signal(str, str)

    def __init__(self, desk: Desk, window: MainWindow, parent: QObject) -> None:
        super().__init__(parent)
        self._desk, self._window = desk, window
        self._annotator = desk.project.annotator
        self.packing: PackPage | None = None
        self.merging: MergePage | None = None

    @property
    def shown(self) -> str | None:
        """Which of the pages is on the screen: ``hand_over``, ``merge_files`` or none."""
        pages = {"hand_over": self.packing, "merge_files": self.merging}
        return next((name for name, page in pages.items() if page is not None and page is self._window.page), None)

    def show_hand_over(self) -> None:
        """Go to the page that makes a file for somebody."""
        from annotator.gui.handing_over.pack_page import PackPage  # noqa: PLC0415 - not before it is wanted

        if self.packing is None:
            self.packing = PackPage(self._desk)
            self.packing.left.connect(lambda: self.wanted.emit("annotate"))
        self._window.show_page(self.packing)
        self.packing.begin()

    def show_merge(self, paths: Sequence[Path] = ()) -> None:
        """Go to the page that merges, beginning with these files."""
        from annotator.gui.handing_over.merge_page import MergePage  # noqa: PLC0415 - likewise

        if self.merging is None:
            self.merging = MergePage(self._desk.project, self._desk.background)
            self.merging.left.connect(lambda: self.wanted.emit("annotate"))
            self.merging.reviewing.connect(lambda: self.wanted.emit("review"))
            self.merging.merged.connect(self._refresh)
            self.merging.wanted.connect(self._go)
        self._annotator = self._desk.project.annotator
        self._window.show_page(self.merging)
        self.merging.show_files(paths)

    def close(self) -> None:
        """Take the pages away; called before the project is closed."""
        for page in (self.packing, self.merging):
            if page is not None:
                page.put_away()
                self._window.drop_page(page)

    def _refresh(self, report: MergeReport) -> None:
        """Show everything as it is after a merge."""
        if not report.changed:
            return
        old, self._annotator = self._annotator, self._desk.project.annotator
        renamed = old != self._annotator
        changes = Changes(threads=True, suggesting=True, annotator=renamed, schema=report.schema_changed)
        self._desk.refresh(changes)
        if renamed:
            self.renamed.emit(old, self._annotator)

    def _go(self, conflict: MergeConflict) -> None:
        start, end = conflict.start or 0, conflict.end or 0
        place = Place(0, 0, start, end, annotation=conflict.id, layer=conflict.layer)
        self.going.emit(
            Hit(
                place=place,
                thread_id=conflict.thread,
                document_id=conflict.document,
                kind="article" if conflict.thread == conflict.document else "comment",
                author=None,
                title="",
                context=Context(conflict.quote, ()),
            )
        )
