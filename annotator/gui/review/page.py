"""The review page: points or threads, the text with everybody's labels, what is told of it, side by side."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtCore import QPoint, QRect, QSignalBlocker, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from annotator.domain.changes import Changes
from annotator.domain.review_query import ReviewQuery
from annotator.domain.tokens import TokenTable
from annotator.gui.annotate.cheat_sheet import CheatSheet
from annotator.gui.annotate.label_shortcuts import LabelShortcuts
from annotator.gui.annotate.panes import Panes
from annotator.gui.desk import Desk, Tokenizer
from annotator.gui.key_map import keys_in_force
from annotator.gui.keys import TAKE, TAKES, Binding, bind
from annotator.gui.review import thread_words
from annotator.gui.review.bench import Bench
from annotator.gui.review.beside import Beside
from annotator.gui.review.card import DecisionCard
from annotator.gui.review.card_place import CardPlace
from annotator.gui.review.empty import NothingToReview
from annotator.gui.review.heading import Heading
from annotator.gui.review.hints import ReviewHints
from annotator.gui.review.left_pane import LeftPane
from annotator.gui.review.points_panel import PointsPanel
from annotator.gui.review.reviewing import Reviewing
from annotator.gui.review.sheets import Sheets
from annotator.gui.review.tally import Measured, measured
from annotator.gui.review.thread_finder import ThreadFinder
from annotator.gui.review.threads_panel import ThreadsPanel
from annotator.gui.theme import Theme
from annotator.gui.thread_view.selection import TextSelection
from annotator.gui.thread_view.view import ThreadView
from annotator.project.review_session import ReviewSession


class ReviewPage(QWidget):
    """Puts the panes side by side and leads what they say to the presenter, and back.

    ``hints`` is for the status line. ``begin`` reads what there is to review; ``put_away`` begins nothing any more.

    Signals:
        wanted(str): an action of the window is wanted.
    """

    wanted = Signal(str)

    def __init__(self, desk: Desk, *, tokenizer: Tokenizer, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.bench = Bench(desk, tokenizer, self)
        self.finder = ThreadFinder(self.bench, self)
        self.reviewing = Reviewing(self.bench, self)
        self.points = PointsPanel()
        self.threads = ThreadsPanel(self.finder, self.bench)
        self.left = LeftPane(self.points, self.threads)
        self.view = ThreadView(theme=theme)
        self.heading = Heading(self.view)
        self.card = DecisionCard()
        self.card_place = CardPlace(self.view, self.card)
        self.empty = NothingToReview()
        self.beside = Beside(self.reviewing.span_labels)
        self.hints = ReviewHints()
        self.sheets = Sheets(self.reviewing, self.finder, self)
        self._theme = theme
        self._labels = LabelShortcuts(self.view, self.reviewing)
        self._own: Mapping[str, Callable[[], object]] = {
            "next_pane": partial(self._go_to_pane, 1),
            "previous_pane": partial(self._go_to_pane, -1),
            "search": self._show_threads,
            "queue": lambda: self.panes.toggle("queue"),
            "inspector": lambda: self.panes.toggle("inspector"),
            "keys": self.show_keys,
            "copy": self._copy,
            "accept_majority": self.sheets.preview_majority,
            "give_back": self._give_back,
            "label_history": self._trace,
            "edit_reasons": self.sheets.edit_reasons,
        }
        # The text is painted first; what stands beside it follows when there is nothing more urgent.
        self._later = QTimer(self, singleShot=True, interval=0)
        self._reading = QWidget()
        column = QVBoxLayout(self._reading)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.heading)
        column.addWidget(self.view, 1)
        self._middle = QStackedWidget()
        self._middle.addWidget(self.empty)
        self._middle.addWidget(self._reading)
        self.panes = Panes(self.left, self._middle, self.beside)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.panes)
        self._connect()
        self._bind_keys()

    # --- coming and going ---

    def begin(self) -> None:
        """Read what there is to review, and open the first thread where none is open."""
        self.bench.learn()
        self.desk.background.run(self.desk.project.annotators, done=self.threads.show_names)
        self.finder.begin()

    def put_away(self) -> None:
        """Begin nothing any more: the project is about to be closed."""
        self._later.stop()
        self.finder.rest()

    def set_theme(self, theme: Theme) -> None:
        """Take the colours of a theme; all but the thread view follow the program's palette."""
        self._theme = theme
        self.view.set_theme(theme)
        self._later.start()

    def set_reading(self, size_px: int, *, sans: bool) -> None:
        """Set texts in that size (pixels at 100 %), with or without serifs."""
        self.view.set_reading(size_px, sans)
        self._later.start()

    # --- what can be done ---

    @property
    def doable(self) -> frozenset[str]:
        """The actions of the table of keys that are done here."""
        return frozenset((*self._own, *self.reviewing.actions))

    def can(self, action: str) -> bool:
        """Return whether there is anything that an action of the page could be done with now."""
        if action == "copy":
            return self.reviewing.at.range is not None
        if action == "label_history":
            return bool(self.sheets.traceable)
        needs_thread = action in self.reviewing.actions or action == "give_back"
        free = action in ("undo", "redo")
        return free or not needs_thread or self.reviewing.session is not None

    def trigger(self, action: str) -> None:
        """Do an action of the table of keys."""
        if action == "edit_reasons" or action in self._own:
            self._own[action]()
        elif action in self.reviewing.actions:
            self.reviewing.trigger(action)

    def show_keys(self) -> None:
        """Show all keys on one sheet."""
        sheet = CheatSheet(self.reviewing.span_labels, self.doable, self.window())
        sheet.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        sheet.changing.connect(lambda: self.wanted.emit("change_keys"))
        # Not every desktop gives the keyboard back to the window below by itself.
        sheet.finished.connect(self.window().activateWindow)
        sheet.open()

    # --- wiring ---

    def _connect(self) -> None:
        reviewing = self.reviewing
        self.view.intent.connect(reviewing.take)
        reviewing.opened.connect(self._show_thread)
        reviewing.changed.connect(self._show_labels)
        reviewing.moved.connect(self._show_position)
        reviewing.returned.connect(self.card_place.reveal)
        reviewing.leaving.connect(self.finder.open_next)
        reviewing.noting.connect(self.card.reasons.write_note)
        reviewing.reasons_wanted.connect(self.card.reasons.take_keyboard)
        reviewing.choosing.connect(self._choose_target)
        self.finder.found.connect(lambda _: self._show_empty())
        self.finder.ended.connect(self._show_empty)
        self.finder.placed.connect(lambda _: self._later.start())
        self.finder.contested.connect(self.left.show_contested)
        self.left.contested_wanted.connect(self._show_contested)
        self.points.chosen.connect(reviewing.go_to)
        self.points.wanted.connect(reviewing.list_places)
        self.card.triggered.connect(self.trigger)
        self.card.taken.connect(reviewing.take_side)
        self.card.reasons.chosen.connect(reviewing.choose_reason)
        self.card.reasons.noted.connect(reviewing.write_note)
        self.card.reasons.editing.connect(self.sheets.edit_reasons)
        self.beside.triggered.connect(self.trigger)
        self.beside.label_pressed.connect(reviewing.give)
        self.beside.notes.editing.connect(partial(self.sheets.edit_note, self.beside.notes))
        self.beside.notes.deleting.connect(lambda noted: reviewing.write_to_annotator(noted, ""))
        self.threads.wanted.connect(self.trigger)
        self.hints.triggered.connect(self.trigger)
        self.empty.widening.connect(lambda: self.finder.ask(ReviewQuery(show="all"), opening=True))
        self.empty.annotating.connect(lambda: self.wanted.emit("annotate"))
        for leaving in (self.points.left, self.threads.left, self.card.reasons.left, self.panes.left, self.sheets.left):
            leaving.connect(self.view.setFocus)
        self.panes.wanted.connect(self.trigger)
        self.bench.tokenized.connect(self._take_tokens)
        self.bench.learned.connect(lambda _: self._later.start())
        self.desk.changed.connect(self._follow_schema)
        self._later.timeout.connect(self._show_beside)

    def _bind_keys(self) -> None:
        bind(self, self.view, self.doable, self.trigger)
        in_view = Qt.ShortcutContext.WidgetWithChildrenShortcut
        # The key of the thread's history, which a gold set has none of.
        Binding("history", self, in_view, self._trace)
        for number in range(1, TAKES + 1):
            shortcut = QShortcut(QKeySequence(f"{TAKE}{number}"), self, context=in_view)
            shortcut.activated.connect(partial(self.reviewing.take_side, number))
        keys_in_force().changed.connect(self._follow_keys)

    def _follow_schema(self, changes: Changes) -> None:
        if changes.schema:
            self._follow_keys()

    def _follow_keys(self) -> None:
        """Listen to the keys that are in force by now, and show them."""
        self.reviewing.learn_labels()
        self.beside.show_labels(self.reviewing.span_labels)
        self._labels.bind()
        # The thread draws keys too.
        self.view.set_theme(self._theme)
        self._later.start()

    # --- showing ---

    def _show_thread(self, session: ReviewSession | None) -> None:
        self._show_empty()
        self.card_place.stand(None, None)
        if session is None:
            self._later.start()
            return
        shown = self.reviewing.shown
        with QSignalBlocker(self.view):
            self.view.show_thread(
                session.thread,
                schema=session.schema,
                sets={name: each.set for name, each in shown.items()},
                suggestions={},
                voices={name: each.voices for name, each in shown.items()},
            )
        self.heading.show_thread(self.reviewing)
        self.beside.show_measures(())
        if self.isVisible() and not self._has_focus(self.left):
            self.view.setFocus()

    def _show_empty(self) -> None:
        """Show the thread, or why there is none."""
        session = self.reviewing.session
        self._middle.setCurrentWidget(self.empty if session is None else self._reading)
        if session is None:
            query = self.finder.query

            def show(numbers: object) -> None:
                self.empty.show_query(query, anything=bool(numbers))

            everything = ReviewQuery(show="all")
            self.desk.background.run(self.desk.project.reviewing.threads, everything, done=show)
        self._later.start()

    def _show_labels(self, documents: frozenset[str]) -> None:
        shown = self.reviewing.shown
        self.view.update_sets(
            {name: each.set for name, each in shown.items()},
            {},
            documents,
            voices={name: each.voices for name, each in shown.items()},
        )
        self.heading.show_thread(self.reviewing)
        self._later.start()

    def _show_position(self) -> None:
        reviewing, place = self.reviewing, self.reviewing.here
        if reviewing.session is None:
            return
        self._show_selection(reviewing.at.selection)
        current = reviewing.at.asked if place is None else reviewing.current(place)
        self.view.set_current(current)
        self.card.show_place(reviewing, self.bench, self.view.look)
        self.card_place.stand(place, current)
        if place is not None:
            self.card_place.reveal()
        elif current is not None:
            self.view.reveal_current()
        self._later.start()

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

    def _show_beside(self) -> None:
        reviewing = self.reviewing
        self.points.show_thread(reviewing)
        self.beside.setEnabled(reviewing.session is not None)
        self.beside.show_thread(reviewing)
        finder = self.finder
        which = thread_words.position(finder.place, len(finder.rows.numbers), finder.query.which)
        self.hints.show_thread(reviewing, which)

    def _take_tokens(self, tables: Mapping[str, TokenTable]) -> None:
        for document_id, table in tables.items():
            self.view.set_tokens(document_id, table)
        session = self.reviewing.session
        if session is None or self.reviewing.sides.is_alone:
            return
        documents = [(each, session.sets(each.id)) for each in session.thread]

        def show(measures: tuple[Measured, ...]) -> None:
            if self.reviewing.session is session:
                self.beside.show_measures(measures)

        self.desk.background.run(measured, documents, tables, session.schema, done=show)

    # --- panes ---

    def _go_to_pane(self, step: int) -> None:
        panes: dict[QWidget, QWidget] = {self._middle: self.empty if self.reviewing.session is None else self.view}
        if self.panes.shows("queue"):
            panes = {self.left: self.left.first, **panes}
        if self.card.isVisible():
            panes[self.card] = self.card.buttons[0] if self.card.buttons else self.card
        if self.panes.shows("inspector"):
            panes[self.beside] = self.beside.first()
        order = list(panes)
        here = next((number for number in reversed(range(len(order))) if self._has_focus(order[number])), 0)
        if self._has_focus(self.card) and self.card in order:
            here = order.index(self.card)
        panes[order[(here + step) % len(order)]].setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _show_threads(self) -> None:
        if not self.panes.shows("queue"):
            self.panes.want("queue", True)
        self.left.show_list("threads")
        self.left.first.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _show_contested(self) -> None:
        """List the threads with contested verdicts; an open one of them stays open."""
        self.left.show_list("threads")
        here = any(each.point is not None and each.point.contested for each in self.reviewing.places)
        self.threads.show_contested(opening=not here)
        self.view.setFocus()

    def _give_back(self) -> None:
        if self.reviewing.session is not None:
            link = self.beside.give_back
            near = link if link.isVisible() else self.hints
            self.sheets.give_back(QRect(near.mapToGlobal(QPoint()), near.size()))

    def _trace(self) -> None:
        near = self.card if self.card.isVisible() else self.heading
        self.sheets.trace(near.mapToGlobal(QPoint(0, near.height())))

    def _choose_target(self, document_id: str, layer: str) -> None:
        near = self.card if self.card.isVisible() else self.heading
        self.sheets.choose_target(document_id, layer, QRect(near.mapToGlobal(QPoint()), QSize(near.width(), 0)))

    def _copy(self) -> None:
        """Copy the selection, from the text itself: what Qt would give back is not always what is there."""
        session, selected = self.reviewing.session, self.reviewing.at.range
        if session is not None and selected is not None:
            text = session.thread.document(selected.document_id).text
            QGuiApplication.clipboard().setText(text[selected.start : selected.end])

    @staticmethod
    def _has_focus(holder: QWidget) -> bool:
        focus = QApplication.focusWidget()
        return focus is not None and (focus is holder or holder.isAncestorOf(focus))
