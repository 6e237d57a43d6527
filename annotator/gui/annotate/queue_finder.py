"""Which threads the queue shows, where the open one stands among them, and which comes next; read in the background."""

from __future__ import annotations

from array import array
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import QObject, QTimer, Signal

from annotator.domain.changes import Changes
from annotator.domain.history import Undone
from annotator.domain.order_of_work import Why, with_first
from annotator.domain.queue import Order, QueueCounts, QueueQuery, QueueRow, Theirs
from annotator.domain.suggesting import SuggestionSettings
from annotator.gui.annotate.queue_rows import QueueRows
from annotator.gui.desk import Desk
from annotator.gui.language import sentence_of
from annotator.gui.paged_rows import PAGE
from annotator.project import Project
from annotator.session import EditSession

AT_ONCE = 64
REFRESH_AFTER_MS = 300
RECOUNT_AFTER_MS = 1500


@dataclass(frozen=True, slots=True)
class _Found:
    """The answer to a query, and where in it the open thread is.

    ``whys`` is None unless the threads stand by doubt.
    """

    numbers: array[int]
    place: int | None
    whys: Mapping[int, Why] | None = None


class QueueFinder(QObject):
    """Asks the project for the queue, and keeps what it shows up to date without moving it.

    Signals:
        found(int | None): another list is shown; the row of the open thread in it.
        counted(QueueCounts): how far the threads are among which the queue looks.
        placed(int | None): the open thread is another; its row.
        ended(): the person wants the next thread and there is none.
        ordered(Order, bool): in which order the list is; whether suggestions say how sure they are, if that matters.
    """

    found = Signal(object)
    counted = Signal(object)
    placed = Signal(object)
    ended = Signal()
    ordered = Signal(object, bool)

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.query = QueueQuery()
        self.rows = QueueRows(desk.project, desk.background, self)
        self.rows.failed.connect(desk.failed)
        self._number: int | None = None
        self._next: QueueRow | None = None
        self._is_next_known = False
        self._leaving = False
        self._asked = 0
        self._looking = 0
        self._under_way = 0
        self._look_later = False
        self._stale: set[str] = set()
        # The order of work: whether other suggestions came since it was made, whether it is due to be made anew, and
        # the threads that the person passed over.
        self._is_overtaken = False
        self._is_due = False
        self._passed: set[int] = set()
        self._refresh = QTimer(self, singleShot=True, interval=REFRESH_AFTER_MS)
        self._refresh.timeout.connect(self._read_again)
        self._recount = QTimer(self, singleShot=True, interval=RECOUNT_AFTER_MS)
        self._recount.timeout.connect(self.rows.read_again)
        desk.opened.connect(self._opened)
        desk.changed.connect(self._changed)
        desk.undone.connect(self._undone)
        desk.saving.connect(self._saved)

    @property
    def is_next_known(self) -> bool:
        """Whether ``open_next`` knows where to go without looking."""
        return self._is_next_known

    # --- the list ---

    def begin(self) -> None:
        """Show the threads in the order that the project was left in."""

        def ask(settings: SuggestionSettings) -> None:
            order: Order = "uncertain" if settings.by_uncertainty else "import"
            self.ask(replace(self.query, order=order))

        self.desk.background.run(self.desk.project.suggesting.settings, done=ask, failed=self._sorry)

    def reorder(self, order: Order) -> None:
        """Show the threads in another order, or in the same made anew; the project remembers the order of work."""
        query = self.query
        self._passed.clear()
        # Choosing the random order again shuffles again.
        self.ask(replace(query, order=order, seed=query.seed + (order == "random")))
        if (order == "uncertain") == (query.order == "uncertain"):
            return
        project = self.desk.project

        def remember() -> Changes:
            settings = replace(project.suggesting.settings(), by_uncertainty=order == "uncertain")
            return project.suggesting.change_settings(settings).result()

        self.desk.background.run(remember, failed=self._sorry)

    def toggle_order(self) -> None:
        """Turn the order of work on, or off."""
        self.reorder("import" if self.query.order == "uncertain" else "uncertain")

    def look_among(self, *, mine: bool, theirs: Theirs | None) -> None:
        """Count the threads that the person was given, all, or somebody else's; the next ``ask`` is about them."""
        self.query = replace(self.query, mine=mine, theirs=theirs)
        self.count()

    def ask(self, query: QueueQuery) -> None:
        """Show the threads of a query as soon as they are found."""
        self.query = query
        # Only in the order of their numbers the first can be found without the others.
        self._find(first=query.order in ("import", "uncertain") and not query.text)

    def count(self) -> None:
        """Count the threads by state."""
        asked = self.query

        def show(counts: QueueCounts) -> None:
            if (asked.mine, asked.theirs) == (self.query.mine, self.query.theirs):
                self.counted.emit(counts)

        self.desk.background.run(self.desk.project.queue_counts, asked, done=show, failed=self._sorry)

    def open_row(self, place: int) -> None:
        """Open the thread of a row."""
        row = self.rows.row_at(place)
        if row is not None:
            self._leaving = False
            self._number = row.number
            self.desk.open_thread(row.thread_id)

    def open_next(self) -> None:
        """Open the next thread that is to be done, once it is known."""
        self._leaving = True
        session = self.desk.session
        if session is not None and self._number is not None:
            if all(each.state == "submitted" for each in session.sets.values()):
                self._is_due = self._is_overtaken and self.query.order == "uncertain"
            else:
                self._passed.add(self._number)
        if self._is_next_known:
            self._go_on()

    def rest(self) -> None:
        """Ask for nothing any more."""
        self._refresh.stop()
        self._recount.stop()

    def _find(self, *, first: bool = False) -> None:
        """Find the threads of the query; ``first``: those of the first page before all others."""
        self._asked += 1
        self._is_next_known = False
        asked, query, number = self._asked, self.query, self._number
        project, limit = self.desk.project, PAGE if first else None
        passed = frozenset(self._passed)
        self._is_due = self._is_overtaken = False

        def find() -> _Found:
            if query.order == "uncertain":
                return _by_doubt(project, query, number, passed, limit)
            numbers = project.queue_numbers(query, limit)
            return _Found(numbers, _place(numbers, number))

        def show(found: _Found) -> None:
            if asked != self._asked:
                return
            self.rows.show_numbers(found.numbers, found.whys)
            self.ordered.emit(query.order, found.whys is not None)
            self.found.emit(found.place)
            self._look_ahead()
            if len(found.numbers) == limit and found.whys is None:
                self._find_rest(asked, found)

        self.desk.background.run(find, done=show, failed=self._sorry)

    def _find_rest(self, asked: int, first: _Found) -> None:
        """Find the threads behind the first page."""
        project, query, number = self.desk.project, self.query, self._number

        def find() -> _Found:
            numbers = project.queue_numbers(query)
            return _Found(numbers, _place(numbers, number))

        def show(found: _Found) -> None:
            if asked == self._asked:
                self.rows.extend_numbers(found.numbers)
                if found.place != first.place:
                    self.found.emit(found.place)
                self._look_ahead()

        self.desk.background.run(find, done=show, failed=self._sorry)

    # --- what comes next ---

    def _look_ahead(self) -> None:
        """Find the next thread to be done and have it ready."""
        self._is_next_known = False
        self._look_later = self._under_way > 0
        if self._look_later:
            # Until a submission is on disk its thread would still count as one to do.
            return
        if self._is_due:
            # Between two threads nobody has the list under their hands.
            self._find()
            return
        self._looking += 1
        looking = self._looking
        project, numbers, number, query = self.desk.project, self.rows.numbers, self._number, self.query

        def keep(row: QueueRow | None) -> None:
            if looking != self._looking:
                return
            self._next = row
            self._is_next_known = True
            if self._leaving:
                self._go_on()
            elif row is not None:
                self.desk.prepare(row.thread_id)

        self.desk.background.run(next_to_do, project, numbers, number, query, done=keep, failed=self._sorry)

    def _go_on(self) -> None:
        self._leaving = False
        row, self._next = self._next, None
        if row is None:
            self.ended.emit()
        else:
            self._is_next_known = False
            self._number = row.number
            self.desk.open_thread(row.thread_id)

    # --- what the desk says ---

    def _opened(self, session: EditSession | None) -> None:
        if session is None:
            self._number = None
            self.placed.emit(None)
            return
        project, numbers, thread = self.desk.project, self.rows.numbers, session.thread.id

        def find() -> tuple[int, int | None]:
            number = project.thread_number(thread)
            return number, _place(numbers, number)

        def put(found: tuple[int, int | None]) -> None:
            if self.desk.session is session:
                self._number = found[0]
                self.placed.emit(found[1] if numbers is self.rows.numbers else self.rows.place_of(found[0]))
                self._look_ahead()

        self.desk.background.run(find, done=put, failed=self._sorry)

    def _changed(self, changes: Changes) -> None:
        if self.desk.session is not None:
            self._stale.add(self.desk.session.thread.id)
        if changes.threads or changes.annotator or changes.assignments:
            self._find()
            self.count()
        here = frozenset[str]() if self.desk.session is None else frozenset(self.desk.session.sets)
        if changes.suggesting or changes.suggestions:
            self._is_overtaken = self._is_overtaken or changes.suggesting or not changes.suggestions <= here
            if not self._recount.isActive():
                self._recount.start()

    def _undone(self, undone: Undone, _again: bool) -> None:
        if undone.act.thread is not None:
            self._stale.add(undone.act.thread)

    def _saved(self, under_way: int) -> None:
        self._under_way = under_way
        if not under_way:
            self._refresh.start()
            if self._look_later:
                self._look_ahead()

    def _read_again(self) -> None:
        """Read the rows of the threads that changed, and the counts."""
        project, stale = self.desk.project, frozenset(self._stale)
        self._stale.clear()

        def find() -> list[QueueRow]:
            numbers = [_number(project, thread) for thread in stale]
            return project.queue_rows(array("q", [number for number in numbers if number is not None]))

        self.desk.background.run(find, done=self.rows.put_rows, failed=self._sorry)
        self.count()

    def _sorry(self, error: Exception) -> None:
        self.desk.failed.emit(sentence_of(error))


