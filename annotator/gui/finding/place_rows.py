"""The rows of a list of places: a heading for each thread, what a place shows read by the page as anybody looks."""

from __future__ import annotations

from array import array
from collections import OrderedDict
from collections.abc import Callable, Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from annotator.domain.finding import Hit, Place
from annotator.gui.background import Background
from annotator.gui.finding import place_words
from annotator.gui.language import sentence_of
from annotator.project import Project

PAGE = 64
KEPT = 48

_Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


class PlaceRows(QAbstractTableModel):
    """Places in their order; those of one thread that follow each other stand under one heading.

    With ``ticks`` each place that is not muted can be ticked, and is unless somebody refused that label there.

    Signals:
        ticked(): other places are ticked.
        failed(str): places could not be read.
    """

    ticked = Signal()
    failed = Signal(str)

    def __init__(
        self, project: Project, background: Background, *, ticks: bool = False, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.ticks = ticks
        self._project, self._background = project, background
        self._places: list[Place] = []
        self._rows = array("q")  # the number of a place, or -1 - the number of the first under a heading
        self._under: dict[int, int] = {}
        self._off: set[int] = set()
        self._threads: set[int] = set()
        self._pages: OrderedDict[int, dict[Place, Hit]] = OrderedDict()
        self._read_of: dict[int, int] = {}  # how many places of a page were asked for; it may have grown since
        self._asked: set[int] = set()
        self._generation = 0

    # --- what is shown ---

    @property
    def places(self) -> Sequence[Place]:
        """All places, in their order; not to be changed."""
        return self._places

    @property
    def threads(self) -> int:
        """How many threads they are in."""
        return len(self._threads)

    def show_places(
        self,
        places: Sequence[Place],
        *,
        off: Callable[[Place], bool] | None = None,
        known: Sequence[Hit] | None = None,
    ) -> None:
        """Show these places instead; ``off`` says which are not ticked to begin with.

        ``known`` is what is shown of them, where they are no more than a page and were read already.
        """
        self.beginResetModel()
        self._generation += 1
        self._places, self._rows, self._under = [], array("q"), {}
        self._threads = set()
        self._pages.clear()
        self._asked.clear()
        if known is not None:
            self._pages[0] = {hit.place: hit for hit in known}
            self._read_of[0] = len(places)
        self._take(places)
        untick = off or (lambda place: place.refused)
        self._off = {number for number, place in enumerate(places) if place.muted or untick(place)}
        self.endResetModel()
        self.ticked.emit()

    def add_places(self, places: Sequence[Place]) -> None:
        """Show these places behind the others."""
        rows, under, before = self._rows, dict(self._under), len(self._places)
        self._rows = array("q")
        self._take(places)
        fresh, self._rows = self._rows, rows
        grown, self._under = self._under, under
        if before % PAGE:  # what is under way for the last page is not all of it any more
            self._asked.discard(before // PAGE)
        self.beginInsertRows(_NOWHERE, len(rows), len(rows) + len(fresh) - 1)
        self._rows.extend(fresh)
        self._under = grown
        self.endInsertRows()

    def _take(self, places: Sequence[Place]) -> None:
        heading = max(self._under, default=-1)
        for place in places:
            number = len(self._places)
            if not self._places or self._places[-1].thread != place.thread:
                heading = number
                self._under[heading] = 0
                self._rows.append(-1 - heading)
            self._places.append(place)
            self._threads.add(place.thread)
            self._under[heading] += 1
            self._rows.append(number)

    # --- rows ---

    def number_at(self, row: int) -> int | None:
        """Return the number of the place in a row; None for a heading."""
        if not 0 <= row < len(self._rows) or self._rows[row] < 0:
            return None
        return self._rows[row]

    def is_heading(self, row: int) -> bool:
        """Whether a row is a thread's heading."""
        return self._rows[row] < 0

    def count_under(self, row: int) -> int:
        """Return how many places stand under a heading."""
        return self._under[-1 - self._rows[row]]

    def row_of(self, number: int) -> int:
        """Return in which row the place of that number stands."""
        return self._rows.index(number)

    def hit_at(self, row: int) -> Hit | None:
        """Return what is known of a row, of a heading its first place; what is not known yet is read, and announced."""
        if not 0 <= row < len(self._rows):
            return None
        number = self._rows[row]
        number = -1 - number if number < 0 else number
        page = number // PAGE
        hits = self._pages.get(page)
        if hits is None or number % PAGE >= self._read_of[page]:
            self._ask(page)
        if hits is None:
            return None
        self._pages.move_to_end(page)
        return hits.get(self._places[number])

    # --- ticks ---

    @property
    def chosen(self) -> tuple[Place, ...]:
        """The places that are ticked."""
        return tuple(place for number, place in enumerate(self._places) if number not in self._off)

    @property
    def could_be_chosen(self) -> int:
        """How many places can be ticked."""
        return sum(not place.muted for place in self._places)

    def is_ticked(self, row: int) -> bool:
        """Whether the place in a row is ticked."""
        return self._rows[row] not in self._off

    def toggle(self, row: int) -> None:
        """Tick the place in a row, or no longer."""
        number = self.number_at(row)
        if number is None or self._places[number].muted or not self.ticks:
            return
        self._off ^= {number}
        self.dataChanged.emit(self.index(row, 0), self.index(row, 0))
        self.ticked.emit()

    def tick_all(self, *, on: bool) -> None:
        """Tick all places that can be, or none."""
        self._off = {number for number, place in enumerate(self._places) if place.muted or not on}
        self.dataChanged.emit(self.index(0, 0), self.index(len(self._rows) - 1, 0))
        self.ticked.emit()

    # --- for Qt ---

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: _Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else 1

    def flags(self, index: _Index) -> Qt.ItemFlag:
        if not index.isValid() or self.is_heading(index.row()):
            return Qt.ItemFlag.NoItemFlags  # the arrow keys pass over headings
        checkable = Qt.ItemFlag.ItemIsUserCheckable if self.ticks else Qt.ItemFlag(0)
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | checkable

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        number = self.number_at(index.row())
        if role == Qt.ItemDataRole.CheckStateRole and self.ticks and number is not None:
            ticked = self.is_ticked(index.row())
            return None if self._places[number].muted else Qt.CheckState(2 * ticked)
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return None
        hit = self.hit_at(index.row())
        if hit is None:
            return ""
        return hit.title if number is None else place_words.spoken(hit, self._project.schema)

    def _ask(self, page: int) -> None:
        if page in self._asked:
            return
        self._asked.add(page)
        generation, first = self._generation, page * PAGE
        places = tuple(self._places[first : first + PAGE])

        def put(hits: list[Hit]) -> None:
            # Answers about other places come late; those about fewer than there are now do not count either.
            if generation != self._generation or len(self._places[first : first + PAGE]) != len(places):
                return
            self._asked.discard(page)
            self._pages[page] = {hit.place: hit for hit in hits}
            self._read_of[page] = len(places)
            while len(self._pages) > KEPT:
                self._pages.popitem(last=False)
            top = max(0, self._rows.index(first) - 1)
            last = min(len(self._rows) - 1, self._rows.index(first + len(places) - 1))
            self.dataChanged.emit(self.index(top, 0), self.index(last, 0))

        self._background.run(
            self._project.finder.hits, places, done=put, failed=lambda error: self.failed.emit(sentence_of(error))
        )
