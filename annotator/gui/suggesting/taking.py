"""Taking suggestions by the dozen, and what became of earlier ones: between the annotate page and the project."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, QTimer

from annotator.domain.accepting import Accepted, TrackRecord, accept_several
from annotator.domain.annotation import Suggestion
from annotator.domain.edit import DocumentEdit
from annotator.gui.annotate import words
from annotator.gui.annotate.annotate_page import AnnotatePage
from annotator.gui.annotate.stops import Work
from annotator.gui.desk import Desk
from annotator.gui.suggesting.accept_dialog import ProjectAcceptDialog, ThreadAcceptDialog

WEIGH_AFTER_MS = 5000
"""What became of suggestions is counted again at most so often: it reads all that was ever decided."""


class Taking(QObject):
    """Previews what would be taken, takes it as one act, and says so."""

    def __init__(self, page: AnnotatePage, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._page = page
        self._desk: Desk = page.desk
        self._is_stale = True
        self._weigh = QTimer(self, singleShot=True, interval=WEIGH_AFTER_MS)
        self._weigh.timeout.connect(self._count)
        page.accepting.connect(self.preview)
        self._desk.saving.connect(self._saved)
        self._desk.opened.connect(lambda _session: self._count())

    def close(self) -> None:
        """Begin nothing any more."""
        self._weigh.stop()

    def preview(self) -> None:
        """Show which suggestions of the open thread are sure enough, to be taken."""
        work = self._page.annotating.work
        if work is None:
            return
        card = self._page.inspector.above
        above = [
            (document.id, suggestion)
            for document in work.thread
            for suggestion in card.above(work.suggestions[document.id])
        ]
        if not above:
            self._desk.said.emit(self.tr("No suggestion of this thread is as sure as that."))
            return
        dialog = ThreadAcceptDialog(work, above, self._page.window())
        dialog.chosen.connect(partial(self._accept_here, work.thread.id))
        dialog.finished.connect(self._page.window().activateWindow)
        dialog.finished.connect(lambda _result: self._page.view.setFocus())
        dialog.open()

    def preview_everywhere(self) -> None:
        """Show which suggestions of the project are sure enough, to be taken."""
        least = self._page.inspector.above.slider.value()
        dialog = ProjectAcceptDialog(self._desk.project, self._desk.background, least=least, parent=self._page.window())
        dialog.chosen.connect(self._accept_everywhere)
        dialog.finished.connect(self._page.window().activateWindow)
        dialog.open()

    def _accept_here(self, thread: str, chosen: list[str]) -> None:
        work = self._page.annotating.work
        if work is None or work.thread.id != thread:
            return
        edits, taken = accepted_in(work, frozenset(chosen))
        if self._desk.do(edits):
            self._say(taken, len(chosen) - taken)

    def _accept_everywhere(self, chosen: list[tuple[int, str]]) -> None:
        def done(accepted: Accepted) -> None:
            self._say(accepted.taken, accepted.skipped)

        self._desk.accept_suggestions(chosen, done=done)

    def _say(self, taken: int, skipped: int) -> None:
        accepted = self.tr("Accepted {suggestions}; one Undo takes all back.")
        if skipped:
            accepted = self.tr("Accepted {suggestions}; {skipped} did not fit any more. One Undo takes all back.")
        self._desk.said.emit(accepted.format(suggestions=words.suggestions(taken), skipped=words.number(skipped)))

    # --- what became of earlier ones ---

    def _saved(self, under_way: int) -> None:
        if not under_way:
            self._is_stale = True

    def _count(self) -> None:
        if self._weigh.isActive() or not self._is_stale:
            return
        self._is_stale = False
        self._weigh.start()
        self._desk.background.run(self._desk.project.proposals.track_record, done=self._keep)

    def _keep(self, record: TrackRecord) -> None:
        self._page.show_record(record)


def accepted_in(work: Work, chosen: frozenset[str]) -> tuple[tuple[DocumentEdit, ...], int]:
    """Return the edits that take suggestions of a thread by their ids, and how many of them fit."""
    edits: list[DocumentEdit] = []
    taken = 0
    for document in work.thread:
        wanted: list[Suggestion] = [each for each in work.suggestions[document.id] if each.id in chosen]
        if wanted:
            own, count = accept_several(work.sets[document.id], wanted, document=document, schema=work.schema)
            edits += own
            taken += count
    return tuple(edits), taken
