"""The small sheets over the thread: which target, why a flag, what note."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from annotator.domain.gestures import targets_of
from annotator.gui.annotate.annotating import Annotating
from annotator.gui.annotate.flag_dialog import FlagDialog
from annotator.gui.annotate.note_editor import NoteEditor
from annotator.gui.annotate.noting import Noted, text_of
from annotator.gui.annotate.on_screen import OnScreen
from annotator.gui.annotate.target_chooser import TargetChooser


class ThreadSheets(QObject):
    """Opens a sheet where the person is and leads what it says to the presenter; ``thread`` has the keyboard then."""

    def __init__(self, annotating: Annotating, on_screen: OnScreen, thread: QWidget, page: QWidget) -> None:
        super().__init__(page)
        self._annotating = annotating
        self._on_screen = on_screen
        self.targets = TargetChooser(page)
        self.flags = FlagDialog(page)
        self.note = NoteEditor(page)
        annotating.choosing.connect(self._choose_target)
        annotating.flagging.connect(lambda: self.flags.ask(on_screen.corner()))
        annotating.noting.connect(self.write_note)
        self.flags.flagged.connect(annotating.flag_with)
        self.note.written.connect(annotating.write_note)
        self.targets.chosen.connect(annotating.choose_target)
        for sheet in (self.targets, self.flags, self.note):
            sheet.closed.connect(thread.setFocus)
            # What it offers is the old thread's.
            annotating.opened.connect(sheet.close)

    def write_note(self, noted: Noted) -> None:
        """Ask for a note about that."""
        work = self._annotating.work
        if work is not None:
            self.note.ask(noted, text_of(work, noted), self._on_screen.at_hand(self._annotating.position))

    def _choose_target(self, document_id: str, layer_name: str) -> None:
        work = self._annotating.work
        if work is None:
            return
        layer = work.schema.layer(layer_name)
        targets = targets_of(layer, work.thread.document(document_id), work.thread, work.sets, work.schema)
        self.targets.choose(
            document_id,
            layer,
            targets,
            thread=work.thread.id,
            asking=self._on_screen.asking_row(work, document_id, layer),
        )
