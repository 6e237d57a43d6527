"""The screen of the day: queue, thread and inspector side by side, and the keys that act on them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtCore import QPoint, QSignalBlocker, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from annotator.domain.accepting import TrackRecord
from annotator.domain.changes import Changes
from annotator.domain.errors import AnnotatorError
from annotator.domain.tokens import TokenTable
from annotator.gui.annotate.annotating import Annotating
from annotator.gui.annotate.between_panes import BetweenPanes
from annotator.gui.annotate.cheat_sheet import CheatSheet
from annotator.gui.annotate.corrected import Corrected
from annotator.gui.annotate.empty_page import EmptyPage
from annotator.gui.annotate.facts import facts_of
from annotator.gui.annotate.hints import Hints
from annotator.gui.annotate.inspector import Inspector
from annotator.gui.annotate.label_at import label_at
from annotator.gui.annotate.label_shortcuts import LabelShortcuts
from annotator.gui.annotate.noting import notes_here
from annotator.gui.annotate.on_screen import OnScreen
from annotator.gui.annotate.panes import Panes
from annotator.gui.annotate.places import Place, load_place, save_place
from annotator.gui.annotate.position import Position
from annotator.gui.annotate.queue_finder import QueueFinder
from annotator.gui.annotate.queue_panel import QueuePanel
from annotator.gui.annotate.span_menu import span_menu
from annotator.gui.annotate.stops import Work, is_suggested, open_stops
from annotator.gui.annotate.subject import SpanSubject, SuggestionSubject, subject_of
from annotator.gui.annotate.thread_history import ThreadHistory
from annotator.gui.annotate.thread_sheets import ThreadSheets
from annotator.gui.desk import Desk
from annotator.gui.key_map import keys_in_force
from annotator.gui.keys import bind
from annotator.gui.language import sentence_of
from annotator.gui.theme import Theme
from annotator.gui.thread_view.selection import TextSelection
from annotator.gui.thread_view.view import ThreadView


class AnnotatePage(QWidget):
    """Puts the three panes side by side and leads what they say to the presenter, and back.

    ``hints`` is for the status line. ``start`` opens the thread where the person was; ``put_away`` remembers it.

    Signals:
        importing(): the project is empty and the person wants to import files.
        wanted(str): an action of the window is wanted.
        tracing(tuple[str, str]): the history of a label is wanted, by the ids of its document and its own.
        accepting(): all suggestions that are sure enough are to be taken.
    """

    importing = Signal()
    wanted = Signal(str)
    tracing = Signal(object)
    accepting = Signal()

    def __init__(self, desk: Desk, *, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.annotating = Annotating(desk, self)
        self.finder = QueueFinder(desk, self)
        self.queue = QueuePanel(self.finder)
        self.view = ThreadView(theme=theme)
        self.on_screen = OnScreen(self.view)
        self._labels = LabelShortcuts(self.view, self.annotating)
        self.empty = EmptyPage()
        self.inspector = Inspector(self.annotating.span_labels)
        self.hints = Hints()
        self.history = ThreadHistory(self.annotating, self.inspector.history, self)
        self.corrected = Corrected(desk, self)
        self.sheets = ThreadSheets(self.annotating, self.on_screen, self.view, self)
        self.targets, self.flags, self.note = self.sheets.targets, self.sheets.flags, self.sheets.note
        self._record = TrackRecord()
        self._restoring: Place | None = None
        self._theme = theme
        self._middle = QStackedWidget()
        self._middle.addWidget(self.empty)
        self._middle.addWidget(self.view)
        self.panes = Panes(self.queue, self._middle, self.inspector)
        self._between = BetweenPanes(
            self.panes, queue=self.queue, middle=self._middle, thread=self.view, inspector=self.inspector
        )
        self._own: Mapping[str, Callable[[], object]] = {
            "next_pane": partial(self._between.go, 1),
            "previous_pane": partial(self._between.go, -1),
            "search": self._between.search,
            "queue": lambda: self.panes.toggle("queue"),
            "inspector": lambda: self.panes.toggle("inspector"),
            "keys": self.show_keys,
            "copy": self._copy,
            "glance": self._glance,
            "history": self.history.show_all,
            "label_history": self._trace,
            "uncertain": self.finder.toggle_order,
            "accept_above": self.accepting.emit,
            "less_sure": self._toggle_less_sure,
        }
        # The text is painted first; what stands beside it follows when there is nothing more urgent.
        self._beside = QTimer(self, singleShot=True, interval=0)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.panes)
        self._connect()
        self._bind_keys()

    # --- coming and going ---

    def start(self) -> None:
        """Fill the queue, and open the thread where the person was, or the first to be done."""
        self.finder.count()
        self._restoring = load_place(self.desk.project.path)
        if self._restoring is None:
            self.finder.open_next()
        else:
            self.desk.open_thread(self._restoring.thread, otherwise=self.finder.open_next)
        self.finder.begin()

    def put_away(self) -> None:
        """Remember where the person is, and begin nothing any more: the project is about to be closed."""
        self.history.rest()
        self.corrected.rest()
        self._beside.stop()
        self.queue.rest()
        work, position = self.annotating.work, self.annotating.position
        if work is None:
            return
        document, offset = position.document or work.thread.id, 0
        subject = self.annotating.subject
        if isinstance(subject, SpanSubject | SuggestionSubject):
            offset = subject.span.start
        elif position.selection is not None:
            offset = position.selection.position
        try:
            save_place(self.desk.project.path, Place(work.thread.id, document, offset))
        except AnnotatorError as error:
            self.desk.failed.emit(sentence_of(error))

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of a theme; all but the thread view follow the program's palette."""
        self._theme = theme
        self.view.set_theme(theme)

    def set_reading(self, size_px: int, *, sans: bool) -> None:
        """Set texts in that size (pixels at 100 %), with or without serifs."""
        self.view.set_reading(size_px, sans)

    # --- what can be done ---

    @property
    def doable(self) -> frozenset[str]:
        """The actions of the table of keys that are done here."""
        return frozenset((*self._own, *self.annotating.actions))

    def can(self, action: str) -> bool:
        """Return whether there is anything that an action of the page could be done with now."""
        match action:
            case "copy":
                return self.annotating.position.range is not None
            case "glance":
                return self._comment() is not None
            case "history":
                return self.annotating.work is not None
            case "label_history":
                return self._label_here() is not None
            case "accept_above":
                return self.inspector.above.can_accept
            case "less_sure":
                return self.inspector.above.can_show_more
            case _:
                return action in self._own or self.annotating.can(action)

    def trigger(self, action: str) -> None:
        """Do an action of the table of keys; what is decided by it is seen first."""
        offered = self.annotating.position.offered
        if action in ("accept", "remove") and offered is not None and not self.on_screen.is_in_sight(offered):
            self.annotating.go_to(offered)
            return
        self._own.get(action, partial(self.annotating.trigger, action))()

    def show_keys(self) -> None:
        """Show all keys on one sheet."""
        sheet = CheatSheet(self.annotating.span_labels, self.doable, self.window())
        sheet.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        sheet.changing.connect(lambda: self.wanted.emit("change_keys"))
        # Not every desktop gives the keyboard back to the window below by itself.
        sheet.finished.connect(self.window().activateWindow)
        sheet.open()

    # --- wiring ---

    def _connect(self) -> None:
        annotating, view = self.annotating, self.view
        view.intent.connect(annotating.take)
        annotating.opened.connect(self._show_thread)
        annotating.labelled.connect(self._show_labels)
        annotating.suggested.connect(self._show_suggestions)
        self.corrected.changed.connect(self._show_suggestions)
        annotating.moved.connect(self._show_position)
        annotating.returned.connect(self._scroll_to)
        annotating.leaving.connect(self.finder.open_next)
        annotating.menu_wanted.connect(self._show_menu)
        self.inspector.notes.editing.connect(lambda noted, _text: self.sheets.write_note(noted))
        self.inspector.notes.deleting.connect(lambda noted: annotating.write_note(noted, ""))
        self.inspector.triggered.connect(self.trigger)
        self.inspector.label_pressed.connect(annotating.press_palette)
        self.inspector.attribute_pressed.connect(annotating.press_attribute)
        self.inspector.answered.connect(annotating.answer)
        self.inspector.wanted.connect(self.wanted)
        self.hints.triggered.connect(self.trigger)
        self.queue.left.connect(self._between.leave_queue)
        self.panes.wanted.connect(self.trigger)
        self.panes.left.connect(view.setFocus)
        self.finder.counted.connect(self.empty.show_counts)
        self.empty.importing.connect(self.importing)
        self._beside.timeout.connect(self._show_beside)
        self.desk.tokenized.connect(self._take_tokens)

    def _bind_keys(self) -> None:
        bind(self, self.view, self.doable, self.trigger)
        keys_in_force().changed.connect(self._follow_keys)
        self.desk.changed.connect(self._follow_schema)

    def _follow_schema(self, changes: Changes) -> None:
        """Offer the labels of the schema as it is now; the desk opens the thread anew."""
        if changes.schema:
            self._follow_keys()

    def _follow_keys(self) -> None:
        """Listen to the keys that are in force by now, and show them."""
        self.annotating.learn_labels()
        self.inspector.show_labels(self.annotating.span_labels)
        self._labels.bind()
        # The thread draws keys too.
        self.view.set_theme(self._theme)
        self._beside.start()

    # --- showing ---

    def _show_thread(self, work: Work | None) -> None:
        self._middle.setCurrentWidget(self.empty if work is None else self.view)
        self._beside.start()
        if work is None:
            return
        self.view.show_thread(
            work.thread,
            schema=work.schema,
            sets=work.sets,
            suggestions=work.suggestions,
            attributes=work.attributes,
            voices=self.corrected.voices(work),
        )
        self._take_tokens(self.desk.tokens)
        self.history.read()
        place, self._restoring = self._restoring, None
        if place is not None and place.thread == work.thread.id and place.document in work.sets:
            length = len(work.thread.document(place.document).text)
            offset = min(place.offset, length)
            self.view.select(place.document, offset, offset)
            self.view.reveal(place.document, offset, min(offset + 1, length))
        if self.isVisible() and not self._between.in_queue:
            self.view.setFocus()

    def _show_labels(self, documents: frozenset[str]) -> None:
        work = self.annotating.work
        if work is not None:
            voices = self.corrected.voices(work)
            self.view.update_sets(work.sets, work.suggestions, documents, work.attributes, voices)
            self._beside.start()

    def _show_suggestions(self, documents: frozenset[str]) -> None:
        """Show suggestions or corrections that came by themselves: what the person is at stays where it is."""
        with self.on_screen.holding(self.annotating.position):
            self._show_labels(documents)

    def show_record(self, record: TrackRecord) -> None:
        """Say from now on what became of suggestions until then."""
        self._record = record
        self._beside.start()

    def _toggle_less_sure(self) -> None:
        session = self.desk.session
        if session is not None:
            self.desk.show_less_sure(showing=not session.showing_all)

    def _show_position(self, position: Position) -> None:
        self._show_selection(position.selection)
        self.view.set_current(position.marked)
        self._beside.start()
        if position.current is not None:
            self.view.reveal_current()

    def _scroll_to(self, position: Position) -> None:
        """Have in sight where the person is, even if that is where they were before and scrolled away from."""
        if position.current is not None:
            self.view.reveal_current()
        elif position.selection is not None:
            self.view.reveal(position.selection.document_id, position.selection.start, position.selection.end)

    def _show_selection(self, wanted: TextSelection | None) -> None:
        """Make the view's selection that of the position; where there is none any more, only the caret stays."""
        shown = self.view.selection
        if wanted is None and shown is not None:
            wanted = TextSelection(shown.document_id, shown.position, shown.position)
        if wanted is None or wanted == shown:
            return
        # What the view says of it would be taken for a person's doing.
        with QSignalBlocker(self.view):
            self.view.select(wanted.document_id, wanted.anchor, wanted.position)
        if not wanted.is_caret or shown is None or shown.document_id != wanted.document_id:
            self.view.reveal(wanted.document_id, wanted.start, wanted.end)

    def _show_beside(self) -> None:
        work = self.annotating.work
        if work is not None and self.annotating.is_fresh:
            self._offer(work)
        position = self.annotating.position.deciding
        subject, session = None if work is None else subject_of(work, position), self.desk.session
        self.inspector.show_position(position, subject, facts_of(work, subject, session, self._record))
        schema = self.desk.project.schema
        self.inspector.correction.show_correction(self.corrected.at(subject), schema)
        self.inspector.above.show_work(work, showing_all=session is not None and session.showing_all)
        self.inspector.notes.setVisible(work is not None)
        notes = () if work is None else notes_here(work, self.annotating.position)
        self.inspector.notes.show_notes(notes, self.desk.project.annotator)
        self.hints.show_work(work, 0 if work is None else len(open_stops(work)))

    def _offer(self, work: Work) -> None:
        """Offer the first suggestion of a thread that nobody touched yet, where it is in sight."""
        first = next(iter(open_stops(work)), None)
        if first is not None and is_suggested(work, first.current) and self.on_screen.is_in_sight(first.current):
            self.annotating.offer(first.current)

    def _take_tokens(self, tables: Mapping[str, TokenTable]) -> None:
        for document_id, table in tables.items():
            self.view.set_tokens(document_id, table)

    # --- sheets ---

    def _comment(self) -> str | None:
        """Return the id of the comment that the person is at, or None."""
        work, document_id = self.annotating.work, self.annotating.position.document
        if work is None or document_id is None or work.thread.document(document_id).kind == "article":
            return None
        return document_id

    def _glance(self) -> None:
        comment = self._comment()
        if comment is None:
            self.desk.said.emit(self.tr("Go to a comment to glance at what it answers."))
        else:
            self.view.glance(comment)

    def _label_here(self) -> tuple[str, str] | None:
        work = self.annotating.work
        return label_at(work, None if work is None else subject_of(work, self.annotating.position.deciding))

    def _trace(self) -> None:
        label = self._label_here()
        if label is None:
            self.desk.said.emit(self.tr("Go to a label or a suggestion first; then see its history."))
        else:
            self.tracing.emit(label)

    def _show_menu(self, place: QPoint) -> None:
        menu = span_menu(self.annotating, self, can=self.can, trigger=self.trigger)
        if menu is not None:
            menu.aboutToHide.connect(menu.deleteLater)
            menu.popup(place)

    def _copy(self) -> None:
        """Copy the selection, from the text itself: what Qt would give back is not always what is there."""
        work, selected = self.annotating.work, self.annotating.position.range
        if work is not None and selected is not None:
            text = work.thread.document(selected.document_id).text
            QGuiApplication.clipboard().setText(text[selected.start : selected.end])