def next_to_do(project: Project, numbers: Sequence[int], number: int | None, query: QueueQuery) -> QueueRow | None:
    """Return the first thread to be done behind the one of that number, going round at the end; None without any.

    Flagged threads wait for somebody else, unless it is they that the queue shows.
    """
    after = _place(numbers, number)
    start = 0 if after is None else after + 1
    for first in range(start, start + len(numbers), AT_ONCE):
        places = [place % len(numbers) for place in range(first, min(first + AT_ONCE, start + len(numbers)))]
        for row in project.queue_rows(array("q", [numbers[place] for place in places])):
            done = row.state in ("submitted", "adjudicated") or (row.flag is not None and query.show != "flagged")
            if not done and row.number != number:
                return row
    return None


def _by_doubt(
    project: Project, query: QueueQuery, number: int | None, passed: frozenset[int], limit: int | None
) -> _Found:
    """Find the threads in the order of work, the open one in front of them and those passed over behind.

    Where nothing is known of doubts they come as they were imported, no more of them than the limit.
    """
    order = project.work_order(query, limit)
    if not order.is_known:
        return _Found(order.numbers, _place(order.numbers, number))
    order = with_first(order, number, passed)
    return _Found(order.numbers, _place(order.numbers, number), order.whys)


def _number(project: Project, thread_id: str) -> int | None:
    try:
        return project.thread_number(thread_id)
    except KeyError:
        # It was taken out of the project meanwhile.
        return None


def _place(numbers: Sequence[int], number: int | None) -> int | None:
    if number is None:
        return None
    try:
        return numbers.index(number)
    except ValueError:
        return None
