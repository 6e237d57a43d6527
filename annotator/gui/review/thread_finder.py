"""Which threads a reviewer looks at, where the open one stands among them, and which comes next."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QObject, QTimer, Signal

from annotator.domain.changes import Changes
from annotator.domain.review_query import ReviewQuery, ReviewRow, ReviewSettings
from annotator.gui.language import sentence_of
from annotator.gui.review.bench import Bench
from annotator.gui.review.thread_rows import ThreadRows
from annotator.project import Project
from annotator.project.review_session import ReviewSession

REFRESH_AFTER_MS = 300


class ThreadFinder(QObject):
    """Asks the project for threads under review, and keeps what is shown up to date without moving it.

    Signals:
        found(int): another list is shown; how many threads are in it.
        placed(int | None): the open thread is another; its row.
        ended(): the reviewer wants the next thread and there is none.
        contested(int): how many verdicts are not accepted by now.
    """

    found = Signal(int)
    placed = Signal(object)
    ended = Signal()
    contested = Signal(int)

    def __init__(self, bench: Bench, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.bench = bench
        self.query = ReviewQuery()
        self.rows = ThreadRows(bench.desk.project.reviewing, bench.desk.background, self)
        self.rows.failed.connect(bench.desk.failed)
        self.place: int | None = None
        self._number: int | None = None
        self._asked = 0
        self._is_stale = True
        self._refresh = QTimer(self, singleShot=True, interval=REFRESH_AFTER_MS)
        self._refresh.timeout.connect(self._read_again)
        bench.opened.connect(self._opened)
        bench.learned.connect(self._learned)
        bench.desk.changed.connect(self._changed)
        bench.desk.saving.connect(self._saved)

    def begin(self) -> None:
        """Show the threads of the query, if others may have been submitted since."""
        self._count()
        if self._is_stale:
            self.ask(self.query)

    def ask(self, query: ReviewQuery, *, opening: bool = False) -> None:
        """Show the threads of a query as soon as they are found; ``opening``: and open the first of them."""
        if query.annotators != self.query.annotators:
            self.bench.annotators = query.annotators
            opening = opening or self.bench.session is not None
        self.query = query
        self._is_stale = False
        self._asked += 1
        asked = self._asked

        def show(numbers: array[int]) -> None:
            if asked != self._asked:
                return
            self.rows.show_numbers(numbers, query.annotators)
            self.place = self.rows.place_of(self._number)
            self.found.emit(len(numbers))
            self.placed.emit(self.place)
            if opening or self.bench.session is None:
                self._open(0 if self.place is None else self.place)
            else:
                self._look_ahead()

        self.bench.desk.background.run(self.bench.desk.project.reviewing.threads, query, done=show, failed=self._sorry)

    def open_row(self, place: int) -> None:
        """Open the thread of a row, whatever became of it."""
        self._open(place, exactly=True)

    def open_next(self) -> None:
        """Open the thread behind the open one, going round at the end."""
        count = len(self.rows.numbers)
        if self.place is None and count:
            self._open(0)
        elif self.place is not None and count > 1:
            self._open((self.place + 1) % count)
        else:
            self._end()

    def rest(self) -> None:
        """Ask for nothing any more."""
        self._refresh.stop()

    def _open(self, place: int, *, exactly: bool = False) -> None:
        """Open the thread of a row, or the next from there on that the query still asks for."""
        numbers, query = self.rows.numbers, self.query
        if not 0 <= place < len(numbers):
            self._end()
            return
        project, number = self.bench.desk.project, None if exactly else self._number

        def go(found: ReviewRow | None) -> None:
            if found is None:
                self._end()
                return
            row = found
            self._number, self.place = row.number, self.rows.place_of(row.number)
            self.bench.open_thread(row.thread_id)

        self.bench.desk.background.run(
            _first_from,
            project,
            numbers[place : place + 1] if exactly else numbers,
            0 if exactly else place,
            number,
            query if not exactly else replace(query, which="all", show="all"),
            done=go,
            failed=self._sorry,
        )

    def _end(self) -> None:
        """Nothing is left of the list."""
        self.place = self._number = None
        self.bench.clear()
        self.ended.emit()

    def _look_ahead(self) -> None:
        numbers, place = self.rows.numbers, self.place
        if place is None or len(numbers) < 2:
            return
        project, number, query = self.bench.desk.project, self._number, self.query

        def prepare(found: ReviewRow | None) -> None:
            if found is not None and found.number != self._number:
                self.bench.prepare(found.thread_id)

        after = (place + 1) % len(numbers)
        self.bench.desk.background.run(
            _first_from, project, numbers, after, number, query, done=prepare, failed=self._sorry
        )

    # --- what others say ---

    def _opened(self, session: ReviewSession | None) -> None:
        if session is None:
            self.placed.emit(None)
            return
        project, thread = self.bench.desk.project, session.thread.id

        def put(number: int) -> None:
            if self.bench.session is session:
                self._number = number
                self.place = self.rows.place_of(number)
                self.placed.emit(self.place)
                self._look_ahead()

        self.bench.desk.background.run(project.thread_number, thread, done=put, failed=self._sorry)

    def _learned(self, settings: ReviewSettings) -> None:
        self.rows.blind = settings.blind

    def _changed(self, changes: Changes) -> None:
        # Somebody submitted, or texts came; the list holds still until it is asked for again.
        self._is_stale = True
        self._refresh.start()

    def _saved(self, under_way: int) -> None:
        if not under_way:
            self._refresh.start()

    def _read_again(self) -> None:
        """Read again what is shown of the open thread, and what is contested."""
        self._count()
        number, annotators = self._number, self.query.annotators
        if number is not None:
            reviewing = self.bench.desk.project.reviewing
            self.bench.desk.background.run(
                reviewing.rows, [number], annotators, done=self.rows.put_rows, failed=self._sorry
            )

    def _count(self) -> None:
        count = self.bench.desk.project.reviewing.count_contested
        self.bench.desk.background.run(count, self.query.annotators, done=self.contested.emit, failed=self._sorry)

    def _sorry(self, error: Exception) -> None:
        self.bench.desk.failed.emit(sentence_of(error))


_AT_ONCE = 64


def _first_from(
    project: Project, numbers: Sequence[int], place: int, here: int | None, query: ReviewQuery
) -> ReviewRow | None:
    """Return the first thread from a row on, going round, that is still asked for; the open one is passed over."""
    for first in range(0, len(numbers), _AT_ONCE):
        places = [(place + step) % len(numbers) for step in range(first, min(first + _AT_ONCE, len(numbers)))]
        for row in project.reviewing.rows([numbers[at] for at in places], query.annotators):
            if query.asks_for(row) and row.number != here:
                return row
    return None
