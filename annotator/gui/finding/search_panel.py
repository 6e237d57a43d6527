"""Finding as one types: a field, filters, and the places in their context."""

from __future__ import annotations

import threading
from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QStackedWidget, QVBoxLayout, QWidget

from annotator.domain.finding import FindQuery, Hit, Place
from annotator.gui.background import Background, Errand
from annotator.gui.controls.labels import Elided, secondary
from annotator.gui.finding import place_words
from annotator.gui.finding.filters import Filters
from annotator.gui.finding.panes import fill, notice
from annotator.gui.finding.place_rows import PlaceRows
from annotator.gui.finding.place_table import PlaceTable
from annotator.gui.language import sentence_of
from annotator.gui.style_sheet import look
from annotator.project import Project

SHOWN_WITHIN_S = 0.25
"""How long a search waits at most until the window has shown what it found so far."""


class SearchPanel(QWidget):
    """Looks for what is typed and chosen, anew with every key; a search that is overtaken stops by itself.

    Signals:
        wanted(Hit): somebody wants to go to that place.
        left(): the keyboard goes back to the thread.
        failed(str): a sentence about something that went wrong.
    """

    wanted = Signal(object)
    left = Signal()
    failed = Signal(str)
    _arrived = Signal(object, object, object, object)

    def __init__(self, project: Project, background: Background, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._project, self._background = project, background
        self._errand: Errand | None = None
        self._fresh = False
        self._stale = True
        self._stepping = False
        self._standing: tuple[int, int, int] | None = None
        self.rows = PlaceRows(project, background, parent=self)
        self.field = FindField()
        self.filters = Filters()
        self.summary = look(Elided(), "meta")
        self.table = PlaceTable(
            self.rows, lambda: project.schema, name=self.tr("Places found"), everybody=len(project.annotators()) > 1
        )
        self._hint = secondary(
            self.tr(
                "Type words, the last may be unfinished. Words in quotes stand in a row: “harbour authority”. "
                "Or choose a label and whatever else the places shall have in common."
            )
        )
        self._nothing = secondary("")
        self._lay_out()
        self.field.textEdited.connect(lambda _text: self.ask())
        self.field.textChanged.connect(self._cleared)
        self.field.left.connect(self.left)
        self.field.down.connect(self._enter_list)
        self.filters.changed.connect(self.ask)
        self.table.wanted.connect(self.wanted)
        self.rows.failed.connect(self.failed)
        self.rows.dataChanged.connect(lambda *_where: self._step_on())
        self._arrived.connect(self._take, Qt.ConnectionType.QueuedConnection)

    def _lay_out(self) -> None:
        head = QVBoxLayout()
        head.setContentsMargins(24, 12, 20, 10)
        head.setSpacing(10)
        head.addWidget(self.field)
        head.addWidget(self.filters)
        head.addWidget(self.summary)
        self._stack = QStackedWidget()
        self._stack.addWidget(notice(self._hint))
        self._stack.addWidget(self.table)
        self._stack.addWidget(notice(self._nothing))
        fill(self, head, body=self._stack)

    @property
    def query(self) -> FindQuery:
        """What is asked for."""
        return self.filters.applied_to(self.field.text())

    def mark_stale(self) -> None:
        """Take note that what is shown may no longer hold."""
        self._stale = True

    def freshen(self) -> None:
        """Offer what the project has now, and look again where what is shown may no longer hold."""
        if self._stale:
            self.filters.show_project(self._project.schema, self._project.annotators(), self._project.annotator)
            self.ask()

    def begin(self) -> None:
        """Put the keyboard into the field, what stands there selected."""
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()

    def step(self, by: int) -> None:
        """Go to the next place in the list, or the one before, and to where it stands."""
        before = self.table.currentIndex().row()
        hit = self.table.step(by)
        self._stepping = hit is None and self.table.currentIndex().row() != before
        if hit is not None:
            self.wanted.emit(hit)

    def _step_on(self) -> None:
        """Go to where the place stands, now that it is read."""
        hit = self.rows.hit_at(self.table.currentIndex().row())
        if self._stepping and hit is not None:
            self._stepping = False
            self.wanted.emit(hit)

    def stop(self) -> None:
        """Look for nothing any more."""
        if self._errand is not None:
            self._errand.cancel()

    def ask(self) -> None:
        """Look for what is asked for now; what is there stays until the first places come."""
        self.stop()
        query = self.query
        self._fresh, self._stale = True, False
        number = self.rows.number_at(self.table.currentIndex().row())
        if number is not None:
            self._standing = _key(self.rows.places[number])
        if query.is_empty:
            self._errand = None
            self._show(())
            self._stack.setCurrentIndex(0)
            self.summary.setText("")
            return
        errand = self._errand = Errand(self)
        begun = False

        def hand_on(places: tuple[Place, ...]) -> None:
            # The first come with all that is shown of them: they are on the screen at once.
            nonlocal begun
            known, begun = None if begun else self._project.finder.hits(places), True
            shown = threading.Event()
            self._arrived.emit(errand, places, known, shown)
            # Whoever paints asks for the interpreter thousands of times; one that went on looking would have it.
            shown.wait(SHOWN_WITHIN_S)

        def done(more: bool) -> None:
            errand.deleteLater()
            if errand is self._errand:
                self._errand = None
                self._show(())
                self._summarise(more=more)

        def fail(error: Exception) -> None:
            errand.deleteLater()
            if errand is self._errand:
                self._errand = None
                self.failed.emit(sentence_of(error))

        self._background.run(self._project.finder.find, query, hand_on, errand.cancelled, done=done, failed=fail)

    def _take(
        self, errand: Errand, places: tuple[Place, ...], known: Sequence[Hit] | None, shown: threading.Event
    ) -> None:
        QTimer.singleShot(0, shown.set)  # behind the painting of what comes here
        if errand is self._errand:
            self._show(places, known)
            self._stack.setCurrentIndex(1)
            self._summarise(more=False)

    def _show(self, places: Sequence[Place], known: Sequence[Hit] | None = None) -> None:
        """Show places in the stead of those of the last query, or behind those of this one."""
        before = 0 if self._fresh else len(self.rows.places)
        if self._fresh:
            self._fresh = False
            self.rows.show_places(places, known=known)
            self.table.scrollToTop()
        elif places:
            self.rows.add_places(places)
        # Where the person stood before is found again, be it under other words or after a change.
        again = next((at for at, place in enumerate(places) if _key(place) == self._standing), None)
        if again is not None:
            self._standing = None
            self.table.step_to(before + again)

    def _summarise(self, *, more: bool) -> None:
        count = len(self.rows.places)
        said = place_words.places_in_threads(count, self.rows.threads)
        if more:
            said = self.tr("The first {places}; ask for less to see the others.").format(places=said)
        if not count:
            said = self.tr("Nothing found.")
            self._nothing.setText(self._why_nothing())
            self._stack.setCurrentIndex(2)
        self.summary.setText(said)
        self.summary.setAccessibleName(said)

    def _why_nothing(self) -> str:
        """Return what may have been too much to ask for, and what to do."""
        query = self.query
        if query.span_text.strip() and not query.contains:
            return self.tr("No label has just this text. “or part of it” finds longer ones that contain it.")
        if self.filters.is_narrowed:
            return self.tr("Nothing fits all that is chosen. “Clear” looks in everything again.")
        return self.tr("No text holds all of these words. The last word may be the beginning of a longer one.")

    def _cleared(self, text: str) -> None:
        if not text:  # the field's own button to empty it edits nothing
            self.ask()

    def _enter_list(self) -> None:
        if self.rows.rowCount():
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)
            if not self.table.currentIndex().isValid():
                self.table.step(1)


def _key(place: Place) -> tuple[int, int, int]:
    return (place.document, place.start, place.end)


class FindField(QLineEdit):
    """A field to type words in; Down and Return go to the list, Esc goes back to the thread.

    Signals:
        left(): the keyboard goes back to the thread.
        down(): the keyboard goes to the list.
    """

    left = Signal()
    down = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setPlaceholderText(self.tr("Find in all texts"))
        self.setAccessibleName(self.tr("Find in all texts"))
        self.setClearButtonEnabled(True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.down.emit()
        else:
            super().keyPressEvent(event)
