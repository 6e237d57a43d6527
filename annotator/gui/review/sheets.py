"""The sheets and dialogs of the review page, and what they ask the project for."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QObject, QPoint, QRect, Signal
from PySide6.QtWidgets import QMenu, QWidget

from annotator.domain.changes import Changes
from annotator.domain.gestures import targets_of
from annotator.gui.annotate.note_editor import NoteEditor
from annotator.gui.annotate.noting import Noted
from annotator.gui.annotate.target_chooser import TargetChooser
from annotator.gui.language import sentence_of
from annotator.gui.review.giving_back import GivingBack
from annotator.gui.review.held import Held, held
from annotator.gui.review.majority_dialog import MajorityDialog
from annotator.gui.review.reasons_dialog import ReasonsDialog
from annotator.gui.review.reviewing import Reviewing
from annotator.gui.review.thread_finder import ThreadFinder
from annotator.gui.review.words import number_of_differences
from annotator.project.reviewing import ByMajority


class Sheets(QObject):
    """Opens them over a page.

    Signals:
        left(): the keyboard goes back to the thread.
    """

    left = Signal()

    def __init__(self, reviewing: Reviewing, finder: ThreadFinder, page: QWidget) -> None:
        super().__init__(page)
        self._reviewing = reviewing
        self._finder = finder
        self._page = page
        self.giving_back = GivingBack(page)
        self.giving_back.given.connect(self._give)
        self.giving_back.closed.connect(self.left)
        self.targets = TargetChooser(page)
        self.targets.chosen.connect(reviewing.ask_toward)
        self.targets.closed.connect(self.left)
        self.note = NoteEditor(page)
        self.note.written.connect(reviewing.write_to_annotator)
        self.note.closed.connect(self.left)
        self.held: QMenu | None = None
        self.majority: MajorityDialog | None = None
        self.reasons: ReasonsDialog | None = None

    def give_back(self, asking: QRect) -> None:
        """Ask to whom the thread goes back."""
        self.giving_back.ask(self._reviewing.sides, asking)

    def _give(self, annotator: str, note: str) -> None:
        session = self._reviewing.session
        if session is not None:
            returned = self.tr("Returned: {note}").format(note=note) if note else self.tr("Returned for another look")
            self._reviewing.give_back(annotator, returned)

    def edit_note(self, near: QWidget, noted: Noted, text: str) -> None:
        """Ask for another text of the reviewer's own note, which is ``text`` so far."""
        self.note.ask(noted, text, QRect(near.mapToGlobal(QPoint()), near.size()))

    def choose_target(self, document_id: str, layer: str, asking: QRect) -> None:
        """Ask toward what a further stance is, beside a rectangle of the screen."""
        session = self._reviewing.session
        if session is None:
            return
        asked, document = session.schema.layer(layer), session.thread.document(document_id)
        sets = {name: each.set for name, each in self._reviewing.shown.items()}
        targets = targets_of(asked, document, session.thread, sets, session.schema)
        self.targets.choose(document_id, asked, targets, thread=session.thread.id, asking=asking)

    @property
    def traceable(self) -> list[Held]:
        """The labels at the current place, those that were refused too: each has a history."""
        session, place = self._reviewing.session, self._reviewing.here
        return [] if session is None or place is None else held(place, session.schema, self._reviewing.sides)

    def trace(self, at: QPoint) -> None:
        """Show the history of the label at the current place; where there are several, ask of which at that point."""
        reviewing = self._reviewing
        session, place, offered = reviewing.session, reviewing.here, self.traceable
        if session is None or place is None or not offered:
            reviewing.say(self.tr("Go to a label first."))
            return
        if len(offered) == 1:
            self._trace(session.thread.id, place.document.id, offered[0])
            return
        self.held = QMenu(self._page)
        self.held.setAccessibleName(self.tr("History of which label"))
        for each in offered:
            chosen = self.held.addAction(each.told)
            chosen.triggered.connect(
                lambda _checked=False, each=each: self._trace(session.thread.id, place.document.id, each)
            )
        self.held.setActiveAction(self.held.actions()[0])
        self.held.aboutToHide.connect(self.held.deleteLater)
        self.held.aboutToHide.connect(self.left)
        self.held.popup(at)

    def _trace(self, thread_id: str, document_id: str, label: Held) -> None:
        from annotator.gui.label_history.dialog import show_label_history  # noqa: PLC0415 - not before it is wanted

        sides, desk = self._reviewing.sides, self._reviewing.desk
        show_label_history(
            desk.project,
            thread_id,
            document_id,
            label.annotation.id,
            label.annotator,
            background=desk.background,
            parent=self._page.window(),
            called={name: sides.letter(name) for name in sides.annotators} if sides.hidden else {},
        )

    def edit_reasons(self) -> None:
        """Edit the short list of reasons."""
        bench = self._reviewing.bench
        self.reasons = ReasonsDialog(bench.settings.reasons, self._page.window())
        self.reasons.changed.connect(lambda reasons: bench.choose(replace(bench.settings, reasons=reasons)))
        self.reasons.changed.connect(lambda _: self._reviewing.moved.emit())
        self.reasons.finished.connect(self.reasons.deleteLater)
        self.reasons.open()

    def preview_majority(self) -> None:
        """Show what would be settled by majority, in the open thread or in all of the list."""
        desk = self._reviewing.desk
        self.majority = MajorityDialog(
            desk.project,
            desk.background,
            session=self._reviewing.session,
            query=self._finder.query,
            parent=self._page.window(),
        )
        self.majority.chosen.connect(self._accept_majority)
        self.majority.finished.connect(self.majority.deleteLater)
        self.majority.open()

    def _accept_majority(self, chosen: tuple[ByMajority, ...]) -> None:
        reviewing, desk = self._reviewing, self._reviewing.desk

        def done(changes: Changes) -> None:
            desk.refresh(changes)
            reviewing.bench.reload()
            reviewing.go_on()
            said = number_of_differences(len(chosen))
            reviewing.say(self.tr("Settled by majority: {differences}; Undo takes all back.").format(differences=said))

        def fail(error: Exception) -> None:
            desk.failed.emit(sentence_of(error))

        def settle() -> Changes:
            return desk.project.reviewing.accept_majority(chosen, self._finder.query.annotators).result()

        desk.background.run(settle, done=done, failed=fail)
