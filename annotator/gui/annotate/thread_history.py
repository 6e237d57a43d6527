"""The history of the open thread: read when a person rests, shown in the inspector, and the way back in it."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtWidgets import QWidget

from annotator.domain.going_back import WayBack, way_back
from annotator.domain.history import HistoryEntry
from annotator.gui.activity.words import pace
from annotator.gui.annotate import history_words
from annotator.gui.annotate.annotating import Annotating
from annotator.gui.annotate.history_dialog import HistoryDialog
from annotator.gui.annotate.history_list import HistoryList
from annotator.gui.annotate.stops import Work
from annotator.gui.dates import when
from annotator.gui.language import sentence_of

SHOWN = 60
ALL = 100_000
"""More acts than anybody does in one thread."""
REST_MS = 400

_Told = tuple[tuple[HistoryEntry, ...], Mapping[str, int]]
"""Entries, and the active milliseconds that went to them by their ids."""


class ThreadHistory(QObject):
    """Keeps the inspector's list up to date."""

    def __init__(self, annotating: Annotating, shown: HistoryList, page: QWidget) -> None:
        super().__init__(page)
        self._annotating = annotating
        self._desk = annotating.desk
        self._shown = shown
        self._page = page
        # Reading the history takes the interpreter from who is labelling, so it waits for a moment's rest.
        self._rested = QTimer(self, singleShot=True, interval=REST_MS)
        self._rested.timeout.connect(self.read)
        self._desk.saving.connect(self._saved)

    def rest(self) -> None:
        """Read nothing any more by itself."""
        self._rested.stop()

    def read(self) -> None:
        """Show the latest entries of the open thread."""
        work = self._annotating.work
        if work is not None:
            self._desk.background.run(
                self._desk.project.history, work.thread.id, SHOWN, done=partial(self._show, work), failed=self._sorry
            )

    def show_all(self) -> None:
        """Offer all entries, and the way back to any point."""
        work = self._annotating.work
        if work is not None:
            project = self._desk.project

            def read() -> _Told:
                entries = project.history(work.thread.id, ALL, settled=True)
                return entries, project.timing.of_entries([each.id for each in entries])

            self._desk.background.run(read, done=partial(self._open, work), failed=self._sorry)

    def _saved(self, under_way: int) -> None:
        if not under_way:
            self._rested.start()

    def _show(self, asked: Work, entries: tuple[HistoryEntry, ...]) -> None:
        work = self._annotating.work
        if work is not None and work.thread.id == asked.thread.id:
            you = self._desk.project.annotator
            proposals = work.proposals_by_id
            self._shown.show_entries(entries, schema=work.schema, thread=work.thread, you=you, proposals=proposals)

    def _open(self, asked: Work, told: _Told) -> None:
        entries, times = told
        work, you = self._annotating.work, self._desk.project.annotator
        if work is None or work.thread.id != asked.thread.id:
            return
        if work.sets is not asked.sets:
            # Something was done meanwhile that is not among the entries.
            self.show_all()
            return

        def way_to(place: int) -> WayBack:
            return way_back(entries, place, work.sets, thread=work.thread, schema=work.schema, annotator=you)

        proposals = work.proposals_by_id
        lines = [
            (
                when(each.time),
                history_words.entry(each, work.schema, work.thread, you, proposals),
                pace(times[each.id]) if each.id in times else "",
            )
            for each in entries
        ]
        dialog = HistoryDialog(lines, way_to=way_to, parent=self._page.window())
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.going.connect(self._go_back)
        dialog.finished.connect(self._page.window().activateWindow)
        dialog.open()

    def _go_back(self, way: WayBack) -> None:
        if self._desk.do(way.edits):
            said = self.tr("Took back {acts}; Undo brings them again.")
            self._desk.said.emit(said.format(acts=history_words.acts_since(way)))

    def _sorry(self, error: Exception) -> None:
        self._desk.failed.emit(sentence_of(error))
